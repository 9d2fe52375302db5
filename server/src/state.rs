//! The state that every handler can reach.

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
    feedback::Instruments,
    files::storage::Storage,
    guest::key::Links,
    help_lines::HelpLines,
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

#[derive(Clone)]
pub struct AppState(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub live: Live,
    /// Wakes the job runner.
    pub bell: Bell,
    pub push: Push,
    /// Makes the links for people without an account.
    pub links: Links,
    pub files: Storage,
    pub origin: Origin,
    pub privacy: PrivacyText,
    pub help_lines: HelpLines,
    pub instruments: Instruments,
    /// Whether anyone may sign in as an invented person.
    pub demo: bool,
    /// Whether a proxy in front sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    pub capabilities: &'static [&'static Capability],
    /// Rate limits.
    pub limits: Limits,
    pub stopping: CancellationToken,
}

impl std::ops::Deref for AppState {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl AppState {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Runs `work` under the lock of `person`, once per idempotency key, and publishes its notices after
    /// the commit. Returns the answer (the stored one for a repeated key), and whether something is new.
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

    /// Like [`write_once`](Self::write_once), but answers with the current state, which `read` makes of the
    /// stored answer.
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

    pub fn id(&self) -> Id {
        random::id(&*self.random, self.now())
    }
}

/// The day of `at` in the zone `time_zone` (IANA name), where days begin at `day_start`. An unknown zone
/// counts as Copenhagen.
pub fn day_in(time_zone: &str, day_start: DayStart, at: Timestamp) -> NaiveDate {
    day_of(at, &zone(time_zone), day_start)
}

/// The zone called `time_zone` (IANA name); Copenhagen if it is unknown.
pub fn zone(time_zone: &str) -> chrono_tz::Tz {
    time_zone.parse().unwrap_or(chrono_tz::Europe::Copenhagen)
}
