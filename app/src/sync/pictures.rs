//! Pictures and other files. Pictures are scaled down on the device and lose their metadata (time, place,
//! camera). All files are stored as they are sent, and shown from the store while they are in it.

use std::cell::RefCell;

use js_sys::{Function, JSON, Promise, Reflect};
use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, Url};

use super::{
    STATE,
    disk::{FILES, Write},
    outbox_changed, store,
};
use crate::platform;

/// The longest side of a stored picture, in pixels: enough for a screen.
const MAX_SIDE: f64 = 1_600.0;
/// The quality of JPEG compression, from 0 to 1.
const QUALITY: f64 = 0.8;

thread_local! {
    /// Pictures of this page load, for a browser that stores nothing.
    static IN_MEMORY: RefCell<Vec<(Id, Blob)>> = RefCell::default();
}

/// Scales `picture` down, stores it on this device alone, and returns its id. Fails if it is not a picture.
pub async fn add(picture: &Blob) -> Result<Id, JsValue> {
    Ok(store_here(scale_down(picture).await?))
}

/// Stores `file`, sends it, and returns its id.
pub fn add_unscaled(file: Blob) -> Id {
    let size = bytes(&file);
    let id = store_here(file);
    enqueue(id, size);
    outbox_changed();
    id
}

fn store_here(file: Blob) -> Id {
    let id = platform::new_id();
    cache_in_memory(id, &file);
    store::store(vec![Write::Put(FILES, id.to_string().into(), file.into())]);
    id
}

/// Sends the files `ids`, which are only on this device, and runs `then` with what names them, in one step. With
/// false, and nothing sent, where one of them can't be read.
pub fn send_all(ids: Vec<Id>, then: impl FnOnce(bool) + 'static) {
    if ids.is_empty() {
        return then(true);
    }
    spawn_local(async move {
        let mut files = Vec::new();
        for id in ids {
            let Ok(Some(file)) = try_find(id).await else { return then(false) };
            files.push((id, bytes(&file)));
        }
        for (id, size) in files {
            enqueue(id, size);
        }
        outbox_changed();
        then(true);
    });
}

/// Sends the file `id`, which is only on this device. False when it is not here any more.
pub async fn send(id: Id) -> bool {
    let Some(file) = find(id).await else { return false };
    enqueue(id, bytes(&file));
    outbox_changed();
    true
}

/// Holds `file` in memory until the page is closed, whether or not the store works.
pub(super) fn cache_in_memory(id: Id, file: &Blob) {
    IN_MEMORY.with_borrow_mut(|all| {
        all.retain(|(known, _)| *known != id);
        all.push((id, file.clone()));
    });
}

pub(super) fn drop_from_memory(id: Id) {
    IN_MEMORY.with_borrow_mut(|all| all.retain(|(known, _)| *known != id));
}

fn enqueue(id: Id, size: u64) {
    let named = (platform::new_id(), platform::now());
    STATE.with_borrow_mut(|state| state.phone.send_file(id, size, named));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes are whole")]
fn bytes(file: &Blob) -> u64 {
    file.size() as u64
}

/// The file `id`, if it is on this device.
pub async fn find(id: Id) -> Option<Blob> {
    try_find(id).await.ok().flatten()
}

/// Like [`find`]; an error where the store is not open or fails, so that nobody knows.
pub(super) async fn try_find(id: Id) -> Result<Option<Blob>, JsValue> {
    let in_memory = IN_MEMORY
        .with_borrow(|all| all.iter().find(|(known, _)| *known == id).map(|(_, b)| b.clone()));
    if in_memory.is_some() {
        return Ok(in_memory);
    }
    let disk = STATE.with_borrow(|state| state.store.disk.clone()).ok_or(JsValue::NULL)?;
    store::reopen_on_error(&disk, disk.read_file(id).await)
}

/// Drops the pictures in memory.
pub(super) fn forget() {
    IN_MEMORY.take();
}

/// The URL of the picture `id`: a local one if the file is on this device, else the server's.
pub fn source(id: Id) -> RwSignal<String> {
    let source = RwSignal::new(String::new());
    spawn_local(async move {
        let own = match find(id).await {
            Some(blob) => Url::create_object_url_with_blob(&blob).ok(),
            None => None,
        };
        source.try_set(own.unwrap_or_else(|| format!("/api/v1/files/{id}")));
    });
    source
}

#[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
pub(super) fn part(blob: &Blob, from: u64, to: u64) -> Option<Blob> {
    blob.slice_with_f64_and_f64(from as f64, to as f64).ok()
}

/// The content of `canvas` as a picture of the MIME type `kind`.
pub async fn of_canvas(canvas: &HtmlCanvasElement, kind: &str) -> Result<Blob, JsValue> {
    let promise = Promise::new(&mut |fine, failed| {
        let blob = Closure::once_into_js(move |blob: JsValue| {
            let settled = if blob.is_null() { failed } else { fine };
            settled.call1(&JsValue::NULL, &blob)
        });
        let quality = JsValue::from_f64(QUALITY);
        let blob = blob.unchecked_ref();
        // For a canvas that can't be read the promise never settles: then nothing was taken.
        let _ = canvas.to_blob_with_type_and_encoder_options(blob, kind, &quality);
    });
    JsFuture::from(promise).await?.dyn_into()
}

async fn scale_down(picture: &Blob) -> Result<Blob, JsValue> {
    let options = JSON::parse(r#"{"imageOrientation":"from-image"}"#)?;
    let window = window();
    let make: Function = Reflect::get(&window, &"createImageBitmap".into())?.dyn_into()?;
    let bitmap: Promise = make.call2(&window, picture, &options)?.dyn_into()?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await?.dyn_into()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (MAX_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    // A JPEG has no transparency: without this, transparent parts would be black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)?;
    bitmap.close();
    of_canvas(&canvas, "image/jpeg").await
}
