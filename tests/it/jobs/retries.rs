//! Retries: exponential backoff, and dead letters in the end.

use std::time::Duration;

use kurs_server::jobs::{Outcome, runner::MOST_ATTEMPTS};

use super::{Done, add, job, noting};
use crate::kurs::{Kurs, on_both};

const BUSY: Outcome = Outcome::TryAgain { after: None, code: "busy" };

/// Milliseconds until the only job is due.
async fn wait(kurs: &Kurs) -> i64 {
    kurs.number("SELECT run_at FROM jobs WHERE state = 'waiting'").await - kurs.state.now().millis()
}

/// How many jobs are dead letters because of `code`.
async fn dead(kurs: &Kurs, code: &str) -> i64 {
    let query = format!("SELECT COUNT(*) FROM jobs WHERE state = 'dead' AND problem = '{code}'");
    kurs.number(&query).await
}

on_both! {
    async fn backoff_grows_and_ends_in_a_dead_letter(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        add(&kurs, job(person, "nej", kurs.state.now())).await;
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| BUSY);
        let mut waits = Vec::new();
        for attempt in 1..MOST_ATTEMPTS {
            assert_eq!(runner.run_due().await.expect("it works"), 1);
            let usual = (15_000_i64 << (attempt - 1)).min(3_600_000);
            let waits_for = wait(&kurs).await;
            assert!(
                (usual * 3 / 4..usual * 5 / 4).contains(&waits_for),
                "{waits_for} after attempt {attempt}"
            );
            waits.push(waits_for * 1_000 / usual);
            kurs.clock.advance(waits_for - 1);
            assert_eq!(runner.run_due().await.expect("it works"), 0, "a moment too early");
            kurs.clock.advance(1);
        }
        // Jittered: jobs that failed together are not retried together.
        assert!(waits.iter().any(|wait| (wait - waits[0]).abs() > 10), "{waits:?}");
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert_eq!(dead(&kurs, "busy").await, 1);
        kurs.pass_days(2);
        assert_eq!(runner.run_due().await.expect("it works"), 0);
        assert_eq!(done.keys().len(), usize::try_from(MOST_ATTEMPTS).expect("a number"));
    }

    async fn a_requested_wait_is_respected(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        for (key, asked, waited) in
            [("tre", 3 * 3_600, 3 * 3_600_000), ("ti", 10 * 86_400, 86_400_000)]
        {
            add(&kurs, job(person, key, kurs.state.now())).await;
            let after = Some(Duration::from_secs(asked));
            let done = Done::default();
            let mut runner = noting(&kurs.state, &done, move |job| {
                if job.attempts == 1 {
                    Outcome::TryAgain { after, code: "slow_down" }
                } else {
                    Outcome::Done
                }
            });
            runner.run_due().await.expect("it works");
            assert_eq!(wait(&kurs).await, waited, "{key}");
            kurs.clock.advance(waited);
            assert_eq!(runner.run_due().await.expect("it works"), 1);
        }
        // A shorter requested wait does not shorten the backoff.
        add(&kurs, job(person, "kort", kurs.state.now())).await;
        let after = Some(Duration::from_secs(1));
        let done = Done::default();
        let mut runner =
            noting(&kurs.state, &done, move |_| Outcome::TryAgain { after, code: "slow_down" });
        runner.run_due().await.expect("it works");
        assert!(wait(&kurs).await >= 11_250);
    }

    async fn an_expired_job_is_not_run(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let until = Some(kurs.state.now().plus_millis(10_000));
        let short = |key: &str| super::NewJob { until, ..job(person, key, kurs.state.now()) };
        add(&kurs, short("for sent")).await;
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| BUSY);
        kurs.clock.advance(10_001);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert_eq!((done.keys().len(), dead(&kurs, "too_late").await), (0, 1));
        // Nor is it retried when that would be too late.
        kurs.clock.advance(-10_001);
        add(&kurs, short("kun én gang")).await;
        runner.run_due().await.expect("it works");
        assert_eq!((done.keys().len(), dead(&kurs, "busy").await), (1, 1));
    }

    async fn a_panic_is_retried(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        add(&kurs, job(person, "panik", kurs.state.now())).await;
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |job| {
            assert!(job.attempts > 1, "the first time");
            Outcome::Done
        });
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        let panicked = "SELECT COUNT(*) FROM jobs WHERE problem = 'panicked' AND state = 'waiting'";
        assert_eq!(kurs.number(panicked).await, 1);
        kurs.clock.advance(wait(&kurs).await);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert_eq!(done.last().attempts, 2);
    }

    async fn a_job_that_kills_every_server_becomes_a_dead_letter(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        add(&kurs, job(person, "giftig", kurs.state.now())).await;
        // Begun as often as allowed, and never completed.
        kurs.execute(&format!("UPDATE jobs SET attempts = {MOST_ATTEMPTS}")).await;
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| Outcome::Done);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert_eq!((done.keys().len(), dead(&kurs, "never_ended").await), (0, 1));
    }
}
