//! `GET /changes`: every record once, including deletions and looks; in full when the cursor is unknown.

use std::collections::BTreeSet;

use kurs_domain::timestamp::HOUR_MS;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Kurs, Setup,
    database::Database,
    on_both,
    said::{comparable, goal, shared_goal, with},
};

const TODAY: &str = "2026-11-22";

async fn since(client: &Client, cursor: &Value) -> Answer {
    match cursor.as_str() {
        Some(cursor) => client.get(&format!("/changes?since={cursor}")).await.is(200).by_kind(),
        None => client.get("/changes").await.is(200).by_kind(),
    }
}

/// The ids of one kind.
fn ids(changes: &Answer, kind: &str) -> Vec<String> {
    let list = changes[kind].as_array().expect("a list");
    list.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
}

/// A phone that applies what it receives.
#[derive(Default)]
struct Phone {
    cursor: Value,
    goals: BTreeSet<String>,
    successes: BTreeSet<String>,
}

impl Phone {
    async fn catch_up(&mut self, client: &Client) -> usize {
        let mut asked = 0;
        let mut received = Self::default();
        let mut anew = false;
        loop {
            asked += 1;
            let changes = since(client, &self.cursor).await;
            if changes["full"] == true {
                (received, anew) = (Self::default(), true);
            }
            let into = if anew { &mut received } else { &mut *self };
            into.goals.extend(ids(&changes, "goals"));
            into.successes.extend(ids(&changes, "successes"));
            for deleted in ids(&changes, "gone") {
                into.goals.remove(&deleted);
                into.successes.remove(&deleted);
            }
            self.cursor = changes["cursor"].clone();
            if changes["more"] == false {
                break;
            }
        }
        if anew {
            (self.goals, self.successes) = (received.goals, received.successes);
        }
        asked
    }
}

on_both! {
    async fn everything_once_then_only_changes(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let nothing = young.get("/changes").await.is(200).by_kind();
        assert_eq!((&nothing["cursor"], &nothing["full"]), (&Value::Null, &json!(true)));
        assert_eq!(nothing["me"], young.get("/me").await.json);

        let goal = kurs.set_goal(&young, &shared_goal("Gå ned til åen")).await;
        let words = with(kurs.mark(TODAY, goal), &json!({ "words": "Der var en hejre" }));
        let success = kurs.succeed(&young, &words).await;
        let suggestion = kurs.id();
        let path = format!("/young_people/{}/goal_suggestions/{suggestion}", young.id());
        mette.put(&path, &json!({ "text": "Vil du med til banko?" })).await.is(201);
        mette.get(&format!("/young_people/{}", young.id())).await.is(200);

        let all = young.get("/changes").await.is(200).by_kind();
        let plain = young.get("/changes").await.json;
        insta::assert_json_snapshot!("changes_in_full", comparable(&plain));
        let same = since(&young, &all["cursor"]).await;
        assert_eq!((&same["cursor"], &same["full"]), (&all["cursor"], &json!(false)));
        for kind in ["goals", "successes", "suggestions", "earlier_words", "gone"] {
            assert_eq!(same[kind], json!([]), "{kind}");
        }
        // It equals the list endpoints.
        assert_eq!(all["goals"], young.get("/goals").await["items"]);
        assert_eq!(all["successes"], young.get("/successes").await["items"]);
        assert_eq!(all["suggestions"], young.get("/goal_suggestions").await["items"]);

        let answer = format!("/goal_suggestions/{suggestion}/answer");
        young.post(&answer, &json!({ "outcome": "dropped" })).await.is(200);
        young.delete(&format!("/successes/{success}")).await.is(204);
        young.delete(&format!("/successes/{success}")).await.is(204);
        let next = since(&young, &all["cursor"]).await;
        assert_eq!(next["suggestions"][0]["state"], "dropped");
        let tombstones = json!([{ "kind": "success", "id": success, "version": 2 }]);
        assert_eq!((&next["gone"], &next["goals"], &next["successes"]), (&tombstones, &json!([]), &json!([])));
        // A phone that starts now gets no tombstones.
        let anew = young.get("/changes").await.is(200).by_kind();
        assert_eq!((&anew["gone"], &anew["successes"]), (&json!([]), &json!([])));
        assert_eq!(anew["cursor"], next["cursor"]);
        // A deleted record can be restored.
        young.put(&format!("/successes/{success}"), &words).await.is(200);
        let back = since(&young, &next["cursor"]).await;
        assert_eq!((ids(&back, "successes"), &back["gone"]), (vec![success.to_string()], &json!([])));
    }

    async fn a_record_appears_once_in_its_latest_version(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.set_goal(&young, &goal("Læse ti sider")).await;
        let first = young.get("/changes").await["cursor"].clone();
        let mark = kurs.succeed(&young, &kurs.mark(TODAY, id)).await;
        let more = with(kurs.mark(TODAY, id), &json!({ "words": "Og så elleve" }));
        young.put(&format!("/successes/{}", kurs.id()), &more).await.is(200);
        young.put(&format!("/goals/{id}"), &goal("Læse tolv sider")).await.is(200);
        young.put(&format!("/goals/{id}"), &goal("Læse tolv sider")).await.is(200);
        let next = since(&young, &first).await;
        assert_eq!(ids(&next, "goals"), [id.to_string()]);
        assert_eq!((&next["goals"][0]["text"], &next["goals"][0]["version"]), (&json!("Læse tolv sider"), &json!(2)));
        assert_eq!(ids(&next, "successes"), [mark.to_string()]);
        assert_eq!(next["successes"][0]["words"], "Og så elleve");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM changes").await, 4);
    }

    async fn the_end_of_sharing_by_name_is_a_change(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let assignment = kurs.assign(&mette, &young).await;
        let named = json!({ "shared_with": [mette.id()] });
        let goal = kurs.set_goal(&young, &with(shared_goal("Gå en tur"), &named)).await;
        let success = kurs.succeed(&young, &kurs.mark(TODAY, goal)).await;
        let before = young.get("/changes").await["cursor"].clone();
        kurs.administrator.delete(&assignment).await.is(204);
        let next = since(&young, &before).await;
        for (kind, id) in [("goals", goal), ("successes", success)] {
            assert_eq!(ids(&next, kind), [id.to_string()]);
            let ended = &next[kind][0];
            assert_eq!((&ended["shared_with"], &ended["version"]), (&json!("only_me"), &json!(2)));
        }
    }

    async fn an_unknown_cursor_is_answered_in_full(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        kurs.set_goal(&young, &goal("Gå en tur")).await;
        kurs.set_goal(&other, &goal("Bos mål")).await;
        let all = young.get("/changes").await.is(200).by_kind();
        let theirs = other.get("/changes").await["cursor"].clone();
        for cursor in [theirs, json!(kurs.id())] {
            assert_eq!(since(&young, &cursor).await.json, all.json);
        }
        for cursor in ["", "1", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "%00", "' OR 1=1"] {
            let refused = young.get(&format!("/changes?since={cursor}")).await;
            let refused = refused.refused(422, "invalid_fields");
            assert_eq!(refused.field(), ("since", "id_not_uuid_v7"), "{cursor}");
        }
        for query in ["before=x", "limit=1", "since"] {
            let refused = young.get(&format!("/changes?{query}")).await;
            assert!(matches!(refused.code(), "invalid_query" | "invalid_fields"), "{query}");
        }
    }

    async fn long_answers_are_paged_to_the_end(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let goal = kurs.set_goal(&young, &goal("Gå en tur")).await;
        let mut phone = Phone::default();
        assert_eq!(phone.catch_up(&young).await, 1);
        let mut successes = BTreeSet::new();
        for number in 0..620 {
            let body = kurs.success(TODAY, &format!("Nummer {number}"));
            successes.insert(kurs.succeed(&young, &body).await.to_string());
        }
        let first = successes.pop_first().expect("a success");
        young.delete(&format!("/successes/{first}")).await.is(204);
        let mut new = Phone::default();
        for phone in [&mut phone, &mut new] {
            assert_eq!(phone.catch_up(&young).await, 2);
            assert_eq!(phone.successes, successes);
            assert_eq!(phone.goals, BTreeSet::from([goal.to_string()]));
            assert_eq!(phone.catch_up(&young).await, 1);
        }
        // The database lost its last hours: only what the phone received of those is discarded.
        phone.cursor = json!(kurs.id());
        phone.goals.insert(kurs.id().to_string());
        assert_eq!(phone.catch_up(&young).await, 2);
        assert_eq!((phone.goals, phone.successes), (new.goals, new.successes));
    }

    async fn rows_of_one_person_are_numbered_without_a_gap(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (phone, tablet) = (kurs.again(&young).await, kurs.again(&young).await);
        let writes = (0..60).map(|number| {
            let (kurs, phone, tablet, mette) = (&kurs, &phone, &tablet, &mette);
            async move {
                let who = if number % 2 == 0 { phone } else { tablet };
                kurs.set_goal(who, &goal(&format!("Mål {number}"))).await;
                if number % 30 == 0 {
                    let id = kurs.id();
                    let path = format!("/young_people/{}/goal_suggestions/{id}", phone.id());
                    mette.put(&path, &json!({ "text": "En tur til åen?" })).await.is(201);
                }
            }
        });
        futures_util::future::join_all(writes).await;
        assert_eq!(kurs.number("SELECT COUNT(*) FROM changes").await, 62);
        assert_eq!(kurs.number("SELECT COUNT(DISTINCT seq) FROM changes").await, 62);
        assert_eq!(kurs.number("SELECT MAX(seq) FROM changes").await, 62);
    }

    async fn viewers_are_included_while_they_are_assigned(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let peters = kurs.assign(&peter, &young).await;
        let mut phone = kurs.listen(&young).await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        assert_eq!(phone.next_change().await.expect("an event").kind, "goal");
        let overview = format!("/young_people/{}", young.id());
        peter.get(&overview).await.is(200);
        let heard = phone.next_change().await.expect("an event");
        let data = json!({ "kind": "seen", "id": peter.id(), "young_person_id": young.id() });
        assert_eq!((heard.kind.as_str(), heard.data), ("seen", data));
        mette.get(&overview).await.is(200);
        kurs.clock.advance(HOUR_MS);
        mette.get(&overview).await.is(200);
        let (mettes, seen) = (kurs.now(), |who: &Client, name: &str, at: &str| {
            json!({ "by": who.id(), "name": name, "role": "caseworker", "at": at })
        });
        // Only looks at shared records count.
        kurs.clock.advance(HOUR_MS);
        mette.get(&format!("/goals/{goal}")).await.is(200);
        mette.get("/young_people").await.is(200);
        let changes = young.get("/changes").await.is(200).by_kind();
        let peters_at = kurs.clock_after(-2 * HOUR_MS);
        assert_eq!(
            changes["seen"],
            json!([seen(&mette, "Mette", &mettes), seen(&peter, "Peter", &peters_at)])
        );
        kurs.administrator.delete(&peters).await.is(204);
        let changes = since(&young, &changes["cursor"]).await;
        assert_eq!(changes["seen"], json!([seen(&mette, "Mette", &mettes)]));
    }

    async fn records_older_than_the_change_log_are_included(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (goal, both) = (kurs.set_goal(&young, &goal("Gå")).await, kurs.id());
        // One id for two kinds: no phone does that, but a client might.
        young.put(&format!("/goals/{both}"), &shared_goal("Svømme")).await.is(201);
        young.put(&format!("/successes/{both}"), &kurs.mark(TODAY, goal)).await.is(201);
        let deleted = kurs.succeed(&young, &kurs.success(TODAY, "Jeg turde")).await;
        young.delete(&format!("/successes/{deleted}")).await.is(204);
        let path = format!("/young_people/{}/goal_suggestions/{}", young.id(), kurs.id());
        mette.put(&path, &json!({ "text": "En tur til åen?" })).await.is(201);
        let before = young.get("/changes").await.is(200).by_kind();
        kurs.execute("DELETE FROM changes").await;
        let migration = include_str!("../../migrations/0003_changes.sql");
        let (_, fill) = migration.split_once("INSERT INTO").expect("what fills the log");
        kurs.execute(&format!("INSERT INTO{fill}")).await;
        let after = young.get("/changes").await.is(200).by_kind();
        assert!(after["cursor"].is_string() && after["cursor"] != before["cursor"]);
        for kind in ["goals", "successes", "suggestions", "gone", "seen"] {
            assert_eq!(after[kind], before[kind], "{kind}");
        }
        assert_eq!(kurs.number("SELECT MAX(seq) FROM changes").await, 5);
        let last = kurs.set_goal(&young, &shared_goal("Løbe")).await;
        assert_eq!(ids(&since(&young, &after["cursor"]).await, "goals"), [last.to_string()]);
    }

    async fn the_history_of_a_demonstration_is_included(kurs: Kurs) {
        let database = Database::new(kurs.database.engine).await;
        let kurs = Kurs::start_with(database, Setup { demo: true, ..Setup::default() }).await;
        let young = kurs.signed_out();
        young.post("/demo/sessions", &json!({ "as": "young_person" })).await.is(201);
        let all = young.get("/changes").await.is(200).by_kind();
        for (kind, path) in [("goals", "/goals"), ("successes", "/successes?limit=200"), ("suggestions", "/goal_suggestions"), ("meetings", "/meetings")] {
            let listed: BTreeSet<_> = crate::kurs::said::ids(&young.get(path).await).into_iter().collect();
            let received: BTreeSet<_> = ids(&all, kind).into_iter().collect();
            assert!(!received.is_empty() && received == listed, "{kind}");
        }
        assert!(all["seen"].as_array().is_some_and(|seen| seen.len() == 2), "{}", all["seen"]);
    }

    async fn answers_are_compressed_on_request(kurs: Kurs) {
        let (young, _) = kurs.pair().await;
        for n in 0..20 {
            kurs.set_goal(&young, &goal(&format!("Gå en tur langs åen, nummer {n}"))).await;
        }
        let plain = young.get("/changes").await.is(200).by_kind();
        assert_eq!(plain.header("content-encoding"), None);
        let ask = || young.call("GET", "/changes").header("accept-encoding", "gzip");
        let small = ask().open().await;
        assert_eq!(small.headers()["content-encoding"], "gzip");
        assert!(small.headers()["vary"].to_str().expect("text").contains("accept-encoding"));
        let bytes = small.bytes().await.expect("a body");
        assert!(bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() * 4 < plain.text.len());
        let live = young.call("GET", "/events").header("accept-encoding", "gzip").open().await;
        assert!(live.headers().get("content-encoding").is_none(), "events come one by one");
    }
}
