//! A ledger of acknowledged writes, which is compared with what the server has after it was killed.

use std::collections::{BTreeMap, HashSet};

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::kurs::{Answer, Client, Engine, database::Database, people::code, program::new_id};

/// One record, as its owner sees it.
struct Entry {
    path: String,
    /// The state that the server acknowledged.
    acknowledged: Option<Value>,
    /// A write that was never answered: the server may have it or not.
    unanswered: Option<Value>,
}

/// A young person who writes continuously and remembers every answer.
pub(super) struct Writer {
    client: Client,
    day: String,
    goal: String,
    entries: Vec<Entry>,
}

/// Young people on one server, and an administrator who adds more.
pub(super) struct Ledger {
    administrator: Client,
    pub(super) writers: Vec<Writer>,
}

impl Ledger {
    /// Only the administrator, on a server at `base`.
    pub(super) async fn begin(signed_out: Client, code: &str) -> Self {
        signed_out.post("/sessions", &json!({ "code": code })).await.is(201);
        Self { administrator: signed_out, writers: Vec::new() }
    }

    /// Adds `number` young people.
    pub(super) async fn add_people(&mut self, base: &str, number: usize) {
        let administrator = self.administrator.at(base);
        for _ in 0..number {
            let path = format!("/young_people/{}", new_id());
            let made = administrator.put(&path, &json!({ "name": "Åse Ærø" })).await.is(201);
            self.writers.push(Writer::come_in(&administrator, &code(&made["invitation"])).await);
        }
    }

    /// Has the last `number` young people write until the server is down or refuses; returns the refusals.
    pub(super) async fn write(&mut self, base: &str, number: usize) -> Vec<Answer> {
        let writers = self.latest(number).iter_mut().map(|writer| writer.write_on(base));
        join_all(writers).await.into_iter().flatten().collect()
    }

    /// Compares what the server has of the last `number` young people with the ledger, then retries what was
    /// never answered.
    pub(super) async fn check(&mut self, base: &str, number: usize) {
        join_all(self.latest(number).iter_mut().map(|writer| writer.check(base))).await;
    }

    /// Has the last `number` young people read their records, which must all be there.
    pub(super) async fn read(&mut self, base: &str, number: usize) {
        join_all(self.latest(number).iter_mut().map(|writer| writer.read(base))).await;
    }

    pub(super) fn acknowledged(&self) -> usize {
        let entries = self.writers.iter().flat_map(|writer| &writer.entries);
        entries.filter(|entry| entry.acknowledged.is_some()).count()
    }

    fn latest(&mut self, number: usize) -> &mut [Writer] {
        let first = self.writers.len().saturating_sub(number);
        &mut self.writers[first..]
    }
}

impl Writer {
    async fn come_in(beside: &Client, code: &str) -> Self {
        let client = beside.of_nobody();
        client.post("/sessions", &json!({ "code": code })).await.is(201);
        let day = client.get("/today").await.is(200)["on"].as_str().expect("a day").to_owned();
        let goal = new_id();
        let text = json!({ "text": "Gå ned til åen", "repeat": { "times_a_week": 7 } });
        let path = format!("/goals/{goal}");
        client.put(&path, &text).await.is(201);
        let entries = vec![Entry { path, acknowledged: Some(text), unanswered: None }];
        Self { client, day, goal: goal.to_string(), entries }
    }

    /// Writes until the server is down or refuses; returns the refusal.
    async fn write_on(&mut self, base: &str) -> Option<Answer> {
        let client = self.client.at(base);
        loop {
            let (at, body) = self.next();
            self.entries[at].unanswered = Some(body.clone());
            let answer = client.call("PUT", &self.entries[at].path).json(&body).try_send().await?;
            if !matches!(answer.status, 200 | 201) {
                return Some(answer);
            }
            self.entries[at].take(body, &answer);
        }
    }

    /// The next write: a goal, a success, one more mark of a goal, or new words for the goal set last.
    fn next(&mut self) -> (usize, Value) {
        let number = self.entries.len();
        let words = format!("Nr. {number}: Jeg sagde ærligt »nej« på Fåborgvej 🌱 ÆØÅ");
        let resting = |text: &str| json!({ "text": text, "repeat": { "times_a_week": 1 }, "state": "resting" });
        let success =
            json!({ "on": self.day, "at": format!("{}T10:00:00Z", self.day), "words": words });
        let (kind, body) = match number % 4 {
            0 => ("goals", resting(&words)),
            1 => {
                let again = self.entries.iter().rposition(Entry::is_resting_goal);
                let changed = format!("{words} – sagt på en anden måde");
                if let Some(again) = again.filter(|at| self.entries[*at].is_unchanged()) {
                    return (again, resting(&changed));
                }
                ("successes", success)
            }
            2 => ("successes", success),
            _ => {
                let mut mark = success;
                mark["goal_id"] = self.goal.clone().into();
                mark["once_more"] = true.into();
                ("successes", mark)
            }
        };
        let path = format!("/{kind}/{}", new_id());
        self.entries.push(Entry { path, acknowledged: None, unanswered: None });
        (number, body)
    }

    async fn read(&mut self, base: &str) {
        let client = self.client.at(base);
        let stored = everything(&client).await;
        let mut known = HashSet::new();
        for entry in &mut self.entries {
            known.insert(entry.path.clone());
            entry.compare(stored.get(&entry.path));
        }
        let strangers: Vec<_> = stored.keys().filter(|path| !known.contains(*path)).collect();
        assert!(strangers.is_empty(), "nobody wrote these: {strangers:?}");
    }

    async fn check(&mut self, base: &str) {
        self.read(base).await;
        let client = self.client.at(base);
        for entry in &mut self.entries {
            if let Some(body) = entry.unanswered.clone() {
                let answer = client.put(&entry.path, &body).await;
                entry.take(body, &answer);
            }
        }
        // Retrying an acknowledged write changes nothing.
        let again = self.entries.last().expect("the goal at least");
        let body = again.acknowledged.as_ref().expect("everything was sent again");
        let before = client.get(&again.path).await.is(200);
        assert_eq!(client.put(&again.path, body).await.is(200).json, before.json);
        let successes = self.entries.iter().filter(|entry| entry.path.starts_with("/successes"));
        let today = client.get(&format!("/today?on={}", self.day)).await.is(200);
        assert_eq!(today["counts"]["ever"], successes.count(), "something counts twice or not");
    }
}

impl Entry {
    fn take(&mut self, body: Value, answer: &Answer) {
        assert!(matches!(answer.status, 200 | 201), "{}: {}", self.path, answer.text);
        assert!(includes(&answer.json, &body), "{} answers {}", self.path, answer.text);
        self.acknowledged = Some(body);
        self.unanswered = None;
    }

    /// Compares with what the server has after it was killed.
    fn compare(&mut self, stored: Option<&Value>) {
        let path = &self.path;
        match (&self.acknowledged, &self.unanswered, stored) {
            (None, _, None) => {}
            (Some(said), _, None) => panic!("{path} was acknowledged and is lost: {said}"),
            (said, sent, Some(stored)) => {
                let mut may_be = said.iter().chain(sent);
                assert!(may_be.any(|body| includes(stored, body)), "{path} holds {stored}");
            }
        }
    }

    fn is_resting_goal(&self) -> bool {
        self.acknowledged.as_ref().is_some_and(|body| body["state"] == "resting")
    }

    fn is_unchanged(&self) -> bool {
        let text = self.acknowledged.as_ref().and_then(|body| body["text"].as_str());
        text.is_some_and(|text| !text.contains("på en anden måde"))
    }
}

/// Whether a record has every field of `body`.
fn includes(record: &Value, body: &Value) -> bool {
    let at = |json: &Value| json.as_str().and_then(|at| at.get(..19).map(str::to_owned));
    body.as_object().expect("an object").iter().all(|(name, value)| {
        record[name] == *value || (name == "at" && at(&record[name]) == at(value))
    })
}

/// Every goal and success of a young person, by path.
async fn everything(client: &Client) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for list in ["/goals", "/successes"] {
        let mut next = String::new();
        loop {
            let page = client.get(&format!("{list}?limit=200{next}")).await.is(200);
            for item in page.items() {
                let path = format!("{list}/{}", item["id"].as_str().expect("an id"));
                assert!(all.insert(path.clone(), item.clone()).is_none(), "{path} comes twice");
            }
            match page["next"].as_str() {
                Some(before) => next = format!("&before={before}"),
                None => break,
            }
        }
    }
    all
}

/// Creates the first administrator on the command line; returns the code.
pub(super) async fn first_code(database: &Database) -> String {
    let create = ["admin", "create-administrator", "--name", "Anders Åkær"];
    let at = ["--database-url", &database.url];
    let (made, said, error) = crate::kurs::program::run(&[&create[..], &at].concat()).await;
    assert!(made, "{error}");
    let code = said.lines().find_map(|line| line.trim().strip_prefix("code  "));
    code.expect("a code").to_owned()
}

/// Fails unless an SQLite file is intact; PostgreSQL checks its own.
pub(super) async fn is_whole(database: &Database) {
    use sqlx::Connection;
    if database.engine == Engine::Postgres {
        return;
    }
    let mut connection =
        sqlx::SqliteConnection::connect(&database.url).await.expect("the file opens");
    let whole: Vec<(String,)> =
        sqlx::query_as("PRAGMA integrity_check").fetch_all(&mut connection).await.expect("a check");
    assert_eq!(whole, [("ok".to_owned(),)]);
    let astray = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut connection).await;
    assert_eq!(astray.expect("a check").len(), 0);
    connection.close().await.expect("it closes");
}
