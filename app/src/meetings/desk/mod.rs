//! Meetings at the desk: what waits for an answer, the plan, the young person's contributions first and
//! verbatim, the room with its decisions, and closing.
//!
//! Reading order: [`state`] and [`calls`] → [`awaiting`], [`schedule`], [`rows`] → [`plan`] → [`page`] → [`room`]. Nothing
//! here can change a word of a young person's.

#![expect(unreachable_pub, reason = "the component macro writes `pub` for what it makes")]

pub(crate) mod agenda;
mod attendance;
pub(crate) mod awaiting;
pub(crate) mod calls;
mod drafts;
mod hearing;
mod minutes;
mod open;
mod page;
mod plainly;
mod plan;
mod room;
mod rows;
mod schedule;
mod state;
pub mod texts;
mod times;
mod unsaved;
mod written;

pub(crate) use self::{
    awaiting::AwaitingList,
    minutes::{MinutesField, read_minutes},
    page::MeetingPage,
    plainly::Plainly,
    plan::{ChangePlanPage, NewPlanPage},
    room::RoomPage,
    rows::MeetingRows,
    schedule::ScheduleList,
    state::{Meetings, meetings},
};
use crate::platform::api::ApiError;

/// Whether a request was refused because the object has changed meanwhile.
fn stale(problem: &ApiError) -> bool {
    problem.problem().is_some_and(|problem| problem.status == 412)
}
