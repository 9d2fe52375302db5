//! Cheers: from assigned staff to an inbox that belongs to the young person.

use kurs_domain::timestamp::DAY_MS;
use kurs_server::jobs::runner::run_due;
use serde_json::{Value, json};

use crate::{
    kurs::{
        Client,
        celebrations::token,
        on_both,
        said::{shared_goal, with},
    },
    push::{Phone, Service, subscribed, trusting},
};

const TEXT: &str = "Du ringede selv til tandlægen. Det er stort";

fn path(young: &Client, id: impl std::fmt::Display) -> String {
    format!("/young_people/{}/recognitions/{id}", young.id())
}

async fn seen_by(caseworker: &Client, young: &Client) -> Vec<Value> {
    let overview = caseworker.get(&format!("/young_people/{}", young.id())).await.is(200);
    overview["celebrations"].as_array().expect("a list").clone()
}

fn last_push(service: &Service, phone: &Phone) -> Value {
    phone.read(&service.requests().pop().expect("a message").body)
}

on_both! {
    async fn a_cheer_is_in_the_inbox(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let more = json!({ "shared_with": "my_team" });
        let shared = kurs.succeed(&young, &with(kurs.success("2026-11-22", "Jeg turde"), &more)).await;
        let mut phone = kurs.listen(&young).await;
        let id = kurs.id();
        let body = json!({ "text": TEXT, "card": "mountain", "success_id": shared });
        let made = mette.put(&path(&young, id), &body).await.is(201);
        let event = phone.next_change().await.expect("an event");
        assert_eq!((event.kind.as_str(), &event.data["id"]), ("celebration", &json!(id)));
        assert!(!event.whole.contains("tandl"), "{}", event.whole);
        // A retry is the same; other words under its id are refused.
        assert_eq!(mette.put(&path(&young, id), &body).await.is(200).json, made.json);
        let other = json!({ "text": "Noget andet" });
        mette.put(&path(&young, id), &other).await.refused(409, "already_made");
        let inbox = young.get("/celebrations").await.is(200);
        let said = &inbox.items()[0];
        assert_eq!(inbox.items().len(), 1);
        assert_eq!((&said["text"], &said["card"]), (&json!(TEXT), &json!("mountain")));
        assert_eq!(said["from"], json!({ "kind": "team", "name": "Mette", "id": mette.id() }));
        assert_eq!((&said["shared_with"], &said["seen_at"]), (&json!("only_me"), &Value::Null));
        let changes = young.get("/changes").await.is(200).by_kind();
        assert_eq!(changes["celebrations"][0], *said);
        let log = young.get("/access_log").await.is(200);
        // The refusal reveals the first one, so it is logged, too.
        assert_eq!((&log.items()[0]["what"], &log.items()[0]["count"]), (&json!("cheer"), &json!(3)));
    }

    async fn a_cheer_has_text_or_a_pictogram(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let mine = kurs.succeed(&young, &kurs.success("2026-11-22", "Kun mig")).await;
        for (body, field) in [
            (json!({}), ("text", "says_nothing")),
            (json!({ "text": "" }), ("text", "text_empty")),
            (json!({ "text": " \u{a0}\n" }), ("text", "text_empty")),
            (json!({ "text": "ø".repeat(501) }), ("text", "text_too_long")),
            (json!({ "text": format!("a{}", "\u{301}".repeat(9_000)) }), ("text", "text_too_long")),
            (json!({ "text": "a\u{202e}b" }), ("text", "text_forbidden_character")),
            (json!({ "text": 7 }), ("text", "wrong_type")),
            (json!({ "card": "skull" }), ("card", "wrong_type")),
            (json!({ "text": TEXT, "success_id": mine }), ("success_id", "unknown_success")),
            (json!({ "text": TEXT, "success_id": kurs.id() }), ("success_id", "unknown_success")),
            (json!({ "text": TEXT, "from": "Ulla" }), ("from", "unknown_field")),
        ] {
            let answer = mette.put(&path(&young, kurs.id()), &body).await;
            assert_eq!(answer.refused(422, "invalid_fields").field(), field, "{body:.100}");
        }
        let huge = format!("{{\"text\":\"{}\"}}", "æ".repeat(5_000_000));
        let call = mette.call("PUT", &path(&young, kurs.id())).raw(huge);
        if let Some(answer) = call.try_send().await {
            answer.refused(413, "too_large");
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM recognitions").await, 0);
        mette.put(&path(&young, kurs.id()), &json!({ "card": "hands" })).await.is(201);
        let fits = json!({ "text": "👩🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽".repeat(500) });
        mette.put(&path(&young, kurs.id()), &fits).await.is(201);
        let markup = "<script>alert('æ')</script>";
        let stored = mette.put(&path(&young, kurs.id()), &json!({ "text": markup })).await.is(201);
        assert_eq!(stored["text"], markup);
    }

    async fn only_assigned_staff_can_cheer(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let assignment = kurs.assign(&mette, &young).await;
        let cheer = kurs.cheer(&mette, &young, TEXT).await;
        assert_eq!(seen_by(&mette, &young).await.len(), 1);
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        // It stays with its receiver; whoever left can neither cheer nor see.
        assert_eq!(young.get("/celebrations").await.items()[0]["id"], json!(cheer));
        let body = json!({ "text": TEXT });
        for id in [cheer, kurs.id()] {
            mette.put(&path(&young, id), &body).await.refused(404, "not_found");
        }
        mette.get(&format!("/young_people/{}", young.id())).await.refused(404, "not_found");
        // A colleague can't take over the id, nor see the cheer.
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        peter.put(&path(&young, cheer), &body).await.refused(404, "not_found");
        assert_eq!(seen_by(&peter, &young).await, Vec::<Value>::new());
    }

    async fn not_from_roles_that_were_turned_off(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        young.patch("/me", &json!({ "no_cheers_from": [mette.id()] })).await.is(200);
        let body = json!({ "card": "sun" });
        mette.put(&path(&young, kurs.id()), &body).await.refused(409, "cheers_not_wished");
        peter.put(&path(&young, kurs.id()), &body).await.is(201);
        let overview = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert_eq!(overview["person"]["cheers_wished"], false);
        assert_eq!(young.get("/celebrations").await.items().len(), 1);
    }

    async fn concurrent_duplicates_are_one(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (id, body) = (kurs.id(), json!({ "text": TEXT }));
        let at = path(&young, id);
        let answers = tokio::join!(mette.put(&at, &body), mette.put(&at, &body));
        let mut statuses = [answers.0.status, answers.1.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 201]);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM recognitions").await, 1);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM changes WHERE kind = 'celebration'").await, 1);
    }

    async fn thirty_a_day(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        for _ in 0..30 {
            kurs.cheer(&mette, &young, TEXT).await;
        }
        let body = json!({ "text": TEXT });
        let refused = mette.put(&path(&young, kurs.id()), &body).await;
        assert!(refused.header("retry-after").is_some());
        refused.refused(429, "too_many_cheers");
        kurs.cheer(&peter, &young, TEXT).await;
        kurs.clock.advance(DAY_MS);
        kurs.cheer(&kurs.again(&mette).await, &young, TEXT).await;
    }

    async fn its_owner_decides(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let id = kurs.cheer(&mette, &young, TEXT).await;
        let cursor = young.get("/changes").await["cursor"].as_str().expect("a cursor").to_owned();
        let at = format!("/celebrations/{id}");
        let see = || young.call("POST", &format!("{at}/seen")).header("idempotency-key", "s").send();
        let seen = see().await.is(200);
        assert_eq!((&seen["seen_at"], &seen["version"]), (&json!(kurs.now()), &json!(2)));
        kurs.clock.advance(60_000);
        assert_eq!(see().await.is(200).json, seen.json);
        let again = young.call("POST", &format!("{at}/seen")).send().await.is(200);
        assert_eq!(again.json, seen.json);
        let shared = young.put(&at, &json!({ "shared_with": [peter.id()] })).await.is(200);
        assert_eq!(shared["version"], 3);
        assert_eq!(seen_by(&peter, &young).await[0]["text"], TEXT);
        let hans = kurs.caseworker("Hans").await;
        let stranger = young.put(&at, &json!({ "shared_with": [hans.id()] })).await;
        assert_eq!(stranger.field(), ("shared_with", "not_in_team"));
        // Nobody else has access.
        let bo = kurs.young_person("Bo").await;
        bo.put(&at, &json!({ "shared_with": "only_me" })).await.refused(404, "not_found");
        bo.delete(&at).await.refused(404, "not_found");
        bo.call("POST", &format!("{at}/seen")).send().await.refused(404, "not_found");
        mette.delete(&at).await.refused(403, "forbidden");

        let changes = young.get(&format!("/changes?since={cursor}")).await.is(200).by_kind();
        assert_eq!(changes["celebrations"][0], shared.json);
        let cursor = changes["cursor"].as_str().expect("a cursor").to_owned();
        young.delete(&at).await.is(204);
        young.delete(&at).await.is(204);
        let changes = young.get(&format!("/changes?since={cursor}")).await.is(200).by_kind();
        let tombstone = json!([{ "kind": "celebration", "id": id, "version": 4 }]);
        assert_eq!((&changes["gone"], &changes["celebrations"]), (&tombstone, &json!([])));
        assert_eq!(young.get("/celebrations").await.items().len(), 0);
        assert_eq!(seen_by(&peter, &young).await.len() + seen_by(&mette, &young).await.len(), 0);
        young.put(&at, &json!({ "shared_with": "only_me" })).await.refused(404, "not_found");
    }

    async fn a_late_decision_never_widens_the_audience(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let (only_me, team, both) = (json!("only_me"), json!("my_team"), json!([peter.id()]));
        // The state both phones saw, the first decision, the later one, and the result.
        for (first, theirs, mine, expected) in [
            (&only_me, &team, &both, &both),
            (&team, &only_me, &both, &only_me),
            (&team, &only_me, &team, &only_me),
            (&team, &team, &only_me, &only_me),
            (&only_me, &both, &only_me, &only_me),
            (&both, &team, &both, &both),
        ] {
            let (young, mette) = (kurs.again(&young).await, kurs.again(&mette).await);
            let id = kurs.cheer(&mette, &young, TEXT).await;
            let at = format!("/celebrations/{id}");
            let decide = |eyes: &Value| json!({ "shared_with": eyes });
            let seen = young.put(&at, &decide(first)).await.is(200);
            let on_it = format!("{at}?base={}", seen["version"]);
            young.put(&on_it, &decide(theirs)).await.is(200);
            let now = young.put(&on_it, &decide(mine)).await.is(200);
            assert_eq!(&now["shared_with"], expected, "{first} {theirs} {mine}");
            young.delete(&at).await.is(204);
            kurs.clock.advance(DAY_MS);
        }
        // Unshared and shared again: a phone that saw the first of it shares with nobody.
        let (young, mette) = (kurs.again(&young).await, kurs.again(&mette).await);
        let at = format!("/celebrations/{}", kurs.cheer(&mette, &young, TEXT).await);
        let decide = |eyes: &Value| json!({ "shared_with": eyes });
        for eyes in [&team, &only_me] {
            young.put(&at, &decide(eyes)).await.is(200);
        }
        let late = young.put(&format!("{at}?base=1"), &decide(&team)).await.is(200);
        assert_eq!((&late["shared_with"], &late["version"]), (&only_me, &json!(4)));
        // Reported by a phone that does not know that it was shared: nobody new sees it.
        kurs.clock.advance(DAY_MS);
        let (young, mette) = (kurs.again(&young).await, kurs.again(&mette).await);
        let at = format!("/celebrations/{}", kurs.cheer(&mette, &young, TEXT).await);
        young.put(&at, &decide(&team)).await.is(200);
        let report = json!({ "shared_with": "only_me", "reported": true });
        let late = young.put(&format!("{at}?base=1"), &report).await.is(200);
        assert_eq!((&late["shared_with"], &late["reported"]), (&only_me, &json!(true)));
        kurs.clock.advance(DAY_MS);
        // What one phone reported, the other, which did not know, shows to nobody new.
        let (young, mette) = (kurs.again(&young).await, kurs.again(&mette).await);
        let at = format!("/celebrations/{}", kurs.cheer(&mette, &young, TEXT).await);
        young.put(&format!("{at}?base=1"), &json!({ "shared_with": "only_me", "reported": true })).await.is(200);
        let late = young.put(&format!("{at}?base=1"), &json!({ "shared_with": "my_team" })).await.is(200);
        assert_eq!((&late["shared_with"], &late["reported"]), (&only_me, &json!(true)));
        let stale = young.call("PUT", &at).header("if-match", "\"1\"").json(&json!({ "shared_with": "my_team" }));
        stale.send().await.refused(412, "stale");
    }

    async fn a_report_is_visible_only_to_whom_it_is_shared_with(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let id = kurs.cheer(&mette, &young, "Du når det aldrig").await;
        let at = format!("/celebrations/{id}");
        young.post(&format!("{at}/seen"), &json!({})).await.is(200);
        let sent = seen_by(&mette, &young).await;
        let mut desk = kurs.listen(&mette).await;
        let report = json!({ "shared_with": "only_me", "reported": true });
        assert_eq!(young.put(&at, &report).await.is(200)["reported"], true);
        let back = json!({ "shared_with": "only_me", "reported": false });
        assert_eq!(young.put(&at, &back).await.is(200)["reported"], true);
        // A phone that does not know of the report can't show it to anybody by that.
        young.put(&at, &json!({ "shared_with": "my_team" })).await.is(200);
        assert_eq!(seen_by(&peter, &young).await, Vec::<Value>::new());
        // Its owner may still share it, to have somebody look at it.
        let shown = json!({ "shared_with": "my_team", "reported": true });
        young.put(&at, &shown).await.is(200);
        assert_eq!(seen_by(&peter, &young).await[0]["reported"], true);
        // Its sender sees it unchanged, all the time.
        assert_eq!(seen_by(&mette, &young).await, sent);
        kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        assert_eq!(desk.next_change().await.expect("an event").kind, "goal");
    }

    async fn a_notification_is_private_and_respects_quiet_hours(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let (young, mette) = kurs.pair().await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let id = kurs.cheer(&mette, &young, TEXT).await;
        run_due(&kurs.state).await.expect("done");
        let message = last_push(&service, &phone);
        assert_eq!(message["url"], format!("/inbox?at={id}"));
        assert_eq!(message["body"], "Kurs har noget til dig");
        // The sender's name only for those who chose so; a guest's own name never.
        let loud = json!({ "says_what": true, "cheers": true, "reminders_a_day": 3 });
        young.patch("/me", &json!({ "push": loud })).await.is(200);
        kurs.cheer(&mette, &young, TEXT).await;
        run_due(&kurs.state).await.expect("done");
        assert_eq!(last_push(&service, &phone)["body"], "Fra Mette");
        let link = kurs.link(&young).await;
        let guest = format!("/guest/recognition/{}", token(&link["url"]));
        let words = json!({ "from": "Gulspurv", "text": TEXT });
        kurs.signed_out().post(&guest, &words).await.is(201);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(last_push(&service, &phone)["body"], "Kurs har noget til dig");
        assert_eq!(service.requests().len(), 3);
        // Not in quiet hours, which span midnight, but when they end.
        let quiet = json!({ "from": "11:00", "until": "07:30" });
        young.patch("/me", &json!({ "quiet_hours": quiet })).await.is(200);
        kurs.cheer(&mette, &young, TEXT).await;
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 3);
        kurs.set_clock("2026-11-23T06:29:00Z");
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 3);
        kurs.set_clock("2026-11-23T06:30:00Z");
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 4);
        // Not in a pause, and not when turned off; the inbox has it all the same.
        let young = kurs.again(&young).await;
        let mette = kurs.again(&mette).await;
        young.patch("/me", &json!({ "quiet_hours": null, "paused_since": "2026-11-23" })).await.is(200);
        kurs.cheer(&mette, &young, TEXT).await;
        let unwished = json!({ "says_what": true, "cheers": false, "reminders_a_day": 3 });
        young.patch("/me", &json!({ "paused_since": null, "push": unwished })).await.is(200);
        kurs.cheer(&mette, &young, TEXT).await;
        run_due(&kurs.state).await.expect("done");
        assert_eq!(service.requests().len(), 4);
        assert_eq!(young.get("/celebrations").await.items().len(), 6);
    }
}
