//! Creating colleagues, inviting them again, and ending their access.

use kurs_domain::{
    Id, Page, Timestamp,
    access::Looked,
    day::DayStart,
    invitations::{Invitation, PersonCreated},
    people::{Language, Me, Name, Role, Staff, StaffDraft},
    wishes::{Celebrate, PushWishes},
};

use super::store;
use crate::{
    access_log, assignments,
    identity::{
        invitation_rows,
        invitations::{self, Fresh},
        ops::me_changed,
        store::{Person, delete_sessions, find_person, insert_person},
    },
    kernel::{
        Actor, Problem,
        db::Tx,
        live::Notice,
        page::{PageQuery, page},
        write::lock_person,
    },
    state::AppState,
};

/// The default time zone.
pub const USUAL_ZONE: &str = "Europe/Copenhagen";

/// A new person with default settings.
pub fn newcomer(id: Id, role: Role, name: Name, language: Language, at: Timestamp) -> Person {
    Person {
        me: Me {
            id,
            role,
            name: name.into_string(),
            language,
            time_zone: USUAL_ZONE.to_owned(),
            day_start: DayStart::default(),
            quiet_hours: None,
            paused_since: None,
            reach_by: None,
            welcomed: false,
            celebrate: Celebrate::default(),
            push: PushWishes::default(),
            label: None,
            no_cheers_from: Vec::new(),
            praise_ok: false,
            of_age_on: None,
            team: Vec::new(),
            created_at: at,
            version: 1,
        },
        department: None,
        created_by: None,
        arrived: false,
        ended_at: None,
    }
}

/// All colleagues.
pub async fn list_staff(state: &AppState, query: PageQuery) -> Result<Page<Staff>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let staff = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_staff(tx, &before.id, limit + 1).await?) })
    });
    Ok(page(staff.await?, limit, |staff| (None, staff.id)))
}

/// Creates a colleague with an invitation, or changes name and department. True when new.
pub async fn put_staff(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: StaffDraft,
) -> Result<(PersonCreated, bool), Problem> {
    if !draft.role.is_staff() {
        return Err(Problem::field("role", "not_staff", "a colleague is no young person"));
    }
    let state = state.clone();
    let db = state.db.clone();
    let put = db.write(move |tx| {
        Box::pin(async move {
            let (name, department) = (draft.name.clone(), draft.department);
            // Of two concurrent duplicates, the second finds the row of the first.
            lock_person(tx, actor.id).await?;
            if let Some(person) = find_person(tx, id).await? {
                if !person.me.role.is_staff() {
                    return Err(Problem::not_found());
                }
                require_not_ended(&person)?;
                if person.me.role != draft.role {
                    return Err(Problem::conflict("role_stays", "a role never changes"));
                }
                store::update_staff(tx, id, &name, department.as_deref()).await?;
                let created = PersonCreated { id, name: name.into_string(), invitation: None };
                return Ok((created, false));
            }
            let now = state.now();
            let mut person = newcomer(id, draft.role, draft.name, Language::Da, now);
            person.department = department.map(kurs_domain::people::Department::into_string);
            person.created_by = Some(actor.id);
            insert_person(tx, &person).await?;
            let fresh = Fresh::new(state.id(), &*state.random, now);
            invitations::persist(tx, &fresh, id, Some(actor.id), now).await?;
            let invitation = Some(fresh.to_invitation(&state.origin.url));
            Ok((PersonCreated { id, name: name.into_string(), invitation }, true))
        })
    });
    put.await
}

/// The colleague with this id; 404 if there is none.
pub async fn colleague(tx: &mut Tx, id: Id) -> Result<Person, Problem> {
    let found = find_person(tx, id).await?;
    found.filter(|person| person.me.role.is_staff()).ok_or_else(Problem::not_found)
}

fn require_not_ended(person: &Person) -> Result<(), Problem> {
    match person.ended_at {
        Some(_) => Err(Problem::conflict("staff_ended", "their access has ended; it stays so")),
        None => Ok(()),
    }
}

/// Invites a colleague again. If they have signed in before, their sessions end, and their young people
/// see who made the code, by the access log.
pub async fn put_invitation(
    state: &AppState,
    actor: Actor,
    person: Id,
    id: Id,
) -> Result<Invitation, Problem> {
    let own = state.clone();
    let make = state.db.write(move |tx| {
        Box::pin(async move {
            let found = colleague(tx, person).await?;
            require_not_ended(&found)?;
            let made = invitations::make(tx, &own, id, person, actor.id).await?;
            if found.arrived {
                let what = Looked::ColleagueCode;
                access_log::ops::record_about(tx, &own, actor, &found, what).await?;
                delete_sessions(tx, person).await?;
            }
            Ok::<_, Problem>(made)
        })
    });
    let invitation = make.await?;
    state.live.publish(vec![me_changed(person)]).await;
    Ok(invitation)
}

/// Ends the access of a colleague: their assignments, their sessions with what depends on them, and
/// their codes. Idempotent.
pub async fn end(state: &AppState, actor: Actor, id: Id) -> Result<(), Problem> {
    // Retry where somebody was assigned between finding the young people and locking the colleague.
    let notices = loop {
        if let Some(notices) = try_to_end(state, actor, id).await? {
            break notices;
        }
    };
    state.live.publish(notices).await;
    Ok(())
}

async fn try_to_end(
    state: &AppState,
    actor: Actor,
    id: Id,
) -> Result<Option<Vec<Notice>>, Problem> {
    let own = state.clone();
    let end = state.db.write(move |tx| {
        Box::pin(async move {
            // Locked first: two administrators who end each other would deadlock.
            store::lock_administrators(tx).await?;
            // Young people before their caseworkers, in the same order as assigning does, against deadlocks.
            let locked = assignments::store::list_open(tx, id, own.now()).await?;
            for row in &locked {
                lock_person(tx, row.young_person_id).await?;
            }
            lock_person(tx, id).await?;
            let person = colleague(tx, id).await?;
            if person.ended_at.is_some() {
                return Ok(Some(Vec::new()));
            }
            let now = own.now();
            let open = assignments::store::list_open(tx, id, now).await?;
            if open
                .iter()
                .any(|row| locked.iter().all(|it| it.young_person_id != row.young_person_id))
            {
                return Ok(None);
            }
            let is_last = person.me.role == Role::Administrator
                && !store::has_other_administrator(tx, id).await?;
            if is_last {
                let detail = "this is the last administrator who has been in; invite another first";
                return Err(Problem::conflict("last_administrator", detail));
            }
            store::update_ended(tx, id, actor.id, now).await?;
            delete_sessions(tx, id).await?;
            invitation_rows::expire_invitations(tx, id, now).await?;
            let mut notices = vec![me_changed(id)];
            for row in open {
                let young_person = assignments::ops::young_person(tx, row.young_person_id).await?;
                let name = &person.me.name;
                let why = match young_person.me.language {
                    Language::Da => format!("{name} har ikke længere adgang til Kurs"),
                    Language::En => format!("{name} no longer has access to Kurs"),
                };
                notices.push(assignments::ops::end_row(tx, &own, actor.id, &row, Some(why)).await?);
            }
            Ok::<_, Problem>(Some(notices))
        })
    });
    end.await
}
