//! What the pictures on the board say.

use crate::platform::language::chosen;
use kurs_domain::{
    meetings::pictograms::{BoardPictogram, Shelf},
    names::{da, en},
    texts,
};

texts! {
    /// The words of the board.
    PictogramWords;

    /// The word of a picture.
    name: fn(BoardPictogram) -> &'static str =
        |pictogram| match pictogram {
            // Where a tile is narrow these are divided as one says them.
            BoardPictogram::Caseworker => "sags\u{ad}behandler",
            BoardPictogram::Residence => "opholds\u{ad}sted",
            pictogram => da::pictogram(pictogram),
        }
        => en::pictogram;
    /// The heading of a shelf.
    shelf: fn(Shelf) -> &'static str =
        |shelf| match shelf {
            Shelf::Feelings => "Følelser",
            Shelf::People => "Mennesker",
            Shelf::Places => "Steder",
            Shelf::Needs => "Det, jeg har brug for",
        }
        => |shelf| match shelf {
            Shelf::Feelings => "Feelings",
            Shelf::People => "People",
            Shelf::Places => "Places",
            Shelf::Needs => "What I need",
        };
}

chosen!(pictogram_texts: PictogramWords);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_divided_name_is_the_same_name() {
        for pictogram in Shelf::ALL.into_iter().flat_map(Shelf::pictograms) {
            let name = (PictogramWords::DANISH.name)(pictogram).replace('\u{ad}', "");
            assert_eq!(name, da::pictogram(pictogram));
        }
    }
}
