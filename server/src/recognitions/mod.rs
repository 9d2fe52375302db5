//! Recognitions: cheers and kind words. All go to the young person first, who decides with whom to share
//! them.

pub mod inbox;
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
    Capability { feed: Some(feed), ..Capability::new(&["recognitions"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let rows = store::list_changed(tx, asked.owner, asked.range).await?;
        Ok(rows.iter().map(|row| Fed::of(&row.recognition, row.deleted)).collect())
    })
}
