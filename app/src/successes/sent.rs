//! How far a thing has come: kept on this phone, received, seen, or sent back.

use kurs_domain::{Id, direction::listed, successes::Success};
use leptos::prelude::*;

use super::audience;
use crate::{
    successes::texts::success_texts,
    sync::{EntryState, all, local},
    ui::{live, texts::ui_texts},
};

/// Says in a few words how far the success `id` has come, with its pictures.
#[component]
pub fn SentState(
    /// Which success.
    id: Id,
) -> impl IntoView {
    let words = success_texts();
    let local = local();
    live::view(move || {
        let (seen_by, pictures) = all::<Success>().with(|all| {
            let success = all.iter().find(|success| success.id == id);
            success.map_or_else(Default::default, |success| {
                let seen = local.seen_by(&audience(success), success.updated_at);
                (seen, success.file_ids.clone())
            })
        });
        let picture = || pictures.iter().find_map(|id| local.state_of(*id));
        let (class, text) = match (local.state_of(id), picture()) {
            (Some(EntryState::Refused(_)), _) | (_, Some(EntryState::Refused(_))) => {
                ("sent refused", words.refused.to_owned())
            }
            (Some(EntryState::Unstored), _) | (_, Some(EntryState::Unstored)) => {
                ("sent", ui_texts().only_on_screen.to_owned())
            }
            // Nothing is called kept before it is.
            (Some(EntryState::Storing), _) => ("sent", String::new()),
            (Some(EntryState::Stored), _) => ("sent kept", words.sent_kept.to_owned()),
            (None, Some(_)) => ("sent kept", words.picture_waits.to_owned()),
            (None, None) if seen_by.is_empty() => {
                // Nobody needs to see that all is well.
                ("sent received unseen", words.received.to_owned())
            }
            (None, None) => ("sent seen", (words.seen_by)(&listed(&seen_by, ui_texts().and))),
        };
        view! { <span class=class>{text}</span> }
    })
}
