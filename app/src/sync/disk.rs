//! The local store: one IndexedDB database per person. Only this module touches IndexedDB.
//!
//! The outbox is written with strict durability: it is on the disk, not in a buffer of the system, before the
//! screen says that it is stored. Records are stored as the JSON the server sent, and are read back as one
//! full page of changes.

use js_sys::{Array, Function, Object, Promise, Reflect};
use kurs_domain::{
    Id,
    changes::Changes,
    record::{Body, Envelope},
    sync::Stored,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

use crate::platform::browser::{find, make, object, wait};

/// The version of the layout. A newer layout can't be opened by this version of the app.
const LAYOUT: u32 = 7;

// The names of the object stores.
pub(super) const OUTBOX: &str = "outbox";
/// Cursor, the person and who has seen what, each under its name.
pub(super) const ABOUT: &str = "about";
/// What is typed and not saved, by the name of the draft.
pub(super) const DRAFTS: &str = "drafts";
/// Pictures and other files, by id.
pub(super) const FILES: &str = "files";
/// The metadata of recordings that are only on this device, by the id of their file.
pub(super) const RECORDINGS: &str = "recordings";
/// The pieces of recordings that are not a file yet, by the id of the recording and the number of the
/// piece.
pub(super) const PIECES: &str = "pieces";
/// Records in their envelopes, by kind and id.
pub(super) const RECORDS: &str = "records";

#[derive(Clone)]
pub(super) struct Disk {
    db: IdbDatabase,
}

pub(super) enum Write {
    /// Object store, key and value.
    Put(&'static str, JsValue, JsValue),
    /// Object store and key.
    Delete(&'static str, JsValue),
    /// Deletes everything in the object store.
    Clear(&'static str),
}

/// A change of one outbox entry, written only if the stored entry still equals `before`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EntryChange {
    pub(super) number: u64,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Disk {
    /// Opens or creates the store of `person`. `lost` is called when the connection is closed from outside,
    /// except for a deletion.
    pub(super) async fn open(person: Id, lost: fn(&Disk)) -> Result<Self, JsValue> {
        let request = factory()?.open_with_u32(&name(person), LAYOUT)?;
        let opening = request.clone();
        let make = Closure::once_into_js(move || {
            let Ok(db) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) else { return };
            for name in object_stores() {
                // Fails for a store that exists, which then stays as it is.
                let _ = db.create_object_store(name);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        request.set_onblocked(None);
        let db: IdbDatabase = result_of(&request).await?.dyn_into()?;
        // Another tab deletes the database or upgrades the layout: it would block until this is closed. Or
        // the system closed the connection, as iOS does.
        let disk = Self { db };
        let closed = disk.clone();
        let close = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            closed.close();
            if Reflect::get(&event, &"newVersion".into()).is_ok_and(|version| !version.is_null()) {
                lost(&closed);
            }
        })
        .into_js_value();
        disk.db.set_onversionchange(Some(close.unchecked_ref()));
        disk.db.set_onclose(Some(close.unchecked_ref()));
        Ok(disk)
    }

    /// Whether both are the same connection.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.db == other.db
    }

    /// The stored replica as one full page of changes; `None` if the server never answered.
    pub(super) async fn read_replica(&self) -> Result<Option<String>, JsValue> {
        let tx = self.begin("readonly")?;
        let about = ["cursor", "me", "seen"].map(|key| {
            let request = object_store(&tx, ABOUT).and_then(|about| about.get(&key.into()));
            request.map(|request| (key, request))
        });
        let records = object_store(&tx, RECORDS)?.get_all()?;
        committed(end_of(&tx)).await?;
        let mut parts = vec![r#""full":true,"more":false,"gone":[]"#.to_owned()];
        for read in about {
            let (key, request) = read?;
            let Some(value) = request.result()?.as_string() else { return Ok(None) };
            parts.push(format!("\"{key}\":{value}"));
        }
        let records = String::from(Array::from(&records.result()?).join(","));
        parts.push(format!("\"records\":[{records}]"));
        Ok(Some(format!("{{{}}}", parts.join(","))))
    }

    /// Every outbox entry as JSON, in order.
    pub(super) async fn read_outbox(&self) -> Result<Vec<(u64, String)>, JsValue> {
        let all = self.read_all(OUTBOX, &JsValue::UNDEFINED).await?.into_iter();
        Ok(all.filter_map(|(key, value)| Some((number_of(&key)?, value.as_string()?))).collect())
    }

    /// The entries of the object store `name` with keys in `range` (all, where it is undefined), in order.
    pub(super) async fn read_all(
        &self,
        name: &str,
        range: &JsValue,
    ) -> Result<Vec<(JsValue, JsValue)>, JsValue> {
        let tx = self.begin("readonly")?;
        let found = object_store(&tx, name)?;
        let (keys, values) = (found.get_all_keys_with_key(range)?, found.get_all_with_key(range)?);
        committed(end_of(&tx)).await?;
        let (keys, values) = (Array::from(&keys.result()?), Array::from(&values.result()?));
        Ok(keys.iter().zip(values.iter()).collect())
    }

    /// The ids of recordings that are only on this device.
    pub(super) async fn recordings(&self) -> Result<Vec<String>, JsValue> {
        let all = self.read_all(RECORDINGS, &JsValue::UNDEFINED).await?.into_iter();
        Ok(all.filter_map(|(id, _)| id.as_string()).collect())
    }

    pub(super) async fn read_file(&self, id: Id) -> Result<Option<Blob>, JsValue> {
        let tx = self.begin("readonly")?;
        let request = object_store(&tx, FILES)?.get(&id.to_string().into())?;
        Ok(file_of(&result_of(&request).await?))
    }

    /// The texts of all drafts.
    pub(super) async fn drafts(&self) -> Result<Vec<String>, JsValue> {
        let all = self.read_all(DRAFTS, &JsValue::UNDEFINED).await?.into_iter();
        Ok(all.filter_map(|(_, text)| text.as_string()).collect())
    }

    /// Deletes all files except those that `outbox` or a draft refers to, unsent recordings, and the `latest`
    /// newest ones.
    pub(super) async fn delete_old_files(&self, outbox: &[(u64, String)], latest: usize) {
        let keys = async || -> Result<JsValue, JsValue> {
            let tx = self.begin("readonly")?;
            result_of(&object_store(&tx, FILES)?.get_all_keys()?).await
        };
        let (Ok(keys), Ok(recordings), Ok(drafts)) =
            (keys().await, self.recordings().await, self.drafts().await)
        else {
            return;
        };
        // Ids sort by creation time.
        let all: Vec<_> = Array::from(&keys).iter().filter_map(|key| key.as_string()).collect();
        let is_used = |id: &String| {
            let refers = |text: &String| text.contains(id.as_str());
            recordings.contains(id)
                || outbox.iter().any(|(_, entry)| refers(entry))
                || drafts.iter().any(refers)
        };
        let old = all.iter().rev().skip(latest).filter(|id| !is_used(id));
        let writes: Vec<_> = old.map(|id| Write::Delete(FILES, id.into())).collect();
        if !writes.is_empty() {
            // What can't be deleted now is deleted next time.
            let _ = self.write(&[], &writes).await;
        }
    }

    /// Makes all writes in one transaction and waits until they are on the disk. False if an outbox entry did
    /// not equal its `before`, because another tab had changed it: that entry stays as it is.
    pub(super) async fn write(
        &self,
        entries: &[EntryChange],
        writes: &[Write],
    ) -> Result<bool, JsValue> {
        // A transaction commits by itself while anything but its own requests is awaited.
        let mut values = Vec::new();
        for write in writes {
            let Write::Put(_, _, value) = write else { continue };
            values.push(storable(value).await?);
        }
        let mut values = values.into_iter();
        let tx = self.begin("readwrite")?;
        let ended = end_of(&tx);
        let outbox = object_store(&tx, OUTBOX)?;
        let mut found = Vec::new();
        for entry in entries {
            found.push(outbox.get(&key_of(entry.number))?);
        }
        for write in writes {
            match write {
                Write::Put(store, key, _) => {
                    let value = values.next().unwrap_or_default();
                    drop(object_store(&tx, store)?.put_with_key(&value, key)?);
                }
                Write::Delete(store, key) => drop(object_store(&tx, store)?.delete(key)?),
                Write::Clear(store) => drop(object_store(&tx, store)?.clear()?),
            }
        }
        let mut as_expected = true;
        for (entry, found) in entries.iter().zip(found) {
            let key = key_of(entry.number);
            if result_of(&found).await?.as_string() != entry.before {
                as_expected = false;
                continue;
            }
            match &entry.after {
                Some(text) => drop(outbox.put_with_key(&text.into(), &key)?),
                None => drop(outbox.delete(&key)?),
            }
        }
        committed(ended).await?;
        Ok(as_expected)
    }

    pub(super) fn close(&self) {
        self.db.close();
    }

    fn begin(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let begin: Function = Reflect::get(&self.db, &"transaction".into())?.dyn_into()?;
        let stores: Array = object_stores().map(JsValue::from).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        begin.call3(&self.db, &stores, &mode.into(), &options)?.dyn_into()
    }
}

/// Everyone who has a database on this device.
pub(super) async fn people() -> Vec<Id> {
    let list = async || -> Result<JsValue, JsValue> {
        let factory = factory()?;
        let databases: Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
        JsFuture::from(databases.call0(&factory)?.dyn_into::<Promise>()?).await
    };
    let Ok(all) = list().await else { return Vec::new() };
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    let names = Array::from(&all).iter().filter_map(name).collect::<Vec<_>>();
    names.iter().filter_map(|name| Id::parse(name.strip_prefix("kurs-")?).ok()).collect()
}

/// Deletes the database of `person`.
pub(super) async fn delete(person: Id) {
    if let Ok(request) = factory().and_then(|factory| factory.delete_database(&name(person))) {
        // Other connections close themselves, and then the deletion goes on.
        let _ = result_of(&request).await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}

fn object_stores() -> impl Iterator<Item = &'static str> {
    [OUTBOX, ABOUT, DRAFTS, FILES, RECORDINGS, PIECES, RECORDS].into_iter()
}

fn object_store(tx: &IdbTransaction, name: &str) -> Result<IdbObjectStore, JsValue> {
    tx.object_store(name)
}

fn factory() -> Result<IdbFactory, JsValue> {
    leptos::prelude::window().indexed_db()?.ok_or(JsValue::NULL)
}

#[expect(clippy::cast_precision_loss, reason = "microseconds since 1970 are far below 2^53")]
fn key_of(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "keys were made of whole numbers"
)]
fn number_of(key: &JsValue) -> Option<u64> {
    key.as_f64().map(|key| key as u64)
}

/// Waits for the result of `request`.
async fn result_of(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |fine, failed| {
        request.set_onsuccess(Some(&fine));
        request.set_onerror(Some(&failed));
    });
    with_timeout(promise).await?;
    request.result()
}

/// Resolves when `tx` completes or aborts. Create it before awaiting anything: the event fires only once.
fn end_of(tx: &IdbTransaction) -> Promise {
    Promise::new(&mut |ended, _| {
        tx.set_oncomplete(Some(&ended));
        tx.set_onabort(Some(&ended));
    })
}

/// Waits until a transaction with this end has committed.
async fn committed(end: Promise) -> Result<(), JsValue> {
    let event = with_timeout(end).await?;
    let kind = find(&event, "type").and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("complete") { Ok(()) } else { Err(event) }
}

/// `value` as it is stored: a blob as its type and its bytes. WebKit stores no blobs in private windows, and
/// fails every transaction that has one.
async fn storable(value: &JsValue) -> Result<JsValue, JsValue> {
    let Some(file) = value.dyn_ref::<Blob>() else { return Ok(value.clone()) };
    let bytes = wait(file, "arrayBuffer", &[]).await.ok_or(JsValue::NULL)?;
    Ok(object(&[("type", file.type_().into()), ("bytes", bytes)]))
}

/// The blob that was stored as `value`.
pub(super) fn file_of(value: &JsValue) -> Option<Blob> {
    let (kind, bytes) = (find(value, "type")?, find(value, "bytes")?);
    let file = make("Blob", &[Array::of1(&bytes).into(), object(&[("type", kind)])])?;
    file.dyn_into().ok()
}

/// The timeout of the store, in milliseconds: a connection that the system has closed may never
/// answer.
const TIMEOUT_MS: i32 = 10_000;

/// Waits for `promise`; fails after [`TIMEOUT_MS`].
async fn with_timeout(promise: Promise) -> Result<JsValue, JsValue> {
    let late = Promise::new(&mut |_, late| {
        let window = leptos::prelude::window();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&late, TIMEOUT_MS);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

fn record_key(kind: &str, id: Id) -> JsValue {
    Array::of2(&kind.into(), &id.to_string().into()).into()
}

fn put_record(envelope: &Envelope) -> Write {
    let key = record_key(&envelope.kind, envelope.id);
    Write::Put(RECORDS, key, Body::of(envelope).as_str().into())
}

/// The writes that store a page of changes.
pub(super) fn writes_of(changes: &Changes) -> Vec<Write> {
    let about = |name: &str, body: &Body| Write::Put(ABOUT, name.into(), body.as_str().into());
    let mut writes = Vec::new();
    if changes.full {
        writes.push(Write::Clear(RECORDS));
    }
    writes.extend(changes.records.iter().map(put_record));
    let deleted = changes.gone.iter().map(|it| record_key(&it.kind, it.id));
    writes.extend(deleted.map(|key| Write::Delete(RECORDS, key)));
    writes.push(about("cursor", &Body::of(&changes.cursor)));
    writes.push(about("me", &changes.me));
    writes.push(about("seen", &Body::of(&changes.seen)));
    writes
}

/// The write that stores an answer of the server.
pub(super) fn write_of(stored: &Stored) -> Write {
    match stored {
        Stored::Record(envelope) => put_record(envelope),
        Stored::Deleted(it) => Write::Delete(RECORDS, record_key(&it.kind, it.id)),
        Stored::Me(me) => Write::Put(ABOUT, "me".into(), me.as_str().into()),
    }
}
