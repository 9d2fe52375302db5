//! Reads what the server has, whole lists at a time, and lays it under what is still unsent.

use std::collections::HashMap;

use kurs_domain::{Id, access::AccessEntry, goals::Goal, people::Me, successes::Success};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

use super::{KEPT, Session, cache::Record, live, local, sender, show_again};
use crate::{
    api::{self, ApiError},
    here, words,
};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum What {
    Me,
    Goals,
    Successes,
    Suggestions,
}

impl What {
    const ALL: [Self; 4] = [Self::Me, Self::Goals, Self::Successes, Self::Suggestions];
}

/// What has been read, and what is being read.
#[derive(Default)]
pub(super) struct Loading {
    read: Vec<What>,
    reading: Vec<What>,
    /// Asked for again while it was being read.
    again: Vec<What>,
    /// Events to come that tell of our own doing.
    own: HashMap<Id, u32>,
    /// When everything was last asked for, in milliseconds since 1970.
    asked: i64,
}

impl Loading {
    /// An event about `id` is to come that tells us nothing new.
    pub(super) fn expect_own(&mut self, id: Id) {
        *self.own.entry(id).or_default() += 1;
    }

    /// Whether an event about `id` tells only of our own doing.
    pub(super) fn is_own(&mut self, id: Id) -> bool {
        match self.own.get_mut(&id) {
            Some(0) | None => false,
            Some(count) => {
                *count -= 1;
                true
            }
        }
    }
}

/// Reads everything, and reads it again when somebody comes back to the page after a while.
pub(super) fn begin() {
    refresh();
    window_event_listener_untyped("online", |_| refresh());
    let look = || {
        local().mind_the_day();
        if document().visibility_state() == VisibilityState::Visible {
            let asked = KEPT.with_borrow(|kept| kept.loading.asked);
            if here::now().millis() - asked > 5 * 60_000 {
                refresh();
            }
            live::mind();
        }
    };
    window_event_listener_untyped("focus", move |_| look());
    set_interval(look, std::time::Duration::from_secs(30));
}

/// Asks the server for everything.
pub fn refresh() {
    KEPT.with_borrow_mut(|kept| kept.loading.asked = here::now().millis());
    for what in What::ALL {
        read(what);
    }
}

/// Reads one list, or reads it once more if it is being read right now.
pub(super) fn read(what: What) {
    let begin = KEPT.with_borrow_mut(|kept| {
        let loading = &mut kept.loading;
        if loading.reading.contains(&what) {
            loading.again.push(what);
            return false;
        }
        loading.reading.push(what);
        true
    });
    if begin {
        spawn_local(async move {
            let result = fetch(what).await;
            let again = KEPT.with_borrow_mut(|kept| {
                let loading = &mut kept.loading;
                loading.reading.retain(|reading| *reading != what);
                let again = loading.again.contains(&what);
                loading.again.retain(|again| *again != what);
                again
            });
            settle(what, result);
            if again {
                read(what);
            }
        });
    }
}

/// Reads one list into what is known. A list that was overtaken by an answer of the server to
/// something sent meanwhile is read again.
async fn fetch(what: What) -> Result<(), ApiError> {
    let answers = || KEPT.with_borrow(|kept| kept.sending.answers);
    loop {
        let before = answers();
        match what {
            What::Me => {
                let me: Me = api::get("/me").await?;
                if answers() == before {
                    words::set_language(me.language);
                    KEPT.with_borrow_mut(|kept| kept.take_in(Record::Me(me)));
                    return Ok(());
                }
            }
            What::Goals => {
                let goals: Vec<Goal> = api::get_all("/goals").await?;
                if answers() == before {
                    KEPT.with_borrow_mut(|kept| kept.known.goals = goals);
                    return Ok(());
                }
            }
            What::Successes => {
                let successes: Vec<Success> = api::get_all("/successes").await?;
                if answers() == before {
                    KEPT.with_borrow_mut(|kept| {
                        kept.known.successes = successes;
                        kept.known.sort();
                    });
                    return Ok(());
                }
            }
            What::Suggestions => {
                let suggestions = api::get_all("/goal_suggestions").await?;
                if answers() == before {
                    KEPT.with_borrow_mut(|kept| kept.known.suggestions = suggestions);
                    return Ok(());
                }
            }
        }
    }
}

fn settle(what: What, result: Result<(), ApiError>) {
    let local = local();
    match result {
        Ok(()) => {
            let ready = KEPT.with_borrow_mut(|kept| {
                kept.loading.read.push(what);
                What::ALL.iter().all(|what| kept.loading.read.contains(what))
            });
            local.connected.set(true);
            show_again();
            if what == What::Me {
                local.session.set(Session::In);
                live::mind();
                sender::kick();
            }
            if ready && !local.ready.get_untracked() {
                local.ready.set(true);
            }
        }
        Err(ApiError::SignedOut(problem)) => {
            let expired = problem.code == "session_expired";
            local.session.set(Session::Out { expired });
        }
        // Staff have no such list; their own pages are the desk.
        Err(ApiError::Problem(problem)) if problem.status == 403 => {}
        Err(_) => local.connected.set(false),
    }
}

/// Reads who looked. It is asked for by the page that shows it, because looking changes it.
pub fn look_up_access_log() {
    spawn_local(async {
        if let Ok(entries) = api::get_all::<AccessEntry>("/access_log").await {
            local().access_log.set(Some(entries));
        }
    });
}
