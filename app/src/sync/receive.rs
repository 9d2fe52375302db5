//! Asks the server for changes and applies them to the replica, under the unsent actions.

use std::time::Duration;

use kurs_domain::{Id, access::AccessEntry, changes::Changes, people::Me};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

use super::{STATE, Session, disk, live, local, sender, start, store, update_screens};
use crate::platform::{
    self,
    api::{self, ApiError},
};

/// How long events are coalesced before changes are requested.
const COALESCE: Duration = Duration::from_millis(300);
/// How old the last request must be, in milliseconds, for a focused page to send another.
const RECENT_MS: i64 = 5 * 60_000;

/// The state of the requests for changes.
#[derive(Default)]
pub(super) struct Receiving {
    busy: bool,
    /// Another request is due after the running one.
    again: bool,
    /// A request is scheduled.
    soon: bool,
    /// When the last request was sent, in milliseconds by this device's clock.
    asked: i64,
}

/// Asks again when the network returns, and on focus or twice a minute when the last request is old.
pub(super) fn begin() {
    window_event_listener_untyped("online", |_| refresh());
    window_event_listener_untyped("offline", |_| local().connected.set(false));
    let look = || {
        local().update_today();
        if document().visibility_state() == VisibilityState::Visible {
            let asked = STATE.with_borrow(|state| state.receiving.asked);
            if platform::ticks() - asked > RECENT_MS {
                refresh();
            }
            live::ensure_listening();
        }
    };
    window_event_listener_untyped("focus", move |_| look());
    set_interval(look, Duration::from_secs(30));
}

/// Whether a request is running or was sent within the last second.
pub(super) fn asked_recently() -> bool {
    let receiving = |state: &super::State| {
        state.receiving.busy || platform::ticks() - state.receiving.asked < 1_000
    };
    STATE.with_borrow(receiving)
}

/// Asks for changes after [`COALESCE`], because several events often arrive together.
pub(super) fn refresh_soon() {
    let first = STATE.with_borrow_mut(|state| !std::mem::replace(&mut state.receiving.soon, true));
    if first {
        set_timeout(
            || {
                STATE.with_borrow_mut(|state| state.receiving.soon = false);
                refresh();
            },
            COALESCE,
        );
    }
}

/// Asks the server for changes; during a running request another one follows it.
pub fn refresh() {
    let begin = STATE.with_borrow_mut(|state| {
        let receiving = &mut state.receiving;
        receiving.asked = platform::ticks();
        receiving.again = receiving.busy;
        !std::mem::replace(&mut receiving.busy, true)
    });
    if begin {
        spawn_local(async {
            let (person, result) = ask().await;
            let same = STATE.with_borrow(|state| state.person) == person;
            let again = STATE.with_borrow_mut(|state| {
                state.receiving.busy = false;
                if result.is_err() {
                    state.phone.stop_taking();
                }
                std::mem::take(&mut state.receiving.again)
            });
            if same {
                handle_result(result);
            }
            if again {
                refresh();
            }
        });
    }
}

/// Asks page by page until nothing more follows; returns the person whose changes they were.
async fn ask() -> (Option<Id>, Result<(), ApiError>) {
    let mut person = STATE.with_borrow(|state| state.person);
    loop {
        let since = STATE.with_borrow_mut(|state| state.phone.ask());
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
        if STATE.with_borrow(|state| state.person) != person {
            // Somebody signed in or out meanwhile.
            return (person, Ok(()));
        }
        if person.is_none() {
            // The first answer says who is signed in.
            person = Some(me);
            start::open_identified(me);
        }
        let (more, writes) = (changes.more, disk::writes_of(&changes));
        if !STATE.with_borrow_mut(|state| state.phone.take_changes(changes)) {
            continue;
        }
        store::store(writes);
        if !more {
            return (person, Ok(()));
        }
    }
}

fn handle_result(result: Result<(), ApiError>) {
    let local = local();
    match result {
        Ok(()) => {
            local.connected.set(true);
            local.session.set(Session::In);
            update_screens();
            start::show_signed_in();
            live::ensure_listening();
            sender::start_sending();
        }
        Err(ApiError::SignedOut(problem)) => signed_out(&problem.code),
        // Staff have no changes to sync; their pages are the desk.
        Err(ApiError::Problem(problem))
            if matches!(&*problem.code, "forbidden" | "awaiting_confirmation") =>
        {
            let _ = window().location().replace("/desk");
        }
        Err(_) => local.connected.set(false),
    }
}

/// Handles an answer that there is no session. The stored data stays.
pub(super) fn signed_out(code: &str) {
    if code == "other_person" {
        return start::reload_for_other_person();
    }
    let known = STATE.with_borrow(|state| state.person.is_some());
    local().session.set(Session::Out { expired: known || code == "session_expired" });
}

/// Reads the access log. Only the page that shows it asks for it, because every look changes it.
pub fn look_up_access_log() {
    let person = STATE.with_borrow(|state| state.person);
    spawn_local(async move {
        let entries = api::get_all::<AccessEntry>("/access_log").await;
        if let Ok(entries) = entries
            && STATE.with_borrow(|state| state.person) == person
        {
            local().access_log.set(Some(entries));
        }
    });
}
