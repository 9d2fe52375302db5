//! Buttons, fields and dialogs in English.

use kurs_domain::{isolate, recognitions::Card};

use super::UiWords;

pub(super) const WORDS: UiWords = UiWords {
    kurs: "Kurs",
    cancel: "Go back",
    back: "Back",
    close: "Close",
    save: "Save",
    try_again: "Try again",
    loading: "Loading …",
    optional: "if you like",
    characters_left: |left| match left {
        1 => "1 character left".to_owned(),
        left => format!("{left} characters left"),
    },
    characters_over: |over| match over {
        1 => "1 character too many. Make it a little shorter.".to_owned(),
        over => format!("{over} characters too many. Make it a little shorter."),
    },
    text_empty: "Write a few words here.",
    text_forbidden: |before| match before {
        "" => "The text starts with a hidden mark. Delete the words there, and write them again."
            .to_owned(),
        before => {
            isolate!(before; "Right after “{before}” is a hidden character. Delete the words there, and write them again."
            )
        }
    },
    voice_away: "The recording can't be heard here. Save it, and hear it in another program.",
    voice_fetch: "Save the recording",
    not_said: "Not chosen yet",
    forget: "Clear",
    and: "and",
    of_ten: |value| format!("{value} out of 10"),
    skip_to_content: "Go to the content",
    away_title: "We can't connect",
    away_text: "It may be the network or us. Nothing is lost. Try again in a little while.",
    unknown_problem: "Something went wrong on our side. Nothing is lost. Try again in a while.",
    card: |card| match card {
        Card::Sun => "Sun",
        Card::Star => "Star",
        Card::Flower => "Flower",
        Card::Mountain => "Mountain top",
        Card::Sea => "Sunrise over the sea",
        Card::Hands => "High five",
    },
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdays_short: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
