//! The pictures to cheer with, drawn in the colours of the page.

use kurs_domain::recognitions::Card;
use leptos::prelude::*;

use crate::ui::texts::ui_texts;

/// What is filled, and what is drawn as a line.
fn paths(card: Card) -> (&'static str, &'static str) {
    match card {
        Card::Sun => (
            "M34 33a14 14 0 1 0 28 0 14 14 0 1 0-28 0",
            "M48 11V5M48 61v-6M26 33h-6M76 33h-6M32 17l-4-4M68 53l-4-4M64 17l4-4M28 53l4-4",
        ),
        Card::Star => (
            "m48 9 7 14.500 16 2.300-11.500 11.200 2.700 15.900L48 45.400l-14.200 7.500 2.700-15.900L25 25.800l16-2.300z",
            "M17 14v8M13 18h8M80 42v8M76 46h8",
        ),
        Card::Flower => (
            "M40 15a8 8 0 1 1 16 0 8 8 0 1 1 8 13 8 8 0 1 1-8 12 8 8 0 1 1-16 0 8 8 0 1 1-8-12 8 8 0 1 1 8-13",
            "M44 28a4 4 0 1 0 8 0 4 4 0 1 0-8 0M48 47v15M48 58c5 0 9-2 11-6",
        ),
        Card::Mountain => (
            "M64 16a7 7 0 1 0 14 0 7 7 0 1 0-14 0",
            "M8 57 36 23l13 15 8-8 31 27zM36 23V8l10 4-10 4",
        ),
        Card::Sea => (
            "M33 34a15 15 0 0 1 30 0z",
            "M10 43c6.300 0 6.300-5 12.700-5s6.300 5 12.600 5 6.400-5 12.700-5 6.300 5 12.700 5 6.300-5 12.600-5 6.400 5 12.700 5M18 55c5 0 5-4 10-4s5 4 10 4 5-4 10-4 5 4 10 4 5-4 10-4 5 4 10 4M48 12V6M27 18l-4-4M69 18l4-4",
        ),
        Card::Hands => (
            "M35 32V17a3.500 3.500 0 0 1 7 0v-5a3.500 3.500 0 0 1 7 0v2a3.500 3.500 0 0 1 7 0v5a3.500 3.500 0 0 1 7 0v24c0 9-6 15-14 15s-12-4-16-10l-8-12c-2-4 3-7 6-4z",
            "M42 18v14M49 15v17M56 19v13M17 16l-5-3M15 26H9M78 16l5-3M80 26h6",
        ),
    }
}

/// A picture to cheer with. Its name is read out.
#[component]
pub fn CardPicture(
    /// Which.
    card: Card,
) -> impl IntoView {
    let (filled, line) = paths(card);
    view! {
        <svg class="cheer-card" viewBox="0 0 96 64" role="img" aria-label=(ui_texts().card)(card)>
            <path class="filled" d=filled></path>
            <path d=line></path>
        </svg>
    }
}
