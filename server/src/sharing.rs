//! Who may see what its owner shares: checked when it is shared, and when a change is told.

use kurs_domain::{
    Id, Timestamp,
    events::{Event, EventKind},
    sharing::SharedWith,
};

use crate::{
    db::{DbError, Tx},
    http::error::ApiError,
    identity::store::list_team,
    live::Notice,
};

/// Whether `owner` can share with these: only with people who are assigned now. Whoever a thing
/// was shared with `before` may stay named, so that it can still be changed when they have left.
pub async fn check(
    tx: &mut Tx,
    owner: Id,
    shared: &SharedWith,
    before: Option<&SharedWith>,
    now: Timestamp,
) -> Result<(), ApiError> {
    let SharedWith::People(people) = shared else { return Ok(()) };
    let team = list_team(tx, owner, now).await?;
    let was_named =
        |id: &Id| matches!(before, Some(SharedWith::People(named)) if named.contains(id));
    if people.iter().all(|id| was_named(id) || team.iter().any(|member| member.id == *id)) {
        return Ok(());
    }
    Err(ApiError::field("shared_with", "not_in_team", "share with people who are assigned to you"))
}

/// The notice that something of `owner` changed, for the owner and for those assigned now who may
/// see it under any of `shared` (as it was, as it is).
pub async fn notice<'a>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    shared: impl IntoIterator<Item = &'a SharedWith> + Send,
    now: Timestamp,
) -> Result<Notice, DbError> {
    let shared: Vec<_> = shared.into_iter().filter(|it| **it != SharedWith::OnlyMe).collect();
    let mut audience = vec![owner];
    if !shared.is_empty() {
        let team = list_team(tx, owner, now).await?;
        let may_know = |id: Id| shared.iter().any(|shared| shared.lets_assigned_see(id));
        audience.extend(team.into_iter().map(|member| member.id).filter(|id| may_know(*id)));
    }
    let (kind, id) = about;
    Ok(Notice { event: Event { kind, id, young_person_id: owner }, audience })
}
