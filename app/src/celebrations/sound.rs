//! Two soft notes and a short vibration, for those who have asked for them.

use std::cell::OnceCell;

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::platform::browser::{call, find, make};

thread_local! {
    /// Where sound is made; a browser makes only a few of them.
    static PLACE: OnceCell<Option<JsValue>> = const { OnceCell::new() };
}

/// The notes: a fifth, one after the other, in hertz.
const NOTES: [(f64, f64); 2] = [(0.0, 523.25), (0.16, 783.99)];
/// How long one sounds, in seconds.
const LASTS: f64 = 0.9;
/// How loud at most.
const SOFTLY: f64 = 0.08;

/// Plays two soft notes, where the browser can.
pub(super) fn play() -> Option<()> {
    let place = PLACE.with(|place| place.get_or_init(|| make("AudioContext", &[])).clone())?;
    let now = find(&place, "currentTime")?.as_f64()?;
    for (later, pitch) in NOTES {
        let (tone, loud) =
            (call(&place, "createOscillator", &[])?, call(&place, "createGain", &[])?);
        Reflect::set(&find(&tone, "frequency")?, &"value".into(), &pitch.into()).ok()?;
        let (gain, from) = (find(&loud, "gain")?, now + later);
        for (name, value, at) in [
            ("setValueAtTime", 0.0, from),
            ("linearRampToValueAtTime", SOFTLY, from + 0.04),
            ("linearRampToValueAtTime", 0.0, from + LASTS),
        ] {
            call(&gain, name, &[value.into(), at.into()])?;
        }
        call(&tone, "connect", std::slice::from_ref(&loud))?;
        call(&loud, "connect", &[find(&place, "destination")?])?;
        call(&tone, "start", &[from.into()])?;
        let end: JsValue = (from + LASTS).into();
        call(&tone, "stop", &[end])?;
    }
    Some(())
}

/// Vibrates shortly, where the phone can.
pub(super) fn vibrate() {
    call(&window().navigator(), "vibrate", &[40.0.into()]);
}
