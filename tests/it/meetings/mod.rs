//! Meetings: what the young person says to them, who hears it, what those assigned make of it, and
//! what nobody gets away with.

mod files;
mod hearing;
mod planning;
mod rooms;
mod saying;
mod wordings;

use kurs_domain::Id;
use serde_json::Value;

use crate::kurs::{Answer, Client, meetings::Met};

/// What somebody sees of a meeting.
async fn seen(who: &Client, met: Met) -> Answer {
    who.get(&met.path()).await.is(200)
}

/// One thing of a meeting, by its id.
#[track_caller]
fn of<'a>(meeting: &'a Answer, list: &str, id: Id) -> &'a Value {
    let mut things = meeting[list].as_array().expect("a list").iter();
    things.find(|thing| thing["id"] == id.to_string()).unwrap_or_else(|| panic!("{}", meeting.text))
}

/// What happened, in order.
fn trail(meeting: &Answer) -> Vec<&str> {
    let trail = meeting["trail"].as_array().expect("a trail").iter();
    trail.map(|trace| trace["what"].as_str().expect("a word")).collect()
}
