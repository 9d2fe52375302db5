//! Startup and shutdown: builds the state, serves until asked to stop, closes.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{
    api::listen,
    config::Serve,
    demo,
    feedback::Instruments,
    guest::key::{self, Links},
    help_lines::HelpLines,
    jobs::{self, Bell},
    kernel::limits::Limits,
    kernel::{
        clock::{Clock, SystemClock},
        db::Db,
        live::Live,
        random::SystemRandom,
    },
    privacy::PrivacyText,
    push::{self, Push},
    state::{AppState, Parts},
};

/// Serves until asked to stop.
pub async fn serve(config: Serve) -> anyhow::Result<()> {
    let origin = config.origin()?;
    let push = Push::new(config.push_services()?);
    let address = SocketAddr::new(config.web.listen, config.web.port);
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!(
            "can't listen on {address}: is another server running there? --port chooses another"
        )
    })?;
    let db = connect(&config.database.url()).await?;
    push::ops::make_first_key(&db, SystemClock.now())
        .await
        .context("a key for pushes could not be made")?;
    let stopping = CancellationToken::new();
    let files = config.files()?;
    let privacy = PrivacyText::read(config.privacy.privacy_file.as_deref())?;
    if !privacy.empty().is_empty() {
        let blanks = privacy.empty().join(", ");
        tracing::warn!(blanks, "the page /privacy has blanks to fill in: see --privacy-file");
    }
    let help_lines = HelpLines::read(config.privacy.help_lines_file.as_deref())?;
    let instruments = Instruments::read(config.privacy.instruments_dir.as_deref())?;
    let state = AppState::new(Parts {
        capabilities: crate::capabilities::ALL,
        files,
        push,
        bell: Bell::default(),
        links: Links::default(),
        privacy,
        help_lines,
        instruments,
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
    // At startup, so that no link has to wait for a disk write.
    key::key(&state).await.context("the database could not be written")?;
    if config.demo {
        demo::make(&state).await.context("the demo people could not be made")?;
    } else if demo::is_demo(&state).await.context("the database could not be read")? {
        anyhow::bail!("this database holds a demonstration: choose another one, or say --demo");
    }
    if let Some(address) = config.observe.metrics_listen {
        listen::serve_metrics(address, stopping.clone()).await?;
    }
    tokio::spawn(stop_when_asked(stopping.clone()));
    let port = listener.local_addr()?.port();
    tracing::info!(address = %listener.local_addr()?, url = state.origin.url, demo = config.demo, "listening");
    let jobs = tokio::spawn(jobs::run(state.clone()));
    let keep_alive = Duration::from_secs(config.web.keep_alive_seconds);
    listen::serve(listener, state.clone(), keep_alive).await;
    // Running jobs end before the database closes.
    drop(jobs.await);
    state.db.close().await;
    tracing::info!(port, "stopped; everything accepted is finished");
    Ok(())
}

/// Connects and migrates.
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
