//! Sends what is kept, one thing at a time, until the server has it all.
//!
//! A lost network is waited out, with exponential backoff and jitter, and ends at once when the
//! browser says that the network is back or somebody looks at the page; but never sooner than the
//! server asks for. Whatever answers in the server's place is no network. A refusal is kept with its
//! reason. A session that is over keeps everything and asks to sign in again. Of several tabs one
//! sends at a time.

use std::time::Duration;

use kurs_domain::{
    Id,
    files::{FileReceived, MOST_PART_BYTES},
    sync::{Answer, entry::Entry},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{KEPT, Session, disk, keeping, local, receive::signed_out, show_again, tabs};
use crate::platform::{
    self,
    api::{self, ApiError},
};

/// The longest pause between two attempts, in seconds, where the server asks for none.
const LONGEST_PAUSE: f64 = 60.0;
/// The longest pause that the server can ask for, in seconds.
const LONGEST_ASKED: u64 = 60 * 60;

/// How many entries that the server stumbles over are put aside before the rest waits too.
const MOST_ASIDE: usize = 5;

/// How the sending stands.
#[derive(Default)]
pub(super) struct Sending {
    /// A sender is at work, or waits for its turn among the tabs.
    busy: bool,
    /// Attempts that failed in a row.
    failed: u32,
    /// The next attempt.
    timer: Option<TimeoutHandle>,
    /// The server takes nothing before this, in milliseconds by this phone's clock.
    not_before: i64,
}

/// Tries again when the network returns and when somebody looks.
pub(super) fn begin() {
    window_event_listener_untyped("online", |_| send_now());
    window_event_listener_untyped("focus", |_| send_now());
}

/// Sends at once, however long the pause was to be, unless the server asked for it.
pub fn send_now() {
    KEPT.with_borrow_mut(|kept| kept.sending.failed = 0);
    kick();
}

/// Sends what can be sent, unless that is going on already.
pub(super) fn kick() {
    let session = local().session.get_untracked();
    let person = KEPT.with_borrow_mut(|kept| {
        let sending = &mut kept.sending;
        if let Some(timer) = sending.timer.take() {
            timer.clear();
        }
        let wait = u64::try_from(sending.not_before - platform::ticks()).unwrap_or(0);
        // A clock that was set back meanwhile holds nothing up for longer than can be asked for.
        if (1..=LONGEST_ASKED * 1_000).contains(&wait) {
            sending.timer = set_timeout_with_handle(kick, Duration::from_millis(wait)).ok();
            return None;
        }
        let begin = !sending.busy && session == Session::In && kept.phone.outbox.next().is_some();
        sending.busy |= begin;
        kept.person.filter(|_| begin)
    });
    let Some(person) = person else { return };
    spawn_local(async move {
        tabs::alone(person, async move {
            // Another tab may have sent something while this one waited for its turn.
            let _ = keeping::reload_outbox().await;
            let pause = send_all(person).await;
            KEPT.with_borrow_mut(|kept| {
                kept.sending.busy = false;
                kept.sending.timer =
                    pause.and_then(|pause| set_timeout_with_handle(kick, pause).ok());
            });
        })
        .await;
        // Also where no lock was to be had.
        KEPT.with_borrow_mut(|kept| kept.sending.busy = false);
    });
}

/// Sends until nothing is left (`None`) or until something is in the way (how long to wait).
async fn send_all(person: Id) -> Option<Duration> {
    // What failed this time lets the others pass.
    let mut aside = Vec::new();
    let mut wait = None;
    loop {
        let entry = KEPT.with_borrow_mut(|kept| {
            let next = kept.phone.outbox.next_beside(&aside);
            let entry = next.filter(|_| kept.person == Some(person))?.clone();
            kept.phone.outbox.sending(entry.number);
            Some(entry)
        });
        let Some(entry) = entry else { return wait };
        let answer = send(&entry).await;
        if KEPT.with_borrow(|kept| kept.person) != Some(person) {
            return None;
        }
        let (number, key) = (entry.number, entry.key);
        let local = local();
        match answer.and_then(|text| receive(&entry, text.as_deref())) {
            Ok(()) => {
                KEPT.with_borrow_mut(|kept| kept.sending.failed = 0);
                local.connected.set(true);
                show_again();
            }
            Err(ApiError::SignedOut(problem)) => {
                KEPT.with_borrow_mut(|kept| kept.phone.outbox.retry_later(number, key));
                signed_out(&problem.code);
                return None;
            }
            Err(error) if error.may_pass() => {
                KEPT.with_borrow_mut(|kept| kept.phone.outbox.retry_later(number, key));
                local.connected.set(!matches!(error, ApiError::Offline(_)));
                show_again();
                let pause = pause(error.retry_after());
                let alone = error.problem().is_some_and(|problem| problem.status == 500);
                if !alone || aside.len() >= MOST_ASIDE {
                    return Some(pause);
                }
                aside.push(number);
                wait = Some(pause);
            }
            Err(error) => {
                KEPT.with_borrow_mut(|kept| kept.phone.outbox.refuse(number, key, error.reason()));
                local.connected.set(true);
                keeping::keep(Vec::new());
                show_again();
            }
        }
    }
}

/// One second, then two, four … at most a minute; spread, so that a thousand phones that lost the
/// server together don't come back together. Never sooner than the server asks.
fn pause(asked: Option<u64>) -> Duration {
    let asked = Duration::from_secs(asked.unwrap_or(0).min(LONGEST_ASKED));
    let failed = KEPT.with_borrow_mut(|kept| {
        kept.sending.failed += 1;
        kept.sending.not_before =
            platform::ticks() + i64::try_from(asked.as_millis()).unwrap_or_default();
        kept.sending.failed
    });
    let longest = (2_f64.powi(i32::try_from(failed.min(10)).unwrap_or(10) - 1)).min(LONGEST_PAUSE);
    let spread = Duration::from_secs_f64(longest * (0.5 + platform::chance() / 2.0));
    // After a pause that was asked for they are spread too.
    if asked.is_zero() { spread } else { asked + spread.min(Duration::from_secs(5)) }
}

/// Sends `entry`; the text of the answer, or nothing where its record is deleted already.
async fn send(entry: &Entry) -> Result<Option<String>, ApiError> {
    if let (Some(id), Some(size)) = (entry.id, entry.size) {
        send_file(id, size).await?;
        thin_out_pictures().await;
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

/// Takes over what came of `entry`.
fn receive(entry: &Entry, text: Option<&str>) -> Result<(), ApiError> {
    let answer = text.map_or(Answer::Missing, Answer::Received);
    let stored = KEPT.with_borrow_mut(|kept| kept.phone.received(entry, answer));
    let stored = stored.map_err(|_| ApiError::Unreadable)?;
    keeping::keep(stored.iter().map(disk::write_of).collect());
    Ok(())
}

/// How many pictures that the server has are kept on the phone too, to be seen without network.
const PICTURES_AT_HAND: usize = 60;

/// Lets old pictures go, so that the phone does not fill up.
async fn thin_out_pictures() {
    let (disk, written) =
        KEPT.with_borrow(|kept| (kept.keeping.disk.clone(), kept.keeping.written.clone()));
    if let Some(disk) = disk {
        disk.thin_out_files(&written, PICTURES_AT_HAND).await;
    }
}

/// Sends a file in parts, from where the server has it.
async fn send_file(id: Id, size: u64) -> Result<(), ApiError> {
    let blob = match super::pictures::look_for(id).await {
        Ok(Some(blob)) => blob,
        // It was never kept: nobody can send it any more, and its owner has to know.
        Ok(None) => return Err(ApiError::MissingHere),
        // The store that it lies in is away.
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
