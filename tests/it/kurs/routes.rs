//! A valid call of every route, for the tests that walk them all.
//!
//! A route that is not listed here panics: whoever adds a route adds a valid call.

use kurs_domain::Id;
use kurs_server::api::access::Entry;
use serde_json::{Value, json};

use super::{Answer, Client, Kurs, said};

/// A unique name: wherever it appears, Åse's data appear.
pub(crate) const CANARY: &str = "Gulspurvefløjt";

/// A young person with a record of every kind, and everyone who may or may not see them.
pub(crate) struct World {
    pub(crate) kurs: Kurs,
    pub(crate) young_person: Client,
    pub(crate) other_young_person: Client,
    pub(crate) assigned: Client,
    pub(crate) formerly_assigned: Client,
    pub(crate) assigned_in_future: Client,
    pub(crate) never_assigned: Client,
    pub(crate) lead: Client,
}

/// A request that succeeds for a permitted caller.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) path: String,
    pub(crate) body: Option<Value>,
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) ok: u16,
}

impl World {
    pub(crate) async fn new(kurs: Kurs) -> Self {
        let young_person = kurs.young_person(CANARY).await;
        let other_young_person = kurs.young_person("Bo").await;
        let assigned = kurs.caseworker("Mette").await;
        let formerly_assigned = kurs.caseworker("Peter").await;
        let assigned_in_future = kurs.caseworker("Lone").await;
        let never_assigned = kurs.caseworker("Hans").await;
        let lead = kurs.colleague("Birgit", "lead").await;
        kurs.assign(&assigned, &young_person).await;
        let (long_ago, before) = ("2026-10-01T08:00:00Z", Some("2026-11-22T10:59:59Z"));
        kurs.assign_for(&formerly_assigned, &young_person, long_ago, before).await;
        kurs.assign_for(&assigned_in_future, &young_person, "2026-11-22T11:00:01Z", None).await;
        let success = said::with(
            kurs.success("2026-11-22", &format!("{CANARY} sang")),
            &json!({ "shared_with": "my_team" }),
        );
        kurs.succeed(&young_person, &success).await;
        Self {
            kurs,
            young_person,
            other_young_person,
            assigned,
            formerly_assigned,
            assigned_in_future,
            never_assigned,
            lead,
        }
    }

    /// A valid call of this route on the first young person's records.
    pub(crate) async fn prepare(&self, entry: &Entry) -> Prepared {
        if let Some(call) = self.prepare_celebration(entry).await {
            return call;
        }
        if let Some(call) = self.prepare_meeting(entry).await {
            return call;
        }
        let (kurs, young) = (&self.kurs, self.young_person.id());
        let new = kurs.id();
        let read = |path: String| Prepared { path, body: None, bytes: None, ok: 200 };
        let write = |path: String, body: Value, ok: u16| Prepared {
            path,
            body: Some(body),
            bytes: None,
            ok,
        };
        match (entry.method, entry.path.as_str()) {
            ("POST", "/sessions") => {
                let (_, code) = kurs.invite("Cecilie").await;
                write("/sessions".into(), json!({ "code": code }), 201)
            }
            ("POST", "/demo/sessions") => {
                write("/demo/sessions".into(), json!({ "as": "administrator" }), 201)
            }
            ("DELETE", path @ ("/sessions" | "/sessions/current")) => {
                Prepared { ok: 204, ..read(path.into()) }
            }
            ("PATCH", "/me") => write("/me".into(), json!({ "welcomed": true }), 200),
            ("PUT", "/goals/{id}") => {
                let body = said::with(Self::goal_body(), &json!({ "confidence": 7 }));
                write(format!("/goals/{}", self.goal().await), body, 200)
            }
            ("GET", "/goals/{id}") => read(format!("/goals/{}", self.goal().await)),
            ("DELETE", "/goals/{id}") => {
                Prepared { ok: 204, ..read(format!("/goals/{}", self.goal().await)) }
            }
            ("DELETE", "/earlier_words/{id}") => {
                let path = format!("/earlier_words/{}", self.earlier_words().await);
                Prepared { ok: 204, ..read(path) }
            }
            ("PUT", "/files/{id}") => {
                let bytes = Some(said::picture(CANARY));
                Prepared { bytes, ..read(format!("/files/{}", self.file().await)) }
            }
            ("GET", "/files/{id}") => read(format!("/files/{}", self.file().await)),
            ("GET", "/successes/{id}") => read(format!("/successes/{}", self.success().await)),
            ("PUT", "/successes/{id}") => {
                let path = format!("/successes/{}", self.success().await);
                write(path, kurs.success("2026-11-21", "Jeg turde"), 200)
            }
            ("DELETE", "/successes/{id}") => {
                Prepared { ok: 204, ..read(format!("/successes/{}", self.success().await)) }
            }
            ("GET", "/young_people/{id}/feedback") => {
                self.feedback().await;
                read(format!("/young_people/{young}/feedback"))
            }
            ("GET", "/feedback/{id}") => read(format!("/feedback/{}", self.feedback().await)),
            ("PUT", "/feedback/{id}") => {
                let body = said::with(self.feedback_body(), &json!({ "words": "Igen" }));
                write(format!("/feedback/{}", self.feedback().await), body, 200)
            }
            ("DELETE", "/feedback/{id}") => {
                Prepared { ok: 204, ..read(format!("/feedback/{}", self.feedback().await)) }
            }
            ("POST", "/goal_suggestions/{id}/answer") => {
                let path = format!("/goal_suggestions/{}/answer", self.suggestion().await);
                write(path, json!({ "outcome": "dropped", "words": format!("Nej, {CANARY}") }), 200)
            }
            ("PUT", "/young_people/{id}") => {
                write(format!("/young_people/{young}"), json!({ "name": "Ditte" }), 200)
            }
            ("GET", "/young_people/{id}") => read(format!("/young_people/{young}")),
            ("GET", "/young_people/{id}/team") => read(format!("/young_people/{young}/team")),
            ("PUT", "/young_people/{id}/label") => {
                write(format!("/young_people/{young}/label"), json!({ "label": CANARY }), 200)
            }
            ("PUT" | "DELETE", "/young_people/{id}/star") => {
                Prepared { ok: 204, ..read(format!("/young_people/{young}/star")) }
            }
            ("PATCH", "/drafts") => {
                self.kurs.execute("DELETE FROM drafts").await;
                let body = json!({ "about": young, "drafts": { "svar": "Kære Åse" } });
                write("/drafts".into(), body, 204)
            }
            ("PUT", "/young_people/{young_person_id}/outreach/{id}") => {
                self.kurs.execute("DELETE FROM outreach").await;
                let body = json!({ "how": "sms", "on": "2026-11-22" });
                write(format!("/young_people/{young}/outreach/{new}"), body, 201)
            }
            ("DELETE", "/young_people/{young_person_id}/outreach/{id}") => {
                self.kurs.execute("DELETE FROM outreach").await;
                let path = format!("/young_people/{young}/outreach/{new}");
                let body = json!({ "how": "sms", "on": "2026-11-22" });
                self.assigned.put(&path, &body).await.is(201);
                Prepared { ok: 204, ..read(path) }
            }
            ("PUT", "/young_people/{young_person_id}/invitations/{id}") => {
                write(format!("/young_people/{young}/invitations/{new}"), json!({}), 201)
            }
            ("PUT", "/young_people/{young_person_id}/goal_suggestions/{id}") => {
                self.drop_suggestions().await;
                let path = format!("/young_people/{young}/goal_suggestions/{new}");
                write(path, json!({ "text": "Vil du med til banko?" }), 201)
            }
            ("PUT", "/staff/{id}") => {
                write(format!("/staff/{new}"), json!({ "name": "Ea", "role": "lead" }), 201)
            }
            ("DELETE", "/staff/{id}") => {
                let path = format!("/staff/{}", kurs.caseworker("Ea").await.id());
                Prepared { ok: 204, ..read(path) }
            }
            ("POST", "/staff/{id}/confirmation") => {
                let other = kurs.colleague("Eva", "administrator").await;
                let ea = kurs.sign_in_again(&other, &kurs.caseworker("Ea").await).await;
                let path = format!("/staff/{}/confirmation", ea.id());
                write(path, json!({ "since": kurs.now() }), 204)
            }
            ("PUT", "/staff/{person_id}/invitations/{id}") => {
                write(format!("/staff/{}/invitations/{new}", self.lead.id()), json!({}), 201)
            }
            ("GET", "/young_people/{young_person_id}/assignments") => {
                read(format!("/young_people/{young}/assignments"))
            }
            ("PUT", "/young_people/{young_person_id}/assignments/{id}") => {
                let body = json!({ "caseworker_id": self.assigned.id(), "since": kurs.now(),
                    "until": "2026-11-22T11:00:00Z", "why": "Kun for en stund" });
                write(format!("/young_people/{young}/assignments/{new}"), body, 201)
            }
            ("DELETE", "/young_people/{young_person_id}/assignments/{id}") => {
                Prepared { ok: 204, ..read(self.past_assignment().await) }
            }
            ("GET", "/young_people/{young_person_id}/assignments/{id}/handover") => {
                read(format!("{}/handover", self.past_assignment().await))
            }
            ("POST", "/young_people/{young_person_id}/assignments/{id}/handover") => {
                let path = format!("{}/handover", self.past_assignment().await);
                let ea = kurs.caseworker("Ea").await;
                kurs.assign(&ea, &self.young_person).await;
                let body = json!({ "to": ea.id(), "because": "Hans stopper" });
                write(path, body, 204)
            }
            ("POST", "/goals/{id}/later") => {
                let path = format!("/goals/{}/later", self.goal().await);
                write(path, json!({ "on": "2026-11-22" }), 204)
            }
            ("POST", "/dead_letters/{id}/again") => {
                let path = format!("/dead_letters/{}/again", self.dead_letter().await);
                write(path, json!({}), 204)
            }
            (
                "GET",
                "/push_subscriptions"
                | "/sessions/current"
                | "/me"
                | "/events"
                | "/changes"
                | "/goals"
                | "/today"
                | "/instruments"
                | "/feedback"
                | "/help_lines"
                | "/successes"
                | "/goal_suggestions"
                | "/access_log"
                | "/outreach"
                | "/drafts"
                | "/assignments"
                | "/confirmations"
                | "/young_people"
                | "/staff"
                | "/dead_letters",
            ) => read(entry.path.clone()),
            ("PUT", "/push_subscriptions/{id}") => {
                let id = self.push_subscription().await;
                write(format!("/push_subscriptions/{id}"), Self::push_body(id), 200)
            }
            ("DELETE", "/push_subscriptions/{id}") => {
                let path = format!("/push_subscriptions/{}", self.push_subscription().await);
                Prepared { ok: 204, ..read(path) }
            }
            ("POST", "/push_subscriptions/{id}/test") => {
                let path = format!("/push_subscriptions/{}/test", self.push_subscription().await);
                Prepared { ok: 202, ..read(path) }
            }
            ("POST", "/push_subscriptions/{id}/arrivals") => {
                let id = self.push_subscription().await;
                let body = json!({ "message": new });
                write(format!("/push_subscriptions/{id}/arrivals"), body, 204)
            }
            (method, path) => panic!("{method} {path} has no call yet: add one here"),
        }
    }

    /// Makes the call as `who`, in a browser of its own, because some calls end the session.
    pub(crate) async fn make(&self, who: &Client, entry: &Entry, call: &Prepared) -> Answer {
        let client =
            if who.token().is_some() { self.kurs.again(who).await } else { self.kurs.signed_out() };
        let request = client.call(entry.method, &call.path);
        let answer = match (&call.body, &call.bytes) {
            (Some(body), _) => request.json(body).send().await,
            (None, Some(bytes)) => request.bytes(None, bytes).send().await,
            (None, None) => request.send().await,
        };
        if (entry.method, entry.path.as_str()) == ("DELETE", "/sessions")
            && let Some(token) = who.token()
        {
            self.kurs.begin_session(who.id(), &token).await;
        }
        answer
    }

    /// The path of an assignment that is over.
    async fn past_assignment(&self) -> String {
        let over = Some("2026-11-22T11:00:00Z");
        let (who, young) = (&self.never_assigned, &self.young_person);
        self.kurs.assign_for(who, young, "2026-10-01T08:00:00Z", over).await
    }

    fn goal_body() -> Value {
        let resting = json!({ "state": "resting" });
        said::with(said::shared_goal(&format!("Lytte til {CANARY}")), &resting)
    }

    async fn goal(&self) -> Id {
        self.kurs.set_goal(&self.young_person, &Self::goal_body()).await
    }

    /// Earlier words, from concurrent writes of two phones.
    async fn earlier_words(&self) -> String {
        let path = format!("/goals/{}?base=1", self.goal().await);
        for why in [CANARY, "Jeg sover bedre"] {
            let body = said::with(Self::goal_body(), &json!({ "why": why }));
            self.young_person.put(&path, &body).await.is(200);
        }
        let changes = self.young_person.get("/changes").await.is(200).by_kind();
        let earlier = changes["earlier_words"].as_array().and_then(|all| all.last()).cloned();
        earlier.expect("earlier words")["id"].as_str().expect("an id").to_owned()
    }

    /// A picture on a success that is shared with the team.
    async fn file(&self) -> Id {
        let id = self.kurs.id();
        let call = self.young_person.call("PUT", &format!("/files/{id}"));
        call.bytes(None, &said::picture(CANARY)).send().await.is(201);
        let more = json!({ "shared_with": "my_team", "file_ids": [id] });
        let body = said::with(self.kurs.success("2026-11-22", "Se her"), &more);
        self.kurs.succeed(&self.young_person, &body).await;
        id
    }

    /// A dead letter of the young person.
    async fn dead_letter(&self) -> Id {
        let (id, person) = (self.kurs.id(), self.young_person.id());
        self.kurs
            .execute(&format!(
                "INSERT INTO jobs (id, kind, key, person_id, payload, run_at, attempts, state,
                    problem, created_at, ended_at)
                 VALUES ('{id}', 'push', '{id}', '{person}', '{{\"words\":\"{CANARY}\"}}', 0, 12, 'dead',
                    'gone', 0, 0)"
            ))
            .await;
        id
    }

    fn push_body(id: Id) -> Value {
        let endpoint = format!("https://fcm.googleapis.com/fcm/send/{id}");
        let keys = json!({ "auth": "BTBZMqHH6r4Tts7J_aSIgg", "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-\
            VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4" });
        json!({ "endpoint": endpoint, "keys": keys })
    }

    /// A push subscription; the previous one is ended.
    async fn push_subscription(&self) -> Id {
        let id = self.kurs.id();
        for item in self.young_person.get("/push_subscriptions").await.is(200).items() {
            let path = format!("/push_subscriptions/{}", item["id"].as_str().expect("an id"));
            self.young_person.delete(&path).await.is(204);
        }
        let path = format!("/push_subscriptions/{id}");
        self.young_person.put(&path, &Self::push_body(id)).await.is(201);
        id
    }

    fn feedback_body(&self) -> Value {
        json!({ "instrument": "session", "instrument_version": 1, "answers": { "heard": 7 },
            "words": CANARY, "on": "2026-11-22", "at": self.kurs.now(), "shared_with": "my_team" })
    }

    async fn feedback(&self) -> Id {
        let id = self.kurs.id();
        self.young_person.put(&format!("/feedback/{id}"), &self.feedback_body()).await.is(201);
        id
    }

    async fn success(&self) -> Id {
        let body = self.kurs.success("2026-11-22", CANARY);
        self.kurs.succeed(&self.young_person, &body).await
    }

    async fn suggestion(&self) -> Id {
        self.drop_suggestions().await;
        let id = self.kurs.id();
        let path = format!("/young_people/{}/goal_suggestions/{id}", self.young_person.id());
        self.assigned.put(&path, &json!({ "text": "En tur til åen?" })).await.is(201);
        id
    }

    /// At most five may wait at a time.
    async fn drop_suggestions(&self) {
        let list = self.young_person.get("/goal_suggestions?limit=200").await.is(200);
        for waiting in list.items().iter().filter(|it| it["state"] == "waiting") {
            let path = format!("/goal_suggestions/{}/answer", waiting["id"].as_str().expect("id"));
            self.young_person.post(&path, &json!({ "outcome": "dropped" })).await.is(200);
        }
    }
}
