//! Uploads: whole or in chunks, with every kind of fault, and rejection of files that are not pictures.

use std::os::unix::fs::PermissionsExt;

use kurs_domain::files::{MOST_FILE_BYTES, MOST_PART_BYTES};
use kurs_server::files::{ops::MOST_BYTES_OF_ONE, storage::Storage};
use serde_json::json;

use super::{asked, bytes, part, send};
use crate::kurs::{Answer, Kurs, Setup, client::Call, on_both, said::picture};

/// The answer to a request that the server refuses unread. It may close the connection before everything is
/// sent, or as the next request arrives on it; then the request is retried, as browsers do.
async fn answer(call: impl Fn() -> Call) -> Answer {
    for _ in 0..4 {
        if let Some(answer) = call().try_send().await {
            return answer;
        }
    }
    panic!("no answer, however often it was asked");
}

on_both! {
    async fn metadata_is_stripped(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (drawn, response) = (picture("Hejren"), b"\0\0\0\x08tEXt55.4038Nsum.");
        let (header, rest) = drawn.split_at(33);
        let (id, sent) = (kurs.id(), [header, response, rest].concat());
        send(&young, id, None, &sent).await.is(201);
        assert_eq!(bytes(&young, id).await, drawn);
        // A retry is the same file.
        send(&young, id, None, &sent).await.is(200);
    }

    async fn whole_and_chunked_uploads_are_equal(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let whole = picture(&"Der var en hejre ved åen. ".repeat(40));
        let (one, many) = (kurs.id(), kurs.id());
        let sent = send(&young, one, None, &whole).await.is(201);
        let size = whole.len();
        assert_eq!(sent.json, json!({ "id": one, "size": size, "received": size }));
        let mut first = 0;
        while first < size {
            // An incomplete file can't be read.
            young.get(&format!("/files/{many}")).await.refused(404, "not_found");
            let end = (first + 100).min(size);
            let status = if first == 0 { 201 } else { 200 };
            assert_eq!(part(&young, many, &whole, first, end).await.is(status)["received"], end);
            assert_eq!(asked(&young, many, size).await.is(200)["received"], end);
            // The answer may be lost: repeating a chunk does no harm.
            part(&young, many, &whole, first, end).await.is(200);
            first = end;
        }
        for id in [one, many] {
            assert_eq!(bytes(&young, id).await, whole);
            assert_eq!(send(&young, id, None, &whole).await.is(200)["received"], size);
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM file_parts").await, 0);
        let folder = kurs.database.folder.path().join("files");
        let rights = folder.metadata().expect("a folder").permissions().mode();
        assert_eq!(rights & 0o777, 0o700);
        assert!(folder.join(young.id().to_string()).join(one.to_string()).is_file());
    }

    async fn gaps_overlaps_and_wrong_sizes(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (id, whole) = (kurs.id(), picture("Der var en hejre"));
        let size = whole.len();
        assert_eq!(asked(&young, id, size).await.is(200)["received"], 0);
        let gap = part(&young, id, &whole, 1, 9).await.refused(409, "part_missing");
        assert!(gap["detail"].as_str().is_some_and(|text| text.starts_with("0 bytes")));
        assert_eq!(kurs.number("SELECT COUNT(*) FROM files").await, 0);
        part(&young, id, &whole, 0, 10).await.is(201);
        let gap = part(&young, id, &whole, 11, 20).await.refused(409, "part_missing");
        assert!(gap["detail"].as_str().is_some_and(|text| text.starts_with("10 bytes")));
        // With other chunk boundaries than before, only new bytes are taken.
        assert_eq!(part(&young, id, &whole, 5, 25).await.is(200)["received"], 25);
        assert_eq!(part(&young, id, &whole, 3, 8).await.is(200)["received"], 25);
        let longer = [&whole[..], b"."].concat();
        part(&young, id, &longer, 25, 30).await.refused(409, "other_size");
        asked(&young, id, size + 1).await.refused(409, "other_size");
        part(&young, id, &whole, 0, size).await.is(200);
        assert_eq!(bytes(&young, id).await, whole);
    }

    async fn two_phones_upload_concurrently(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let tablet = kurs.again(&young).await;
        let whole = picture(&"Hejre ".repeat(200));
        for _ in 0..5 {
            let id = kurs.id();
            for first in (0..whole.len()).step_by(300) {
                let end = (first + 300).min(whole.len());
                let (one, two) = tokio::join!(
                    part(&young, id, &whole, first, end),
                    part(&tablet, id, &whole, first, end),
                );
                assert!(one.status < 300 && two.status < 300, "{} {}", one.text, two.text);
            }
            assert_eq!(bytes(&tablet, id).await, whole);
        }
    }

    async fn invalid_pictures_are_refused(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let png = picture("x");
        for bytes in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"[..],
            b"<!doctype html><script>alert(1)</script>",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            b"\xff\xd8\xff",
            &png[..png.len() - 1],
            &[&png[..], b"<script>"].concat(),
        ] {
            let id = kurs.id();
            send(&young, id, None, bytes).await.refused(415, "not_a_picture");
            young.get(&format!("/files/{id}")).await.is(404);
            // Chunked, it is refused as well.
            part(&young, id, bytes, 0, 2).await.is(201);
            part(&young, id, bytes, 2, bytes.len()).await.refused(415, "not_a_picture");
        }
        let kind = young.call("PUT", &format!("/files/{}", kurs.id())).raw(png.clone());
        kind.send().await.refused(415, "not_bytes");
        for table in ["files", "file_parts"] {
            assert_eq!(kurs.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0);
        }
        assert!(!kurs.database.folder.path().join("files").exists());
    }

    async fn limits_are_checked_before_the_body_is_read(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/files/{}", kurs.id());
        let call = |range: &str| young.call("PUT", &path).bytes(Some(range), b"12345");
        for range in [
            format!("bytes 0-4/{}", MOST_FILE_BYTES + 1),
            format!("bytes 0-4/{}", u64::MAX),
            format!("bytes 0-{MOST_PART_BYTES}/{MOST_FILE_BYTES}"),
        ] {
            answer(|| call(&range)).await.refused(413, "too_large");
        }
        asked(&young, kurs.id(), usize::try_from(MOST_FILE_BYTES).expect("a size") + 1)
            .await
            .refused(413, "too_large");
        for range in [
            "bytes 0-5/10", "bytes 0-3/10",
        ] {
            answer(|| call(range)).await.refused(422, "part_length");
        }
        for range in [
            "", "bytes", "bytes */*", "bytes 0-4/*", "bytes 4-0/10", "bytes 6-10/10", "bytes -4/10",
            "bytes +0-4/10", "bytes 0-4/0", "bytes */0", "bytes */", "octets 0-4/10", "bytes=0-4/10",
            "bytes 0-4/99999999999999999999999", "bytes 0 - 4/10", "Gulspurvefløjt",
        ] {
            answer(|| call(range)).await.refused(422, "invalid_content_range");
        }
        let most = usize::try_from(MOST_PART_BYTES).expect("a size");
        let empty = send(&young, kurs.id(), None, b"").await;
        empty.refused(422, "invalid_content_range");
        let large = young.call("PUT", &path).bytes(None, &vec![0; most + 1]);
        // The server may close the connection before everything is sent.
        if let Some(answer) = large.try_send().await {
            answer.refused(413, "too_large");
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM files").await, 0);
        // The maximum is accepted: for a chunk, and for a file.
        let size = usize::try_from(MOST_FILE_BYTES).expect("a size");
        let empty = picture("").len();
        let (id, whole) = (kurs.id(), picture(&"x".repeat(size - empty)));
        for first in (0..size).step_by(most) {
            let status = if first == 0 { 201 } else { 200 };
            part(&young, id, &whole, first, first + most).await.is(status);
        }
        assert_eq!(bytes(&young, id).await, whole);
    }

    async fn one_persons_files_have_a_quota(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let (id, bytes) = (kurs.id(), picture("x"));
        let left = MOST_BYTES_OF_ONE - bytes.len() as u64 + 1;
        kurs.execute(&format!(
            "INSERT INTO files (id, owner_id, size, received, kind, created_at, updated_at)
             VALUES ('{}', '{}', {left}, {left}, 'png', 0, 0)", kurs.id(), young.id()
        ))
        .await;
        send(&young, id, None, &bytes).await.refused(409, "files_full");
        send(&other, id, None, &bytes).await.is(201);
        kurs.execute("UPDATE files SET size = size - 1").await;
        send(&young, kurs.id(), None, &bytes).await.is(201);
        send(&young, kurs.id(), None, &bytes).await.refused(409, "files_full");
    }

    async fn an_upload_that_failed_at_the_end_resumes(kurs: Kurs) {
        // A store that can't write: a file is where its folder would be.
        let broken = kurs.database.folder.path().join("broken");
        std::fs::write(&broken, b"").expect("a file");
        let setup = Setup { files: Some(Storage::folder(broken.clone())), ..Setup::default() };
        let kurs = Kurs::start_with(kurs.database.clone(), setup).await;
        let young = kurs.young_person("Åse").await;
        let (id, whole) = (kurs.id(), picture("Der var en hejre"));
        part(&young, id, &whole, 0, 20).await.is(201);
        part(&young, id, &whole, 20, whole.len()).await.refused(500, "internal");
        // Nothing was acknowledged, and nothing is lost.
        asked(&young, id, whole.len()).await.refused(500, "internal");
        young.get(&format!("/files/{id}")).await.refused(404, "not_found");
        std::fs::remove_file(&broken).expect("it goes");
        assert_eq!(asked(&young, id, whole.len()).await.is(200)["received"], whole.len());
        assert_eq!(bytes(&young, id).await, whole);
    }
}
