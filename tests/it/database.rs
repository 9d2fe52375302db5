//! The writer: writes that wait together share a commit, and one that fails undoes only itself.

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

/// Writes one row and then fails if asked to.
async fn write(kurs: &Kurs, key: &str, fails: bool) -> Result<(), Problem> {
    write_text(kurs, key, "", fails).await
}

/// Writes one row with `answer` in it and then fails if asked to.
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
    async fn one_that_fails_undoes_only_itself(kurs: Kurs) {
        let kept = (0..200).map(|number| {
            let (kurs, fails) = (&kurs, number % 3 == 0);
            async move { write(kurs, &format!("{number:03}"), fails).await.is_ok() }
        });
        let kept = futures_util::future::join_all(kept).await;
        assert!(kept.iter().enumerate().all(|(number, kept)| *kept == (number % 3 != 0)));
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 133);
        assert_eq!(kurs.rows(&["idempotency_keys"]).await.len(), 133);
    }

    async fn a_broken_key_among_others_is_its_own_trouble(kurs: Kurs) {
        // The same key in every other: the first of them is kept, the rest fail in the database.
        let kept = (0..100).map(|number| {
            let key = if number % 2 == 0 { "den samme".to_owned() } else { format!("{number}") };
            let kurs = &kurs;
            async move { write(kurs, &key, false).await.is_ok() }
        });
        let kept = futures_util::future::join_all(kept).await;
        assert_eq!(kept.iter().filter(|kept| **kept).count(), 51);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 51);
    }

    async fn over_http_too(kurs: Kurs) {
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

    async fn one_that_panics_hurts_nobody(kurs: Kurs) {
        let panics =
            kurs.db().write::<(), Problem, _>(|_| Box::pin(async { panic!("a write breaks") }));
        let (broken, kept) = tokio::join!(panics, write(&kurs, "ved siden af", false));
        assert!(broken.is_err() && kept.is_ok());
        write(&kurs, "bagefter", false).await.expect("the writer goes on");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys").await, 2);
    }

    async fn a_read_that_stays_open_holds_no_write_up(kurs: Kurs) {
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
        // More than the log of writes holds before it is written back, several times.
        let words = "Jeg gik hele vejen ned til åen. ".repeat(4_000);
        let writes = async {
            for number in 0..200 {
                write_text(&kurs, &format!("{number}"), &words, false).await.expect("it is kept");
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
        // What the long read made of the log goes again.
        for number in 200..204 {
            write(&kurs, &format!("{number}"), false).await.expect("it is kept");
        }
        if kurs.database.engine == Engine::Sqlite {
            assert!(log_of_writes().expect("a log").len() < 20_000_000);
        }
    }

    async fn a_read_that_is_dropped_leaves_nothing_open(kurs: Kurs) {
        // More often than there are connections, each in the midst of it.
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
        write(&kurs, "bagefter", false).await.expect("it is kept");
        let seen = kurs.number("SELECT COUNT(*) FROM idempotency_keys");
        assert_eq!(tokio::time::timeout(PATIENCE, seen).await.expect("there is room to read"), 1);
    }

    async fn reads_that_are_given_up_anywhere_leave_nothing_open(kurs: Kurs) {
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
        // Each given up a little later: before BEGIN, in the midst of it, and after. Then all connections
        // read at once: none keeps its view of what was.
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

    async fn what_is_registered_is_committed_in_place_of_what_is_rolled_back(kurs: Kurs) {
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
            // What can't be committed in its place is the answer.
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
            // Others share the commit.
            let others = [write_text(&kurs, "anden", "", true), write_text(&kurs, "tredje", "", true)];
            let (outcome, _) = tokio::join!(write, futures_util::future::join_all(others));
            assert_eq!(outcome.err().map(|error| error.code()), code);
            let rows = kurs.rows(&["idempotency_keys"]).await.concat();
            for key in ["effekt", "fortrudt", "spor", "anden", "tredje"] {
                assert_eq!(rows.contains(key), expected.contains(&key), "{key} in {rows}");
            }
        }
    }

    async fn a_read_can_not_write(kurs: Kurs) {
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
