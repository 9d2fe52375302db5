//! Sessions: opaque, hashed at rest, sliding for young people and not for colleagues, rotated, and expiring.

use kurs_domain::timestamp::{DAY_MS, HOUR_MS};
use serde_json::json;

use crate::kurs::{Engine, Kurs, Setup, database::Database, on_both};

fn attributes(cookie: &str) -> Vec<&str> {
    cookie.split("; ").skip(1).collect()
}

on_both! {
    async fn the_cookie_on_localhost(kurs: Kurs) {
        let (_, code) = kurs.invite("Åse").await;
        let answer = kurs.signed_out().post("/sessions", &json!({ "code": code })).await.is(201);
        let cookie = answer.header("set-cookie").expect("a cookie");
        let token = cookie.strip_prefix("kurs=").and_then(|rest| rest.split(';').next());
        assert!(token.is_some_and(|token| token.len() == 64), "{cookie}");
        let expected = ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000"];
        assert_eq!(attributes(cookie), expected);
        assert!(!answer.text.contains(token.expect("a token")));
    }

    async fn the_cookie_over_https(kurs: Kurs) {
        let setup = Setup {
            public_url: "https://kurs.example.dk".to_owned(),
            behind_proxy: true,
            ..Setup::default()
        };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let (_, code) = kurs.invite("Åse").await;
        let answer = kurs.signed_out().post("/sessions", &json!({ "code": code })).await.is(201);
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert!(cookie.starts_with("__Host-kurs="), "{cookie}");
        let expected = ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000", "Secure"];
        assert_eq!(attributes(cookie), expected);
        // The unprefixed cookie is not accepted: a neighbouring host could have set it.
        let young = kurs.young_person("Bo").await;
        let plain = format!("kurs={}", young.token().expect("a token"));
        let stranger = kurs.signed_out().call("GET", "/me").header("cookie", &plain).send().await;
        stranger.refused(401, "signed_out");
    }

    async fn only_the_hash_of_a_session_is_stored(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let token = young.token().expect("a token");
        let dump = kurs.dump().await.concat();
        assert!(dump.contains(&kurs_server::kernel::random::hash(&token)));
        assert!(!dump.contains(&token));
        if kurs.database.engine == Engine::Sqlite {
            for file in std::fs::read_dir(kurs.database.folder.path()).expect("the folder") {
                let bytes = std::fs::read(file.expect("a file").path()).expect("bytes");
                assert!(!String::from_utf8_lossy(&bytes).contains(&token));
            }
        }
    }

    async fn a_young_persons_session_slides_thirty_days(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        // Not renewed on every request.
        kurs.clock.advance(DAY_MS - 1);
        assert_eq!(young.get("/me").await.is(200).header("set-cookie"), None);
        for _ in 0..3 {
            kurs.clock.advance(30 * DAY_MS - 1 - DAY_MS);
            let renewed = young.get("/me").await.is(200);
            let cookie = renewed.header("set-cookie").expect("a longer cookie");
            assert!(cookie.contains("Max-Age=2592000"), "{cookie}");
        }
        kurs.clock.advance(30 * DAY_MS);
        let ended = young.get("/me").await.refused(401, "session_expired");
        assert_eq!(ended.header("set-cookie"), None, "a 401 takes nothing away");
    }

    async fn a_colleagues_session_ends_eight_hours_after_the_sign_in(kurs: Kurs) {
        let colleagues = [
            kurs.caseworker("Mette").await,
            kurs.colleague("Birgit", "lead").await,
            kurs.colleague("Eva", "administrator").await,
        ];
        let end = kurs.clock_after(8 * HOUR_MS);
        for hour in 1..=8 {
            kurs.clock.advance(HOUR_MS - i64::from(hour == 8));
            for colleague in &colleagues {
                let used = colleague.get("/sessions/current").await.is(200);
                assert_eq!((&used["expires_at"], used.header("set-cookie")), (&json!(end), None));
            }
        }
        kurs.clock.advance(1);
        for colleague in &colleagues {
            colleague.get("/me").await.refused(401, "session_expired");
        }
    }

    async fn signing_in_again_rotates(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let before = young.token();
        let old = kurs.signed_out().of(young.id(), before.clone());
        let path = format!("/young_people/{}/invitations/{}", young.id(), kurs.id());
        let invitation = kurs.administrator.put(&path, &json!({})).await.is(201);
        let body = json!({ "code": invitation["code"] });
        young.post("/sessions", &body).await.is(201);
        assert_ne!(young.token(), before);
        young.get("/me").await.is(200);
        old.get("/me").await.refused(401, "session_expired");
        // A token chosen by the browser is replaced (session fixation).
        let chosen = kurs.signed_out().of(young.id(), Some("0".repeat(64)));
        let (_, code) = kurs.invite("Bo").await;
        chosen.post("/sessions", &json!({ "code": code })).await.is(201);
        assert_ne!(chosen.token(), Some("0".repeat(64)));
    }

    async fn signing_out_ends_this_session_and_no_other(kurs: Kurs) {
        let phone = kurs.young_person("Åse").await;
        let tablet = kurs.again(&phone).await;
        let stale = kurs.signed_out().of(phone.id(), phone.token());
        let out = phone.delete("/sessions/current").await.is(204);
        let cookie = out.header("set-cookie").expect("the cookie goes");
        assert!(cookie.starts_with("kurs=;") && cookie.contains("Max-Age=0"), "{cookie}");
        stale.get("/me").await.refused(401, "session_expired");
        phone.get("/me").await.refused(401, "signed_out");
        tablet.get("/me").await.is(200);
    }

    async fn signing_out_everywhere_ends_all_ones_own_sessions(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let (phone, tablet) = (kurs.again(&young).await, kurs.again(&young).await);
        let mut on_tablet = kurs.listen(&tablet).await;
        phone.delete("/sessions").await.is(204).header("set-cookie").expect("the cookie goes");
        assert_eq!(on_tablet.next_change().await, None);
        phone.get("/me").await.refused(401, "signed_out");
        for ended in [&young, &tablet] {
            ended.get("/me").await.refused(401, "session_expired");
        }
        other.get("/me").await.is(200);
        // A new code starts a new session, and everything is there.
        kurs.again(&young).await.get("/me").await.is(200);
    }

    async fn the_session_names_its_person(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let session = young.get("/sessions/current").await.is(200);
        let expected = json!({
            "person": { "id": young.id(), "role": "young_person", "name": "Åse", "language": "da",
                "time_zone": "Europe/Copenhagen" },
            "expires_at": "2026-12-22T11:00:00.000Z",
            "awaiting_confirmation": false,
        });
        assert_eq!(session.json, expected);
    }

    async fn a_demonstration_admits_anyone_as_an_invented_person(kurs: Kurs) {
        for role in ["young_person", "caseworker", "lead", "administrator"] {
            let refused = kurs.signed_out().post("/demo/sessions", &json!({ "as": role })).await;
            refused.refused(404, "not_found");
        }
        let demo = Setup { demo: true, ..Setup::default() };
        let kurs = Kurs::start_with(Database::new(kurs.database.engine).await, demo).await;
        for role in ["young_person", "caseworker", "lead", "administrator"] {
            let client = kurs.signed_out();
            let session = client.post("/demo/sessions", &json!({ "as": role })).await.is(201);
            assert_eq!(session["person"]["role"], role);
            client.get("/me").await.is(200);
        }
    }
}
