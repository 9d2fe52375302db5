//! Reading meetings, and keeping what an act made of one.

use std::collections::{HashMap, hash_map::Entry};

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::{Event, EventKind},
    meetings::{Meeting, open_ends::Awaiting, plan::MeetingRow},
    people::Role,
};

use super::{shown, staff, store};
use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    changes::{self, store::Change},
    db::Tx,
    files::{let_go::UNDONE_FOR_MS, store::update_look_at},
    gatherings::ops::Addresses,
    http::{
        access::Actor,
        error::ApiError,
        page::{PageQuery, page},
    },
    identity::store::list_team,
    live::Notice,
    state::AppState,
};

/// How many meetings are looked through for what waits: more than one person can look after.
const MOST: i64 = 1_000;

/// What came of an act.
pub struct Acted {
    /// The meeting, as whoever acted may see it.
    pub meeting: Meeting,
    /// Whether there is something now that was not there before.
    pub new: bool,
}

/// A meeting, as whoever asks may see it. Who of those assigned is given what was said has heard it.
pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Meeting, ApiError> {
    if actor.role != Role::YoungPerson {
        return staff::ops::get(state, actor, id).await;
    }
    let (addresses, now) = (Addresses::of(state).await?, state.now());
    let get = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(async move {
            let meeting = require_own(tx, actor.id, id).await?;
            Ok(shown::for_owner(tx, &addresses, now, meeting).await?)
        })
    });
    get.await
}

/// The meeting, if it is `owner`'s.
pub(super) async fn require_own(tx: &mut Tx, owner: Id, id: Id) -> Result<Meeting, ApiError> {
    let meeting = store::find_meeting(tx, id).await?;
    meeting.filter(|it| it.young_person_id == owner).ok_or_else(ApiError::not_found)
}

/// The meetings of a young person: one's own, or those of somebody one is assigned to.
pub async fn list(
    state: &AppState,
    actor: Actor,
    whose: Option<Id>,
    query: PageQuery,
) -> Result<Page<MeetingRow>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let owner = match (actor.role, whose) {
        (Role::YoungPerson, None) => actor.id,
        (_, Some(whose)) => whose,
        (_, None) => return Err(ApiError::field("young_person_id", "missing_field", "say whose")),
    };
    if actor.role == Role::YoungPerson && owner != actor.id {
        return Err(ApiError::not_found());
    }
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            if actor.role != Role::YoungPerson {
                require_assigned(tx, owner, actor.id, own.now()).await?;
            }
            let person = young_person(tx, owner).await?;
            if actor.role != Role::YoungPerson {
                access_log::ops::note(tx, &own, actor, &person, Looked::Meeting).await?;
            }
            let meetings = store::list_meetings(tx, owner, &before.id, limit + 1).await?;
            let rows = meetings.iter().map(|meeting| shown::row(meeting, &person.me.name));
            Ok::<_, ApiError>(rows.collect::<Vec<_>>())
        })
    });
    Ok(page(list.await?, limit, |row| (None, row.id)))
}

/// Everything that waits for an answer of whoever asks, the oldest first; nothing of what was said.
pub async fn list_awaiting(state: &AppState, actor: Actor) -> Result<Vec<Awaiting>, ApiError> {
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            let (mut all, mut names) = (Vec::new(), HashMap::new());
            for meeting in store::list_waiting_of_assigned(tx, actor.id, own.now(), MOST).await? {
                let ends = meeting.open_ends();
                let whose = meeting.young_person_id;
                if ends.is_empty() {
                    continue;
                }
                if let Entry::Vacant(vacant) = names.entry(whose) {
                    let person = young_person(tx, whose).await?;
                    access_log::ops::note(tx, &own, actor, &person, Looked::Meeting).await?;
                    vacant.insert(person.me.name);
                }
                let title = meeting.plan.as_ref().map(|plan| plan.draft.title.to_string());
                all.extend(ends.into_iter().map(|open_end| Awaiting {
                    meeting_id: meeting.id,
                    title: title.clone(),
                    young_person_id: whose,
                    young_person: names[&whose].clone(),
                    open_end,
                }));
            }
            all.sort_by_key(|awaiting| awaiting.open_end.since);
            Ok::<_, ApiError>(all)
        })
    });
    list.await
}

/// Keeps a meeting as its next version, with what hangs on it, and says who may know: its owner, and
/// whoever is assigned now. `before` is how it was; there was none when it is new.
pub async fn keep(
    tx: &mut Tx,
    state: &AppState,
    before: Option<&Meeting>,
    meeting: &mut Meeting,
) -> Result<Notice, ApiError> {
    meeting.version += 1;
    meeting.updated_at = state.now();
    if !store::upsert_meeting(tx, meeting).await? {
        return Err(ApiError::not_found());
    }
    keep_links(tx, state, before, meeting).await?;
    keep_said(tx, before, meeting).await?;
    let owner = meeting.young_person_id;
    changes::ops::note(tx, state, owner, &Change::meeting(meeting)).await?;
    let event = Event { kind: EventKind::Meeting, id: meeting.id, young_person_id: owner };
    let team = list_team(tx, owner, state.now()).await?;
    let audience = team.into_iter().map(|one| one.id).chain([owner]).collect();
    Ok(Notice { event, audience })
}

/// The rows behind the links of a meeting: of who speaks for its owner, and of who comes.
async fn keep_links(
    tx: &mut Tx,
    state: &AppState,
    before: Option<&Meeting>,
    meeting: &Meeting,
) -> Result<(), ApiError> {
    let delegates = before.map(|it| &it.delegates[..]).unwrap_or_default();
    for new in &meeting.delegates {
        if delegates.iter().all(|known| known.id != new.id)
            && !store::insert_delegate(tx, meeting.id, new.id).await?
        {
            return Err(ApiError::not_found());
        }
    }
    let came = before.map(|it| &it.participants[..]).unwrap_or_default();
    for new in &meeting.participants {
        if came.iter().all(|known| known.id != new.id) {
            store::insert_calendar(tx, state.id(), meeting.id, new.id).await?;
        }
    }
    for known in came {
        if meeting.participants.iter().all(|it| it.id != known.id) {
            store::delete_calendar(tx, meeting.id, known.id).await?;
        }
    }
    Ok(())
}

/// Which files belong to it, and what was taken back of it.
async fn keep_said(
    tx: &mut Tx,
    before: Option<&Meeting>,
    meeting: &Meeting,
) -> Result<(), ApiError> {
    for new in &meeting.contributions {
        let file = new.draft.as_ref().and_then(|draft| draft.body.file_id);
        if let Some(file) = file
            && before.is_none_or(|it| it.contribution(new.id).is_none())
        {
            store::insert_file(tx, file, meeting.id, new.id).await?;
        }
    }
    for known in before.map(|it| &it.contributions[..]).unwrap_or_default() {
        let now = meeting.contribution(known.id);
        if let Some(draft) = &known.draft
            && now.is_none_or(|it| it.draft.is_none())
        {
            store::delete_files(tx, meeting.id, known.id).await?;
            if let Some(file) = draft.body.file_id {
                // Taking back can be undone for a while; then the file goes, if nothing names it.
                let look_at = meeting.updated_at.plus_millis(UNDONE_FOR_MS);
                update_look_at(tx, file, look_at).await?;
            }
        }
        if now.is_none() {
            store::insert_taken_back(tx, meeting.id, known.id).await?;
        }
    }
    Ok(())
}

/// How many things of their own there are in a meeting: an act that adds one made something new.
pub(super) fn things(meeting: &Meeting) -> usize {
    let answers = meeting.contributions.iter().map(|it| it.answers.len()).sum::<usize>();
    let sought = meeting.decisions.iter().map(|it| it.sought.len()).sum::<usize>();
    meeting.participants.len()
        + meeting.suggestions.len()
        + meeting.contributions.len()
        + meeting.delegates.len()
        + meeting.reactions.len()
        + meeting.decisions.len()
        + answers
        + sought
}
