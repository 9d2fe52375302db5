//! The board in English.

use kurs_domain::{meetings::pictograms::Shelf, names::en};

use super::PictogramWords;

pub(super) const WORDS: PictogramWords = PictogramWords {
    name: en::pictogram,
    shelf: |shelf| match shelf {
        Shelf::Feelings => "Feelings",
        Shelf::People => "People",
        Shelf::Places => "Places",
        Shelf::Needs => "What I need",
    },
};
