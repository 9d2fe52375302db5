//! What buttons, fields and dialogs say whatever they are about.

use kurs_domain::recognitions::Card;

/// The texts of the parts that every page is made of.
pub struct UiWords {
    /// The name of the product.
    pub kurs: &'static str,
    /// Leaves a dialog without doing anything.
    pub cancel: &'static str,
    /// Goes one step back.
    pub back: &'static str,
    /// Closes what is open.
    pub close: &'static str,
    /// Keeps what was written.
    pub save: &'static str,
    /// Asks the server once more.
    pub try_again: &'static str,
    /// Read out while something is on its way.
    pub loading: &'static str,
    /// After the label of a field that may stay empty.
    pub optional: &'static str,
    /// How many characters are left, when that is few.
    pub characters_left: fn(usize) -> String,
    /// How many characters are too many.
    pub characters_over: fn(usize) -> String,
    /// A field that can't be empty is.
    pub text_empty: &'static str,
    /// A text holds a character that can't be taken, just after this word.
    pub text_forbidden: fn(&str) -> String,
    /// A recording does not play here.
    pub voice_away: &'static str,
    /// The way to it all the same.
    pub voice_fetch: &'static str,
    /// A scale that has not been touched.
    pub not_said: &'static str,
    /// Forgets what a scale was set to.
    pub forget: &'static str,
    /// Between the last two of a list.
    pub and: &'static str,
    /// So many of ten.
    pub of_ten: fn(u8) -> String,
    /// The way past the navigation, for the keyboard.
    pub skip_to_content: &'static str,
    /// The server can't be reached: nothing is lost.
    pub away_title: &'static str,
    /// What that means and what to do.
    pub away_text: &'static str,
    /// Something went wrong that this version has no words for.
    pub unknown_problem: &'static str,
    /// What is on a picture to cheer with.
    pub card: fn(Card) -> &'static str,
    /// The name of each weekday, Monday first.
    pub weekdays: [&'static str; 7],
    /// A short name of each weekday, Monday first.
    pub weekdays_short: [&'static str; 7],
}
