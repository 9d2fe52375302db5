//! Reminders: at the intended instants, once a day, and never in quiet hours or a pause.

mod instants;
mod later;
mod wishes;

use std::sync::{Arc, Mutex};

use kurs_domain::{Id, Timestamp};
use kurs_server::{
    goals::store::find_goal,
    jobs::{Job, Outcome, runner::Runner},
    kernel::Problem,
    reminders,
};
use serde_json::{Value, json};

use crate::{
    kurs::{
        Client, Kurs, instant,
        said::{goal, with},
    },
    push::Phone,
};

/// Waiting reminder jobs.
const WAITING: &str = "SELECT COUNT(*) FROM jobs WHERE kind = 'reminder' AND state = 'waiting'";

/// A goal with a time.
fn at(text: &str, remind_at: &str) -> Value {
    with(goal(text), &json!({ "repeat": { "times_a_week": 7 }, "remind_at": remind_at }))
}

/// Turns pushes on.
async fn with_phone(kurs: &Kurs, young: &Client) {
    let id = kurs.id();
    let draft = Phone::new().draft(&format!("https://fcm.googleapis.com/fcm/send/{id}"));
    young.put(&format!("/push_subscriptions/{id}"), &draft).await.is(201);
}

/// Extends all sessions, however far the clock is moved.
async fn stay_signed_in(kurs: &Kurs) {
    kurs.execute("UPDATE sessions SET expires_at = 9000000000000").await;
}

/// A young person with a phone that takes pushes.
async fn young_person(kurs: &Kurs) -> Client {
    let young = kurs.young_person("Åse").await;
    with_phone(kurs, &young).await;
    young
}

/// What a phone was sent, and when.
#[derive(Debug, Clone)]
struct Rang {
    at: Timestamp,
    content: Value,
}

/// A runner like a server's, which records messages instead of sending them.
fn listening(kurs: &Kurs, heard: &Arc<Mutex<Vec<Rang>>>) -> Runner {
    let heard = heard.clone();
    let work = move |state: kurs_server::state::AppState, job: Job| {
        let heard = heard.clone();
        Box::pin(async move {
            if job.kind == "reminder" {
                return reminders::run(&state, job).await;
            }
            let rang = Rang { at: state.now(), content: job.payload["content"].clone() };
            heard.lock().expect("the list").push(rang);
            Outcome::Done
        }) as _
    };
    Runner::doing(kurs.state.clone(), Arc::new(work))
}

/// Runs the jobs that are due now; returns what was sent.
async fn ring(kurs: &Kurs) -> Vec<Rang> {
    let heard = Arc::default();
    listening(kurs, &heard).run_due().await.expect("it works");
    let mut rang = std::mem::take(&mut *heard.lock().expect("the list"));
    rang.sort_by_key(|rang| rang.content.to_string());
    for one in &mut rang {
        // A queued message has the goal's id; its text is looked up when it is sent.
        let id = one.content["about"]["goal"].as_str().expect("a goal");
        one.content["what"] = text_of(kurs, Id::parse(id).expect("an id")).await.into();
    }
    rang
}

async fn text_of(kurs: &Kurs, id: Id) -> String {
    let find = kurs
        .db()
        .read::<_, Problem, _>(move |tx| Box::pin(async move { Ok(find_goal(tx, id).await?) }));
    find.await.expect("it is read").expect("a goal").goal.draft.text.to_string()
}

/// Lets time pass until `until`, from one job to the next; returns what was sent.
async fn pass(kurs: &Kurs, until: &str) -> Vec<Rang> {
    let (until, mut rang) = (instant(until), Vec::new());
    loop {
        rang.extend(ring(kurs).await);
        let next = "SELECT COALESCE(MIN(run_at), 9000000000000) FROM jobs WHERE state = 'waiting'";
        let next = Timestamp::from_millis(kurs.number(next).await);
        if next >= until {
            kurs.clock.set(until);
            return rang;
        }
        kurs.clock.set(next.max(kurs.state.now()));
    }
}

/// Times and goals of what was sent.
fn when(rang: &[Rang]) -> Vec<(String, String)> {
    let text = |rang: &Rang| rang.content["what"].as_str().expect("a goal").to_owned();
    rang.iter().map(|rang| (rang.at.to_string().replace(":00.000Z", "Z"), text(rang))).collect()
}

#[track_caller]
fn assert_rang(rang: &[Rang], expected: &[(&str, &str)]) {
    let expected: Vec<_> =
        expected.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect();
    assert_eq!(when(rang), expected);
}

/// Marks a goal.
async fn mark(kurs: &Kurs, young: &Client, on: &str, goal: Id) -> Id {
    kurs.succeed(young, &kurs.mark(on, goal)).await
}
