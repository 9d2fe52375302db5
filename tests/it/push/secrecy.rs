//! Endpoints and keys never reach logs (at the most verbose level), metrics, headers or errors. With the
//! real binary, which really sends.

use serde_json::{Value, json};

use super::{Answers, Phone, Service};
use crate::kurs::{
    Engine,
    database::Database,
    program::{Serving, new_id},
};

/// A part of the endpoint.
const CANARY: &str = "Gulspurveflojt";

async fn nothing_leaks(engine: Engine) {
    let database = Database::new(engine).await;
    let service = Service::start().await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let metrics = free.local_addr().expect("an address").to_string();
    drop(free);
    let serving = Serving::start(&[
        "--demo",
        "--database-url",
        &database.url,
        "--push-trusted-origins",
        &service.origin,
        "--metrics-listen",
        &metrics,
    ])
    .await;
    let young = serving.signed_out();
    young.post("/demo/sessions", &json!({ "as": "young_person" })).await.is(201);
    let (phone, id) = (Phone::new(), new_id());
    let draft = phone.draft(&format!("{}/{CANARY}", service.origin));
    let path = format!("/push_subscriptions/{id}");
    let mut said = String::new();
    young.put(&path, &draft).await.is(201);
    for wrong in ["http://127.0.0.1:1/", "https://evil.dk/", "https://fcm.googleapis.com/x y"] {
        let mut draft = draft.clone();
        draft["endpoint"] = json!(format!("{wrong}{CANARY}"));
        let refused = young.put(&path, &draft).await.is(422);
        let headers = format!("{:?}", refused.headers);
        said = [said, headers, refused.text].join(" ");
    }
    young.post(&format!("{path}/test"), &json!({})).await.is(202);
    let sent = service.sent(1).await.remove(0);
    assert!(sent.line.contains(CANARY), "{}", sent.line);
    phone.read(&sent.body);
    let authorization = sent.headers["authorization"].clone();
    // Once more, to a service with nonsensical answers.
    let elsewhere = format!("Location: /{CANARY}\r\nX-Why: {CANARY}\r\n");
    service.answer(Answers::status(302, &elsewhere));
    let other = new_id();
    let second = Phone::new().draft(&format!("{}/{CANARY}-2", service.origin));
    young.put(&format!("/push_subscriptions/{other}"), &second).await.is(201);
    young.post(&format!("/push_subscriptions/{other}/test"), &json!({})).await.is(202);
    service.sent(2).await;
    let problem = loop {
        let list = young.get("/push_subscriptions").await.is(200);
        said += &list.text;
        let found = list.items().iter().find(|it| it["id"] == json!(other)).cloned();
        match found.expect("it is there")["problem"].clone() {
            Value::Null => tokio::task::yield_now().await,
            problem => break problem,
        }
    };
    assert_eq!(problem, "redirected");

    let response = reqwest::get(format!("http://{metrics}/metrics")).await.expect("metrics");
    let response = response.text().await.expect("text");
    for outcome in ["taken", "redirected"] {
        let line = format!("kurs_pushes_total{{kind=\"test\",outcome=\"{outcome}\"}} 1");
        assert!(response.contains(&line), "{response}");
    }
    serving.ask_to_stop().await;
    let (status, log) = serving.stopped().await;
    assert!(status.success(), "{log}");
    let keys =
        [&draft["keys"]["p256dh"], &draft["keys"]["auth"]].map(|key| key.as_str().expect("a key"));
    let port = service.origin.rsplit_once('/').expect("a host").1;
    assert!(log.contains(port), "the log is talkative enough to name the service");
    let signature = authorization.split(['=', ',']).nth(1).expect("a token");
    for (place, text) in [("metrics", &response), ("log", &log), ("answers", &said)] {
        for secret in [CANARY, keys[0], keys[1], signature] {
            let line = text.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{secret} in the {place}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaks_on_sqlite() {
    nothing_leaks(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaks_on_postgres() {
    nothing_leaks(Engine::Postgres).await;
}
