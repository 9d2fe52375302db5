//! Who speaks for one at a meeting: their link, whether it is in use, and what they brought back.

use kurs_domain::meetings::{Delegate, Meeting, MeetingState, OwnAct};
use leptos::prelude::*;

use super::{act, texts::meeting_texts, when};
use crate::{
    celebrations::ShareOut,
    successes::SentState,
    ui::{Confirm, Glyph, Icon, When, announce, focus_on, live},
};

/// Those who speak for one, and choosing somebody.
#[component]
pub(super) fn Delegates(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let open = live::memo(move || {
        meeting.with(|it| matches!(it.state, MeetingState::Planned | MeetingState::Held))
    });
    let ids = move || meeting.with(|it| it.delegates.iter().map(|one| one.id).collect::<Vec<_>>());
    let any = live::memo(move || meeting.with(|it| !it.delegates.is_empty()));
    let one = move |delegate_id| {
        let one = live::memo(move || {
            meeting.with(|it| it.delegates.iter().find(|one| one.id == delegate_id).cloned())
        });
        view! { <One meeting=meeting delegate=one/> }
    };
    view! {
        <When when=move || open.get() || any.get()>
            <section class="card stack">
                <h2 id="delegates" tabindex="-1">{words.delegates}</h2>
                <p class="soft">{words.delegates_text}</p>
                <ul class="stack"><For each=ids key=|id| *id children=one/></ul>
                <When when=move || open.get()>
                    <a class="quiet" href=format!("/meetings/{id}/delegates/new")>
                        <Icon glyph=Glyph::Plus/>
                        {words.delegate_new}
                    </a>
                </When>
            </section>
        </When>
    }
}

/// How their link stands.
fn link(it: &Delegate, open: bool) -> AnyView {
    let words = meeting_texts();
    if it.dismissed_at.is_some() {
        return view! { <p class="soft">{words.delegate_dismissed}</p> }.into_any();
    }
    let used = it.opened_at.map_or(words.delegate_not_opened.to_owned(), |at| {
        (words.delegate_opened)(&when::day_and_time(at))
    });
    match (&it.url, open) {
        (Some(url), true) => view! {
            <p class="soft">{used}</p>
            <ShareOut url=url.clone() text=words.delegate_share/>
        }
        .into_any(),
        (None, true) => view! { <p class="soft">{words.delegate_wait}</p> }.into_any(),
        // Of a meeting that is over no link is good any more.
        (_, false) => ().into_any(),
    }
}

#[component]
fn One(meeting: Memo<Meeting>, delegate: Memo<Option<Delegate>>) -> impl IntoView {
    let words = meeting_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let dismissing = RwSignal::new(false);
    let Some(first) = delegate.get_untracked() else { return ().into_any() };
    let id = first.id;
    let open = live::memo(move || {
        meeting.with(|it| matches!(it.state, MeetingState::Planned | MeetingState::Held))
    });
    let is_on = live::memo(move || {
        open.get() && delegate.with(|it| it.as_ref().is_some_and(|it| it.dismissed_at.is_none()))
    });
    let shown = live::view(move || {
        let it = delegate.get()?;
        let relation = it.draft.relation.as_ref().map(ToString::to_string);
        let sees =
            (words.delegate_sees_count)(it.draft.contribution_ids.len(), it.draft.sees_decisions);
        let task = it.draft.task.as_ref().map(ToString::to_string);
        let brought = it.brought_back.iter().map(|one| {
            let day = when::day(one.at);
            view! {
                <div class="answer">
                    <p class="strong small">{(words.delegate_brought)(&it.draft.name)}</p>
                    <p dir="auto" class="own">{one.words.to_string()}</p>
                    <p class="soft small">{day}</p>
                </div>
            }
        });
        let brought = brought.collect_view();
        Some(view! {
            <p>
                <span dir="auto" class="strong">{it.draft.name.to_string()}</span> " "
                <span dir="auto" class="soft">{relation}</span>
                <small class="soft"><SentState id=id/></small>
            </p>
            {task.map(|task| view! { <p dir="auto" class="own">{task}</p> })}
            <p class="soft small">{sees}</p>
            {link(&it, open.get())}
            {brought}
        })
    });
    let dismiss = Callback::new(move |()| {
        if act(meeting_id, OwnAct::Dismiss { id }).is_ok() {
            announce(words.delegate_dismissed);
            focus_on("delegates");
        }
    });
    view! {
        <li class="stack delegate">
            {shown}
            <When when=move || is_on.get()>
                <div class="chips">
                    <a class="chip" href=format!("/meetings/{meeting_id}/delegates/{id}")>
                        <Icon glyph=Glyph::Pen/>
                        {words.delegate_change}
                    </a>
                    <button type="button" class="chip" on:click=live::act(move |_| dismissing.set(true))>
                        <Icon glyph=Glyph::Bin/>
                        {words.delegate_dismiss}
                    </button>
                </div>
            </When>
            <Confirm
                open=dismissing
                title=words.delegate_dismiss
                text=words.delegate_dismiss_text
                yes=words.delegate_dismiss
                on_yes=dismiss
            />
        </li>
    }
    .into_any()
}
