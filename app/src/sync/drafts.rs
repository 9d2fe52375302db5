//! Drafts in the local store too: a browser writes `localStorage`, where they are read and typed, to the disk
//! many seconds late, and what was typed last would go with a battery.

use std::{cell::Cell, time::Duration};

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
    /// A write is scheduled.
    static SCHEDULED: Cell<bool> = const { Cell::new(false) };
    /// A write is running.
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn begin() {
    platform::on_draft(|discarded| {
        if discarded {
            // At once: it must not come back.
            spawn_local(write());
        } else if !SCHEDULED.replace(true) {
            write_after(DELAY);
        }
    });
}

fn write_after(delay: Duration) {
    set_timeout(
        || {
            SCHEDULED.set(false);
            spawn_local(write());
        },
        delay,
    );
}

/// Writes what changed, one batch after the other, each draft as it is then.
async fn write() {
    if WRITING.replace(true) {
        return;
    }
    loop {
        let (person, disk) = STATE.with_borrow(|state| (state.person, state.store.disk.clone()));
        let names = platform::take_changed();
        if names.is_empty() {
            break;
        }
        let of = |name: &String| match platform::stored_draft(name) {
            Some(stored) => Write::Put(DRAFTS, name.into(), stored.into()),
            None => Write::Delete(DRAFTS, name.into()),
        };
        let writes: Vec<_> = names.iter().map(of).collect();
        let written = match disk {
            Some(disk) => disk.write(&[], &writes).await.is_ok(),
            None => false,
        };
        if STATE.with_borrow(|state| state.person != person) {
            // They were somebody else's.
            continue;
        }
        if !written {
            platform::mark_changed(names);
            platform::changes_done();
            if !SCHEDULED.replace(true) {
                write_after(store::RETRY);
            }
            break;
        }
        platform::changes_done();
    }
    WRITING.set(false);
}

/// Puts back the drafts of which `disk` has a later copy than the page.
pub(super) async fn restore(disk: &Disk) -> Result<(), JsValue> {
    for (name, stored) in disk.read_all(DRAFTS, &JsValue::UNDEFINED).await? {
        if let (Some(name), Some(stored)) = (name.as_string(), stored.as_string()) {
            platform::restore_draft(&name, &stored);
        }
    }
    Ok(())
}
