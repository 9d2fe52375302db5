//! HTTP routes of contacts outside Kurs.

use axum::{Json, extract::State, http::StatusCode};
use kurs_domain::{
    Page,
    outreach::{Outreach, OutreachDraft},
};

use super::ops;
use crate::{
    api::extract::{Body, Ids, Query},
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// Contacts outside Kurs that staff recorded about oneself
#[utoipa::path(get, path = "/outreach", tag = "outreach", params(PageQuery),
    responses((status = 200, body = Page<Outreach>)))]
pub async fn list_outreach(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Outreach>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}

/// Record that one got in touch outside Kurs; the young person sees it
#[utoipa::path(put, path = "/young_people/{young_person_id}/outreach/{id}", tag = "outreach",
    request_body = OutreachDraft, responses((status = 201, body = Outreach),
    (status = 200, body = Outreach), (status = 409)))]
pub async fn put_outreach(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
    Body(draft): Body<OutreachDraft>,
) -> Result<(StatusCode, Json<Outreach>), Problem> {
    let (outreach, new) = ops::put(&state, actor, young_person, id, draft).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(outreach)))
}

/// Take away a contact that one recorded oneself
#[utoipa::path(delete, path = "/young_people/{young_person_id}/outreach/{id}", tag = "outreach",
    responses((status = 204)))]
pub async fn delete_outreach(
    State(state): State<AppState>,
    actor: Actor,
    Ids([young_person, id]): Ids<2>,
) -> Result<StatusCode, Problem> {
    ops::delete(&state, actor, young_person, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
