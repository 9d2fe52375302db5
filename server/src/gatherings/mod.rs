//! Gatherings: celebrations that a young person plans and invites to, with the answers of the invited.

pub mod answers;
pub mod guests;
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

pub const CAPABILITY: Capability = Capability {
    feed: Some(feed),
    ..Capability::new(&["gatherings", "gathering_answers", "gathering_guests"])
};

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let mut all = Vec::new();
        for row in store::list_changed(tx, asked.owner, asked.range).await? {
            let deleted = row.deleted;
            let gathering = ops::whole(tx, &asked.addresses, row).await?;
            all.push(Fed::of(&gathering, deleted));
        }
        Ok(all)
    })
}
