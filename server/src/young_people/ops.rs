//! Listing young people for staff, what they share, and creating and inviting them.

use super::{
    shared::{Shared, days_before},
    store,
};
use crate::{
    access_log,
    assignments::{
        ops::{begin, enter, require_assigned, young_person},
        store::{AssignmentRow, find_current_since},
    },
    gatherings, guest,
    identity::{
        invitations::{self, Fresh},
        ops::me_changed,
        store::{Person, delete_sessions, find_person, insert_person, list_team, update_label},
    },
    kernel::{
        Actor, Problem,
        db::{DbError, Tx},
        live::Notice,
        page::{AFTER_ALL_IDS, PageQuery, page},
        write::lock_person,
    },
    outreach, praises, recognitions,
    staff::ops::newcomer,
    state::AppState,
};
use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    events::{Event, EventKind},
    invitations::{Invitation, InvitationDraft, PersonCreated},
    people::{Language, PersonRef, Role},
    praise::may_praise,
    young_people::{
        Label, LabelDraft, SPARKLINE_DAYS, SharedRow, YoungPerson, YoungPersonDraft,
        YoungPersonOverview, YoungPersonRow, reach_out,
    },
};

/// How many contacts outside Kurs an overview shows.
const LATEST_CONTACTS: i64 = 5;

/// The young people visible to the caller: for a caseworker those assigned now, with counts of changes;
/// for an administrator all, by name and who is assigned.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<YoungPersonRow>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let own = state.clone();
    let list = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let caseworker = actor.role == Role::Caseworker;
            let names = if caseworker {
                store::list_assigned(tx, actor.id, now, &before.id, limit + 1).await?
            } else {
                store::list_all(tx, &before.id, limit + 1).await?
            };
            let mut rows = Vec::with_capacity(names.len());
            // One row more than the page is read, to know whether there is a next page. It is not
            // answered, and so not logged as an access.
            let size = usize::try_from(limit).unwrap_or(usize::MAX);
            for (number, store::NameRow { id, name, arrived }) in names.into_iter().enumerate() {
                let mut row = YoungPersonRow {
                    id,
                    name,
                    label: None,
                    shared: None,
                    arrived,
                    code_expires_at: None,
                    team: Vec::new(),
                };
                if number == size {
                    rows.push(row);
                    break;
                }
                let person = young_person(tx, id).await?;
                let what = if caseworker {
                    row.shared = Some(shared_row(tx, actor.id, &person, now).await?);
                    Looked::List
                } else {
                    row.team =
                        list_team(tx, id, now).await?.into_iter().map(|it| it.name).collect();
                    Looked::Name
                };
                access_log::ops::record(tx, &own, actor, &person, what).await?;
                row.code_expires_at = code_expiry(tx, &person).await?;
                row.label = person.me.label;
                rows.push(row);
            }
            Ok::<_, Problem>(rows)
        })
    });
    Ok(page(list.await?, limit, |row| (None, row.id)))
}

async fn shared_row(
    tx: &mut Tx,
    viewer: Id,
    person: &Person,
    now: Timestamp,
) -> Result<SharedRow, Problem> {
    let today = person.day(now);
    let shared = Shared::find(tx, person, viewer, today).await?;
    let known = store::find_overviewed(tx, person.me.id, viewer).await?;
    let first = days_before(today, SPARKLINE_DAYS as u64 - 1);
    let mut marks = vec![0; SPARKLINE_DAYS];
    for success in &shared.successes {
        let day = usize::try_from((success.on - first).num_days()).unwrap_or(usize::MAX);
        if let Some(mark) = marks.get_mut(day) {
            *mark += 1;
        }
    }
    let contact = outreach::ops::last_contact(tx, person, viewer).await?;
    Ok(SharedRow {
        anything: shared.last.is_some(),
        changed: shared.digests(viewer).changed_since(&known.digests),
        marks,
        reach_out: reach_out(today, shared.last, contact, person.me.reach_by),
        starred: known.starred,
    })
}

/// Until when somebody who has not signed in yet can use their code.
async fn code_expiry(tx: &mut Tx, person: &Person) -> Result<Option<Timestamp>, DbError> {
    if person.arrived { Ok(None) } else { store::find_code_expiry(tx, person.me.id).await }
}

/// What one young person shares with the caller, a caseworker. Stores the digests, logs the access, and
/// notifies the young person.
pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<YoungPersonOverview, Problem> {
    let (own, key) = (state.clone(), guest::key::key(state).await?);
    let get = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let assigned_since = require_assigned(tx, id, actor.id, now).await?;
            let person = young_person(tx, id).await?;
            access_log::ops::record(tx, &own, actor, &person, Looked::Overview).await?;
            let today = person.day(now);
            let shared = Shared::find(tx, &person, actor.id, today).await?;
            let known = store::find_overviewed(tx, id, actor.id).await?;
            let digests = shared.digests(actor.id);
            let before = match known.day {
                // At first everything would be new, which tells nothing.
                None => digests.clone(),
                Some(day) if day == today => known.before,
                Some(_) => known.digests,
            };
            let new_ids = shared.new_since(actor.id, &before);
            store::upsert_digests(tx, (id, actor.id), &digests, &before, today).await?;
            let celebrations = recognitions::ops::list_seen_by(tx, id, actor.id).await?;
            let gatherings = gatherings::answers::list_inviting(tx, id, actor.id).await?;
            let praises = praises::ops::list_by(tx, &own, &key, id, actor.id).await?;
            let contact = outreach::ops::last_contact(tx, &person, actor.id).await?;
            let reach_out = reach_out(today, shared.last, contact, person.me.reach_by);
            let outreach =
                outreach::store::list_outreach(tx, id, AFTER_ALL_IDS, LATEST_CONTACTS).await?;
            let code_expires_at = code_expiry(tx, &person).await?;
            let person = YoungPerson {
                id,
                name: person.me.name,
                label: person.me.label,
                reach_by: person.me.reach_by,
                today,
                cheers_wished: !person.me.no_cheers_from.contains(&actor.id),
                may_praise: may_praise(person.me.praise_ok, person.me.of_age_on, today),
                assigned_since,
                arrived: person.arrived,
                code_expires_at,
            };
            Ok::<_, Problem>(YoungPersonOverview {
                person,
                goals: shared.goals,
                successes: shared.successes,
                suggestions: shared.suggestions,
                celebrations,
                gatherings,
                praises,
                reach_out,
                outreach,
                starred: known.starred,
                new_ids,
            })
        })
    });
    let overview = get.await?;
    let event = Event { kind: EventKind::Seen, id: actor.id, young_person_id: id };
    state.live.publish(vec![Notice { event, audience: vec![id] }]).await;
    Ok(overview)
}

/// Creates a young person with an invitation; a caseworker who creates one is assigned to them. True when
/// new. An existing one is not changed: their name is theirs to change.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: YoungPersonDraft,
) -> Result<(PersonCreated, bool), Problem> {
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            // Of two concurrent duplicates, the second finds the row of the first.
            lock_person(tx, actor.id).await?;
            if find_person(tx, id).await?.is_some() {
                may_invite(tx, actor, id, now).await?;
                let person = young_person(tx, id).await?;
                access_log::ops::record(tx, &make, actor, &person, Looked::Name).await?;
                let created = PersonCreated { id, name: person.me.name, invitation: None };
                return Ok((created, false));
            }
            let language = draft.language;
            let mut person = newcomer(id, Role::YoungPerson, draft.name, language, now);
            person.created_by = Some(actor.id);
            person.me.of_age_on = draft.of_age_on;
            person.me.label = draft.label.map(Label::into_string);
            insert_person(tx, &person).await?;
            if actor.role == Role::Caseworker {
                assign_creator(tx, &make, actor, id, language).await?;
            }
            let fresh = Fresh::new(make.id(), &*make.random, now);
            invitations::persist(tx, &fresh, id, Some(actor.id), now).await?;
            let invitation = Some(fresh.to_invitation(&make.origin.url));
            Ok::<_, Problem>((PersonCreated { id, name: person.me.name, invitation }, true))
        })
    });
    put.await
}

async fn assign_creator(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    language: Language,
) -> Result<(), Problem> {
    let creator = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
    let why = match language {
        Language::Da => "Inviterede dig til Kurs",
        Language::En => "Invited you to Kurs",
    };
    let row = AssignmentRow {
        young_person_id,
        assignment: kurs_domain::assignments::Assignment {
            id: state.id(),
            caseworker: kurs_domain::people::PersonRef {
                id: creator.id,
                name: creator.name.clone(),
                role: creator.role,
            },
            since: state.now(),
            until: None,
            decided_by: creator.name,
            why: why.to_owned(),
            asked_for_by_young_person: false,
            changes: Vec::new(),
        },
    };
    begin(tx, actor.id, &row, state.now()).await
}

/// Checks that the caller may invite: an administrator anyone, a caseworker those assigned to them now.
async fn may_invite(tx: &mut Tx, actor: Actor, id: Id, now: Timestamp) -> Result<(), Problem> {
    let assigned = find_current_since(tx, id, actor.id, now).await?.is_some();
    if actor.role == Role::Administrator || assigned { Ok(()) } else { Err(Problem::not_found()) }
}

/// Who is assigned to a young person now, for one of them.
pub async fn team(state: &AppState, actor: Actor, id: Id) -> Result<Vec<PersonRef>, Problem> {
    let own = state.clone();
    let team = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            enter(tx, &own, actor, id, Looked::Assignments).await?;
            Ok(list_team(tx, id, own.now()).await?)
        })
    });
    team.await
}

/// Writes the label beside a young person's name, or takes it away. They see it, and who wrote it.
pub async fn put_label(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: LabelDraft,
) -> Result<LabelDraft, Problem> {
    let own = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            may_invite(tx, actor, id, own.now()).await?;
            let person = young_person(tx, id).await?;
            access_log::ops::record(tx, &own, actor, &person, Looked::Label).await?;
            update_label(tx, id, draft.label.as_deref()).await?;
            Ok::<_, Problem>(draft)
        })
    });
    let draft = put.await?;
    state.live.publish(vec![me_changed(id)]).await;
    Ok(draft)
}

/// Sets a star beside the name in the caller's list, or takes it away.
pub async fn set_star(
    state: &AppState,
    actor: Actor,
    id: Id,
    starred: bool,
) -> Result<(), Problem> {
    let own = state.clone();
    let set = state.db.write(move |tx| {
        Box::pin(async move {
            enter(tx, &own, actor, id, Looked::Star).await?;
            Ok::<_, Problem>(store::upsert_star(tx, id, actor.id, starred).await?)
        })
    });
    set.await
}

/// Invites a young person again: for a new telephone, or when the first invitation expired.
pub async fn put_invitation(
    state: &AppState,
    actor: Actor,
    person: Id,
    id: Id,
    draft: InvitationDraft,
) -> Result<Invitation, Problem> {
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            may_invite(tx, actor, person, make.now()).await?;
            let invited = young_person(tx, person).await?;
            let invitation = invitations::make(tx, &make, id, person, actor.id).await?;
            // Whoever has the code can sign in as this person, so the young person sees who made it.
            access_log::ops::record(tx, &make, actor, &invited, Looked::Invitation).await?;
            if draft.ends_sessions {
                delete_sessions(tx, person).await?;
            }
            Ok::<_, Problem>(invitation)
        })
    });
    let invitation = put.await?;
    if draft.ends_sessions {
        state.live.publish(vec![me_changed(person)]).await;
    }
    Ok(invitation)
}
