//! Each job once: two servers on one database, one that is killed, one that is too slow.

use std::{collections::HashSet, sync::Arc};

use kurs_server::{
    jobs::{
        Job, Outcome, ops,
        runner::{AT_ONCE, Runner},
    },
    kernel::db::DbError,
};
use tokio::sync::watch;

use super::{Done, add, add_many, job, noting, put, remove, stuck_with, until_counted};
use crate::kurs::{Kurs, Setup, events::PATIENCE, on_both};

/// More than one server processes at once.
const JOBS: usize = AT_ONCE + 200;
const DONE: &str = "SELECT COUNT(*) FROM jobs WHERE state = 'done'";

/// Another server on the same database, with the same clock.
async fn beside(kurs: &Kurs) -> Kurs {
    let setup = Setup { clock: Some(kurs.clock.clone()), ..Setup::default() };
    Kurs::start_with(kurs.database.clone(), setup).await
}

fn all_keys() -> Vec<String> {
    (0..JOBS).map(|number| format!("k-{number:03}")).collect()
}

on_both! {
    async fn two_servers_do_each_job_once(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let other = beside(&kurs).await;
        add_many(&kurs, person, JOBS).await;
        // Neither continues before both have begun.
        let (done, begun) = (Done::default(), Arc::new(watch::Sender::new(HashSet::new())));
        let runner = |server: &Kurs, name: &'static str| {
            let (done, begun) = (done.clone(), begun.clone());
            let work = move |_, job: Job| {
                let (done, begun) = (done.clone(), begun.clone());
                Box::pin(async move {
                    begun.send_if_modified(|servers| servers.insert(name));
                    let mut both = begun.subscribe();
                    both.wait_for(|servers| servers.len() == 2).await.expect("both begin");
                    done.record(job);
                    Outcome::Done
                }) as _
            };
            Runner::doing(server.state.clone(), Arc::new(work))
        };
        let (mut one, mut another) = (runner(&kurs, "one"), runner(&other, "another"));
        let both = async { tokio::join!(one.run_due(), another.run_due()) };
        let (one, another) = tokio::time::timeout(PATIENCE, both).await.expect("both work");
        let (one, another) = (one.expect("it works"), another.expect("it works"));
        assert_eq!(one + another, JOBS, "{one} and {another}");
        assert!(one > 0 && another > 0, "{one} and {another}");
        assert_eq!(done.keys(), all_keys());
        assert_eq!(kurs.number(DONE).await, i64::try_from(JOBS).expect("a number"));
        // Payloads are deleted when done.
        let held = "SELECT COUNT(*) FROM jobs WHERE payload <> 'null' OR lease IS NOT NULL";
        assert_eq!(kurs.number(held).await, 0);
    }

    async fn jobs_of_a_killed_server_are_run_again(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        add_many(&kurs, person, 60).await;
        let (killed, done) = (Done::default(), Done::default());
        let odd = |job: &Job| job.key.ends_with(['1', '3', '5', '7', '9']);
        let mut runner = stuck_with(&kurs.state, &killed, odd);
        let working = tokio::spawn(async move { runner.run_due().await });
        until_counted(&kurs, DONE, 30).await;
        working.abort();
        assert!(working.await.is_err(), "it is killed");
        // Its lease protects its jobs for a minute.
        let mut other = noting(&kurs.state, &done, |_| Outcome::Done);
        kurs.clock.advance(59_999);
        assert_eq!(other.run_due().await.expect("it works"), 0);
        kurs.clock.advance(1);
        assert_eq!(other.run_due().await.expect("it works"), 30);
        assert!(done.keys().iter().all(|key| key.ends_with(['1', '3', '5', '7', '9'])));
        assert_eq!(done.last().attempts, 2);
        assert_eq!(kurs.number(DONE).await, 60);
    }

    async fn a_server_that_is_too_slow_loses_its_lease(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        add(&kurs, job(person, "langsom", kurs.state.now())).await;
        let (slow, done) = (Done::default(), Done::default());
        let mut runner = stuck_with(&kurs.state, &slow, |_| true);
        let working = tokio::spawn(async move { runner.run_due().await });
        until_counted(&kurs, "SELECT COUNT(*) FROM jobs WHERE lease IS NOT NULL", 1).await;
        kurs.clock.advance(60_000);
        let mut quick = noting(&kurs.state, &done, |_| Outcome::TryAgain { after: None, code: "busy" });
        assert_eq!(quick.run_due().await.expect("it works"), 1);
        // The slow server finishes only now, and learns that it lost the lease.
        while slow.keys().is_empty() {
            tokio::task::yield_now().await;
        }
        let (state, late) = (kurs.state.clone(), slow.last());
        let finish = kurs.db().write::<_, DbError, _>(move |tx| {
            Box::pin(async move {
                Ok((ops::hold(tx, &state, &late).await?, ops::finish(tx, &state, &late).await?))
            })
        });
        assert_eq!(finish.await.expect("an answer"), (false, false));
        assert_eq!(kurs.number(DONE).await, 0);
        working.abort();
    }

    async fn a_key_is_done_once(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let now = kurs.state.now();
        assert!(add(&kurs, job(person, "én", now)).await);
        assert!(!add(&kurs, job(person, "én", now)).await);
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| Outcome::Done);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        for _ in 0..2 {
            assert!(!add(&kurs, job(person, "én", now)).await, "done is done");
            assert!(!put(&kurs, job(person, "én", now)).await, "done is done");
            assert!(!remove(&kurs, "én").await);
            assert_eq!(runner.run_due().await.expect("it works"), 0);
        }
        // Until the key expires.
        kurs.pass_days(30);
        kurs_server::jobs::prune::prune(&kurs.state).await.expect("it prunes");
        assert!(!add(&kurs, job(person, "én", now)).await);
        kurs.clock.advance(1);
        let pruned = kurs_server::jobs::prune::prune(&kurs.state).await.expect("it prunes");
        assert_eq!((pruned.of("done_jobs"), pruned.of("dead_jobs")), (1, 0));
        assert!(add(&kurs, job(person, "én", now)).await);
    }

    async fn a_waiting_job_can_be_moved_or_removed(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let other = kurs.young_person("Bo").await.id();
        let (now, later) = (kurs.state.now(), kurs.state.now().plus_millis(5_000));
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| Outcome::Done);
        assert!(put(&kurs, job(person, "flyttes", now)).await);
        assert!(put(&kurs, job(person, "flyttes", later)).await);
        assert!(!put(&kurs, job(other, "flyttes", now)).await, "it is not theirs");
        assert_eq!(runner.run_due().await.expect("it works"), 0, "not yet");
        kurs.clock.advance(4_999);
        assert_eq!(runner.run_due().await.expect("it works"), 0, "not yet");
        kurs.clock.advance(1);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert!(add(&kurs, job(person, "væk", later)).await);
        assert!(remove(&kurs, "væk").await);
        assert!(!remove(&kurs, "væk").await);
        // Removed by a prefix of the key, for that person only.
        for (person, key) in [(person, "a:1"), (person, "a:2"), (person, "b:1"), (other, "a:3")] {
            assert!(add(&kurs, job(person, key, later)).await);
        }
        let take_back = kurs.db().write::<_, DbError, _>(move |tx| {
            Box::pin(async move { ops::remove_all(tx, person, "push", "a:").await })
        });
        assert_eq!(take_back.await.expect("they are removed"), 2);
        assert_eq!(runner.run_due().await.expect("it works"), 2);
        assert_eq!(done.keys(), ["a:3", "b:1", "flyttes"]);
    }

    async fn a_moved_job_is_not_completed_by_its_old_lease(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let (now, later) = (kurs.state.now(), kurs.state.now().plus_millis(5_000));
        add(&kurs, job(person, "flyttes", now)).await;
        let (had, done) = (Done::default(), Done::default());
        let mut runner = stuck_with(&kurs.state, &had, |_| true);
        let working = tokio::spawn(async move { runner.run_due().await });
        until_counted(&kurs, "SELECT COUNT(*) FROM jobs WHERE lease IS NOT NULL", 1).await;
        while had.keys().is_empty() {
            tokio::task::yield_now().await;
        }
        assert!(put(&kurs, job(person, "flyttes", later)).await);
        let (state, late) = (kurs.state.clone(), had.last());
        let finish = kurs.db().write::<_, DbError, _>(move |tx| {
            Box::pin(async move { ops::finish(tx, &state, &late).await })
        });
        assert!(!finish.await.expect("an answer"));
        kurs.clock.advance(5_000);
        let mut runner = noting(&kurs.state, &done, |_| Outcome::Done);
        assert_eq!(runner.run_due().await.expect("it works"), 1);
        assert_eq!(done.last().attempts, 1);
        working.abort();
    }

    async fn a_running_server_is_woken_and_stops_when_asked(kurs: Kurs) {
        let person = kurs.young_person("Åse").await.id();
        let other = beside(&kurs).await;
        let done = Done::default();
        let runner = noting(&kurs.state, &done, |_| Outcome::Done);
        let running = tokio::spawn(runner.run());
        add(&kurs, job(person, "herfra", kurs.state.now())).await;
        until_counted(&kurs, DONE, 1).await;
        // Added by another server, which can't wake this one.
        add(&other, job(person, "derfra", kurs.state.now())).await;
        until_counted(&kurs, DONE, 2).await;
        // Due later: found by the clock.
        add(&kurs, job(person, "senere", kurs.state.now().plus_millis(60_000))).await;
        kurs.clock.advance(60_000);
        until_counted(&kurs, DONE, 3).await;
        kurs.state.stopping.cancel();
        tokio::time::timeout(PATIENCE, running).await.expect("it stops").expect("without a panic");
    }
}
