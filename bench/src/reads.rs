//! Reads: a signed-in person's day, compared with an axum route that answers the same bytes from memory.

use std::{cell::Cell, path::Path, time::Duration};

use anyhow::Result;

use crate::{
    database::Database,
    load::{Ask, Connection, drive},
    people::today,
    server::Server,
    table::{Goal, Row, Table},
};

/// Concurrent callers.
const CALLERS: [usize; 3] = [1, 8, 64];

/// Measures both, in turns.
pub(crate) async fn measure(
    server: &Server,
    database: &Database,
    rounds: usize,
    time: Duration,
    folder: &Path,
) -> Result<()> {
    let body = folder.join("today.json");
    let mut request = Vec::new();
    today(&mut request, 0);
    std::fs::write(&body, Connection::open(server.address).await?.ask(&request).await?)?;
    let floor = Server::start_floor(&body).await?;
    let asked = Cell::new(0);
    let asks = |callers: usize| -> Vec<Ask<'_>> {
        let ask = |_| -> Ask<'_> {
            Box::new(|request| {
                today(request, asked.get() % database.people);
                asked.set(asked.get() + 1);
            })
        };
        (0..callers).map(ask).collect()
    };
    let goal = Goal { least: 0.25, aim: None };
    let mut rows = CALLERS.map(|callers| Row::new(callers, Some(goal)));
    for _ in 0..rounds {
        for row in &mut rows {
            row.ours(server, drive(server.address, asks(row.callers), time)).await?;
            row.floor(drive(floor.address, asks(row.callers), time).await?);
        }
    }
    let bytes = std::fs::metadata(&body)?.len();
    let what = &format!("authenticated GET /api/v1/today, a second ({bytes} bytes)");
    Table { what, floor: "axum, the same bytes, no database", rows: &rows }.print();
    Ok(())
}
