//! A bucket in place of the folder, with the real binary.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri},
    response::IntoResponse,
};
use kurs_server::{
    files::storage::Storage,
    identity::store::insert_session,
    kernel::{
        Problem,
        random::{SystemRandom, hash, secret},
    },
};

use super::{bytes, part};
use crate::kurs::{
    Engine, Kurs, Setup, database::Database, instant, program::Serving, said::picture,
};

type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// A minimal S3: stores what is put and returns it.
async fn bucket(
    State(objects): State<Objects>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> impl IntoResponse {
    let signed = headers.get("authorization").and_then(|it| it.to_str().ok());
    let mut objects = objects.lock().expect("the objects");
    let tags = [("etag", "\"1\""), ("last-modified", "Sun, 22 Nov 2026 11:00:00 GMT")];
    if !signed.is_some_and(|it| it.starts_with("AWS4-HMAC-SHA256 Credential=key/")) {
        return (StatusCode::FORBIDDEN, tags, Bytes::new());
    }
    match method {
        Method::PUT => {
            objects.insert(uri.path().to_owned(), body);
            (StatusCode::OK, tags, Bytes::new())
        }
        _ => match objects.get(uri.path()) {
            Some(found) => (StatusCode::OK, tags, found.clone()),
            None => (StatusCode::NOT_FOUND, tags, Bytes::new()),
        },
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_stores_files() {
    let objects = Objects::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
    let s3 = Router::new().fallback(bucket).with_state(objects.clone());
    tokio::spawn(async move { axum::serve(listener, s3).await });

    let database = Database::new(Engine::Sqlite).await;
    let kurs = Kurs::start_with(database.clone(), Setup::default()).await;
    let young = kurs.young_person("Åse").await;
    // The session must not expire by the real clock either.
    let (id, token) = (young.id(), secret(&SystemRandom));
    let (token_hash, now, until) =
        (hash(&token), kurs.state.now(), instant("2999-01-01T00:00:00Z"));
    let write = kurs.db().write(move |tx| {
        Box::pin(
            async move { Ok::<_, Problem>(insert_session(tx, &token_hash, id, now, until).await?) },
        )
    });
    write.await.expect("the session is stored");

    let serving = Serving::start_among(
        &[
            "--database-url",
            &database.url,
            "--public-url",
            "http://localhost:3000",
            "--files-url",
            "s3://kurs-billeder/odense",
        ],
        &[
            ("AWS_ENDPOINT", &endpoint),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_REGION", "eu-north-1"),
            ("AWS_ACCESS_KEY_ID", "key"),
            ("AWS_SECRET_ACCESS_KEY", "Gulspurvefløjt"),
        ],
    )
    .await;
    let young = kurs.signed_out().of(id, Some(token)).at(&serving.base);
    let (file, whole) = (kurs.id(), picture("Der var en hejre"));
    part(&young, file, &whole, 0, 20).await.is(201);
    assert!(objects.lock().expect("the objects").is_empty(), "only whole files go there");
    part(&young, file, &whole, 20, whole.len()).await.is(200);
    let paths: Vec<_> = objects.lock().expect("the objects").keys().cloned().collect();
    assert_eq!(paths, [format!("/kurs-billeder/odense/{id}/{file}")]);
    assert_eq!(bytes(&young, file).await, whole);
    serving.ask_to_stop().await;
    let (status, log) = serving.stopped().await;
    assert!(status.success() && !log.contains("Gulspurvefl"), "{log}");
}

#[test]
fn an_invalid_bucket_is_refused_at_start() {
    for url in ["", "s3://", "https://example.dk/bucket", "kurs-billeder", "file:///tmp"] {
        let refused = Storage::bucket(url).expect_err("no bucket");
        assert!(refused.to_string().starts_with("--files-url is like s3://"), "{refused}");
    }
}
