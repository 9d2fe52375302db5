//! Asks the server what changed, and lays it under what is still unsent.

use std::time::Duration;

use kurs_domain::{Id, access::AccessEntry, changes::Changes, people::Me};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

use super::{KEPT, Session, disk, keeping, live, local, sender, show_again, start};
use crate::platform::{
    self,
    api::{self, ApiError},
};

/// How long changes are gathered before they are asked for.
const GATHER: Duration = Duration::from_millis(300);
/// How long a look back at the page leaves what was heard before alone, in milliseconds.
const FRESH_MS: i64 = 5 * 60_000;

/// How the asking stands.
#[derive(Default)]
pub(super) struct Receiving {
    busy: bool,
    /// Asked for again meanwhile.
    again: bool,
    /// About to be asked for.
    soon: bool,
    /// When it was last asked for, in milliseconds by this phone's clock.
    asked: i64,
}

/// Asks again when the network returns and when somebody comes back to the page after a while.
pub(super) fn begin() {
    window_event_listener_untyped("online", |_| refresh());
    window_event_listener_untyped("offline", |_| local().connected.set(false));
    let look = || {
        local().mind_the_day();
        if document().visibility_state() == VisibilityState::Visible {
            let asked = KEPT.with_borrow(|kept| kept.receiving.asked);
            if platform::ticks() - asked > FRESH_MS {
                refresh();
            }
            live::mind();
        }
    };
    window_event_listener_untyped("focus", move |_| look());
    set_interval(look, Duration::from_secs(30));
}

/// Whether the server is being asked, or has just been.
pub(super) fn is_fresh() -> bool {
    let receiving = |kept: &super::Kept| {
        kept.receiving.busy || platform::ticks() - kept.receiving.asked < 1_000
    };
    KEPT.with_borrow(receiving)
}

/// Asks in a moment: several changes are often told at once.
pub(super) fn refresh_soon() {
    let first = KEPT.with_borrow_mut(|kept| !std::mem::replace(&mut kept.receiving.soon, true));
    if first {
        set_timeout(
            || {
                KEPT.with_borrow_mut(|kept| kept.receiving.soon = false);
                refresh();
            },
            GATHER,
        );
    }
}

/// Asks the server what changed.
pub fn refresh() {
    let begin = KEPT.with_borrow_mut(|kept| {
        let receiving = &mut kept.receiving;
        receiving.asked = platform::ticks();
        receiving.again = receiving.busy;
        !std::mem::replace(&mut receiving.busy, true)
    });
    if begin {
        spawn_local(async {
            let (person, result) = ask().await;
            let same = KEPT.with_borrow(|kept| kept.person) == person;
            let again = KEPT.with_borrow_mut(|kept| {
                kept.receiving.busy = false;
                if result.is_err() {
                    kept.phone.stop_taking();
                }
                std::mem::take(&mut kept.receiving.again)
            });
            if same {
                settle(result);
            }
            if again {
                refresh();
            }
        });
    }
}

/// Asks until nothing more follows, and tells whose changes they were.
async fn ask() -> (Option<Id>, Result<(), ApiError>) {
    let mut person = KEPT.with_borrow(|kept| kept.person);
    loop {
        let since = KEPT.with_borrow_mut(|kept| kept.phone.ask());
        let path = since.map_or("/changes".to_owned(), |since| format!("/changes?since={since}"));
        let answer = api::call("GET", &path, None, &[]).await;
        let read = answer.and_then(|text| {
            let changes: Changes = api::read(&text)?;
            let me: Me = changes.me.read().ok_or(ApiError::Unreadable)?;
            Ok((changes, me.id))
        });
        let (changes, me) = match read {
            Ok(read) => read,
            Err(error) => return (person, Err(error)),
        };
        if KEPT.with_borrow(|kept| kept.person) != person {
            // Somebody signed in or out meanwhile.
            return (person, Ok(()));
        }
        if person.is_none() {
            // Only now is it known who is here.
            person = Some(me);
            start::adopt(me);
        }
        let (more, writes) = (changes.more, disk::writes_of(&changes));
        if !KEPT.with_borrow_mut(|kept| kept.phone.take_changes(changes)) {
            continue;
        }
        keeping::keep(writes);
        if !more {
            return (person, Ok(()));
        }
    }
}

fn settle(result: Result<(), ApiError>) {
    let local = local();
    match result {
        Ok(()) => {
            local.connected.set(true);
            local.session.set(Session::In);
            show_again();
            start::settle();
            live::mind();
            sender::kick();
        }
        Err(ApiError::SignedOut(problem)) => signed_out(&problem.code),
        // Staff have no such thing; their own pages are the desk.
        Err(ApiError::Problem(problem))
            if matches!(&*problem.code, "forbidden" | "awaiting_confirmation") =>
        {
            let _ = window().location().replace("/desk");
        }
        Err(_) => local.connected.set(false),
    }
}

/// The server does not know who is here. What is kept stays.
pub(super) fn signed_out(code: &str) {
    if code == "other_person" {
        return start::make_way();
    }
    let known = KEPT.with_borrow(|kept| kept.person.is_some());
    local().session.set(Session::Out { expired: known || code == "session_expired" });
}

/// Reads who looked. It is asked for by the page that shows it, because looking changes it.
pub fn look_up_access_log() {
    let person = KEPT.with_borrow(|kept| kept.person);
    spawn_local(async move {
        let entries = api::get_all::<AccessEntry>("/access_log").await;
        if let Ok(entries) = entries
            && KEPT.with_borrow(|kept| kept.person) == person
        {
            local().access_log.set(Some(entries));
        }
    });
}
