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
    push::message::{self, About, Key, Kind, Message},
    recognitions::store::find_recognition,
    state::{AppState, day_in, zone},
};

/// Somebody cheered.
pub async fn cheer(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let message = Message::new(Kind::Cheer, "cheer", &format!("/inbox?at={id}"));
    let message = Message { about: Some(About::Recognition(id)), ..message };
    enqueue(tx, state, me, &message, &format!("cheer:{id}")).await
}

/// Somebody answered an invitation of `me`'s.
pub async fn gathering(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("gathering:{id}");
    let message = Message::new(Kind::Gathering, &key, &format!("/gatherings/{id}"));
    let message = Message { about: Some(About::Gathering(id)), ..message };
    enqueue(tx, state, me, &message, &key).await
}

/// Parents were told of what goes well. It comes by the same wish as a cheer.
pub async fn praise(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let message = Message::new(Kind::Cheer, "praise", "/inbox");
    enqueue(tx, state, me, &message, &format!("praise:{id}")).await
}

/// Something came of a meeting of `me`'s. Nothing of it is said on the screen, whoever wishes it:
/// meetings are seen by others in the same room.
pub async fn meeting(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("meeting:{id}");
    let message = Message::new(Kind::Meeting, &key, &format!("/meetings/{id}"));
    enqueue(tx, state, me, &message, &key).await
}

/// Belongs into the transaction of what it is about. What waits under `key` is renewed.
async fn enqueue(
    tx: &mut Tx,
    state: &AppState,
    me: &Me,
    message: &Message,
    key: &str,
) -> Result<(), Problem> {
    let now = state.now();
    let today = day_in(&me.time_zone, me.day_start, now);
    if me.paused_since.is_some_and(|since| since <= today) {
        return Ok(());
    }
    let at = after_quiet(now, &Rhythm::from(me), &zone(&me.time_zone));
    message::enqueue(tx, state, me.id, message, at, Key::Renewed(key)).await?;
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

/// Looks up what `message` is about. A guest's name is never said: anybody may write anything for a name.
pub async fn find_subject(tx: &mut Tx, person: Id, message: &Message) -> Result<Subject, DbError> {
    let found = match message.about {
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
