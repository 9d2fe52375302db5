//! The young person's app: its pages, and the frame around them.

pub mod frame;
pub mod gate;
pub mod parts;
pub mod status;
pub mod tabs;
pub mod texts;
mod worker;

use kurs_domain::{earlier_words::EarlierWords, successes::Success, suggestions::Suggestion};
use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    install,
    lazy::{self, Load},
    platform::{self, address},
    sync, ui,
};

/// Starts the app; `load` loads the lazy chunks.
pub fn start(load: Load) {
    ui::begin();
    platform::stay_away();
    address::begin();
    install::begin();
    worker::begin();
    lazy::begin(load, take_new_version);
    sync::begin(address::path_now() == "/welcome", || {
        sync::all::<Success>();
        sync::all::<Suggestion>();
        sync::all::<EarlierWords>();
    });
    mount_to_body(Frame);
}

/// Lets a waiting version take over. True if there was one.
fn take_new_version() -> bool {
    let waits = untrack(worker::new_version);
    if waits {
        worker::update();
    }
    waits
}
