//! Reads everything that somebody can reach, so that two worlds can be compared byte for byte.
//!
//! For that, a server can be started whose ids and secrets are derived from its clock: what is done at one
//! instant has the same ids, whatever was done at others.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

use kurs_domain::Id;
use kurs_server::{
    api::{self, access::Access},
    kernel::{
        clock::{Clock, SetClock},
        random::{Random, SeededRandom},
    },
};

use super::{BEGIN, Client, Engine, Kurs, Setup, database::Database, instant};

/// Bytes derived from the instant, the number of draws at it, and the salt.
struct DatedRandom {
    clock: Arc<SetClock>,
    salt: u64,
    drawn: Mutex<(i64, u64)>,
}

impl Random for DatedRandom {
    fn fill(&self, bytes: &mut [u8]) {
        let now = self.clock.now().millis();
        let mut drawn = self.drawn.lock().expect("nobody panicked");
        *drawn = if drawn.0 == now { (now, drawn.1 + 1) } else { (now, 0) };
        let seed =
            now.unsigned_abs().wrapping_mul(1_000_003).wrapping_add(drawn.1 << 8 | self.salt);
        SeededRandom::new(seed).fill(bytes);
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) path: String,
    pub(crate) etag: Option<String>,
    pub(crate) text: String,
}

impl Kurs {
    /// A server whose ids and secrets are derived from its clock.
    pub(crate) async fn start_dated(engine: Engine) -> Self {
        let clock = Arc::new(SetClock::new(instant(BEGIN)));
        let random =
            |salt| Arc::new(DatedRandom { clock: clock.clone(), salt, drawn: Mutex::default() });
        let setup = Setup { clock: Some(clock.clone()), random: random(1), ..Setup::default() };
        let mut kurs = Self::start_with(Database::new(engine).await, setup).await;
        // The server also draws when it publishes an event, which may be a moment later.
        kurs.ids = random(2);
        kurs.clock = clock;
        kurs
    }

    /// Advances to the next second, which has ids of its own.
    pub(crate) fn tick(&self) {
        self.clock.advance(1_000);
    }

    /// Everything that the caseworker `who` can read: each GET that is open to them, with each id found in
    /// earlier answers, beginning with `young`; and each address of this server in those, opened without a
    /// session.
    pub(crate) async fn reach(&self, who: &Client, young: Id) -> Vec<Given> {
        let guest = self.guest();
        let (mut ids, mut urls) = (vec![young.to_string()], Vec::new());
        let (mut asked, mut given) = (HashSet::new(), Vec::new());
        let templates: Vec<_> = api::api()
            .matrix
            .iter()
            // The push key is random, and a stream has no end.
            .filter(|entry| !["/events", "/push_subscriptions"].contains(&entry.path.as_str()))
            .filter(|entry| entry.method == "GET")
            .filter(|entry| !matches!(entry.access, Access::Administrator | Access::Demo))
            .map(|entry| match entry.path.as_str() {
                "/meetings" => "/meetings?young_person_id={id}".to_owned(),
                path => path.to_owned(),
            })
            .collect();
        loop {
            let known = given.len();
            let paths = templates.iter().flat_map(|path| filled(path, &ids)).collect::<Vec<_>>();
            let calls = paths.iter().map(|path| who.call("GET", path));
            let opened = urls.iter().map(|path: &String| guest.call_outside("GET", path));
            let calls: Vec<_> = paths.iter().chain(&urls).zip(calls.chain(opened)).collect();
            let mut found = Vec::new();
            for (path, call) in calls {
                if !asked.insert(path.clone()) {
                    continue;
                }
                let answer = call.send().await;
                if answer.status != 200 {
                    continue;
                }
                found.push(answer.text.clone());
                let etag = answer.header("etag").map(str::to_owned);
                given.push(Given { path: path.clone(), etag, text: answer.text });
            }
            for text in &found {
                add_new(&mut ids, ids_in(text));
                add_new(&mut urls, urls_in(text, &self.state.origin.url));
            }
            if given.len() == known {
                return given;
            }
        }
    }
}

fn add_new(known: &mut Vec<String>, found: Vec<String>) {
    for one in found {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}

/// The paths of `template`: itself, or one for each id.
fn filled(template: &str, ids: &[String]) -> Vec<String> {
    let Some((before, rest)) = template.split_once('{') else { return vec![template.to_owned()] };
    let (_, after) = rest.split_once('}').expect("a name ends");
    if before.contains("/guest/") || after.contains('{') {
        return Vec::new();
    }
    ids.iter().map(|id| format!("{before}{id}{after}")).collect()
}

fn ids_in(text: &str) -> Vec<String> {
    let word = |c: char| !(c.is_ascii_hexdigit() || c == '-');
    text.split(word).filter(|word| Id::parse(word).is_ok()).map(str::to_owned).collect()
}

fn urls_in(text: &str, origin: &str) -> Vec<String> {
    let mut urls = Vec::new();
    for rest in text.split(origin).skip(1) {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "/-_".contains(c)));
        urls.push(rest[..end.unwrap_or(rest.len())].to_owned());
    }
    urls.retain(|url| url.starts_with("/guest/"));
    urls
}
