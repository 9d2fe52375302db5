//! Invitations: valid once, for seven days, and not guessable.

use kurs_domain::timestamp::{DAY_MS, HOUR_MS};
use serde_json::json;

use crate::kurs::{Answer, Client, Kurs, Setup, on_both, people::code};

async fn try_code(client: &Client, code: &str) -> Answer {
    client.post("/sessions", &json!({ "code": code })).await
}

/// A code that nobody has.
const GUESS: &str = "2345-ABCD-WXYZ";

/// The code with its last letters wrong.
fn mistyped(code: &str) -> String {
    let end = if code.ends_with('2') { "3333-3333" } else { "2222-2222" };
    format!("{}-{end}", &code[..4])
}

on_both! {
    async fn a_code_is_valid_once_and_for_seven_days(kurs: Kurs) {
        let (_, code) = kurs.invite("Åse").await;
        kurs.clock.advance(7 * DAY_MS - 1);
        let client = kurs.sign_in(&code).await;
        assert_eq!(client.get("/me").await.is(200)["name"], "Åse");
        try_code(&kurs.signed_out(), &code).await.refused(422, "code_used");

        let kurs = Kurs::start_with(kurs.database.clone(), Setup::default()).await;
        let (_, code) = kurs.invite("Bo").await;
        kurs.clock.advance(7 * DAY_MS);
        try_code(&kurs.signed_out(), &code).await.refused(422, "code_expired");
    }

    async fn codes_are_read_leniently(kurs: Kurs) {
        for typed in [
            str::to_lowercase as fn(&str) -> String,
            |code| code.replace('-', ""),
            |code| format!("  {} ", code.replace('-', " ").to_lowercase()),
        ] {
            let (_, code) = kurs.invite("Åse").await;
            try_code(&kurs.signed_out(), &typed(&code)).await.is(201);
        }
    }

    async fn code_link_and_qr_code_are_shown_once(kurs: Kurs) {
        let id = kurs.id();
        let path = format!("/young_people/{id}");
        let body = json!({ "name": "Åse" });
        let made = kurs.administrator.put(&path, &body).await.is(201);
        let invitation = &made["invitation"];
        let code = code(invitation);
        assert_eq!((code.len(), code.matches('-').count()), (14, 2));
        assert_eq!(invitation["link"], format!("http://localhost:3000/welcome#code={code}"));
        assert!(invitation["qr_svg"].as_str().expect("a picture").contains("<svg"));
        assert_eq!(invitation["expires_at"], "2026-11-29T11:00:00.000Z");
        let again = kurs.administrator.put(&path, &body).await.is(200);
        assert!(again["invitation"].is_null());
        assert!(!kurs.dump().await.concat().contains(&code.replace('-', "")));
    }

    async fn a_new_invitation_ends_the_unused_ones(kurs: Kurs) {
        let (young, first) = kurs.invite("Åse").await;
        let path = format!("/young_people/{young}/invitations/{}", kurs.id());
        let second = kurs.administrator.put(&path, &json!({})).await.is(201);
        kurs.administrator.put(&path, &json!({})).await.refused(409, "already_made");
        try_code(&kurs.signed_out(), &first).await.refused(422, "code_expired");
        kurs.sign_in(&code(&second.json)).await;
    }

    async fn a_code_ends_with_its_makers_access(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let eva = kurs.colleague("Eva", "administrator").await;
        let made_by = async |who: &Client, path: String| {
            let path = format!("{path}/invitations/{}", kurs.id());
            code(&who.put(&path, &json!({})).await.is(201).json)
        };
        let for_young = || format!("/young_people/{}", young.id());
        // A code ends with its maker's assignment, also where the end was planned.
        let path = kurs.administrator.get(&format!("{}/assignments", for_young())).await.is(200);
        let path = format!("{}/assignments/{}", for_young(), path.items()[0]["id"].as_str().expect("an id"));
        let known = made_by(&mette, for_young()).await;
        kurs.administrator.delete(&path).await.is(204);
        try_code(&kurs.signed_out(), &known).await.refused(422, "code_expired");
        young.get("/me").await.is(200);
        let until = kurs.state.now().plus_millis(HOUR_MS).to_string();
        kurs.assign_for(&mette, &young, &kurs.now(), Some(&until)).await;
        let known = made_by(&mette, for_young()).await;
        kurs.clock.advance(HOUR_MS);
        try_code(&kurs.signed_out(), &known).await.refused(422, "code_expired");
        // Nor is a code valid whose administrator has lost access, as a colleague whom they made.
        let body = json!({ "name": "Zenia", "role": "administrator" });
        let zenia = eva.put(&format!("/staff/{}", kurs.id()), &body).await.is(201);
        let known = made_by(&eva, for_young()).await;
        kurs.administrator.delete(&format!("/staff/{}", eva.id())).await.is(204);
        for known in [known, code(&zenia["invitation"])] {
            try_code(&kurs.signed_out(), &known).await.refused(422, "code_expired");
        }
    }

    async fn a_refused_code_is_not_logged(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let entries = async || {
            let log = young.get("/access_log").await.is(200);
            let codes = log.items().iter().filter(|it| {
                ["invitation", "colleague_code"].contains(&it["what"].as_str().unwrap_or_default())
            });
            codes.map(|it| it["count"].as_i64().unwrap_or_default()).sum::<i64>()
        };
        for path in [format!("/young_people/{}", young.id()), format!("/staff/{}", mette.id())] {
            let (path, before) = (format!("{path}/invitations/{}", kurs.id()), entries().await);
            kurs.administrator.put(&path, &json!({})).await.is(201);
            assert_eq!(entries().await, before + 1, "{path}");
            kurs.administrator.put(&path, &json!({})).await.refused(409, "already_made");
            assert_eq!(entries().await, before + 1, "{path}");
        }
    }

    async fn a_caseworker_may_invite_whom_they_are_assigned_to(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let id = kurs.id();
        let made =
            mette.put(&format!("/young_people/{id}"), &json!({ "name": "Åse" })).await.is(201);
        let young = kurs.sign_in(&code(&made["invitation"])).await;
        assert_eq!(young.get("/me").await["team"][0]["name"], "Mette");
        let path = format!("/young_people/{id}/invitations/{}", kurs.id());
        let again = mette.put(&path, &json!({})).await.is(201);
        young.get("/me").await.is(200);
        // A new sign-in ends older sessions: a lost phone is signed out, and nobody signs in unnoticed.
        let phone = kurs.sign_in(&code(&again.json)).await;
        young.get("/me").await.refused(401, "session_expired");
        let looked = phone.get("/access_log").await.is(200);
        let whats: Vec<_> = looked["items"].as_array().expect("a list").iter().map(|it| &it["what"]).collect();
        assert!(whats.iter().any(|what| **what == "invitation"), "{whats:?}");
    }

    async fn five_wrong_codes_lock_their_beginning_for_a_quarter(kurs: Kurs) {
        let (_, code) = kurs.invite("Åse").await;
        let client = kurs.signed_out();
        for _ in 0..5 {
            try_code(&client, &mistyped(&code)).await.refused(422, "code_unknown");
        }
        // Another code works from the same address.
        let (_, other) = kurs.invite("Bo").await;
        try_code(&client, &other).await.is(201);
        let locked = try_code(&client, &code).await.refused(429, "too_many_tries");
        let wait: i64 = locked.header("retry-after").expect("a wait").parse().expect("seconds");
        assert!((899..=901).contains(&wait), "{wait}");
        assert_eq!(locked["retry_after"], wait);
        kurs.clock.advance(HOUR_MS / 4 - 1);
        try_code(&client, &code).await.refused(429, "too_many_tries");
        kurs.clock.advance(1);
        try_code(&client, &code).await.is(201);
    }

    async fn forty_wrong_codes_lock_the_address(kurs: Kurs) {
        let (_, code) = kurs.invite("Åse").await;
        let client = kurs.signed_out();
        for number in 20..60 {
            try_code(&client, &format!("{number}XX-2222-2222")).await.refused(422, "code_unknown");
        }
        try_code(&client, &code).await.refused(429, "too_many_tries");
        kurs.clock.advance(HOUR_MS / 4);
        try_code(&client, &code).await.is(201);
    }

    async fn a_sign_in_can_be_retried_after_a_lost_answer(kurs: Kurs) {
        let (_, code) = kurs.invite("Åse").await;
        let enter = async |code: &str, key: &str| {
            let client = kurs.signed_out();
            let call = client.call("POST", "/sessions").header("idempotency-key", key);
            (call.json(&json!({ "code": code })).send().await, client)
        };
        let (first, lost) = enter(&code, "nogle-1").await;
        first.is(201);
        // The same request, a moment later: the session whose answer was lost ends.
        let (again, phone) = enter(&code, "nogle-1").await;
        again.is(201);
        phone.get("/me").await.is(200);
        lost.get("/me").await.refused(401, "session_expired");
        for key in ["nogle-2", "Nogle-1"] {
            enter(&code, key).await.0.refused(422, "code_used");
        }
        try_code(&kurs.signed_out(), &code).await.refused(422, "code_used");
        kurs.clock.advance(HOUR_MS / 6);
        enter(&code, "nogle-1").await.0.refused(422, "code_used");
        // A retry renews only the session that it began: not once that is over, and not once there is
        // another code.
        for over in ["signed out", "signed out everywhere", "another code", "another code, used"] {
            let (id, code) = kurs.invite("Bo").await;
            let (first, phone) = enter(&code, "nogle-3").await;
            first.is(201);
            if over == "signed out" {
                phone.delete("/sessions/current").await.is(204);
            } else if over == "signed out everywhere" {
                phone.delete("/sessions").await.is(204);
            } else {
                kurs.clock.advance(1);
                let path = format!("/young_people/{id}/invitations/{}", kurs.id());
                let newer = kurs.administrator.put(&path, &json!({})).await.is(201);
                if over == "another code, used" {
                    kurs.sign_in(&self::code(&newer.json)).await;
                }
            }
            enter(&code, "nogle-3").await.0.refused(422, "code_used");
        }
        // A code that was used without a key is used up.
        let (_, bare) = kurs.invite("Bo").await;
        try_code(&kurs.signed_out(), &bare).await.is(201);
        enter(&bare, "nogle-1").await.0.refused(422, "code_used");
    }

    async fn old_failures_expire(kurs: Kurs) {
        let client = kurs.signed_out();
        for _ in 0..4 {
            try_code(&client, GUESS).await.refused(422, "code_unknown");
        }
        kurs.clock.advance(HOUR_MS / 4);
        for _ in 0..4 {
            try_code(&client, "sludder").await.refused(422, "code_unknown");
        }
        let (_, code) = kurs.invite("Åse").await;
        try_code(&client, &code).await.is(201);
    }

    async fn concurrent_guesses_are_limited_too(kurs: Kurs) {
        let guesses = (0..40).map(|_| {
            let client = kurs.signed_out();
            async move { try_code(&client, GUESS).await }
        });
        let answers = futures_util::future::join_all(guesses).await;
        let looked_up = answers.iter().filter(|answer| answer.code() == "code_unknown").count();
        let locked = answers.iter().filter(|answer| answer.code() == "too_many_tries").count();
        assert_eq!((looked_up, locked), (5, 35));
    }

    async fn the_lock_affects_only_one_caller(kurs: Kurs) {
        let setup = Setup {
            public_url: "https://kurs.example.dk".to_owned(),
            behind_proxy: true,
            ..Setup::default()
        };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let (_, code) = kurs.invite("Åse").await;
        let from = |address: &'static str, code: &str| {
            let client = kurs.signed_out();
            let call = client.call("POST", "/sessions").header("x-forwarded-for", address);
            call.json(&json!({ "code": code })).send()
        };
        let guess = mistyped(&code);
        for _ in 0..5 {
            from("203.0.113.7", &guess).await.refused(422, "code_unknown");
        }
        from("203.0.113.7", &code).await.refused(429, "too_many_tries");
        // An address that the client puts in front of the proxy's is ignored.
        from("198.51.100.1, 203.0.113.7", &code).await.refused(429, "too_many_tries");
        // With IPv6, addresses of one /64 are one caller.
        for _ in 0..5 {
            from("2001:db8:1:2::1", &guess).await.refused(422, "code_unknown");
        }
        from("2001:db8:1:2:ffff::9", &code).await.refused(429, "too_many_tries");
        from("2001:db8:1:3::1", &code).await.is(201);
    }

    async fn concurrent_uses_of_a_code_admit_one(kurs: Kurs) {
        for _ in 0..10 {
            let (_, code) = kurs.invite("Åse").await;
            let (one, two) = (kurs.signed_out(), kurs.signed_out());
            let (one, two) = tokio::join!(try_code(&one, &code), try_code(&two, &code));
            let mut statuses = [one.status, two.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 422]);
        }
    }
}
