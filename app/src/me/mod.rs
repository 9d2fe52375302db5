//! One's own page: how one is called and met, who has looked and who was there, and the way out.

pub mod celebrating;
pub mod looked;
pub mod page;
pub mod pause;
pub mod phone;
pub mod settings;
pub mod sign_out;
pub mod there;
pub mod time;

use kurs_domain::people::MePatch;

pub use self::page::MePage;
use crate::{local::dispatch, ui::announce, words::words};

/// Changes settings, and says so.
pub(crate) fn change(patch: MePatch) {
    // No rule of the domain stands against a setting.
    let _ = dispatch(patch);
    announce(words().me.kept);
}
