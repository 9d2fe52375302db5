//! Signing in and out: the welcome, the code, demo mode, and the signed-out page.

mod calls;
mod code;
pub mod demo;
pub mod signed_out;
pub mod texts;
pub mod welcome;

use kurs_domain::people::MePatch;

use self::texts::identity_texts;
pub use self::{calls::sign_out, demo::DemoPage, signed_out::SignedOut, welcome::WelcomePage};

use crate::{sync::dispatch, ui::announce};

/// Changes settings, and announces it.
pub(crate) fn change_me(patch: MePatch) {
    // No domain rule rejects a setting.
    let _ = dispatch(patch);
    announce(identity_texts().settings_kept);
}
