//! Guests without an account, each with a link of their own. The server makes the links, so this
//! needs network.

use kurs_domain::{
    Id,
    gatherings::{Gathering, Guest, GuestDraft, MOST_INVITED},
    people::Name,
};
use leptos::{prelude::*, task::spawn_local};

use super::texts::gathering_texts;
use crate::{
    celebrations::ShareOut,
    platform::{self, api},
    sync::{local, refresh},
    ui::{Confirm, Glyph, Icon, TextField, When, focus_on, kept, live, text_problem},
};

/// Where the focus goes when a guest is off the list.
const HEADING: &str = "guests";
/// The name of the field.
const FIELD: &str = "guest-name";

/// Inviting guests.
#[component]
pub(super) fn Guests(gathering: Memo<Option<Gathering>>) -> impl IntoView {
    let words = gathering_texts();
    let name = kept(FIELD, String::new());
    let wrong = RwSignal::new(None::<String>);
    let problem = RwSignal::new("");
    let guests =
        move || gathering.with(|it| it.as_ref().map(|it| it.guests.clone()).unwrap_or_default());
    let id = gathering.with_untracked(|it| it.as_ref().map(|it| it.id));
    let is_sent = live::memo(move || {
        gathering.with(|it| {
            it.as_ref().is_some_and(|it| it.version > 0 && local().state_of(it.id).is_none())
        })
    });
    let are_good = live::memo(move || {
        let today = local().today().get();
        gathering.with(|it| it.as_ref().is_some_and(|it| it.plan.are_links_good(today)))
    });
    // What comes back is on its way by the changes, too.
    let answered = move |answer: Result<(), api::ApiError>| match answer {
        Ok(()) => refresh(),
        Err(_) => drop(problem.try_set(words.guests_away)),
    };
    let new_id = StoredValue::new(platform::new_id());
    let invite = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(id) = id else { return };
        let draft = match Name::new(&name.get_untracked()) {
            Ok(name) => GuestDraft { name },
            Err(problem) => return wrong.set(Some(text_problem(problem).to_owned())),
        };
        problem.set("");
        let path = format!("/gatherings/{id}/guests/{}", new_id.get_value());
        spawn_local(async move {
            let answer = api::put::<Gathering>(&path, &draft, &[]).await.map(drop);
            if answer.is_ok() {
                // Sent twice it is still one guest; the next one is another.
                new_id.try_update_value(|id| *id = platform::new_id());
                name.try_set(String::new());
            }
            answered(answer);
        });
    };
    let remove = move |guest: Id| {
        let Some(id) = id else { return };
        spawn_local(async move {
            let answer = api::delete(&format!("/gatherings/{id}/guests/{guest}")).await;
            if answer.is_ok() {
                focus_on(HEADING);
            }
            answered(answer);
        });
    };
    let one = move |guest: Guest| {
        let guest_id = guest.id;
        let asking = RwSignal::new(false);
        view! {
            <li class="stack">
                <p dir="auto" class="strong">{guest.name.to_string()}</p>
                {live::view(move || {
                    if are_good.get() {
                        let url = guest.url.clone();
                        view! { <ShareOut url=url text=words.invite_text/> }.into_any()
                    } else {
                        view! { <p class="soft">{words.guest_link_over}</p> }.into_any()
                    }
                })}
                <button
                    type="button"
                    class="plain small"
                    on:click=live::act(move |_| asking.set(true))
                >
                    <Icon glyph=Glyph::Bin/>
                    {(words.guest_remove)(&guest.name)}
                </button>
                <Confirm
                    open=asking
                    title=(words.guest_remove_title)(&guest.name)
                    text=words.guest_remove_text
                    yes=words.guest_remove_yes
                    on_yes=Callback::new(move |()| remove(guest_id))
                />
            </li>
        }
    };
    view! {
        <section class="card stack">
            <h2 id=HEADING tabindex="-1">{words.guests}</h2>
            <p class="soft">{words.guests_text}</p>
            <ul class="stack">{live::view(move || guests().into_iter().map(one).collect_view())}</ul>
            <When when=move || !is_sent.get()><p class="soft">{words.guests_wait}</p></When>
            <When when=move || is_sent.get() && guests().len() < MOST_INVITED>
                <form class="stack" novalidate on:submit=live::act(invite)>
                    <TextField id=FIELD label=words.guest value=name max=60 problem=wrong/>
                    <button type="submit" class="quiet"><Icon glyph=Glyph::Plus/>{words.guest_add}</button>
                </form>
            </When>
            <p class="problem" role="alert">{problem}</p>
        </section>
    }
}
