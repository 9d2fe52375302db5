//! A new code for a colleague who has signed in before gives no access until somebody other than its maker
//! has confirmed the sign-in, and the young people see all of it.

use kurs_server::api::{self, access::Access};
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Kurs, Setup, database::Database, on_both, people::code, program::run,
    said::shared_goal,
};

async fn administrator(kurs: &Kurs, name: &str) -> Client {
    kurs.colleague(name, "administrator").await
}

async fn awaiting(by: &Client) -> Vec<Value> {
    by.get("/confirmations").await.is(200).json.as_array().expect("a list").clone()
}

fn confirmation(of: &Client) -> String {
    format!("/staff/{}/confirmation", of.id())
}

/// Confirms the latest sign-in.
async fn confirm(kurs: &Kurs, by: &Client, path: &str) -> Answer {
    by.post(path, &json!({ "since": kurs.now() })).await
}

on_both! {
    async fn confirming_a_newer_code_does_not_admit_an_older_one(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let eva = administrator(&kurs, "Eva").await;
        let new_code = async || {
            let path = format!("/staff/{}/invitations/{}", mette.id(), kurs.id());
            code(&kurs.administrator.put(&path, &json!({})).await.is(201).json)
        };
        let enter = async |code: &str, key: &str| {
            let call = kurs.signed_out().call("POST", "/sessions").header("idempotency-key", key);
            call.json(&json!({ "code": code })).send().await
        };
        let first = new_code().await;
        enter(&first, "evil").await.is(201);
        let second = new_code().await;
        enter(&second, "mette").await.is(201);
        confirm(&kurs, &eva, &confirmation(&mette)).await.is(204);
        enter(&first, "evil").await.refused(422, "code_used");
    }

    async fn retrying_a_sign_in_still_waits_for_confirmation(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let path = format!("/staff/{}/invitations/{}", mette.id(), kurs.id());
        let again = code(&kurs.administrator.put(&path, &json!({})).await.is(201).json);
        // Peter has never signed in, so his code needs no confirmation.
        let (id, draft) = (kurs.id(), json!({ "name": "Peter", "role": "caseworker", "department": "Børn og Unge" }));
        let first = code(&kurs.administrator.put(&format!("/staff/{id}"), &draft).await.is(201)["invitation"]);
        for (code, awaits) in [(again, true), (first, false)] {
            for _ in 0..3 {
                let call = kurs.signed_out().call("POST", "/sessions").header("idempotency-key", "k");
                let session = call.json(&json!({ "code": code })).send().await.is(201);
                assert_eq!(session["awaiting_confirmation"], awaits);
            }
        }
    }

    async fn a_code_gives_its_maker_no_access(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let eva = administrator(&kurs, "Eva").await;
        let desk = kurs.sign_in_again(&kurs.administrator, &mette).await;
        // The real Mette's session has ended, so she notices.
        mette.get("/me").await.refused(401, "session_expired");
        for path in ["/young_people".to_owned(), format!("/goals/{goal}"), "/events".to_owned()] {
            desk.get(&path).await.refused(403, "awaiting_confirmation");
        }
        let path = confirmation(&mette);
        confirm(&kurs, &kurs.administrator, &path).await.refused(409, "own_code");
        confirm(&kurs, &desk, &path).await.refused(403, "awaiting_confirmation");
        desk.get("/young_people").await.refused(403, "awaiting_confirmation");
        assert_eq!(awaiting(&kurs.administrator).await[0]["may_confirm"], false);
        let response = awaiting(&eva).await;
        let expected = json!({ "id": mette.id(), "name": "Mette", "role": "caseworker",
            "department": "Børn og Unge", "since": kurs.now(), "code_by": "Anders",
            "may_confirm": true });
        assert_eq!(response, [expected]);
        for _ in 0..2 {
            confirm(&kurs, &eva, &path).await.is(204);
        }
        assert!(awaiting(&eva).await.is_empty());
        assert_eq!(desk.get("/sessions/current").await["awaiting_confirmation"], false);
        desk.get(&format!("/goals/{goal}")).await.is(200);
        let log = young.get("/access_log").await.is(200);
        let mut lines: Vec<_> = log
            .items()
            .iter()
            .map(|line| {
                let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
                (text("by"), text("what"), text("about"), line["count"].as_i64())
            })
            .collect();
        lines.sort();
        let line = |by: &str, what: &str, about: &str| {
            (by.to_owned(), what.to_owned(), about.to_owned(), Some(1))
        };
        assert_eq!(
            lines,
            [
                line("Anders", "colleague_code", "Mette"),
                line("Eva", "colleague_confirmed", "Mette"),
                line("Mette", "goal", ""),
            ]
        );
    }

    async fn a_code_ends_sessions_pushes_and_streams_at_once(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.id();
        let body = json!({ "endpoint": format!("https://fcm.googleapis.com/fcm/send/{id}"),
            "keys": { "auth": "BTBZMqHH6r4Tts7J_aSIgg", "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-\
            VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4" } });
        mette.put(&format!("/push_subscriptions/{id}"), &body).await.is(201);
        let mut stream = kurs.listen(&mette).await;
        let path = format!("/staff/{}/invitations/{}", mette.id(), kurs.id());
        kurs.administrator.put(&path, &json!({})).await.is(201);
        assert_eq!(stream.next_change().await, None);
        let of = format!("WHERE person_id = '{}'", mette.id());
        for table in ["sessions", "push_subscriptions"] {
            assert_eq!(kurs.number(&format!("SELECT COUNT(*) FROM {table} {of}")).await, 0);
        }
        assert_eq!(young.get("/access_log").await.items()[0]["what"], "colleague_code");
    }

    async fn young_people_of_planned_assignments_are_informed(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let since = kurs.clock_after(60_000);
        let path = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
        let body = json!({ "caseworker_id": mette.id(), "since": since, "why": "Fra i morgen" });
        kurs.administrator.put(&path, &body).await.is(201);
        kurs.sign_in_again(&kurs.administrator, &mette).await;
        let eva = administrator(&kurs, "Eva").await;
        confirm(&kurs, &eva, &confirmation(&mette)).await.is(204);
        let log = young.get("/access_log").await.is(200);
        let mut recorded: Vec<_> = log.items().iter().filter_map(|it| it["what"].as_str()).collect();
        recorded.sort_unstable();
        assert_eq!(recorded, ["colleague_code", "colleague_confirmed"]);
    }

    async fn an_unconfirmed_session_can_read_its_state_and_sign_out(kurs: Kurs) {
        let (_, mette) = kurs.pair().await;
        let desk = kurs.sign_in_again(&kurs.administrator, &mette).await;
        for entry in api::api().matrix.iter().filter(|entry| entry.access.needs_session()) {
            if entry.access == Access::Unconfirmed {
                continue;
            }
            let mut path = entry.path.clone();
            while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
                path.replace_range(from..=to, &kurs.id().to_string());
            }
            let answer = desk.call(entry.method, &path).send().await;
            let case = format!("{} {}: {}", entry.method, entry.path, answer.text);
            assert_eq!((answer.status, answer.code()), (403, "awaiting_confirmation"), "{case}");
        }
        assert_eq!(desk.get("/sessions/current").await.is(200)["awaiting_confirmation"], true);
        assert_eq!(desk.get("/me").await.is(200)["name"], "Mette");
        desk.delete("/sessions/current").await.is(204);
        assert!(awaiting(&kurs.administrator).await.is_empty());
    }

    async fn the_lead_of_the_department_confirms(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let lead = async |department: Option<&str>| {
            let body = json!({ "name": "Birgit", "role": "lead", "department": department });
            let made = kurs.administrator.put(&format!("/staff/{}", kurs.id()), &body).await.is(201);
            kurs.sign_in(&code(&made["invitation"])).await
        };
        let (own, other, any) =
            (lead(Some("Børn og Unge")).await, lead(Some("Social")).await, lead(None).await);
        let path = confirmation(&mette);
        for (who, sees) in [(&other, false), (&own, true), (&any, true)] {
            let desk = kurs.sign_in_again(&kurs.administrator, &mette).await;
            assert_eq!(awaiting(who).await.len(), usize::from(sees));
            let confirmed = confirm(&kurs, who, &path).await;
            assert_eq!(confirmed.status, if sees { 204 } else { 404 }, "{}", confirmed.text);
            desk.get("/young_people").await.is(if sees { 200 } else { 403 });
        }
        // A lead sees numbers, never a person: the list has only colleagues.
        for nobody in [kurs.id(), kurs.young_person("Åse").await.id()] {
            let path = format!("/staff/{nobody}/confirmation");
            confirm(&kurs, &own, &path).await.refused(404, "not_found");
        }
        confirm(&kurs, &mette, &path).await.refused(401, "session_expired");
    }

    async fn a_confirmation_is_for_one_session(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let (eva, ida) = (administrator(&kurs, "Eva").await, administrator(&kurs, "Ida").await);
        kurs.sign_in_again(&eva, &mette).await;
        let listed = awaiting(&kurs.administrator).await.remove(0);
        // While the list is on screen, another administrator makes a code and signs in with it.
        kurs.clock.advance(60_000);
        let desk = kurs.sign_in_again(&ida, &mette).await;
        let (path, seen) = (confirmation(&mette), json!({ "since": listed["since"] }));
        kurs.administrator.post(&path, &seen).await.refused(409, "signed_in_again");
        desk.get("/young_people").await.refused(403, "awaiting_confirmation");
        kurs.administrator.post(&path, &json!({})).await.is(422);
        let listed = awaiting(&kurs.administrator).await.remove(0);
        assert_eq!(listed["code_by"], "Ida");
        kurs.administrator.post(&path, &json!({ "since": listed["since"] })).await.is(204);
        desk.get("/young_people").await.is(200);
    }

    async fn a_first_code_gives_access_and_the_next_waits(kurs: Kurs) {
        let path = format!("/staff/{}", kurs.id());
        let body = json!({ "name": "Mette", "role": "caseworker" });
        kurs.administrator.put(&path, &body).await.is(201);
        // Nobody has signed in with it, so another first code is still a first code.
        let again = format!("{path}/invitations/{}", kurs.id());
        let invitation = kurs.administrator.put(&again, &json!({})).await.is(201);
        let mette = kurs.sign_in(&code(&invitation.json)).await;
        mette.get("/young_people").await.is(200);
        kurs.pass_days(200);
        // Long enough that its invitations have been pruned.
        kurs.execute("DELETE FROM invitations").await;
        let admin = kurs.again(&kurs.administrator).await;
        let desk = kurs.sign_in_again(&admin, &mette).await;
        desk.get("/young_people").await.refused(403, "awaiting_confirmation");
    }

    async fn without_colleagues_the_command_line_confirms(kurs: Kurs) {
        let database = Database::new(kurs.database.engine).await;
        let clock = Some(std::sync::Arc::new(kurs_server::kernel::clock::SystemClock) as _);
        let kurs = Kurs::start_with(database, Setup { clock, ..Setup::default() }).await;
        let mette = kurs.caseworker("Mette").await;
        let desk = kurs.sign_in_again(&kurs.administrator, &mette).await;
        let refused = confirm(&kurs, &kurs.administrator, &confirmation(&mette)).await;
        let refused = refused.refused(409, "own_code");
        assert!(refused.text.contains("kurs admin confirm-staff"), "{}", refused.text);
        let url = &kurs.database.url;
        let confirm = ["admin", "confirm-staff", "--database-url", url];
        let (listed, said, _) = run(&confirm).await;
        assert!(listed && said.contains(&format!("Awaits confirmation: Mette ({}", mette.id())), "{said}");
        desk.get("/young_people").await.refused(403, "awaiting_confirmation");
        let (confirmed, _, _) = run(&[&confirm[..], &["--id", &kurs.id().to_string()]].concat()).await;
        assert!(!confirmed);
        let (confirmed, said, _) = run(&[&confirm[..], &["--id", &mette.id().to_string()]].concat()).await;
        assert!(confirmed && said.contains("Confirmed: Mette"), "{said}");
        desk.get("/young_people").await.is(200);
        let (listed, said, _) = run(&confirm).await;
        assert!(listed && said.contains("Nobody awaits confirmation."), "{said}");
    }
}
