//! Who may call which route: deny by default, and the matrix of all routes.
//!
//! A route can only be added together with its [`Access`]. The role is checked here; ownership and
//! assignment are checked by the operation itself, in its transaction.

use axum::{
    Extension,
    extract::{FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, header, request},
    middleware::Next,
    response::Response,
};
use kurs_domain::{Id, people::Role};

use super::{cookie, trace::Trace};
use crate::{
    identity,
    kernel::{Actor, Problem},
    state::AppState,
};

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    /// Anyone, in a demonstration; 404 elsewhere.
    Demo,
    /// Anyone signed in, for themselves, also with a session that awaits confirmation. On every other route
    /// such a session is refused.
    Unconfirmed,
    /// Anyone signed in, for themselves.
    SignedIn,
    /// A young person, for what is their own.
    Owner,
    /// A young person for what is their own, and a caseworker assigned to them for what is shared.
    OwnerOrAssigned,
    /// A caseworker assigned to the young person.
    Assigned,
    /// Caseworkers for those assigned to them, and administrators without content.
    Staff,
    /// Administrators and leads, for colleagues.
    Confirmer,
    Administrator,
}

impl Access {
    pub fn admits(self, role: Role) -> bool {
        use Role::{Administrator, Caseworker, Lead, YoungPerson};
        match self {
            Self::Anyone | Self::Demo | Self::Unconfirmed | Self::SignedIn => true,
            Self::Owner => role == YoungPerson,
            Self::OwnerOrAssigned => matches!(role, YoungPerson | Caseworker),
            Self::Assigned => role == Caseworker,
            Self::Staff => matches!(role, Caseworker | Administrator),
            Self::Confirmer => matches!(role, Lead | Administrator),
            Self::Administrator => role == Administrator,
        }
    }

    pub fn needs_session(self) -> bool {
        !matches!(self, Self::Anyone | Self::Demo)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Problem;

    /// On a route without a session this is 401: deny by default.
    async fn from_request_parts(parts: &mut request::Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().copied().ok_or_else(signed_out)
    }
}

fn signed_out() -> Problem {
    Problem::unauthorized("signed_out", "sign in first")
}

fn awaiting_confirmation() -> Problem {
    Problem::new(
        403,
        "awaiting_confirmation",
        "another administrator or the lead has to confirm who you are; where there is none, \
         `kurs admin confirm-staff` on the server does",
    )
}

/// A route and who may call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub method: &'static str,
    /// With placeholders; relative to `/api/v1` for routes of the API.
    pub path: String,
    pub access: Access,
}

/// The header in which a page names its person: the session may be somebody else's by now, who signed in
/// in another tab.
const PERSON: &str = "kurs-person";

/// Prevents what one person wrote from being stored under another's name.
fn require_same_person(headers: &HeaderMap, actor: Actor) -> Result<(), Problem> {
    let mut named = headers.get_all(PERSON).iter();
    let own = |name: &HeaderValue| name.to_str().ok().and_then(|id| Id::parse(id).ok());
    if named.all(|name| own(name) == Some(actor.id)) {
        return Ok(());
    }
    Err(Problem::unauthorized("other_person", "somebody else is signed in in this browser"))
}

/// Checks session, person, rate limit and role, and passes the actor to the handler.
pub(super) async fn guard(
    Extension(access): Extension<Access>,
    Extension(state): Extension<AppState>,
    Extension(trace): Extension<Trace>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if access == Access::Demo && !state.demo {
        return Err(Problem::not_found());
    }
    if !access.needs_session() {
        return Ok(next.run(request).await);
    }
    let token = cookie::token(&state, request.headers()).ok_or_else(signed_out)?;
    let session = identity::ops::resume(&state, &token).await?;
    let actor = session.actor;
    require_same_person(request.headers(), actor)?;
    state.limits.check_person(actor.id)?;
    trace.set_role(actor.role);
    if session.awaiting && access != Access::Unconfirmed {
        return Err(awaiting_confirmation());
    }
    if !access.admits(actor.role) {
        return Err(Problem::forbidden());
    }
    request.extensions_mut().insert(actor);
    request.extensions_mut().insert(session.token_hash);
    let mut response = next.run(request).await;
    if let Some(until) = session.renewed_until
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        let cookie = cookie::set_session(&state, &token, until);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
