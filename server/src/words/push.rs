//! What a push says on the screen, locked or not.

use kurs_domain::{isolate, texts};

/// A push's heading and words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushText {
    /// The heading.
    pub title: String,
    /// The words below.
    pub body: String,
}

impl PushText {
    pub(super) fn new(title: &str, body: impl Into<String>) -> Self {
        Self { title: title.to_owned(), body: body.into() }
    }
}

texts! {
    /// What pushes say. Those that name something are for readers who wish it.
    PushWords;

    /// Whatever it is about.
    something: fn() -> PushText =
        || PushText::new("Kurs", "Kurs har noget til dig")
        => || PushText::new("Kurs", "Kurs has something for you");
    /// A goal, by its text.
    reminder: fn(&str) -> PushText =
        |goal| PushText::new("Dit mål i dag", goal)
        => |goal| PushText::new("Your goal today", goal);
    /// Who cheered.
    cheer: fn(&str) -> PushText =
        |who| PushText::new("En hilsen til dig", isolate!(who; "Fra {who}"))
        => |who| PushText::new("A greeting for you", isolate!(who; "From {who}"));
    /// Which celebration.
    gathering: fn(&str) -> PushText =
        |what| PushText::new("Din fejring", what)
        => |what| PushText::new("Your celebration", what);
    /// That something came of a meeting, and no more than that.
    meeting: fn() -> PushText =
        || PushText::new("Dit møde", "Der er nyt om dit møde")
        => || PushText::new("Your meeting", "There is news about your meeting");
    /// Pushes arrive.
    test: fn() -> PushText =
        || PushText::new("Kurs", "Det virker. Sådan ser en besked ud.")
        => || PushText::new("Kurs", "It works. This is what a message looks like.");
    /// On the button that marks a success.
    did = "Jeg gjorde det" => "I did it";
    /// On the button that puts a reminder off.
    later = "Om en time" => "In an hour";
}

#[cfg(test)]
mod tests {
    use kurs_domain::people::Language;

    use crate::words::words;

    #[test]
    fn a_name_stays_in_its_place() {
        for (language, said) in [(Language::Da, "Fra"), (Language::En, "From")] {
            let cheer = words(language).push.cheer;
            assert_eq!(cheer("ליאור 3").body, format!("{said} \u{2068}ליאור 3\u{2069}"));
            assert_eq!(cheer("Bente").body, format!("{said} Bente"));
        }
    }
}
