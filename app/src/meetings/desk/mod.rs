//! Meetings, as those who plan and hold them see them: what waits for an answer, the plan, what the
//! young person says first and verbatim, the room with its decisions, and closing.
//!
//! Reading order: [`kept`] (what the desk holds) and [`calls`] → [`awaiting`], [`rows`] → [`plan`] →
//! [`page`] → [`room`]. Nothing here can change a word of a young person's.

#![expect(unreachable_pub, reason = "the component macro writes `pub` for what it makes")]

pub(crate) mod agenda;
pub(crate) mod awaiting;
pub(crate) mod calls;
mod kept;
mod minutes;
mod page;
mod plainly;
mod plan;
mod room;
mod rows;
pub mod texts;
mod times;

pub(crate) use self::{
    awaiting::AwaitingList,
    kept::Meetings,
    minutes::{MinutesField, read_minutes},
    page::MeetingPage,
    plainly::Plainly,
    plan::{ChangePlanPage, NewPlanPage},
    room::RoomPage,
    rows::MeetingRows,
};
use crate::platform::api::ApiError;

/// Whether something was refused because it has moved on meanwhile.
fn stale(problem: &ApiError) -> bool {
    problem.problem().is_some_and(|problem| problem.status == 412)
}
