//! Signing in and out, and one's own settings.

use kurs_domain::{
    Id, Timestamp,
    events::{Event, EventKind},
    invitations::LOCKED_MS,
    people::{Me, MePatch, Role, Session, SessionPerson},
    reminders::Rhythm,
    timestamp::{DAY_MS, HOUR_MS},
};

use super::{
    invitation_rows,
    invitations::{self, Attempt, Entry},
    store, wrong_codes,
};
use crate::{
    confirmations, demo,
    kernel::{
        Actor, Precondition, Problem, Written,
        idempotency::{Key, Once},
        limits::Caller,
        live::Notice,
        random,
        write::lock_person,
    },
    reminders,
    state::AppState,
};

/// How long a session lasts, in milliseconds: of staff from the sign-in, of a young person since the last
/// renewal.
fn lifetime(role: Role) -> i64 {
    if role.is_staff() { 8 * HOUR_MS } else { 30 * DAY_MS }
}

/// How old the last renewal of a young person's session must be to renew it, in milliseconds, so that not
/// every request writes.
const RENEW_AFTER_MS: i64 = DAY_MS;

/// The hash of a session token, as stored.
#[derive(Debug, Clone)]
pub struct TokenHash(pub String);

pub struct Begun {
    pub session: Session,
    /// The session token for the cookie.
    pub token: String,
}

/// A valid session.
pub struct Resumed {
    pub actor: Actor,
    pub token_hash: TokenHash,
    /// The new expiry, if it was renewed just now.
    pub renewed_until: Option<Timestamp>,
    /// Whether it awaits confirmation.
    pub awaiting: bool,
}

/// Signs in with an invitation code. The browser's previous session is deleted.
pub async fn sign_in(
    state: &AppState,
    caller: Caller,
    old_token: Option<String>,
    key: Key,
    code: String,
) -> Result<Begun, Problem> {
    let key_hash = key.0.as_deref().map(random::hash);
    let attempt = Attempt { address: caller.0.to_string(), code, key_hash };
    let old = old_token.map(|token| random::hash(&token));
    let own = state.clone();
    let begun = state.db.write(move |tx| {
        Box::pin(async move {
            let (invitation, awaits_again) =
                match invitations::enter(tx, &attempt, own.now()).await? {
                    // Committed all the same, so that the wrong code counts.
                    Entry::Refused(refusal) => return Ok::<_, Problem>(Err(refusal)),
                    Entry::Open(invitation) => (invitation, None),
                    Entry::OpenAgain(invitation, awaits) => (invitation, Some(awaits)),
                };
            lock_person(tx, invitation.person_id).await?;
            // A new sign-in ends all other sessions: a lost phone is signed out, and nobody can sign in as
            // somebody else without their noticing.
            store::delete_sessions(tx, invitation.person_id).await?;
            let by = By::Code(invitation.created_by, awaits_again);
            let begun = begin_session(tx, &own, invitation.person_id, by, old).await?;
            invitation_rows::update_invitation(tx, &random::hash(&begun.token), invitation.id)
                .await?;
            Ok(Ok(begun))
        })
    });
    begun.await?
}

pub async fn sign_in_as_demo(
    state: &AppState,
    old_token: Option<String>,
    role: Role,
) -> Result<Begun, Problem> {
    let old = old_token.map(|token| random::hash(&token));
    let own = state.clone();
    let begun = state.db.write(move |tx| {
        Box::pin(async move { begin_session(tx, &own, demo::face(role), By::Demo, old).await })
    });
    begun.await
}

/// How somebody signed in.
enum By {
    /// By a code, with its maker (none: the command line), and for a code used a moment ago, whether the
    /// session awaits confirmation.
    Code(Option<Id>, Option<bool>),
    Demo,
}

async fn begin_session(
    tx: &mut crate::kernel::db::Tx,
    state: &AppState,
    person: Id,
    by: By,
    old_token_hash: Option<String>,
) -> Result<Begun, Problem> {
    let now = state.now();
    let person = store::find_person(tx, person).await?.ok_or_else(Problem::not_found)?;
    if let Some(old) = old_token_hash {
        store::delete_session(tx, &old).await?;
    }
    wrong_codes::delete_old(tx, now.plus_millis(-LOCKED_MS)).await?;
    let token = random::secret(&*state.random);
    let expires_at = now.plus_millis(lifetime(person.me.role));
    let hash = random::hash(&token);
    store::insert_session(tx, &hash, person.me.id, now, expires_at).await?;
    let mut awaiting_confirmation = false;
    if let By::Code(code_by, again) = by {
        // The maker of a code has seen it: it must not open a colleague's content by itself.
        let awaits = person.me.role.is_staff() && again.unwrap_or(person.arrived);
        if let Some(code_by) = code_by.filter(|_| awaits) {
            confirmations::store::update_awaiting(tx, &hash, code_by).await?;
            awaiting_confirmation = true;
        }
        store::update_arrived(tx, person.me.id).await?;
    }
    let session = Session { person: session_person(&person.me), expires_at, awaiting_confirmation };
    Ok(Begun { session, token })
}

fn session_person(me: &Me) -> SessionPerson {
    SessionPerson {
        id: me.id,
        role: me.role,
        name: me.name.clone(),
        language: me.language,
        time_zone: me.time_zone.clone(),
    }
}

/// Validates the session of `token`, and renews it if due.
pub async fn resume(state: &AppState, token: &str) -> Result<Resumed, Problem> {
    let hash = random::hash(token);
    let now = state.now();
    let session = current(state, &hash).await?.ok_or_else(session_expired)?;
    let actor = Actor { id: session.person_id, role: session.role };
    let mut renewed_until = None;
    if !session.role.is_staff() && session.renewed_at.plus_millis(RENEW_AFTER_MS) <= now {
        let (renewed, expires_at) = (hash.clone(), now.plus_millis(lifetime(session.role)));
        let renew = state.db.write(move |tx| {
            Box::pin(async move {
                Ok::<_, Problem>(store::update_session(tx, &renewed, now, expires_at).await?)
            })
        });
        // A session that could not be renewed is still valid: reading goes on.
        match renew.await {
            Ok(()) => renewed_until = Some(expires_at),
            Err(error) => tracing::warn!(%error, "a session could not be renewed"),
        }
    }
    Ok(Resumed { actor, token_hash: TokenHash(hash), renewed_until, awaiting: session.awaiting })
}

/// The session stored under `hash`, unless it has expired.
pub async fn current(state: &AppState, hash: &str) -> Result<Option<store::SessionRow>, Problem> {
    let (hash, now) = (hash.to_owned(), state.now());
    let found = state
        .db
        .read_one::<_, Problem, _>(move |tx| {
            Box::pin(async move { Ok(store::find_session(tx, &hash).await?) })
        })
        .await?;
    Ok(found.filter(|session| session.expires_at > now))
}

fn session_expired() -> Problem {
    let detail = "the session has ended; nothing is lost, sign in again";
    Problem::unauthorized("session_expired", detail)
}

/// The session, for its own browser.
pub async fn get_session(
    state: &AppState,
    actor: Actor,
    hash: &TokenHash,
) -> Result<Session, Problem> {
    let row = current(state, &hash.0).await?.ok_or_else(session_expired)?;
    let person = state
        .db
        .read::<_, Problem, _>(move |tx| {
            Box::pin(async move {
                store::find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)
            })
        })
        .await?;
    Ok(Session {
        person: session_person(&person.me),
        expires_at: row.expires_at,
        awaiting_confirmation: row.awaiting,
    })
}

pub async fn sign_out(state: &AppState, hash: TokenHash) -> Result<(), Problem> {
    state
        .db
        .write(move |tx| Box::pin(async move { Ok(store::delete_session(tx, &hash.0).await?) }))
        .await
}

/// Signs out everywhere: deletes all sessions, with their event streams and push subscriptions.
pub async fn sign_out_everywhere(state: &AppState, actor: Actor) -> Result<(), Problem> {
    let delete = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::delete_sessions(tx, actor.id).await?) })
    });
    delete.await?;
    state.live.publish(vec![me_changed(actor.id)]).await;
    Ok(())
}

/// The notice that something about `person` changed: their event streams then check the session.
pub fn me_changed(person: Id) -> Notice {
    let event = Event { kind: EventKind::Me, id: person, young_person_id: person };
    Notice { event, audience: vec![person] }
}

/// Oneself, with the current team.
pub async fn get_me(state: &AppState, actor: Actor) -> Result<Me, Problem> {
    let now = state.now();
    state.db.read(move |tx| Box::pin(async move { read_me(tx, actor.id, now).await })).await
}

/// A person, with their current team.
pub async fn read_me(
    tx: &mut crate::kernel::db::Tx,
    id: Id,
    now: Timestamp,
) -> Result<Me, Problem> {
    let mut me = store::find_person(tx, id).await?.ok_or_else(Problem::not_found)?.me;
    me.team = store::list_team(tx, id, now).await?;
    Ok(me)
}

pub async fn patch_me(
    state: &AppState,
    actor: Actor,
    precondition: Precondition,
    once: Once,
    patch: MePatch,
) -> Result<Me, Problem> {
    if actor.role.is_staff() && patch.name.is_some() {
        // The access log shows the young person who looked, so colleagues must not choose that name.
        let detail = "the administrator names colleagues";
        return Err(Problem::field("name", "not_yours_to_change", detail));
    }
    if patch.time_zone.as_ref().is_some_and(|zone| zone.parse::<chrono_tz::Tz>().is_err()) {
        return Err(Problem::field("time_zone", "unknown_time_zone", "no such time zone"));
    }
    if patch.quiet_hours.flatten().is_some_and(|quiet| quiet.from == quiet.until) {
        let detail = "quiet hours begin and end at different times";
        return Err(Problem::field("quiet_hours.until", "quiet_hours_empty", detail));
    }
    let change = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let now = own.now();
            let mut person =
                store::find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?;
            if !precondition.allows(true, |version| version == person.me.version) {
                return Err(Problem::stale(&read_me(tx, actor.id, now).await?));
            }
            let before = person.me.clone();
            patch.apply(&mut person.me);
            let changed = person.me != before;
            if changed {
                person.me.version += 1;
                store::update_person(tx, &person).await?;
            }
            let zones = (&before.time_zone, &person.me.time_zone);
            if zones.0 != zones.1 || Rhythm::from(&before) != Rhythm::from(&person.me) {
                reminders::ops::schedule_all(tx, &own, &person.me).await?;
            }
            let me = read_me(tx, actor.id, now).await?;
            let notices = changed.then(|| me_changed(actor.id)).into_iter().collect();
            Ok(Written { answer: me, record: actor.id, is_new: false, notices })
        })
    });
    change.await.map(|(me, _)| me)
}
