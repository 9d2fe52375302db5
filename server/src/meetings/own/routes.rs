//! HTTP routes for acts of a young person on their meetings. Every response is the whole meeting.

use axum::extract::State;
use kurs_domain::{
    Id,
    meetings::{
        ContributionDraft, DelegateDraft, Meeting, OwnAct, ReactionDraft, RequestDraft, Wishes,
        decisions::ViewDraft, participants::ParticipantSuggestionDraft,
    },
};
use serde::Deserialize;

use super::ops;
use crate::{
    api::{
        etag::Versioned,
        extract::{Body, Ids, Query},
    },
    kernel::{
        Actor, Problem,
        idempotency::{Key, Once},
    },
    meetings::{
        ops::Acted,
        routes::{done, made},
    },
    state::AppState,
};

#[derive(Debug, Clone, Copy, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// The version of the decision that was on the screen.
    pub of: i64,
}

#[derive(Debug, Clone, Copy, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SeenQuery {
    /// How many entries of the trail were seen.
    #[param(value_type = i64, minimum = 0, maximum = 4_294_967_295_i64)]
    pub traces: u32,
}

async fn act(
    state: &AppState,
    actor: Actor,
    id: Id,
    key: Key,
    act: OwnAct,
) -> Result<Acted, Problem> {
    let once = Once::new(actor.id, key, &format!("meeting {id} {:?}", act.about()), &act);
    ops::act(state, actor, id, once, act).await
}

/// Ask for a meeting
#[utoipa::path(put, path = "/meeting_requests/{id}", tag = "meetings", request_body = RequestDraft,
    params(Key), responses((status = 201, body = Meeting), (status = 200, body = Meeting),
    (status = 409)))]
pub async fn put_meeting_request(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
    Body(draft): Body<RequestDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let once = Once::new(actor.id, key, &format!("ask for meeting {id}"), &draft);
    ops::ask(&state, actor, id, once, draft).await.map(made)
}

/// Withdraw a request for a meeting, before it is planned
#[utoipa::path(delete, path = "/meeting_requests/{id}", tag = "meetings", params(Key),
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_meeting_request(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
) -> Result<Versioned<Meeting>, Problem> {
    let once = Once::new(actor.id, key, &format!("withdraw meeting request {id}"), &());
    ops::withdraw_request(&state, actor, id, once).await.map(done)
}

/// Choose how a meeting is to be; what is absent stays as it is
#[utoipa::path(patch, path = "/meetings/{id}/wishes", tag = "meetings", request_body = Wishes,
    params(Key), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn patch_meeting_wishes(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    key: Key,
    Body(wishes): Body<Wishes>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::Wish(wishes);
    act(&state, actor, id, key, what).await.map(done)
}

/// Suggest who should take part, or should not
#[utoipa::path(put, path = "/meetings/{meeting_id}/participant_suggestions/{id}", tag = "meetings",
    request_body = ParticipantSuggestionDraft, params(Key), responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_participant_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
    Body(draft): Body<ParticipantSuggestionDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::Suggest { id, draft };
    act(&state, actor, meeting, key, what).await.map(made)
}

/// Take a suggestion back
#[utoipa::path(delete, path = "/meetings/{meeting_id}/participant_suggestions/{id}",
    tag = "meetings", params(Key), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_participant_suggestion(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::WithdrawSuggestion { id };
    act(&state, actor, meeting, key, what).await.map(done)
}

/// Say something to a meeting
///
/// A contribution in a file is accepted after the file was uploaded: 409 `file_missing` otherwise.
#[utoipa::path(put, path = "/meetings/{meeting_id}/contributions/{id}", tag = "meetings",
    request_body = ContributionDraft, params(Key), responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_contribution(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
    Body(draft): Body<ContributionDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::Contribute { id, draft };
    act(&state, actor, meeting, key, what).await.map(made)
}

/// Take back a contribution
///
/// One that nobody has heard is deleted; of one that was heard stays that it was taken back.
#[utoipa::path(delete, path = "/meetings/{meeting_id}/contributions/{id}", tag = "meetings",
    params(Key), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_contribution(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::WithdrawContribution { id };
    act(&state, actor, meeting, key, what).await.map(done)
}

/// Appoint a delegate, who speaks for one, or change what they see
#[utoipa::path(put, path = "/meetings/{meeting_id}/delegates/{id}", tag = "meetings",
    request_body = DelegateDraft, params(Key), responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_delegate(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
    Body(draft): Body<DelegateDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::Appoint { id, draft };
    act(&state, actor, meeting, key, what).await.map(made)
}

/// Dismiss a delegate; their link ends
#[utoipa::path(delete, path = "/meetings/{meeting_id}/delegates/{id}", tag = "meetings",
    params(Key), responses((status = 200, body = Meeting), (status = 409)))]
pub async fn delete_delegate(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::Dismiss { id };
    act(&state, actor, meeting, key, what).await.map(done)
}

/// Say how one sees a decision
#[utoipa::path(put, path = "/meetings/{meeting_id}/decisions/{id}/view", tag = "meetings",
    request_body = ViewDraft, params(ViewQuery, Key), responses((status = 200, body = Meeting),
    (status = 409)))]
pub async fn put_view(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    Query(query): Query<ViewQuery>,
    key: Key,
    Body(view): Body<ViewDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::View { decision: id, of: query.of, view };
    act(&state, actor, meeting, key, what).await.map(done)
}

/// Send a reaction while the meeting goes on
#[utoipa::path(put, path = "/meetings/{meeting_id}/reactions/{id}", tag = "meetings",
    request_body = ReactionDraft, params(Key), responses((status = 201, body = Meeting),
    (status = 200, body = Meeting), (status = 409)))]
pub async fn put_reaction(
    State(state): State<AppState>,
    actor: Actor,
    Ids([meeting, id]): Ids<2>,
    key: Key,
    Body(draft): Body<ReactionDraft>,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::React { id, draft };
    act(&state, actor, meeting, key, what).await.map(made)
}

/// Record how many entries of the trail one has seen
#[utoipa::path(post, path = "/meetings/{id}/seen", tag = "meetings", params(SeenQuery, Key),
    responses((status = 200, body = Meeting), (status = 409)))]
pub async fn see_meeting(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    Query(query): Query<SeenQuery>,
    key: Key,
) -> Result<Versioned<Meeting>, Problem> {
    let what = OwnAct::See { traces: query.traces };
    act(&state, actor, id, key, what).await.map(done)
}
