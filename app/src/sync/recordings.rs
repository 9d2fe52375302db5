//! Recordings that are only on this device: running ones, stored piece by piece, and finished ones that are
//! not sent. Nobody else has them, so nothing evicts them until their speaker sends or discards them.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Uint8Array};
use kurs_domain::{Id, recordings};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Blob;

use super::{
    STATE,
    disk::{FILES, PIECES, RECORDINGS, Write, file_of},
    pictures, store,
};
use crate::platform::{
    self,
    browser::{call, find, make, object, of_window, wait},
};

/// The metadata of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub meeting: Id,
    /// The part of the meeting it is about, if any.
    pub about: Option<Id>,
    /// Its MIME type, such as `audio/webm`.
    pub form: String,
    pub millis: i64,
    /// Whether it was finished; otherwise the page was closed during it.
    pub ended: bool,
}

impl Recorded {
    fn write(&self, file: Id) -> Write {
        let text = serde_json::to_string(self).unwrap_or_default();
        Write::Put(RECORDINGS, key(file), text.into())
    }
}

thread_local! {
    /// Recordings of this page load, for a browser that stores nothing.
    static IN_MEMORY: RefCell<Vec<(Id, Recorded)>> = RefCell::default();
}

/// A running recording. It is stored for the person who began it only.
pub struct Recording {
    file: Id,
    meeting: Id,
    person: Option<Id>,
    pieces: Cell<usize>,
    release: RefCell<Option<Function>>,
}

impl Recording {
    pub fn begin(meeting: Id) -> Self {
        let file = platform::new_id();
        let person = STATE.with_borrow(|state| state.person);
        let release = RefCell::new(lock(file));
        Self { file, meeting, person, pieces: Cell::new(0), release }
    }

    /// Whether the person who began it is still signed in.
    fn is_owner_signed_in(&self) -> bool {
        STATE.with_borrow(|state| state.person) == self.person
    }

    fn recorded(&self, about: Option<Id>, form: &str, millis: i64, ended: bool) -> Recorded {
        Recorded { meeting: self.meeting, about, form: form.to_owned(), millis, ended }
    }

    /// Stores the next piece; with it the recording is `millis` long.
    pub fn store_piece(&self, piece: &Blob, about: Option<Id>, form: &str, millis: i64) {
        if !self.is_owner_signed_in() {
            return;
        }
        let place = self.pieces.replace(self.pieces.get() + 1);
        let put = Write::Put(PIECES, piece_key(self.file, place).into(), piece.into());
        store::store(vec![put, self.recorded(about, form, millis, false).write(self.file)]);
    }

    /// Releases the lock, so that another page may take what has been recorded.
    pub fn unlock(&self) {
        if let Some(go) = self.release.take() {
            let _ = go.call0(&JsValue::NULL);
        }
    }

    /// Stores the finished recording as one `file`. Returns its id and whether it is in the store; if not,
    /// it is in memory until the page is closed.
    pub async fn finish(&self, file: &Blob, about: Option<Id>, millis: i64) -> (Id, bool) {
        let recorded = self.recorded(about, &file.type_(), millis, true);
        if !self.is_owner_signed_in() {
            return (self.file, false);
        }
        pictures::cache_in_memory(self.file, file);
        let stored = store::store_and_wait(file_writes(self.file, &recorded, file)).await;
        if !stored && self.is_owner_signed_in() {
            IN_MEMORY.with_borrow_mut(|all| all.push((self.file, recorded)));
        }
        (self.file, stored)
    }

    pub fn discard(&self) {
        self.unlock();
        discard(self.file);
    }
}

/// The writes that replace the pieces by one file.
fn file_writes(id: Id, recorded: &Recorded, file: &Blob) -> Vec<Write> {
    let mut writes = vec![Write::Put(FILES, key(id), file.into()), recorded.write(id)];
    writes.extend(pieces_of(id).map(|pieces| Write::Delete(PIECES, pieces)));
    writes
}

/// Every recording that is only on this device, newest first.
pub async fn all() -> Vec<(Id, Recorded)> {
    let mut all = Vec::new();
    if let Some(disk) = STATE.with_borrow(|state| state.store.disk.clone()) {
        let found =
            store::reopen_on_error(&disk, disk.read_all(RECORDINGS, &JsValue::UNDEFINED).await);
        all.extend(found.unwrap_or_default().into_iter().filter_map(|(id, text)| {
            let recorded = kurs_domain::json::read(&text.as_string()?).ok()?;
            Some((Id::parse(&id.as_string()?).ok()?, recorded))
        }));
    }
    IN_MEMORY.with_borrow(|in_memory| {
        let missing = in_memory.iter().filter(|(id, _)| !all.iter().any(|(known, _)| known == id));
        all.extend(missing.cloned().collect::<Vec<_>>());
    });
    // Ids sort by creation time.
    all.reverse();
    all
}

/// The newest unsent recording for `meeting` that no page is recording at the moment. One that was
/// interrupted is assembled from its pieces.
pub async fn latest_of(meeting: Id) -> Option<(Id, Recorded)> {
    for (id, recorded) in all().await {
        if recorded.meeting == meeting
            && !is_locked(id).await
            && (pictures::find(id).await.is_some() || assemble(id, &recorded).await)
        {
            return Some((id, recorded));
        }
    }
    None
}

/// Makes one file of the pieces of the recording `id`. False when there are none.
async fn assemble(id: Id, recorded: &Recorded) -> bool {
    let (Some(disk), Some(range)) =
        (STATE.with_borrow(|state| state.store.disk.clone()), pieces_of(id))
    else {
        return false;
    };
    let Ok(found) = store::reopen_on_error(&disk, disk.read_all(PIECES, &range).await) else {
        return false;
    };
    // Nothing after a missing piece can be played.
    let in_order = found.into_iter().enumerate().take_while(|(place, (key, _))| {
        key.as_string().is_some_and(|key| key == piece_key(id, *place))
    });
    let pieces: Array = in_order.filter_map(|(_, (_, piece))| file_of(&piece)).collect();
    let options = object(&[("type", recorded.form.as_str().into())]);
    let Some(spoken) = make("Blob", &[pieces.into(), options]) else { return false };
    let Some(bytes) = wait(&spoken, "arrayBuffer", &[]).await else { return false };
    // The last bytes may end in the middle of a packet.
    let whole = recordings::whole(&Uint8Array::new(&bytes).to_vec());
    let Some(end) = u32::try_from(whole).ok().filter(|end| *end > 0) else {
        // Nothing playable was stored.
        store::store(deletions(id));
        return false;
    };
    let file = call(&spoken, "slice", &[0.into(), end.into(), recorded.form.as_str().into()]);
    let Some(file) = file.and_then(|it| it.dyn_into::<Blob>().ok()) else { return false };
    pictures::cache_in_memory(id, &file);
    // If there is no room for the file, the pieces stay.
    store::store_and_wait(file_writes(id, recorded, &file)).await;
    true
}

/// Deletes the metadata and pieces of the recording `id`, whose file is in the outbox now.
pub fn was_sent(id: Id) {
    store::store(deletions(id));
}

/// Deletes the recording `id`.
pub fn discard(id: Id) {
    pictures::drop_from_memory(id);
    let mut writes = deletions(id);
    writes.push(Write::Delete(FILES, key(id)));
    store::store(writes);
}

fn deletions(id: Id) -> Vec<Write> {
    IN_MEMORY.with_borrow_mut(|all| all.retain(|(known, _)| *known != id));
    let pieces = pieces_of(id).map(|pieces| Write::Delete(PIECES, pieces));
    [Write::Delete(RECORDINGS, key(id))].into_iter().chain(pieces).collect()
}

/// Drops the recordings in memory.
pub(super) fn forget() {
    IN_MEMORY.take();
}

fn key(id: Id) -> JsValue {
    id.to_string().into()
}

fn piece_key(id: Id, place: usize) -> String {
    format!("{id}/{place:05}")
}

/// The key range of all pieces of the recording `id`.
fn pieces_of(id: Id) -> Option<JsValue> {
    let ends = [format!("{id}/"), format!("{id}/~")].map(JsValue::from);
    call(&of_window("IDBKeyRange")?, "bound", &ends)
}

fn lock_name(id: Id) -> String {
    format!("kurs-recording-{id}")
}

/// Holds a lock that shows other pages that `id` is being recorded here, until the returned function is
/// called or the page is closed. Without Web Locks it shows nothing.
fn lock(id: Id) -> Option<Function> {
    let locks = find(&window().navigator(), "locks")?;
    let mut end = None;
    let until = Promise::new(&mut |ended, _| end = Some(ended));
    let held = Closure::once_into_js(move || until);
    call(&locks, "request", &[lock_name(id).into(), held])?;
    end
}

async fn is_locked(id: Id) -> bool {
    let Some(locks) = find(&window().navigator(), "locks") else { return false };
    let all = wait(&locks, "query", &[]).await;
    let Some(held) = all.and_then(|all| find(&all, "held")) else { return false };
    let name = |lock: JsValue| find(&lock, "name").and_then(|name| name.as_string());
    Array::from(&held).iter().any(|lock| name(lock).is_some_and(|name| name == lock_name(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recording_metadata_survives_a_round_trip() {
        let id = |n| Id::new(kurs_domain::Timestamp::from_millis(n), [7; 10]);
        let form = "audio/webm".to_owned();
        let recorded =
            Recorded { meeting: id(1), about: Some(id(2)), form, millis: 4_200, ended: false };
        let text = serde_json::to_string(&recorded).expect("it is plain");
        assert_eq!(kurs_domain::json::read(&text), Ok(recorded));
    }
}
