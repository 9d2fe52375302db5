//! Quick exit: to a page that tells nothing, from which the browser's "back" does not lead back here.

use leptos::prelude::*;

use super::browser::{find, of_window, stop_reading_aloud};

/// A page that anybody may have open: the weather.
const NEUTRAL: &str = "https://www.dmi.dk/";
/// Set in the tab that was left, until Kurs is opened in it anew.
const LEFT: &str = "kurs-left";
/// `performance.navigation.type` of a page that "back" or "forward" led to.
const BACK_FORWARD: f64 = 2.0;

fn has_left() -> bool {
    let stored = window().session_storage().ok().flatten();
    stored.and_then(|it| it.get_item(LEFT).ok().flatten()).is_some()
}

fn go() {
    // Only fails for an invalid address.
    let _ = window().location().replace(NEUTRAL);
}

/// Leaves for the neutral page, in place of this one.
pub fn leave_quickly() {
    stop_reading_aloud();
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(LEFT, "1");
    }
    go();
}

/// Leaves again where "back" led to a page of a tab that was left. Call it once.
pub fn stay_away() {
    let kind = of_window("performance.navigation.type").and_then(|it| it.as_f64());
    if kind == Some(BACK_FORWARD) && has_left() {
        go();
    } else if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(LEFT);
    }
    // What is read aloud must not go on over another page.
    window_event_listener_untyped("pagehide", |_| stop_reading_aloud());
    // A page that the browser had put aside is shown again without being loaded.
    window_event_listener_untyped("pageshow", |event| {
        if find(&event, "persisted").is_some_and(|it| it.is_truthy()) && has_left() {
            go();
        }
    });
}
