//! Keeps what is said in the phone's store before anyone is told that it is kept.

use std::time::Duration;

use js_sys::Promise;
use kurs_domain::{
    Id, json,
    sync::entry::{Entry, FORMAT},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::StorageManager;

use super::{
    KEPT,
    disk::{Disk, EntryChange, Write},
    local, sender, set_if_changed, show_again, start,
    tabs::{self, News},
};

/// Whether this phone can keep anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    /// Nobody is here, or the store is being opened.
    #[default]
    Opening,
    /// What is said is kept.
    Open,
    /// The browser keeps nothing now (a private window, a full disk): what is said lives only until
    /// the page is closed, or until it is sent, or until the store can be opened again.
    Denied,
}

/// Whether the browser has promised never to clear what is kept to make room for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Promised {
    /// Not known yet.
    #[default]
    Unknown,
    /// It has.
    Yes,
    /// It has not.
    No,
}

/// How the store stands.
#[derive(Default)]
pub(super) struct Keeping {
    /// The store, while it is open.
    pub(super) disk: Option<Disk>,
    /// What lies in it has been read.
    read: bool,
    /// The entries of the outbox as they lie in the store, as far as is known.
    pub(super) written: Vec<(u64, String)>,
    /// What is to be written beside them, in order.
    waiting: Vec<Write>,
    /// The writer at work.
    writer: Option<Promise>,
    /// The next attempt at a store that failed.
    retry: Option<TimeoutHandle>,
    asked_for_promise: bool,
}

/// How long a store that fails is left alone.
const RETRY: Duration = Duration::from_secs(10);

/// Writes what has changed of the outbox, and `records` with it. What can't be written now waits until
/// there is a store.
pub(super) fn keep(records: Vec<Write>) {
    KEPT.with_borrow_mut(|kept| {
        kept.keeping.waiting.extend(records);
        if local().storage.get_untracked() == Storage::Denied {
            // Sent from memory: better than not at all.
            kept.phone.outbox.store_is_away();
        }
        if let (Some(person), None) = (kept.person, &kept.keeping.writer) {
            kept.keeping.writer = Some(future_to_promise(async move {
                write_all(person).await;
                if is_here(person) {
                    KEPT.with_borrow_mut(|kept| kept.keeping.writer = None);
                    sender::kick();
                }
                Ok(JsValue::UNDEFINED)
            }));
        }
    });
}

/// The same, and waits for it. False if it does not lie in the store.
pub(super) async fn keep_surely(records: Vec<Write>) -> bool {
    keep(records);
    if let Some(writer) = KEPT.with_borrow(|kept| kept.keeping.writer.clone()) {
        let _ = JsFuture::from(writer).await;
    }
    KEPT.with_borrow(|kept| kept.keeping.waiting.is_empty())
}

fn is_here(person: Id) -> bool {
    KEPT.with_borrow(|kept| kept.person == Some(person))
}

/// Writes until nothing is left. The store is opened where it is not; one that fails is opened again
/// at once, and when that does not help, after a while.
async fn write_all(person: Id) {
    let mut failed = false;
    loop {
        let done = match KEPT.with_borrow(|kept| kept.keeping.disk.clone()) {
            Some(disk) => write(person, &disk).await,
            None => open(person).await,
        };
        if !is_here(person) {
            return;
        }
        match done {
            Ok(false) => failed = false,
            Ok(true) => {
                return set_if_changed(local().storage, Storage::Open);
            }
            Err(_) if failed => return deny(),
            Err(_) => {
                failed = true;
                close();
            }
        }
    }
}

/// Opens the store of `person`, writes what is in memory by then, because it is newer, and reads what
/// lies there.
async fn open(person: Id) -> Result<bool, JsValue> {
    let disk = Disk::open(person, lost).await?;
    if !is_here(person) {
        disk.close();
        return Ok(true);
    }
    KEPT.with_borrow_mut(|kept| kept.keeping.disk = Some(disk.clone()));
    while !write(person, &disk).await? {}
    if !is_here(person) {
        return Ok(true);
    }
    let read = KEPT.with_borrow_mut(|kept| std::mem::replace(&mut kept.keeping.read, true));
    if !read && KEPT.with_borrow(|kept| kept.phone.knows_all()) {
        // The server was faster.
        reload_outbox().await?;
    } else {
        start::load().await?;
    }
    Ok(false)
}

/// Writes what of `person` is not in the store yet. True if there was nothing.
async fn write(person: Id, disk: &Disk) -> Result<bool, JsValue> {
    let (names, changes, records, now) = KEPT.with_borrow_mut(|kept| {
        let entries = kept.phone.outbox.entries();
        let names: Vec<_> = entries.iter().map(|entry| (entry.number, entry.key)).collect();
        let now: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.number, serde_json::to_string(entry).ok()?)))
            .collect();
        let changes = changes(&kept.keeping.written, &now);
        (names, changes, std::mem::take(&mut kept.keeping.waiting), now)
    });
    if changes.is_empty() && records.is_empty() {
        mark_kept(&names);
        return Ok(true);
    }
    let written = disk.write(&changes, &records).await;
    if !is_here(person) {
        return Ok(true);
    }
    let news = [(!changes.is_empty(), News::Outbox), (!records.is_empty(), News::Records)];
    let as_expected = KEPT.with_borrow_mut(|kept| {
        match written {
            Ok(true) => kept.keeping.written = now,
            Ok(false) => {}
            // They go first the next time.
            Err(_) => {
                let later = std::mem::replace(&mut kept.keeping.waiting, records);
                kept.keeping.waiting.extend(later);
            }
        }
        written
    })?;
    for (_, news) in news.into_iter().filter(|(is, _)| *is) {
        tabs::tell(news);
    }
    if as_expected {
        mark_kept(&names);
    } else {
        // Another tab was faster: what is not there yet is written over what is.
        reload_outbox().await?;
    }
    show_again();
    if !names.is_empty() {
        ask_for_promise();
    }
    Ok(false)
}

fn mark_kept(names: &[(u64, Id)]) {
    KEPT.with_borrow_mut(|kept| {
        for (number, key) in names {
            kept.phone.outbox.stored(*number, *key);
        }
    });
}

/// The store fails: entries are sent from memory until it can be opened again, and the status line says so.
fn deny() {
    close();
    local().storage.set(Storage::Denied);
    KEPT.with_borrow_mut(|kept| kept.phone.outbox.store_is_away());
    show_again();
    let retry = set_timeout_with_handle(|| keep(Vec::new()), RETRY).ok();
    let before = KEPT.with_borrow_mut(|kept| std::mem::replace(&mut kept.keeping.retry, retry));
    if let Some(before) = before {
        before.clear();
    }
}

/// Closes the store: the next one to write opens it.
fn close() {
    if let Some(disk) = KEPT.with_borrow_mut(|kept| kept.keeping.disk.take()) {
        disk.close();
    }
}

/// The connection `disk` is lost: where it is still the one in use, the store is opened again.
fn lost(disk: &Disk) {
    if is_open(disk) {
        close();
        keep(Vec::new());
    }
}

/// Hands on what was `found` in the store, whose connection is opened again where that failed.
pub(super) fn hear<T>(disk: &Disk, found: Result<T, JsValue>) -> Result<T, JsValue> {
    if found.is_err() {
        lost(disk);
    }
    found
}

/// What must change for the store to hold `now`.
fn changes(written: &[(u64, String)], now: &[(u64, String)]) -> Vec<EntryChange> {
    let find = |all: &[(u64, String)], number: u64| {
        all.iter().find(|(known, _)| *known == number).map(|(_, text)| text.clone())
    };
    let put = now
        .iter()
        .map(|(number, text)| (*number, find(written, *number), Some(text.clone())))
        .filter(|(_, before, after)| before != after);
    let gone = written
        .iter()
        .filter(|(number, _)| find(now, *number).is_none())
        .map(|(number, text)| (*number, Some(text.clone()), None));
    put.chain(gone).map(|(number, before, after)| EntryChange { number, before, after }).collect()
}

/// Whether `disk` is the store that is open now.
pub(super) fn is_open(disk: &Disk) -> bool {
    KEPT.with_borrow(|kept| kept.keeping.disk.as_ref().is_some_and(|now| now.is(disk)))
}

/// Takes over the outbox as it lies in the store, where other tabs write too.
pub(super) async fn reload_outbox() -> Result<(), JsValue> {
    let Some(disk) = KEPT.with_borrow(|kept| kept.keeping.disk.clone()) else { return Ok(()) };
    let stored = hear(&disk, disk.read_outbox().await)?;
    if !is_open(&disk) {
        return Ok(());
    }
    KEPT.with_borrow_mut(|kept| {
        let read: Vec<_> =
            stored.iter().map(|(number, text)| (*number, json::read(text).ok())).collect();
        let readable = |entry: &Entry| entry.format <= FORMAT;
        let unknown = read.iter().find(|(_, entry)| !entry.as_ref().is_some_and(readable));
        let unknown = unknown.map(|(number, _)| *number);
        let entries = read.into_iter().filter_map(|(_, entry)| entry).filter(readable);
        kept.phone.outbox.take_stored(entries.collect(), unknown);
        let known: Vec<_> = kept.phone.outbox.entries().iter().map(|entry| entry.number).collect();
        kept.keeping.written =
            stored.into_iter().filter(|(number, _)| known.contains(number)).collect();
    });
    show_again();
    Ok(())
}

fn storage_manager() -> Option<StorageManager> {
    // Absent where the page did not come over https.
    let navigator = window().navigator();
    js_sys::Reflect::get(&navigator, &"storage".into())
        .is_ok_and(|it| it.is_object())
        .then(|| navigator.storage())
}

async fn answer(promise: Result<Promise, JsValue>) {
    if let Ok(promise) = promise
        && let Ok(answer) = JsFuture::from(promise).await
    {
        local().promised.set(if answer.is_truthy() { Promised::Yes } else { Promised::No });
    }
}

/// Asks whether the promise has been given before.
pub(super) fn look_for_promise() {
    spawn_local(async {
        if let Some(storage) = storage_manager() {
            answer(storage.persisted()).await;
        }
    });
}

/// Asks the browser to promise that it never clears what is kept: when the first thing has been
/// said, because only then is there something to keep.
fn ask_for_promise() {
    let first =
        KEPT.with_borrow_mut(|kept| !std::mem::replace(&mut kept.keeping.asked_for_promise, true));
    if first && local().promised.get_untracked() != Promised::Yes {
        spawn_local(async {
            if let Some(storage) = storage_manager() {
                answer(storage.persist()).await;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_written() {
        let all = |texts: &[(u64, &str)]| {
            texts.iter().map(|(n, text)| (*n, (*text).to_owned())).collect::<Vec<_>>()
        };
        let written = all(&[(1, "a"), (2, "b"), (3, "c")]);
        let now = all(&[(2, "b"), (3, "ø"), (4, "d")]);
        let got = changes(&written, &now);
        let expected = [(3, Some("c"), Some("ø")), (4, None, Some("d")), (1, Some("a"), None)];
        let expected = expected.map(|(number, before, after)| EntryChange {
            number,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        });
        assert_eq!(got, expected);
    }
}
