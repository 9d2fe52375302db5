//! Nudging a young person's phones that something came: not while everything rests, and not before
//! the quiet is over. Whether they wish it, and what the screen says, is decided where pushes go out.

use kurs_domain::{
    Id,
    people::Me,
    reminders::{Rhythm, after_quiet},
};

use crate::{
    db::Tx,
    http::error::ApiError,
    push::tell::{Kind, Told, tell},
    state::{AppState, day_in, zone},
};

/// Somebody cheered. `who` is said only to those who wish it; a guest's name never is, because
/// anybody may write anything for a name.
pub async fn cheer(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    id: Id,
    who: Option<&str>,
) -> Result<(), ApiError> {
    let told = Told::new(Kind::Cheer, "cheer", &format!("/inbox?at={id}"));
    let told = Told { what: who.map(str::to_owned), ..told };
    nudge(tx, state, me, &told, &format!("cheer:{id}")).await
}

/// Somebody answered an invitation of `me`'s, to what is called `title`.
pub async fn gathering(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    (id, version): (Id, i64),
    title: &str,
) -> Result<(), ApiError> {
    let told = Told::new(Kind::Gathering, &format!("gathering:{id}"), &format!("/gatherings/{id}"));
    let told = Told { what: Some(title.to_owned()), ..told };
    nudge(tx, state, me, &told, &format!("gathering:{id}:{version}")).await
}

/// Parents were told of what goes well. It comes by the same wish as a cheer.
pub async fn praise(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), ApiError> {
    let told = Told::new(Kind::Cheer, "praise", "/inbox");
    nudge(tx, state, me, &told, &format!("praise:{id}")).await
}

/// Something came of a meeting of `me`'s. Nothing of it is said on the screen, whoever wishes it:
/// meetings are seen by others in the same room.
pub async fn meeting(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    (id, version): (Id, i64),
) -> Result<(), ApiError> {
    let told = Told::new(Kind::Meeting, &format!("meeting:{id}"), &format!("/meetings/{id}"));
    nudge(tx, state, me, &told, &format!("meeting:{id}:{version}")).await
}

/// Belongs into the transaction of what it is about. Of one `key` each phone is nudged once.
async fn nudge(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    told: &Told,
    key: &str,
) -> Result<(), ApiError> {
    let now = state.now();
    let today = day_in(&me.time_zone, me.day_start, now);
    if me.paused_since.is_some_and(|since| since <= today) {
        return Ok(());
    }
    let at = after_quiet(now, &Rhythm::from(me), &zone(&me.time_zone));
    tell(tx, state, me.id, told, at, key).await?;
    Ok(())
}
