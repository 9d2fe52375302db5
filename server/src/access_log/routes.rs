//! The access log, over HTTP.

use axum::{Json, extract::State};
use kurs_domain::{Page, access::AccessEntry};

use super::ops;
use crate::{
    api::extract::Query,
    kernel::{Actor, Problem, page::PageQuery},
    state::AppState,
};

/// Who looked at what, when, in which role
#[utoipa::path(get, path = "/access_log", tag = "access log", params(PageQuery),
    responses((status = 200, body = Page<AccessEntry>)))]
pub async fn list_access_log(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<AccessEntry>>, Problem> {
    ops::list(&state, actor, query).await.map(Json)
}
