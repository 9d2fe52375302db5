//! Texts of push notifications, as shown on a screen, locked or not.

use kurs_domain::{isolate, texts};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushText {
    pub title: String,
    pub body: String,
}

impl PushText {
    pub(super) fn new(title: &str, body: impl Into<String>) -> Self {
        Self { title: title.to_owned(), body: body.into() }
    }
}

texts! {
    /// Those with names or texts in them are for readers who have chosen that.
    PushWords;

    /// Reveals nothing of its subject.
    something: fn() -> PushText =
        || PushText::new("Kurs", "Kurs har noget til dig")
        => || PushText::new("Kurs", "Kurs has something for you");
    /// With the text of the goal.
    reminder: fn(&str) -> PushText =
        |goal| PushText::new("Dit mål i dag", goal)
        => |goal| PushText::new("Your goal today", goal);
    /// With the name of who cheered.
    cheer: fn(&str) -> PushText =
        |who| PushText::new("En hilsen til dig", isolate!(who; "Fra {who}"))
        => |who| PushText::new("A greeting for you", isolate!(who; "From {who}"));
    /// With the title of the gathering.
    gathering: fn(&str) -> PushText =
        |what| PushText::new("Din fejring", what)
        => |what| PushText::new("Your celebration", what);
    /// That there is news of a meeting, without its contents.
    meeting: fn() -> PushText =
        || PushText::new("Dit møde", "Der er nyt om dit møde")
        => || PushText::new("Your meeting", "There is news about your meeting");
    /// To a caseworker: of whom and of what is not said.
    work: fn() -> PushText =
        || PushText::new("Kurs", "Noget venter på dig i Kurs")
        => || PushText::new("Kurs", "Something waits for you in Kurs");
    /// Confirms that pushes arrive.
    test: fn() -> PushText =
        || PushText::new("Kurs", "Det virker. Sådan ser en besked ud.")
        => || PushText::new("Kurs", "It works. This is what a message looks like.");
    /// The button that marks a success.
    did = "Jeg gjorde det" => "I did it";
    /// The button that postpones a reminder.
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
