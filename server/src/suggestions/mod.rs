//! Goal suggestions: staff propose, and the young person decides and words the goal.

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
    Capability { feed: Some(feed), ..Capability::new(&["goal_suggestions"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let all = store::list_changed_suggestions(tx, asked.owner, asked.range).await?;
        Ok(all.iter().map(|suggestion| Fed::of(suggestion, false)).collect())
    })
}
