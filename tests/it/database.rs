//! The writer: concurrent writes share a commit, and a failing one rolls back only itself.

use futures_util::future::join_all;
use std::time::{Duration, Instant};

use kurs_server::kernel::{
    Problem,
    db::{DbError, Tx},
};
use serde_json::json;
use tokio::{sync::oneshot, task::yield_now};

use crate::kurs::{
    Engine, Kurs,
    events::PATIENCE,
    on_both,
    said::{goal, with},
};

/// Writes one row, then fails if asked to.
async fn write(kurs: &Kurs, key: &str, fails: bool) -> Result<(), Problem> {
    write_text(kurs, key, "", fails).await
}

/// Writes one row with `answer` in it, then fails if asked to.
async fn write_text(kurs: &Kurs, key: &str, answer: &str, fails: bool) -> Result<(), Problem> {
    let (key, person) = (key.to_owned(), kurs.administrator.id().to_string());
    let answer = answer.to_owned();
    let write = kurs.db().write(move |tx| {
        Box::pin(async move {
            let text =
                "INSERT INTO idempotency_keys (person_id, key, request_hash, answer, created_at)
                VALUES ($1, $2, '', $3, 0)";
            let done = match tx {
                Tx::Sqlite(tx) => {
                    let row = sqlx::query(text).bind(person).bind(key).bind(answer);
                    row.execute(&mut **tx).await.map(|_| ())
                }
                Tx::Postgres(tx) => {
                    let row = sqlx::query(text).bind(person).bind(key).bind(answer);
                    row.execute(&mut **tx).await.map(|_| ())
                }
            };
            done.map_err(DbError::from)?;
            if fails { Err(Problem::not_found()) } else { Ok(()) }
        })
    });
    write.await
}

async fn run(tx: &mut Tx, text: String) -> Result<(), DbError> {
    let text = sqlx::AssertSqlSafe(text);
    match tx {
        Tx::Sqlite(tx) => sqlx::query(text).execute(&mut **tx).await.map(drop)?,
        Tx::Postgres(tx) => sqlx::query(text).execute(&mut **tx).await.map(drop)?,
    }
    Ok(())
}

async fn count(tx: &mut Tx) -> i64 {
    let text = "SELECT COUNT(*) FROM idempotency_keys";
    let row: (i64,) = match tx {
        Tx::Sqlite(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await,
        Tx::Postgres(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await,
    }
    .expect("a count");
    row.0
}

on_both! {
    async fn a_failing_write_rolls_back_only_itself(kurs: Kurs) {
        let stored = (0..200).map(|number| {
            let (kurs, fails) = (&kurs, number % 3 == 0);
            async move { write(kurs, &format!("{number:03}"), fails).await.is_ok() }
        });
        let stored = futures_util::future::join_all(stored).await;
        assert!(stored.iter().enumerate().all(|(number, stored)| *stored == (number % 3 != 0)));
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 133);
        assert_eq!(kurs.rows(&["idempotency_keys"]).await.len(), 133);
    }

    async fn a_constraint_violation_affects_no_other_write(kurs: Kurs) {
        // Every other write has the same key: the first is stored, the others violate the constraint.
        let stored = (0..100).map(|number| {
            let key = if number % 2 == 0 { "den samme".to_owned() } else { format!("{number}") };
            let kurs = &kurs;
            async move { write(kurs, &key, false).await.is_ok() }
        });
        let stored = futures_util::future::join_all(stored).await;
        assert_eq!(stored.iter().filter(|stored| **stored).count(), 51);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 51);
    }

    async fn concurrent_writes_over_http(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let writes = (0..60).map(|number| {
            let wrong =
                if number % 3 == 0 { json!({ "shared_with": [kurs.id()] }) } else { json!({}) };
            let (path, body) =
                (format!("/goals/{}", kurs.id()), with(goal(&format!("Mål {number}")), &wrong));
            let young = &young;
            async move { young.put(&path, &body).await.status }
        });
        let statuses = futures_util::future::join_all(writes).await;
        for (number, status) in statuses.into_iter().enumerate() {
            assert_eq!(status, if number % 3 == 0 { 422 } else { 201 }, "{number}");
        }
        assert_eq!(young.get("/goals?limit=200").await.items().len(), 40);
    }

    async fn a_panicking_write_affects_no_other(kurs: Kurs) {
        let panics =
            kurs.db().write::<(), Problem, _>(|_| Box::pin(async { panic!("a write breaks") }));
        let (broken, stored) = tokio::join!(panics, write(&kurs, "ved siden af", false));
        assert!(broken.is_err() && stored.is_ok());
        write(&kurs, "bagefter", false).await.expect("the writer goes on");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 2);
    }

    async fn a_long_read_does_not_block_writes(kurs: Kurs) {
        let (begun, has_begun) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let db = kurs.db().clone();
        let long = tokio::spawn(async move {
            db.read::<_, Problem, _>(|tx| {
                Box::pin(async move {
                    let before = count(tx).await;
                    begun.send(()).expect("somebody waits");
                    ended.await.expect("an end");
                    Ok((before, count(tx).await))
                })
            })
            .await
        });
        has_begun.await.expect("it begins");
        // Several times more than the write-ahead log holds before a checkpoint.
        let words = "Jeg gik hele vejen ned til åen. ".repeat(4_000);
        let writes = async {
            for number in 0..200 {
                write_text(&kurs, &format!("{number}"), &words, false).await.expect("it is stored");
            }
        };
        tokio::time::timeout(PATIENCE, writes).await.expect("the writes don't wait");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 200);
        let log_of_writes = || std::fs::metadata(kurs.database.folder.path().join("kurs.db-wal"));
        if kurs.database.engine == Engine::Sqlite {
            assert!(log_of_writes().expect("a log").len() > 20_000_000);
        }
        end.send(()).expect("the read waits");
        let (before, after) = long.await.expect("it ends").expect("a count");
        assert_eq!((before, after), (0, 0), "it saw what came after it");
        // The log that grew during the long read shrinks again.
        for number in 200..204 {
            write(&kurs, &format!("{number}"), false).await.expect("it is stored");
        }
        if kurs.database.engine == Engine::Sqlite {
            assert!(log_of_writes().expect("a log").len() < 20_000_000);
        }
    }

    async fn a_dropped_read_leaves_no_transaction_open(kurs: Kurs) {
        // More reads than there are connections, each dropped half-way.
        for _ in 0..40 {
            let never = kurs.db().read::<(), Problem, _>(|tx| {
                Box::pin(async move {
                    count(tx).await;
                    std::future::pending().await
                })
            });
            let soon = std::time::Duration::from_millis(2);
            assert!(tokio::time::timeout(soon, never).await.is_err());
        }
        write(&kurs, "bagefter", false).await.expect("it is stored");
        let seen = kurs.number("SELECT COUNT(*) FROM idempotency_keys");
        assert_eq!(tokio::time::timeout(PATIENCE, seen).await.expect("there is room to read"), 1);
    }

    async fn reads_dropped_at_any_point_leave_no_transaction_open(kurs: Kurs) {
        let count_twice = || {
            kurs.db().read::<_, Problem, _>(|tx| {
                Box::pin(async move { Ok((count(tx).await, count(tx).await)) })
            })
        };
        let kurs = &kurs;
        let counts = |expected: i64| async move {
            let all = (0..16).map(|_| {
                kurs.db().read_one::<_, Problem, _>(|tx| Box::pin(async move { Ok(count(tx).await) }))
            });
            for count in join_all(all).await {
                assert_eq!(count.expect("a count"), expected);
            }
        };
        // Each dropped a little later: before, during and after BEGIN. Then all connections read at once,
        // and none still has an old snapshot.
        for number in 0..1_000_u32 {
            let (began, patience) = (Instant::now(), Duration::from_micros(u64::from(number % 97) * 20));
            tokio::select! {
                biased;
                read = count_twice() => assert!(read.is_ok(), "{read:?}"),
                () = async { while began.elapsed() < patience { yield_now().await } } => {}
            }
            if number % 10 == 0 {
                counts(i64::from(number / 10)).await;
                write(kurs, &format!("key {number}"), false).await.expect("it is written");
                counts(i64::from(number / 10) + 1).await;
            }
        }
    }

    async fn on_rollback_the_registered_write_is_committed(kurs: Kurs) {
        let text = |key: &str, person: &str| {
            format!(
                "INSERT INTO idempotency_keys (person_id, key, request_hash, answer, created_at)
                VALUES ('{person}', '{key}', '', '', 0)"
            )
        };
        let somebody = kurs.administrator.id().to_string();
        for (fails, registered_for, code, expected) in [
            (false, &*somebody, None, ["effekt"].as_slice()),
            (true, &somebody, Some("not_found"), &["effekt", "spor"]),
            // If the replacement can't be committed either, its error is the answer.
            (true, "nobody", Some("internal"), &["effekt", "spor"]),
        ] {
            let (effect, trace) = (text("effekt", &somebody), text("spor", registered_for));
            let effect = if fails { effect.replace("effekt", "fortrudt") } else { effect };
            let write = kurs.db().write(move |tx| {
                Box::pin(async move {
                    tx.on_rollback(move |tx| Box::pin(async move { run(tx, trace).await }));
                    run(tx, effect).await?;
                    if fails { Err(Problem::not_found()) } else { Ok(()) }
                })
            });
            // Other writes share the commit.
            let others = [write_text(&kurs, "anden", "", true), write_text(&kurs, "tredje", "", true)];
            let (outcome, _) = tokio::join!(write, futures_util::future::join_all(others));
            assert_eq!(outcome.err().map(|error| error.code()), code);
            let rows = kurs.rows(&["idempotency_keys"]).await.concat();
            for key in ["effekt", "fortrudt", "spor", "anden", "tredje"] {
                assert_eq!(rows.contains(key), expected.contains(&key), "{key} in {rows}");
            }
        }
    }

    async fn reads_cannot_write(kurs: Kurs) {
        let refused = kurs.db().read::<(), Problem, _>(|tx| {
            Box::pin(async move {
                let text = "DELETE FROM people";
                let done = match tx {
                    Tx::Sqlite(tx) => sqlx::query(text).execute(&mut **tx).await.map(|_| ()),
                    Tx::Postgres(tx) => sqlx::query(text).execute(&mut **tx).await.map(|_| ()),
                };
                done.map_err(Problem::internal)
            })
        });
        assert!(refused.await.is_err());
        assert_eq!(kurs.number("SELECT COUNT(*) FROM people").await, 1);
    }
}
