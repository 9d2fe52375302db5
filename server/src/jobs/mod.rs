//! What a server does by itself, beside answering. Nothing here is lost when it stops half-way: each
//! step is a write of its own, and the next hour goes on. Several servers on one database do no harm.

pub mod prune;
mod store;

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::state::AppState;

/// How often.
const EVERY: Duration = Duration::from_hours(1);

/// Works until the server begins to stop.
pub async fn run(state: AppState) {
    let mut hours = interval(EVERY);
    hours.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = state.stopping.cancelled() => return,
            _ = hours.tick() => {}
        }
        match prune::prune(&state).await {
            Ok(pruned) if pruned == prune::Pruned::default() => {}
            Ok(pruned) => tracing::info!(?pruned, "let go what nobody needs any more"),
            Err(error) => tracing::warn!(%error, "what nobody needs any more could not be let go"),
        }
    }
}
