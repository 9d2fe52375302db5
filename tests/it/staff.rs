//! Staff: created, renamed, invited again; never turned into somebody else.

use serde_json::{Value, json};

use crate::kurs::{Client, on_both, people::code, said::comparable};

on_both! {
    async fn a_colleague_does_not_rename_themselves_in_the_access_log(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        let refused = mette.patch("/me", &json!({ "name": "Peter" })).await;
        let refused = refused.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("name", "not_yours_to_change"));
        assert_eq!(young.get("/access_log").await["items"][0]["by"], "Mette");
    }

    async fn made_and_renamed(kurs: Kurs) {
        let path = format!("/staff/{}", kurs.id());
        let body =
            json!({ "name": "Mette Sørensen", "role": "caseworker", "department": "Børn og Unge" });
        let made = kurs.administrator.put(&path, &body).await.is(201);
        let mette = kurs.sign_in(&code(&made["invitation"])).await;
        let renamed = json!({ "name": "Mette Østergård", "role": "caseworker" });
        let again = kurs.administrator.put(&path, &renamed).await.is(200);
        assert!(again["invitation"].is_null());
        assert_eq!(mette.get("/me").await.is(200)["name"], "Mette Østergård");
        let lead = json!({ "name": "Mette", "role": "lead" });
        kurs.administrator.put(&path, &lead).await.refused(409, "role_stays");
        let list = kurs.administrator.get("/staff").await.is(200);
        let mut list = list.items().to_vec();
        list.sort_by_key(|staff| staff["name"].to_string());
        insta::assert_json_snapshot!("staff", comparable(&list.into()));
    }

    async fn a_young_person_is_no_colleague(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let body = json!({ "name": "Åse", "role": "caseworker" });
        kurs.administrator
            .put(&format!("/staff/{}", young.id()), &body)
            .await
            .refused(404, "not_found");
        let path = format!("/staff/{}/invitations/{}", young.id(), kurs.id());
        kurs.administrator.put(&path, &json!({})).await.refused(404, "not_found");
        let body = json!({ "name": "Bo", "role": "young_person" });
        let refused = kurs.administrator.put(&format!("/staff/{}", kurs.id()), &body).await;
        assert_eq!(refused.refused(422, "invalid_fields").field(), ("role", "not_staff"));
        assert_eq!(kurs.administrator.get("/staff").await.items().len(), 1);
    }

    async fn a_name_is_visible_text(kurs: Kurs) {
        for name in ["", " ", "\u{200b}", "\u{2060}\u{200d}", "\u{3164}", "\u{ad}\u{34f}"] {
            for (path, role) in [("staff", json!("caseworker")), ("young_people", Value::Null)] {
                let path = format!("/{path}/{}", kurs.id());
                let mut body = json!({ "name": name, "role": role });
                if role.is_null() {
                    body = json!({ "name": name });
                }
                let refused = kurs.administrator.put(&path, &body).await;
                assert_eq!(refused.status, 422, "{name:?}: {}", refused.text);
                assert_eq!(refused.field(), ("name", "text_empty"), "{name:?}");
            }
        }
    }

    async fn ended_access_ends_sessions_and_assignments(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        bo.patch("/me", &json!({ "language": "en" })).await.is(200);
        kurs.assign_for(&mette, &bo, "2026-12-01T08:00:00Z", None).await;
        let invitation = format!("/staff/{}/invitations/{}", mette.id(), kurs.id());
        let desk = kurs.again(&mette).await;
        let mut stream = kurs.listen(&desk).await;
        let path = format!("/staff/{}", mette.id());
        for _ in 0..2 {
            kurs.administrator.delete(&path).await.is(204);
        }
        for session in [&mette, &desk] {
            session.get("/me").await.refused(401, "session_expired");
        }
        // The stream ends, whether or not an event about an assignment comes first.
        while let Some(heard) = stream.next_change().await {
            assert_eq!(heard.kind, "assignment");
        }
        for (who, language) in [(&young, "har ikke længere adgang"), (&bo, "no longer has access")] {
            assert_eq!(who.get("/me").await["team"], json!([]));
            let own = who.get("/assignments").await.is(200);
            let ended = &own.items()[0]["changes"][1];
            assert_eq!((&ended["what"], &ended["by"]), (&json!("ended"), &json!("Anders")));
            assert!(ended["why"].as_str().is_some_and(|why| why.contains(language)), "{ended}");
        }
        // It stays ended, whichever route is called.
        let renamed = json!({ "name": "Mette", "role": "caseworker" });
        kurs.administrator.put(&path, &renamed).await.refused(409, "staff_ended");
        kurs.administrator.put(&invitation, &json!({})).await.refused(409, "staff_ended");
        let assign = format!("/young_people/{}/assignments/{}", young.id(), kurs.id());
        let body = json!({ "caseworker_id": mette.id(), "since": kurs.now(), "why": "Derfor" });
        let refused = kurs.administrator.put(&assign, &body).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("caseworker_id", "not_a_caseworker"));
        kurs.again(&mette).await.get("/me").await.refused(401, "session_expired");
        let staff = kurs.administrator.get("/staff").await.is(200);
        let listed = staff.items().iter().find(|one| one["name"] == "Mette").expect("Mette");
        assert_eq!(listed["ended_at"], kurs.now());
    }

    async fn a_pending_code_is_invalid_after_access_ended(kurs: Kurs) {
        let path = format!("/staff/{}", kurs.id());
        let body = json!({ "name": "Mette", "role": "caseworker" });
        let made = kurs.administrator.put(&path, &body).await.is(201);
        kurs.administrator.delete(&path).await.is(204);
        let code = code(&made["invitation"]);
        kurs.signed_out().post("/sessions", &json!({ "code": code })).await.refused(422, "code_expired");
        let young = kurs.young_person("Åse").await;
        for nobody in [young.id(), kurs.id()] {
            kurs.administrator.delete(&format!("/staff/{nobody}")).await.refused(404, "not_found");
        }
        young.get("/me").await.is(200);
    }

    async fn there_is_always_an_administrator(kurs: Kurs) {
        let path = |who: &Client| format!("/staff/{}", who.id());
        let own = path(&kurs.administrator);
        kurs.administrator.delete(&own).await.refused(409, "last_administrator");
        // One who has never signed in does not count.
        let waits = json!({ "name": "Ea", "role": "administrator" });
        kurs.administrator.put(&format!("/staff/{}", kurs.id()), &waits).await.is(201);
        kurs.administrator.delete(&own).await.refused(409, "last_administrator");
        let eva = kurs.colleague("Eva", "administrator").await;
        let (evas, anders) = (path(&eva), own);
        let (one, two) = tokio::join!(kurs.administrator.delete(&evas), eva.delete(&anders));
        let mut statuses = [one.status, two.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204, "{} {}", one.text, two.text);
        assert_ne!(statuses[1], 204, "{} {}", one.text, two.text);
        let left = "SELECT COUNT(*) FROM people WHERE role = 'administrator' AND arrived AND ended_at IS NULL";
        assert_eq!(kurs.number(left).await, 1);
    }

    async fn invited_again_in_another_department(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let path = format!("/staff/{}/invitations/{}", mette.id(), kurs.id());
        let invitation = kurs.administrator.put(&path, &json!({})).await.is(201);
        let desk = kurs.sign_in(&code(&invitation.json)).await;
        assert_eq!(desk.id(), mette.id());
    }

    async fn the_list_is_walked_once_each(kurs: Kurs) {
        for name in ["Mette", "Peter", "Lone"] {
            kurs.caseworker(name).await;
        }
        let (mut walked, mut path) = (Vec::new(), "/staff?limit=1".to_owned());
        loop {
            let page = kurs.administrator.get(&path).await.is(200);
            walked.extend(page.items().iter().map(|one| one["name"].to_string()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/staff?limit=1&before={next}");
        }
        walked.sort();
        assert_eq!(walked, ["\"Anders\"", "\"Lone\"", "\"Mette\"", "\"Peter\""]);
    }
}
