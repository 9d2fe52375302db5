//! What not every browser has, and so is asked for by its name: sharing, vibrating, reading aloud,
//! pushes.
//!
//! Looked up as it is used, an absent one is nothing to stumble over, and the phone downloads no
//! binding for each.

use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::language::{language, tag};

/// What stands at `path` (names with dots between) below `of`; nothing where it is absent.
pub(crate) fn find(of: &JsValue, path: &str) -> Option<JsValue> {
    path.split('.').try_fold(of.clone(), |of, name| {
        let found = Reflect::get(&of, &name.into()).ok()?;
        (!found.is_undefined() && !found.is_null()).then_some(found)
    })
}

/// What stands at `path` below the window.
pub(crate) fn of_window(path: &str) -> Option<JsValue> {
    find(&window(), path)
}

/// Calls `name` of `of`, if it has it, and gives what comes of it.
pub(crate) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = find(of, name)?.dyn_into().ok()?;
    function.apply(of, &arguments.iter().collect::<Array>()).ok()
}

/// The same of something that takes its time.
pub(crate) async fn wait(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise = call(of, name, arguments)?;
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

/// `text` with each accent on its own (Unicode NFD), as [`kurs_domain::alphabet`] reads it.
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

/// An object with these fields.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // A plain object takes everything.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A signal that aborts what it is given to after a time.
pub(crate) fn timeout(after: Duration) -> JsValue {
    let controller = make("AbortController", &[]).unwrap_or_default();
    let signal = find(&controller, "signal").unwrap_or_default();
    set_timeout(move || drop(call(&controller, "abort", &[])), after);
    signal
}

/// Makes a new `name`.
pub(crate) fn make(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let kind: Function = of_window(name)?.dyn_into().ok()?;
    Reflect::construct(&kind, &arguments.iter().collect::<Array>()).ok()
}

/// A channel to the other tabs of this browser; it is closed when this is dropped.
pub(crate) struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Joins the channel `name`, from which `heard` gets what other tabs post.
    pub(crate) fn join(name: &str, heard: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            heard(&message.data().as_string().unwrap_or_default());
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Posts `text` to the other tabs.
    pub(crate) fn post(&self, text: &str) {
        // Only fails on a channel that is closed.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// Whether Kurs was opened from the home screen.
pub(crate) fn is_standalone() -> bool {
    // Safari says it in a way of its own.
    let own = Reflect::get(&window().navigator(), &"standalone".into());
    let media = window().match_media("(display-mode: standalone)").ok().flatten();
    own.is_ok_and(|own| own.is_truthy()) || media.is_some_and(|media| media.matches())
}

/// Whether this is an iPhone or an iPad.
pub(crate) fn is_ios() -> bool {
    let navigator = window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    // An iPad calls itself a Macintosh; no Macintosh is touched.
    let is_touched = navigator.max_touch_points() > 1;
    ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device))
        || is_touched && agent.contains("Macintosh")
}

/// Has the browser read `text` aloud.
pub(crate) fn read_aloud(text: &str) {
    let (Some(speech), Some(spoken)) =
        (of_window("speechSynthesis"), make("SpeechSynthesisUtterance", &[text.into()]))
    else {
        return;
    };
    // Without it the browser reads in a language of its own choice.
    let _ = Reflect::set(&spoken, &"lang".into(), &tag(language()).into());
    call(&speech, "cancel", &[]);
    call(&speech, "speak", &[spoken]);
}

/// Ends reading aloud.
pub(crate) fn be_quiet() {
    if let Some(speech) = of_window("speechSynthesis") {
        call(&speech, "cancel", &[]);
    }
}
