//! Pushes in English.

use super::push::{PushText, PushWords};
use kurs_domain::isolate;

pub(super) const WORDS: PushWords = PushWords {
    something: || PushText::new("Kurs", "Kurs has something for you"),
    reminder: |goal| PushText::new("Your goal today", goal),
    cheer: |who| PushText::new("A greeting for you", isolate!(who; "From {who}")),
    gathering: |what| PushText::new("Your celebration", what),
    meeting: || PushText::new("Your meeting", "There is news about your meeting"),
    test: || PushText::new("Kurs", "It works. This is what a message looks like."),
    did: "I did it",
    later: "In an hour",
};
