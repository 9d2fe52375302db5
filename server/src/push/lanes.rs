//! How many messages are on their way to one push service at once, so that a slow one delays no other.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{sync::Semaphore, time::sleep};

/// Messages on their way to one service at once.
const AT_ONCE: usize = 16;
/// What takes longer than this is let out of the way of the others.
const SLOW: Duration = Duration::from_millis(500);
/// So many slow ones to one service at once, beside the quick ones.
const SLOW_AT_ONCE: usize = 64;

struct Lane {
    quick: Semaphore,
    slow: Semaphore,
}

/// A lane for each push service. There are as many as services are known.
#[derive(Default)]
pub(super) struct Lanes(Mutex<HashMap<String, Arc<Lane>>>);

impl Lanes {
    fn of(&self, service: &str) -> Arc<Lane> {
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lane = lanes.entry(service.to_owned()).or_insert_with(|| {
            Arc::new(Lane {
                quick: Semaphore::new(AT_ONCE),
                slow: Semaphore::new(SLOW_AT_ONCE),
            })
        });
        lane.clone()
    }

    /// Sends to `service` once it is its turn. A message that is slow makes room for others, unless
    /// very many are: then the service is, and only its own messages wait.
    pub(super) async fn send<T>(&self, service: &str, sending: impl Future<Output = T>) -> T {
        let lane = self.of(service);
        // They are never closed.
        let quick = lane.quick.acquire().await.ok();
        let mut sending = std::pin::pin!(sending);
        tokio::select! {
            sent = &mut sending => return sent,
            () = sleep(SLOW) => {}
        }
        match lane.slow.try_acquire() {
            Ok(_slow) => {
                drop(quick);
                sending.await
            }
            Err(_) => sending.await,
        }
    }
}
