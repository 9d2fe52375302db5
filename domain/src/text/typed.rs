//! Reading what was typed in a form.

use super::{TextProblem, optional};

/// A validated text, as a form reads what was typed. An `Option` of one may be left empty.
pub trait Text: Sized {
    /// The largest number of grapheme clusters.
    const MAX: usize;
    /// Whether it may have several lines.
    const LINES: bool;
    /// Whether it may be left empty.
    const OPTIONAL: bool = false;

    /// Validates what was typed, trimmed of white space.
    ///
    /// # Errors
    /// [`TextProblem`].
    fn read(text: &str) -> Result<Self, TextProblem>;
}

impl<T: Text> Text for Option<T> {
    const MAX: usize = T::MAX;
    const LINES: bool = T::LINES;
    const OPTIONAL: bool = true;

    fn read(text: &str) -> Result<Self, TextProblem> {
        optional(T::read(text))
    }
}
