//! The phone: which pages a young person has, and the frame around them.

pub mod frame;
pub mod gate;
pub mod status;
pub mod tabs;

use leptos::prelude::*;

use self::frame::Frame;
use crate::{address, goals, identity, local, ui};

/// Starts the phone.
pub fn start() {
    ui::begin();
    address::begin();
    goals::drafts::begin();
    identity::welcome::begin();
    local::begin();
    mount_to_body(Frame);
}
