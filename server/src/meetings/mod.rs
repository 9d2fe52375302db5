//! Meetings: planned by staff, on the young person's terms, with all contributions and decisions.
//!
//! Acts of the young person are in [`own`], those of staff in [`staff`]. Each has one operation that loads
//! a meeting, applies the act by the domain, and stores the result. No rule of meetings is decided here.

pub mod calendar;
pub mod contribution_html;
pub mod delegates;
mod handover;
pub mod invitations;
pub mod links;
pub mod minutes;
mod minutes_html;
pub mod moments;
pub mod ops;
pub mod own;
mod problem;
pub mod routes;
mod schedule;
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
            let own = links::for_owner(tx, &asked.addresses, asked.now, meeting).await?;
            all.push(Fed::of(&own, false));
        }
        Ok(all)
    })
}
