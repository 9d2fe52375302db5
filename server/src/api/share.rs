//! Share target for browsers without the service worker.
//!
//! The worker receives shares on the phone, and nothing of them goes over the network. A browser without
//! it posts them here: they are read to the end, because a browser shows no answer before it has sent
//! everything, and discarded, and the app explains what to do.

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use futures_util::StreamExt;
use tower_http::timeout::TimeoutLayer;

use super::{LONGEST, assets};
use crate::state::AppState;

/// The share target in the manifest.
pub(super) const PATH: &str = "/share";

/// How many bytes are read: some pictures.
const MOST_BYTES: usize = 64 * 1024 * 1024;

pub(super) fn page() -> Router<AppState> {
    Router::new()
        .route(PATH, get(assets::serve).post(discard))
        .layer(DefaultBodyLimit::disable())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST))
}

async fn discard(request: Request) -> Response {
    let mut body = request.into_body().into_data_stream();
    let mut left = MOST_BYTES;
    while let Some(Ok(chunk)) = body.next().await
        && left > chunk.len()
    {
        left -= chunk.len();
    }
    Redirect::to("/?notice=not_shared").into_response()
}
