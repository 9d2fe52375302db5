//! Delivers one message to one phone and stores the outcome. No transaction is open while a push service
//! is called.

use std::{sync::Arc, time::Duration};

use kurs_domain::{
    Id, Timestamp,
    reminders::{Rhythm, after_quiet},
};

use super::{
    encrypt::Recipient,
    message::{Kind, Message, Payload, wanted},
    post::{Letter, Posted},
    store::{self, Addressee},
    vapid::{Signatures, subject},
};
use crate::{
    identity::store::find_person,
    jobs,
    kernel::db::DbError,
    notify::{Subject, find_subject},
    state::{AppState, zone},
};

/// The outcome of a delivery. Codes are stable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The push service accepted it.
    Taken,
    /// The subscription no longer exists.
    Gone,
    /// Its owner has turned such messages off or paused, or its subject is deleted.
    Unwanted,
    /// It failed, and is retried.
    TryAgain {
        /// The wait that the service asks for.
        after: Option<Duration>,
        code: &'static str,
    },
    /// It failed for good.
    GivenUp { code: &'static str },
}

impl From<Posted> for Outcome {
    fn from(posted: Posted) -> Self {
        match posted {
            Posted::Taken => Self::Taken,
            Posted::Gone => Self::Gone,
            Posted::TryAgain { after, code } => Self::TryAgain { after, code },
            Posted::GivenUp { code } => Self::GivenUp { code },
        }
    }
}

impl From<Outcome> for jobs::Outcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Taken | Outcome::Gone | Outcome::Unwanted => Self::Done,
            Outcome::TryAgain { after, code } => Self::TryAgain { after, code },
            Outcome::GivenUp { code } => Self::GivenUp { code },
        }
    }
}

/// Handles a job of kind `push`.
pub async fn work(state: &AppState, payload: &serde_json::Value) -> jobs::Outcome {
    match serde_json::from_value::<Payload>(payload.clone()) {
        Ok(payload) => deliver(state, &payload).await.into(),
        Err(_) => jobs::Outcome::GivenUp { code: "not_understood" },
    }
}

/// Delivers one message, and stores the outcome.
pub async fn deliver(state: &AppState, payload: &Payload) -> Outcome {
    let (id, now) = (payload.subscription, state.now());
    let find = state.db.read_one::<_, DbError, _>(move |tx| {
        Box::pin(async move { store::find_addressee(tx, id, now).await })
    });
    let addressee = match find.await {
        Ok(Some(addressee)) => addressee,
        Ok(None) => return count(&payload.content, Outcome::Gone),
        Err(error) => {
            tracing::warn!(%error, "a phone could not be looked up");
            return Outcome::TryAgain { after: None, code: "database" };
        }
    };
    if !wanted(payload.content.kind, addressee.wishes) {
        return count(&payload.content, Outcome::Unwanted);
    }
    if payload.content.until.is_some_and(|until| until < now) {
        return count(&payload.content, Outcome::GivenUp { code: "too_late" });
    }
    if payload.content.kind != Kind::Test {
        match may_ring(state, addressee.person).await {
            Ok(Ringing::Now) => {}
            Ok(Ringing::Rests) => return count(&payload.content, Outcome::Unwanted),
            Ok(Ringing::Quiet(after)) => {
                let outcome = Outcome::TryAgain { after: Some(after), code: "quiet_hours" };
                return count(&payload.content, outcome);
            }
            Err(error) => {
                tracing::warn!(%error, "whether a phone may ring could not be looked up");
                return Outcome::TryAgain { after: None, code: "database" };
            }
        }
    }
    let what = match subject_of(state, addressee.person, &payload.content).await {
        Ok(Subject::Is(what)) => what,
        Ok(Subject::Gone) => return count(&payload.content, Outcome::Unwanted),
        Err(error) => {
            tracing::warn!(%error, "what a message is about could not be looked up");
            return Outcome::TryAgain { after: None, code: "database" };
        }
    };
    let outcome = send(state, payload, &addressee, what.as_deref()).await;
    if let Err(error) = persist(state, id, addressee.endpoint, &outcome).await {
        // The message is sent; only the subscription's state is lost.
        tracing::warn!(%error, "what became of a push could not be kept");
    }
    count(&payload.content, outcome)
}

async fn subject_of(state: &AppState, person: Id, message: &Message) -> Result<Subject, DbError> {
    let message = message.clone();
    let find = state.db.read_one::<_, DbError, _>(move |tx| {
        Box::pin(async move { find_subject(tx, person, &message).await })
    });
    find.await
}

/// Whether somebody's phones may ring now.
enum Ringing {
    Now,
    /// Not before so long.
    Quiet(Duration),
    /// Everything is paused.
    Rests,
}

/// Checked on delivery, because the message may have waited, and its owner may have paused since.
async fn may_ring(state: &AppState, person: Id) -> Result<Ringing, DbError> {
    let find = state.db.read_one::<_, DbError, _>(move |tx| Box::pin(find_person(tx, person)));
    let Some(person) = find.await? else { return Ok(Ringing::Rests) };
    let now = state.now();
    if person.me.paused_since.is_some_and(|since| since <= person.day(now)) {
        return Ok(Ringing::Rests);
    }
    let at = after_quiet(now, &Rhythm::from(&person.me), &zone(&person.me.time_zone));
    let wait = u64::try_from(at.millis() - now.millis()).unwrap_or(0);
    Ok(if wait == 0 { Ringing::Now } else { Ringing::Quiet(Duration::from_millis(wait)) })
}

/// Prepares a message: the encrypted body, and the `Authorization` header.
pub fn prepare(
    signatures: &Signatures,
    subject: &str,
    payload: &Payload,
    to: &Addressee,
    what: Option<&str>,
    (origin, now): (&str, Timestamp),
) -> Result<(Vec<u8>, Arc<str>), &'static str> {
    let Payload { subscription, message, content } = payload;
    let message = content.message(*message, *subscription, to.person, to.language, to.wishes, what);
    let text = serde_json::to_vec(&message).map_err(|_| "not_encrypted")?;
    let recipient = Recipient::read(&to.keys).map_err(|_| "not_encrypted")?;
    let body = recipient.encrypt(&text).map_err(|_| "not_encrypted")?;
    let signed = signatures.get(&to.key, origin, subject, now);
    Ok((body, signed.map_err(|_| "not_signed")?))
}

async fn send(state: &AppState, payload: &Payload, to: &Addressee, what: Option<&str>) -> Outcome {
    // Checked again: the list of services may be shorter than when the phone subscribed.
    let Ok(endpoint) = state.push.services.check(&to.endpoint) else {
        return Outcome::GivenUp { code: "unknown_service" };
    };
    let (content, now, origin) = (&payload.content, state.now(), endpoint.origin());
    let (signatures, subject) = (&state.push.signatures, subject(&state.origin));
    let prepared = prepare(signatures, subject, payload, to, what, (&origin, now));
    let (body, authorization) = match prepared {
        Ok(prepared) => prepared,
        Err(code) => return Outcome::GivenUp { code },
    };
    let letter = Letter {
        to: &endpoint,
        authorization: &authorization,
        body,
        ttl: u32::try_from(content.useful_ms(now) / 1_000).unwrap_or(0),
        urgency: content.kind.urgency(),
        topic: &content.topic(payload.subscription),
    };
    state.push.post.send(letter, now).await.into()
}

/// Stores the outcome in the subscription.
async fn persist(
    state: &AppState,
    id: Id,
    endpoint: String,
    outcome: &Outcome,
) -> Result<(), DbError> {
    let (outcome, now) = (outcome.clone(), state.now());
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            match outcome {
                Outcome::Taken => store::update_sent(tx, id, now).await,
                Outcome::Unwanted => Ok(()),
                Outcome::Gone => store::delete_gone(tx, id, &endpoint).await,
                Outcome::TryAgain { code, .. } | Outcome::GivenUp { code } => {
                    store::update_problem(tx, id, code).await
                }
            }
        })
    });
    write.await
}

fn count(message: &Message, outcome: Outcome) -> Outcome {
    let code = match outcome {
        Outcome::Taken => "taken",
        Outcome::Gone => "gone",
        Outcome::Unwanted => "unwanted",
        Outcome::TryAgain { code, .. } | Outcome::GivenUp { code } => code,
    };
    metrics::counter!("kurs_pushes_total", "kind" => message.kind.name(), "outcome" => code)
        .increment(1);
    outcome
}
