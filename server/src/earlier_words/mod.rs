//! Words that gave way to words from another phone: kept, offered back, and let go by their owner.

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

/// What this capability brings.
pub const CAPABILITY: Capability =
    Capability { feed: Some(feed), ..Capability::new(&["earlier_words"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let rows = store::list_changed(tx, asked.owner, asked.range).await?;
        Ok(rows.iter().map(store::EarlierWordsRow::fed).collect())
    })
}
