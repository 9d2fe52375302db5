//! Where in the app one is, and going elsewhere without loading a page.
//!
//! Links are plain links: a click on one of ours is taken here, every other goes its own way. This
//! small module stands where a router crate stood, which alone weighed a tenth of the first visit.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// Paths below these belong to the server, or to another bundle.
const ELSEWHERE: [&str; 6] = ["/desk", "/api", "/guest", "/privacy", "/assets", "/icons"];

thread_local! {
    static PATH: RefCell<Option<ArcRwSignal<String>>> = const { RefCell::new(None) };
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

fn signal() -> ArcRwSignal<String> {
    PATH.with_borrow_mut(|path| path.get_or_insert_with(|| ArcRwSignal::new(now())).clone())
}

fn now() -> String {
    window().location().pathname().unwrap_or_else(|_| "/".to_owned())
}

/// Begins to take clicks on links, and the browser's own back and forward.
pub fn begin() {
    window_event_listener_untyped("popstate", |_| arrive());
    window_event_listener_untyped("click", |event| {
        if let Some(click) = event.dyn_ref::<MouseEvent>() {
            take(click);
        }
    });
}

/// The path of the page, followed as it changes.
pub fn path() -> String {
    signal().get()
}

/// The path of the page as it is now.
pub fn path_now() -> String {
    signal().get_untracked()
}

/// What stands between the slashes of `path`.
pub fn pieces(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|piece| !piece.is_empty())
}

/// Whether the page is another than the one that the app was opened at.
pub fn has_moved() -> bool {
    MOVED.get()
}

/// What the address asks under `name`, as in `?goal=…`.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    search.trim_start_matches('?').split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// Goes to `to`, which begins with a slash.
pub fn go(to: &str) {
    push(to);
    arrive();
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Goes to `to` in place of this page: "back" leads to what was before it.
pub fn replace(to: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(to));
    }
    arrive();
}

fn push(to: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
    }
}

fn arrive() {
    let (path, now) = (signal(), now());
    if path.with_untracked(|path| *path != now) {
        MOVED.set(true);
        path.set(now);
    }
}

/// Whether a link to `path` is one of the app's own pages.
fn is_ours(path: &str) -> bool {
    let below = |place: &str| {
        path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    !ELSEWHERE.into_iter().any(below)
}

fn take(click: &MouseEvent) {
    let held = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || held {
        return;
    }
    let link = click
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href]").ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return };
    let same_origin = window().location().origin().is_ok_and(|origin| origin == link.origin());
    let plain =
        link.target().is_empty() && !link.has_attribute("download") && link.hash().is_empty();
    if same_origin && plain && is_ours(&link.pathname()) {
        click.prevent_default();
        go(&format!("{}{}", link.pathname(), link.search()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_is_a_page_of_its_own() {
        for (path, expected) in [
            ("/", true),
            ("/goals/new", true),
            ("/desktop", true),
            ("/desk", false),
            ("/desk/people", false),
            ("/api/docs", false),
        ] {
            assert_eq!(is_ours(path), expected, "{path}");
        }
    }
}
