//! The phone: which pages a young person has, and the frame around them.

pub mod frame;
pub mod gate;
pub mod install;
pub mod parts;
pub mod status;
pub mod tabs;
mod worker;

use kurs_domain::{earlier_words::EarlierWords, successes::Success, suggestions::Suggestion};
use leptos::prelude::*;

use self::frame::Frame;
pub use self::install::{InstallHint, InstallPart};
pub(crate) use self::install::{is_ios, is_standalone};
use crate::{
    address, goals, identity,
    later::{self, Load},
    local, ui,
};

/// Starts the phone; `load` loads what is not there from the start.
pub fn start(load: Load) {
    ui::begin();
    address::begin();
    goals::drafts::begin();
    identity::welcome::begin();
    install::begin();
    worker::begin();
    later::begin(load);
    let left = || {
        goals::drafts::forget();
        identity::welcome::forget();
    };
    local::begin(address::path_now() == "/welcome", left, || {
        local::all::<Success>();
        local::all::<Suggestion>();
        local::all::<EarlierWords>();
    });
    mount_to_body(Frame);
}

/// Lets a newer version take over where one waits, and says whether one does.
pub(crate) fn take_new_version() -> bool {
    let waits = untrack(worker::new_version);
    if waits {
        worker::update();
    }
    waits
}
