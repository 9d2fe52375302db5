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
    forms::{Form, FormView, TextField, discard_draft},
    platform::api,
    sync::{local, refresh},
    ui::{Confirm, Glyph, Icon, When, focus_on, live},
};

/// Where the focus goes when a guest is off the list.
const HEADING: &str = "guests";
/// The name of the field.
const FIELD: &str = "guest-name";

/// Inviting guests.
#[component]
pub(super) fn Guests(gathering: Memo<Option<Gathering>>) -> impl IntoView {
    let words = gathering_texts();
    let guests =
        move || gathering.with(|it| it.as_ref().map(|it| it.guests.clone()).unwrap_or_default());
    let id = gathering.with_untracked(|it| it.as_ref().map(|it| it.id));
    let form = Form::new(format!("guest-{}", id.map(|id| id.to_string()).unwrap_or_default()));
    let name = form.text::<Name>(FIELD, "");
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
        Err(_) => drop(form.problem.try_set(words.guests_away.to_owned())),
    };
    let invite = move |()| {
        let (Some(id), Some(name)) = (id, form.read(|| name.read())) else { return };
        let path = format!("/gatherings/{id}/guests/{}", form.id());
        form.busy.set(true);
        let drafts = form.name();
        spawn_local(async move {
            let answer = api::put::<Gathering>(&path, &GuestDraft { name }, &[]).await.map(drop);
            form.busy.try_set(false);
            if answer.is_ok() {
                if !form.is_there() {
                    discard_draft(&drafts);
                }
                form.begin_anew();
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
                <FormView form=form save=words.guest_add on_save=invite quiet=true>
                    <TextField field=name label=words.guest/>
                </FormView>
            </When>
        </section>
    }
}
