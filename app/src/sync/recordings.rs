//! Recordings that lie on this phone alone: under way, piece by piece as they come, and done but not
//! sent. They are words that nobody else has, so they stay, whatever makes room for other files,
//! until whoever spoke them sends them or throws them away.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Promise, Uint8Array};
use kurs_domain::{Id, recordings};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Blob;

use super::{
    KEPT,
    disk::{FILES, PIECES, RECORDINGS, Write, file_of},
    keeping, pictures,
};
use crate::platform::{
    self,
    browser::{call, find, make, object, of_window, wait},
};

/// What is known of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// To which meeting it is said.
    pub meeting: Id,
    /// About what of it.
    pub about: Option<Id>,
    /// Its form, such as `audio/webm`.
    pub form: String,
    /// How long it is, in milliseconds.
    pub millis: i64,
    /// Whether it was ended; otherwise the page was gone in the middle of it.
    pub ended: bool,
}

impl Recorded {
    fn write(&self, file: Id) -> Write {
        let text = serde_json::to_string(self).unwrap_or_default();
        Write::Put(RECORDINGS, key(file), text.into())
    }
}

thread_local! {
    /// Recordings of this sitting, for a phone that keeps nothing.
    static AT_HAND: RefCell<Vec<(Id, Recorded)>> = RefCell::default();
}

/// A recording under way. What comes of it goes to the store of whoever began it, and to no other.
pub struct Recording {
    file: Id,
    meeting: Id,
    person: Option<Id>,
    pieces: Cell<usize>,
    under_way: RefCell<Option<Function>>,
}

impl Recording {
    /// Begins one that is said to `meeting`.
    pub fn begin(meeting: Id) -> Self {
        let file = platform::new_id();
        let person = KEPT.with_borrow(|kept| kept.person);
        let under_way = RefCell::new(show_under_way(file));
        Self { file, meeting, person, pieces: Cell::new(0), under_way }
    }

    /// Whether whoever began it is here still.
    fn is_theirs(&self) -> bool {
        KEPT.with_borrow(|kept| kept.person) == self.person
    }

    fn recorded(&self, about: Option<Id>, form: &str, millis: i64, ended: bool) -> Recorded {
        Recorded { meeting: self.meeting, about, form: form.to_owned(), millis, ended }
    }

    /// Keeps the next piece, with which it is `millis` long.
    pub fn keep_piece(&self, piece: &Blob, about: Option<Id>, form: &str, millis: i64) {
        if !self.is_theirs() {
            return;
        }
        let place = self.pieces.replace(self.pieces.get() + 1);
        let put = Write::Put(PIECES, piece_key(self.file, place).into(), piece.into());
        keeping::keep(vec![put, self.recorded(about, form, millis, false).write(self.file)]);
    }

    /// It is over, whatever comes of it: another page may take what there is.
    pub fn is_over(&self) {
        if let Some(go) = self.under_way.take() {
            let _ = go.call0(&JsValue::NULL);
        }
    }

    /// Lays it by as one `file`. Gives its id, and whether it lies in the phone's store; where that
    /// does not take it, it is at hand until the page is closed.
    pub async fn lay_by(&self, file: &Blob, about: Option<Id>, millis: i64) -> (Id, bool) {
        let recorded = self.recorded(about, &file.type_(), millis, true);
        if !self.is_theirs() {
            return (self.file, false);
        }
        pictures::have_at_hand(self.file, file);
        let kept = keeping::keep_surely(laid_by(self.file, &recorded, file)).await;
        if !kept && self.is_theirs() {
            AT_HAND.with_borrow_mut(|all| all.push((self.file, recorded)));
        }
        (self.file, kept)
    }

    /// Throws it away.
    pub fn throw_away(&self) {
        self.is_over();
        throw_away(self.file);
    }
}

/// What is to be written for a recording that has become one file.
fn laid_by(id: Id, recorded: &Recorded, file: &Blob) -> Vec<Write> {
    let mut writes = vec![Write::Put(FILES, key(id), file.into()), recorded.write(id)];
    writes.extend(pieces_of(id).map(|pieces| Write::Delete(PIECES, pieces)));
    writes
}

/// Every recording that nobody else has, the latest first.
pub async fn all() -> Vec<(Id, Recorded)> {
    let mut all = Vec::new();
    if let Some(disk) = KEPT.with_borrow(|kept| kept.keeping.disk.clone()) {
        let found = keeping::hear(&disk, disk.read_all(RECORDINGS, &JsValue::UNDEFINED).await);
        all.extend(found.unwrap_or_default().into_iter().filter_map(|(id, text)| {
            let recorded = kurs_domain::json::read(&text.as_string()?).ok()?;
            Some((Id::parse(&id.as_string()?).ok()?, recorded))
        }));
    }
    AT_HAND.with_borrow(|at_hand| {
        let missing = at_hand.iter().filter(|(id, _)| !all.iter().any(|(known, _)| known == id));
        all.extend(missing.cloned().collect::<Vec<_>>());
    });
    // Ids sort by when they were made.
    all.reverse();
    all
}

/// The latest recording for `meeting` that nobody else has, if no page is recording it just now.
/// One that a page left behind in the middle is put together of its pieces.
pub async fn of(meeting: Id) -> Option<(Id, Recorded)> {
    for (id, recorded) in all().await {
        if recorded.meeting == meeting
            && !is_under_way(id).await
            && (pictures::find(id).await.is_some() || put_together(id, &recorded).await)
        {
            return Some((id, recorded));
        }
    }
    None
}

/// Makes one file of the pieces of the recording `id`. False when there are none.
async fn put_together(id: Id, recorded: &Recorded) -> bool {
    let (Some(disk), Some(range)) =
        (KEPT.with_borrow(|kept| kept.keeping.disk.clone()), pieces_of(id))
    else {
        return false;
    };
    let Ok(found) = keeping::hear(&disk, disk.read_all(PIECES, &range).await) else { return false };
    // Behind a piece that is missing nothing can be heard.
    let in_order = found.into_iter().enumerate().take_while(|(place, (key, _))| {
        key.as_string().is_some_and(|key| key == piece_key(id, *place))
    });
    let pieces: Array = in_order.filter_map(|(_, (_, piece))| file_of(&piece)).collect();
    let options = object(&[("type", recorded.form.as_str().into())]);
    let Some(spoken) = make("Blob", &[pieces.into(), options]) else { return false };
    let Some(bytes) = wait(&spoken, "arrayBuffer", &[]).await else { return false };
    // The last bytes that were handed over may end in the middle of a packet.
    let whole = recordings::whole(&Uint8Array::new(&bytes).to_vec());
    let Some(end) = u32::try_from(whole).ok().filter(|end| *end > 0) else {
        // Not a word was kept: there is nothing to offer.
        keeping::keep(forgotten(id));
        return false;
    };
    let file = call(&spoken, "slice", &[0.into(), end.into(), recorded.form.as_str().into()]);
    let Some(file) = file.and_then(|it| it.dyn_into::<Blob>().ok()) else { return false };
    pictures::have_at_hand(id, &file);
    // Where there is no room for it the pieces stay.
    keeping::keep_surely(laid_by(id, recorded, &file)).await;
    true
}

/// The recording `id` has been said: its file lies in the outbox from now on.
pub fn was_said(id: Id) {
    keeping::keep(forgotten(id));
}

/// Throws the recording `id` away.
pub fn throw_away(id: Id) {
    pictures::put_down(id);
    let mut writes = forgotten(id);
    writes.push(Write::Delete(FILES, key(id)));
    keeping::keep(writes);
}

fn forgotten(id: Id) -> Vec<Write> {
    AT_HAND.with_borrow_mut(|all| all.retain(|(known, _)| *known != id));
    let pieces = pieces_of(id).map(|pieces| Write::Delete(PIECES, pieces));
    [Write::Delete(RECORDINGS, key(id))].into_iter().chain(pieces).collect()
}

/// Forgets the recordings at hand.
pub(super) fn forget() {
    AT_HAND.take();
}

fn key(id: Id) -> JsValue {
    id.to_string().into()
}

fn piece_key(id: Id, place: usize) -> String {
    format!("{id}/{place:05}")
}

/// The keys of all pieces of the recording `id`.
fn pieces_of(id: Id) -> Option<JsValue> {
    let ends = [format!("{id}/"), format!("{id}/~")].map(JsValue::from);
    call(&of_window("IDBKeyRange")?, "bound", &ends)
}

fn lock_name(id: Id) -> String {
    format!("kurs-recording-{id}")
}

/// Shows other pages that `id` is being recorded here, until what this gives is called or the page is
/// gone. A browser without locks shows nothing.
fn show_under_way(id: Id) -> Option<Function> {
    let locks = find(&window().navigator(), "locks")?;
    let mut end = None;
    let until = Promise::new(&mut |ended, _| end = Some(ended));
    let held = Closure::once_into_js(move || until);
    call(&locks, "request", &[lock_name(id).into(), held])?;
    end
}

/// Whether some page is recording `id` just now.
async fn is_under_way(id: Id) -> bool {
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
    fn what_is_known_of_a_recording_is_read_as_it_was_written() {
        let id = |n| Id::new(kurs_domain::Timestamp::from_millis(n), [7; 10]);
        let form = "audio/webm".to_owned();
        let recorded =
            Recorded { meeting: id(1), about: Some(id(2)), form, millis: 4_200, ended: false };
        let text = serde_json::to_string(&recorded).expect("it is plain");
        assert_eq!(kurs_domain::json::read(&text), Ok(recorded));
    }
}
