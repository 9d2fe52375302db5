//! A real server on a loopback port, with a database of its own.
//!
//! Tests control its clock (`kurs.clock`) and use it over HTTP only, each person with a cookie jar of their
//! own. Every test runs on both engines: see [`on_both`].

pub(crate) mod celebrations;
pub(crate) mod client;
pub(crate) mod database;
pub(crate) mod direct;
pub(crate) mod events;
pub(crate) mod meetings;
pub(crate) mod people;
pub(crate) mod program;
pub(crate) mod reach;
pub(crate) mod routes;
pub(crate) mod said;
mod timed;

use std::{net::SocketAddr, sync::Arc};

use kurs_domain::{Id, Timestamp};
use kurs_server::{
    config::Origin,
    demo,
    feedback::Instruments,
    files::storage::Storage,
    guest::key::Links,
    help_lines::HelpLines,
    jobs::Bell,
    kernel::{
        clock::{Clock, SetClock},
        db::Db,
        limits::Limits,
        live::Live,
        random::{Random, SystemRandom, id},
    },
    privacy::PrivacyText,
    push::{
        self, Push,
        endpoint::{KNOWN, Services},
    },
    serve::connect,
    state::{AppState, Parts},
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

pub(crate) use client::{Answer, Client};
use timed::Timed;

/// Sunday, noon in Odense: the start time of every test.
pub(crate) const BEGIN: &str = "2026-11-22T11:00:00Z";

/// Makes one test per engine out of each function.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($kurs:ident: Kurs) $body:block)*) => {
        $($(#[$meta])* async fn $name($kurs: $crate::kurs::Kurs) $body)*

        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::kurs::Kurs::start($crate::kurs::Engine::Sqlite).await).await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::kurs::Kurs::start($crate::kurs::Engine::Postgres).await).await;
            })*
        }
    };
}
pub(crate) use on_both;

/// The database engine of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// The settings of a server.
pub(crate) struct Setup {
    pub(crate) public_url: String,
    pub(crate) demo: bool,
    pub(crate) behind_proxy: bool,
    pub(crate) clock: Option<Arc<dyn Clock>>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) files: Option<Storage>,
    pub(crate) push: Option<Push>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            public_url: "http://localhost:3000".to_owned(),
            demo: false,
            behind_proxy: false,
            clock: None,
            random: Arc::new(SystemRandom),
            files: None,
            push: None,
        }
    }
}

/// A running server.
pub(crate) struct Kurs {
    pub(crate) state: AppState,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) base: String,
    pub(crate) database: database::Database,
    pub(crate) administrator: Client,
    pub(crate) http: reqwest::Client,
    pub(crate) secure: bool,
    /// The source of the clients' ids.
    ids: Arc<dyn Random>,
    ended: CancellationToken,
    _timed: Timed,
}

impl Drop for Kurs {
    fn drop(&mut self) {
        self.ended.cancel();
    }
}

impl Kurs {
    /// A server with default settings on `engine`.
    pub(crate) async fn start(engine: Engine) -> Self {
        Self::start_with(database::Database::new(engine).await, Setup::default()).await
    }

    /// A server on a database that may have been used before.
    pub(crate) async fn start_with(database: database::Database, setup: Setup) -> Self {
        let timed = Timed::begin();
        let db = connect(&database.url).await.expect("the database opens");
        let clock = Arc::new(SetClock::new(instant(BEGIN)));
        push::ops::make_first_key(&db, clock.now()).await.expect("a key is made");
        let secure = setup.public_url.starts_with("https");
        let ended = CancellationToken::new();
        let state = AppState::new(Parts {
            capabilities: kurs_server::capabilities::ALL,
            live: Live::new(db.clone()),
            push: setup.push.unwrap_or_else(|| Push::new(known_services())),
            db,
            bell: Bell::default(),
            links: Links::default(),
            privacy: PrivacyText::read(None).expect("Kurs's own text"),
            help_lines: HelpLines::read(None).expect("Kurs's own numbers"),
            instruments: Instruments::read(None).expect("Kurs's own instruments"),
            files: setup
                .files
                .unwrap_or_else(|| Storage::folder(database.folder.path().join("files"))),
            clock: setup.clock.unwrap_or_else(|| clock.clone()),
            random: setup.random,
            origin: Origin { url: setup.public_url, secure },
            demo: setup.demo,
            behind_proxy: setup.behind_proxy,
            limits: Limits::default(),
            stopping: ended.clone(),
        });
        if setup.demo {
            demo::make(&state).await.expect("the demo people are made");
        }
        let base = serve(&state, &ended).await;
        let http = client::http();
        let administrator = Client::signed_out(&http, &base, secure);
        let ids = Arc::new(SystemRandom);
        let mut kurs = Self {
            state,
            clock,
            base,
            database,
            administrator,
            http,
            secure,
            ids,
            ended,
            _timed: timed,
        };
        kurs.administrator = kurs.first_administrator("Anders").await;
        kurs
    }

    /// The server's database.
    pub(crate) fn db(&self) -> &Db {
        &self.state.db
    }

    /// A new id, as a phone makes it now.
    pub(crate) fn id(&self) -> Id {
        id(&*self.ids, self.clock.now())
    }

    pub(crate) fn set_clock(&self, at: &str) {
        self.clock.set(instant(at));
    }

    /// Advances the clock by days of 24 hours.
    pub(crate) fn pass_days(&self, days: i64) {
        self.clock.advance(days * kurs_domain::timestamp::DAY_MS);
    }

    /// The instant so many milliseconds from now, as in JSON.
    pub(crate) fn clock_after(&self, millis: i64) -> String {
        self.clock.now().plus_millis(millis).to_string()
    }

    /// The current instant, as in JSON.
    pub(crate) fn now(&self) -> String {
        self.clock.now().to_string()
    }

    /// A browser without a session.
    pub(crate) fn signed_out(&self) -> Client {
        Client::signed_out(&self.http, &self.base, self.secure)
    }
}

/// The known push services.
pub(crate) fn known_services() -> Services {
    Services::new(KNOWN.split(',')).expect("services")
}

/// A new id, as a phone made it at `at`.
pub(crate) fn id_made_at(at: Timestamp) -> Id {
    id(&SystemRandom, at)
}

/// Parses an instant.
pub(crate) fn instant(text: &str) -> Timestamp {
    serde_json::from_value(text.into()).expect("an instant")
}

async fn serve(state: &AppState, ended: &CancellationToken) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let app = kurs_server::app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let ended = ended.clone();
    tokio::spawn(async move {
        let serve = axum::serve(listener, app).with_graceful_shutdown(ended.cancelled_owned());
        serve.await.expect("the server serves");
    });
    format!("http://{address}")
}
