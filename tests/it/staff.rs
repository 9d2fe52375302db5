//! Colleagues: made, renamed, invited again; never turned into somebody else.

use serde_json::json;

use crate::kurs::{on_both, people::code, said::comparable};

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

    async fn invited_again_on_a_new_desk(kurs: Kurs) {
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
