//! The configuration, by flag or environment variable: one struct per concern, each explained in
//! `--help`.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use clap::{Args, Parser, Subcommand};

use crate::{
    files::storage::{NotABucket, Storage},
    push::endpoint::{KNOWN, NotAService, Services},
};

/// Kurs: the young person's own words, and those who are there for them.
#[derive(Debug, Parser)]
#[command(name = "kurs", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the app and its API
    Serve(Box<Serve>),
    /// Bring the database's schema up to date, and stop
    Migrate(Database),
    /// What an administrator does on the command line
    Admin(Admin),
    /// Print the OpenAPI document, and stop
    Openapi,
}

/// Serving.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Where the data are
    #[command(flatten)]
    pub database: Database,
    /// Where pictures are
    #[command(flatten)]
    pub files: Files,
    /// Where to listen and who we are
    #[command(flatten)]
    pub web: Web,
    /// What people are told about their data
    #[command(flatten)]
    pub privacy: Privacy,
    /// Where pushes go
    #[command(flatten)]
    pub push: PushServices,
    /// What to tell whoever operates it
    #[command(flatten)]
    pub observe: Observe,
    /// Make invented people with ninety days behind them, and let anyone sign in as one of them
    #[arg(long, env = "KURS_DEMO")]
    pub demo: bool,
}

/// The database.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// `sqlite:FILE` (made when missing) or `postgres://USER:PASSWORD@HOST/NAME`
    #[arg(
        long,
        env = "KURS_DATABASE_URL",
        default_value = "sqlite:kurs.db",
        hide_env_values = true
    )]
    pub database_url: String,
    /// The folder that a relative SQLite file lies in
    #[arg(long, env = "KURS_DATA_DIR", default_value = ".")]
    pub data_dir: PathBuf,
}

impl Database {
    /// The URL with a relative SQLite file put into the data folder.
    pub fn url(&self) -> String {
        match self.database_url.strip_prefix("sqlite:") {
            Some(file) if !file.starts_with('/') && !file.starts_with(":memory:") => {
                let file = file.trim_start_matches("//");
                format!("sqlite:{}", self.data_dir.join(file).display())
            }
            _ => self.database_url.clone(),
        }
    }
}

/// The store of files.
#[derive(Debug, Clone, Args)]
pub struct Files {
    /// `s3://BUCKET/FOLDER`, with region, keys and endpoint in the usual AWS_ variables; the folder
    /// `files` in the data folder when absent
    #[arg(long, env = "KURS_FILES_URL")]
    pub files_url: Option<String>,
}

/// The web.
#[derive(Debug, Clone, Args)]
pub struct Web {
    /// The port
    #[arg(long, env = "KURS_PORT", default_value_t = 3000)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, env = "KURS_LISTEN", default_value = "127.0.0.1")]
    pub listen: IpAddr,
    /// The address that people open, as in `https://kurs.example.dk`; needed outside --demo
    #[arg(long, env = "KURS_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A proxy in front ends https and sets `X-Forwarded-For`: its last entry is the caller
    #[arg(long, env = "KURS_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// How long a connection stays open while no request comes; longer than the proxy in front keeps
    /// its own, which otherwise sends into one that is just being closed
    #[arg(long, env = "KURS_KEEP_ALIVE_SECONDS", default_value_t = 75,
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub keep_alive_seconds: u64,
}

/// What people are told about their data.
#[derive(Debug, Clone, Args)]
pub struct Privacy {
    /// A JSON file with what a municipality fills in on the page /privacy, or with its own text
    #[arg(long, env = "KURS_PRIVACY_FILE")]
    pub privacy_file: Option<PathBuf>,
    /// A JSON file with numbers of the municipality's own for the page /help
    #[arg(long, env = "KURS_HELP_LINES_FILE")]
    pub help_lines_file: Option<PathBuf>,
    /// A folder of JSON files with questionnaires of the municipality's own
    #[arg(long, env = "KURS_INSTRUMENTS_DIR")]
    pub instruments_dir: Option<PathBuf>,
}

/// Push services.
#[derive(Debug, Clone, Args)]
pub struct PushServices {
    /// The push services that pushes may go to, by host; `*.` stands for whatever comes before
    #[arg(long, env = "KURS_PUSH_HOSTS", value_delimiter = ',', default_value = KNOWN)]
    pub push_hosts: Vec<String>,
    /// Push services on this machine, as in `http://127.0.0.1:4711`, to try pushes out: with --demo
    /// only
    #[arg(long, env = "KURS_PUSH_TRUSTED_ORIGINS", value_delimiter = ',')]
    pub push_trusted_origins: Vec<String>,
}

/// Operation.
#[derive(Debug, Clone, Args)]
pub struct Observe {
    /// Where Prometheus reads `/metrics`, as in `127.0.0.1:9464`; nowhere when absent
    #[arg(long, env = "KURS_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
    /// What to log: a level, or `target=level` pairs
    #[arg(long, env = "KURS_LOG", default_value = "info,sqlx=warn")]
    pub log: String,
}

/// Administration.
#[derive(Debug, Clone, Args)]
pub struct Admin {
    /// What to do.
    #[command(subcommand)]
    pub action: AdminAction,
}

/// What an administrator does on the command line.
#[derive(Debug, Clone, Subcommand)]
pub enum AdminAction {
    /// Make an administrator and print an invitation for them: the first step outside --demo
    CreateAdministrator {
        /// Where the data are
        #[command(flatten)]
        database: Database,
        /// What they are called
        #[arg(long)]
        name: String,
        /// The address that people open, for the link
        #[arg(long, env = "KURS_PUBLIC_URL", default_value = "http://localhost:3000")]
        public_url: String,
    },
    /// Confirm who came in by a new code, where no other administrator and no lead can; without --id,
    /// print who awaits it
    ConfirmStaff {
        /// Where the data are
        #[command(flatten)]
        database: Database,
        /// Id of the colleague
        #[arg(long)]
        id: Option<String>,
    },
    /// Make a new key that this server names itself with to push services: phones that subscribe from
    /// now on use it, those that have subscribed keep theirs
    RotatePushKeys {
        /// Where the data are
        #[command(flatten)]
        database: Database,
    },
}

/// Why the configuration is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    #[error("outside --demo, say under which address people open Kurs: --public-url https://…")]
    NoPublicUrl,
    #[error("--public-url must be like https://kurs.example.dk, without a path")]
    NotAUrl,
    /// Plain http on an address that is not local.
    #[error(
        "over plain http anyone on the way could read it: --public-url must be https, or localhost with --listen 127.0.0.1"
    )]
    PlainHttp,
    /// https without a proxy that terminates TLS.
    #[error(
        "kurs speaks plain http itself: put a proxy in front that ends https, and say --behind-proxy"
    )]
    NoProxy,
    /// A demonstration that listens on more than loopback.
    #[error("--demo lets anyone in: it listens on 127.0.0.1 or ::1 only")]
    OpenDemo,
    #[error(transparent)]
    NotAService(#[from] NotAService),
    /// Trusted push services (on this machine) on a server with real people.
    #[error("--push-trusted-origins is for trying pushes out: it goes with --demo only")]
    TrustedOutsideDemo,
}

/// The public address of the app, after the checks for a safe start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// As in `https://kurs.example.dk`, without a trailing slash.
    pub url: String,
    pub secure: bool,
}

impl Serve {
    /// The file storage.
    pub fn files(&self) -> Result<Storage, NotABucket> {
        match &self.files.files_url {
            Some(url) => Storage::bucket(url),
            None => Ok(Storage::folder(self.database.data_dir.join("files"))),
        }
    }

    /// The push services that pushes may go to.
    pub fn push_services(&self) -> Result<Services, Refusal> {
        let trusted = &self.push.push_trusted_origins;
        if !trusted.is_empty() && !self.demo {
            return Err(Refusal::TrustedOutsideDemo);
        }
        let known = Services::new(self.push.push_hosts.iter().map(String::as_str))?;
        Ok(known.trusting(trusted.iter().map(String::as_str))?)
    }

    /// The public address, or why it is not safe to start.
    pub fn origin(&self) -> Result<Origin, Refusal> {
        if self.demo && !self.web.listen.is_loopback() {
            return Err(Refusal::OpenDemo);
        }
        let url = match (&self.web.public_url, self.demo) {
            (Some(url), _) => url.trim_end_matches('/').to_owned(),
            (None, true) => format!("http://localhost:{}", self.web.port),
            (None, false) => return Err(Refusal::NoPublicUrl),
        };
        let (scheme, host) = url.split_once("://").ok_or(Refusal::NotAUrl)?;
        if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
            return Err(Refusal::NotAUrl);
        }
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let local = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
        match scheme {
            "http" if local && self.web.listen.is_loopback() => Ok(Origin { url, secure: false }),
            "http" => Err(Refusal::PlainHttp),
            "https" if self.web.behind_proxy => Ok(Origin { url, secure: true }),
            "https" => Err(Refusal::NoProxy),
            _ => Err(Refusal::NotAUrl),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(args: &[&str]) -> Serve {
        let args = ["kurs", "serve"].iter().chain(args);
        match Cli::try_parse_from(args).unwrap().command {
            Command::Serve(serve) => *serve,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_table_of_starts() {
        for (args, expected) in [
            (&["--demo"][..], Ok(("http://localhost:3000", false))),
            (&["--demo", "--port", "8080"], Ok(("http://localhost:8080", false))),
            (&["--demo", "--listen", "0.0.0.0"], Err(Refusal::OpenDemo)),
            (&["--demo", "--listen", "0.0.0.0", "--behind-proxy"], Err(Refusal::OpenDemo)),
            (
                &["--public-url", "http://localhost:3000", "--listen", "0.0.0.0"],
                Err(Refusal::PlainHttp),
            ),
            (&[], Err(Refusal::NoPublicUrl)),
            (&["--public-url", "http://localhost:3000"], Ok(("http://localhost:3000", false))),
            (&["--public-url", "http://kurs.example.dk"], Err(Refusal::PlainHttp)),
            (&["--public-url", "https://kurs.example.dk"], Err(Refusal::NoProxy)),
            (
                &["--public-url", "https://kurs.example.dk/", "--behind-proxy"],
                Ok(("https://kurs.example.dk", true)),
            ),
            (
                &["--public-url", "https://kurs.example.dk/sti", "--behind-proxy"],
                Err(Refusal::NotAUrl),
            ),
            (&["--public-url", "ftp://kurs.example.dk"], Err(Refusal::NotAUrl)),
            (&["--public-url", "kurs.example.dk"], Err(Refusal::NotAUrl)),
            (&["--public-url", "http://localhost@evil.example"], Err(Refusal::NotAUrl)),
        ] {
            let got = serve(args).origin();
            let expected = expected.map(|(url, secure)| Origin { url: url.to_owned(), secure });
            assert_eq!(got, expected, "{args:?}");
        }
    }

    #[test]
    fn push_services_are_the_known_ones() {
        let refused = |args: &[&str]| serve(args).push_services().err();
        assert_eq!(refused(&["--demo"]), None);
        assert_eq!(refused(&["--push-hosts", "push.example.dk,*.push.example.dk"]), None);
        let origin = "http://127.0.0.1:4711";
        let trusting = ["--push-trusted-origins", origin];
        assert_eq!(refused(&trusting), Some(Refusal::TrustedOutsideDemo));
        assert_eq!(refused(&["--demo", trusting[0], origin]), None);
        let host = NotAService::Host("127.0.0.1".to_owned());
        assert_eq!(refused(&["--push-hosts", "127.0.0.1"]), Some(Refusal::NotAService(host)));
        let elsewhere = "http://push.example.dk:80";
        let not = NotAService::Origin(elsewhere.to_owned());
        let args = ["--demo", trusting[0], elsewhere];
        assert_eq!(refused(&args), Some(Refusal::NotAService(not)));
    }

    #[test]
    fn relative_files_lie_in_the_data_folder() {
        let url = |args: &[&str]| serve(args).database.url();
        assert_eq!(url(&["--demo"]), "sqlite:./kurs.db");
        assert_eq!(url(&["--data-dir", "/var/lib/kurs"]), "sqlite:/var/lib/kurs/kurs.db");
        assert_eq!(url(&["--database-url", "sqlite:/tmp/æble.db"]), "sqlite:/tmp/æble.db");
        assert_eq!(url(&["--database-url", "postgres://k@h/k"]), "postgres://k@h/k");
    }

    #[test]
    fn connections_outlive_those_of_a_proxy() {
        // nginx and the load balancers of clouds close idle connections after 60 seconds.
        assert!(serve(&["--demo"]).web.keep_alive_seconds >= 75);
    }
}
