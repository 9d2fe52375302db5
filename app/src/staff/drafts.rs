//! A caseworker's drafts on the server, so that they are there on any computer: a tab stores what the server has
//! not received yet, and what is about no young person.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use kurs_domain::{Id, drafts::DraftsPatch};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{calls, session::StaffSession};
use crate::platform::{self, api::ApiError, browser::pause};

/// The delay before what is typed is sent, so that not every key is a request.
const DELAY: Duration = Duration::from_secs(1);
/// The delay before a retry when the server was unreachable.
const RETRY: Duration = Duration::from_secs(10);
/// The most bytes of one request: well below the server's limit.
const MOST_BYTES: usize = 45_000;

thread_local! {
    static SESSION: Cell<Option<StaffSession>> = const { Cell::new(None) };
    /// Records, and the young person each is about.
    static ABOUT: RefCell<HashMap<Id, Id>> = RefCell::default();
    /// The drafts as the server has them.
    static RECEIVED: RefCell<BTreeMap<String, String>> = RefCell::default();
    /// A request is scheduled.
    static SCHEDULED: Cell<bool> = const { Cell::new(false) };
    /// A request is running.
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

pub(crate) fn begin(session: StaffSession) {
    SESSION.set(Some(session));
    platform::on_draft(|discarded| {
        if discarded {
            spawn_local(send());
        } else {
            send_after(DELAY);
        }
    });
    // Whoever leaves the tab may not come back to it.
    let _ = window_event_listener_untyped("visibilitychange", |_| spawn_local(send()));
}

/// Drafts whose names have one of `records` in them are about `young_person`.
pub(crate) fn are_about(young_person: Id, records: impl IntoIterator<Item = Id>) {
    let new = ABOUT.with_borrow_mut(|about| {
        records.into_iter().filter(|it| about.insert(*it, young_person).is_none()).count()
    });
    if new > 0 {
        mark_unsent();
    }
}

fn find_about(name: &str) -> Option<Id> {
    ABOUT.with_borrow(|about| {
        let found = about.iter().find(|(record, _)| name.contains(&record.to_string()));
        found.map(|(_, young_person)| *young_person)
    })
}

/// Whether the server has the draft `name` as it is.
pub(crate) fn is_received(name: &str) -> bool {
    RECEIVED.with_borrow(|all| all.get(name).cloned()) == platform::draft(name)
}

/// Sends the drafts that are in this tab alone, as after a reload.
fn mark_unsent() {
    let here = platform::drafts_here().into_iter().map(|(name, _)| name);
    let unsent: Vec<_> =
        here.filter(|name| find_about(name).is_some() && !is_received(name)).collect();
    if !unsent.is_empty() {
        platform::mark_changed(unsent);
        send_after(DELAY);
    }
}

/// Reads the drafts that the server has.
pub(crate) async fn restore() {
    // What can't be read now is there at the next start.
    let Ok(stored) = calls::drafts().await else { return };
    RECEIVED.set(stored.drafts.clone());
    platform::set_drafts_elsewhere(stored.drafts);
    mark_unsent();
    send_after(DELAY);
}

fn send_after(delay: Duration) {
    if !SCHEDULED.replace(true) {
        set_timeout(
            || {
                SCHEDULED.set(false);
                spawn_local(send());
            },
            delay,
        );
    }
}

/// The next request: of what changed, as it is now.
fn take_patch() -> Option<DraftsPatch> {
    let mut patch = None::<DraftsPatch>;
    let (mut later, mut bytes) = (Vec::new(), 0);
    for name in platform::take_changed() {
        let Some(about) = find_about(&name) else {
            // The page that says whom it is about is not open yet.
            if RECEIVED.with_borrow(|all| all.contains_key(&name)) {
                later.push(name);
            }
            continue;
        };
        let text = platform::draft(&name);
        bytes += name.len() + text.as_ref().map_or(0, String::len);
        let patch = patch.get_or_insert_with(|| DraftsPatch { about, drafts: BTreeMap::new() });
        if patch.about == about && (bytes <= MOST_BYTES || patch.drafts.is_empty()) {
            patch.drafts.insert(name, text);
        } else {
            later.push(name);
        }
    }
    platform::mark_changed(later);
    patch
}

/// Sends what changed, one request after the other.
pub(crate) async fn send() {
    if SENDING.replace(true) {
        return;
    }
    while let Some(patch) = take_patch() {
        let answer = calls::patch_drafts(&patch).await;
        if let Some(session) = SESSION.get() {
            session.observe(&answer);
        }
        match answer {
            Ok(()) => RECEIVED.with_borrow_mut(|all| {
                for (name, text) in patch.drafts {
                    match text {
                        Some(text) => {
                            platform::hold_in_memory(&name, &text);
                            all.insert(name, text);
                        }
                        None => {
                            all.remove(&name);
                        }
                    }
                }
            }),
            Err(wrong) => {
                let signed_out = matches!(wrong, ApiError::SignedOut(_));
                if signed_out || wrong.is_retryable() {
                    platform::mark_changed(patch.drafts.into_keys());
                }
                if !signed_out {
                    send_after(RETRY);
                }
                break;
            }
        }
        platform::changes_done();
        if let Some(session) = SESSION.get() {
            session.drafts_sent.update(|count| *count += 1);
        }
    }
    platform::changes_done();
    SENDING.set(false);
}

/// Sends what changed, and waits for it, but not for ever.
pub(crate) async fn send_and_wait() {
    send().await;
    for _ in 0..50 {
        if !SENDING.get() {
            break;
        }
        let _ = JsFuture::from(pause(100)).await;
    }
}
