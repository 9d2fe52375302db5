//! Reads a file without authorisation, which is the caller's task.

use kurs_domain::Id;

use super::{Kind, store};
use crate::{kernel::Problem, state::AppState};

/// The kind of the file `id` of `owner`, and its bytes.
pub async fn whole(state: &AppState, owner: Id, id: Id) -> Result<(Kind, Vec<u8>), Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::find_file(tx, id).await?) })
    });
    let row = find.await?.filter(|row| row.owner_id == owner);
    let kind = row.and_then(|row| row.kind).ok_or_else(Problem::not_found)?;
    let bytes = state.files.get(owner, id).await?;
    let bytes = bytes.ok_or_else(|| Problem::internal("a file is not in the store of files"))?;
    Ok((kind, bytes))
}
