//! HTTP semantics: preconditions, tags, persistent connections.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::sleep,
};

use crate::kurs::{Answer, Client, celebrations::plan, on_both, program::Serving, said::goal};

/// Puts `body` with one precondition header.
async fn put(who: &Client, path: &str, (name, value): (&str, &str), body: &Value) -> Answer {
    who.call("PUT", path).header(name, value).json(body).send().await
}

on_both! {
    async fn a_write_needs_its_precondition_to_hold(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let success = kurs.success("2026-11-22", "Jeg turde");
        for (list, body) in [("goals", goal("Gå")), ("successes", success), ("gatherings", plan("Kage", &[]))] {
            let path = format!("/{list}/{}", kurs.id());
            let changed = |number: i64| {
                let mut body = body.clone();
                let field = if list == "goals" { "text" } else if list == "successes" { "words" } else { "title" };
                body[field] = json!(format!("Nr. {number}"));
                body
            };
            for nothing in [("if-match", "*"), ("if-match", "\"1\""), ("if-match", "W/\"0\"")] {
                put(&young, &path, nothing, &body).await.refused(412, "stale");
            }
            put(&young, &path, ("if-none-match", "*"), &body).await.is(201);
            put(&young, &path, ("if-none-match", "*"), &changed(0)).await.refused(412, "stale");
            put(&young, &path, ("if-match", "\"1\""), &changed(2)).await.is(200);
            put(&young, &path, ("if-match", "W/\"2\""), &changed(3)).await.is(200);
            put(&young, &path, ("if-match", "\"1\", \"3-gzip\""), &changed(4)).await.is(200);
            put(&young, &path, ("if-match", "\"1\", \"3\""), &changed(5)).await.refused(412, "stale");
            put(&young, &path, ("if-match", "*"), &changed(5)).await.is(200);
            // Preconditions fail on a deleted record, and deleting needs the current tag.
            let delete = |tag: &str| young.call("DELETE", &path).header("if-match", tag).send();
            delete("\"1\"").await.refused(412, "stale");
            delete("\"5\"").await.is(204);
            delete("\"5\"").await.is(204);
            let nothing = put(&young, &path, ("if-match", "*"), &body).await.refused(412, "stale");
            assert_eq!(nothing["current"], Value::Null);
            let back = put(&young, &path, ("if-none-match", "*"), &body).await.is(200);
            assert_eq!(back["version"], 7, "{list}");
        }
        let mette = kurs.caseworker("Mette").await;
        kurs.assign(&mette, &young).await;
        let cheer = format!("/celebrations/{}", kurs.cheer(&mette, &young, "Godt gået").await);
        young.post(&format!("{cheer}/seen"), &json!({})).await.is(200);
        for (tag, status) in [("\"1\"", 412), ("W/\"2\"", 204)] {
            young.call("DELETE", &cheer).header("if-match", tag).send().await.is(status);
        }
        young.call("PATCH", "/me").header("if-none-match", "*").json(&json!({ "name": "Bo" })).send()
            .await.refused(412, "stale");
    }

    async fn an_etag_includes_the_compression(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.set_goal(&young, &goal("Gå ned til åen og se, om hejren er der i dag")).await;
        for path in ["/goals".to_owned(), format!("/goals/{id}")] {
            let ask = async |encoding: &str, known: &str| {
                let call = young.call("GET", &path).header("accept-encoding", encoding);
                let response = call.header("if-none-match", known).open().await;
                let tag = response.headers()["etag"].to_str().expect("a tag").to_owned();
                (response.status().as_u16(), tag, response.headers().contains_key("content-encoding"))
            };
            let (_, plain, compressed) = ask("identity", "\"?\"").await;
            assert!(!compressed && !plain.contains("gzip"), "{plain}");
            let (_, gzip, compressed) = ask("gzip", "\"?\"").await;
            assert!(compressed, "{path}");
            assert_eq!(gzip, format!("{}-gzip\"", plain.trim_end_matches('"')));
            for known in [&plain, &gzip] {
                assert_eq!(ask("gzip", known).await, (304, known.clone(), false));
            }
        }
    }

    async fn event_streams_are_limited_per_person(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let open = async |who: &Client| who.call("GET", "/events").open().await;
        let mut streams = Vec::new();
        for _ in 0..32 {
            let stream = open(&young).await;
            assert_eq!(stream.status(), 200);
            streams.push(stream);
        }
        let refused = open(&young).await;
        assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"60".parse().expect("a value")));
        assert_eq!(open(&other).await.status(), 200);
        // Closing one makes room as soon as the server notices, at its next write.
        streams.pop();
        while open(&young).await.status() != 200 {
            kurs.set_goal(&young, &goal("Gå")).await;
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Sends a request on an open connection and reads the beginning of its answer.
async fn ask(connection: &mut TcpStream) -> String {
    let request = b"GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    connection.write_all(request).await.expect("it is sent");
    let mut answer = [0; 1_024];
    let read = connection.read(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keep_alive_lasts_as_configured() {
    let serving = Serving::start(&["--demo", "--keep-alive-seconds", "2"]).await;
    let address = serving.base.strip_prefix("http://").expect("an address");
    let mut connection = TcpStream::connect(address).await.expect("a connection");
    assert!(ask(&mut connection).await.starts_with("HTTP/1.1 200"));
    let began = Instant::now();
    connection.read_to_end(&mut Vec::new()).await.expect("the end");
    assert!(began.elapsed() >= Duration::from_millis(1_900), "{:?}", began.elapsed());
}
