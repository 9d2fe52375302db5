//! Earlier words: text that a merge overwrote with text from another phone, stored so that its owner can
//! take it up again or delete it.

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
    Capability { feed: Some(feed), ..Capability::new(&["earlier_words"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let rows = store::list_changed(tx, asked.owner, asked.range).await?;
        Ok(rows.iter().map(store::EarlierWordsRow::fed).collect())
    })
}
