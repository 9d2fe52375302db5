//! Creates meetings and contributions, and prepares a call of each of their routes.

use kurs_domain::Id;
use kurs_server::api::access::Entry;
use serde_json::{Value, json};

use super::{
    Answer, Client, Kurs,
    routes::{CANARY, Prepared, World},
    said,
};

/// A contribution in text.
pub(crate) fn text(words: &str) -> Value {
    json!({ "kind": "text", "body": { "text": words }, "said_at": "2026-11-22T10:59:00Z" })
}

/// The action of [`decision`].
pub(crate) const ACTION: &str = "019abcde-0000-7000-8000-00000000000a";

/// A decision with its reason.
pub(crate) fn decision(text: &str) -> Value {
    json!({ "text": text, "why": "Fordi du helst vil møde ind klokken ti",
        "actions": [{ "id": ACTION, "text": "Ringer til skolen", "who": "Mette", "by": "2026-12-01" }] })
}

/// An answer to a contribution.
pub(crate) fn answer(text: &str) -> Value {
    json!({ "outcome": "changed", "text": text })
}

/// A meeting's id, with the paths of its parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met(pub(crate) Id);

impl Met {
    /// The meeting's own path.
    pub(crate) fn path(self) -> String {
        format!("/meetings/{}", self.0)
    }

    /// The path of one of its parts.
    pub(crate) fn part(self, name: &str, id: Id) -> String {
        format!("/meetings/{}/{name}/{id}", self.0)
    }

    /// The path of an act.
    pub(crate) fn act(self, noun: &str) -> String {
        format!("/meetings/{}/{noun}", self.0)
    }
}

impl Kurs {
    /// The plan of a meeting that can begin now.
    pub(crate) fn plan_of(&self, young: &Client, title: &str) -> Value {
        json!({ "young_person_id": young.id(), "kind": "action_plan", "title": title,
            "purpose": "Vi finder ud af, hvad der skal ske efter nytår",
            "starts_at": self.now(), "duration_minutes": 45,
            "place": { "kind": "outside", "details": "Ved åen" },
            "agenda": [{ "id": self.id(), "text": "Skole" }] })
    }

    /// Plans a meeting.
    pub(crate) async fn meet(&self, caseworker: &Client, young: &Client) -> Met {
        let met = Met(self.id());
        caseworker.put(&met.path(), &self.plan_of(young, "Efter nytår")).await.is(201);
        met
    }

    /// Adds a contribution.
    pub(crate) async fn contribute(&self, who: &Client, met: Met, words: &str) -> Id {
        let id = self.id();
        who.put(&met.part("contributions", id), &text(words)).await.is(201);
        id
    }

    /// Writes a decision at a meeting that has begun.
    pub(crate) async fn decide(&self, who: &Client, met: Met, words: &str) -> Id {
        let id = self.id();
        let mut decision = decision(words);
        decision["actions"][0]["id"] = json!(self.id());
        who.put(&met.part("decisions", id), &decision).await.is(201);
        id
    }

    /// Begins a meeting.
    pub(crate) async fn begin_meeting(&self, who: &Client, met: Met) -> Answer {
        who.call("POST", &met.act("holding")).send().await.is(200)
    }
}

impl World {
    /// A call of this route, if it is one of this module's.
    pub(super) async fn prepare_meeting(&self, entry: &Entry) -> Option<Prepared> {
        let (kurs, young) = (&self.kurs, self.young_person.id());
        let (method, path) = (entry.method, entry.path.as_str());
        if !path.contains("meeting") && !["/awaiting", "/schedule"].contains(&path) {
            return None;
        }
        let new = kurs.id();
        let call = |path: String, body: Option<Value>, ok: u16| {
            Some(Prepared { path, body, bytes: None, ok })
        };
        let request = json!({ "words": format!("Jeg vil tale om {CANARY}") });
        match (method, path) {
            ("PUT", "/meeting_requests/{id}") => {
                return call(
                    format!("/meeting_requests/{}", self.request().await),
                    Some(request),
                    200,
                );
            }
            ("DELETE", "/meeting_requests/{id}") => {
                return call(format!("/meeting_requests/{}", self.request().await), None, 200);
            }
            ("GET", "/meeting_templates") => return call("/meeting_templates".into(), None, 200),
            ("PUT", "/meeting_templates/{kind}") => {
                let template = json!({ "title": "Netværksmøde", "purpose": "Vi mødes om dig.",
                    "duration_minutes": 60, "agenda": ["Det, du har sagt"] });
                return call("/meeting_templates/network".into(), Some(template), 200);
            }
            ("GET", "/meetings") => {
                return call(format!("/meetings?young_person_id={young}"), None, 200);
            }
            _ => {}
        }
        let met = kurs.meet(&self.assigned, &self.young_person).await;
        let at = |noun: &str| met.act(noun);
        let part = |name: &str, id: Id| met.part(name, id);
        let suggestion = json!({ "kind": "come", "name": format!("Onkel {CANARY}") });
        let because = json!({ "because": "Vi finder en bedre dag" });
        match (method, path) {
            ("GET", "/awaiting") => {
                kurs.contribute(&self.young_person, met, "Jeg vil helst gå en tur").await;
                call("/awaiting".into(), None, 200)
            }
            ("GET", "/schedule") => call("/schedule".into(), None, 200),
            ("GET", "/meetings/{id}") => call(met.path(), None, 200),
            ("GET", "/meetings/{id}/minutes") => call(at("minutes"), None, 200),
            ("PUT", "/meetings/{id}") => {
                call(met.path(), Some(kurs.plan_of(&self.young_person, "Kun skole")), 200)
            }
            ("PATCH", "/meetings/{id}/wishes") => {
                call(at("wishes"), Some(json!({ "place": "outside" })), 200)
            }
            ("PUT", "/meetings/{meeting_id}/participant_suggestions/{id}") => {
                let path = part("participant_suggestions", new);
                self.young_person.put(&path, &suggestion).await.is(201);
                call(path, Some(suggestion), 200)
            }
            ("DELETE", "/meetings/{meeting_id}/participant_suggestions/{id}") => {
                let path = part("participant_suggestions", new);
                self.young_person.put(&path, &suggestion).await.is(201);
                call(path, None, 200)
            }
            ("POST", "/meetings/{meeting_id}/participant_suggestions/{id}/answer") => {
                let path = part("participant_suggestions", new);
                self.young_person.put(&path, &suggestion).await.is(201);
                call(format!("{path}/answer"), Some(json!({ "yes": true })), 200)
            }
            ("PUT", "/meetings/{meeting_id}/contributions/{id}") => {
                let id = kurs.contribute(&self.young_person, met, CANARY).await;
                call(part("contributions", id), Some(text(CANARY)), 200)
            }
            ("DELETE", "/meetings/{meeting_id}/contributions/{id}") => {
                let id = kurs.contribute(&self.young_person, met, CANARY).await;
                call(part("contributions", id), None, 200)
            }
            ("PUT", "/meetings/{meeting_id}/contributions/{contribution_id}/answers/{id}") => {
                let id = kurs.contribute(&self.young_person, met, CANARY).await;
                let path = format!("{}/answers/{new}", part("contributions", id));
                call(path, Some(answer("Vi går en tur")), 201)
            }
            ("PUT", "/meetings/{meeting_id}/delegates/{id}") => {
                let body = json!({ "name": format!("Farmor {CANARY}"), "task": CANARY });
                let path = part("delegates", new);
                self.young_person.put(&path, &body).await.is(201);
                call(path, Some(body), 200)
            }
            ("DELETE", "/meetings/{meeting_id}/delegates/{id}") => {
                let path = part("delegates", new);
                self.young_person.put(&path, &json!({ "name": "Farmor" })).await.is(201);
                call(path, None, 200)
            }
            ("POST", "/meetings/{id}/seen") => call(at("seen?traces=1"), None, 200),
            ("PUT", "/meetings/{meeting_id}/participants/{id}") => {
                let body = json!({ "name": "Karim", "relation": "lærer", "roles": ["writes"] });
                call(part("participants", new), Some(body), 201)
            }
            ("POST", "/meetings/{meeting_id}/participants/{id}/leaving") => {
                let path = part("participants", new);
                self.assigned.put(&path, &json!({ "name": "Karim" })).await.is(201);
                call(format!("{path}/leaving"), Some(because), 200)
            }
            ("POST", "/meetings/{id}/cancellation") => call(at("cancellation"), Some(because), 200),
            ("POST", "/meetings/{id}/hearing") => {
                let id = kurs.contribute(&self.young_person, met, CANARY).await;
                self.assigned.get(&met.path()).await.is(200);
                call(at("hearing"), Some(json!({ "contribution_ids": [id] })), 200)
            }
            ("POST", "/meetings/{id}/holding") => call(at("holding"), None, 200),
            _ => self.prepare_begun(entry, met).await,
        }
    }

    /// A call of a route of a meeting that has begun.
    async fn prepare_begun(&self, entry: &Entry, met: Met) -> Option<Prepared> {
        let (kurs, new) = (&self.kurs, self.kurs.id());
        let call = |path: String, body: Option<Value>, ok: u16| {
            Some(Prepared { path, body, bytes: None, ok })
        };
        kurs.begin_meeting(&self.assigned, met).await;
        let decided = async || kurs.decide(&self.assigned, met, "Du møder ind klokken ti").await;
        let view = json!({ "kind": "partly", "words": format!("Næsten, {CANARY}") });
        match (entry.method, entry.path.as_str()) {
            ("PUT", "/meetings/{meeting_id}/reactions/{id}") => {
                let path = met.part("reactions", new);
                self.young_person.put(&path, &json!({ "kind": "break" })).await.is(201);
                call(path, Some(json!({ "kind": "break" })), 200)
            }
            ("POST", "/meetings/{meeting_id}/reactions/{id}/met") => {
                let path = met.part("reactions", new);
                self.young_person.put(&path, &json!({ "kind": "slower" })).await.is(201);
                call(format!("{path}/met"), None, 200)
            }
            ("PUT", "/meetings/{meeting_id}/decisions/{id}") => {
                call(met.part("decisions", new), Some(decision("Du møder ind klokken ti")), 201)
            }
            ("DELETE", "/meetings/{meeting_id}/decisions/{id}") => {
                call(met.part("decisions", decided().await), None, 200)
            }
            ("PUT", "/meetings/{meeting_id}/decisions/{id}/view") => {
                let path = format!("{}/view?of=1", met.part("decisions", decided().await));
                call(path, Some(view), 200)
            }
            ("PUT", "/meetings/{meeting_id}/decisions/{decision_id}/sought/{id}") => {
                let path = format!("{}/sought/{new}", met.part("decisions", decided().await));
                call(path, Some(json!({ "on": "2026-11-22", "how": "call" })), 201)
            }
            ("POST", "/meetings/{meeting_id}/decisions/{id}/final") => {
                let path = met.part("decisions", decided().await);
                self.young_person.put(&format!("{path}/view?of=1"), &view).await.is(200);
                call(format!("{path}/final"), None, 200)
            }
            ("PUT" | "DELETE", "/meetings/{meeting_id}/actions/{id}/fulfilment") => {
                let path = met.part("decisions", decided().await);
                self.young_person.put(&format!("{path}/view?of=1"), &view).await.is(200);
                self.assigned.call("POST", &format!("{path}/final")).send().await.is(200);
                let meeting = self.young_person.get(&met.path()).await;
                let action = meeting["decisions"][0]["draft"]["actions"][0]["id"].as_str()?;
                call(format!("{}/actions/{action}/fulfilment", met.path()), None, 200)
            }
            ("PUT", "/meetings/{meeting_id}/notes/{id}") => {
                call(met.part("notes", new), Some(json!({ "words": CANARY })), 201)
            }
            ("DELETE", "/meetings/{meeting_id}/notes/{id}") => {
                let path = met.part("notes", new);
                self.assigned.put(&path, &json!({ "words": "Vi talte om skolen" })).await.is(201);
                call(path, None, 200)
            }
            ("PUT", "/meetings/{meeting_id}/participants/{id}/informed") => {
                let path = format!("{}/informed", met.part("participants", self.young_person.id()));
                let draft = self.young_person.get(&met.path()).await["plan"]["draft"].clone();
                let of = json!({ "starts_at": draft["starts_at"],
                    "duration_minutes": draft["duration_minutes"], "place": draft["place"] });
                call(path, Some(of), 200)
            }
            ("DELETE", "/meetings/{meeting_id}/participants/{id}/informed") => {
                let path = met.part("participants", self.young_person.id());
                call(format!("{path}/informed"), None, 200)
            }
            ("PUT" | "DELETE", "/meetings/{meeting_id}/participants/{id}/attendance") => {
                let path = met.part("participants", self.young_person.id());
                call(format!("{path}/attendance"), None, 200)
            }
            ("PUT", "/meetings/{id}/current_item") => {
                call(met.act("current_item"), Some(json!({ "item_id": null })), 200)
            }
            ("PUT", "/meetings/{meeting_id}/corrections/{id}") => {
                let body = json!({ "summary": "Du sagde, at formiddage er svære" });
                self.assigned.post(&met.act("closing"), &body).await.is(200);
                call(met.part("corrections", new), Some(json!({ "words": "Kun mandage" })), 201)
            }
            ("POST", "/meetings/{id}/closing") => {
                let body = json!({ "summary": "Du sagde, at formiddage er svære" });
                call(met.act("closing"), Some(body), 200)
            }
            _ => None,
        }
    }

    /// A waiting request; the previous one is withdrawn.
    async fn request(&self) -> Id {
        for row in self.young_person.get("/meetings?limit=200").await.is(200).items() {
            if row["state"] == "asked" {
                let path = format!("/meeting_requests/{}", row["id"].as_str().expect("an id"));
                self.young_person.delete(&path).await.is(200);
            }
        }
        let id = self.kurs.id();
        let body = json!({ "words": format!("Jeg vil tale om {CANARY}") });
        self.young_person.put(&format!("/meeting_requests/{id}"), &body).await.is(201);
        id
    }
}

/// A contribution of another kind.
pub(crate) fn contribution(kind: &str, body: &Value) -> Value {
    said::with(text("-"), &json!({ "kind": kind, "body": body }))
}
