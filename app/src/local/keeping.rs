//! Keeps what is said in the phone's store before anyone is told that it is kept.

use js_sys::Promise;
use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

use super::{
    KEPT,
    disk::{Disk, EntryChange, Write},
    local, sender, show_again,
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
    /// The browser keeps nothing (a private window, a full disk): what is said lives only until
    /// the page is closed, or until it is sent.
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
    pub(super) disk: Option<Disk>,
    /// The entries of the outbox as they lie in the store, or will when what is under way is done.
    pub(super) written: Vec<(u64, String)>,
    /// What is to be written when the store is open.
    waiting: Vec<Write>,
    asked_for_promise: bool,
}

/// Writes what has changed of the outbox, and `records` with it, in one go.
pub(super) fn keep(records: Vec<Write>) {
    let job = KEPT.with_borrow_mut(|kept| {
        let entries = kept.phone.outbox.entries();
        let names: Vec<_> = entries.iter().map(|entry| (entry.number, entry.key)).collect();
        if local().storage.get_untracked() == Storage::Denied {
            // Sent from memory: better than not at all.
            for (number, key) in names {
                kept.phone.outbox.kept(number, key);
            }
            return None;
        }
        kept.keeping.waiting.extend(records);
        let disk = kept.keeping.disk.clone()?;
        let records = std::mem::take(&mut kept.keeping.waiting);
        let now: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some((entry.number, serde_json::to_string(entry).ok()?)))
            .collect();
        let changes = changes(&kept.keeping.written, &now);
        kept.keeping.written = now;
        Some((disk, names, changes, records))
    });
    let Some((disk, names, changes, records)) = job else { return };
    if changes.is_empty() && records.is_empty() {
        // Everything lies there already.
        mark_kept(&names);
        return;
    }
    spawn_local(async move {
        let news = [(!changes.is_empty(), News::Outbox), (!records.is_empty(), News::Records)];
        match disk.write(&changes, records).await {
            Ok(as_expected) => {
                if as_expected {
                    mark_kept(&names);
                }
                for (_, news) in news.into_iter().filter(|(is, _)| *is) {
                    tabs::tell(news);
                }
                if as_expected {
                    show_again();
                } else {
                    // Another tab was faster: what is not there yet is written over what is.
                    reload_outbox().await;
                    keep(Vec::new());
                }
                if !names.is_empty() {
                    ask_for_promise();
                }
            }
            Err(_) => deny(),
        }
        sender::kick();
    });
}

fn mark_kept(names: &[(u64, Id)]) {
    KEPT.with_borrow_mut(|kept| {
        for (number, key) in names {
            kept.phone.outbox.kept(*number, *key);
        }
    });
}

/// The store fails: what is said is sent from memory, and its owner is told.
pub(super) fn deny() {
    local().storage.set(Storage::Denied);
    // What lies there is for another time; what is in memory must not be measured by it.
    KEPT.with_borrow_mut(|kept| kept.keeping.disk = None);
    keep(Vec::new());
    show_again();
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

/// Takes over the outbox as it lies in the store, where other tabs write too.
pub(super) async fn reload_outbox() {
    let Some(disk) = KEPT.with_borrow(|kept| kept.keeping.disk.clone()) else { return };
    let Ok(stored) = disk.read_outbox().await else { return };
    KEPT.with_borrow_mut(|kept| {
        let read: Vec<_> =
            stored.iter().map(|(number, text)| (*number, crate::json::read(text).ok())).collect();
        let readable = |entry: &kurs_domain::phone::entry::Entry| {
            entry.format <= kurs_domain::phone::entry::FORMAT
        };
        let unknown = read.iter().find(|(_, entry)| !entry.as_ref().is_some_and(readable));
        let unknown = unknown.map(|(number, _)| *number);
        let entries = read.into_iter().filter_map(|(_, entry)| entry).filter(readable);
        kept.phone.outbox.take_stored(entries.collect(), unknown);
        let known: Vec<_> = kept.phone.outbox.entries().iter().map(|entry| entry.number).collect();
        kept.keeping.written =
            stored.into_iter().filter(|(number, _)| known.contains(number)).collect();
    });
    show_again();
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
