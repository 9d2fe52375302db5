//! Reads what the server has, whole lists at a time, and lays it under what is still unsent.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Me,
    Goals,
    Successes,
    Suggestions,
}

impl What {
    const ALL: [Self; 4] = [Self::Me, Self::Goals, Self::Successes, Self::Suggestions];
}

/// How long an event about our own doing may take. A change that changed nothing has no event, and
/// must not hide a later one of somebody else's.
const OWN_EVENT_MS: i64 = 4_000;

/// What has been read, and what is being read.
#[derive(Default)]
pub(super) struct Loading {
    read: Vec<What>,
    reading: Vec<What>,
    /// Asked for again while it was being read.
    again: Vec<What>,
    /// What we did ourselves, and when: an event about it tells nothing new.
    own: Vec<(Id, i64)>,
    /// Events about our own doing that came before its answer.
    early: Vec<Id>,
    /// When everything was last asked for, in milliseconds since 1970.
    asked: i64,
}

impl Loading {
    /// We changed `id` at `now`, and the server's answer is here: an event about it is to come, if
    /// it has not come already.
    pub(super) fn expect_own(&mut self, id: Id, now: i64) {
        match self.early.iter().position(|early| *early == id) {
            Some(place) => drop(self.early.remove(place)),
            None => self.own.push((id, now)),
        }
    }

    /// Whether an event about `id`, heard at `now`, tells only of our own doing. `under_way` says
    /// that something about it is being sent.
    pub(super) fn is_own(&mut self, id: Id, now: i64, under_way: bool) -> bool {
        if under_way {
            self.early.push(id);
            return true;
        }
        self.own.retain(|(_, at)| now - at < OWN_EVENT_MS);
        let place = self.own.iter().position(|(own, _)| *own == id);
        place.map(|place| self.own.remove(place)).is_some()
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
                    make_sure_of(me.id);
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

/// Somebody else may have signed in beside this page: what one person said is never sent or shown
/// as another's.
fn make_sure_of(id: Id) {
    let somebody_else =
        KEPT.with_borrow(|kept| kept.known.me.as_ref().is_some_and(|me| me.id != id));
    if somebody_else {
        super::forget();
        let _ = window().location().reload();
    }
}

/// The language of whoever is here; before the welcome it is the phone's to say.
fn speak_their_language() {
    let language = local()
        .me()
        .with_untracked(|me| me.as_ref().filter(|me| me.welcomed).map(|me| me.language));
    if let Some(language) = language {
        words::set_language(language);
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
                speak_their_language();
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
