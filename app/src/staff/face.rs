//! A round picture with the first letter of a name.

use kurs_domain::text::first_cluster;
use leptos::prelude::*;

#[component]
pub(crate) fn Face(name: String) -> impl IntoView {
    let letter = first_cluster(&name).to_uppercase();
    view! { <span dir="auto" class="face" aria-hidden="true">{letter}</span> }
}
