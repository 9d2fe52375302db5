//! Every staff route with every described outcome: if the answer depends on a young person's data, their
//! access log names the caller, for refusals too.
//!
//! Routes come from the router, outcomes from the OpenAPI description. A route whose refusal is not produced
//! here fails: whoever adds one adds how it comes about.

mod meetings;

use std::collections::BTreeSet;

use kurs_domain::{Id, people::Role};
use kurs_server::api::{
    self,
    access::{Access, Entry},
};
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Kurs,
    celebrations::plan,
    on_both,
    routes::{CANARY, Prepared, World},
};

/// The outcomes that are tested; 201 and 204 count as 200.
const OUTCOMES: [u16; 7] = [200, 304, 403, 404, 409, 412, 422];

/// Described for a family of routes but impossible on this one: a break that was already taken is no
/// conflict, and a colleague that does not exist is created.
const NEVER: [(&str, &str, u16); 2] =
    [("POST", "/meetings/{meeting_id}/reactions/{id}/met", 409), ("PUT", "/staff/{id}", 404)];

/// A call that is refused.
struct Refused {
    call: Prepared,
    if_match: Option<&'static str>,
    status: u16,
    code: &'static str,
    /// Whether the refusal reveals a young person's data.
    reveals: bool,
}

impl Refused {
    fn new(call: Prepared, status: u16, code: &'static str) -> Self {
        Self { call, if_match: None, status, code, reveals: true }
    }
}

/// Whether somebody has looked since this was asked last. What was seen is forgotten, because otherwise the
/// next look could belong to the same visit.
async fn has_looked(kurs: &Kurs) -> bool {
    let looks = kurs.number("SELECT COUNT(*) FROM access_log").await;
    kurs.execute("DELETE FROM access_log").await;
    looks > 0
}

/// The staff role that may call a route, if any.
fn caller(world: &World, access: Access) -> Option<&Client> {
    if access == Access::Unconfirmed || access == Access::SignedIn {
        return None;
    }
    [
        (Role::Caseworker, &world.assigned),
        (Role::Administrator, &world.kurs.administrator),
        (Role::Lead, &world.lead),
    ]
    .into_iter()
    .find_map(|(role, client)| (access.needs_session() && access.admits(role)).then_some(client))
}

/// The described outcomes of a route.
fn described(document: &Value, entry: &Entry) -> BTreeSet<u16> {
    let path = format!("/api/v1{}", entry.path);
    let operation = &document["paths"][path][entry.method.to_lowercase()];
    let responses = operation["responses"].as_object().expect("responses");
    responses
        .keys()
        .map(|status| status.parse().expect("a status"))
        .map(|status| if matches!(status, 201 | 204) { 200 } else { status })
        .filter(|status| OUTCOMES.contains(status))
        .collect()
}

/// `path` with its first id replaced.
fn with_first_id(path: &str, id: &str) -> String {
    let is_id = |part: &&str| Id::parse(part).is_ok();
    let first = path.split(['/', '=']).find(is_id).expect("an id");
    path.replacen(first, id, 1)
}

impl World {
    async fn send(&self, who: &Client, entry: &Entry, refused: &Refused) -> Answer {
        let client = self.kurs.again(who).await;
        let mut request = client.call(entry.method, &refused.call.path);
        if let Some(version) = refused.if_match {
            request = request.header("if-match", version);
        }
        match &refused.call.body {
            Some(body) => request.json(body).send().await,
            None => request.send().await,
        }
    }

    /// Closes all meetings, whatever is in them.
    async fn close_all(&self) {
        for state in ["planned", "held"] {
            self.kurs
                .execute(&format!(
                    "UPDATE meetings SET state = 'closed',
                     record = REPLACE(record, '\"state\":\"{state}\"', '\"state\":\"closed\"')"
                ))
                .await;
        }
    }

    /// A colleague who has signed in before and is assigned.
    async fn assigned_colleague(&self) -> Client {
        let ea = self.kurs.caseworker("Ea").await;
        self.kurs.assign(&ea, &self.young_person).await;
        ea
    }

    /// Calls of this route that are refused because of the state of the data.
    async fn refusals(&self, entry: &Entry) -> Vec<Refused> {
        let (kurs, call) = (&self.kurs, self.prepare(entry).await);
        let with = |body: Value| Prepared { body: Some(body), ..call.clone() };
        match (entry.method, entry.path.as_str()) {
            (_, path) if path.starts_with("/meetings/") => self.meeting_refusals(entry, call).await,
            ("POST", "/gatherings/{id}/answer") => {
                let path = call.path.trim_end_matches("/answer");
                let mut cancelled = plan(&format!("{CANARY} fejrer"), &[&self.assigned]);
                cancelled["cancelled"] = json!(true);
                self.young_person.put(path, &cancelled).await.is(200);
                vec![Refused::new(call, 409, "gathering_cancelled")]
            }
            ("PUT", "/young_people/{young_person_id}/goal_suggestions/{id}") => {
                self.assigned.put(&call.path, &json!({ "text": "Til åen?" })).await.is(201);
                vec![Refused::new(call, 409, "already_made")]
            }
            ("PUT", "/young_people/{young_person_id}/recognitions/{id}") => {
                let for_what = json!({ "text": "Sådan!", "success_id": kurs.id() });
                let unknown = Refused::new(with(for_what), 422, "invalid_fields");
                self.assigned.put(&call.path, &json!({ "text": "Flot" })).await.is(201);
                let path = format!("{}/recognitions/{}", self.overview(), kurs.id());
                let other = Prepared { path, body: unknown.call.body, ..call.clone() };
                vec![
                    Refused::new(other, 422, "invalid_fields"),
                    Refused::new(call, 409, "already_made"),
                ]
            }
            ("PUT", "/young_people/{young_person_id}/praises/{id}") => {
                let other = json!({ "parent": "far", "by": "call", "text": "Hun klarer det" });
                self.assigned.put(&call.path, &other).await.is(201);
                vec![Refused::new(call, 409, "already_made")]
            }
            ("PATCH", "/drafts") => {
                let about = self.young_person.id();
                let drafts =
                    |about: Id, drafts: Value| with(json!({ "about": about, "drafts": drafts }));
                let full: serde_json::Map<_, _> =
                    (0..500).map(|n| (n.to_string(), json!("Ikke sendt"))).collect();
                self.assigned
                    .patch("/drafts", &json!({ "about": about, "drafts": full }))
                    .await
                    .is(204);
                vec![
                    Refused::new(drafts(about, json!({ "": "uden navn" })), 422, "invalid_fields"),
                    Refused::new(drafts(kurs.id(), json!({})), 404, "not_found"),
                    Refused::new(drafts(about, json!({ "én til": "x" })), 409, "too_many"),
                ]
                .into_iter()
                .map(|refused| Refused { reveals: false, ..refused })
                .collect()
            }
            ("PUT", "/young_people/{young_person_id}/outreach/{id}") => {
                let called = json!({ "how": "call", "on": "2026-11-22" });
                self.assigned.put(&call.path, &called).await.is(201);
                vec![Refused::new(call, 409, "already_recorded")]
            }
            ("POST", "/young_people/{young_person_id}/assignments/{id}/handover") => {
                let list =
                    kurs.administrator.get(&format!("{}/assignments", self.overview())).await;
                let all = list.items();
                let current =
                    all.iter().find(|it| it["caseworker"]["id"] == self.assigned.id().to_string());
                let current =
                    current.expect("an assignment")["id"].as_str().expect("an id").to_owned();
                let path = format!("{}/assignments/{current}/handover", self.overview());
                let refused = Refused::new(Prepared { path, ..call }, 409, "still_assigned");
                vec![Refused { reveals: false, ..refused }]
            }
            ("PUT", "/young_people/{young_person_id}/invitations/{id}") => {
                // The code signs the phone out only when it is used.
                self.assigned.put(&call.path, &json!({})).await.is(201);
                vec![Refused { reveals: false, ..Refused::new(call, 409, "already_made") }]
            }
            ("PUT", "/young_people/{young_person_id}/assignments/{id}") => {
                let draft = |why: &str, since: &str| json!({ "caseworker_id": self.assigned.id(), "since": since, "why": why });
                let now = kurs.now();
                let long_ago = with(draft("Derfor", "1999-01-01T08:00:00Z"));
                kurs.administrator.put(&call.path, &draft("Derfor", &now)).await.is(201);
                let fresh = format!("{}/assignments/{}", self.overview(), kurs.id());
                vec![
                    Refused::new(Prepared { path: fresh, ..long_ago }, 422, "invalid_fields"),
                    Refused::new(with(draft("Noget andet", &now)), 409, "already_decided"),
                ]
            }
            ("PUT", "/staff/{id}") => {
                kurs.administrator
                    .put(&call.path, &json!({ "name": "Ea", "role": "caseworker" }))
                    .await
                    .is(201);
                vec![Refused { reveals: false, ..Refused::new(call, 409, "role_stays") }]
            }
            ("DELETE", "/staff/{id}") => {
                let own = kurs.administrator.id();
                kurs.execute(&format!(
                    "UPDATE people SET ended_at = 0 WHERE role = 'administrator' AND id <> '{own}'"
                ))
                .await;
                let call = Prepared { path: format!("/staff/{own}"), ..call };
                vec![Refused { reveals: false, ..Refused::new(call, 409, "last_administrator") }]
            }
            ("PUT", "/staff/{person_id}/invitations/{id}") => {
                let ea = self.assigned_colleague().await;
                let path = format!("/staff/{}/invitations/{}", ea.id(), kurs.id());
                kurs.administrator.put(&path, &json!({})).await.is(201);
                let call = Prepared { path, ..call };
                vec![Refused { reveals: false, ..Refused::new(call, 409, "already_made") }]
            }
            ("POST", "/staff/{id}/confirmation") => {
                let ea = self.assigned_colleague().await;
                kurs.sign_in_again(&kurs.administrator, &ea).await;
                let path = format!("/staff/{}/confirmation", ea.id());
                // Decided by the maker of the code alone.
                let own = Refused::new(Prepared { path, ..call }, 409, "own_code");
                vec![Refused { reveals: false, ..own }]
            }
            ("DELETE", "/young_people/{young_person_id}/assignments/{id}") => {
                let (ea, hour) = (kurs.caseworker("Ea").await, kurs.clock_after(3_600_000));
                let later = kurs.clock_after(7_200_000);
                let (young, now) = (&self.young_person, kurs.now());
                kurs.assign_for(&ea, young, &now, Some(&hour)).await;
                let middle = kurs.assign_for(&ea, young, &hour, Some(&later)).await;
                kurs.assign_for(&ea, young, &later, None).await;
                let gap = Refused::new(Prepared { path: middle, ..call }, 409, "assignment_gap");
                vec![Refused { reveals: false, ..gap }]
            }
            ("PUT", "/meeting_templates/{kind}") => {
                let mut long = call.body.clone().expect("a template");
                long["agenda"] = vec!["Skolen"; 21].into();
                vec![Refused { reveals: false, ..Refused::new(with(long), 409, "too_many") }]
            }
            ("GET", _)
            | ("POST", "/dead_letters/{id}/again")
            | ("PUT", "/young_people/{id}" | "/young_people/{id}/label")
            | ("PUT" | "DELETE", "/young_people/{id}/star")
            | ("DELETE", "/young_people/{young_person_id}/outreach/{id}") => Vec::new(),
            (method, path) => panic!("{method} {path}: say here how it is refused"),
        }
    }

    fn overview(&self) -> String {
        format!("/young_people/{}", self.young_person.id())
    }
}

on_both! {
    async fn every_staff_route_with_every_outcome(kurs: Kurs) {
        let world = World::new(kurs).await;
        let (kurs, document) =
            (&world.kurs, serde_json::to_value(api::openapi()).expect("a document"));
        let awaiting = kurs.sign_in_again(&kurs.administrator, &kurs.caseworker("Ida").await).await;
        for entry in &api::api().matrix {
            let Some(who) = caller(&world, entry.access) else { continue };
            let route = format!("{} {}", entry.method, entry.path);
            let mut seen = BTreeSet::new();
            let looked = async || has_looked(kurs).await;

            // Wrong role, or not yet confirmed: nothing is revealed.
            let call = world.prepare(entry).await;
            let other = if entry.access.admits(Role::YoungPerson) { &world.lead } else { &world.young_person };
            looked().await;
            world.make(other, entry, &call).await.refused(403, "forbidden");
            let client = kurs.signed_out().of(awaiting.id(), awaiting.token());
            let request = client.call(entry.method, &call.path);
            let refused = match &call.body {
                Some(body) => request.json(body).send().await,
                None => request.send().await,
            };
            refused.refused(403, "awaiting_confirmation");
            seen.insert(403);

            // Not visible to them, or a malformed id.
            let has_id = call.path.split(['/', '=']).any(|part| Id::parse(part).is_ok());
            if has_id {
                let of_nobody = Prepared { path: with_first_id(&call.path, &kurs.id().to_string()), ..call.clone() };
                let assigned = matches!(entry.access, Access::Assigned | Access::OwnerOrAssigned);
                if assigned || entry.path == "/young_people/{id}" {
                    world.make(&world.never_assigned, entry, &call).await.refused(404, "not_found");
                    seen.insert(404);
                } else if entry.path != "/staff/{id}" || entry.method != "PUT" {
                    world.make(who, entry, &of_nobody).await.refused(404, "not_found");
                    seen.insert(404);
                }
                let no_id = Prepared { path: with_first_id(&call.path, "1"), ..call.clone() };
                let status = world.make(who, entry, &no_id).await.status;
                assert_eq!(status, 422, "{route}");
                seen.insert(422);
            } else if let Some(body) = &call.body {
                if let Some((all, _)) = call.path.rsplit_once('/').filter(|_| entry.path.contains('{')) {
                    let nothing = Prepared { path: format!("{all}/nothing"), ..call.clone() };
                    world.make(who, entry, &nothing).await.refused(404, "not_found");
                    seen.insert(404);
                }
                let bad = json!({ "no_such_field": body });
                let bad = Prepared { body: Some(bad), ..call.clone() };
                assert_eq!(world.make(who, entry, &bad).await.status, 422, "{route}");
                seen.insert(422);
            } else if entry.method == "GET" {
                let call = Prepared { path: format!("{}?limit=0&no=1", call.path), ..call.clone() };
                seen.insert(if world.make(who, entry, &call).await.status == 422 { 422 } else { 200 });
                // A route without a query ignores it and answers.
                looked().await;
            }
            assert!(!looked().await, "{route}: a refusal that tells nothing is no look");

            // Refused because of the state of the data.
            for refused in world.refusals(entry).await {
                if refused.status == 409 && refused.code.starts_with("meeting_") {
                    world.close_all().await;
                }
                looked().await;
                let said = world.send(who, entry, &refused).await;
                let case = format!("{route}: {:.300}", said.text);
                assert_eq!((said.status, said.code()), (refused.status, refused.code), "{case}");
                assert_eq!(looked().await, refused.reveals, "{case}");
                seen.insert(refused.status);
            }

            // Done or returned; and returned once more, unchanged.
            let call = world.prepare(entry).await;
            looked().await;
            let done = world.make(who, entry, &call).await.is(call.ok);
            seen.insert(200);
            let names = call.path.contains(&world.young_person.id().to_string());
            // Assignments have a history of their own.
            let decides = entry.method != "GET" && entry.path.contains("/assignments/");
            let reveals = done.text.contains(CANARY) || (names && !decides);
            assert_eq!(looked().await, reveals, "{route}: {:.300}", done.text);
            if entry.method == "GET" && done.header("content-type") == Some("application/json") {
                let request = kurs.again(who).await.call("GET", &call.path);
                let tag = done.header("etag").expect("a tag").to_owned();
                request.header("if-none-match", &tag).send().await.is(304);
                seen.insert(304);
                assert_eq!(looked().await, reveals, "{route}: 304");
            }

            let missing: Vec<_> = described(&document, entry)
                .difference(&seen)
                .filter(|status| !NEVER.contains(&(entry.method, &entry.path, **status)))
                .copied()
                .collect();
            assert!(missing.is_empty(), "{route}: {missing:?} has no case");
        }
    }
}
