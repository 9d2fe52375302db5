//! Successes: what a young person achieved, with or without a goal.

pub mod ops;
pub mod routes;
pub mod store;

use crate::{
    capability::Capability,
    changes::feed::{Asked, Fed},
    kernel::{
        Problem,
        db::{Tx, Work},
    },
};

pub const CAPABILITY: Capability =
    Capability { feed: Some(feed), ..Capability::new(&["successes"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let rows = store::list_changed_successes(tx, asked.owner, asked.range).await?;
        Ok(rows.iter().map(|row| Fed::of(&row.success, row.deleted)).collect())
    })
}
