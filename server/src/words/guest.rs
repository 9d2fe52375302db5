//! What the pages for people without an account say.

use kurs_domain::{NaiveDate, people::TimeOfDay};

/// A text around a name.
pub type Named = fn(&str) -> String;

/// All texts of those pages.
pub struct GuestWords {
    /// The code of the language, as HTML writes it.
    pub code: &'static str,
    /// The name of the other language, in that language.
    pub other_language: &'static str,
    /// On the choice of languages.
    pub language: &'static str,
    /// At the foot of every page.
    pub about: &'static str,

    /// The title of the page for kind words.
    pub say_title: &'static str,
    /// Its heading: to whom.
    pub say_to: Named,
    /// What it is about.
    pub say_intro: Named,
    /// The field for one's name.
    pub from: &'static str,
    /// Below it.
    pub from_hint: Named,
    /// The field for one's words.
    pub text: &'static str,
    /// Below it: how much fits.
    pub text_hint: fn(usize) -> String,
    /// The button.
    pub send_to: Named,
    /// Who reads it, and what is needed.
    pub who_sees: Named,
    /// The heading when it is sent.
    pub thanks: &'static str,
    /// What becomes of it.
    pub thanks_words: Named,
    /// The way to write more.
    pub once_more: &'static str,

    /// The title of an invitation.
    pub invited_title: &'static str,
    /// Above what is celebrated: by whom one is invited.
    pub invited_by: Named,
    /// When.
    pub when: &'static str,
    /// Where.
    pub place: &'static str,
    /// A day in words.
    pub day: fn(NaiveDate) -> String,
    /// A day and a time.
    pub day_at: fn(&str, TimeOfDay) -> String,
    /// It will not be after all.
    pub cancelled: &'static str,
    /// More about that.
    pub cancelled_words: Named,
    /// The question.
    pub coming: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// Perhaps.
    pub maybe: &'static str,
    /// No.
    pub no: &'static str,
    /// Choose one.
    pub choose: &'static str,
    /// The field for a few words.
    pub few_words: Named,
    /// It may stay empty.
    pub optional: &'static str,
    /// The button.
    pub answer: &'static str,
    /// The button, once answered.
    pub answer_anew: &'static str,
    /// Thanks for the answer.
    pub answered: &'static str,
    /// What becomes of it.
    pub answered_words: Named,
    /// Who sees it.
    pub who_sees_answer: Named,

    /// The title of a letter of praise.
    pub letter_title: &'static str,
    /// Its heading: by whom.
    pub letter_from: Named,
    /// When it was written.
    pub written: Named,
    /// For how long it can be read.
    pub letter_lasts: &'static str,
    /// What it is.
    pub letter_about: &'static str,

    /// The heading when a link has ended.
    pub ended: &'static str,
    /// What to do.
    pub ended_words: &'static str,
    /// The heading when there is nothing.
    pub nothing: &'static str,
    /// What to do.
    pub nothing_words: &'static str,
    /// The link takes nothing more today, or at all.
    pub full: &'static str,
    /// The meeting takes no more from whoever speaks for its owner.
    pub meeting_full: &'static str,
    /// Too much from here in a short time.
    pub too_fast: &'static str,
    /// It could not be kept.
    pub not_kept: &'static str,
    /// What was sent is more than can be read.
    pub too_large: &'static str,
    /// Something in the form is to be mended.
    pub mend: &'static str,
    /// Nothing is written.
    pub empty: &'static str,
    /// More than fits.
    pub too_long: fn(usize) -> String,
    /// A character that can't be taken, just after this word.
    pub forbidden: fn(&str) -> String,
}
