//! The authorisation matrix: every route × role × relation to the young person.
//!
//! Expectations are derived from the route table in `api::api`, as is `docs/authorisation.md` (written with
//! `KURS_UPDATE=1`).

use kurs_domain::{NaiveDate, people::Role};
use kurs_server::api::{
    self,
    access::{Access, Entry},
};
use serde_json::Value;

use crate::{
    kurs::{
        Client, on_both,
        routes::{Prepared, World},
    },
    openapi::committed,
};

/// The caller's relation to the owner of the requested record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    SignedOut,
    Own,
    OtherYoungPerson,
    Assigned,
    FormerlyAssigned,
    AssignedInFuture,
    NeverAssigned,
    Lead,
    Administrator,
}

impl Relation {
    const ALL: [Self; 9] = [
        Self::SignedOut,
        Self::Own,
        Self::OtherYoungPerson,
        Self::Assigned,
        Self::FormerlyAssigned,
        Self::AssignedInFuture,
        Self::NeverAssigned,
        Self::Lead,
        Self::Administrator,
    ];

    fn role(self) -> Option<Role> {
        match self {
            Self::SignedOut => None,
            Self::Own | Self::OtherYoungPerson => Some(Role::YoungPerson),
            Self::Lead => Some(Role::Lead),
            Self::Administrator => Some(Role::Administrator),
            _ => Some(Role::Caseworker),
        }
    }

    fn client(self, world: &World) -> Client {
        match self {
            Self::SignedOut => world.kurs.signed_out(),
            Self::Own => world.young_person.clone(),
            Self::OtherYoungPerson => world.other_young_person.clone(),
            Self::Assigned => world.assigned.clone(),
            Self::FormerlyAssigned => world.formerly_assigned.clone(),
            Self::AssignedInFuture => world.assigned_in_future.clone(),
            Self::NeverAssigned => world.never_assigned.clone(),
            Self::Lead => world.lead.clone(),
            Self::Administrator => world.kurs.administrator.clone(),
        }
    }
}

/// The expected outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Let,
    SignIn,
    NotYourRole,
    Nothing,
}

fn verdict(entry: &Entry, who: Relation) -> Verdict {
    let Some(role) = who.role() else {
        return match entry.access {
            Access::Anyone => Verdict::Let,
            Access::Demo => Verdict::Nothing,
            _ => Verdict::SignIn,
        };
    };
    let admitted = match entry.access {
        // A record of one's own is 404 for everybody else, whatever their role.
        Access::SignedIn if entry.path.contains('{') && who != Relation::Own => {
            return Verdict::Nothing;
        }
        Access::Anyone | Access::Unconfirmed | Access::SignedIn => return Verdict::Let,
        Access::Demo => return Verdict::Nothing,
        Access::Owner => role == Role::YoungPerson,
        Access::OwnerOrAssigned => matches!(role, Role::YoungPerson | Role::Caseworker),
        Access::Assigned => role == Role::Caseworker,
        Access::Staff => matches!(role, Role::Caseworker | Role::Administrator),
        Access::Confirmer => matches!(role, Role::Lead | Role::Administrator),
        Access::Administrator => role == Role::Administrator,
    };
    if !admitted {
        return Verdict::NotYourRole;
    }
    // A list is the caller's own; a record of another owner is not found.
    let names_a_thing = entry.path.contains('{')
        || entry.path == "/meetings"
        || (entry.method, entry.path.as_str()) == ("PATCH", "/drafts");
    let may = matches!(who, Relation::Own | Relation::Assigned | Relation::Administrator)
        || entry.access == Access::Confirmer;
    if names_a_thing && !may { Verdict::Nothing } else { Verdict::Let }
}

on_both! {
    async fn every_route_for_everyone(kurs: Kurs) {
        let world = World::new(kurs).await;
        for entry in &api::api().matrix {
            for who in Relation::ALL {
                let call = world.prepare(entry).await;
                let answer = world.make(&who.client(&world), entry, &call).await;
                let case =
                    format!("{} {} as {who:?}: {:.300}", entry.method, entry.path, answer.text);
                let (status, code) = match verdict(entry, who) {
                    Verdict::Let => (call.ok, ""),
                    Verdict::SignIn => (401, "signed_out"),
                    Verdict::NotYourRole => (403, "forbidden"),
                    Verdict::Nothing => (404, "not_found"),
                };
                assert_eq!((answer.status, answer.code()), (status, code), "{case}");
                if status >= 400 {
                    let kind = answer.header("content-type");
                    assert_eq!(kind, Some("application/problem+json"), "{case}");
                    assert!(answer["trace_id"].is_string(), "{case}");
                }
            }
        }
    }

    async fn a_share_without_a_worker_is_discarded_and_reported(kurs: Kurs) {
        let world = World::new(kurs).await;
        let shared = "a picture that no server is to have".repeat(20_000);
        for entry in api::pages() {
            for who in Relation::ALL {
                for site in ["none", "same-origin", "cross-site"] {
                    let call = who.client(&world).call_outside(entry.method, &entry.path);
                    let answer = call.header("sec-fetch-site", site).raw_body(&shared).open().await;
                    let case = format!("{} {} as {who:?}, {site}", entry.method, entry.path);
                    assert_eq!(answer.url().path(), "/", "{case}");
                    assert_eq!(answer.url().query(), Some("notice=not_shared"), "{case}");
                }
            }
        }
    }

    async fn a_refusal_does_not_reveal_existence(kurs: Kurs) {
        let world = World::new(kurs).await;
        let goal = world.kurs.set_goal(&world.young_person, &crate::kurs::said::goal("Gå")).await;
        let nobody = world.kurs.id();
        for who in [&world.other_young_person, &world.never_assigned, &world.assigned] {
            for (there, not_there) in [
                (format!("/goals/{goal}"), format!("/goals/{nobody}")),
                (
                    format!("/young_people/{}", world.other_young_person.id()),
                    format!("/young_people/{nobody}"),
                ),
            ] {
                let mut answers = Vec::new();
                for path in [&there, &not_there] {
                    let mut answer = who.get(path).await;
                    assert!(answer.status >= 400, "{path}");
                    answer.json["trace_id"].take();
                    answers.push((answer.status, answer.json));
                }
                assert_eq!(answers[0], answers[1], "{there}");
            }
        }
    }

    async fn days_have_one_format(kurs: Kurs) {
        let world = World::new(kurs).await;
        let is_day = |text: &str| text.len() == 10 && text.parse::<NaiveDate>().is_ok();
        let mut days = 0;
        for entry in api::api().matrix {
            let call = world.prepare(&entry).await;
            let Some(body) = call.body.as_ref().map(Value::to_string) else { continue };
            for day in body.split('"').filter(|text| is_day(text)) {
                days += 1;
                for other in ["+10000-01-01", "-0001-01-01", "2026-1-1", "2026-02-30"] {
                    let body = serde_json::from_str(&body.replace(day, other)).expect("JSON");
                    let bad = Prepared { body: Some(body), ..call.clone() };
                    let lets = |who: &Relation| verdict(&entry, *who) == Verdict::Let;
                    let who = Relation::ALL.into_iter().find(lets).expect("somebody may");
                    let answer = world.make(&who.client(&world), &entry, &bad).await;
                    assert_eq!(answer.status, 422, "{} {} {other}: {}", entry.method, entry.path, answer.text);
                }
            }
        }
        assert!(days > 4, "{days}");
    }

    async fn other_methods_are_refused(kurs: Kurs) {
        let world = World::new(kurs).await;
        for entry in api::api().matrix.iter().filter(|entry| entry.access.needs_session()) {
            let call = world.prepare(entry).await;
            // `HEAD` would log a look without returning anything.
            for method in ["PURGE", "HEAD"] {
                let answer = world.kurs.signed_out().call(method, &call.path).send().await;
                let allow = answer.is(405).header("allow").expect("methods").to_owned();
                let allow: Vec<_> = allow.split(',').collect();
                assert!(allow.contains(&entry.method) && !allow.contains(&"HEAD"), "{method} {}: {allow:?}", call.path);
            }
        }
    }
}

#[test]
fn the_documented_matrix_is_up_to_date() {
    let columns = [
        ("signed out", Relation::SignedOut),
        ("young person, own", Relation::Own),
        ("young person, another's", Relation::OtherYoungPerson),
        ("caseworker, assigned", Relation::Assigned),
        ("caseworker, no longer, not yet or never assigned", Relation::NeverAssigned),
        ("lead", Relation::Lead),
        ("administrator", Relation::Administrator),
    ];
    let head = "# Who may call what\n\n\
        Written by a test from `server/src/api/mod.rs`, and held against the running server on both\n\
        databases. Don't edit it: `KURS_UPDATE=1 cargo xtask test api authorisation`.\n\n\
        `yes` is let in; 401 signs in first; 403 is not for this role; 404 is not there for them.\n\
        What a caseworker sees is only what its owner shares with them. Routes of the demonstration\n\
        answer 404 everywhere else. A colleague who came in by a new code and whom nobody has confirmed\n\
        yet is answered 403 on every route but `/sessions/current` and `GET /me`. The last line is no route of\n\
        the API: what another app shares, where the phone did not take it, is read there and thrown away.\n\n";
    let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    let mut lines = vec![
        format!("| route | {} |", names.join(" | ")),
        format!("|---|{}", "---|".repeat(columns.len())),
    ];
    for entry in api::api().matrix.iter().chain(&api::pages()) {
        let words = columns.map(|(_, who)| match verdict(entry, who) {
            Verdict::Let => "yes",
            Verdict::SignIn => "401",
            Verdict::NotYourRole => "403",
            Verdict::Nothing => "404",
        });
        lines.push(format!("| `{} {}` | {} |", entry.method, entry.path, words.join(" | ")));
    }
    committed("docs/authorisation.md", &format!("{head}{}\n", lines.join("\n")));
}
