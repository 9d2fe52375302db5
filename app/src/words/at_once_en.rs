//! Celebrations at once in English.

use kurs_domain::{isolate, recognitions::SenderKind};

use super::{AtOnceWords, at_once::halves};

pub(super) const WORDS: AtOnceWords = AtOnceWords {
    said: [
        halves(
            &[
                "You reached your goal.",
                "The goal is reached.",
                "You went all the way.",
                "You are there.",
            ],
            &[
                "Take a moment to feel it.",
                "You did this.",
                "Celebrate it your way.",
                "You can be proud.",
            ],
        ),
        halves(
            &[
                "Your first win.",
                "Here is the first one.",
                "You have begun.",
                "The first step is taken.",
            ],
            &[
                "This win is saved.",
                "A good beginning.",
                "From here it is your way.",
                "The win is yours.",
            ],
        ),
        halves(
            &[
                "Good to see you.",
                "Welcome back.",
                "Good that you are here.",
                "It is so good that you are here.",
            ],
            &[
                "Your things are still here.",
                "This one counts.",
                "You begin where you are.",
                "Well done.",
            ],
        ),
        halves(
            &["Hello again.", "Nice to have you here.", "You picked it up again.", "There."],
            &[
                "This counts too.",
                "That is a good beginning.",
                "Good that you did it.",
                "It worked.",
            ],
        ),
        halves(
            &["# wins.", "You have # wins now.", "Win number #.", "# things worked out."],
            &[
                "Well done, every time.",
                "Look back and enjoy it.",
                "You built that yourself.",
                "Quite a collection.",
            ],
        ),
        halves(
            &["The first time.", "This is new.", "The first for this goal.", "You broke through."],
            &[
                "Now you know it can be done.",
                "Well done.",
                "Remember how you did it.",
                "You dared.",
            ],
        ),
        halves(
            &["It was hard.", "You were not sure.", "It took something.", "It was a big step."],
            &["And you did it.", "You did it all the same.", "That is brave.", "You could do it."],
        ),
        halves(
            &[
                "It worked out.",
                "You did it.",
                "Well done.",
                "That one is yours.",
                "There.",
                "It is done.",
                "Nice.",
                "One more step.",
                "You managed it.",
                "It went well.",
                "One more win.",
                "This one counts.",
            ],
            &[
                "Notice how it feels.",
                "You did it yourself.",
                "Small steps carry far.",
                "It deserves a smile.",
                "Good work.",
                "Enjoy it a little.",
                "You can do this.",
                "It makes a difference for you.",
                "Breathe, and enjoy it.",
                "Your future self says thanks.",
                "It was you who chose it.",
                "The day is yours.",
            ],
        ),
    ],
    undo: "Undo",
    undone: "Undone",
    unseen: |name, kind, more| {
        let says = match kind {
            SenderKind::Team => isolate!(name; "{name} cheered for you"),
            SenderKind::Guest => isolate!(name; "{name} has written to you"),
        };
        match more {
            0 => says,
            1 => format!("{says}, and there is 1 more greeting"),
            more => format!("{says}, and there are {more} more greetings"),
        }
    },
};
