//! Browser APIs that not every browser has (sharing, vibration, speech, pushes), looked up by name.
//!
//! Looked up at the call, an absent one is `None` instead of an exception, and the bundle has no binding for
//! each.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{TimeoutHandle, set_timeout, set_timeout_with_handle, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use super::language::{language, tag};

/// The property at `path` (names with dots between) of `of`; `None` where it is absent.
pub(crate) fn find(of: &JsValue, path: &str) -> Option<JsValue> {
    path.split('.').try_fold(of.clone(), |of, name| {
        let found = Reflect::get(&of, &name.into()).ok()?;
        (!found.is_undefined() && !found.is_null()).then_some(found)
    })
}

/// The property at `path` of the window.
pub(crate) fn of_window(path: &str) -> Option<JsValue> {
    find(&window(), path)
}

/// Calls the method `name` of `of`, if it exists, and returns its result.
pub(crate) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = find(of, name)?.dyn_into().ok()?;
    function.apply(of, &arguments.iter().collect::<Array>()).ok()
}

/// Like [`call`], and awaits the promise that it returns.
pub(crate) async fn wait(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise = call(of, name, arguments)?;
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

/// `text` with each accent decomposed (Unicode NFD), as [`kurs_domain::alphabet`] reads it.
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}

pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Can't fail for a plain object.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// The text of one of the pages of Kurs for printing, in the lines in which a browser lays it out, with the
/// alternative texts of pictures; `None` where the page is somebody else's.
pub(crate) fn text_of_page(html: &str) -> Option<String> {
    let parser = make("DOMParser", &[])?;
    let page = call(&parser, "parseFromString", &[html.into(), "text/html".into()])?;
    let main = call(&page, "querySelector", &["main.print".into()])?;
    let pictures = call(&main, "querySelectorAll", &["svg, meter, thead, .how-to-print".into()])?;
    for picture in Array::from(&pictures) {
        call(&picture, "remove", &[]);
    }
    for picture in Array::from(&call(&main, "querySelectorAll", &["img".into()])?) {
        let text = find(&picture, "alt").unwrap_or_default();
        call(&picture, "replaceWith", &[text]);
    }
    // Lines of what was said stay lines. It is laid out only where it is in the document.
    call(&find(&main, "style")?, "setProperty", &["white-space".into(), "pre-line".into()]);
    let body = of_window("document.body")?;
    call(&body, "append", std::slice::from_ref(&main));
    let text = find(&main, "innerText").and_then(|text| text.as_string());
    call(&main, "remove", &[]);
    text
}

/// Watches an element until it is dropped; see [`when_in_view`].
pub(crate) struct InView {
    observer: JsValue,
    timer: Rc<Cell<Option<TimeoutHandle>>>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Drop for InView {
    fn drop(&mut self) {
        call(&self.observer, "disconnect", &[]);
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

/// Calls `act` whenever `element` has been in view for as long as `dwell`.
pub(crate) fn when_in_view(
    element: &JsValue,
    dwell: Duration,
    act: impl Fn() + Clone + 'static,
) -> Option<InView> {
    let timer = Rc::new(Cell::new(None::<TimeoutHandle>));
    let running = Rc::clone(&timer);
    let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Some(timer) = running.take() {
            timer.clear();
        }
        let latest = find(&entries.pop(), "isIntersecting");
        if latest.is_some_and(|it| it.is_truthy()) {
            running.set(set_timeout_with_handle(act.clone(), dwell).ok());
        }
    });
    let observer = make("IntersectionObserver", &[callback.as_ref().clone()])?;
    call(&observer, "observe", std::slice::from_ref(element));
    Some(InView { observer, timer, _callback: callback })
}

/// An `AbortSignal` that aborts after `after`.
pub(crate) fn timeout(after: Duration) -> JsValue {
    let controller = make("AbortController", &[]).unwrap_or_default();
    let signal = find(&controller, "signal").unwrap_or_default();
    set_timeout(move || drop(call(&controller, "abort", &[])), after);
    signal
}

/// Constructs a new `name`.
pub(crate) fn make(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let kind: Function = of_window(name)?.dyn_into().ok()?;
    Reflect::construct(&kind, &arguments.iter().collect::<Array>()).ok()
}

/// A `BroadcastChannel` to the other tabs of this browser; it is closed when this is dropped.
pub(crate) struct Channel {
    channel: BroadcastChannel,
    _receive: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Joins the channel `name`; `receive` gets what other tabs post.
    pub(crate) fn join(name: &str, receive: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let receive = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            receive(&message.data().as_string().unwrap_or_default());
        });
        channel.set_onmessage(Some(receive.as_ref().unchecked_ref()));
        Some(Self { channel, _receive: receive })
    }

    pub(crate) fn post(&self, text: &str) {
        // Only fails on a closed channel.
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
    // Safari has a property of its own.
    let own = Reflect::get(&window().navigator(), &"standalone".into());
    let media = window().match_media("(display-mode: standalone)").ok().flatten();
    own.is_ok_and(|own| own.is_truthy()) || media.is_some_and(|media| media.matches())
}

pub(crate) fn is_ios() -> bool {
    let navigator = window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    // An iPad calls itself a Macintosh, but no Macintosh has a touch screen.
    let is_touched = navigator.max_touch_points() > 1;
    ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device))
        || is_touched && agent.contains("Macintosh")
}

pub(crate) fn read_aloud(text: &str) {
    let (Some(speech), Some(spoken)) =
        (of_window("speechSynthesis"), make("SpeechSynthesisUtterance", &[text.into()]))
    else {
        return;
    };
    // Without it the browser chooses the language.
    let _ = Reflect::set(&spoken, &"lang".into(), &tag(language()).into());
    call(&speech, "cancel", &[]);
    call(&speech, "speak", &[spoken]);
}

pub(crate) fn is_reading_aloud() -> bool {
    let speaking = of_window("speechSynthesis.speaking");
    speaking.is_some_and(|it| it.is_truthy())
}

pub(crate) fn stop_reading_aloud() {
    if let Some(speech) = of_window("speechSynthesis") {
        call(&speech, "cancel", &[]);
    }
}

/// Resolves after `ms` milliseconds.
pub(crate) fn pause(ms: i32) -> Promise {
    Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms);
    })
}
