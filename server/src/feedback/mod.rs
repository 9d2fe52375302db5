//! Feedback: a young person's answers to instruments. No operation lets anybody but their owner write them.

pub mod instruments;
pub mod ops;
pub mod routes;
pub mod store;

pub use self::instruments::Instruments;
use crate::{
    capability::Capability,
    changes::feed::{Asked, Fed},
    kernel::{
        Problem,
        db::{Tx, Work},
    },
};

pub const CAPABILITY: Capability =
    Capability { feed: Some(feed), ..Capability::new(&["feedback"]) };

fn feed<'t>(tx: &'t mut Tx, asked: &'t Asked) -> Work<'t, Vec<Fed>, Problem> {
    Box::pin(async move {
        let rows = store::list_changed(tx, asked.owner, asked.range).await?;
        Ok(rows.iter().map(|row| Fed::of(&row.feedback, row.deleted)).collect())
    })
}
