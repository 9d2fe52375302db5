//! The real server, killed repeatedly while it sends reminders and notifications: nothing is lost, and there
//! is one message per reminder.

use std::collections::{BTreeMap, BTreeSet};

use kurs_domain::Id;
use kurs_server::{
    jobs::{NewJob, ops},
    kernel::{
        Problem,
        clock::{Clock, SystemClock},
        db::DbError,
    },
    push::{
        Push,
        message::{self, Message},
    },
    state::day_in,
};
use serde_json::json;

use crate::{
    kurs::{
        Client, Engine, Kurs, Setup,
        database::Database,
        events::PATIENCE,
        known_services,
        program::{Serving, command},
        said::{goal, with},
    },
    push::{Phone, Service},
};

const PEOPLE: usize = 8;
const GOALS: usize = 3;
const CHEERS: usize = 30;
/// How often the server is killed before it may finish.
const KILLS: usize = 6;

/// A zone in which it is daytime now, so that no day ends during the test.
fn zone_by_day() -> &'static str {
    let hour = SystemClock.now().millis() / 3_600_000 % 24;
    if hour < 12 { "Pacific/Auckland" } else { "UTC" }
}

/// People with everything that they are to be sent.
struct World {
    kurs: Kurs,
    service: Service,
    phones: BTreeMap<String, Phone>,
}

impl World {
    async fn new(engine: Engine) -> Self {
        let service = Service::start().await;
        let services = known_services().trusting([service.origin.as_str()]).expect("an origin");
        let setup = Setup { demo: true, push: Some(Push::new(services)), ..Setup::default() };
        let kurs = Kurs::start_with(Database::new(engine).await, setup).await;
        // The killed server uses the machine's clock; no session may expire because of that.
        let stay = "UPDATE sessions SET expires_at = 9000000000000";
        kurs.execute(stay).await;
        kurs.clock.set(SystemClock.now());
        let mut world = Self { kurs, service, phones: BTreeMap::new() };
        for _ in 0..PEOPLE {
            world.add_person().await;
        }
        world.kurs.execute(stay).await;
        world
    }

    /// Adds a person with a phone, goals due for a reminder, and cheers.
    async fn add_person(&mut self) {
        let kurs = &self.kurs;
        let young = kurs.again(&kurs.young_person("Åse").await).await;
        let (phone, subscription) = (Phone::new(), kurs.id());
        let draft = phone.draft(&format!("{}/send/{subscription}", self.service.origin));
        young.put(&format!("/push_subscriptions/{subscription}"), &draft).await.is(201);
        young.patch("/me", &json!({ "time_zone": zone_by_day() })).await.is(200);
        let daily = json!({ "repeat": { "times_a_week": 7 }, "remind_at": "12:00" });
        for number in 0..GOALS {
            let goal = with(goal(&format!("Mål {number}")), &daily);
            let goal = kurs.set_goal(&young, &goal).await;
            self.remind_now(&young, goal).await;
        }
        self.cheer(&young).await;
        self.phones.insert(subscription.to_string(), phone);
    }

    async fn remind_now(&self, young: &Client, goal: Id) {
        let now = self.kurs.state.now();
        let on = day_in(zone_by_day(), kurs_domain::day::DayStart::default(), now);
        let job = NewJob {
            kind: "reminder",
            key: format!("reminder:{goal}:{on}"),
            person: young.id(),
            payload: json!({ "goal": goal, "on": on, "due": now }),
            run_at: now,
            until: None,
        };
        let state = self.kurs.state.clone();
        let remind = self.kurs.db().write::<_, DbError, _>(move |tx| {
            Box::pin(async move {
                let prefix = format!("reminder:{goal}:");
                ops::remove_all(tx, job.person, "reminder", &prefix).await?;
                ops::add(tx, &state, job).await
            })
        });
        assert!(remind.await.expect("it is stored"));
    }

    async fn cheer(&self, young: &Client) {
        let (state, person) = (self.kurs.state.clone(), young.id());
        let cheer = self.kurs.db().write::<_, Problem, _>(move |tx| {
            Box::pin(async move {
                for number in 0..CHEERS {
                    let key = format!("cheer:{person}:{number}");
                    let message = Message::new(message::Kind::Cheer, &key, "/");
                    message::enqueue(
                        tx,
                        &state,
                        person,
                        &message,
                        state.now(),
                        message::Key::Once(&key),
                    )
                    .await?;
                }
                Ok(())
            })
        });
        cheer.await.expect("they are stored");
    }

    async fn serve(&self) -> Serving {
        let args = [
            "serve",
            "--port",
            "0",
            "--public-url",
            "http://localhost:3000",
            "--database-url",
            &self.kurs.database.url,
            "--demo",
            "--push-trusted-origins",
            &self.service.origin,
        ];
        Serving::start_as(command(&args)).await
    }

    /// How many jobs of `kind` are in `state`, of those that were due.
    async fn count(&self, kind: &str, state: &str) -> usize {
        let query =
            format!("SELECT COUNT(*) FROM jobs WHERE kind = '{kind}' AND state = '{state}'");
        usize::try_from(self.kurs.number(&query).await).expect("a number")
    }

    /// What arrived on all phones: each message with its count, and the goals reminded of.
    fn arrived(&self) -> (BTreeMap<String, usize>, BTreeMap<String, BTreeSet<String>>) {
        let (mut messages, mut goals) = (BTreeMap::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for request in self.service.requests() {
            let (_, phone) = self
                .phones
                .iter()
                .find(|(id, _)| request.line.contains(id.as_str()))
                .expect("a phone of ours");
            let message = phone.read(&request.body);
            let id = message["id"].to_string();
            if let Some(goal) = message["reminder"]["goal"].as_str() {
                goals.entry(goal.to_owned()).or_default().insert(id.clone());
            }
            *messages.entry(id).or_default() += 1;
        }
        (messages, goals)
    }
}

async fn killed_while_sending(engine: Engine) {
    let world = World::new(engine).await;
    let (reminders, cheers) = (PEOPLE * GOALS, PEOPLE * CHEERS);
    let mut begun = 0;
    for _ in 0..KILLS {
        let mut serving = world.serve().await;
        world.service.sent(world.service.requests().len() + 1).await;
        serving.kill().await;
        let leased = "SELECT COUNT(*) FROM jobs WHERE lease IS NOT NULL";
        begun += world.kurs.number(leased).await;
        // A minute passes, so the leases of the killed server expire.
        world.kurs.execute("UPDATE jobs SET run_at = 0 WHERE lease IS NOT NULL").await;
        if world.count("push", "done").await == reminders + cheers {
            break;
        }
    }
    assert!(begun > 0, "it was never killed in the midst of it");
    let serving = world.serve().await;
    let since = tokio::time::Instant::now();
    while world.count("push", "done").await < reminders + cheers {
        assert!(since.elapsed() < PATIENCE, "something is lost");
        tokio::task::yield_now().await;
    }
    serving.ask_to_stop().await;
    serving.stopped().await;
    let (messages, goals) = world.arrived();
    assert_eq!(messages.len(), reminders + cheers, "each message came");
    assert_eq!(goals.len(), reminders, "each goal reminded");
    assert!(goals.values().all(|messages| messages.len() == 1), "with one message");
    assert_eq!(world.count("reminder", "done").await, reminders);
    assert_eq!((world.count("push", "dead").await, world.count("reminder", "dead").await), (0, 0));
    let twice = messages.values().filter(|times| **times > 1).count();
    println!(
        "{engine:?}: {begun} jobs were cut off, {twice} messages came again under their own id"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_sending_on_sqlite() {
    killed_while_sending(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_sending_on_postgres() {
    killed_while_sending(Engine::Postgres).await;
}
