//! Pictures: uploaded in resumable chunks, validated before they are stored, and visible to their audience.

mod bucket;
mod receiving;
mod seeing;

use kurs_domain::Id;

use crate::kurs::{Answer, Client};

async fn send(client: &Client, id: Id, range: Option<&str>, bytes: &[u8]) -> Answer {
    client.call("PUT", &format!("/files/{id}")).bytes(range, bytes).send().await
}

/// Sends the bytes from `first` up to `end` of `whole`.
async fn part(client: &Client, id: Id, whole: &[u8], first: usize, end: usize) -> Answer {
    let range = format!("bytes {first}-{}/{}", end - 1, whole.len());
    send(client, id, Some(&range), &whole[first..end]).await
}

/// Asks how much has arrived.
async fn asked(client: &Client, id: Id, size: usize) -> Answer {
    send(client, id, Some(&format!("bytes */{size}")), b"").await
}

async fn bytes(client: &Client, id: Id) -> Vec<u8> {
    let response = client.call("GET", &format!("/files/{id}")).open().await;
    assert_eq!(response.status(), 200);
    response.bytes().await.expect("bytes").to_vec()
}
