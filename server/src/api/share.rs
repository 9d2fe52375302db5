//! What another app shares with Kurs, where the phone's service worker did not take it.
//!
//! The worker receives shares on the phone, and none of it ever goes over the network. A browser
//! without one sends them here: they are read to the end, because a browser shows no answer before it
//! has sent everything, thrown away, and the app says what to do.

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

/// Where the manifest lets other apps share to.
pub(super) const PATH: &str = "/share";

/// How much is read: some pictures.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The page.
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
