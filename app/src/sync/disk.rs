//! The phone's own store: one IndexedDB database per person, and the only place that touches it.
//!
//! What a person said is written with strict durability: it is on the disk, not in a buffer of the
//! system, before the screen says that it is stored. Records lie there as the very JSON the server
//! sent, and are read back as one full page of changes.

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

/// The version of the layout. A phone that holds a later one waits for the app that made it.
const LAYOUT: u32 = 6;

/// The drawers of the store.
pub(super) const OUTBOX: &str = "outbox";
/// Cursor, oneself and who looked, each under its name.
pub(super) const ABOUT: &str = "about";
/// Pictures and other files under their ids.
pub(super) const FILES: &str = "files";
/// What is known of recordings that lie on this phone alone, under the ids of their files.
pub(super) const RECORDINGS: &str = "recordings";
/// What was recorded, piece by piece, as long as the recording is not a file: under its id, and the
/// place of the piece.
pub(super) const PIECES: &str = "pieces";
/// Records of every kind in their envelopes, each under its kind and its id.
pub(super) const RECORDS: &str = "records";

/// An open store.
#[derive(Clone)]
pub(super) struct Disk {
    db: IdbDatabase,
}

/// Something to be written.
pub(super) enum Write {
    /// Puts a value under a key.
    Put(&'static str, JsValue, JsValue),
    /// Takes a value out.
    Delete(&'static str, JsValue),
    /// Empties a drawer.
    Clear(&'static str),
}

/// A change of one entry of the outbox, made only if nobody else has changed it meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EntryChange {
    pub(super) number: u64,
    /// What lies there, as far as is known.
    pub(super) before: Option<String>,
    /// What is to lie there.
    pub(super) after: Option<String>,
}

impl Disk {
    /// Opens the store of `person`, or creates it. `lost` is the callback for a connection that was closed
    /// from outside, other than to be deleted.
    pub(super) async fn open(person: Id, lost: fn(&Disk)) -> Result<Self, JsValue> {
        let request = factory()?.open_with_u32(&name(person), LAYOUT)?;
        let opening = request.clone();
        let make = Closure::once_into_js(move || {
            let Ok(db) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) else { return };
            for drawer in drawers() {
                // One that is there already stays as it is.
                let _ = db.create_object_store(drawer);
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        request.set_onblocked(None);
        let db: IdbDatabase = done(&request).await?.dyn_into()?;
        // Another tab wants to delete it, or brings a newer layout: nobody stands in its way. Or the
        // system has ended it behind our back, as iOS does.
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

    /// Whether it is the very connection that `other` is.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.db == other.db
    }

    /// Everything the server answered, as one full page of changes; nothing if it never answered.
    pub(super) async fn read_known(&self) -> Result<Option<String>, JsValue> {
        let tx = self.begin("readonly")?;
        let about = ["cursor", "me", "seen"].map(|key| {
            let request = drawer(&tx, ABOUT).and_then(|about| about.get(&key.into()));
            request.map(|request| (key, request))
        });
        let records = drawer(&tx, RECORDS)?.get_all()?;
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

    /// Every entry of the outbox, as it was written, in order.
    pub(super) async fn read_outbox(&self) -> Result<Vec<(u64, String)>, JsValue> {
        let all = self.read_all(OUTBOX, &JsValue::UNDEFINED).await?.into_iter();
        Ok(all.filter_map(|(key, value)| Some((number_of(&key)?, value.as_string()?))).collect())
    }

    /// What lies in the drawer `name` under the keys `range` (all, where it is undefined), in order.
    pub(super) async fn read_all(
        &self,
        name: &str,
        range: &JsValue,
    ) -> Result<Vec<(JsValue, JsValue)>, JsValue> {
        let tx = self.begin("readonly")?;
        let found = drawer(&tx, name)?;
        let (keys, values) = (found.get_all_keys_with_key(range)?, found.get_all_with_key(range)?);
        committed(end_of(&tx)).await?;
        let (keys, values) = (Array::from(&keys.result()?), Array::from(&values.result()?));
        Ok(keys.iter().zip(values.iter()).collect())
    }

    /// The recordings that lie here and nowhere else.
    pub(super) async fn recordings(&self) -> Result<Vec<String>, JsValue> {
        let all = self.read_all(RECORDINGS, &JsValue::UNDEFINED).await?.into_iter();
        Ok(all.filter_map(|(id, _)| id.as_string()).collect())
    }

    /// The file `id`, if it is here.
    pub(super) async fn read_file(&self, id: Id) -> Result<Option<Blob>, JsValue> {
        let tx = self.begin("readonly")?;
        let request = drawer(&tx, FILES)?.get(&id.to_string().into())?;
        Ok(file_of(&done(&request).await?))
    }

    /// Lets all files go but those that `outbox` speaks of, recordings that nobody else has, and the
    /// `latest` newest ones.
    pub(super) async fn thin_out_files(&self, outbox: &[(u64, String)], latest: usize) {
        let keys = async || -> Result<JsValue, JsValue> {
            let tx = self.begin("readonly")?;
            done(&drawer(&tx, FILES)?.get_all_keys()?).await
        };
        let (Ok(keys), Ok(alone)) = (keys().await, self.recordings().await) else { return };
        // Ids sort by when they were made.
        let all: Vec<_> = Array::from(&keys).iter().filter_map(|key| key.as_string()).collect();
        let waits = |id: &String| {
            alone.contains(id) || outbox.iter().any(|(_, entry)| entry.contains(id.as_str()))
        };
        let old = all.iter().rev().skip(latest).filter(|id| !waits(id));
        let writes: Vec<_> = old.map(|id| Write::Delete(FILES, id.into())).collect();
        if !writes.is_empty() {
            // What can't go now goes the next time.
            let _ = self.write(&[], &writes).await;
        }
    }

    /// Writes all of it or nothing, and is done when it lies on the disk. False if an entry of the
    /// outbox was not as expected, because another tab had changed it: that entry stays as it is.
    pub(super) async fn write(
        &self,
        entries: &[EntryChange],
        writes: &[Write],
    ) -> Result<bool, JsValue> {
        // A transaction waits for nothing but its own requests.
        let mut values = Vec::new();
        for write in writes {
            let Write::Put(_, _, value) = write else { continue };
            values.push(storable(value).await?);
        }
        let mut values = values.into_iter();
        let tx = self.begin("readwrite")?;
        let ended = end_of(&tx);
        let outbox = drawer(&tx, OUTBOX)?;
        let mut found = Vec::new();
        for entry in entries {
            found.push(outbox.get(&key_of(entry.number))?);
        }
        for write in writes {
            match write {
                Write::Put(store, key, _) => {
                    let value = values.next().unwrap_or_default();
                    drop(drawer(&tx, store)?.put_with_key(&value, key)?);
                }
                Write::Delete(store, key) => drop(drawer(&tx, store)?.delete(key)?),
                Write::Clear(store) => drop(drawer(&tx, store)?.clear()?),
            }
        }
        let mut as_expected = true;
        for (entry, found) in entries.iter().zip(found) {
            let key = key_of(entry.number);
            if done(&found).await?.as_string() != entry.before {
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

    /// Closes it.
    pub(super) fn close(&self) {
        self.db.close();
    }

    fn begin(&self, mode: &str) -> Result<IdbTransaction, JsValue> {
        let begin: Function = Reflect::get(&self.db, &"transaction".into())?.dyn_into()?;
        let stores: Array = drawers().map(JsValue::from).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        begin.call3(&self.db, &stores, &mode.into(), &options)?.dyn_into()
    }
}

/// Everyone of whom something is kept on this phone.
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

/// Deletes everything that is kept of `person`.
pub(super) async fn delete(person: Id) {
    if let Ok(request) = factory().and_then(|factory| factory.delete_database(&name(person))) {
        // What is still open elsewhere closes by itself, and then it goes.
        let _ = done(&request).await;
    }
}

fn name(person: Id) -> String {
    format!("kurs-{person}")
}

fn drawers() -> impl Iterator<Item = &'static str> {
    [OUTBOX, ABOUT, FILES, RECORDINGS, PIECES, RECORDS].into_iter()
}

fn drawer(tx: &IdbTransaction, name: &str) -> Result<IdbObjectStore, JsValue> {
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

/// The answer to `request`.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |fine, failed| {
        request.set_onsuccess(Some(&fine));
        request.set_onerror(Some(&failed));
    });
    in_time(promise).await?;
    request.result()
}

/// The end of `tx`, whatever it is. To be asked for before anything is awaited: it is told once.
fn end_of(tx: &IdbTransaction) -> Promise {
    Promise::new(&mut |ended, _| {
        tx.set_oncomplete(Some(&ended));
        tx.set_onabort(Some(&ended));
    })
}

/// Waits until a transaction that has this end lies on the disk.
async fn committed(end: Promise) -> Result<(), JsValue> {
    let event = in_time(end).await?;
    let kind = find(&event, "type").and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("complete") { Ok(()) } else { Err(event) }
}

/// `value` as it is stored: a file as its form and its bytes. WebKit takes no blobs in private windows,
/// and fails every transaction that has one.
async fn storable(value: &JsValue) -> Result<JsValue, JsValue> {
    let Some(file) = value.dyn_ref::<Blob>() else { return Ok(value.clone()) };
    let bytes = wait(file, "arrayBuffer", &[]).await.ok_or(JsValue::NULL)?;
    Ok(object(&[("type", file.type_().into()), ("bytes", bytes)]))
}

/// The file that is stored as `value`.
pub(super) fn file_of(value: &JsValue) -> Option<Blob> {
    let (kind, bytes) = (find(value, "type")?, find(value, "bytes")?);
    let file = make("Blob", &[Array::of1(&bytes).into(), object(&[("type", kind)])])?;
    file.dyn_into().ok()
}

/// How long the store may take, in milliseconds, before it is taken to be away: a connection that the
/// system has ended may never answer.
const PATIENCE_MS: i32 = 10_000;

/// Waits for `promise`, which fails when it takes too long.
async fn in_time(promise: Promise) -> Result<JsValue, JsValue> {
    let late = Promise::new(&mut |_, late| {
        let window = leptos::prelude::window();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&late, PATIENCE_MS);
    });
    JsFuture::from(Promise::race(&Array::of2(&promise, &late))).await
}

/// Under which key a record lies.
fn record_key(kind: &str, id: Id) -> JsValue {
    Array::of2(&kind.into(), &id.to_string().into()).into()
}

fn put_record(envelope: &Envelope) -> Write {
    let key = record_key(&envelope.kind, envelope.id);
    Write::Put(RECORDS, key, Body::of(envelope).as_str().into())
}

/// What is to be written of a page of changes.
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

/// What is to be written of an answer.
pub(super) fn write_of(stored: &Stored) -> Write {
    match stored {
        Stored::Record(envelope) => put_record(envelope),
        Stored::Deleted(it) => Write::Delete(RECORDS, record_key(&it.kind, it.id)),
        Stored::Me(me) => Write::Put(ABOUT, "me".into(), me.as_str().into()),
    }
}
