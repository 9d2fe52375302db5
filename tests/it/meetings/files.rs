//! Voice notes and drawings: validated, complete, owned by the speaker; heard when they are fetched.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use kurs_domain::{Id, timestamp::HOUR_MS};
use kurs_server::kernel::random::fingerprint;
use serde_json::{Value, json};

use super::{of, seen};
use crate::kurs::{
    Answer, Client, Kurs,
    meetings::contribution,
    on_both,
    said::{picture, with},
};

const VOICE: &[u8] = include_bytes!("../../recordings/chromium.webm");
const VOICE_MP4: &[u8] = include_bytes!("../../recordings/chromium.mp4");
const VIDEO: &[u8] = include_bytes!("../../recordings/video.webm");

fn spoken(file: Id) -> Value {
    contribution("voice", &json!({ "file_id": file, "seconds": 2 }))
}

/// How many files are deleted now.
async fn delete_unreferenced(kurs: &Kurs) -> u64 {
    kurs_server::jobs::prune::prune(&kurs.state).await.expect("it is let go").of("nameless_files")
}

async fn send(who: &Client, id: Id, range: Option<&str>, bytes: &[u8]) -> Answer {
    who.call("PUT", &format!("/files/{id}")).bytes(range, bytes).send().await
}

on_both! {
    async fn said_in_a_file_and_heard_when_it_is_fetched(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        let met = kurs.meet(&mette, &young).await;
        let (voice, drawing, id) = (kurs.id(), kurs.id(), kurs.id());
        let note = contribution("voice", &json!({ "file_id": voice, "seconds": 2 }));
        let path = met.part("contributions", id);
        young.put(&path, &note).await.refused(409, "file_missing");
        // Cut off half-way it can't be read; resumed, it can.
        let half = VOICE.len() / 2;
        let (size, last) = (VOICE.len(), VOICE.len() - 1);
        send(&young, voice, Some(&format!("bytes 0-{}/{size}", half - 1)), &VOICE[..half]).await.is(201);
        young.put(&path, &note).await.refused(409, "file_missing");
        let asked = send(&young, voice, Some(&format!("bytes */{size}")), &[]).await.is(200);
        assert_eq!(asked["received"], half);
        send(&young, voice, Some(&format!("bytes {half}-{last}/{size}")), &VOICE[half..]).await.is(200);
        young.put(&path, &note).await.is(201);
        young.put(&path, &note).await.is(200);
        // Sent from two tabs it is said once; taken back, it can be said again.
        let from_another_tab = met.part("contributions", kurs.id());
        let another_time = with(note.clone(), &json!({ "said_at": "2026-11-22T09:00:00.001Z" }));
        young.put(&from_another_tab, &another_time).await.is(200);
        let said = seen(&young, met).await["contributions"].as_array().map(Vec::len);
        assert_eq!(said, Some(1));
        send(&young, drawing, None, &picture("tegning")).await.is(201);
        let drawn = met.part("contributions", kurs.id());
        // The file must be of the right kind, and one's own.
        let mixed_up = contribution("voice", &json!({ "file_id": drawing, "seconds": 2 }));
        young.put(&drawn, &mixed_up).await.refused(409, "file_missing");
        let mixed_up = contribution("drawing", &json!({ "file_id": voice }));
        young.put(&drawn, &mixed_up).await.refused(409, "file_missing");
        let others = kurs.id();
        send(&bo, others, None, &picture("Bos")).await.is(201);
        let stolen = contribution("drawing", &json!({ "file_id": others }));
        young.put(&drawn, &stolen).await.refused(409, "file_missing");
        young.put(&drawn, &contribution("drawing", &json!({ "file_id": drawing }))).await.is(201);

        // Opening the meeting does not mark the file as heard.
        assert_eq!(of(&seen(&mette, met).await, "contributions", id)["heard_by"], json!([]));
        // Nobody can answer it before they have heard it.
        let answered = format!("{path}/answers/{}", kurs.id());
        let said = json!({ "outcome": "changed", "text": "Vi går en tur" });
        mette.put(&answered, &said).await.refused(409, "not_heard");
        let file = format!("/files/{voice}");
        // `HEAD` does not mark it as heard.
        mette.call("HEAD", &file).send().await.is(405);
        mette.put(&answered, &said).await.refused(409, "not_heard");
        bo.get(&file).await.refused(404, "not_found");
        kurs.caseworker("Hans").await.get(&file).await.refused(404, "not_found");
        young.get(&file).await.is(200);
        assert_eq!(of(&seen(&young, met).await, "contributions", id)["heard_by"], json!([]));
        let answer = mette.call("GET", &file).open().await;
        assert_eq!(answer.headers()["content-type"], "audio/webm");
        assert_eq!(answer.bytes().await.expect("bytes"), VOICE);
        let now = seen(&young, met).await;
        assert_eq!(of(&now, "contributions", id)["heard_by"][0]["by"]["name"], "Mette");
        mette.put(&answered, &said).await.is(201);
        // Taken back, the file can't be fetched any more.
        young.delete(&path).await.is(200);
        mette.get(&file).await.refused(404, "not_found");
        mette.get(&format!("/files/{drawing}")).await.is(200);
    }

    async fn minutes_embed_their_files_or_fail(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let (voice, first, last) = (kurs.id(), kurs.id(), kurs.id());
        let drawn = picture("tegning med æøå");
        for (id, bytes) in [(voice, VOICE), (first, &drawn), (last, &picture("den sidste"))] {
            send(&young, id, None, bytes).await.is(201);
        }
        let drawing = |file: Id| contribution("drawing", &json!({ "file_id": file }));
        for said in [spoken(voice), drawing(first), drawing(last)] {
            young.put(&met.part("contributions", kurs.id()), &said).await.is(201);
        }
        // Words that look like the placeholder of a file stay words.
        let mark = format!("{first}@ {first}#");
        kurs.contribute(&young, met, &mark).await;
        let path = format!("{}/minutes", met.path());
        let page = mette.get(&path).await.is(200).text;
        let stored = young.call("GET", &format!("/files/{first}")).open().await.bytes().await.expect("bytes");
        let address = format!("src=\"data:image/png;base64,{}\"", BASE64_STANDARD.encode(&stored));
        assert_eq!(page.matches(&address).count(), 1, "{page}");
        for (id, bytes) in [(voice, VOICE), (first, &stored[..])] {
            let named = format!("Fil {id}, SHA-256 {}", fingerprint(bytes));
            assert!(page.contains(&named), "{named}: {page}");
        }
        assert!(page.contains(&mark), "{page}");
        // If a file is missing in the store, the page ends in an error.
        let folder = kurs.database.folder.path().join("files").join(young.id().to_string());
        std::fs::remove_file(folder.join(last.to_string())).expect("it was there");
        assert!(mette.call("GET", &path).try_send().await.is_none());
    }

    async fn a_file_is_deleted_after_its_contribution_is_taken_back(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        // The first was heard by nobody, the second was; the third is on a success, too; the fourth is said
        // again within the hour; the fifth is not taken back.
        let files: Vec<_> = (0..5).map(|_| kurs.id()).collect();
        let mut said = Vec::new();
        for file in &files {
            send(&young, *file, None, VOICE).await.is(201);
            said.push(met.part("contributions", kurs.id()));
            young.put(said.last().expect("one"), &spoken(*file)).await.is(201);
        }
        let success = format!("/successes/{}", kurs.id());
        young.put(&success, &with(kurs.success("2026-11-22", "Jeg turde"), &json!({ "file_ids": [files[2]] }))).await.is(201);
        mette.get(&format!("/files/{}", files[1])).await.is(200);
        for path in &said[..4] {
            young.delete(path).await.is(200);
            young.delete(path).await.is(200);
        }
        for file in &files[..4] {
            mette.get(&format!("/files/{file}")).await.refused(404, "not_found");
        }
        kurs.clock.advance(HOUR_MS - 1);
        assert_eq!(delete_unreferenced(&kurs).await, 0);
        let again = met.part("contributions", kurs.id());
        young.put(&again, &spoken(files[3])).await.is(201);
        kurs.clock.advance(1);
        assert_eq!(delete_unreferenced(&kurs).await, 2);
        assert_eq!(delete_unreferenced(&kurs).await, 0);
        for (place, there) in [(0, false), (1, false), (2, true), (3, true), (4, true)] {
            let file = files[place];
            let rows = kurs.number(&format!("SELECT COUNT(*) FROM files WHERE id = '{file}'")).await;
            let bytes = kurs.state.files.get(young.id(), file).await.expect("the store answers");
            assert_eq!((rows == 1, bytes.is_some()), (there, there), "number {place}");
            let answer = young.get(&format!("/files/{file}")).await;
            assert_eq!(answer.status, if there { 200 } else { 404 }, "number {place}");
        }
        let everything = kurs.dump().await.join("\n");
        assert!(!everything.contains(&files[0].to_string()), "nothing of it stays");
        // Taken back once more, its file is deleted as well.
        young.delete(&again).await.is(200);
        kurs.clock.advance(HOUR_MS);
        assert_eq!(delete_unreferenced(&kurs).await, 1);
        // A late duplicate upload, or one to say it again, is accepted; unreferenced for as long as a phone
        // may be offline, it is deleted.
        send(&young, files[0], None, VOICE).await.is(201);
        send(&young, files[1], None, VOICE).await.is(201);
        young.put(&met.part("contributions", kurs.id()), &spoken(files[1])).await.is(201);
        kurs.pass_days(400);
        assert_eq!(delete_unreferenced(&kurs).await, 1);
        assert!(kurs.state.files.get(young.id(), files[0]).await.expect("it answers").is_none());
        assert!(kurs.state.files.get(young.id(), files[1]).await.expect("it answers").is_some());
        assert_eq!(kurs.number("SELECT COUNT(*) FROM files_gone").await, 0);
    }

    async fn ranges_of_a_voice_note(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let id = kurs.id();
        send(&young, id, None, VOICE_MP4).await.is(201);
        let size = VOICE_MP4.len();
        let get = |range: &str| young.call("GET", &format!("/files/{id}")).header("range", range).open();
        for (range, first, last) in [
            ("bytes=0-1", 0, 1),
            ("bytes=100-", 100, size - 1),
            ("bytes=-10", size - 10, size - 1),
            ("bytes=10-99999999", 10, size - 1),
        ] {
            let answer = get(range).await;
            assert_eq!(answer.status(), 206, "{range}");
            assert_eq!(answer.headers()["content-range"], format!("bytes {first}-{last}/{size}").as_str());
            assert_eq!(answer.headers()["content-type"], "audio/mp4");
            assert_eq!(answer.bytes().await.expect("bytes"), &VOICE_MP4[first..=last]);
        }
        for range in ["bytes=5-4", "bytes=99999999-", "bytes=-0"] {
            assert_eq!(get(range).await.status(), 416, "{range}");
        }
        for range in ["lines=1-2", "bytes=1-2,4-5", "bytes=a-b", "bytes=+1-2", "bytes=18446744073709551616-"] {
            assert_eq!(get(range).await.status(), 200, "{range}");
        }
        let drawing = kurs.id();
        send(&young, drawing, None, &picture("hel")).await.is(201);
        let whole = young.call("GET", &format!("/files/{drawing}")).header("range", "bytes=0-1").open().await;
        assert_eq!(whole.status(), 200);
    }

    async fn invalid_voice_notes_and_pictures_are_refused(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let before = kurs.dump().await;
        // Two hours, by the timestamp of its second cluster.
        let mut long = VOICE.to_vec();
        let clusters = long.windows(4).enumerate().filter(|(_, it)| **it == [0x1f, 0x43, 0xb6, 0x75]);
        let cluster = clusters.map(|(at, _)| at).next_back().expect("a cluster");
        let time = cluster + long[cluster..].iter().position(|it| *it == 0xe7).expect("its time");
        let length = usize::from(long[time + 1] & 0x7f);
        let two_hours: u32 = 2 * 60 * 60 * 1_000;
        let mut element = vec![0xe7, 0x84];
        element.extend(two_hours.to_be_bytes());
        long.splice(time..time + 2 + length, element);
        let mut bomb = picture("bombe");
        bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        let cut = &VOICE[..VOICE.len() - 3];
        for (bytes, status, code) in [
            (&b""[..], 422, "invalid_content_range"),
            (&long, 422, "voice_too_long"),
            (VIDEO, 415, "not_a_voice_note"),
            (cut, 415, "not_a_voice_note"),
            (&VOICE[..40], 415, "not_a_voice_note"),
            (b"OggS<script>alert(1)</script>", 415, "not_a_voice_note"),
            (b"\x1a\x45\xdf\xa3%PDF-1.7", 415, "not_a_voice_note"),
            (b"RIFF\x24\0\0\0WAVEfmt ", 415, "not_a_picture"),
            (b"ID3\x04\0\0\0\0\0\0", 415, "not_a_picture"),
            (&bomb, 422, "picture_too_large"),
        ] {
            let id = kurs.id();
            send(&young, id, None, bytes).await.refused(status, code);
            young.get(&format!("/files/{id}")).await.refused(404, "not_found");
        }
        assert_eq!(kurs.dump().await, before);
    }
}
