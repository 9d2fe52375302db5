//! PostgreSQL over a network: encrypted, with a verified server certificate.

use kurs_server::kernel::db::{Db, DbError, Tx};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;
use tokio::{task::yield_now, time::Instant};

use crate::kurs::events::PATIENCE;

/// A certificate authority, and a certificate for `localhost` with its key.
struct Papers {
    authority: String,
    certificate: String,
    key: String,
}

fn papers() -> Papers {
    let mut authority = CertificateParams::new(Vec::new()).expect("parameters");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().expect("a key");
    let certificate = authority.self_signed(&authority_key).expect("a certificate");
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().expect("a key");
    let server = CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
    let signed = server.signed_by(&key, &issuer).expect("a certificate");
    Papers { authority: certificate.pem(), certificate: signed.pem(), key: key.serialize_pem() }
}

async fn execute(admin: &mut PgConnection, text: String) {
    admin.execute(AssertSqlSafe(text)).await.expect("it is done");
}

/// Whether the connection of `db` is encrypted.
async fn is_encrypted(db: &Db) -> bool {
    let ask = db.read_one::<_, DbError, _>(|tx| {
        Box::pin(async move {
            let Tx::Postgres(tx) = tx else { panic!("this is PostgreSQL") };
            let text = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
            let (ssl,): (bool,) = sqlx::query_as(text).fetch_one(&mut **tx).await?;
            Ok(ssl)
        })
    });
    ask.await.expect("an answer")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_are_encrypted_and_verified() {
    let server = std::env::var("KURS_TEST_POSTGRES").expect("a PostgreSQL");
    let mut admin = PgConnection::connect(&server).await.expect("PostgreSQL answers");
    let (folder,): (String,) =
        sqlx::query_as("SHOW data_directory").fetch_one(&mut admin).await.expect("a folder");
    let papers = papers();
    // Written by the server process, because it must own its key, readable by nobody else.
    for (name, setting, pem) in [
        ("kurs.crt", "ssl_cert_file", &papers.certificate),
        ("kurs.key", "ssl_key_file", &papers.key),
    ] {
        let lines = format!("SELECT unnest(string_to_array('{}', E'\\n'))", pem.trim());
        let written = format!("umask 077; cat > \"{folder}/{name}\"");
        execute(&mut admin, format!("COPY ({lines}) TO PROGRAM '{written}'")).await;
        execute(&mut admin, format!("ALTER SYSTEM SET {setting} = '{folder}/{name}'")).await;
    }
    execute(&mut admin, "ALTER SYSTEM SET ssl = on".to_owned()).await;
    execute(&mut admin, "SELECT pg_reload_conf()".to_owned()).await;

    let ours = TempDir::new().expect("a folder");
    let (root, other) = (ours.path().join("root.pem"), ours.path().join("other.pem"));
    std::fs::write(&root, &papers.authority).expect("it is written");
    std::fs::write(&other, self::papers().authority).expect("it is written");
    let by_name = server.replace("127.0.0.1", "localhost");
    let verified = |url: &str, root: &std::path::Path| {
        format!("{url}?sslmode=verify-full&sslrootcert={}", root.display())
    };
    let connected = async |url: String| Db::connect(&url).await;
    // The server reloads the setting a moment later.
    let begun = Instant::now();
    while let Err(error) = connected(format!("{by_name}?sslmode=require")).await {
        assert!(begun.elapsed() < PATIENCE, "{error}");
        yield_now().await;
    }
    for (url, encrypted) in [
        (verified(&by_name, &root), Some(true)),
        (format!("{by_name}?sslmode=require"), Some(true)),
        (format!("{by_name}?sslmode=prefer"), Some(true)),
        (format!("{by_name}?sslmode=disable"), Some(false)),
        // A wrong host name, and an unknown authority.
        (verified(&server, &root), None),
        (verified(&by_name, &other), None),
        (format!("{by_name}?sslmode=verify-full"), None),
    ] {
        let db = connected(url.clone()).await;
        assert_eq!(db.is_ok(), encrypted.is_some(), "{url}");
        if let (Ok(db), Some(encrypted)) = (db, encrypted) {
            assert_eq!(is_encrypted(&db).await, encrypted, "{url}");
            db.close().await;
        }
    }
    execute(&mut admin, "ALTER SYSTEM RESET ALL".to_owned()).await;
    execute(&mut admin, "SELECT pg_reload_conf()".to_owned()).await;
}
