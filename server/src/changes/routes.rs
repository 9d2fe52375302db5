//! The change feed, over HTTP.

use axum::{Json, extract::State};
use kurs_domain::{Id, changes::Changes};
use serde::Deserialize;

use super::ops;
use crate::{
    api::extract::Query,
    kernel::{Actor, Problem},
    state::AppState,
};

/// Where the change feed begins.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `cursor` of the answer before; without it everything is sent.
    #[param(value_type = Option<Id>)]
    pub since: Option<String>,
}

/// What changed for oneself since a cursor
///
/// An unknown cursor (the database was replaced) is answered in full.
#[utoipa::path(get, path = "/changes", tag = "changes", params(ChangesQuery),
    responses((status = 200, body = Changes)))]
pub async fn list_changes(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ChangesQuery>,
) -> Result<Json<Changes>, Problem> {
    ops::list(&state, actor, query.since.as_deref()).await.map(Json)
}
