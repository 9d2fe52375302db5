//! Pictures and other files. Pictures are made small on the phone, without anything the camera wrote
//! beside them (when, where, which phone); all are kept as they are sent, and shown from here as long
//! as they are here.

use std::cell::RefCell;

use js_sys::{Function, JSON, Promise, Reflect};
use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, Url};

use super::{
    KEPT,
    disk::{FILES, Write},
    keeping, outbox_changed,
};
use crate::platform;

/// The longest side of a picture that is kept, in pixels: enough for a screen.
const LONGEST_SIDE: f64 = 1_600.0;
/// How much a picture is pressed together.
const QUALITY: f64 = 0.8;

thread_local! {
    /// Pictures of this sitting, for a phone that keeps nothing.
    static AT_HAND: RefCell<Vec<(Id, Blob)>> = RefCell::default();
}

/// Makes `picture` small, keeps it, and gives its id. Fails if it is no picture.
pub async fn take(picture: &Blob) -> Result<Id, JsValue> {
    Ok(take_as_it_is(shrink(picture).await?))
}

/// Keeps `file`, sends it, and gives its id.
pub fn take_as_it_is(file: Blob) -> Id {
    let id = platform::new_id();
    put_in_the_outbox(id, bytes(&file));
    have_at_hand(id, &file);
    keeping::keep(vec![Write::Put(FILES, id.to_string().into(), file.into())]);
    outbox_changed();
    id
}

/// Sends the file `id`, which lies on this phone alone. False when it is here no more.
pub async fn send(id: Id) -> bool {
    let Some(file) = find(id).await else { return false };
    put_in_the_outbox(id, bytes(&file));
    outbox_changed();
    true
}

/// Has `file` at hand until the page is closed, whatever becomes of the store.
pub(super) fn have_at_hand(id: Id, file: &Blob) {
    AT_HAND.with_borrow_mut(|all| {
        all.retain(|(known, _)| *known != id);
        all.push((id, file.clone()));
    });
}

/// Has the file `id` at hand no more.
pub(super) fn put_down(id: Id) {
    AT_HAND.with_borrow_mut(|all| all.retain(|(known, _)| *known != id));
}

fn put_in_the_outbox(id: Id, size: u64) {
    let named = (platform::new_id(), platform::now());
    KEPT.with_borrow_mut(|kept| kept.phone.send_file(id, size, named));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes are whole")]
fn bytes(file: &Blob) -> u64 {
    file.size() as u64
}

/// The file `id`, if it is on this phone.
pub async fn find(id: Id) -> Option<Blob> {
    look_for(id).await.ok().flatten()
}

/// The same; an error where the store is away, and so nobody knows.
pub(super) async fn look_for(id: Id) -> Result<Option<Blob>, JsValue> {
    let at_hand = AT_HAND
        .with_borrow(|all| all.iter().find(|(known, _)| *known == id).map(|(_, b)| b.clone()));
    if at_hand.is_some() {
        return Ok(at_hand);
    }
    let disk = KEPT.with_borrow(|kept| kept.keeping.disk.clone()).ok_or(JsValue::NULL)?;
    keeping::hear(&disk, disk.read_file(id).await)
}

/// Forgets the pictures at hand.
pub(super) fn forget() {
    AT_HAND.take();
}

/// Where the picture `id` can be shown from: this phone, or else the server.
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

/// What is on `canvas`, as a picture of the kind `kind`.
pub async fn of_canvas(canvas: &HtmlCanvasElement, kind: &str) -> Result<Blob, JsValue> {
    let promise = Promise::new(&mut |fine, failed| {
        let blob = Closure::once_into_js(move |blob: JsValue| {
            let settled = if blob.is_null() { failed } else { fine };
            settled.call1(&JsValue::NULL, &blob)
        });
        let quality = JsValue::from_f64(QUALITY);
        let blob = blob.unchecked_ref();
        // A canvas that can't be read leaves the promise open: then nothing was taken.
        let _ = canvas.to_blob_with_type_and_encoder_options(blob, kind, &quality);
    });
    JsFuture::from(promise).await?.dyn_into()
}

async fn shrink(picture: &Blob) -> Result<Blob, JsValue> {
    let options = JSON::parse(r#"{"imageOrientation":"from-image"}"#)?;
    let window = window();
    let make: Function = Reflect::get(&window, &"createImageBitmap".into())?.dyn_into()?;
    let bitmap: Promise = make.call2(&window, picture, &options)?.dyn_into()?;
    let bitmap: ImageBitmap = JsFuture::from(bitmap).await?.dyn_into()?;
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round(), (height * scale).round());
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    // A JPEG has no transparency: what shows through is paper, not night.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)?;
    bitmap.close();
    of_canvas(&canvas, "image/jpeg").await
}
