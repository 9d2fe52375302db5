//! The board in Danish.

use kurs_domain::{
    meetings::pictograms::{BoardPictogram, Shelf},
    names::da,
};

use super::PictogramWords;

pub(super) const WORDS: PictogramWords = PictogramWords {
    name: |pictogram| match pictogram {
        // Where a tile is narrow these are divided as one says them.
        BoardPictogram::Caseworker => "sags\u{ad}behandler",
        BoardPictogram::Residence => "opholds\u{ad}sted",
        pictogram => da::pictogram(pictogram),
    },
    shelf: |shelf| match shelf {
        Shelf::Feelings => "Følelser",
        Shelf::People => "Mennesker",
        Shelf::Places => "Steder",
        Shelf::Needs => "Det, jeg har brug for",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_divided_name_is_the_same_name() {
        for pictogram in Shelf::ALL.into_iter().flat_map(Shelf::pictograms) {
            let name = (WORDS.name)(pictogram).replace('\u{ad}', "");
            assert_eq!(name, da::pictogram(pictogram));
        }
    }
}
