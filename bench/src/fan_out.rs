//! Notifies thousands of phones through several push services: first all healthy, then with one phone in a
//! hundred unsubscribed and one in a hundred that never answers.

use std::{
    net::Ipv4Addr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use axum::{Router, extract::Request, http::StatusCode};
use kurs_domain::{
    Id,
    push::{PushKeys, PushSubscription},
};
use kurs_server::{
    config::Origin,
    feedback::Instruments,
    files::storage::Storage,
    guest::key::Links,
    help_lines::HelpLines,
    jobs::{Bell, runner::Runner},
    kernel::{
        Problem,
        clock::{Clock, SystemClock},
        db::Db,
        limits::Limits,
        live::Live,
        random::{SystemRandom, hash, id},
    },
    privacy::PrivacyText,
    push::{self, Push, endpoint::Services, store::Subscription},
    serve::connect,
    state::{AppState, Parts},
};
use tokio::{net::TcpListener, sync::Notify};
use tokio_util::sync::CancellationToken;

use crate::{
    database::Database,
    people::{known, token},
    prepare::{keys, reminder},
    table::{at, median},
};

const SERVICES: usize = 4;
/// Phones of one person.
const PHONES: usize = 10;
/// Time-out of a whole run.
const PATIENCE: Duration = Duration::from_mins(5);

/// The state of a phone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phone {
    Well,
    Gone,
    Silent,
}

impl Phone {
    /// With `trouble`, one in a hundred is gone, and one in a hundred silent.
    fn number(number: usize, trouble: bool) -> Self {
        match number % 100 {
            37 if trouble => Self::Gone,
            73 if trouble => Self::Silent,
            _ => Self::Well,
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Gone => "gone",
            Self::Silent => "silent",
        }
    }
}

/// Measures both in turns, and prints a table.
pub(crate) async fn measure(folder: &Path, rounds: usize, messages: usize) -> Result<()> {
    let (mut well, mut troubled) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        for (trouble, took) in [(false, &mut well), (true, &mut troubled)] {
            let folder = folder.to_owned();
            // A runtime like the server's own, on all processors.
            let run = tokio::task::spawn_blocking(move || {
                let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
                let took = runtime.block_on(fan_out(folder, messages, trouble));
                runtime.shutdown_background();
                took
            });
            took.push(run.await??.as_secs_f64());
        }
    }
    println!(
        "\n{messages} messages to {SERVICES} push services on this machine, from jobs in the database to \
         the last phone that is well\n(encrypted, signed, sent, and kept what became of each; SQLite); \
         by turns, {rounds} rounds."
    );
    println!("  {:<44} {:>9} {:>15} {:>9}", "", "seconds", "from … to", "a second");
    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 messages")]
    for (name, took) in
        [("all are well", &well), ("1 % are gone, and 1 % are never heard of", &troubled)]
    {
        let from_to = format!("{:.2} … {:.2}", at(took, 0.0), at(took, 1.0));
        let (half, rate) = (median(took), messages as f64 / median(took));
        println!("  {name:<44} {half:>9.2} {from_to:>15} {rate:>9.0}");
    }
    let ratios: Vec<_> = troubled.iter().zip(&well).map(|(with, without)| with / without).collect();
    println!("  with trouble, beside without: {:.2} times as long", median(&ratios));
    Ok(())
}

/// The time until all messages to healthy phones have arrived.
async fn fan_out(folder: PathBuf, messages: usize, trouble: bool) -> Result<Duration> {
    let heard = Arc::new(Heard::default());
    let mut origins = Vec::new();
    for _ in 0..SERVICES {
        origins.push(serve(heard.clone()).await?);
    }
    let database = Database::make("sqlite", &folder, messages.div_ceil(PHONES)).await?;
    let db = connect(&database.url).await?;
    push::ops::make_first_key(&db, SystemClock.now()).await?;
    let services = Services::new([])?.trusting(origins.iter().map(String::as_str))?;
    let stopping = CancellationToken::new();
    let state = state(db, services, folder.join("files"), stopping.clone());
    let wanted = (0..messages).filter(|it| Phone::number(*it, trouble) == Phone::Well).count();
    make(&state, &origins, messages, trouble).await?;

    let begun = Instant::now();
    let runner = tokio::spawn(Runner::new(state.clone()).run());
    let all = async {
        loop {
            let more = heard.more.notified();
            if heard.well.load(Ordering::SeqCst) >= wanted {
                return begun.elapsed();
            }
            more.await;
        }
    };
    let took = tokio::time::timeout(PATIENCE, all).await;
    stopping.cancel();
    // The silent phones are not waited for.
    runner.abort();
    let took = took?;
    ensure!(heard.well.load(Ordering::SeqCst) == wanted, "some phones were notified twice");
    Ok(took)
}

#[derive(Default)]
struct Heard {
    well: AtomicUsize,
    more: Notify,
}

/// Starts a push service; returns its origin.
async fn serve(heard: Arc<Heard>) -> Result<String> {
    let answer = move |request: Request| {
        let heard = heard.clone();
        async move {
            if request.uri().path().starts_with("/silent") {
                std::future::pending::<()>().await;
            }
            if request.uri().path().starts_with("/gone") {
                return StatusCode::GONE;
            }
            heard.well.fetch_add(1, Ordering::SeqCst);
            heard.more.notify_one();
            StatusCode::CREATED
        }
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    Ok(origin)
}

fn state(db: Db, services: Services, files: PathBuf, stopping: CancellationToken) -> AppState {
    let origin = Origin { url: "https://kurs.example.dk".to_owned(), secure: true };
    AppState::new(Parts {
        capabilities: kurs_server::capabilities::ALL,
        live: Live::new(db.clone()),
        bell: Bell::default(),
        db,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        push: Push::new(services),
        links: Links::default(),
        privacy: PrivacyText::read(None).expect("Kurs's own text"),
        help_lines: HelpLines::read(None).expect("Kurs's own numbers"),
        instruments: Instruments::read(None).expect("Kurs's own instruments"),
        files: Storage::folder(files),
        origin,
        demo: false,
        behind_proxy: true,
        limits: Limits::default(),
        stopping,
    })
}

/// Creates ten phones a person, each with a queued message.
async fn make(state: &AppState, origins: &[String], messages: usize, trouble: bool) -> Result<()> {
    let mut phones = Vec::new();
    for number in 0..messages {
        let path = Phone::number(number, trouble).path();
        // Shifted every hundred, so that trouble is spread over all services.
        let origin = &origins[(number + number / 100) % origins.len()];
        let endpoint = format!("{origin}/{path}/{number}");
        phones.push((number / PHONES, endpoint, keys()?));
    }
    let own = state.clone();
    let make = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let people = messages.div_ceil(PHONES);
            for (person, endpoint, keys) in phones {
                let row = subscription(person, endpoint, keys)?;
                push::store::upsert_subscription(tx, &row).await?;
            }
            for person in 0..people {
                let person = person_id(person)?;
                let message = reminder(person).map_err(Problem::internal)?;
                push::ops::enqueue(
                    tx,
                    &own,
                    person,
                    &message,
                    own.now(),
                    push::message::Key::Once("bench"),
                )
                .await?;
            }
            Ok(())
        })
    });
    Ok(make.await?)
}

fn person_id(number: usize) -> Result<Id, Problem> {
    Id::parse(&known("0000", number)).map_err(|_| Problem::internal("no id"))
}

fn subscription(person: usize, endpoint: String, keys: PushKeys) -> Result<Subscription, Problem> {
    let now = SystemClock.now();
    Ok(Subscription {
        view: PushSubscription {
            id: id(&SystemRandom, now),
            service: String::new(),
            created_at: now,
            sent_at: None,
            arrived_at: None,
            problem: None,
        },
        person_id: person_id(person)?,
        session_hash: hash(&token(person)),
        key_number: 1,
        endpoint,
        keys,
    })
}
