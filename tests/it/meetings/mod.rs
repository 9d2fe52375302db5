//! Meetings: contributions, who hears them, what staff do with them, and the refusals.

mod files;
mod handover;
mod hearing;
mod inviting;
mod planning;
mod rooms;
mod saying;
mod schedule;
mod wordings;

use kurs_domain::Id;
use serde_json::Value;

use crate::kurs::{Answer, Client, meetings::Met};

/// The meeting as somebody sees it.
async fn seen(who: &Client, met: Met) -> Answer {
    who.get(&met.path()).await.is(200)
}

/// One thing of a meeting, by its id.
#[track_caller]
fn of<'a>(meeting: &'a Answer, list: &str, id: Id) -> &'a Value {
    let mut things = meeting[list].as_array().expect("a list").iter();
    things.find(|thing| thing["id"] == id.to_string()).unwrap_or_else(|| panic!("{}", meeting.text))
}

/// The kinds of the trail's entries, in order.
fn trail(meeting: &Answer) -> Vec<&str> {
    let trail = meeting["trail"].as_array().expect("a trail").iter();
    trail.map(|trace| trace["what"].as_str().expect("a word")).collect()
}
