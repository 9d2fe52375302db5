//! Receiving a file in parts, and serving it to whoever may see it.

use kurs_domain::{
    Id,
    access::Looked,
    files::{FileReceived, MOST_FILE_BYTES},
    meetings::contributions::MOST_SECONDS,
    people::Role,
};

use super::{
    Kind,
    orphans::NAMELESS_MS,
    picture::{MOST_POINTS, Picture},
    store::{self, FileRow},
    strip,
    voice::{Container, Voice},
    whole::whole,
};
use crate::{
    access_log, assignments,
    kernel::{Actor, Problem, db::Tx, write::lock_person},
    meetings,
    state::AppState,
    successes::store::is_file_seen_by,
};

/// The quota of one person, in bytes.
pub const MOST_BYTES_OF_ONE: u64 = 500 * 1024 * 1024;

/// How much longer a voice note may be than its recorder counted, in milliseconds.
const TOLERANCE_MS: u64 = 5_000;

/// A part of an upload.
#[derive(Debug, Clone)]
pub struct Part {
    /// The offset of its first byte.
    pub begins: u64,
    /// The bytes; none asks how much has arrived.
    pub bytes: Vec<u8>,
    /// The size of the whole file, in bytes.
    pub size: u64,
}

/// Takes a part of a file. True when it is the first. Bytes that have arrived already are ignored; after
/// the last one the whole is inspected and stored.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    part: Part,
) -> Result<(FileReceived, bool), Problem> {
    let (own, size) = (state.clone(), part.size);
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, actor.id).await?;
            take(tx, &own, actor.id, id, part).await
        })
    });
    let (row, new) = write.await?;
    if row.received == size && row.kind.is_none() {
        finish(state, actor.id, id, size).await?;
    }
    Ok((FileReceived { id, size, received: row.received }, new))
}

async fn take(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    id: Id,
    part: Part,
) -> Result<(FileRow, bool), Problem> {
    let existing = store::find_file(tx, id).await?;
    if existing.as_ref().is_some_and(|row| row.owner_id != owner) {
        return Err(Problem::not_found());
    }
    if existing.as_ref().is_some_and(|row| row.size != part.size) {
        let detail = "this file was begun with another size; send it under another id";
        return Err(Problem::conflict("other_size", detail));
    }
    let new = existing.is_none();
    let mut row =
        existing.unwrap_or(FileRow { owner_id: owner, size: part.size, received: 0, kind: None });
    if part.begins > row.received {
        let detail = format!("{} bytes have come so far; go on from there", row.received);
        return Err(Problem::conflict("part_missing", detail));
    }
    // The overlap has arrived already.
    let known = usize::try_from(row.received - part.begins).unwrap_or(usize::MAX);
    let bytes = part.bytes.get(known..).unwrap_or_default();
    if bytes.is_empty() {
        return Ok((row, false));
    }
    if new {
        if store::count_bytes(tx, owner).await? + part.size > MOST_BYTES_OF_ONE {
            let detail = format!("your pictures fill {} MB", MOST_BYTES_OF_ONE >> 20);
            return Err(Problem::conflict("files_full", detail));
        }
        if store::is_pending_erasure(tx, id).await? {
            let detail = "this file is just being let go; send it again in a while";
            return Err(Problem::too_many("being_let_go", detail, 60));
        }
        let now = state.now();
        let dates = (now, now.plus_millis(NAMELESS_MS));
        if !store::insert_file(tx, id, owner, part.size, dates).await? {
            return Err(Problem::not_found());
        }
    }
    store::insert_part(tx, id, row.received, bytes.to_vec()).await?;
    row.received += bytes.len() as u64;
    store::update_received(tx, id, row.received, state.now()).await?;
    Ok((row, new))
}

/// Inspects a complete file and stores it. If this is interrupted, it is resumed when the phone asks how
/// much has arrived, because it was not answered as complete.
async fn finish(state: &AppState, owner: Id, id: Id, size: u64) -> Result<(), Problem> {
    let parts = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_parts(tx, id).await?) })
    });
    let bytes = parts.await?.concat();
    if bytes.len() as u64 != size {
        // A concurrent request has just finished it, or refused it.
        return if is_finished(state, id).await? { Ok(()) } else { Err(not_a_picture()) };
    }
    // In a blocking task, so that other requests don't wait.
    let inspection = tokio::task::spawn_blocking(move || inspect(bytes));
    let (kind, refused) = match inspection.await.map_err(Problem::internal)? {
        Ok((kind, bytes)) => {
            state.files.put(owner, id, bytes).await?;
            (Some(kind), None)
        }
        Err(refused) => (None, Some(refused)),
    };
    let now = state.now();
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            match kind {
                Some(kind) => {
                    store::update_kind(tx, id, kind, now).await?;
                    store::delete_parts(tx, id).await?;
                }
                None => store::delete_unfinished(tx, id).await?,
            }
            Ok::<_, Problem>(())
        })
    });
    write.await?;
    refused.map_or(Ok(()), Err)
}

/// What a complete file is, and the bytes to store: of a picture, the picture without metadata.
fn inspect(bytes: Vec<u8>) -> Result<(Kind, Vec<u8>), Problem> {
    match kind_of(&bytes)? {
        Kind::Picture(picture) => {
            let stripped = strip::stripped(picture, &bytes).ok_or_else(not_a_picture)?;
            Ok((Kind::Picture(picture), stripped))
        }
        voice @ Kind::Voice(_) => Ok((voice, bytes)),
    }
}

/// What a complete file is, if it is of a kind that is stored. It is parsed once without decoding: that
/// takes a few milliseconds, and for a file made to be slow a third of a second.
fn kind_of(bytes: &[u8]) -> Result<Kind, Problem> {
    if Container::of(bytes).is_some() {
        let detail = "only voice notes are kept: sound alone, as a browser records it";
        let voice =
            Voice::of(bytes).ok_or_else(|| Problem::unsupported("not_a_voice_note", detail))?;
        if voice.millis > u64::from(MOST_SECONDS) * 1_000 + TOLERANCE_MS {
            let detail = format!("a voice note is {} minutes at most", MOST_SECONDS / 60);
            return Err(Problem::invalid("voice_too_long", detail));
        }
        return Ok(Kind::Voice(voice.container));
    }
    let (picture, points) = Picture::of(bytes).ok_or_else(not_a_picture)?;
    if points > MOST_POINTS {
        let detail = format!("a picture has at most {} million points", MOST_POINTS / 1_000_000);
        return Err(Problem::invalid("picture_too_large", detail));
    }
    Ok(Kind::Picture(picture))
}

async fn is_finished(state: &AppState, id: Id) -> Result<bool, Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::find_file(tx, id).await?) })
    });
    Ok(find.await?.is_some_and(|row| row.kind.is_some()))
}

fn not_a_picture() -> Problem {
    Problem::unsupported("not_a_picture", "only JPEG, PNG and WebP pictures are kept")
}

/// The bytes and kind of a file: for its owner, and for an assigned caseworker who sees a success that it
/// belongs to, or a meeting to which it was said. A caseworker's read marks what was said as heard.
pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<(Kind, Vec<u8>), Problem> {
    let find = state.db.read::<_, Problem, _>(move |tx| {
        let now = state.now();
        Box::pin(async move {
            let row = store::find_file(tx, id).await?.ok_or_else(Problem::not_found)?;
            require_seen_by(tx, actor, &row, id, now).await?;
            Ok(row)
        })
    });
    let row = find.await?;
    let (kind, bytes) = whole(state, row.owner_id, id).await?;
    if actor.role == Role::Caseworker {
        let own = state.clone();
        let record = state.db.write(move |tx| {
            Box::pin(async move {
                lock_person(tx, row.owner_id).await?;
                // Checked again in the transaction of the record: it may have been withdrawn since.
                let what = require_seen_by(tx, actor, &row, id, own.now()).await?;
                let owner = assignments::ops::young_person(tx, row.owner_id).await?;
                access_log::ops::record(tx, &own, actor, &owner, what).await?;
                meetings::staff::ops::hear_file(tx, &own, actor, id).await
            })
        });
        state.live.publish(record.await?).await;
    }
    Ok((kind, bytes))
}

/// The authorisation: what the caller reads by this file, for the access log.
async fn require_seen_by(
    tx: &mut Tx,
    actor: Actor,
    row: &FileRow,
    id: Id,
    now: kurs_domain::Timestamp,
) -> Result<Looked, Problem> {
    if actor.role == Role::YoungPerson {
        let own = row.owner_id == actor.id;
        return own.then_some(Looked::File).ok_or_else(Problem::not_found);
    }
    assignments::ops::require_assigned(tx, row.owner_id, actor.id, now).await?;
    if is_file_seen_by(tx, row.owner_id, id, actor.id).await? {
        return Ok(Looked::File);
    }
    let named = meetings::store::list_with_file(tx, id).await?;
    let named = named.iter().any(|meeting| meeting.young_person_id == row.owner_id);
    named.then_some(Looked::Meeting).ok_or_else(Problem::not_found)
}

pub fn may_be_of_size(size: u64) -> Result<(), Problem> {
    match size {
        0 => Err(Problem::invalid("invalid_content_range", "a file has at least one byte")),
        1..=MOST_FILE_BYTES => Ok(()),
        _ => Err(Problem::too_large(format!("a file has at most {} MB", MOST_FILE_BYTES >> 20))),
    }
}
