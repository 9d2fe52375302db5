//! Notifying a young person's phones that something came: not while everything rests, and not before
//! the quiet is over. Of one thing one notification waits at a time, renewed by what comes after it.
//! Whether they wish it, and what the screen says, is decided where pushes go out.

use kurs_domain::{
    Id,
    people::Me,
    recognitions::SenderKind,
    reminders::{Rhythm, after_quiet},
};

use crate::{
    gatherings::store::find_gathering,
    goals::store::find_goal,
    kernel::{
        Problem,
        db::{DbError, Tx},
    },
    push::tell::{About, Key, Kind, Told, tell},
    recognitions::store::find_recognition,
    state::{AppState, day_in, zone},
};

/// Somebody cheered.
pub async fn cheer(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let told = Told::new(Kind::Cheer, "cheer", &format!("/inbox?at={id}"));
    let told = Told { about: Some(About::Recognition(id)), ..told };
    nudge(tx, state, me, &told, &format!("cheer:{id}")).await
}

/// Somebody answered an invitation of `me`'s.
pub async fn gathering(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("gathering:{id}");
    let told = Told::new(Kind::Gathering, &key, &format!("/gatherings/{id}"));
    let told = Told { about: Some(About::Gathering(id)), ..told };
    nudge(tx, state, me, &told, &key).await
}

/// Parents were told of what goes well. It comes by the same wish as a cheer.
pub async fn praise(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let told = Told::new(Kind::Cheer, "praise", "/inbox");
    nudge(tx, state, me, &told, &format!("praise:{id}")).await
}

/// Something came of a meeting of `me`'s. Nothing of it is said on the screen, whoever wishes it:
/// meetings are seen by others in the same room.
pub async fn meeting(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("meeting:{id}");
    let told = Told::new(Kind::Meeting, &key, &format!("/meetings/{id}"));
    nudge(tx, state, me, &told, &key).await
}

/// Belongs into the transaction of what it is about. What waits under `key` is renewed.
async fn nudge(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    told: &Told,
    key: &str,
) -> Result<(), Problem> {
    let now = state.now();
    let today = day_in(&me.time_zone, me.day_start, now);
    if me.paused_since.is_some_and(|since| since <= today) {
        return Ok(());
    }
    let at = after_quiet(now, &Rhythm::from(me), &zone(&me.time_zone));
    tell(tx, state, me.id, told, at, Key::Renewed(key)).await?;
    Ok(())
}

/// What a message of `person`'s is about, looked up as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// It is there no more: nothing is sent.
    Gone,
    /// It is there; what or who it is in a few words, where there are any.
    Is(Option<String>),
}

/// Looks up what `told` is about. A guest's name is never said: anybody may write anything for a name.
pub async fn find_subject(tx: &mut Tx, person: Id, told: &Told) -> Result<Subject, DbError> {
    let found = match told.about {
        None => Some(None),
        Some(About::Goal(id)) => find_goal(tx, id)
            .await?
            .filter(|row| row.owner_id == person && !row.deleted)
            .map(|row| Some(row.goal.draft.text.to_string())),
        Some(About::Recognition(id)) => find_recognition(tx, id)
            .await?
            .filter(|row| row.owner_id == person && !row.deleted)
            .map(|row| row.recognition.from)
            .map(|from| (from.kind == SenderKind::Team).then_some(from.name)),
        Some(About::Gathering(id)) => find_gathering(tx, id)
            .await?
            .filter(|row| row.owner_id == person && !row.deleted)
            .map(|row| Some(row.gathering.plan.title.to_string())),
    };
    Ok(found.map_or(Subject::Gone, Subject::Is))
}
