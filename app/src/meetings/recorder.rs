//! The microphone: recording in whatever form the phone knows, within what can be sent.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Promise};
use kurs_domain::{Id, files::MOST_FILE_BYTES, meetings::contributions::MOST_SECONDS};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::levels::Ear;
use crate::{
    platform::{
        self,
        browser::{call, find, make, object, of_window},
    },
    sync::recordings::Recording,
};

/// The forms, first the one that every listener's browser plays: what phones record differs.
const FORMS: [&str; 5] = [
    "audio/mp4;codecs=mp4a.40.2",
    "audio/webm;codecs=opus",
    "audio/ogg;codecs=opus",
    "audio/mp4",
    "",
];
/// Bits a second: speech is clear, and five minutes are a third of the largest file.
const BITS: f64 = 32_000.0;
/// How often what was recorded is handed over and kept, in milliseconds: no more than this is lost when
/// the phone closes the page.
const EVERY_MS: f64 = 1_000.0;

/// How long a recording is: the time that it went on, not that on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Length {
    millis: i64,
    /// When it was measured last, in ticks.
    at: i64,
}

impl Length {
    /// The length at `now`. A page that was not asked for longer than this was suspended, and the
    /// microphone with it; a recorder that does not `run` hears nothing either.
    fn at(self, now: i64, runs: bool) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        const MOST: i64 = 2 * EVERY_MS as i64;
        let gap = (now - self.at).clamp(0, MOST);
        Self { millis: self.millis + if runs { gap } else { 0 }, at: now }
    }
}

/// Measures `length` now.
fn measure(length: &Cell<Length>, maker: &JsValue) -> i64 {
    length.set(length.get().at(platform::ticks(), state_of(maker) == "recording"));
    length.get().millis
}

/// A recording under way.
struct Recorder {
    maker: JsValue,
    stream: JsValue,
    ear: Option<Ear>,
    parts: Array,
    length: Rc<Cell<Length>>,
    keeps: Rc<Recording>,
    _heard: Closure<dyn Fn(JsValue)>,
}

thread_local! {
    /// There is one microphone.
    static NOW: RefCell<Option<Recorder>> = const { RefCell::new(None) };
}

/// Lets the microphone go.
fn release(stream: &JsValue) {
    if let Some(tracks) = call(stream, "getTracks", &[]) {
        for track in Array::from(&tracks) {
            call(&track, "stop", &[]);
        }
    }
}

/// Why the microphone did not begin.
fn why(error: &JsValue) -> &'static str {
    let name = find(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => "denied",
        "NotFoundError" | "OverconstrainedError" => "absent",
        _ => "busy",
    }
}

/// Begins to record what is said to `meeting` about `about`. Asks for the microphone when that was not
/// allowed before.
///
/// # Errors
/// Why not: `denied`, `absent` or `busy`.
pub(super) async fn begin(meeting: Id, about: Option<Id>) -> Result<(), &'static str> {
    let devices = find(&window().navigator(), "mediaDevices").ok_or("absent")?;
    if of_window("MediaRecorder").is_none() {
        return Err("absent");
    }
    let asked = call(&devices, "getUserMedia", &[object(&[("audio", true.into())])]);
    let asked = asked.ok_or("absent")?;
    let stream = JsFuture::from(Promise::resolve(&asked)).await.map_err(|error| why(&error))?;
    let begun = record(&stream, meeting, about);
    if begun.is_none() {
        release(&stream);
    }
    NOW.replace(Some(begun.ok_or("busy")?));
    Ok(())
}

fn record(stream: &JsValue, meeting: Id, about: Option<Id>) -> Option<Recorder> {
    let kind = of_window("MediaRecorder")?;
    let known = |form: &&str| {
        form.is_empty()
            || call(&kind, "isTypeSupported", &[(*form).into()]).is_some_and(|it| it.is_truthy())
    };
    let form = FORMS.into_iter().find(known)?;
    let mut options = vec![("audioBitsPerSecond", BITS.into())];
    if !form.is_empty() {
        options.push(("mimeType", form.into()));
    }
    let recorder = make("MediaRecorder", &[stream.clone(), object(&options)])?;
    let parts = Array::new();
    let length = Rc::new(Cell::new(Length { millis: 0, at: platform::ticks() }));
    let keeps = Rc::new(Recording::begin(meeting));
    let heard = {
        let (parts, maker) = (parts.clone(), recorder.clone());
        let (length, keeps) = (length.clone(), keeps.clone());
        Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let Some(part) = find(&event, "data").and_then(|part| part.dyn_into::<Blob>().ok())
            else {
                return;
            };
            if part.size() > 0.0 {
                parts.push(&part);
                let millis = measure(&length, &maker);
                keeps.store_piece(&part, about, &form_of(&maker), millis);
            }
        })
    };
    let of = heard.as_ref().clone();
    call(&recorder, "addEventListener", &["dataavailable".into(), of])?;
    call(&recorder, "start", &[EVERY_MS.into()]);
    if !is_on(&recorder) {
        keeps.unlock();
        return None;
    }
    let (stream, ear) = (stream.clone(), Ear::open(stream));
    Some(Recorder { maker: recorder, stream, ear, parts, length, keeps, _heard: heard })
}

/// Whether `maker` records. When the microphone is taken away, as by a call, it stops by itself.
fn is_on(maker: &JsValue) -> bool {
    state_of(maker) != "inactive"
}

/// `recording`, `paused` or `inactive`.
fn state_of(maker: &JsValue) -> String {
    let state = find(maker, "state").and_then(|it| it.as_string());
    state.unwrap_or_else(|| "inactive".to_owned())
}

/// The form of what `maker` makes, such as `audio/webm`.
fn form_of(maker: &JsValue) -> String {
    let form = find(maker, "mimeType").and_then(|it| it.as_string()).unwrap_or_default();
    form.split(';').next().unwrap_or_default().to_owned()
}

/// Has what was recorded until now kept at once: the page may be about to go.
pub(super) fn hand_over() {
    NOW.with_borrow(|now| {
        if let Some(now) = now
            && is_on(&now.maker)
        {
            call(&now.maker, "requestData", &[]);
        }
    });
}

/// How a recording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// How long it is, in milliseconds.
    pub(super) millis: i64,
    /// How loud it is now, 0 to 100.
    pub(super) level: u8,
    /// There is room for no more.
    pub(super) full: bool,
    /// It has ended by itself: the microphone is gone.
    pub(super) over: bool,
}

/// How the recording under way stands; nothing when there is none.
pub(super) fn standing() -> Option<Standing> {
    NOW.with_borrow(|now| {
        let now = now.as_ref()?;
        let millis = measure(&now.length, &now.maker);
        let size = |part: JsValue| find(&part, "size").and_then(|it| it.as_f64()).unwrap_or(0.0);
        let bytes: f64 = now.parts.iter().map(size).sum();
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let most = MOST_FILE_BYTES as f64 * 0.95;
        let full = millis >= i64::from(MOST_SECONDS) * 1_000 || bytes >= most;
        let level = now.ear.as_ref().map_or(0, Ear::hear);
        Some(Standing { millis, level, full, over: !is_on(&now.maker) })
    })
}

/// What came of a recording.
pub(super) struct Done {
    /// Where it is to be laid by.
    pub(super) keeps: Rc<Recording>,
    /// What was recorded.
    pub(super) blob: Blob,
    /// How long it is, in milliseconds.
    pub(super) millis: i64,
}

/// Ends the recording. Nothing when there is none, or when nothing came of it.
pub(super) async fn end() -> Option<Done> {
    let now = NOW.take()?;
    // When the microphone was taken away it has stopped by itself, and says so no more.
    if is_on(&now.maker) {
        let stopped = Promise::new(&mut |fine, _| {
            call(&now.maker, "addEventListener", &["stop".into(), fine.into()]);
            call(&now.maker, "stop", &[]);
        });
        let _ = JsFuture::from(stopped).await;
    }
    release(&now.stream);
    if let Some(ear) = &now.ear {
        ear.close();
    }
    now.keeps.unlock();
    let form = form_of(&now.maker);
    let blob = make("Blob", &[now.parts.into(), object(&[("type", form.into())])])?;
    let blob: Blob = blob.dyn_into().ok()?;
    let done = Done { keeps: now.keeps, blob, millis: now.length.get().millis };
    (done.blob.size() > 0.0).then_some(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_time_that_was_recorded_counts() {
        let begin = Length { millis: 0, at: 0 };
        let measured = |times: &[(i64, bool)]| {
            let each = |it: Length, (at, runs): &(i64, bool)| it.at(*at, *runs);
            times.iter().fold(begin, each).millis
        };
        for (times, expected) in [
            (&[][..], 0),
            (&[(100, true), (1_000, true), (1_900, true)], 1_900),
            // Suspended for an hour, paused for a second, a clock that was set back.
            (&[(1_000, true), (3_601_000, true), (3_602_000, true)], 4_000),
            (&[(1_000, true), (2_000, false), (3_000, true)], 2_000),
            (&[(1_000, true), (500, true), (1_500, true)], 2_000),
        ] {
            assert_eq!(measured(times), expected, "{times:?}");
        }
    }
}
