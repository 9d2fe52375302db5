//! The board in English.

use kurs_domain::meetings::pictograms::{BoardPictogram as P, Shelf};

use super::PictogramWords;

pub(super) const WORDS: PictogramWords = PictogramWords {
    name: |pictogram| match pictogram {
        P::Happy => "happy",
        P::Sad => "sad",
        P::Angry => "angry",
        P::Afraid => "afraid",
        P::Tired => "tired",
        P::Calm => "calm",
        P::Confused => "confused",
        P::Proud => "proud",
        P::Mother => "mum",
        P::Father => "dad",
        P::Family => "family",
        P::Friend => "friend",
        P::Teacher => "teacher",
        P::Caseworker => "caseworker",
        P::Alone => "alone",
        P::Together => "together",
        P::Home => "home",
        P::School => "school",
        P::Work => "work",
        P::Nature => "nature",
        P::Office => "office",
        P::Residence => "group home",
        P::Town => "town",
        P::Somewhere => "somewhere else",
        P::Quiet => "quiet",
        P::Help => "help",
        P::Time => "time",
        P::Money => "money",
        P::Sleep => "sleep",
        P::Food => "food",
        P::Talk => "talk",
        P::Stop => "stop",
    },
    shelf: |shelf| match shelf {
        Shelf::Feelings => "Feelings",
        Shelf::People => "People",
        Shelf::Places => "Places",
        Shelf::Needs => "What I need",
    },
};
