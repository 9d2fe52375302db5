//! What every handler can reach.

use std::sync::Arc;

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    day::{DayStart, day_of},
};
use serde::{Serialize, de::DeserializeOwned};
use tokio_util::sync::CancellationToken;

use crate::{
    capability::Capability,
    config::Origin,
    files::storage::Storage,
    guest::key::Links,
    jobs::Bell,
    kernel::{
        Problem, Written,
        clock::Clock,
        db::{Db, Tx, Work},
        idempotency::Once,
        limits::Limits,
        live::Live,
        random::{self, Random},
        write::lock_person,
    },
    privacy::PrivacyText,
    push::Push,
};

/// The parts of a running server.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

/// What [`AppState`] is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Who listens to what changes.
    pub live: Live,
    /// Wakes what works off jobs.
    pub bell: Bell,
    /// How phones are reached.
    pub push: Push,
    /// What makes links for people without an account.
    pub links: Links,
    /// Where whole files lie.
    pub files: Storage,
    /// Under which address people open Kurs.
    pub origin: Origin,
    /// What the page about what is stored of people says.
    pub privacy: PrivacyText,
    /// Whether anyone may sign in as an invented person.
    pub demo: bool,
    /// Whether a proxy in front says who calls.
    pub behind_proxy: bool,
    /// What the parts that serve all capabilities walk.
    pub capabilities: &'static [&'static Capability],
    /// How much anyone may ask for.
    pub limits: Limits,
    /// Cancelled when the server begins to stop.
    pub stopping: CancellationToken,
}

impl std::ops::Deref for AppState {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl AppState {
    /// A server made of these parts.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The instant now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Does `work` for `person`, one such write after the other, once for each idempotency key, and publishes
    /// what changed after the commit. The answer, now or given before, and whether something is new.
    pub async fn write_once<T, F>(
        &self,
        person: Id,
        once: Once,
        work: F,
    ) -> Result<(T, bool), Problem>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
        F: for<'t> FnOnce(&'t mut Tx, Self) -> Work<'t, Written<T>, Problem> + Send + 'static,
    {
        self.write_once_and_read(person, once, work, |_, it| Box::pin(async move { Ok(it) })).await
    }

    /// The same for what is answered as it is now, and not as it was then: by what `read` makes of it.
    pub async fn write_once_and_read<T, V, F, R>(
        &self,
        person: Id,
        once: Once,
        work: F,
        read: R,
    ) -> Result<(V, bool), Problem>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
        V: Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx, Self) -> Work<'t, Written<T>, Problem> + Send + 'static,
        R: for<'t> FnOnce(&'t mut Tx, T) -> Work<'t, V, Problem> + Send + 'static,
    {
        let (own, now) = (self.clone(), self.now());
        let write = self.db.write(move |tx| {
            Box::pin(async move {
                lock_person(tx, person).await?;
                if let Some(answer) = once.answered(tx).await? {
                    return Ok((read(tx, answer).await?, false, Vec::new()));
                }
                let Written { answer, record, is_new, notices } = work(tx, own).await?;
                once.store(tx, record, &answer, now).await?;
                Ok::<_, Problem>((read(tx, answer).await?, is_new, notices))
            })
        });
        let (read, is_new, notices) = write.await?;
        self.live.publish(notices).await;
        Ok((read, is_new))
    }

    /// A new id.
    pub fn id(&self) -> Id {
        random::id(&*self.random, self.now())
    }
}

/// The day that `at` is for somebody in the zone `time_zone` (IANA name) whose days begin at
/// `day_start`. A zone that is no longer known counts as Copenhagen.
pub fn day_in(time_zone: &str, day_start: DayStart, at: Timestamp) -> NaiveDate {
    day_of(at, &zone(time_zone), day_start)
}

/// The zone called `time_zone` (IANA name); Copenhagen if it is no longer known.
pub fn zone(time_zone: &str) -> chrono_tz::Tz {
    time_zone.parse().unwrap_or(chrono_tz::Europe::Copenhagen)
}
