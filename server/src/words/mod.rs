//! The texts that the server itself says, in both languages ([`kurs_domain::texts`]).

pub mod guest;
pub mod meeting_templates;
pub mod meetings;
pub mod privacy;
pub mod push;

use kurs_domain::{people::Language, texts};

pub use guest::GuestWords;
pub use meetings::MeetingWords;
pub use privacy::PrivacyWords;
pub use push::{PushText, PushWords};

texts! {
    /// All texts.
    Words;

    /// What stands on the pages for people without an account.
    guest: GuestWords = GuestWords::DANISH => GuestWords::ENGLISH;
    /// What stands on the pages of a meeting.
    meetings: MeetingWords = MeetingWords::DANISH => MeetingWords::ENGLISH;
    /// What stands on the page about what is stored of people.
    privacy: PrivacyWords = PrivacyWords::DANISH => PrivacyWords::ENGLISH;
    /// What stands on a locked screen.
    push: PushWords = PushWords::DANISH => PushWords::ENGLISH;
}

/// The texts in `language`.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Da => &Words::DANISH,
        Language::En => &Words::ENGLISH,
    }
}
