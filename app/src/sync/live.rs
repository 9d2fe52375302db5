//! Listens to the server's events and asks for the changes they announce.

use std::cell::RefCell;

use leptos::prelude::*;

use super::{
    Session,
    events::{self, Listening, Live},
    local,
    receive::{refresh, refresh_soon},
};

thread_local! {
    static LISTENING: RefCell<Option<Listening>> = const { RefCell::new(None) };
}

/// Listens if somebody is signed in and no stream is open; stops otherwise.
pub(super) fn ensure_listening() {
    if local().session.get_untracked() != Session::In {
        return stop();
    }
    LISTENING.with_borrow_mut(|before| match before {
        Some(listening) if !listening.is_closed() => listening.check_leader(),
        _ => {
            // Also the first time: something may have changed between the first read and the stream.
            *before = Some(events::listen(false, |live| match live {
                Live::Refresh => refresh(),
                Live::Changed(_) => refresh_soon(),
            }));
        }
    });
}

pub(super) fn stop() {
    LISTENING.take();
}
