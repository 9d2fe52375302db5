//! Writes the outbox and the replica to the local store, and opens the store again when it fails.

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
    STATE,
    disk::{Disk, EntryChange, Write},
    drafts, local, sender, set_if_changed, start,
    tabs::{self, Message},
    update_screens,
};

/// Whether the local store works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Storage {
    /// Nobody is signed in, or the store is being opened.
    #[default]
    Opening,
    Open,
    /// The browser stores nothing at the moment (a private window, a full disk): entries exist only in
    /// memory until they are sent or the store can be opened again.
    Denied,
}

/// Whether the browser granted persistent storage, which it never evicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Persisted {
    #[default]
    Unknown,
    Yes,
    No,
}

/// The state of the local store.
#[derive(Default)]
pub(super) struct Store {
    /// The store, while it is open.
    pub(super) disk: Option<Disk>,
    /// Its contents have been read.
    read: bool,
    /// The outbox entries in the store, as last read or written by this tab.
    pub(super) written: Vec<(u64, String)>,
    /// Writes besides the outbox that have not been made yet, in order.
    waiting: Vec<Write>,
    /// The running writer.
    writer: Option<Promise>,
    /// The timer of the next attempt to open a store that failed.
    retry: Option<TimeoutHandle>,
    persistence_requested: bool,
}

/// The delay before a store that failed is opened again.
pub(super) const RETRY: Duration = Duration::from_secs(10);

/// Writes the changes of the outbox, and `records` with them. What can't be written now is written when
/// the store is open.
pub(super) fn store(records: Vec<Write>) {
    STATE.with_borrow_mut(|state| {
        state.store.waiting.extend(records);
        if local().storage.get_untracked() == Storage::Denied {
            // Without a store, sending from memory is better than not sending.
            state.phone.outbox.store_is_away();
        }
        if let (Some(person), None) = (state.person, &state.store.writer) {
            state.store.writer = Some(future_to_promise(async move {
                write_all(person).await;
                if is_current(person) {
                    STATE.with_borrow_mut(|state| state.store.writer = None);
                    sender::start_sending();
                }
                Ok(JsValue::UNDEFINED)
            }));
        }
    });
}

/// Like [`store`], and waits for the writer. False if something is still unwritten.
pub(super) async fn store_and_wait(records: Vec<Write>) -> bool {
    store(records);
    if let Some(writer) = STATE.with_borrow(|state| state.store.writer.clone()) {
        let _ = JsFuture::from(writer).await;
    }
    STATE.with_borrow(|state| state.store.waiting.is_empty())
}

fn is_current(person: Id) -> bool {
    STATE.with_borrow(|state| state.person == Some(person))
}

/// Writes until nothing is left, opening the store if needed. After a failure the store is opened again once
/// at once, then after [`RETRY`].
async fn write_all(person: Id) {
    let mut failed = false;
    loop {
        let done = match STATE.with_borrow(|state| state.store.disk.clone()) {
            Some(disk) => write(person, &disk).await,
            None => open(person).await,
        };
        if !is_current(person) {
            return;
        }
        match done {
            Ok(false) => failed = false,
            Ok(true) => {
                return set_if_changed(local().storage, Storage::Open);
            }
            Err(_) if failed => return retry_later(),
            Err(_) => {
                failed = true;
                close();
            }
        }
    }
}

/// Opens the store of `person`, writes what is in memory first, because it is newer, and then reads the
/// store.
async fn open(person: Id) -> Result<bool, JsValue> {
    let disk = Disk::open(person, lost).await?;
    if !is_current(person) {
        disk.close();
        return Ok(true);
    }
    STATE.with_borrow_mut(|state| state.store.disk = Some(disk.clone()));
    while !write(person, &disk).await? {}
    if !is_current(person) {
        return Ok(true);
    }
    if !STATE.with_borrow(|state| state.store.read) {
        drafts::restore(&disk).await?;
    }
    let read = STATE.with_borrow_mut(|state| std::mem::replace(&mut state.store.read, true));
    if !read && STATE.with_borrow(|state| state.phone.knows_all()) {
        // The server's answer came before the store was read.
        reload_outbox().await?;
    } else {
        start::load().await?;
    }
    Ok(false)
}

/// Writes what is not in the store yet. True if there was nothing to write.
async fn write(person: Id, disk: &Disk) -> Result<bool, JsValue> {
    let (keys, changes, records, now) = STATE.with_borrow_mut(|state| {
        let entries = state.phone.outbox.entries();
        let keys: Vec<_> = entries.iter().map(|entry| (entry.number, entry.key)).collect();
        let now: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.number, serde_json::to_string(entry).ok()?)))
            .collect();
        let changes = changes(&state.store.written, &now);
        (keys, changes, std::mem::take(&mut state.store.waiting), now)
    });
    if changes.is_empty() && records.is_empty() {
        mark_stored(&keys);
        return Ok(true);
    }
    let written = disk.write(&changes, &records).await;
    if !is_current(person) {
        return Ok(true);
    }
    let messages =
        [(!changes.is_empty(), Message::Outbox), (!records.is_empty(), Message::Records)];
    let as_expected = STATE.with_borrow_mut(|state| {
        match written {
            Ok(true) => state.store.written = now,
            Ok(false) => {}
            // They are written first at the next attempt.
            Err(_) => {
                let later = std::mem::replace(&mut state.store.waiting, records);
                state.store.waiting.extend(later);
            }
        }
        written
    })?;
    for (_, message) in messages.into_iter().filter(|(is, _)| *is) {
        tabs::post(message);
    }
    if as_expected {
        mark_stored(&keys);
    } else {
        // Another tab wrote meanwhile: read its entries, then write what is still missing.
        reload_outbox().await?;
    }
    update_screens();
    if !keys.is_empty() {
        request_persistence();
    }
    Ok(false)
}

fn mark_stored(keys: &[(u64, Id)]) {
    STATE.with_borrow_mut(|state| {
        for (number, key) in keys {
            state.phone.outbox.stored(*number, *key);
        }
    });
}

/// Handles a store that failed twice: entries are sent from memory until it can be opened again.
fn retry_later() {
    close();
    local().storage.set(Storage::Denied);
    STATE.with_borrow_mut(|state| state.phone.outbox.store_is_away());
    update_screens();
    let retry = set_timeout_with_handle(|| store(Vec::new()), RETRY).ok();
    let before = STATE.with_borrow_mut(|state| std::mem::replace(&mut state.store.retry, retry));
    if let Some(before) = before {
        before.clear();
    }
}

/// Closes the store; the next writer opens it again.
fn close() {
    if let Some(disk) = STATE.with_borrow_mut(|state| state.store.disk.take()) {
        disk.close();
    }
}

/// Handles a lost connection: if it is the current one, the store is opened again.
fn lost(disk: &Disk) {
    if is_open(disk) {
        close();
        store(Vec::new());
    }
}

/// Passes `found` through; a read that failed closes the store and opens it again.
pub(super) fn reopen_on_error<T>(disk: &Disk, found: Result<T, JsValue>) -> Result<T, JsValue> {
    if found.is_err() {
        lost(disk);
    }
    found
}

/// The changes that turn the stored entries `written` into `now`.
fn changes(written: &[(u64, String)], now: &[(u64, String)]) -> Vec<EntryChange> {
    let find = |all: &[(u64, String)], number: u64| {
        all.iter().find(|(known, _)| *known == number).map(|(_, text)| text.clone())
    };
    let put = now
        .iter()
        .map(|(number, text)| (*number, find(written, *number), Some(text.clone())))
        .filter(|(_, before, after)| before != after);
    let deleted = written
        .iter()
        .filter(|(number, _)| find(now, *number).is_none())
        .map(|(number, text)| (*number, Some(text.clone()), None));
    put.chain(deleted)
        .map(|(number, before, after)| EntryChange { number, before, after })
        .collect()
}

/// Whether `disk` is the current connection.
pub(super) fn is_open(disk: &Disk) -> bool {
    STATE.with_borrow(|state| state.store.disk.as_ref().is_some_and(|now| now.is(disk)))
}

/// Reads the outbox from the store, because other tabs write it too.
pub(super) async fn reload_outbox() -> Result<(), JsValue> {
    let Some(disk) = STATE.with_borrow(|state| state.store.disk.clone()) else { return Ok(()) };
    let stored = reopen_on_error(&disk, disk.read_outbox().await)?;
    if !is_open(&disk) {
        return Ok(());
    }
    STATE.with_borrow_mut(|state| {
        let read: Vec<_> =
            stored.iter().map(|(number, text)| (*number, json::read(text).ok())).collect();
        let readable = |entry: &Entry| entry.format <= FORMAT;
        let unknown = read.iter().find(|(_, entry)| !entry.as_ref().is_some_and(readable));
        let unknown = unknown.map(|(number, _)| *number);
        let entries = read.into_iter().filter_map(|(_, entry)| entry).filter(readable);
        state.phone.outbox.take_stored(entries.collect(), unknown);
        let known: Vec<_> = state.phone.outbox.entries().iter().map(|entry| entry.number).collect();
        state.store.written =
            stored.into_iter().filter(|(number, _)| known.contains(number)).collect();
    });
    update_screens();
    Ok(())
}

fn storage_manager() -> Option<StorageManager> {
    // Absent on a page that was not loaded over https.
    let navigator = window().navigator();
    js_sys::Reflect::get(&navigator, &"storage".into())
        .is_ok_and(|it| it.is_object())
        .then(|| navigator.storage())
}

async fn set_persisted(promise: Result<Promise, JsValue>) {
    if let Ok(promise) = promise
        && let Ok(answer) = JsFuture::from(promise).await
    {
        local().persisted.set(if answer.is_truthy() { Persisted::Yes } else { Persisted::No });
    }
}

/// Reads whether persistent storage was granted before.
pub(super) fn read_persisted() {
    spawn_local(async {
        if let Some(storage) = storage_manager() {
            set_persisted(storage.persisted()).await;
        }
    });
}

/// Requests persistent storage when the first entry has been written, because only then is there something
/// to lose.
fn request_persistence() {
    let first = STATE
        .with_borrow_mut(|state| !std::mem::replace(&mut state.store.persistence_requested, true));
    if first && local().persisted.get_untracked() != Persisted::Yes {
        spawn_local(async {
            if let Some(storage) = storage_manager() {
                set_persisted(storage.persist()).await;
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
