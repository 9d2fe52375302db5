//! Hears from the server that something changed, and reads it.

use std::cell::RefCell;

use kurs_domain::events::{Event, EventKind};
use leptos::prelude::*;

use super::{
    KEPT, Session, local,
    refresh::{What, read, refresh},
};
use crate::{
    api::{self, Listening, Live},
    here,
};

thread_local! {
    static LISTENING: RefCell<Option<Listening>> = const { RefCell::new(None) };
}

/// Listens, if somebody is here and nothing is listened to yet.
pub(super) fn mind() {
    if local().session.get_untracked() != Session::In {
        return stop();
    }
    LISTENING.with_borrow_mut(|listening| {
        if listening.as_ref().is_none_or(Listening::is_closed) {
            let mut first = true;
            let first = RefCell::new(move || std::mem::take(&mut first));
            *listening = api::listen(move |live| match live {
                // What was there on connecting has just been read.
                Live::Refresh if (first.borrow_mut())() => {}
                Live::Refresh => refresh(),
                Live::Changed(event) => hear(event),
            });
        }
    });
}

/// Stops listening.
pub(super) fn stop() {
    if let Some(listening) = LISTENING.take() {
        listening.stop();
    }
}

fn hear(event: Event) {
    let own = KEPT.with_borrow_mut(|kept| {
        let about = (event.kind != EventKind::Me).then_some(event.id);
        let under_way = kept.outbox.is_under_way(about);
        kept.loading.is_own(event.id, here::now().millis(), under_way)
    });
    if own {
        return;
    }
    match event.kind {
        EventKind::Goal => read(What::Goals),
        EventKind::Success => read(What::Successes),
        EventKind::GoalSuggestion => read(What::Suggestions),
        // Who is assigned stands among one's own settings, as the team.
        EventKind::Me | EventKind::Assignment => read(What::Me),
        EventKind::EarlierWords | EventKind::Seen => {}
    }
}
