//! Pushes in Danish.

use super::push::{PushText, PushWords};
use kurs_domain::isolate;

pub(super) const WORDS: PushWords = PushWords {
    something: || PushText::new("Kurs", "Kurs har noget til dig"),
    reminder: |goal| PushText::new("Dit mål i dag", goal),
    cheer: |who| PushText::new("En hilsen til dig", isolate!(who; "Fra {who}")),
    gathering: |what| PushText::new("Din fejring", what),
    meeting: || PushText::new("Dit møde", "Der er nyt om dit møde"),
    test: || PushText::new("Kurs", "Det virker. Sådan ser en besked ud."),
    did: "Jeg gjorde det",
    later: "Om en time",
};
