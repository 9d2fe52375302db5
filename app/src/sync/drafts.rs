//! Drafts in the local store too: a browser writes `localStorage`, where they are read and typed, to the disk
//! many seconds later, and what was typed last would go with a battery.

use std::{cell::RefCell, collections::BTreeMap, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    STATE,
    disk::{DRAFTS, Disk, Write},
    store,
};
use crate::platform;

/// The delay before what is typed is written, so that not every key waits for the disk.
const DELAY: Duration = Duration::from_millis(500);

thread_local! {
    /// What is not written yet, by name; nothing where the draft was discarded.
    static CHANGED: RefCell<BTreeMap<String, Option<String>>> = RefCell::default();
}

pub(super) fn begin() {
    platform::on_draft(|name, text| {
        let change = (name.to_owned(), text.map(str::to_owned));
        let waits = CHANGED.with_borrow_mut(|changed| {
            let waits = !changed.is_empty();
            changed.insert(change.0, change.1);
            waits
        });
        if !waits {
            write_after(DELAY);
        }
    });
}

fn write_after(delay: Duration) {
    set_timeout(|| spawn_local(write()), delay);
}

async fn write() {
    let changed = CHANGED.take();
    let of = |(name, text): (&String, &Option<String>)| match text {
        Some(text) => Write::Put(DRAFTS, name.into(), text.into()),
        None => Write::Delete(DRAFTS, name.into()),
    };
    let writes: Vec<_> = changed.iter().map(of).collect();
    let (person, disk) = STATE.with_borrow(|state| (state.person, state.store.disk.clone()));
    let written = match disk {
        Some(disk) => disk.write(&[], &writes).await.is_ok(),
        None => false,
    };
    if !written && STATE.with_borrow(|state| state.person == person) {
        CHANGED.with_borrow_mut(|now| {
            for (name, text) in changed {
                now.entry(name).or_insert(text);
            }
        });
        write_after(store::RETRY);
    }
}

/// Drops what is not written yet.
pub(super) fn forget() {
    CHANGED.take();
}

/// Puts back the drafts that `disk` has and the page has not.
pub(super) async fn restore(disk: &Disk) -> Result<(), JsValue> {
    for (name, text) in disk.read_all(DRAFTS, &JsValue::UNDEFINED).await? {
        if let (Some(name), Some(text)) = (name.as_string(), text.as_string()) {
            platform::restore_draft(&name, &text);
        }
    }
    Ok(())
}
