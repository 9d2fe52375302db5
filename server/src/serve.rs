//! Serving: bind, answer, and on the way out finish what was accepted.

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

use crate::{
    app,
    clock::SystemClock,
    config::Serve,
    db::Db,
    demo,
    http::limits::Limits,
    live::Live,
    random::SystemRandom,
    state::{AppState, Parts},
};

/// How long a caller may take to send the head of a request.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How long what was accepted may take when the server stops.
const FINISH_WITHIN: Duration = Duration::from_secs(20);
/// Connections at once; more wait.
const CONNECTIONS: usize = 8_192;

/// Serves until asked to stop.
pub async fn serve(config: Serve) -> anyhow::Result<()> {
    let origin = config.origin()?;
    let address = SocketAddr::new(config.web.listen, config.web.port);
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!(
            "can't listen on {address}: is another server running there? --port chooses another"
        )
    })?;
    let db = connect(&config.database.url()).await?;
    let stopping = CancellationToken::new();
    let state = AppState::new(Parts {
        live: Live::new(db.clone()),
        db,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        origin,
        demo: config.demo,
        behind_proxy: config.web.behind_proxy,
        limits: Limits::default(),
        stopping: stopping.clone(),
    });
    if config.demo {
        demo::make(&state).await.context("the demo people could not be made")?;
    }
    if let Some(address) = config.observe.metrics_listen {
        serve_metrics(address, stopping.clone()).await?;
    }
    tokio::spawn(stop_when_asked(stopping.clone()));
    let port = listener.local_addr()?.port();
    tracing::info!(address = %listener.local_addr()?, url = state.origin.url, demo = config.demo, "listening");
    answer(listener, state.clone(), &stopping).await;
    state.db.close().await;
    tracing::info!(port, "stopped; everything accepted is finished");
    Ok(())
}

/// Connects and brings the schema up to date.
pub async fn connect(url: &str) -> anyhow::Result<Db> {
    let shown = if url.starts_with("sqlite:") { url } else { "the PostgreSQL server" };
    let db = Db::connect(url).await.with_context(|| {
        format!(
            "can't open {shown}: check --database-url, that it exists, and that you may write it"
        )
    })?;
    db.migrate().await.context("can't bring the database up to date")?;
    Ok(db)
}

async fn answer(listener: TcpListener, state: AppState, stopping: &CancellationToken) {
    let app = app(state);
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(Some(Duration::from_secs(30)));
    loop {
        let Ok(place) = room.clone().acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            () = stopping.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or a caller that left already: others still wait.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let _small_delay = stream.set_nodelay(true);
        let service = TowerToHyperService::new(app.clone().layer(Extension(ConnectInfo(peer))));
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _caller_left = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were still open and are cut");
    }
}

async fn serve_metrics(address: SocketAddr, stopping: CancellationToken) -> anyhow::Result<()> {
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

async fn stop_when_asked(stopping: CancellationToken) {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
    tracing::info!("stopping: finishing what was accepted");
    stopping.cancel();
}
