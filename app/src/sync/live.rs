//! Hears from the server that something changed, and asks for it.

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

/// Listens, if somebody is here and nothing is listened to yet.
pub(super) fn mind() {
    if local().session.get_untracked() != Session::In {
        return stop();
    }
    LISTENING.with_borrow_mut(|before| match before {
        Some(listening) if !listening.is_closed() => listening.look_after_leader(),
        _ => {
            *before = Some(events::listen(before.is_none(), |live| match live {
                Live::Refresh => refresh(),
                Live::Changed(_) => refresh_soon(),
            }));
        }
    });
}

/// Stops listening.
pub(super) fn stop() {
    LISTENING.take();
}
