//! The HTTP route of a day.

use axum::{Json, extract::State};
use kurs_domain::{NaiveDate, today::Today};
use serde::Deserialize;

use super::ops;
use crate::{
    api::extract::Query,
    kernel::{Actor, Problem},
    state::AppState,
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TodayQuery {
    /// The day, as the phone reckons it; today when absent.
    #[serde(default, deserialize_with = "kurs_domain::date::optional")]
    pub on: Option<NaiveDate>,
}

/// Goals of a day, marks, counts and greeting
#[utoipa::path(get, path = "/today", tag = "today", params(TodayQuery),
    responses((status = 200, body = Today)))]
pub async fn get_today(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<TodayQuery>,
) -> Result<Json<Today>, Problem> {
    ops::get(&state, actor, query.on).await.map(Json)
}
