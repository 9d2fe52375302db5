//! The texts that the server itself renders, in both languages ([`kurs_domain::texts`]).

pub mod guest;
pub mod help;
pub mod meeting_templates;
pub mod meetings;
pub mod privacy;
pub mod push;

use kurs_domain::{people::Language, texts};

pub use guest::GuestWords;
pub use help::HelpWords;
pub use meetings::MeetingWords;
pub use privacy::PrivacyWords;
pub use push::{PushText, PushWords};

texts! {
    Words;

    /// Pages for people without an account.
    guest: GuestWords = GuestWords::DANISH => GuestWords::ENGLISH;
    help: HelpWords = HelpWords::DANISH => HelpWords::ENGLISH;
    meetings: MeetingWords = MeetingWords::DANISH => MeetingWords::ENGLISH;
    privacy: PrivacyWords = PrivacyWords::DANISH => PrivacyWords::ENGLISH;
    push: PushWords = PushWords::DANISH => PushWords::ENGLISH;
}

pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Da => &Words::DANISH,
        Language::En => &Words::ENGLISH,
    }
}
