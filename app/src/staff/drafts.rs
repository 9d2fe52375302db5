//! A caseworker's drafts on the server too, so that they are there on any computer. Those that are about no
//! young person stay in their tab.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};

use kurs_domain::{Id, drafts::DraftsPatch};
use leptos::{prelude::*, task::spawn_local};

use super::calls;
use crate::platform::{self, api::ApiError};

/// The delay before what is typed is sent, so that not every key is a request.
const DELAY: Duration = Duration::from_secs(1);
/// The delay before a retry when the server was unreachable.
const RETRY: Duration = Duration::from_secs(10);

/// A draft's text, or nothing where it was discarded, and the young person it is about.
type Change = (Id, Option<String>);

thread_local! {
    /// Records, and the young person each is about.
    static ABOUT: RefCell<HashMap<Id, Id>> = RefCell::default();
    /// What is not sent yet, by name.
    static CHANGED: RefCell<BTreeMap<String, Change>> = RefCell::default();
    /// The names of drafts that the server had.
    static STORED: RefCell<HashSet<String>> = RefCell::default();
}

pub(crate) fn begin() {
    platform::on_draft(|name, text| {
        let Some(about) = find_about(name) else { return };
        let change = (about, text.map(str::to_owned));
        let waits = CHANGED.with_borrow_mut(|changed| {
            let waits = !changed.is_empty();
            changed.insert(name.to_owned(), change);
            waits
        });
        if !waits {
            send_after(DELAY);
        }
    });
    // Whoever leaves the tab may not come back to it.
    let _ = window_event_listener_untyped("visibilitychange", |_| spawn_local(send()));
}

/// Drafts whose names have one of `records` in them are about `young_person`.
pub(crate) fn are_about(young_person: Id, records: impl IntoIterator<Item = Id>) {
    ABOUT.with_borrow_mut(|about| {
        about.extend(records.into_iter().map(|record| (record, young_person)));
    });
}

fn find_about(name: &str) -> Option<Id> {
    ABOUT.with_borrow(|about| {
        let found = about.iter().find(|(record, _)| name.contains(&record.to_string()));
        found.map(|(_, young_person)| *young_person)
    })
}

/// Whether the draft or form `name` is on the server too.
pub(crate) fn is_on_server(name: &str) -> bool {
    find_about(name).is_some()
        || STORED.with_borrow(|all| all.iter().any(|stored| stored.starts_with(name)))
}

/// Puts back the drafts that the server has and this tab has not.
pub(crate) async fn restore() {
    // What can't be read now is there at the next start.
    let Ok(stored) = calls::drafts().await else { return };
    for (name, text) in &stored.drafts {
        platform::restore_draft(name, text);
    }
    STORED.set(stored.drafts.into_keys().collect());
}

fn send_after(delay: Duration) {
    set_timeout(|| spawn_local(send()), delay);
}

/// Sends what is not sent yet.
pub(crate) async fn send() {
    let mut patches = BTreeMap::<Id, DraftsPatch>::new();
    for (name, (about, text)) in CHANGED.take() {
        let new = || DraftsPatch { about, drafts: BTreeMap::new() };
        patches.entry(about).or_insert_with(new).drafts.insert(name, text);
    }
    for (about, patch) in patches {
        // What the server refuses stays in this tab.
        if let Err(ApiError::Offline(_)) = calls::patch_drafts(&patch).await {
            CHANGED.with_borrow_mut(|changed| {
                for (name, text) in patch.drafts {
                    changed.entry(name).or_insert((about, text));
                }
            });
            send_after(RETRY);
        }
    }
}
