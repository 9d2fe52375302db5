//! People, created through the API: an administrator creates them, an invitation code signs them in.

use kurs_domain::{
    Id,
    people::{Language, Name, Role},
};
use kurs_server::{
    identity::{
        invitations::{Fresh, persist},
        store::{insert_person, insert_session},
    },
    kernel::{
        Problem,
        clock::Clock,
        random::{SystemRandom, hash, secret},
    },
    staff::ops::newcomer,
};
use serde_json::{Value, json};

use super::{Client, Kurs, instant};

/// The code of an invitation.
pub(crate) fn code(invitation: &Value) -> String {
    invitation["code"].as_str().unwrap_or_else(|| panic!("no code in {invitation}")).to_owned()
}

impl Kurs {
    /// The first administrator, created as on the command line.
    pub(super) async fn first_administrator(&self, name: &str) -> Client {
        let (id, now) = (self.id(), self.state.now());
        let fresh = Fresh::new(self.id(), &SystemRandom, now);
        let code = fresh.to_invitation("").code;
        let name = Name::new(name).expect("a name");
        let write = self.db().write(move |tx| {
            Box::pin(async move {
                let person = newcomer(id, Role::Administrator, name, Language::Da, now);
                insert_person(tx, &person).await?;
                persist(tx, &fresh, id, None, now).await?;
                Ok::<_, Problem>(())
            })
        });
        write.await.expect("the administrator is stored");
        self.sign_in(&code).await
    }

    /// Signs in with an invitation code, in a new browser.
    pub(crate) async fn sign_in(&self, code: &str) -> Client {
        let client = self.signed_out();
        let answer = client.post("/sessions", &json!({ "code": code })).await.is(201);
        let id = Id::parse(answer["person"]["id"].as_str().expect("an id")).expect("an id");
        let token = client.token();
        client.of(id, token)
    }

    /// Another browser in which the same person is signed in.
    pub(crate) async fn again(&self, client: &Client) -> Client {
        let token = secret(&SystemRandom);
        self.begin_session(client.id(), &token).await;
        self.signed_out().of(client.id(), Some(token))
    }

    /// Begins a session of `id` that lasts an hour.
    pub(crate) async fn begin_session(&self, id: Id, token: &str) {
        let now = self.state.now();
        let (token_hash, until) = (hash(token), now.plus_millis(60 * 60 * 1_000));
        let write = self.db().write(move |tx| {
            Box::pin(async move {
                Ok::<_, Problem>(insert_session(tx, &token_hash, id, now, until).await?)
            })
        });
        write.await.expect("the session is stored");
    }

    /// Invites a new young person; returns the code.
    pub(crate) async fn invite(&self, name: &str) -> (Id, String) {
        let id = self.id();
        let body = json!({ "name": name });
        let made = self.administrator.put(&format!("/young_people/{id}"), &body).await.is(201);
        (id, code(&made["invitation"]))
    }

    /// A young person with their phone.
    pub(crate) async fn young_person(&self, name: &str) -> Client {
        let (_, code) = self.invite(name).await;
        self.sign_in(&code).await
    }

    /// A caseworker at their desk.
    pub(crate) async fn caseworker(&self, name: &str) -> Client {
        self.colleague(name, "caseworker").await
    }

    /// A member of staff.
    pub(crate) async fn colleague(&self, name: &str, role: &str) -> Client {
        let body = json!({ "name": name, "role": role, "department": "Børn og Unge" });
        let made = self.administrator.put(&format!("/staff/{}", self.id()), &body).await.is(201);
        self.sign_in(&code(&made["invitation"])).await
    }

    /// Assigns a caseworker from now on; returns the path of the assignment.
    pub(crate) async fn assign(&self, caseworker: &Client, young_person: &Client) -> String {
        self.assign_for(caseworker, young_person, &self.now(), None).await
    }

    /// Assigns a caseworker for a period.
    pub(crate) async fn assign_for(
        &self,
        caseworker: &Client,
        young_person: &Client,
        since: &str,
        until: Option<&str>,
    ) -> String {
        let path = format!("/young_people/{}/assignments/{}", young_person.id(), self.id());
        let body = json!({ "caseworker_id": caseworker.id(), "since": since, "until": until,
            "why": "Vi har talt om det på mødet" });
        // A period that began long ago was created then.
        let now = self.clock.now();
        self.clock.set(now.min(instant(since)));
        self.administrator.put(&path, &body).await.is(201);
        self.clock.set(now);
        path
    }

    /// A colleague who has signed in before signs in again, with a code that `maker` makes.
    pub(crate) async fn sign_in_again(&self, maker: &Client, colleague: &Client) -> Client {
        let path = format!("/staff/{}/invitations/{}", colleague.id(), self.id());
        let invitation = maker.put(&path, &json!({})).await.is(201);
        self.sign_in(&code(&invitation.json)).await
    }

    /// A young person and their caseworker.
    pub(crate) async fn pair(&self) -> (Client, Client) {
        let young_person = self.young_person("Åse").await;
        let caseworker = self.caseworker("Mette").await;
        self.assign(&caseworker, &young_person).await;
        (young_person, caseworker)
    }
}
