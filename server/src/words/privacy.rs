//! The texts of the page about what is stored of people.

/// What the page says.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct PrivacyWords {
    /// The page's title, and the name of every link to it.
    pub title: &'static str,
    pub lead: &'static str,
    /// Stands where a municipality has not filled in a blank.
    pub blank: &'static str,
    pub back: &'static str,
    /// Heading and paragraphs of each section, with blanks as `{name}`.
    pub sections: &'static [(&'static str, &'static [&'static str])],
}
