//! Limits concurrent requests per push service, so that a slow service delays no other.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{sync::Semaphore, time::timeout};

/// Concurrent requests to one service.
const AT_ONCE: usize = 16;
/// A request that takes longer counts as slow, and frees its slot for others.
const SLOW: Duration = Duration::from_millis(500);
/// Concurrent slow requests to one service, besides the others.
const SLOW_AT_ONCE: usize = 64;
/// How long a message waits for a slot before it is retried later.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(2);

struct Lane {
    quick: Semaphore,
    slow: Semaphore,
}

/// The limits per push service; there are only as many as known services.
#[derive(Default)]
pub(super) struct Lanes(Mutex<HashMap<String, Arc<Lane>>>);

impl Lanes {
    fn of(&self, service: &str) -> Arc<Lane> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.entry(service.to_owned()).or_insert_with(|| {
            Arc::new(Lane { quick: Semaphore::new(AT_ONCE), slow: Semaphore::new(SLOW_AT_ONCE) })
        });
        lane.clone()
    }

    /// Sends to `service` once a slot is free. A slow request frees its slot; `None` (retry later) if too
    /// many requests to the service are slow, or none frees a slot in time.
    pub(super) async fn send<T>(
        &self,
        service: &str,
        sending: impl Future<Output = T>,
    ) -> Option<T> {
        let lane = self.of(service);
        let quick = match lane.quick.try_acquire() {
            Ok(turn) => turn,
            Err(_) if lane.slow.available_permits() == 0 => return None,
            Err(_) => timeout(QUEUE_TIMEOUT, lane.quick.acquire()).await.ok()?.ok()?,
        };
        let mut sending = std::pin::pin!(sending);
        if let Ok(sent) = timeout(SLOW, &mut sending).await {
            return Some(sent);
        }
        match lane.slow.try_acquire() {
            Ok(_slow) => {
                drop(quick);
                Some(sending.await)
            }
            Err(_) => Some(sending.await),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_dead_service_delays_only_itself() {
        let lanes = Arc::new(Lanes::default());
        // Slow requests free their slots, until very many are slow.
        for _ in 0..100 {
            for _ in 0..20 {
                let lanes = lanes.clone();
                tokio::spawn(async move { lanes.send("dead", pending::<()>()).await });
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(lanes.send("dead", ready(())).await, None);
        assert_eq!(lanes.send("other", ready(())).await, Some(()));
        let lane = lanes.of("dead");
        assert_eq!((lane.quick.available_permits(), lane.slow.available_permits()), (0, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn occasional_hanging_requests_delay_nobody() {
        let lanes = Arc::new(Lanes::default());
        for _ in 0..AT_ONCE {
            let lanes = lanes.clone();
            tokio::spawn(async move { lanes.send("service", pending::<()>()).await });
        }
        tokio::task::yield_now().await;
        let begun = tokio::time::Instant::now();
        assert_eq!(lanes.send("service", ready(())).await, Some(()));
        assert_eq!(begun.elapsed(), SLOW);
        let begun = tokio::time::Instant::now();
        assert_eq!(lanes.send("service", ready(())).await, Some(()));
        assert_eq!(begun.elapsed(), Duration::ZERO);
    }
}
