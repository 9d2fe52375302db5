//! The invitation to a meeting, by the link of a participant: its time and place, and whether they come. It names
//! nobody, and says nothing of what the meeting is about.

use kurs_domain::{
    Id,
    meetings::{Meeting, Plan, participants::Reply, plan::Whereabouts},
    people::Language,
};

use super::{ops::persist, store};
use crate::{
    guest::{
        ended,
        key::{Addresses, key},
        token::{Purpose, Read},
    },
    identity::store::find_person,
    kernel::{Problem, db::Tx, limits::Caller, write::lock_person},
    state::AppState,
};

/// What the page of an invitation shows.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub plan: Plan,
    pub time_zone: String,
    pub language: Language,
    pub reply: Option<Reply>,
    /// Whether it can still be replied to.
    pub open: bool,
    pub called_off: bool,
    pub calendar_url: String,
}

/// The invitation behind a token.
pub async fn get(state: &AppState, token: &str) -> Result<Invitation, Problem> {
    let (read, addresses) =
        (key(state).await?.read(Purpose::Invitation, token), Addresses::of(state).await?);
    let now = state.now();
    let get = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let (meeting, participant) = open(tx, read).await?;
            let owner = find_person(tx, meeting.young_person_id).await?.ok_or_else(ended)?;
            let known = meeting.participants.iter().find(|it| it.id == participant);
            Ok(Invitation {
                plan: meeting.plan.clone().ok_or_else(ended)?,
                time_zone: owner.me.time_zone,
                language: owner.me.language,
                reply: known.and_then(|it| it.reply),
                open: meeting.takes_replies(now),
                called_off: meeting.state == kurs_domain::meetings::MeetingState::Cancelled,
                calendar_url: addresses.url(Purpose::Calendar, read.id),
            })
        })
    });
    get.await
}

/// Stores a reply to the time and place that were `shown`, in place of the one before.
pub async fn reply(
    state: &AppState,
    caller: Caller,
    token: &str,
    coming: bool,
    shown: Whereabouts,
) -> Result<(), Problem> {
    let read = key(state).await?.read(Purpose::Invitation, token);
    if read.genuine {
        state.limits.check_guest_answers(caller)?;
    }
    let own = state.clone();
    let reply = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let owner = open(tx, read).await?.0.young_person_id;
            lock_person(tx, owner).await?;
            // Read again under the lock: it may have been changed meanwhile.
            let (before, participant) = open(tx, read).await?;
            let mut meeting = before.clone();
            if !meeting.reply(participant, coming, &shown, own.now())? {
                return Ok(None);
            }
            persist(tx, &own, Some(&before), &mut meeting).await.map(Some)
        })
    });
    state.live.publish(reply.await?.into_iter().collect()).await;
    Ok(())
}

/// The meeting and the participant of a token. A forged token is looked up like one that ended, so that their
/// response times do not differ.
async fn open(tx: &mut Tx, read: Read) -> Result<(Meeting, Id), Problem> {
    let row = store::find_calendar(tx, read.id).await?;
    if !read.genuine {
        return Err(Problem::not_found());
    }
    let (meeting, participant) = row.ok_or_else(ended)?;
    let meeting = store::find_meeting(tx, meeting).await?.ok_or_else(ended)?;
    let is_there = meeting.participants.iter().any(|it| it.id == participant);
    if is_there { Ok((meeting, participant)) } else { Err(ended()) }
}
