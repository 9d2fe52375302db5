//! The binary as an operator uses it.

use serde_json::json;

use crate::kurs::{
    Engine,
    database::Database,
    events::{Listener, PATIENCE},
    program::{Serving, new_id, run},
    said::goal,
};

const URL: [&str; 2] = ["--public-url", "http://localhost:3000"];

async fn first_start_to_restart(engine: Engine) {
    let database = Database::new(engine).await;
    let at = ["--database-url", &database.url];
    for _ in 0..2 {
        let (migrated, output, _) = run(&[&["migrate"], &at[..]].concat()).await;
        assert!(migrated && output.trim() == "The database is up to date.", "{output}");
    }
    let create = ["admin", "create-administrator", "--name", "Anders Åkær"];
    let (made, output, _) = run(&[&create[..], &at].concat()).await;
    assert!(made, "{output}");
    let code = output.lines().find_map(|line| line.trim().strip_prefix("code  ")).expect("a code");
    assert!(output.contains(&format!("http://localhost:3000/welcome#code={code}")), "{output}");

    let serving = Serving::start(&[&URL[..], &at].concat()).await;
    let admin = serving.signed_out();
    let session = admin.post("/sessions", &json!({ "code": code })).await.is(201);
    assert_eq!(session["person"]["role"], "administrator");
    let (young, young_id) = (serving.signed_out(), new_id());
    let made =
        admin.put(&format!("/young_people/{young_id}"), &json!({ "name": "Åse" })).await.is(201);
    young.post("/sessions", &json!({ "code": made["invitation"]["code"] })).await.is(201);
    let path = format!("/goals/{}", new_id());
    let stored = young.put(&path, &goal("Gå ned til åen")).await.is(201);
    serving.ask_to_stop().await;
    let (status, log) = serving.stopped().await;
    assert!(status.success() && log.contains("everything accepted is finished"), "{log}");

    let serving = Serving::start(&[&URL[..], &at].concat()).await;
    let young = young.at(&serving.base);
    assert_eq!(young.get(&path).await.is(200).json, stored.json);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn first_start_to_restart_on_sqlite() {
    first_start_to_restart(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn first_start_to_restart_on_postgres() {
    first_start_to_restart(Engine::Postgres).await;
}

async fn accepted_requests_are_completed(engine: Engine) {
    let database = Database::new(engine).await;
    let serving = Serving::start(&["--demo", "--database-url", &database.url]).await;
    let young = serving.signed_out();
    young.post("/demo/sessions", &json!({ "as": "young_person" })).await.is(201);
    let mut open = Listener::new(&young).await;
    // Writers that continue until the server refuses; each remembers what was acknowledged.
    let writers: Vec<_> = (0..8).map(|_| {
        let young = young.clone();
        tokio::spawn(async move {
            let mut acknowledged = Vec::new();
            loop {
                let path = format!("/goals/{}", new_id());
                let resting = json!({ "text": "Mål", "repeat": { "times_a_week": 1 }, "state": "resting" });
                match young.call("PUT", &path).json(&resting).try_send().await {
                    Some(answer) if answer.status == 201 => acknowledged.push(path),
                    Some(answer) => assert_eq!(answer.status, 503, "{}", answer.text),
                    None => break acknowledged,
                }
            }
        })
    }).collect();
    // Stops while they write: something has been acknowledged.
    let listed = async || young.get("/goals?limit=200").await.items().len();
    let some = async { while listed().await < 50 {} };
    tokio::time::timeout(PATIENCE, some).await.expect("goals are stored");
    serving.ask_to_stop().await;
    let mut acknowledged = Vec::new();
    for writer in writers {
        acknowledged.extend(writer.await.expect("a writer"));
    }
    while open.next().await.is_some() {}
    let (status, log) = serving.stopped().await;
    assert!(status.success(), "{log}");
    assert!(!log.contains("are cut"), "{log}");
    assert!(acknowledged.len() >= 40);

    let serving = Serving::start(&["--demo", "--database-url", &database.url]).await;
    let young = young.at(&serving.base);
    for path in acknowledged {
        young.get(&path).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepted_requests_are_completed_on_sqlite() {
    accepted_requests_are_completed(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepted_requests_are_completed_on_postgres() {
    accepted_requests_are_completed(Engine::Postgres).await;
}

#[tokio::test]
async fn an_invalid_configuration_is_refused_in_one_line() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let file = folder.path().join("ingen/steder/kurs.db");
    let nowhere = format!("sqlite:{}", file.display());
    let notes = folder.path().join("noter.db");
    std::fs::write(&notes, "Det her er ingen database, bare en note. ".repeat(100))
        .expect("a file");
    let notes = format!("sqlite:{}", notes.display());
    let good = format!("sqlite:{}", folder.path().join("kurs.db").display());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for (args, way_out) in [
        (&["serve", "--database-url", &good][..], "--public-url"),
        (&["serve", "--database-url", &good, "--public-url", "http://kurs.example.dk"], "https"),
        (
            &["serve", "--database-url", &good, "--public-url", "https://kurs.example.dk"],
            "--behind-proxy",
        ),
        (&["serve", "--database-url", &good, "--public-url", "sludder"], "--public-url"),
        (&["serve", "--database-url", &good, "--demo", "--listen", "0.0.0.0"], "--demo"),
        (&["serve", "--database-url", &good, "--demo", "--port", &port], "--port"),
        (&["serve", "--database-url", &nowhere, "--demo", "--port", "0"], "--database-url"),
        (&["serve", "--database-url", &notes, "--demo", "--port", "0"], "database"),
        (&["serve", "--database-url", "mysql://kurs", "--demo", "--port", "0"], "postgres:"),
        (
            &["migrate", "--database-url", "postgres://kurs:hemmelig@127.0.0.1:1/kurs"],
            "--database-url",
        ),
        (&["admin", "create-administrator", "--name", " ", "--database-url", &good], "--name"),
    ] {
        let (went_well, output, error) = run(args).await;
        assert!(!went_well && output.is_empty(), "{args:?} {output}");
        assert_eq!(error.lines().count(), 1, "{args:?} {error}");
        assert!(error.starts_with("kurs: ") && error.contains(way_out), "{args:?} {error}");
        assert!(!error.contains("hemmelig"), "a password is printed: {error}");
    }
}

#[tokio::test]
async fn help_and_the_api_description_are_printed() {
    let (well, help, _) = run(&["serve", "--help"]).await;
    assert!(well);
    for option in
        ["--port", "--database-url", "--demo", "--public-url", "--metrics-listen", "KURS_LOG"]
    {
        assert!(help.contains(option), "{option}");
    }
    let (well, document, _) = run(&["openapi"]).await;
    assert!(well);
    let document: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert_eq!(document, serde_json::to_value(kurs_server::api::openapi()).expect("JSON"));
}
