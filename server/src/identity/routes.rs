//! Sessions and one's own settings, over HTTP.

use axum::{
    Extension, Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use kurs_domain::{
    invitations::{DemoSignIn, SignIn},
    people::{Me, MePatch, Session},
};

use super::ops::{self, Begun, TokenHash};
use crate::{
    api::{cookie, etag::Versioned, extract::Body},
    kernel::{
        Actor, Precondition, Problem,
        idempotency::{Key, Once},
        limits::Caller,
    },
    state::AppState,
};

fn begun(state: &AppState, begun: Begun) -> impl IntoResponse + use<> {
    let cookie = cookie::set_session(state, &begun.token, begun.session.expires_at);
    (StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(begun.session))
}

/// Sign in with an invitation code
///
/// The same code under the same `Idempotency-Key` signs in again for ten minutes: an answer may be lost.
#[utoipa::path(post, path = "/sessions", tag = "identity", request_body = SignIn, params(Key),
    responses((status = 201, body = Session)))]
pub async fn create_session(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    key: Key,
    Body(sign_in): Body<SignIn>,
) -> Result<impl IntoResponse, Problem> {
    let old = cookie::token(&state, &headers);
    ops::sign_in(&state, caller, old, key, sign_in.code).await.map(|session| begun(&state, session))
}

/// Sign in as an invented person, in a demonstration
#[utoipa::path(post, path = "/demo/sessions", tag = "identity", request_body = DemoSignIn,
    responses((status = 201, body = Session)))]
pub async fn create_demo_session(
    State(state): State<AppState>,
    headers: HeaderMap,
    Body(sign_in): Body<DemoSignIn>,
) -> Result<impl IntoResponse, Problem> {
    let old = cookie::token(&state, &headers);
    ops::sign_in_as_demo(&state, old, sign_in.role).await.map(|session| begun(&state, session))
}

/// Who is signed in
#[utoipa::path(get, path = "/sessions/current", tag = "identity",
    responses((status = 200, body = Session)))]
pub async fn get_current_session(
    State(state): State<AppState>,
    actor: Actor,
    Extension(hash): Extension<TokenHash>,
) -> Result<Json<Session>, Problem> {
    ops::get_session(&state, actor, &hash).await.map(Json)
}

/// Sign out
#[utoipa::path(delete, path = "/sessions/current", tag = "identity", responses((status = 204)))]
pub async fn delete_current_session(
    State(state): State<AppState>,
    Extension(hash): Extension<TokenHash>,
) -> Result<impl IntoResponse, Problem> {
    ops::sign_out(&state, hash).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::none(&state))]))
}

/// Sign out everywhere
///
/// Ends all sessions of the caller, on all devices.
#[utoipa::path(delete, path = "/sessions", tag = "identity", responses((status = 204)))]
pub async fn delete_sessions(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<impl IntoResponse, Problem> {
    ops::sign_out_everywhere(&state, actor).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::none(&state))]))
}

/// Oneself
#[utoipa::path(get, path = "/me", tag = "identity", responses((status = 200, body = Me)))]
pub async fn get_me(State(state): State<AppState>, actor: Actor) -> Result<Json<Me>, Problem> {
    // Tagged by content, not by version, because the team changes without a new version.
    ops::get_me(&state, actor).await.map(Json)
}

/// Change one's own settings
#[utoipa::path(patch, path = "/me", tag = "identity", request_body = MePatch,
    params(Precondition, Key), responses((status = 200, body = Me)))]
pub async fn patch_me(
    State(state): State<AppState>,
    actor: Actor,
    headers: HeaderMap,
    key: Key,
    Body(patch): Body<MePatch>,
) -> Result<Versioned<Me>, Problem> {
    let precondition = Precondition::of(&headers);
    let once = Once::new(actor.id, key, &format!("patch me {precondition:?}"), &patch);
    let me = ops::patch_me(&state, actor, precondition, once, patch).await?;
    Ok(Versioned(StatusCode::OK, me.version, me))
}
