//! Drafts of the signed-in person in `localStorage` or `sessionStorage`: the only personal data there, until it
//! is saved or the person signs out. Each has the time at which it was typed before its text, so that of two
//! copies the later one is known.
//!
//! Whoever stores drafts elsewhere too takes the names of those that changed, and reads each when it is written.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use kurs_domain::Id;
use leptos::prelude::window;
use web_sys::Storage;

/// The prefix of the keys of all drafts.
const ALL: &str = "kurs-draft-";
/// The prefix of the keys under which a tab stores what it has not written elsewhere.
const UNWRITTEN: &str = "kurs-unwritten-";

thread_local! {
    static OWNER: Cell<Option<Id>> = const { Cell::new(None) };
    /// Drafts go with the tab.
    static IN_TAB: Cell<bool> = const { Cell::new(false) };
    /// Drafts that are stored elsewhere, by name: in memory only.
    static ELSEWHERE: RefCell<BTreeMap<String, String>> = RefCell::default();
    /// The names of drafts that changed and are not written elsewhere yet.
    static CHANGED: RefCell<BTreeSet<String>> = RefCell::default();
    /// The names of changed drafts that are being written elsewhere.
    static TAKEN: RefCell<BTreeSet<String>> = RefCell::default();
    /// Called with whether a draft was discarded.
    static ON_CHANGE: Cell<fn(bool)> = const { Cell::new(|_| ()) };
}

/// From now on drafts belong to `person`.
pub fn set_draft_owner(person: Option<Id>) {
    if OWNER.replace(person) == person {
        return;
    }
    ELSEWHERE.take();
    TAKEN.take();
    // A tab that was reloaded goes on where it was.
    let unwritten = tab().and_then(|tab| tab.get_item(&unwritten_key()).ok()?);
    CHANGED.set(unwritten.iter().flat_map(|names| names.lines()).map(str::to_owned).collect());
}

/// From now on `changed` is called with whether the draft that changed was discarded.
pub fn on_draft(changed: fn(bool)) {
    ON_CHANGE.set(changed);
}

/// Drafts outlive the browser on a phone. At the desk, whose machine others use too, they go with the tab.
pub fn store_drafts_in_tab() {
    IN_TAB.set(true);
}

/// Whether drafts are stored for their tab alone, as at the desk.
pub fn are_drafts_in_tab() -> bool {
    IN_TAB.get()
}

fn prefix() -> String {
    let owner = OWNER.get().map(|owner| owner.to_string()).unwrap_or_default();
    format!("{ALL}{owner}-")
}

fn unwritten_key() -> String {
    format!("{UNWRITTEN}{}", prefix())
}

fn tab() -> Option<Storage> {
    window().session_storage().ok()?.filter(|_| IN_TAB.get())
}

fn storage() -> Option<Storage> {
    if IN_TAB.get() { tab() } else { window().local_storage().ok()? }
}

/// The draft `name` with its time, as it is stored on this device.
pub fn stored_draft(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{}{name}", prefix())).ok()?
}

fn without_time(stored: &str) -> &str {
    stored.split_once(' ').map_or(stored, |(_, text)| text)
}

/// As [`super::ticks`] gave it.
fn time_of(stored: &str) -> i64 {
    stored.split_once(' ').and_then(|(time, _)| time.parse().ok()).unwrap_or_default()
}

/// The draft `name` of whoever is signed in, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    let stored = stored_draft(name).map(|stored| without_time(&stored).to_owned());
    stored.or_else(|| ELSEWHERE.with_borrow(|all| all.get(name).cloned()))
}

/// The names and texts of the drafts of whoever is signed in that are stored on this device.
pub fn drafts_here() -> Vec<(String, String)> {
    let (Some(storage), prefix) = (storage(), prefix()) else { return Vec::new() };
    let keys = keys(&storage);
    let one = |key: String| {
        let stored = storage.get_item(&key).ok()??;
        Some((key.strip_prefix(&prefix)?.to_owned(), without_time(&stored).to_owned()))
    };
    keys.into_iter().filter_map(one).collect()
}

/// The names and texts of all drafts of whoever is signed in.
pub fn all_drafts() -> Vec<(String, String)> {
    let mut all = ELSEWHERE.with_borrow(Clone::clone);
    all.extend(drafts_here());
    all.into_iter().collect()
}

/// Stores the draft `name`, or discards it. This happens at every key, so it must be simple and at once.
pub fn store_draft(name: &str, text: Option<&str>) {
    if draft(name).as_deref() == text {
        return;
    }
    ELSEWHERE.with_borrow_mut(|all| all.remove(name));
    if let Some(storage) = storage() {
        let key = format!("{}{name}", prefix());
        // Later than the copy before it, also where the clock was put back.
        let before = stored_draft(name).map_or(0, |stored| time_of(&stored));
        let time = super::ticks().max(before + 1);
        let _ = match text {
            Some(text) => storage.set_item(&key, &format!("{time} {text}")),
            None => storage.remove_item(&key),
        };
    }
    mark_changed([name.to_owned()]);
    ON_CHANGE.get()(text.is_none());
}

/// Puts back the draft `name`, as it was stored with its time elsewhere on this device, unless the one that is
/// there is later, or changed since.
pub fn restore_draft(name: &str, stored: &str) {
    let is_later = stored_draft(name).is_none_or(|known| time_of(&known) < time_of(stored));
    let changed = [&CHANGED, &TAKEN]
        .into_iter()
        .any(|changed| changed.with_borrow(|changed| changed.contains(name)));
    if let Some(storage) = storage().filter(|_| is_later && !changed) {
        let _ = storage.set_item(&format!("{}{name}", prefix()), stored);
    }
}

/// From now on the draft `name`, if it is still `text`, is held in memory alone: it is stored elsewhere.
pub fn hold_in_memory(name: &str, text: &str) {
    let Some(storage) = storage().filter(|_| draft(name).as_deref() == Some(text)) else { return };
    let _ = storage.remove_item(&format!("{}{name}", prefix()));
    ELSEWHERE.with_borrow_mut(|all| all.insert(name.to_owned(), text.to_owned()));
}

/// Holds drafts that another computer stored, in memory, except those that changed here.
pub fn set_drafts_elsewhere(mut all: BTreeMap<String, String>) {
    for changed in [&CHANGED, &TAKEN] {
        changed.with_borrow(|changed| all.retain(|name, _| !changed.contains(name)));
    }
    ELSEWHERE.set(all);
}

/// Takes the names of the drafts that changed, to write them elsewhere. Whoever takes them marks again what
/// was not written, and says when that is done ([`changes_done`]).
pub fn take_changed() -> BTreeSet<String> {
    let taken = CHANGED.take();
    TAKEN.set(taken.clone());
    taken
}

/// What was taken is written, or marked again.
pub fn changes_done() {
    TAKEN.take();
    store_unwritten();
}

/// Marks drafts as changed and not written elsewhere yet.
pub fn mark_changed(names: impl IntoIterator<Item = String>) {
    CHANGED.with_borrow_mut(|changed| changed.extend(names));
    store_unwritten();
}

/// Stores what is not written elsewhere, so that a discarded draft does not come back with a reload.
fn store_unwritten() {
    let Some(tab) = tab() else { return };
    let mut names = CHANGED.with_borrow(Clone::clone);
    TAKEN.with_borrow(|taken| names.extend(taken.iter().cloned()));
    let names = names.into_iter().collect::<Vec<_>>().join("\n");
    let _ = if names.is_empty() {
        tab.remove_item(&unwritten_key())
    } else {
        tab.set_item(&unwritten_key(), &names)
    };
}

/// Discards the drafts of whoever is signed in whose names begin with `prefix`.
pub fn forget_drafts_of(prefix: &str) {
    for (name, _) in all_drafts().iter().filter(|(name, _)| name.starts_with(prefix)) {
        store_draft(name, None);
    }
}

/// Forgets all drafts on this device of whoever signs out; at the desk those of others too, who did not.
pub fn forget_drafts() {
    ELSEWHERE.take();
    CHANGED.take();
    TAKEN.take();
    let Some(storage) = storage() else { return };
    let of = if IN_TAB.get() { ALL.to_owned() } else { prefix() };
    let is_draft = |key: &String| key.starts_with(&of) || key.starts_with(UNWRITTEN);
    for key in keys(&storage).iter().filter(|key| is_draft(key)) {
        let _ = storage.remove_item(key);
    }
}

fn keys(storage: &Storage) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    keys.collect()
}
