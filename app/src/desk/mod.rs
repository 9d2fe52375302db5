//! The caseworkers' desk: who is assigned to me, and what each of them shares.

use leptos::prelude::*;

/// Starts the desk.
pub fn start() {
    crate::ui::begin();
    mount_to_body(|| crate::words::in_language(|| view! { <main id="main"></main> }));
}
