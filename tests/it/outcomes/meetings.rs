//! How the routes of meetings refuse.

use kurs_server::api::access::{Access, Entry};
use serde_json::{Value, json};

use super::Refused;
use crate::kurs::{
    meetings::{answer, decision, text},
    routes::{Prepared, World},
};

impl World {
    /// Calls of this route of a meeting that are refused, beginning with one that is not.
    pub(super) async fn meeting_refusals(&self, entry: &Entry, call: Prepared) -> Vec<Refused> {
        let kurs = &self.kurs;
        let with = |body: Value| Prepared { body: Some(body), ..call.clone() };
        match (entry.method, entry.path.as_str()) {
            // A closed meeting accepts nothing more; what the refusal shows of it is a look.
            ("PUT", "/meetings/{id}") => {
                let stale =
                    Refused { if_match: Some("\"0\""), ..Refused::new(call.clone(), 412, "stale") };
                vec![stale, Refused::new(call.clone(), 409, "meeting_closed")]
            }
            ("PUT", "/meetings/{meeting_id}/participants/{id}")
            | ("DELETE", "/meetings/{meeting_id}/notes/{id}")
            | (
                "PUT" | "DELETE",
                "/meetings/{meeting_id}/participants/{id}/attendance"
                | "/meetings/{meeting_id}/participants/{id}/informed",
            )
            | (
                "POST",
                "/meetings/{meeting_id}/participants/{id}/leaving" | "/meetings/{id}/holding",
            ) => {
                vec![Refused::new(call, 409, "meeting_closed")]
            }
            ("PUT", "/meetings/{meeting_id}/contributions/{contribution_id}/answers/{id}") => {
                self.assigned.put(&call.path, &answer("Vi går en tur")).await.is(201);
                vec![Refused::new(with(answer("Noget andet")), 409, "already_answered")]
            }
            ("PUT", "/meetings/{meeting_id}/notes/{id}") => {
                let unknown = json!({ "about": kurs.id(), "words": "Skole" });
                vec![
                    Refused::new(with(unknown), 422, "invalid_fields"),
                    Refused::new(call.clone(), 409, "meeting_closed"),
                ]
            }
            ("PUT", "/meetings/{id}/current_item") => {
                let unknown = json!({ "item_id": kurs.id() });
                vec![
                    Refused::new(with(unknown), 422, "invalid_fields"),
                    Refused::new(call.clone(), 409, "meeting_closed"),
                ]
            }
            ("PUT", "/meetings/{meeting_id}/corrections/{id}") => {
                let unknown = json!({ "about": kurs.id(), "words": "Kun mandage" });
                let unknown = Refused::new(with(unknown), 422, "invalid_fields");
                self.assigned.put(&call.path, &json!({ "words": "Kun tirsdage" })).await.is(201);
                let path =
                    format!("{}/{}", call.path.rsplit_once('/').expect("an id").0, kurs.id());
                let unknown = Refused { call: Prepared { path, ..unknown.call }, ..unknown };
                vec![unknown, Refused::new(call, 409, "already_said")]
            }
            ("POST", "/meetings/{id}/hearing") => {
                let heard = call.body.clone().expect("contributions");
                let too_many =
                    json!({ "contribution_ids": vec![&heard["contribution_ids"][0]; 101] });
                vec![Refused::new(with(too_many), 409, "too_many")]
            }
            ("POST", "/meetings/{meeting_id}/participant_suggestions/{id}/answer") => {
                let no = Refused::new(with(json!({ "yes": false })), 422, "invalid_fields");
                let answered = self.prepare(entry).await;
                self.assigned.post(&answered.path, &json!({ "yes": true })).await.is(200);
                let other = json!({ "yes": false, "because": "Der er ikke plads" });
                let other = Prepared { body: Some(other), ..answered };
                vec![no, Refused::new(other, 409, "already_answered")]
            }
            ("PUT", "/meetings/{meeting_id}/decisions/{id}") => {
                self.assigned.put(&call.path, &decision("Du møder ind klokken ni")).await.is(201);
                let stale = Refused {
                    if_match: Some("\"99\""),
                    ..Refused::new(call.clone(), 412, "stale")
                };
                vec![stale, Refused::new(call.clone(), 409, "meeting_closed")]
            }
            ("DELETE", "/meetings/{meeting_id}/decisions/{id}") => {
                let stale = Refused {
                    if_match: Some("\"99\""),
                    ..Refused::new(call.clone(), 412, "stale")
                };
                vec![stale, Refused::new(call.clone(), 409, "meeting_closed")]
            }
            ("PUT", "/meetings/{meeting_id}/decisions/{decision_id}/sought/{id}") => {
                let ahead = json!({ "on": "2026-12-24", "how": "call" });
                let ahead = Refused::new(with(ahead), 422, "invalid_fields");
                self.assigned
                    .put(&call.path, &json!({ "on": "2026-11-22", "how": "letter" }))
                    .await
                    .is(201);
                vec![ahead, Refused::new(call.clone(), 409, "already_said")]
            }
            ("POST", "/meetings/{meeting_id}/decisions/{id}/final") => {
                let stale = Refused {
                    if_match: Some("\"99\""),
                    ..Refused::new(call.clone(), 412, "stale")
                };
                let unseen = Entry {
                    method: "DELETE",
                    path: "/meetings/{meeting_id}/decisions/{id}".to_owned(),
                    access: Access::Assigned,
                };
                let path = format!("{}/final", self.prepare(&unseen).await.path);
                let unseen = Prepared { path, ..call.clone() };
                vec![stale, Refused::new(unseen, 409, "view_missing")]
            }
            ("POST", "/meetings/{id}/closing") => {
                let id = call.path.split('/').nth(2).expect("an id");
                let said = format!("/meetings/{id}/contributions/{}", kurs.id());
                let words = text("Jeg vil helst gå en tur");
                self.young_person.put(&said, &words).await.is(201);
                vec![Refused::new(call, 409, "open_ends")]
            }
            ("POST", "/meetings/{id}/cancellation") => {
                vec![Refused::new(call, 409, "meeting_already_held")]
            }
            ("GET", _)
            | ("POST", "/meetings/{meeting_id}/reactions/{id}/met")
            | ("PUT" | "DELETE", "/meetings/{meeting_id}/actions/{id}/fulfilment") => Vec::new(),
            (method, path) => panic!("{method} {path}: say here how it is refused"),
        }
    }
}
