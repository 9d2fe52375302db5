//! Inviting colleagues.

use kurs_domain::{
    Id, Page, Timestamp,
    day::DayStart,
    invitations::Invitation,
    people::{Language, Me, Name, PersonCreated, Role, Staff, StaffDraft},
    wishes::{Celebrate, PushWishes},
};

use super::store;
use crate::{
    http::{
        access::Actor,
        error::ApiError,
        page::{PageQuery, page},
    },
    identity::{
        invitations::{self, Fresh},
        store::{Person, find_person, hold_person, insert_person},
    },
    state::AppState,
};

/// The zone of everybody who has not chosen another.
pub const USUAL_ZONE: &str = "Europe/Copenhagen";

/// Somebody new: everything that is theirs to say is as it usually is.
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
            no_cheers_from: Vec::new(),
            praise_ok: false,
            of_age_on: None,
            team: Vec::new(),
            created_at: at,
            version: 1,
        },
        department: None,
        created_by: None,
    }
}

/// All colleagues.
pub async fn list_staff(state: &AppState, query: PageQuery) -> Result<Page<Staff>, ApiError> {
    let (limit, before) = (query.limit()?, query.before()?);
    let staff = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(async move { Ok(store::list_staff(tx, &before.id, limit + 1).await?) })
    });
    Ok(page(staff.await?, limit, |staff| (None, staff.id)))
}

/// Makes a colleague, with an invitation, or changes name and department. True when new.
pub async fn put_staff(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: StaffDraft,
) -> Result<(PersonCreated, bool), ApiError> {
    if !draft.role.is_staff() {
        return Err(ApiError::field("role", "not_staff", "a colleague is no young person"));
    }
    let state = state.clone();
    let db = state.db.clone();
    let put = db.write(move |tx| {
        Box::pin(async move {
            let (name, department) = (draft.name.clone(), draft.department);
            // Sent twice at once, the second finds what the first made.
            hold_person(tx, actor.id).await?;
            if let Some(person) = find_person(tx, id).await? {
                if !person.me.role.is_staff() {
                    return Err(ApiError::not_found());
                }
                if person.me.role != draft.role {
                    return Err(ApiError::conflict("role_stays", "a role never changes"));
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
            invitations::keep(tx, &fresh, id, Some(actor.id), now).await?;
            let invitation = Some(fresh.told(&state.origin.url));
            Ok((PersonCreated { id, name: name.into_string(), invitation }, true))
        })
    });
    put.await
}

/// Invites a colleague again.
pub async fn put_invitation(
    state: &AppState,
    actor: Actor,
    person: Id,
    id: Id,
) -> Result<Invitation, ApiError> {
    let state = state.clone();
    let db = state.db.clone();
    let make = db.write(move |tx| {
        Box::pin(async move {
            let found = find_person(tx, person).await?.ok_or_else(ApiError::not_found)?;
            if !found.me.role.is_staff() {
                return Err(ApiError::not_found());
            }
            invitations::make(tx, &state, id, person, actor.id).await
        })
    });
    make.await
}
