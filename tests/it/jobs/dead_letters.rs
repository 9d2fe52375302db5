//! Dead letters: an administrator sees and can retry them, without seeing whose they are.

use kurs_server::jobs::Outcome;
use serde_json::json;

use super::{CANARY, Done, add, job, noting};
use crate::kurs::on_both;

on_both! {
    async fn listed_without_a_person_and_retried(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let made_at = kurs.now();
        for key in ["første", "anden", "tredje"] {
            add(&kurs, job(young.id(), key, kurs.state.now())).await;
            kurs.clock.advance(1);
        }
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |job| match job.key.as_str() {
            "anden" => Outcome::Done,
            _ => Outcome::GivenUp { code: "gone" },
        });
        assert_eq!(runner.run_due().await.expect("it works"), 3);
        let admin = &kurs.administrator;
        let page = admin.get("/dead_letters").await.is(200);
        let [later, first] = page.items() else { panic!("{}", page.text) };
        assert_eq!(
            first,
            &json!({ "id": first["id"], "kind": "push", "created_at": made_at,
                "given_up_at": kurs.now(), "attempts": 1, "code": "gone" })
        );
        let expected = [young.id().to_string(), CANARY.to_owned(), "tredje".to_owned()];
        assert!(expected.iter().all(|word| !page.text.contains(word)), "{}", page.text);
        // Pages of one.
        let one = admin.get("/dead_letters?limit=1").await.is(200);
        assert_eq!(one.items(), std::slice::from_ref(later));
        let next = one["next"].as_str().expect("another page");
        let rest = admin.get(&format!("/dead_letters?limit=1&before={next}")).await.is(200);
        assert_eq!((rest.items(), &rest["next"]), (&[first.clone()][..], &json!(null)));

        let path = format!("/dead_letters/{}/again", first["id"].as_str().expect("an id"));
        admin.post(&path, &json!({})).await.is(204);
        admin.post(&path, &json!({})).await.refused(404, "not_found");
        let mut mended = noting(&kurs.state, &done, |_| Outcome::Done);
        assert_eq!(mended.run_due().await.expect("it works"), 1);
        assert_eq!((done.last().key.as_str(), done.last().attempts), ("første", 1));
        assert_eq!(done.last().payload, json!({ "words": CANARY }));
        admin.post(&path, &json!({})).await.refused(404, "not_found");
        assert_eq!(admin.get("/dead_letters").await.is(200).items(), std::slice::from_ref(later));
        admin.get("/dead_letters?limit=0").await.refused(422, "invalid_query");
        admin.get("/dead_letters?before=i-g%C3%A5r").await.refused(422, "invalid_cursor");
        young.get("/dead_letters").await.refused(403, "forbidden");
        let unknown = format!("/dead_letters/{}/again", kurs.id());
        admin.post(&unknown, &json!({})).await.refused(404, "not_found");
    }

    async fn the_payload_is_deleted_after_a_month(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        add(&kurs, job(young.id(), "opgivet", kurs.state.now())).await;
        let mut runner = noting(&kurs.state, &Done::default(), |_| Outcome::GivenUp { code: "gone" });
        runner.run_due().await.expect("it works");
        kurs.pass_days(30);
        let admin = kurs.again(&kurs.administrator).await;
        let prune = || kurs_server::jobs::prune::prune(&kurs.state);
        assert_eq!(prune().await.expect("it prunes").of("dead_payloads"), 0);
        kurs.clock.advance(1);
        assert!(kurs.rows(&["jobs"]).await.join("").contains(CANARY));
        assert_eq!(prune().await.expect("it prunes").of("dead_payloads"), 1);
        assert!(!kurs.rows(&["jobs"]).await.join("").contains(CANARY));
        assert_eq!(prune().await.expect("it prunes").of("dead_payloads"), 0);
        // It is still listed, but can't be retried.
        let letters = admin.get("/dead_letters").await.is(200);
        let path = format!("/dead_letters/{}/again", letters.items()[0]["id"].as_str().expect("an id"));
        admin.post(&path, &json!({})).await.refused(404, "not_found");
    }

    async fn dead_letters_are_retained_for_more_than_a_year(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        add(&kurs, job(young.id(), "opgivet", kurs.state.now())).await;
        let done = Done::default();
        let mut runner = noting(&kurs.state, &done, |_| Outcome::GivenUp { code: "gone" });
        runner.run_due().await.expect("it works");
        kurs.pass_days(400);
        let prune = || kurs_server::jobs::prune::prune(&kurs.state);
        assert_eq!(prune().await.expect("it prunes").of("dead_jobs"), 0);
        kurs.clock.advance(1);
        assert_eq!(prune().await.expect("it prunes").of("dead_jobs"), 1);
    }
}
