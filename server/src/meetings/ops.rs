//! Reading meetings, and storing the result of an act.

use kurs_domain::{
    Id, Page,
    access::Looked,
    events::{Event, EventKind},
    meetings::{
        Meeting, MeetingState,
        open_ends::{Awaiting, AwaitingOfOne, MOST_SHOWN_OF_ONE, OpenEndKind},
        plan::MeetingRow,
    },
    people::Role,
};

use super::{
    links,
    store::{self, WaitingRow},
    weight::weigh,
};
use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    changes::{self, store::Change},
    files::{orphans::UNDONE_FOR_MS, store::update_look_at},
    guest::key::Addresses,
    identity::store::list_team,
    kernel::{
        Actor, Problem,
        db::Tx,
        live::Notice,
        page::{PageQuery, page},
    },
    notify,
    state::AppState,
};

/// The result of an act.
pub struct Acted {
    /// As projected for the actor.
    pub meeting: Meeting,
    /// Whether the act added something, which makes the status 201.
    pub new: bool,
}

/// A meeting of the caller, who is the young person, as projected for them.
pub async fn get_own(state: &AppState, actor: Actor, id: Id) -> Result<Meeting, Problem> {
    let (addresses, now) = (Addresses::of(state).await?, state.now());
    let get = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let meeting = require_own(tx, actor.id, id).await?;
            Ok(links::for_owner(tx, &addresses, now, meeting).await?)
        })
    });
    get.await
}

/// The meeting; 404 if it is not `owner`'s.
pub(super) async fn require_own(tx: &mut Tx, owner: Id, id: Id) -> Result<Meeting, Problem> {
    let meeting = store::find_meeting(tx, id).await?;
    meeting.filter(|it| it.young_person_id == owner).ok_or_else(Problem::not_found)
}

/// The meetings of a young person: the caller's own, or those of somebody the caller is assigned to.
pub async fn list(
    state: &AppState,
    actor: Actor,
    whose: Option<Id>,
    query: PageQuery,
) -> Result<Page<MeetingRow>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let owner = match (actor.role, whose) {
        (Role::YoungPerson, None) => actor.id,
        (_, Some(whose)) => whose,
        (_, None) => return Err(Problem::field("young_person_id", "missing_field", "say whose")),
    };
    if actor.role == Role::YoungPerson && owner != actor.id {
        return Err(Problem::not_found());
    }
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            if actor.role != Role::YoungPerson {
                require_assigned(tx, owner, actor.id, own.now()).await?;
            }
            let person = young_person(tx, owner).await?;
            let meetings = store::list_meetings(tx, owner, &before.id, limit + 1).await?;
            if actor.role != Role::YoungPerson && !meetings.is_empty() {
                access_log::ops::record(tx, &own, actor, &person, Looked::Meeting).await?;
            }
            let rows = meetings.into_iter().map(|meeting| {
                let seen = if actor.role == Role::YoungPerson {
                    meeting.seen_by_owner()
                } else {
                    meeting.seen_by_staff()
                };
                seen.row(&person.me.name)
            });
            Ok::<_, Problem>(rows.collect::<Vec<_>>())
        })
    });
    Ok(page(list.await?, limit, |row| (None, row.id)))
}

/// What waits for an answer from the caller, grouped by young person, the longest waiting first, without
/// the contents of contributions.
pub async fn list_awaiting(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<AwaitingOfOne>, Problem> {
    let (limit, after) = (query.limit()?, query.before.as_deref().map(cursor).transpose()?);
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            let after = after.unwrap_or((i64::MIN, String::new()));
            let mut rows = store::list_waiting(tx, actor.id, own.now(), &after, limit + 1).await?;
            let size = usize::try_from(limit).unwrap_or(usize::MAX);
            let more = rows.len() > size;
            rows.truncate(size);
            let next = rows.last().filter(|_| more);
            let next = next.map(|last| format!("{}_{}", last.since.millis(), last.owner_id));
            let mut items = Vec::with_capacity(rows.len());
            for row in rows {
                items.push(awaiting_of_one(tx, &own, actor, row).await?);
            }
            Ok::<_, Problem>(Page { items, next })
        })
    });
    list.await
}

/// Parses a cursor: milliseconds since when the last row of the page before waits, `_`, and its owner.
fn cursor(text: &str) -> Result<(i64, String), Problem> {
    let read = |text: &str| {
        let (since, id) = text.split_once('_')?;
        Some((since.parse().ok()?, Id::parse(id).ok()?.to_string()))
    };
    read(text).ok_or_else(|| Problem::invalid("invalid_cursor", "begin again without a cursor"))
}

async fn awaiting_of_one(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    WaitingRow { owner_id, count, .. }: WaitingRow,
) -> Result<AwaitingOfOne, Problem> {
    let person = young_person(tx, owner_id).await?;
    access_log::ops::record(tx, state, actor, &person, Looked::Meeting).await?;
    let most = i64::try_from(MOST_SHOWN_OF_ONE).unwrap_or(i64::MAX);
    let mut items = Vec::new();
    for meeting in store::list_waiting_of(tx, owner_id, most).await? {
        let meeting = meeting.seen_by_staff();
        let title = meeting.plan.as_ref().map(|plan| plan.draft.title.to_string());
        items.extend(meeting.open_ends().into_iter().map(|open_end| Awaiting {
            meeting_id: meeting.id,
            title: title.clone(),
            open_end,
        }));
    }
    // Requests first, so that contributions to other meetings do not push them off the list.
    items.sort_by_key(|it| (it.open_end.kind != OpenEndKind::Request, it.open_end.since));
    items.truncate(MOST_SHOWN_OF_ONE);
    let young_person = person.labelled();
    Ok(AwaitingOfOne { young_person_id: owner_id, young_person, count, items })
}

/// Stores a meeting as its next version with its dependent rows, and returns the notice for its owner, and
/// for those assigned now if their projection changed. `before` is the stored version, none when new.
pub async fn persist(
    tx: &mut Tx,
    state: &AppState,
    before: Option<&Meeting>,
    meeting: &mut Meeting,
) -> Result<Notice, Problem> {
    before.map(weigh).unwrap_or_default().may_become(weigh(meeting))?;
    let team_sees_it = meeting.advance(before, state.now());
    if !store::upsert_meeting(tx, meeting).await? {
        return Err(Problem::not_found());
    }
    persist_links(tx, state, before, meeting).await?;
    persist_contributions(tx, before, meeting).await?;
    let owner = meeting.young_person_id;
    changes::ops::record(tx, state, owner, &Change::of(meeting)).await?;
    let waits = |it: &Meeting| it.clone().seen_by_staff().open_ends().len();
    // During the meeting everybody is there.
    if meeting.state != MeetingState::Held && waits(meeting) > before.map_or(0, waits) {
        notify::team(tx, state, owner).await?;
    }
    let event = Event { kind: EventKind::Meeting, id: meeting.id, young_person_id: owner };
    let mut audience = vec![owner];
    if team_sees_it {
        let team = list_team(tx, owner, state.now()).await?;
        audience.extend(team.into_iter().map(|one| one.id));
    }
    Ok(Notice { event, audience })
}

/// Inserts and deletes the rows behind the links of delegates and participants.
async fn persist_links(
    tx: &mut Tx,
    state: &AppState,
    before: Option<&Meeting>,
    meeting: &Meeting,
) -> Result<(), Problem> {
    let delegates = before.map(|it| &it.delegates[..]).unwrap_or_default();
    for new in &meeting.delegates {
        if delegates.iter().all(|known| known.id != new.id)
            && !store::insert_delegate(tx, meeting.id, new.id).await?
        {
            return Err(Problem::not_found());
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

/// Inserts and deletes the rows that connect files to contributions, and records those taken back.
async fn persist_contributions(
    tx: &mut Tx,
    before: Option<&Meeting>,
    meeting: &Meeting,
) -> Result<(), Problem> {
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
                // Withdrawing can be undone for a while; after that the orphaned file is deleted.
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

/// How many things with an id of their own a meeting has: an act that adds one answers 201.
pub(super) fn count_things(meeting: &Meeting) -> usize {
    let answers = meeting.contributions.iter().map(|it| it.answers.len()).sum::<usize>();
    let sought = meeting.decisions.iter().map(|it| it.sought.len()).sum::<usize>();
    meeting.participants.len()
        + meeting.suggestions.len()
        + meeting.contributions.len()
        + meeting.delegates.len()
        + meeting.reactions.len()
        + meeting.decisions.len()
        + meeting.corrections.len()
        + meeting.notes.len()
        + answers
        + sought
}
