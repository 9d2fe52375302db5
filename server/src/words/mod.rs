//! The texts that the server itself says, in both languages.
//!
//! A language is one constant of [`Words`]: a text that is missing in one of them does not compile.
//! Each part has its types in `<part>.rs` and its texts in `<part>_da.rs` and `<part>_en.rs`.

pub mod guest;
mod guest_da;
mod guest_en;
pub mod meeting_templates;
pub mod meetings;
mod meetings_da;
mod meetings_en;
pub mod privacy;
mod privacy_da;
mod privacy_en;
pub mod push;
mod push_da;
mod push_en;

use kurs_domain::people::Language;

pub use guest::GuestWords;
pub use meetings::MeetingWords;
pub use privacy::PrivacyWords;
pub use push::{PushText, PushWords};

/// All texts in one language.
pub struct Words {
    /// What stands on the pages for people without an account.
    pub guest: GuestWords,
    /// What stands on the pages of a meeting.
    pub meetings: MeetingWords,
    /// What stands on the page about what is stored of people.
    pub privacy: PrivacyWords,
    /// What stands on a locked screen.
    pub push: PushWords,
}

const DANISH: Words = Words {
    guest: guest_da::WORDS,
    meetings: meetings_da::WORDS,
    privacy: privacy_da::WORDS,
    push: push_da::WORDS,
};
const ENGLISH: Words = Words {
    guest: guest_en::WORDS,
    meetings: meetings_en::WORDS,
    privacy: privacy_en::WORDS,
    push: push_en::WORDS,
};

/// The texts in `language`.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Da => &DANISH,
        Language::En => &ENGLISH,
    }
}
