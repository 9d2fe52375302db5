//! The binary `kurs`: read the configuration, then serve, migrate or administer.

use clap::Parser;
use kurs_server::{
    admin, api,
    config::{Cli, Command},
    log, serve,
};

fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    let done = run(cli);
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            // One line, with the remedy first and the cause after it.
            let mut line = String::from("kurs");
            for cause in error.chain().map(|cause| cause.to_string().replace('\n', " ")) {
                // A driver's error often contains its own cause already.
                if !line.ends_with(&cause) {
                    line = format!("{line}: {cause}");
                }
            }
            eprintln!("{line}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Serve(config) => {
            log::start(&config.observe.log);
            serve::serve(*config).await
        }
        Command::Migrate(database) => {
            let db = serve::connect(&database.url()).await?;
            db.close().await;
            println!("The database is up to date.");
            Ok(())
        }
        Command::Admin(admin) => admin::run(admin).await,
        Command::Openapi => {
            println!("{}", api::openapi().to_pretty_json()?);
            Ok(())
        }
    }
}
