//! Access to files: the owner, and assigned staff who see the success that references them.

use kurs_domain::Id;
use serde_json::{Value, json};

use super::{asked, bytes, part, send};
use crate::kurs::{
    Client, Kurs, on_both,
    said::{goal, picture, shared_goal, with},
};

const TODAY: &str = "2026-11-22";

/// A success of today with these pictures, shared with the team.
fn with_files(kurs: &Kurs, files: &[Id]) -> Value {
    with(kurs.success(TODAY, "Se her"), &json!({ "file_ids": files, "shared_with": "my_team" }))
}

on_both! {
    async fn a_file_of_another_owner_is_not_found(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let (id, whole) = (kurs.id(), picture("Åses"));
        part(&young, id, &whole, 0, 10).await.is(201);
        for answer in [
            part(&other, id, &whole, 0, 10).await,
            part(&other, id, &whole, 10, 20).await,
            asked(&other, id, whole.len()).await,
            asked(&other, id, 7).await,
            other.get(&format!("/files/{id}")).await,
        ] {
            answer.refused(404, "not_found");
        }
        part(&young, id, &whole, 10, whole.len()).await.is(200);
        other.get(&format!("/files/{id}")).await.refused(404, "not_found");
        // Referencing it in one's own success gives access to nobody.
        let mette = kurs.caseworker("Mette").await;
        kurs.assign(&mette, &other).await;
        kurs.succeed(&other, &with_files(&kurs, &[id])).await;
        mette.get(&format!("/files/{id}")).await.refused(404, "not_found");
        kurs.assign(&mette, &young).await;
        mette.get(&format!("/files/{id}")).await.refused(404, "not_found");
    }

    async fn visible_with_its_success_and_logged(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let hans = kurs.caseworker("Hans").await;
        let (id, whole) = (kurs.id(), picture("Der var en hejre"));
        // Words do not wait for a picture.
        let success = kurs.succeed(&young, &with_files(&kurs, &[id])).await;
        let path = format!("/files/{id}");
        mette.get(&path).await.is(404);
        send(&young, id, None, &whole).await.is(201);
        let shown = mette.call("GET", &path).send().await.is(200);
        for (name, value) in [
            ("content-type", "image/png"),
            ("content-disposition", "inline"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(shown.header(name), Some(value), "{name}");
        }
        assert_eq!(bytes(&mette, id).await, whole);
        hans.get(&path).await.refused(404, "not_found");
        let log = young.get("/access_log").await.is(200);
        let hers = log.items().iter().filter(|line| line["by"] == "Mette");
        let looks: Vec<_> = hers.map(|line| (&line["what"], &line["count"])).collect();
        assert_eq!(looks, [(&json!("file"), &json!(1))]);
        // Unshared, undone, or without the picture: no access any more.
        let success = format!("/successes/{success}");
        let shared = with_files(&kurs, &[id]);
        for body in [
            with(shared.clone(), &json!({ "shared_with": "only_me" })),
            with(shared.clone(), &json!({ "shared_with": [mette.id()], "file_ids": [] })),
        ] {
            young.put(&success, &body).await.is(200);
            mette.get(&path).await.refused(404, "not_found");
            young.put(&success, &shared).await.is(200);
            mette.get(&path).await.is(200);
        }
        young.delete(&success).await.is(204);
        mette.get(&path).await.refused(404, "not_found");
        assert_eq!(bytes(&young, id).await, whole);
    }

    async fn a_success_has_a_maximum_of_pictures(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let tablet = kurs.again(&young).await;
        let ids: Vec<Id> = (0..13).map(|_| kurs.id()).collect();
        let put = async |client: &Client, path: &str, files: &[Id]| {
            client.put(path, &with_files(&kurs, files)).await
        };
        let path = format!("/successes/{}", kurs.id());
        let too_many = put(&young, &path, &ids[..5]).await.refused(422, "invalid_fields");
        assert_eq!(too_many.field(), ("file_ids", "too_many_files"));
        let stored = put(&young, &path, &[ids[0], ids[1], ids[0]]).await.is(201);
        assert_eq!(stored["file_ids"], json!(ids[..2]));
        assert_eq!(young.get(&path).await["file_ids"], json!(ids[..2]));
        // Two phones add two and three: all are stored, though one phone could not have added as many.
        let on_1 = format!("{path}?base=1");
        put(&young, &on_1, &ids[..4]).await.is(200);
        let merged = put(&tablet, &on_1, &[ids[0], ids[4], ids[5], ids[6]]).await.is(200);
        let expected = json!([ids[0], ids[2], ids[3], ids[4], ids[5], ids[6]]);
        assert_eq!(merged["file_ids"], expected);
        // Editing its words, with all pictures, is possible; one more picture is not.
        let all: Vec<Id> = serde_json::from_value(expected).expect("ids");
        let on_3 = format!("{path}?base=3");
        let words = with(with_files(&kurs, &all), &json!({ "words": "Se lige her" }));
        young.put(&on_3, &words).await.is(200);
        let more = [&all[..], &ids[7..8]].concat();
        let too_many = put(&tablet, &on_3, &more).await.refused(422, "invalid_fields");
        assert_eq!(too_many.field(), ("file_ids", "too_many_files"));
        // There is a limit, and nothing is dropped silently.
        let too_many = put(&tablet, &format!("{path}?base=0"), &ids[9..13]).await;
        assert_eq!(too_many.field(), ("file_ids", "too_many_files"));
        assert_eq!(young.get(&path).await["file_ids"].as_array().map(Vec::len), Some(6));
    }

    async fn a_second_mark_with_a_picture_is_a_success_of_its_own(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let goal = kurs.set_goal(&young, &goal("Gå")).await;
        let first = kurs.succeed(&young, &kurs.mark(TODAY, goal)).await;
        let mark = with(kurs.mark(TODAY, goal), &json!({ "file_ids": [kurs.id()] }));
        let second = kurs.succeed(&young, &mark).await;
        assert_ne!(first, second);
        let again = young.put(&format!("/successes/{second}"), &mark).await.is(200);
        assert_eq!((&again["id"], &again["file_ids"]), (&json!(second), &mark["file_ids"]));
    }

    async fn a_picture_is_visible_with_both_its_success_and_its_goal(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå")).await;
        let file = kurs.id();
        let path = format!("/files/{file}");
        young.call("PUT", &path).bytes(None, &picture("åen")).send().await.is(201);
        let mark = with(kurs.mark(TODAY, goal), &json!({ "file_ids": [file] }));
        let success = kurs.succeed(&young, &mark).await;
        mette.get(&path).await.is(200);
        let private = with(shared_goal("Gå"), &json!({ "shared_with": "only_me" }));
        young.put(&format!("/goals/{goal}"), &private).await.is(200);
        mette.get(&path).await.refused(404, "not_found");
        let stored = young.get(&format!("/successes/{success}")).await.is(200);
        assert_eq!(stored["file_ids"], json!([file]));
        young.get(&path).await.is(200);
    }
}
