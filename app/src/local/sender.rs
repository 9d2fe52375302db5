//! Sends what is kept, one thing at a time, until the server has it all.
//!
//! A lost network is waited out, with growing pauses of uneven length, and ends at once when the
//! browser says that the network is back or somebody looks at the page. A refusal is kept with its
//! reason. A session that is over keeps everything and asks to sign in again.

use std::time::Duration;

use kurs_domain::{
    command::Command, goals::Goal, people::Me, successes::Success, suggestions::Suggestion,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{EntryState, KEPT, Session, cache::Record, local, outbox::Entry, show_again};
use crate::{
    api::{self, ApiError},
    here,
};

/// The longest pause between two attempts, in seconds.
const LONGEST_PAUSE: f64 = 60.0;

/// How the sending stands.
#[derive(Default)]
pub(super) struct Sending {
    /// A sender is at work.
    busy: bool,
    /// Attempts that failed in a row.
    failed: u32,
    /// The next attempt.
    timer: Option<TimeoutHandle>,
    /// Moves on with every answer, so that a list read meanwhile is known to be out of date.
    pub(super) answers: u64,
}

/// Tries again when the network returns and when somebody looks.
pub(super) fn begin() {
    window_event_listener_untyped("online", |_| at_once());
    window_event_listener_untyped("focus", |_| at_once());
}

fn at_once() {
    KEPT.with_borrow_mut(|kept| kept.sending.failed = 0);
    kick();
}

/// Sends what can be sent, unless that is going on already.
pub(super) fn kick() {
    let begin = KEPT.with_borrow_mut(|kept| {
        let sending = &mut kept.sending;
        if let Some(timer) = sending.timer.take() {
            timer.clear();
        }
        let begin = !sending.busy && kept.outbox.next().is_some();
        sending.busy |= begin;
        begin
    });
    if begin {
        spawn_local(async {
            let pause = send_all().await;
            KEPT.with_borrow_mut(|kept| {
                kept.sending.busy = false;
                kept.sending.timer =
                    pause.and_then(|pause| set_timeout_with_handle(kick, pause).ok());
            });
        });
    }
}

/// Sends until nothing is left (`None`) or until something is in the way (how long to wait).
async fn send_all() -> Option<Duration> {
    loop {
        let entry = KEPT.with_borrow_mut(|kept| {
            let entry = kept.outbox.next().cloned()?;
            kept.outbox.set_state(entry.number, EntryState::OnItsWay);
            Some(entry)
        })?;
        let answer = send(&entry).await;
        let number = entry.number;
        let local = local();
        match answer {
            Ok(record) => {
                KEPT.with_borrow_mut(|kept| {
                    kept.outbox.remove(number);
                    if let Record::Goal(goal) = &record {
                        kept.outbox.rebase(goal.id, goal.version);
                    }
                    kept.loading.expect_own(record.id(), here::now().millis());
                    kept.take_in(record);
                    kept.sending.failed = 0;
                    kept.sending.answers += 1;
                });
                local.connected.set(true);
                show_again();
            }
            Err(ApiError::SignedOut(problem)) => {
                keep(number);
                local.session.set(Session::Out { expired: problem.code == "session_expired" });
                return None;
            }
            Err(error) if error.may_pass() => {
                keep(number);
                local.connected.set(error != ApiError::Offline);
                return Some(pause(error.problem().and_then(|problem| problem.retry_after)));
            }
            Err(error) => {
                KEPT.with_borrow_mut(|kept| {
                    let refused = EntryState::Refused(error.reason().to_owned());
                    kept.outbox.set_state(number, refused);
                });
                local.connected.set(true);
                show_again();
            }
        }
    }
}

fn keep(number: u64) {
    KEPT.with_borrow_mut(|kept| kept.outbox.set_state(number, EntryState::Kept));
    show_again();
}

/// One second, then two, four … at most a minute; spread, so that a thousand phones that lost the
/// server together don't come back together. Never sooner than the server asks.
fn pause(asked: Option<u64>) -> Duration {
    let failed = KEPT.with_borrow_mut(|kept| {
        kept.sending.failed += 1;
        kept.sending.failed
    });
    let longest = (2_f64.powi(i32::try_from(failed.min(10)).unwrap_or(10) - 1)).min(LONGEST_PAUSE);
    let spread = Duration::from_secs_f64(longest * (0.5 + here::chance() / 2.0));
    spread.max(Duration::from_secs(asked.unwrap_or(0).min(15 * 60)))
}

async fn send(entry: &Entry) -> Result<Record, ApiError> {
    match &entry.command {
        Command::PutGoal { id, draft } => {
            let path = format!("/goals/{id}");
            let version = entry.base.map(|base| format!("\"{base}\""));
            let headers: Vec<_> = version.iter().map(|v| ("If-Match", v.as_str())).collect();
            match api::put::<Goal>(&path, draft, &headers).await {
                Err(error) if error.problem().is_some_and(|problem| problem.status == 412) => {
                    // The answer to an earlier attempt may have been lost on the way.
                    let now: Goal = api::get(&path).await?;
                    if now.draft == *draft { Ok(Record::Goal(now)) } else { Err(error) }
                }
                answer => answer.map(Record::Goal),
            }
        }
        Command::PutSuccess { id, draft } => {
            let success: Success = api::put(&format!("/successes/{id}"), draft, &[]).await?;
            Ok(Record::Success { sent_as: *id, success })
        }
        Command::DeleteGoal { id } => {
            delete(&format!("/goals/{id}")).await.map(|()| Record::NoGoal(*id))
        }
        Command::DeleteSuccess { id } => {
            delete(&format!("/successes/{id}")).await.map(|()| Record::NoSuccess(*id))
        }
        Command::PatchMe { patch } => api::patch::<Me>("/me", patch, &[]).await.map(Record::Me),
        Command::AnswerSuggestion { id, key, answer } => {
            let path = format!("/goal_suggestions/{id}/answer");
            let headers = [("Idempotency-Key", &*key.to_string())];
            api::post::<Suggestion>(&path, answer, &headers).await.map(Record::Suggestion)
        }
    }
}

/// What is not there any more is as good as deleted.
async fn delete(path: &str) -> Result<(), ApiError> {
    match api::delete(path).await {
        Err(ApiError::Problem(problem)) if problem.status == 404 => Ok(()),
        answer => answer,
    }
}
