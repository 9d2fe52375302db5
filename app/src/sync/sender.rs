//! Sends the outbox, one entry at a time, until the server has all of it.
//!
//! Failures are retried with exponential backoff and jitter. A retry happens at once when the browser is
//! online again or the page gets focus, but never before the server's `Retry-After`. An answer that is not
//! from Kurs counts as no network. A refused entry stays with its reason. When the session is over the outbox
//! stays and the person is asked to sign in again. Of several tabs one sends at a time.

use std::time::Duration;

use kurs_domain::{
    Id,
    files::{FileReceived, MOST_PART_BYTES},
    sync::{Answer, entry::Entry},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{STATE, Session, disk, local, receive::signed_out, store, tabs, update_screens};
use crate::platform::{
    self,
    api::{self, ApiError},
};

/// The longest backoff in seconds, where the server asks for none.
const MAX_BACKOFF: f64 = 60.0;
/// The longest `Retry-After` that is respected, in seconds.
const MAX_RETRY_AFTER: u64 = 60 * 60;

/// How many entries may fail with a server error before the others wait too.
const MAX_SKIPPED: usize = 5;

/// The state of the sender.
#[derive(Default)]
pub(super) struct Sending {
    /// A sender is running, or waits for the lock between tabs.
    busy: bool,
    /// Failed attempts in a row.
    failed: u32,
    /// The timer of the next attempt.
    timer: Option<TimeoutHandle>,
    /// Nothing is sent before this, in milliseconds by this device's clock.
    not_before: i64,
}

/// Sends again when the network returns and when the page gets focus.
pub(super) fn begin() {
    window_event_listener_untyped("online", |_| send_now());
    window_event_listener_untyped("focus", |_| send_now());
}

/// Sends at once, whatever the backoff, but not before the server's `Retry-After`.
pub fn send_now() {
    STATE.with_borrow_mut(|state| state.sending.failed = 0);
    start_sending();
}

/// Starts sending unless a sender is running or `Retry-After` has not passed.
pub(super) fn start_sending() {
    let session = local().session.get_untracked();
    let person = STATE.with_borrow_mut(|state| {
        let sending = &mut state.sending;
        if let Some(timer) = sending.timer.take() {
            timer.clear();
        }
        let wait = u64::try_from(sending.not_before - platform::ticks()).unwrap_or(0);
        // If the clock was set back meanwhile, the wait would be longer than any that is respected.
        if (1..=MAX_RETRY_AFTER * 1_000).contains(&wait) {
            sending.timer =
                set_timeout_with_handle(start_sending, Duration::from_millis(wait)).ok();
            return None;
        }
        let begin = !sending.busy && session == Session::In && state.phone.outbox.next().is_some();
        sending.busy |= begin;
        state.person.filter(|_| begin)
    });
    let Some(person) = person else { return };
    spawn_local(async move {
        tabs::exclusively(person, async move {
            // Another tab may have sent something while this one waited for the lock.
            let _ = store::reload_outbox().await;
            let pause = send_all(person).await;
            STATE.with_borrow_mut(|state| {
                state.sending.busy = false;
                state.sending.timer =
                    pause.and_then(|pause| set_timeout_with_handle(start_sending, pause).ok());
            });
        })
        .await;
        // Also when the lock was not granted.
        STATE.with_borrow_mut(|state| state.sending.busy = false);
    });
}

/// Sends until nothing is left (`None`) or an attempt fails (the time until the next attempt).
async fn send_all(person: Id) -> Option<Duration> {
    // Entries that failed in this run do not block the others.
    let mut skipped = Vec::new();
    let mut wait = None;
    loop {
        let entry = STATE.with_borrow_mut(|state| {
            let next = state.phone.outbox.next_beside(&skipped);
            let entry = next.filter(|_| state.person == Some(person))?.clone();
            state.phone.outbox.sending(entry.number);
            Some(entry)
        });
        let Some(entry) = entry else { return wait };
        let answer = send(&entry).await;
        if STATE.with_borrow(|state| state.person) != Some(person) {
            return None;
        }
        let (number, key) = (entry.number, entry.key);
        let local = local();
        match answer.and_then(|text| receive(&entry, text.as_deref())) {
            Ok(()) => {
                STATE.with_borrow_mut(|state| state.sending.failed = 0);
                local.connected.set(true);
                update_screens();
            }
            Err(ApiError::SignedOut(problem)) => {
                STATE.with_borrow_mut(|state| state.phone.outbox.retry_later(number, key));
                signed_out(&problem.code);
                return None;
            }
            Err(error) if error.is_retryable() => {
                STATE.with_borrow_mut(|state| state.phone.outbox.retry_later(number, key));
                local.connected.set(!matches!(error, ApiError::Offline(_)));
                update_screens();
                let pause = backoff(error.retry_after());
                let server_error = error.problem().is_some_and(|problem| problem.status == 500);
                if !server_error || skipped.len() >= MAX_SKIPPED {
                    return Some(pause);
                }
                skipped.push(number);
                wait = Some(pause);
            }
            Err(error) => {
                STATE.with_borrow_mut(|state| {
                    state.phone.outbox.refuse(number, key, error.reason());
                });
                local.connected.set(true);
                store::store(Vec::new());
                update_screens();
            }
        }
    }
}

/// The time until the next attempt: 1 s, 2 s, 4 s … at most a minute, with jitter, so that a thousand clients
/// that lost the server together do not return together. Never less than `asked`.
fn backoff(asked: Option<u64>) -> Duration {
    let asked = Duration::from_secs(asked.unwrap_or(0).min(MAX_RETRY_AFTER));
    let failed = STATE.with_borrow_mut(|state| {
        state.sending.failed += 1;
        state.sending.not_before =
            platform::ticks() + i64::try_from(asked.as_millis()).unwrap_or_default();
        state.sending.failed
    });
    let longest = (2_f64.powi(i32::try_from(failed.min(10)).unwrap_or(10) - 1)).min(MAX_BACKOFF);
    let spread = Duration::from_secs_f64(longest * (0.5 + platform::random() / 2.0));
    // After a `Retry-After` the clients are spread too.
    if asked.is_zero() { spread } else { asked + spread.min(Duration::from_secs(5)) }
}

/// Sends `entry`; the text of the answer, or `None` where its record is deleted already.
async fn send(entry: &Entry) -> Result<Option<String>, ApiError> {
    if let (Some(id), Some(size)) = (entry.id, entry.size) {
        send_file(id, size).await?;
        delete_old_pictures().await;
        return Ok(Some(String::new()));
    }
    let body = entry.body.as_ref().map(|body| body.as_str().to_owned());
    let key = entry.key.to_string();
    let headers = [("Idempotency-Key", key.as_str())];
    match api::call(&entry.method, &entry.url(), body, &headers).await {
        Err(ApiError::Problem(problem)) if entry.deletable && problem.says_gone() => Ok(None),
        answer => answer.map(Some),
    }
}

/// Applies the answer to `entry` to the outbox and the replica, and stores both.
fn receive(entry: &Entry, text: Option<&str>) -> Result<(), ApiError> {
    let answer = text.map_or(Answer::Missing, Answer::Received);
    let stored = STATE.with_borrow_mut(|state| state.phone.received(entry, answer));
    let stored = stored.map_err(|_| ApiError::Unreadable)?;
    store::store(stored.iter().map(disk::write_of).collect());
    Ok(())
}

/// How many pictures that the server has stay in the store, to be seen without network.
const PICTURES_STORED: usize = 60;

/// Deletes old pictures from the store, so that it does not fill up.
async fn delete_old_pictures() {
    let (disk, written) =
        STATE.with_borrow(|state| (state.store.disk.clone(), state.store.written.clone()));
    if let Some(disk) = disk {
        disk.delete_old_files(&written, PICTURES_STORED).await;
    }
}

/// Sends a file in parts, starting where the server's copy ends.
async fn send_file(id: Id, size: u64) -> Result<(), ApiError> {
    let blob = match super::pictures::try_find(id).await {
        Ok(Some(blob)) => blob,
        // The file was never stored: nobody can send it any more, and its owner has to know.
        Ok(None) => return Err(ApiError::MissingHere),
        // The store is closed or failed.
        Err(_) => return Err(ApiError::Unreadable),
    };
    let path = format!("/files/{id}");
    let mut range = format!("bytes */{size}");
    let mut part = None;
    loop {
        let headers = [("Content-Range", range.as_str())];
        let received: FileReceived = api::read(&api::send_part(&path, part, &headers).await?)?;
        if received.received >= size {
            return Ok(());
        }
        let end = (received.received + MOST_PART_BYTES).min(size);
        range = format!("bytes {}-{}/{size}", received.received, end - 1);
        part = super::pictures::part(&blob, received.received, end);
    }
}
