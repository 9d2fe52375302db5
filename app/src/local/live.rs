//! Hears from the server that something changed, and asks for it.

use std::cell::RefCell;

use leptos::prelude::*;

use super::{
    Session, local,
    receive::{refresh, refresh_soon},
};
use crate::api::{self, Listening, Live};

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
                Live::Changed(_) => refresh_soon(),
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
