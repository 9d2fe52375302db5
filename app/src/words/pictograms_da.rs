//! The board in Danish.

use kurs_domain::meetings::pictograms::{BoardPictogram as P, Shelf};

use super::PictogramWords;

pub(super) const WORDS: PictogramWords = PictogramWords {
    name: |pictogram| match pictogram {
        P::Happy => "glad",
        P::Sad => "ked af det",
        P::Angry => "vred",
        P::Afraid => "bange",
        P::Tired => "træt",
        P::Calm => "rolig",
        P::Confused => "forvirret",
        P::Proud => "stolt",
        P::Mother => "mor",
        P::Father => "far",
        P::Family => "familie",
        P::Friend => "ven",
        P::Teacher => "lærer",
        // Where a tile is narrow it is divided as one says it.
        P::Caseworker => "sags\u{ad}behandler",
        P::Alone => "alene",
        P::Together => "sammen",
        P::Home => "hjem",
        P::School => "skole",
        P::Work => "arbejde",
        P::Nature => "natur",
        P::Office => "kontor",
        P::Residence => "bosted",
        P::Town => "by",
        P::Somewhere => "et andet sted",
        P::Quiet => "ro",
        P::Help => "hjælp",
        P::Time => "tid",
        P::Money => "penge",
        P::Sleep => "søvn",
        P::Food => "mad",
        P::Talk => "snakke",
        P::Stop => "stop",
    },
    shelf: |shelf| match shelf {
        Shelf::Feelings => "Følelser",
        Shelf::People => "Mennesker",
        Shelf::Places => "Steder",
        Shelf::Needs => "Det, jeg har brug for",
    },
};
