//! Guest links for kind words: what they open, for how long, and how little they reveal.

use kurs_domain::timestamp::DAY_MS;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Engine, Kurs, Setup, celebrations::token, database::Database, on_both,
};

fn guest(link: &Value) -> String {
    format!("/guest/recognition/{}", token(&link["url"]))
}

fn words(text: &str) -> Value {
    json!({ "from": "Moster Ulla", "text": text })
}

/// A guest with an address of their own.
async fn from_home(kurs: &Kurs, path: &str, number: u32, body: &Value) -> Answer {
    let call = kurs.signed_out().call("POST", path);
    call.header("x-forwarded-for", &format!("10.0.{}.{}", number / 200, number % 200 + 1))
        .json(body)
        .send()
        .await
}

/// A server behind a proxy, so that guests have their own addresses.
async fn behind_proxy(kurs: Kurs) -> Kurs {
    let setup = Setup { behind_proxy: true, ..Setup::default() };
    Kurs::start_with(kurs.database.clone(), setup).await
}

async fn links(young: &Client) -> Vec<Value> {
    young.get("/recognition_links").await.is(200).items().to_vec()
}

on_both! {
    async fn words_come_by_a_link(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.id();
        let at = format!("/recognition_links/{id}");
        let draft = json!({ "label": "Min moster", "shown_name": "Åse fra Odense", "language": "en" });
        let link = young.put(&at, &draft).await.is(201);
        assert!(link["url"].as_str().is_some_and(|url| url.starts_with("http://localhost:3000/guest/recognition/")));
        assert!(link["qr"].as_str().is_some_and(|qr| qr.contains("<svg")), "{}", link.text);
        assert_eq!(link["token"], token(&link["url"]));
        assert_eq!(link["expires_at"], kurs.clock_after(30 * DAY_MS));
        // Shown again at any time, unchanged.
        assert_eq!(young.put(&at, &draft).await.is(200).json, link.json);
        assert_eq!(links(&young).await, std::slice::from_ref(&link.json));

        let ulla = kurs.signed_out();
        let response = ulla.get(&guest(&link.json)).await.is(200);
        assert_eq!(response.json, json!({ "name": "Åse fra Odense", "language": "en" }));
        let mut phone = kurs.listen(&young).await;
        ulla.post(&guest(&link.json), &words("Du bagte den bedste kage")).await.is(201);
        assert_eq!(phone.next_change().await.expect("an event").kind, "celebration");
        let inbox = young.get("/celebrations").await.is(200);
        let said = &inbox.items()[0];
        assert_eq!(said["from"], json!({ "kind": "guest", "name": "Moster Ulla", "id": id }));
        assert_eq!((&said["text"], &said["shared_with"]),
            (&json!("Du bagte den bedste kage"), &json!("only_me")));
        // The same words once more (two taps) are stored once.
        let same = words("Du bagte den bedste kage");
        let path = guest(&link.json);
        let two = tokio::join!(ulla.post(&path, &same), ulla.post(&path, &same));
        assert_eq!((two.0.status, two.1.status), (201, 201));
        assert_eq!(young.get("/celebrations").await.items().len(), 1);
        assert_eq!(links(&young).await[0]["received"], 1);
    }

    async fn no_row_holds_a_token(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let link = kurs.link(&young).await;
        let gathering = kurs.gather(&young, &crate::kurs::celebrations::plan("Fest", &[&mette])).await;
        let invited = kurs.invite_guest(&young, gathering, "Mormor").await;
        let plan = crate::kurs::celebrations::plan("Stor fest", &[&mette]);
        let call = young.call("PUT", &format!("/gatherings/{gathering}"));
        let put = || young.call("PUT", &format!("/gatherings/{gathering}")).header("idempotency-key", "g").json(&plan).send();
        let changed = call.header("idempotency-key", "g").json(&plan).send().await.is(200);
        assert!(changed.text.contains(&invited));
        assert_eq!(put().await.is(200)["guests"], changed["guests"]);
        young.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        let praise = json!({ "parent": "mor", "by": "letter", "text": "Godt gået" });
        let path = format!("/young_people/{}/praises/{}", young.id(), kurs.id());
        let letter = token(&mette.put(&path, &praise).await.is(201)["url"]);
        let dump = kurs.dump().await.join("\n");
        for token in [token(&link["url"]), invited, letter] {
            assert_eq!(token.len(), 43);
            // Nor the code alone: the first half of the token is the id.
            assert!(!dump.contains(&token) && !dump.contains(&token[22..]), "{token}");
        }
        // The secret is in the database: another server on it accepts the same links.
        let other = Kurs::start_with(kurs.database.clone(), Setup::default()).await;
        other.signed_out().get(&guest(&link.json)).await.is(200);
    }

    async fn an_ended_link_is_revealed_only_to_its_holder(kurs: Kurs) {
        let (young, ulla) = (kurs.young_person("Åse").await, kurs.signed_out());
        let revoked = kurs.link(&young).await;
        young.delete(&format!("/recognition_links/{}", revoked["id"].as_str().expect("id"))).await.is(204);
        young.delete(&format!("/recognition_links/{}", revoked["id"].as_str().expect("id"))).await.is(204);
        let open = kurs.link(&young).await;
        let body = words("Du er god");
        for (link, status, code) in [(&revoked, 404, "link_ended"), (&open, 200, "")] {
            let answer = ulla.get(&guest(&link.json)).await;
            assert_eq!((answer.status, answer.code()), (status, code));
        }
        ulla.post(&guest(&revoked.json), &body).await.refused(404, "link_ended");
        // Guessed, truncated, modified, or of another purpose: not found, as if it had never existed.
        let good = token(&open["url"]);
        let changed = if &good[20..21] == "A" { "B" } else { "A" };
        let nothing = ulla.get("/guest/recognition/x").await.refused(404, "not_found");
        for bad in [
            "A".repeat(43),
            good[..42].to_owned(),
            good[..22].to_owned(),
            format!("{good}A"),
            format!("{}{changed}", &good[..20]) + &good[21..],
            revoked["id"].as_str().expect("an id").to_owned(),
            "æ".to_owned(),
            "%00".to_owned(),
            "A".repeat(5_000),
        ] {
            for answer in [
                ulla.get(&format!("/guest/recognition/{bad}")).await,
                ulla.post(&format!("/guest/recognition/{bad}"), &body).await,
            ] {
                assert_eq!(answer["detail"], nothing["detail"], "{bad:.60}");
                answer.refused(404, "not_found");
            }
        }
        for other in ["gathering", "praise"] {
            ulla.get(&format!("/guest/{other}/{good}")).await.refused(404, "not_found");
        }
        kurs.pass_days(30);
        ulla.get(&guest(&open.json)).await.refused(404, "link_ended");
        ulla.post(&guest(&open.json), &body).await.refused(404, "link_ended");
        assert_eq!(kurs.number("SELECT COUNT(*) FROM recognitions").await, 0);
    }

    async fn a_link_belongs_to_its_owner(kurs: Kurs) {
        let (young, bo) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let link = kurs.link(&young).await;
        let at = format!("/recognition_links/{}", link["id"].as_str().expect("an id"));
        let draft = json!({ "label": "Min", "shown_name": "Bo" });
        bo.put(&at, &draft).await.refused(404, "not_found");
        bo.delete(&at).await.refused(404, "not_found");
        assert_eq!(links(&bo).await, Vec::<Value>::new());
        // An open link can be edited; an ended one can't be reopened.
        let renamed = json!({ "label": "Moster", "shown_name": "Å" });
        let changed = young.put(&at, &renamed).await.is(200);
        assert_eq!((&changed["token"], &changed["expires_at"]), (&link["token"], &link["expires_at"]));
        assert_eq!(kurs.signed_out().get(&guest(&link.json)).await["name"], "Å");
        young.delete(&at).await.is(204);
        assert_eq!(young.put(&at, &renamed).await.is(200)["open"], false);
        young.put(&at, &draft).await.refused(409, "link_ended");
        for (wrong, field) in [
            (json!({ "expires_at": kurs.now() }), "link_lasts_too_long"),
            (json!({ "expires_at": kurs.clock_after(366 * DAY_MS) }), "link_lasts_too_long"),
            (json!({ "label": " " }), "text_empty"),
            (json!({ "shown_name": "a\u{7}b" }), "text_forbidden_character"),
            (json!({ "token": "A" }), "unknown_field"),
        ] {
            let body = crate::kurs::said::with(draft.clone(), &wrong);
            let answer = young.put(&format!("/recognition_links/{}", kurs.id()), &body).await;
            assert_eq!(answer.refused(422, "invalid_fields").field().1, field);
        }
    }

    async fn links_and_words_are_rate_limited(kurs: Kurs) {
        let kurs = behind_proxy(kurs).await;
        let young = kurs.young_person("Åse").await;
        let mut made = Vec::new();
        for _ in 0..20 {
            made.push(kurs.link(&young).await.json);
        }
        let more = json!({ "label": "Nr. 21", "shown_name": "Åse" });
        let at = format!("/recognition_links/{}", kurs.id());
        young.put(&at, &more).await.refused(409, "too_many_links");
        // Five a day, thirty in all; each from another address.
        let path = guest(&made[0]);
        let mut number = 0;
        for _ in 0..6 {
            for _ in 0..5 {
                number += 1;
                from_home(&kurs, &path, number, &words(&format!("Nummer {number}"))).await.is(201);
            }
            number += 1;
            let full = from_home(&kurs, &path, number, &words(&format!("Nummer {number}"))).await;
            full.refused(409, "link_is_full");
            kurs.clock.advance(DAY_MS + 1);
        }
        let young = kurs.again(&young).await;
        let link = links(&young).await.into_iter().find(|link| link["id"] == made[0]["id"]);
        let link = link.expect("the link");
        assert_eq!((&link["received"], &link["open"]), (&json!(30), &json!(false)));
        from_home(&kurs, &path, 999, &words("En til")).await.refused(409, "link_is_full");
        // A full link leaves room for another.
        young.put(&at, &more).await.is(201);
        // Ten an hour from one address, over all links.
        for number in 0..10 {
            let path = guest(&made[1 + number / 5]);
            from_home(&kurs, &path, 5_000, &words(&format!("Igen {number}"))).await.is(201);
        }
        let fast = from_home(&kurs, &guest(&made[4]), 5_000, &words("En mere")).await;
        assert!(fast.header("retry-after").is_some());
        fast.refused(429, "too_fast");
        // Guesses do not count against others.
        from_home(&kurs, "/guest/recognition/AAAA", 5_000, &words("x")).await.refused(404, "not_found");
        from_home(&kurs, &guest(&made[4]), 5_001, &words("En mere")).await.is(201);
    }

    async fn reporting_ends_the_link(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (link, other) = (kurs.link(&young).await, kurs.link(&young).await);
        let someone = kurs.signed_out();
        someone.post(&guest(&link.json), &words("Jeg ved, hvor du bor")).await.is(201);
        let inbox = young.get("/celebrations").await.is(200);
        let at = format!("/celebrations/{}", inbox.items()[0]["id"].as_str().expect("an id"));
        let report = json!({ "shared_with": "only_me", "reported": true });
        young.put(&at, &report).await.is(200);
        someone.get(&guest(&link.json)).await.refused(404, "link_ended");
        someone.post(&guest(&link.json), &words("Svar mig")).await.refused(404, "link_ended");
        someone.get(&guest(&other.json)).await.is(200);
        let now = links(&young).await;
        let open = |id: &Value| now.iter().find(|link| link["id"] == *id).map(|link| link["open"].clone());
        assert_eq!(open(&link["id"]), Some(json!(false)));
        assert_eq!(open(&other["id"]), Some(json!(true)));
        // No staff see it, unless the young person shares it.
        let path = format!("/young_people/{}", young.id());
        assert!(!mette.get(&path).await.is(200).text.contains("hvor du bor"));
        let show = json!({ "shared_with": "my_team", "reported": true });
        young.put(&at, &show).await.is(200);
        let shown = mette.get(&path).await.is(200);
        assert_eq!(shown["celebrations"][0]["from"]["name"], "Moster Ulla");
    }

    async fn invalid_words_of_guests(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let link = kurs.link(&young).await;
        let path = guest(&link.json);
        let ulla = kurs.signed_out();
        for (body, field) in [
            (json!({ "text": "Hej" }), ("from", "missing_field")),
            (json!({ "from": "", "text": "Hej" }), ("from", "text_empty")),
            (json!({ "from": "U\u{202e}", "text": "Hej" }), ("from", "text_forbidden_character")),
            (json!({ "from": "Ulla", "text": " \n " }), ("text", "text_empty")),
            (json!({ "from": "Ulla", "text": "ø".repeat(501) }), ("text", "text_too_long")),
            (json!({ "from": "Ulla", "text": "Hej", "card": "sun" }), ("card", "unknown_field")),
        ] {
            let answer = ulla.post(&path, &body).await;
            assert_eq!(answer.refused(422, "invalid_fields").field(), field, "{body:.100}");
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM recognitions").await, 0);
    }
}

/// A session gives no additional access through a link, and a link gives no session.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_is_no_way_in() {
    let database = Database::new(Engine::Sqlite).await;
    let kurs = Kurs::start_with(database, Setup::default()).await;
    let (young, mette) = kurs.pair().await;
    let link = kurs.link(&young).await;
    let token = token(&link["url"]);
    for path in ["/me", "/celebrations", "/recognition_links", "/today"] {
        let cookie = format!("kurs={token}");
        let call = kurs.signed_out().call("GET", path).header("cookie", &cookie);
        call.send().await.refused(401, "session_expired");
    }
    let response = mette.get(&guest(&link.json)).await.is(200);
    assert_eq!(response.json, json!({ "name": "Åse", "language": "da" }));
    assert_eq!(kurs.number("SELECT COUNT(*) FROM access_log").await, 0);
}
