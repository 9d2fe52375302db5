//! While a meeting goes on: following it from wherever one is, and showing those in the room how it
//! is.

use kurs_domain::meetings::{Meeting, OwnAct, ReactionDraft, ReactionKind};
use leptos::prelude::*;

use super::{
    act,
    texts::{meeting_texts, saying::saying_texts},
    when,
};
use crate::{
    platform,
    sync::{EntryState, Storage, local},
    ui::{When, announce, live, texts::ui_texts},
};

/// A picture of a reaction.
fn picture(kind: ReactionKind) -> &'static str {
    match kind {
        ReactionKind::Good => {
            "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 1 0 0-17M9 10v.01M15 10v.01M8 14c2 3 6 3 8 0"
        }
        ReactionKind::Hard => {
            "M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 1 0 0-17M9 10v.01M15 10v.01M8 16.500c2-3 6-3 8 0"
        }
        ReactionKind::Unclear => "M8 9c0-6 8-6 8-.500 0 4-4 3.500-4 7M12 19.500v.01",
        ReactionKind::Slower => {
            "M4 17h11a5 5 0 1 0-5-5c0 2 1 3 2.500 3M4 17c0-5 2-9 6-9M15 17h5c0-3-.5-5-2-6"
        }
        ReactionKind::Break => "M8 6v12M16 6v12",
    }
}

/// The row of reactions, and the break one has asked for.
#[component]
pub(super) fn GoingOn(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let problem = RwSignal::new("");
    let shown = RwSignal::new(None::<ReactionKind>);
    let show = move |kind: ReactionKind| {
        let draft = ReactionDraft { kind };
        match act(id, OwnAct::React { id: platform::new_id(), draft }) {
            Ok(()) => {
                problem.set("");
                shown.set(Some(kind));
                announce((words.reacted)((words.reaction)(kind)));
            }
            Err(why) => problem.set(why),
        }
    };
    let one = move |kind: ReactionKind| {
        view! {
            <button type="button" class="tile" on:click=live::act(move |_| show(kind))>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=picture(kind)></path></svg>
                {(words.reaction)(kind)}
            </button>
        }
    };
    // The last one, and how far it has come.
    let last = live::text(move || {
        let Some(kind) = shown.get() else { return String::new() };
        let last = meeting.with(|it| it.reactions.iter().rev().find(|it| it.kind == kind).cloned());
        let name = (words.reaction)(kind);
        let waits = last.and_then(|it| local().state_of(it.id));
        let state = match waits {
            Some(EntryState::Stored) => saying_texts().state_kept,
            Some(EntryState::Unstored) => ui_texts().only_on_screen,
            // Nothing is called kept before it is.
            Some(EntryState::Storing) => return (words.reacted)(name),
            Some(EntryState::Refused(_)) => saying_texts().state_refused,
            None => saying_texts().state_received,
        };
        format!("{} · {state}", (words.reacted)(name))
    });
    let now = live::text(move || {
        let current = meeting.with(|it| {
            let current = it.agenda_progress.current?;
            it.heading(current, None).map(str::to_owned)
        });
        current.map(|item| (words.live_now)(&item)).unwrap_or_default()
    });
    let breaks = live::view(move || {
        let all = meeting.with(|it| it.reactions.clone());
        let last = all.into_iter().rev().find(|it| it.kind == ReactionKind::Break)?;
        let text = match last.met_at {
            Some(at) => (words.break_met)(&when::time(at)),
            None => match local().state_of(last.id) {
                None => words.break_waits.to_owned(),
                Some(EntryState::Stored) => words.break_kept.to_owned(),
                Some(_) => return None,
            },
        };
        Some(view! { <p class="strong" role="status">{text}</p> })
    });
    view! {
        <section class="card stack offer going-on">
            <h2>{words.live}</h2>
            <p>{words.live_text}</p>
            <p class="strong" role="status">{now}</p>
            <When when=|| !local().connected().get() && local().storage().get() != Storage::Denied>
                <p class="strong" role="status">{words.live_offline}</p>
            </When>
            <h3>{words.reactions}</h3>
            <div class="tiles">{ReactionKind::ALL.map(one).into_iter().collect_view()}</div>
            <p class="soft small">{last}</p>
            {breaks}
            <p class="problem" role="alert">{problem}</p>
        </section>
    }
}
