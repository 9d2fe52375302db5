//! The baseline of the reads: an axum route that answers the same bytes from memory.

use std::{net::Ipv4Addr, path::Path};

use anyhow::Result;
use axum::{Router, body::Bytes, http::header::CONTENT_TYPE, routing::get};
use tokio::net::TcpListener;

/// Answers every request with the bytes of the file `body`, on as many threads as the server has.
pub(crate) async fn serve(port: u16, body: &Path) -> Result<()> {
    let body = Bytes::from(std::fs::read(body)?);
    let answer = move || {
        let body = body.clone();
        async move { ([(CONTENT_TYPE, "application/json")], body) }
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    axum::serve(listener, Router::new().route("/api/v1/today", get(answer))).await?;
    Ok(())
}
