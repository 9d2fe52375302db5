//! The demonstration: twelve invented young people, the same every time.

use kurs_server::demo;
use serde_json::{Value, json};

use crate::kurs::{Client, Kurs, Setup, database::Database, on_both};

async fn start(database: Database) -> Kurs {
    Kurs::start_with(database, Setup { demo: true, ..Setup::default() }).await
}

async fn sign_in_as(kurs: &Kurs, role: &str) -> Client {
    let client = kurs.signed_out();
    client.post("/demo/sessions", &json!({ "as": role })).await.is(201);
    client
}

/// All data of a young person.
async fn all_data(kurs: &Kurs) -> Vec<Value> {
    let young = sign_in_as(kurs, "young_person").await;
    let mut all = Vec::new();
    for path in ["/goals", "/successes?limit=200", "/today", "/goal_suggestions"] {
        all.push(young.get(path).await.is(200).json);
    }
    all
}

on_both! {
    async fn it_is_deterministic(kurs: Kurs) {
        let database = Database::new(kurs.database.engine).await;
        let one = start(database.clone()).await;
        let two = start(Database::new(kurs.database.engine).await).await;
        let data = all_data(&one).await;
        assert_eq!(data, all_data(&two).await);
        assert!(data[0]["items"].as_array().is_some_and(|goals| goals.len() >= 3));
        assert!(data[1]["items"].as_array().is_some_and(|successes| successes.len() >= 50));
        // Restarted on the same database, nobody is created twice.
        drop(one);
        let again = start(database).await;
        assert_eq!(all_data(&again).await, data);
    }

    async fn it_refuses_a_database_with_real_people(kurs: Kurs) {
        // The ordinary server has a real administrator.
        assert!(!demo::is_demo(&kurs.state).await.expect("an answer"));
        let refusal = demo::make(&kurs.state).await.expect_err("a refusal");
        assert!(refusal.to_string().starts_with("not_a_demonstration"), "{refusal}");
    }

    async fn twelve_of_whom_one_shares_nothing_and_one_has_just_begun(kurs: Kurs) {
        let kurs = start(Database::new(kurs.database.engine).await).await;
        let all = sign_in_as(&kurs, "administrator").await.get("/young_people").await.is(200);
        assert_eq!(all.items().len(), 12);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM people WHERE role = 'caseworker'").await, 2);
        let shares_nothing = kurs.number(
            "SELECT COUNT(*) FROM people p WHERE role = 'young_person'
                AND EXISTS (SELECT 1 FROM goals g WHERE g.owner_id = p.id)
                AND NOT EXISTS (SELECT 1 FROM goals g WHERE g.owner_id = p.id AND g.shared_with <> 'only_me')
                AND NOT EXISTS (SELECT 1 FROM successes s WHERE s.owner_id = p.id AND s.shared_with <> 'only_me')",
        ).await;
        assert_eq!(shares_nothing, 1);
        let begun = kurs.number("SELECT COUNT(*) FROM people WHERE role = 'young_person'
            AND created_at > (SELECT MAX(created_at) FROM people WHERE role = 'young_person') - 86400001").await;
        assert!((1..=2).contains(&begun), "{begun}");
        // Ninety days, and none of them in the future.
        assert!(kurs.number("SELECT COUNT(DISTINCT on_day) FROM successes").await >= 80);
        assert_eq!(
            kurs.number("SELECT COUNT(*) FROM successes WHERE on_day > '2026-11-22'").await,
            0
        );
        let now = kurs.state.now().millis();
        assert_eq!(
            kurs.number(&format!("SELECT COUNT(*) FROM successes WHERE at > {now}")).await,
            0
        );
    }

    async fn the_desk_shows_every_kind_of_record(kurs: Kurs) {
        let kurs = start(Database::new(kurs.database.engine).await).await;
        let list = sign_in_as(&kurs, "caseworker").await.get("/young_people").await.is(200);
        let some = |what: &dyn Fn(&Value) -> bool| list.items().iter().any(what);
        assert!(some(&|row| row["shared"]["anything"] == false));
        assert!(some(&|row| !row["shared"]["reach_out"].is_null()));
        assert!(some(&|row| row["shared"]["changed"]["successes"].as_i64() > Some(0)));
    }
}
