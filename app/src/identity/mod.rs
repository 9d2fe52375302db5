//! Coming in and going out: the welcome, the code, the demonstration, being signed out.

mod calls;
mod code;
pub mod demo;
pub mod door;
pub mod texts;
pub mod welcome;

use kurs_domain::people::MePatch;

use self::texts::identity_texts;
pub use self::{calls::sign_out, demo::DemoPage, door::SignedOut, welcome::WelcomePage};

use crate::{sync::dispatch, ui::announce};

/// Changes own settings, and says so.
pub(crate) fn change_me(patch: MePatch) {
    // No rule of the domain stands against a setting.
    let _ = dispatch(patch);
    announce(identity_texts().settings_kept);
}
