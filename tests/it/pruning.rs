//! Pruning: expired data is deleted, and nothing that anybody said.

use kurs_domain::timestamp::{DAY_MS, HOUR_MS};
use kurs_server::jobs::prune::{Pruned, prune};
use serde_json::{Value, json};

use crate::kurs::{
    Engine, Kurs,
    database::Database,
    on_both,
    program::Serving,
    said::{goal, picture, with},
};

async fn pruned(kurs: &Kurs) -> Pruned {
    prune(&kurs.state).await.expect("it is let go")
}

on_both! {
    async fn keys_are_retained_for_phones_that_are_offline_for_long(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        let put = |client: crate::kurs::Client| {
            let call = client.call("PUT", &path).header("idempotency-key", "k");
            call.json(&goal("Gå")).send()
        };
        put(young.clone()).await.is(201);
        kurs.pass_days(400);
        let again = kurs.again(&young).await;
        again.delete(&path).await.is(204);
        assert_eq!(pruned(&kurs).await.of("idempotency_keys"), 0);
        put(again.clone()).await.refused(404, "deleted");
        again.get(&path).await.is(404);
        kurs.clock.advance(1);
        assert_eq!(pruned(&kurs).await.of("idempotency_keys"), 1);
        assert_eq!(pruned(&kurs).await, Pruned::default());
    }

    async fn expired_sessions_and_wrong_codes_are_deleted(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        kurs.signed_out().post("/sessions", &json!({ "code": "ABCD-EFGH-JKMN" })).await.is(422);
        // The administrator's session ended after eight hours, hers after thirty days.
        kurs.pass_days(30);
        // Attempts by address and by the beginning of each code, successful ones included.
        assert_eq!(pruned(&kurs).await.of("wrong_codes"), 4);
        kurs.clock.advance(8 * HOUR_MS);
        assert_eq!(pruned(&kurs).await.of("sessions"), 0);
        kurs.clock.advance(1);
        assert_eq!(pruned(&kurs).await.of("sessions"), 1);
        let tablet = kurs.again(&young).await;
        kurs.pass_days(30);
        assert_eq!(pruned(&kurs).await.of("sessions"), 1);
        // A recently expired session is still stored, and still expired.
        tablet.get("/me").await.refused(401, "session_expired");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM sessions").await, 1);
    }

    async fn wrong_codes_are_retained_while_they_lock(kurs: Kurs) {
        let client = kurs.signed_out();
        let wrong = json!({ "code": "ABCD-EFGH-JKMN" });
        for _ in 0..5 {
            client.post("/sessions", &wrong).await.is(422);
        }
        assert_eq!(pruned(&kurs).await, Pruned::default());
        client.post("/sessions", &wrong).await.is(429);
        kurs.clock.advance(DAY_MS + HOUR_MS / 4);
        assert_eq!(pruned(&kurs).await.of("wrong_codes"), 0);
        kurs.clock.advance(1);
        assert_eq!(pruned(&kurs).await.of("wrong_codes"), 3);
    }

    async fn old_invitations_are_deleted_and_arrival_is_retained(kurs: Kurs) {
        let welcomed = kurs.young_person("Åse").await;
        welcomed.patch("/me", &json!({ "welcomed": true })).await.is(200);
        // Bo signed in but never finished the welcome; Cecilie never signed in.
        kurs.young_person("Bo").await;
        kurs.invite("Cecilie").await;
        let arrived = async || {
            let list = kurs.again(&kurs.administrator).await.get("/young_people").await.is(200);
            let mut all: Vec<_> = list
                .items()
                .iter()
                .map(|row| (row["name"].to_string(), row["arrived"].clone()))
                .collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        let before = arrived().await;
        kurs.pass_days(90);
        assert_eq!(pruned(&kurs).await.of("invitations"), 0);
        kurs.clock.advance(1);
        assert_eq!(pruned(&kurs).await.of("invitations"), 1);
        kurs.pass_days(7);
        assert_eq!(pruned(&kurs).await.of("invitations"), 1);
        // Bo's, and that of the administrator, who never finished the welcome either.
        assert_eq!(kurs.number("SELECT COUNT(*) FROM invitations").await, 2);
        assert_eq!(arrived().await, before);
    }

    async fn changes_superseded_long_ago_are_deleted(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (one, other) = (kurs.set_goal(&young, &goal("Gå")).await, kurs.id());
        let first = young.get("/changes").await["cursor"].clone();
        young.put(&format!("/goals/{other}"), &goal("Løbe")).await.is(201);
        let deleted = kurs.succeed(&young, &kurs.success("2026-11-22", "Jeg turde")).await;
        young.delete(&format!("/successes/{deleted}")).await.is(204);
        kurs.pass_days(300);
        let young = kurs.again(&young).await;
        young.put(&format!("/goals/{one}"), &goal("Gå en tur")).await.is(200);
        let last = young.get("/changes").await["cursor"].clone();
        kurs.pass_days(101);
        let young = kurs.again(&young).await;
        let before = young.get("/changes").await.is(200).by_kind();
        // The draft of the undone success is deleted; its tombstone stays in the feed.
        assert_eq!(pruned(&kurs).await.of("changes"), 1);
        // What was superseded recently can still be merged with.
        let why = with(goal("Gå"), &json!({ "why": "Ro" }));
        let merged = young.put(&format!("/goals/{one}?base=1"), &why).await.is(200);
        assert_eq!((&merged["text"], &merged["why"]), (&json!("Gå en tur"), &json!("Ro")));
        young.put(&format!("/goals/{one}?base=3"), &goal("Gå en tur")).await.is(200);
        kurs.pass_days(300);
        let young = kurs.again(&young).await;
        assert_eq!(pruned(&kurs).await.of("changes"), 1);
        let now = young.get("/changes").await.is(200).by_kind();
        for (changes, expected) in [(&now["successes"], &before["successes"]), (&now["gone"], &json!([]))] {
            assert_eq!(changes, expected);
        }
        assert_eq!(now["goals"].as_array().map(Vec::len), Some(2));
        // A cursor whose row was deleted is answered in full, one whose row exists is not.
        for (cursor, full) in [(first, true), (last, false)] {
            let path = format!("/changes?since={}", cursor.as_str().expect("a cursor"));
            assert_eq!(young.get(&path).await.is(200)["full"], full);
        }
    }

    async fn unfinished_uploads_are_deleted_and_pictures_stay(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let bytes = picture("Der var en hejre");
        let send = async |client: &crate::kurs::Client, id, range: &str, bytes: &[u8]| {
            client.call("PUT", &format!("/files/{id}")).bytes(Some(range), bytes).send().await
        };
        let (whole, half) = (kurs.id(), kurs.id());
        let call = young.call("PUT", &format!("/files/{whole}"));
        call.bytes(None, &bytes).send().await.is(201);
        let size = bytes.len();
        send(&young, half, &format!("bytes 0-9/{size}"), &bytes[..10]).await.is(201);
        kurs.clock.advance(23 * HOUR_MS);
        send(&young, half, &format!("bytes 10-19/{size}"), &bytes[10..20]).await.is(200);
        kurs.pass_days(1);
        assert_eq!(pruned(&kurs).await.of("files"), 0);
        kurs.clock.advance(1);
        assert_eq!(pruned(&kurs).await.of("files"), 1);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM file_parts").await, 0);
        young.get(&format!("/files/{whole}")).await.is(200);
        // It starts anew.
        let asked = send(&young, half, &format!("bytes */{size}"), b"").await.is(200);
        assert_eq!(asked["received"], 0);
    }

    async fn two_servers_prune_concurrently(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.set_goal(&young, &goal("Gå")).await;
        for number in 0..50 {
            let call = young.call("PUT", &format!("/goals/{id}"));
            let call = call.header("idempotency-key", &format!("k-{number}"));
            call.json(&goal(&format!("Gå {number}"))).send().await.is(200);
        }
        kurs.pass_days(401);
        let (one, other) = tokio::join!(pruned(&kurs), pruned(&kurs));
        assert_eq!(one.of("idempotency_keys") + other.of("idempotency_keys"), 50);
        assert_eq!(one.of("changes") + other.of("changes"), 50);
        let changes = kurs.again(&young).await.get("/changes").await.is(200).by_kind();
        assert_eq!(changes["goals"][0]["text"], "Gå 49");
    }
}

async fn a_server_prunes_at_start(engine: Engine) {
    let database = Database::new(engine).await;
    let kurs = Kurs::start_with(database.clone(), crate::kurs::Setup::default()).await;
    let young = kurs.young_person("Åse").await;
    // By the real clock the test's sessions and invitations may or may not be expired; keys of 1970 are.
    let young = young.id();
    kurs.execute(&format!(
        "INSERT INTO idempotency_keys (person_id, key, request_hash, answer, created_at)
         VALUES ('{young}', 'k', '', '\"Gulspurvefløjt\"', 0)"
    ))
    .await;
    let args = ["--database-url", &database.url, "--public-url", "http://localhost:3000"];
    let serving = Serving::start(&args).await;
    let begun = tokio::time::Instant::now();
    while kurs.number("SELECT COUNT(*) FROM idempotency_keys").await > 0 {
        assert!(begun.elapsed() < crate::kurs::events::PATIENCE, "nothing is pruned");
        tokio::task::yield_now().await;
    }
    serving.ask_to_stop().await;
    let (status, log) = serving.stopped().await;
    assert!(status.success(), "{log}");
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let reports: Vec<_> = lines.filter(|line| line["pruned"].is_string()).collect();
    assert_eq!(reports.len(), 1, "{log}");
    assert!(
        reports[0]["pruned"].as_str().is_some_and(|text| text.contains("\"idempotency_keys\": 1"))
    );
    assert!(!log.contains("Gulspurv") && !log.contains(&young.to_string()), "{}", reports[0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_prunes_at_start_on_sqlite() {
    a_server_prunes_at_start(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_prunes_at_start_on_postgres() {
    a_server_prunes_at_start(Engine::Postgres).await;
}
