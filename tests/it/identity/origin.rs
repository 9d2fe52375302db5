//! CSRF checks and security headers, which every answer has.

use reqwest::header::HeaderMap;
use serde_json::json;

use crate::kurs::{Kurs, Setup, on_both};

fn check(headers: &HeaderMap, case: &str) {
    let text = |name: &str| {
        let mut all = headers.get_all(name).iter();
        let first = all.next().unwrap_or_else(|| panic!("{case} has no {name}"));
        assert!(all.next().is_none(), "{case} has {name} twice");
        first.to_str().expect("text").to_owned()
    };
    let policy = text("content-security-policy");
    assert!(policy.starts_with("default-src 'none';"), "{case}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{case}: {policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{case}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(text(name), value, "{case}");
    }
    assert!(text("permissions-policy").contains("microphone=(self)"), "{case}");
    assert_eq!(text("x-request-id").len(), 36, "{case}");
}

on_both! {
    async fn every_kind_of_answer_carries_the_headers(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for (method, path, status) in [
            ("GET", "/api/v1/me", 200),
            ("GET", "/api/v1/sludder", 404),
            ("GET", "/api/sludder", 404),
            ("GET", "/api", 404),
            ("GET", "/api/v1/goals/1", 422),
            ("PUT", "/api/v1/goals", 405),
            ("POST", "/api/v1/sessions", 415),
            ("GET", "/api/v1/staff", 403),
            ("GET", "/api/v1/events", 200),
            ("GET", "/api/docs/", 200),
            ("GET", "/healthz", 200),
            ("GET", "/assets/sludder.js", 404),
            ("POST", "/", 405),
        ] {
            let answer = young.call_outside(method, path).send().await.is(status);
            check(&answer.headers, path);
            assert_eq!(answer.header("strict-transport-security"), None);
            if path.starts_with("/api") {
                assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
            }
            if path.starts_with("/api") && status >= 400 {
                let kind = answer.header("content-type");
                assert_eq!(kind, Some("application/problem+json"), "{path}");
            }
        }
        let signed_out = kurs.signed_out().get("/me").await.is(401);
        check(&signed_out.headers, "401");
        let page = kurs.signed_out().call_outside("GET", "/").send().await;
        check(&page.headers, "/");
    }

    async fn hsts_is_sent_over_https(kurs: Kurs) {
        let setup = Setup {
            public_url: "https://kurs.example.dk".to_owned(),
            behind_proxy: true,
            ..Setup::default()
        };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        for path in ["/healthz", "/api/v1/me", "/api/v1/sludder"] {
            let answer = kurs.signed_out().call_outside("GET", path).send().await;
            let strict = answer.header("strict-transport-security").expect(path);
            assert!(strict.starts_with("max-age=31536000"), "{strict}");
        }
    }

    async fn writes_from_other_sites_are_refused(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let own_host = kurs.base.clone();
        let put = |headers: &[(&str, &str)]| {
            let mut call = young.call("PATCH", "/me").json(&json!({ "welcomed": true }));
            for (name, value) in headers {
                call = call.header(name, value);
            }
            call.send()
        };
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://ond.example")],
            &[("origin", "null")],
            &[("origin", "http://localhost:3000.ond.example")],
            &[("sec-fetch-site", "same-origin"), ("origin", "https://ond.example")],
        ] {
            put(headers).await.refused(403, "cross_site");
        }
        assert_eq!(young.get("/me").await["welcomed"], false);
        // Signing in is checked too (login CSRF).
        let (_, code) = kurs.invite("Bo").await;
        let foreign = kurs.signed_out();
        let call = foreign.call("POST", "/sessions").header("origin", "https://ond.example");
        call.json(&json!({ "code": code })).send().await.refused(403, "cross_site");
        kurs.sign_in(&code).await;
        for headers in [
            &[][..],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin"), ("origin", "http://localhost:3000")],
            &[("origin", own_host.as_str())],
        ] {
            put(headers).await.is(200);
        }
        // Reads are checked too, because a read by staff is logged.
        let read = young.call("GET", "/me").header("sec-fetch-site", "cross-site").send().await;
        let read = read.refused(403, "cross_site");
        assert_eq!(read.header("access-control-allow-origin"), None);
        // A typed address comes from no other site.
        young.call("GET", "/me").header("sec-fetch-site", "none").send().await.is(200);
    }

    async fn over_https_only_the_one_origin_writes(kurs: Kurs) {
        let setup = Setup {
            public_url: "https://kurs.example.dk".to_owned(),
            behind_proxy: true,
            ..Setup::default()
        };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let young = kurs.young_person("Åse").await;
        let host = kurs.base.replace("http://", "https://");
        for (origin, status) in
            [("https://kurs.example.dk", 200), (host.as_str(), 403), (kurs.base.as_str(), 403)]
        {
            let call = young.call("PATCH", "/me").header("origin", origin);
            call.json(&json!({ "welcomed": true })).send().await.is(status);
        }
    }
}
