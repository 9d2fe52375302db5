//! The parts that pages are made of: headings, fields, choices, scales, dialogs.
//!
//! They draw and they tell what was done to them. They know no goal, no person and no server.

pub mod aloud;
pub mod announce;
pub mod choice;
pub mod copy;
pub mod dialog;
pub mod heading;
pub mod icon;
pub mod links;
pub mod live;
pub mod notice;
pub mod scale;
pub mod texts;
mod theme;

pub use self::{
    aloud::{ReadAloud, ReadPage},
    announce::{Announcer, announce, speak},
    choice::{Choice, ChoiceOption, Switch},
    copy::{CopyField, CopyLink},
    dialog::{Confirm, Dialog},
    heading::{PageHeading, focus_on},
    icon::{Glyph, Icon},
    links::LinkLine,
    live::When,
    notice::{Notice, Skeleton},
    scale::Scale,
    theme::{Theme, set_theme, theme},
};

/// Prepares the document before anything is mounted: the shell that was painted while the program
/// loaded makes room, and the theme is the one chosen on this phone.
pub fn begin() {
    console_error_panic_hook::set_once();
    theme::apply();
    if let Some(shell) = leptos::prelude::document().get_element_by_id("shell") {
        shell.remove();
    }
}
