//! Meetings: planned by staff, on the young person's terms, with everything that is said to them.
//!
//! What the young person does is in [`own`], what those assigned do in [`staff`]. Each of both has
//! one operation that loads a meeting, lets the domain do the act, and keeps what came of it.

pub mod calendar;
pub mod contribution_html;
pub mod delegates;
pub mod minutes;
mod minutes_html;
pub mod moments;
pub mod ops;
pub mod own;
mod problem;
pub mod routes;
pub mod shown;
pub mod staff;
pub mod store;
mod weight;

use crate::{
    capability::Capability,
    changes::feed::{Asked, Fed},
    kernel::{
        Problem,
        db::{Tx, Work},
    },
};

/// What this capability brings.
pub const CAPABILITY: Capability = Capability {
    feed: Some(feed),
    ..Capability::new(&[
        "meetings",
        "meeting_files",
        "meeting_delegates",
        "meeting_calendar",
        "meeting_taken_back",
    ])
};

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let mut all = Vec::new();
        for meeting in store::list_changed(tx, asked.owner, asked.range).await? {
            let own = shown::for_owner(tx, &asked.addresses, asked.now, meeting).await?;
            all.push(Fed::of(&own, false));
        }
        Ok(all)
    })
}
