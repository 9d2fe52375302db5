//! The pictogram of a goal.

use crate::text::Line;

/// One emoji.
pub type Pictogram = Line<4>;

/// The pictogram that is shown: the chosen one, or the same for every goal without.
pub fn shown(chosen: Option<&Pictogram>) -> &str {
    chosen.map_or("🎯", |chosen| chosen)
}
