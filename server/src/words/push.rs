//! What a push says on the screen, locked or not.

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

/// What pushes say. Those that name something are for readers who wish it.
pub struct PushWords {
    /// Whatever it is about.
    pub something: fn() -> PushText,
    /// A goal, by its text.
    pub reminder: fn(&str) -> PushText,
    /// Who cheered.
    pub cheer: fn(&str) -> PushText,
    /// Which celebration.
    pub gathering: fn(&str) -> PushText,
    /// That something came of a meeting, and no more than that.
    pub meeting: fn() -> PushText,
    /// Pushes arrive.
    pub test: fn() -> PushText,
    /// On the button that marks a success.
    pub did: &'static str,
    /// On the button that puts a reminder off.
    pub later: &'static str,
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
