//! Liveness and readiness.

use axum::{extract::State, http::StatusCode};

use crate::{identity, state::AppState};

pub(super) async fn healthz() -> &'static str {
    "ok"
}

pub(super) async fn readyz(State(state): State<AppState>) -> (StatusCode, &'static str) {
    let answers = identity::ops::current(&state, "").await.is_ok();
    if answers && !state.stopping.is_cancelled() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready")
    }
}
