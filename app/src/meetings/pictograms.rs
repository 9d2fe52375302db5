//! A picture of the board as a meeting shows it, beside its word.

use kurs_domain::meetings::pictograms::BoardPictogram;
use leptos::prelude::*;

use super::board_picture::symbol;

/// A picture, hidden from screen readers: its word stands beside it.
pub(super) fn pictogram(it: BoardPictogram) -> AnyView {
    view! {
        <svg class="pictogram-line" viewBox="0 0 48 48" aria-hidden="true">
            <use href=format!("/pictograms.svg#{}", symbol(it))></use>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use kurs_domain::meetings::pictograms::Shelf;

    use super::symbol;

    #[test]
    fn each_picture_has_a_drawing_of_its_own() {
        let drawings = include_str!("../../../public/pictograms.svg");
        let of = |id: &str| {
            let (_, rest) = drawings.split_once(&format!("<symbol id=\"{id}\"")).expect(id);
            rest.split_once("</symbol>").expect(id).0
        };
        let all: Vec<_> = Shelf::ALL.into_iter().flat_map(Shelf::pictograms).collect();
        let drawn: Vec<_> = all.iter().map(|one| of(&symbol(*one))).collect();
        assert_eq!(drawn.len(), 32);
        for (at, one) in drawn.iter().enumerate() {
            assert!(!drawn[..at].contains(one), "{one}");
        }
        assert_eq!(drawings.matches("<symbol").count(), 32);
    }
}
