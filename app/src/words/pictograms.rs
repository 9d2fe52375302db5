//! What the pictures on the board say.

use kurs_domain::meetings::pictograms::{BoardPictogram, Shelf};

/// The words of the board.
pub struct PictogramWords {
    /// The word of a picture.
    pub name: fn(BoardPictogram) -> &'static str,
    /// The heading of a shelf.
    pub shelf: fn(Shelf) -> &'static str,
}
