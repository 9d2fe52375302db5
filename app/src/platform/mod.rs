//! The browser: fetch, history, clock, time zones, storage, language, and what not every browser has.
//!
//! Nothing here knows a capability, a screen or a record.

pub mod address;
pub mod api;
pub mod browser;
mod clock;
mod dates;
mod drafts;
pub mod language;
mod leave;
mod storage;

pub use self::{
    clock::{clock_is_off, learn_time, new_id, now, on_corrected, random, ticks},
    dates::{
        DateStyle, day_at, hour, offset, own_time_zone, time_zones, today, write_date, write_time,
    },
    drafts::{
        all_drafts, are_drafts_in_tab, changes_done, draft, drafts_here, forget_drafts,
        forget_drafts_of, hold_in_memory, mark_changed, on_draft, restore_draft, set_draft_owner,
        set_drafts_elsewhere, store_draft, store_drafts_in_tab, stored_draft, take_changed,
    },
    leave::{leave_quickly, stay_away},
    storage::{Hint, hint, set_hint},
};

/// Whether the server runs in demo mode, with invented people.
pub fn is_demo() -> bool {
    let meta = leptos::prelude::document().query_selector("meta[name=kurs-mode]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).is_some_and(|mode| mode == "demo")
}
