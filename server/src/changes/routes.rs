//! What changed, over HTTP.

use axum::{Json, extract::State};
use kurs_domain::{Id, changes::Changes};
use serde::Deserialize;

use super::ops;
use crate::{
    api::extract::Query,
    kernel::{Actor, Problem},
    state::AppState,
};

/// From where on changes are told.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `cursor` of the answer before; everything is told when there was none.
    #[param(value_type = Option<Id>)]
    pub since: Option<String>,
}

/// What changed for oneself since a cursor
///
/// A cursor that is not known here (another life of the database) is answered in full.
#[utoipa::path(get, path = "/changes", tag = "changes", params(ChangesQuery),
    responses((status = 200, body = Changes)))]
pub async fn list_changes(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ChangesQuery>,
) -> Result<Json<Changes>, Problem> {
    ops::list(&state, actor, query.since.as_deref()).await.map(Json)
}
