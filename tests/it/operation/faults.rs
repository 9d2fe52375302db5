//! Health checks, and answers when something breaks.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use kurs_domain::Timestamp;
use kurs_server::kernel::clock::Clock;

use crate::kurs::{BEGIN, Kurs, Setup, instant, on_both, said::goal};

/// A clock that panics at the n-th call, once armed.
#[derive(Default)]
struct BreakingClock(AtomicI64);

impl Clock for BreakingClock {
    fn now(&self) -> Timestamp {
        assert!(self.0.fetch_sub(1, Ordering::SeqCst) != 1, "the clock breaks: Gulspurvefløjt");
        instant(BEGIN)
    }
}

on_both! {
    async fn healthy_and_ready(kurs: Kurs) {
        let client = kurs.signed_out();
        assert_eq!(client.call_outside("GET", "/healthz").send().await.is(200).text, "ok");
        assert_eq!(client.call_outside("GET", "/readyz").send().await.is(200).text, "ready");
    }

    async fn without_its_database_it_is_alive_but_not_ready(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        kurs.db().close().await;
        let client = kurs.signed_out();
        client.call_outside("GET", "/healthz").send().await.is(200);
        client.call_outside("GET", "/readyz").send().await.is(503);
        let answer = young.get("/me").await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("10")), "{}", answer.text);
        // Nothing of the database's error messages leaves the server.
        for word in ["pool", "sql", "sqlite", "postgres", "closed"] {
            assert!(!answer.text.to_lowercase().contains(word), "{}", answer.text);
        }
        assert!(answer["trace_id"].is_string());
    }

    async fn a_panic_is_answered_with_a_problem(kurs: Kurs) {
        let clock = Arc::new(BreakingClock::default());
        let setup = Setup { clock: Some(clock.clone()), ..Setup::default() };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let young = kurs.young_person("Åse").await;
        // The first call of the clock is for the request id, outside of any handler.
        let mut broken = 0;
        for times in 2..=4 {
            clock.0.store(times, Ordering::SeqCst);
            let answer = young.put(&format!("/goals/{}", kurs.id()), &goal("Gå en tur")).await;
            clock.0.store(0, Ordering::SeqCst);
            if answer.status < 400 {
                continue;
            }
            broken += 1;
            let answer = answer.refused(500, "internal");
            assert!(
                !answer.text.contains("clock") && !answer.text.contains("Gulspurv"),
                "{}",
                answer.text
            );
            assert!(answer.header("content-security-policy").is_some());
        }
        assert!(broken > 0, "nothing broke");
        young.get("/goals").await.is(200);
    }
}
