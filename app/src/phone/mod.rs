//! The phone: the young person's pages, and the frame around them.

use leptos::prelude::*;

/// Starts the phone.
pub fn start() {
    crate::ui::begin();
    mount_to_body(|| crate::words::in_language(|| view! { <main id="main"></main> }));
}
