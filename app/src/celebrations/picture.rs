//! The picture of a celebration: the sun rises over one's course, and then it rests there. All of
//! its movement is in the style sheet; without movement it is the picture it ends as.

use leptos::prelude::*;

/// The picture. It says nothing that the words beside it don't.
#[component]
pub(super) fn Rising() -> impl IntoView {
    view! {
        <svg class="rising" viewBox="0 0 320 120" aria-hidden="true">
            <g class="rays">
                <path d="M160 14V2M116 26l-7-10M204 26l7-10M86 58 74 53M234 58l12-5"></path>
            </g>
            <circle class="sun" cx="160" cy="70" r="38"></circle>
            <path class="ground" d="M0 120V96c50-2 92-20 150-18s110 18 170 2v40z"></path>
            <path class="way" d="M12 106c48-2 88-22 138-18s98 16 158-2"></path>
            <path class="tick" d="m143 62 12 12 23-24"></path>
        </svg>
    }
}
