//! Enqueues pushes to a young person's phones, and to colleagues who turned them on: none while everything is paused, none before their quiet
//! hours end. At most one push per key waits in the queue; a later one replaces it. Whether they want it,
//! and which text it shows, is decided on delivery.

use kurs_domain::{
    Id,
    people::Me,
    recognitions::SenderKind,
    reminders::{Rhythm, after_quiet},
};

use crate::{
    gatherings::store::find_gathering,
    goals::store::find_goal,
    identity::store::{find_person, list_team},
    kernel::{
        Problem,
        db::{DbError, Tx},
    },
    push::message::{self, About, Key, Kind, Message},
    recognitions::store::find_recognition,
    state::{AppState, day_in, zone},
};

pub async fn cheer(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let message = Message::new(Kind::Cheer, "cheer", &format!("/inbox?at={id}"));
    let message = Message { about: Some(About::Recognition(id)), ..message };
    enqueue(tx, state, me, &message, &format!("cheer:{id}")).await
}

pub async fn gathering(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("gathering:{id}");
    let message = Message::new(Kind::Gathering, &key, &format!("/gatherings/{id}"));
    let message = Message { about: Some(About::Gathering(id)), ..message };
    enqueue(tx, state, me, &message, &key).await
}

/// Parents were sent praise. It is sent under the same setting as a cheer.
pub async fn praise(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let message = Message::new(Kind::Cheer, "praise", "/inbox");
    enqueue(tx, state, me, &message, &format!("praise:{id}")).await
}

/// Something changed in a meeting of `me`'s. The push never shows details, whatever their setting,
/// because others in the same room see the screen.
pub async fn meeting(tx: &mut Tx, state: &AppState, me: &Me, id: Id) -> Result<(), Problem> {
    let key = format!("meeting:{id}");
    let message = Message::new(Kind::Meeting, &key, &format!("/meetings/{id}"));
    enqueue(tx, state, me, &message, &key).await
}

/// For so long more can come before the team is notified: what comes together is one push.
const COALESCED_MS: i64 = 10 * 60_000;

/// Something waits for an answer from those assigned to `owner`. At most one push waits for each of them, and
/// it says neither of whom nor of what.
pub async fn team(tx: &mut Tx, state: &AppState, owner: Id) -> Result<(), Problem> {
    let now = state.now();
    let message = Message::new(Kind::Work, "work", "/desk");
    for member in list_team(tx, owner, now).await? {
        let Some(person) = find_person(tx, member.id).await? else { continue };
        let rhythm = Rhythm::from(&person.me);
        let at = after_quiet(now.plus_millis(COALESCED_MS), &rhythm, &zone(&person.me.time_zone));
        message::enqueue(tx, state, member.id, &message, at, Key::Renewed("work")).await?;
    }
    Ok(())
}

/// Must run in the transaction of the change it is about. A queued push under `key` is replaced.
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

/// What a message to `person` is about, looked up on delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Deleted, or not theirs: nothing is sent.
    Gone,
    /// It exists; its text or sender in a few words, if there are any.
    Is(Option<String>),
}

/// Looks up what `message` is about. A guest's name is never shown, because a guest may write anything as
/// a name.
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
