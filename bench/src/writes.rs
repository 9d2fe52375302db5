//! Durable writes: "mark a success" over HTTP, compared with one row per transaction in the same database.

use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

use anyhow::Result;
use futures_util::future::try_join_all;
use tokio::sync::Mutex;

use crate::{
    connection::Connection,
    database::Database,
    load::{Ask, Measured, drive},
    people::{Mark, Marks},
    server::Server,
    table::{Goal, Row, Table},
};

/// Concurrent callers.
const CALLERS: [usize; 3] = [1, 8, 64];
/// The row written as the baseline; on SQLite with `synchronous=FULL`, as the server does.
const ROW: &str =
    "INSERT INTO successes (id, owner_id, goal_id, on_day, at, shared_with, once_more,
    version, updated_at) VALUES ($1, $2, $3, $4, $5, 'my_team', TRUE, 1, $5)";

/// Measures both, in turns.
pub(crate) async fn measure(
    server: &Server,
    database: &Database,
    rounds: usize,
    time: Duration,
) -> Result<()> {
    let marks = RefCell::new(Marks::new(database.people));
    let mut rows = CALLERS.map(|callers| Row::new(callers, goal(database, callers)));
    for _ in 0..rounds {
        for row in &mut rows {
            let asks = (0..row.callers)
                .map(|_| -> Ask<'_> { Box::new(|request| marks.borrow_mut().next().ask(request)) });
            let asks = asks.collect();
            row.ours(server, drive(server.address, asks, time)).await?;
            row.floor(one_by_one(database, row.callers, &marks, time).await?);
        }
    }
    let floor = if database.is_sqlite() {
        "one row per transaction, same file"
    } else {
        "one row per transaction, a connection each"
    };
    Table { what: "durable \"mark a success\", a second", floor, rows: &rows }.print();
    Ok(())
}

fn goal(database: &Database, callers: usize) -> Option<Goal> {
    (database.is_sqlite() && callers == 64).then_some(Goal { least: 3.0, aim: Some(5.0) })
}

/// `callers` callers, each of whom waits for its row to be committed: on SQLite they share the one writing
/// connection, on PostgreSQL each has its own.
async fn one_by_one(
    database: &Database,
    callers: usize,
    marks: &RefCell<Marks>,
    time: Duration,
) -> Result<Measured> {
    let count = if database.is_sqlite() { 1 } else { callers };
    let connections = try_join_all((0..count).map(|_| database.connect())).await?;
    let connections: Vec<_> = connections.into_iter().map(Mutex::new).collect();
    let end = Instant::now() + time;
    let all = (0..callers).map(|caller| {
        let connection = &connections[caller % count];
        async move {
            let mut waits = Vec::new();
            loop {
                let mark = marks.borrow_mut().next();
                let asked = Instant::now();
                insert(&mut *connection.lock().await, mark).await?;
                let now = Instant::now();
                if now > end {
                    return Ok::<_, anyhow::Error>(waits);
                }
                waits.push(now - asked);
            }
        }
    });
    Ok(Measured::new(try_join_all(all).await?.concat(), time))
}

async fn insert(connection: &mut Connection, mark: Mark) -> Result<()> {
    let at = mark.at.millis();
    match connection {
        Connection::Sqlite(connection) => {
            let row = sqlx::query(ROW).bind(mark.id).bind(mark.owner_id).bind(mark.goal_id);
            row.bind(mark.on).bind(at).execute(connection).await.map(drop)?;
        }
        Connection::Postgres(connection) => {
            let row = sqlx::query(ROW).bind(mark.id).bind(mark.owner_id).bind(mark.goal_id);
            row.bind(mark.on).bind(at).execute(connection).await.map(drop)?;
        }
    }
    Ok(())
}
