//! The client's router: the current path, and navigation without loading a page.
//!
//! Links are plain `<a>`; a click on a link to one of the app's pages is handled here, the browser handles
//! every other. A router crate would be a tenth of the first download.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// Paths at or below these belong to the server or to another bundle.
const NOT_OURS: [&str; 7] = ["/desk", "/api", "/guest", "/privacy", "/help", "/assets", "/icons"];

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

/// Starts to listen to clicks on links and to the browser's back and forward.
pub fn begin() {
    window_event_listener_untyped("popstate", |_| update_path());
    window_event_listener_untyped("click", |event| {
        if let Some(click) = event.dyn_ref::<MouseEvent>() {
            on_click(click);
        }
    });
}

/// The path of the page, reactively.
pub fn path() -> String {
    signal().get()
}

/// The path of the page, untracked.
pub fn path_now() -> String {
    signal().get_untracked()
}

/// The segments of `path`.
pub fn pieces(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|piece| !piece.is_empty())
}

/// Whether the path has changed since the app was opened.
pub fn has_moved() -> bool {
    MOVED.get()
}

/// The value of the query parameter `name`, as in `?goal=…`, not decoded.
pub fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    search.trim_start_matches('?').split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// Navigates to `to`, which begins with a slash.
pub fn go(to: &str) {
    push(to);
    update_path();
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Navigates to `to` and replaces the current history entry.
pub fn replace(to: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(to));
    }
    update_path();
}

fn push(to: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
    }
}

fn update_path() {
    let (path, now) = (signal(), now());
    if path.with_untracked(|path| *path != now) {
        MOVED.set(true);
        path.set(now);
    }
}

/// Whether `path` is one of the app's own pages.
fn is_ours(path: &str) -> bool {
    let below = |root: &str| {
        path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    !NOT_OURS.into_iter().any(below)
}

fn on_click(click: &MouseEvent) {
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.default_prevented() || click.button() != 0 || modified {
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
    fn paths_of_the_desk_and_the_server_are_not_ours() {
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
