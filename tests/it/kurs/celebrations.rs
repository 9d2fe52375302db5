//! Creates cheers, links, gatherings and praise, and prepares a call of each of their routes.

use kurs_domain::Id;
use kurs_server::api::access::Entry;
use serde_json::{Value, json};

use super::{
    Answer, Client, Kurs,
    client::Call,
    routes::{CANARY, Prepared, World},
};

/// The token of a link.
pub(crate) fn token(url: &Value) -> String {
    let url = url.as_str().unwrap_or_else(|| panic!("no address: {url}"));
    url.rsplit_once('/').expect("a path").1.to_owned()
}

/// A plan that invites `team`.
pub(crate) fn plan(title: &str, team: &[&Client]) -> Value {
    let team: Vec<_> = team.iter().map(|client| client.id()).collect();
    json!({ "title": title, "words": "Med kage", "on": "2026-12-05", "at": "15:30",
        "place": "Hos mormor", "shown_name": "Åse", "team": team })
}

/// Fields, encoded like a browser's form.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    use std::fmt::Write as _;
    let mut body = String::new();
    for (name, value) in fields {
        let begin = if body.is_empty() { "" } else { "&" };
        let _infallible = write!(body, "{begin}{name}=");
        for byte in value.bytes() {
            let _infallible = match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => write!(body, "{}", char::from(byte)),
                b' ' => write!(body, "+"),
                _ => write!(body, "%{byte:02X}"),
            };
        }
    }
    body
}

impl Call {
    /// Posts a form as a browser does from a page with `no-referrer`.
    pub(crate) async fn form(self, fields: &[(&str, &str)]) -> Answer {
        let call = self
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", "null")
            .header("sec-fetch-site", "same-origin");
        call.raw_body(&form(fields)).send().await
    }
}

impl Kurs {
    /// A browser that does not follow redirects.
    pub(crate) fn guest(&self) -> Client {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Client::signed_out(&http.build().expect("a client"), &self.base, self.secure)
    }

    /// Sends a cheer.
    pub(crate) async fn cheer(&self, caseworker: &Client, young: &Client, text: &str) -> Id {
        let id = self.id();
        let path = format!("/young_people/{}/recognitions/{id}", young.id());
        caseworker.put(&path, &json!({ "text": text })).await.is(201);
        id
    }

    /// Creates a link.
    pub(crate) async fn link(&self, young: &Client) -> Answer {
        let body = json!({ "label": "Min moster", "shown_name": "Åse" });
        young.put(&format!("/recognition_links/{}", self.id()), &body).await.is(201)
    }

    /// Creates a gathering.
    pub(crate) async fn gather(&self, young: &Client, plan: &Value) -> Id {
        let id = self.id();
        young.put(&format!("/gatherings/{id}"), plan).await.is(201);
        id
    }

    /// Invites a guest; returns the token of the guest's link.
    pub(crate) async fn invite_guest(&self, young: &Client, gathering: Id, name: &str) -> String {
        let id = self.id();
        let path = format!("/gatherings/{gathering}/guests/{id}");
        let response = young.put(&path, &json!({ "name": name })).await.is(200);
        let mut guests = response["guests"].as_array().expect("guests").iter();
        token(&guests.find(|guest| guest["id"] == json!(id)).expect("the guest")["url"])
    }
}

impl World {
    /// A call of this route, if it is one of this module's.
    pub(super) async fn prepare_celebration(&self, entry: &Entry) -> Option<Prepared> {
        let young = self.young_person.id();
        let new = self.kurs.id();
        let read = |path: String| Prepared { path, body: None, bytes: None, ok: 200 };
        let write = |path: String, body: Value, ok: u16| Prepared {
            path,
            body: Some(body),
            bytes: None,
            ok,
        };
        Some(match (entry.method, entry.path.as_str()) {
            ("GET", "/celebrations" | "/recognition_links" | "/gatherings" | "/praises") => {
                read(entry.path.clone())
            }
            ("PUT", "/celebrations/{id}") => {
                let body = json!({ "shared_with": "only_me" });
                write(format!("/celebrations/{}", self.celebration().await), body, 200)
            }
            ("DELETE", "/celebrations/{id}") => {
                Prepared { ok: 204, ..read(format!("/celebrations/{}", self.celebration().await)) }
            }
            ("POST", "/celebrations/{id}/seen") => {
                read(format!("/celebrations/{}/seen", self.celebration().await))
            }
            ("PUT", "/young_people/{young_person_id}/recognitions/{id}") => {
                let body = json!({ "text": "Sådan!", "card": "sun" });
                write(format!("/young_people/{young}/recognitions/{new}"), body, 201)
            }
            ("PUT", "/recognition_links/{id}") => {
                let (id, body) = self.own_link().await;
                write(format!("/recognition_links/{id}"), body, 200)
            }
            ("DELETE", "/recognition_links/{id}") => {
                let (id, _) = self.own_link().await;
                Prepared { ok: 204, ..read(format!("/recognition_links/{id}")) }
            }
            (method, "/guest/recognition/{token}") => {
                let (id, _) = self.own_link().await;
                let links = self.young_person.get("/recognition_links?limit=200").await.is(200);
                let mut links = links.items().iter();
                let link = links.find(|link| link["id"] == json!(id)).expect("the link");
                let path =
                    format!("/guest/recognition/{}", link["token"].as_str().expect("a token"));
                match method {
                    "GET" => read(path),
                    _ => write(path, json!({ "from": "Ulla", "text": "Du er sej" }), 201),
                }
            }
            ("PUT", "/gatherings/{id}") => {
                let body = plan("Min første løn", &[&self.assigned]);
                write(format!("/gatherings/{}", self.gathering().await), body, 200)
            }
            ("GET", "/gatherings/{id}") => read(format!("/gatherings/{}", self.gathering().await)),
            ("DELETE", "/gatherings/{id}") => {
                Prepared { ok: 204, ..read(format!("/gatherings/{}", self.gathering().await)) }
            }
            ("PUT", "/gatherings/{gathering_id}/guests/{id}") => {
                let path = format!("/gatherings/{}/guests/{new}", self.gathering().await);
                write(path, json!({ "name": "Mormor" }), 200)
            }
            ("DELETE", "/gatherings/{gathering_id}/guests/{id}") => {
                let path = format!("/gatherings/{}/guests/{new}", self.gathering().await);
                self.young_person.put(&path, &json!({ "name": "Mormor" })).await.is(200);
                read(path)
            }
            ("POST", "/gatherings/{id}/answer") => {
                let path = format!("/gatherings/{}/answer", self.gathering().await);
                write(path, json!({ "coming": "yes", "words": "Jeg glæder mig" }), 200)
            }
            (method, "/guest/gathering/{token}") => {
                let gathering = self.gathering().await;
                let young = &self.young_person;
                let token = self.kurs.invite_guest(young, gathering, "Mormor").await;
                let path = format!("/guest/gathering/{token}");
                match method {
                    "GET" => read(path),
                    _ => write(path, json!({ "coming": "maybe" }), 200),
                }
            }
            ("PUT", "/young_people/{young_person_id}/praises/{id}") => {
                let body = json!({ "parent": "mor", "by": "letter", "text": "Det går godt" });
                self.young_person.patch("/me", &json!({ "praise_ok": true })).await.is(200);
                write(format!("/young_people/{young}/praises/{new}"), body, 201)
            }
            ("GET", "/guest/praise/{token}") => {
                read(format!("/guest/praise/{}", self.letter().await))
            }
            _ => return None,
        })
    }

    /// A cheer, returned by its path.
    async fn celebration(&self) -> String {
        let inbox = self.young_person.get("/celebrations").await.is(200);
        match inbox.items().first() {
            Some(said) => said["id"].as_str().expect("an id").to_owned(),
            None => self.kurs.cheer(&self.assigned, &self.young_person, "Flot").await.to_string(),
        }
    }

    /// A new link, and its draft; the previous one is ended.
    async fn own_link(&self) -> (Id, Value) {
        for link in self.young_person.get("/recognition_links").await.is(200).items() {
            let path = format!("/recognition_links/{}", link["id"].as_str().expect("an id"));
            self.young_person.delete(&path).await.is(204);
        }
        let (id, body) = (self.kurs.id(), json!({ "label": "Ulla", "shown_name": CANARY }));
        self.young_person.put(&format!("/recognition_links/{id}"), &body).await.is(201);
        (id, body)
    }

    async fn gathering(&self) -> Id {
        let plan = plan(&format!("{CANARY} fejrer"), &[&self.assigned]);
        self.kurs.gather(&self.young_person, &plan).await
    }

    /// The token of a letter of praise, created once.
    async fn letter(&self) -> String {
        let id = Id::new(self.kurs.state.now(), [9; 10]);
        let path = format!("/young_people/{}/praises/{id}", self.young_person.id());
        let body = json!({ "parent": "mor", "by": "letter", "text": "Det går godt" });
        self.young_person.patch("/me", &json!({ "praise_ok": true })).await.is(200);
        let praise = self.assigned.put(&path, &body).await;
        assert!(matches!(praise.status, 200 | 201), "{}", praise.text);
        token(&praise["url"])
    }
}
