//! The phone: which pages a young person has, and the frame around them.

pub mod frame;
pub mod gate;
pub mod install;
pub mod status;
pub mod tabs;
mod worker;

use leptos::prelude::*;

use self::frame::Frame;
pub use self::install::{InstallHint, InstallPart};
pub(crate) use self::install::{is_ios, is_standalone};
use crate::{address, goals, identity, local, ui};

/// Starts the phone.
pub fn start() {
    ui::begin();
    address::begin();
    goals::drafts::begin();
    identity::welcome::begin();
    install::begin();
    worker::begin();
    local::begin(address::path_now() == "/welcome", || {
        goals::drafts::forget();
        identity::welcome::forget();
    });
    mount_to_body(Frame);
}
