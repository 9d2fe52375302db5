//! The pictures of the board. The drawings are our own, in one file that both bundles share; the
//! word stands beside each, and where the drawing does not come it stands alone.

use kurs_domain::meetings::pictograms::BoardPictogram;
use leptos::prelude::*;

use super::texts::pictograms::pictogram_texts;

/// The name of a picture in the file of drawings: the word that stands for it on the wire.
pub fn symbol(pictogram: BoardPictogram) -> String {
    // A unit variant is written as its name in quotes.
    serde_json::to_string(&pictogram).unwrap_or_default().trim_matches('"').to_owned()
}

/// A picture with its word below.
#[component]
pub fn BoardPicture(
    /// Which one.
    pictogram: BoardPictogram,
) -> impl IntoView {
    let drawing = format!("/pictograms.svg#{}", symbol(pictogram));
    view! {
        <span class="board-picture">
            <svg viewBox="0 0 48 48" aria-hidden="true" class="board-drawing">
                <use href=drawing></use>
            </svg>
            <span>{(pictogram_texts().name)(pictogram)}</span>
        </span>
    }
}
