//! Accepting connections, with limits of their own, and a graceful shutdown.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context as _;
use axum::{Extension, extract::ConnectInfo, routing::get};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto, graceful::GracefulShutdown},
    service::TowerToHyperService,
};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::{net::TcpListener, sync::Semaphore};
use tokio_util::sync::CancellationToken;

use super::app;
use crate::kernel::concurrency::Concurrency;
use crate::state::AppState;

/// How long open requests may take on shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(20);
/// Connections at once; more wait.
const CONNECTIONS: usize = 8_192;
/// Connections at once from one address without a proxy in front: a school is many people behind one.
/// More are closed.
const CONNECTIONS_FROM_ADDRESS: usize = 1_024;

/// Serves connections until the server is asked to stop, then finishes what was accepted. A connection
/// without a request for `keep_alive` is closed.
pub async fn serve(listener: TcpListener, state: AppState, keep_alive: Duration) {
    let stopping = state.stopping.clone();
    let behind_proxy = state.behind_proxy;
    let app = app(state);
    let graceful = GracefulShutdown::new();
    let permits = Arc::new(Semaphore::new(CONNECTIONS));
    let from_address = Concurrency::new(CONNECTIONS_FROM_ADDRESS);
    // HTTP/1 only: a proxy in front speaks HTTP/2 with browsers. `header_read_timeout` includes the silence
    // between two requests, so it is the keep-alive, and must be no shorter than the proxy's.
    let mut builder = auto::Builder::new(TokioExecutor::new()).http1_only();
    builder.http1().timer(TokioTimer::new()).header_read_timeout(keep_alive);
    loop {
        let permit = tokio::select! {
            () = stopping.cancelled() => break,
            permit = permits.clone().acquire_owned() => permit,
        };
        let (stream, peer) = tokio::select! {
            () = stopping.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or the peer has closed already: others still wait.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let counted = (!behind_proxy).then(|| from_address.take(peer.ip()));
        if matches!(counted, Some(None)) {
            continue;
        }
        let _small_delay = stream.set_nodelay(true);
        let service = TowerToHyperService::new(app.clone().layer(Extension(ConnectInfo(peer))));
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _caller_left = connection.await;
            drop((permit, counted));
        });
    }
    drop(listener);
    if tokio::time::timeout(SHUTDOWN_TIMEOUT, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were still open and are cut");
    }
}

/// Serves the metrics on a separate address.
pub async fn serve_metrics(address: SocketAddr, stopping: CancellationToken) -> anyhow::Result<()> {
    let recorder = PrometheusBuilder::new().install_recorder().context("metrics")?;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("can't listen on {address} for metrics"))?;
    let upkeep = recorder.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    let app = axum::Router::new().route("/metrics", get(async move || recorder.render()));
    tokio::spawn(async move {
        let serve = axum::serve(listener, app).with_graceful_shutdown(stopping.cancelled_owned());
        if let Err(error) = serve.await {
            tracing::error!(%error, "metrics are no longer served");
        }
    });
    Ok(())
}
