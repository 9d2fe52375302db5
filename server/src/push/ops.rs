//! Keys, subscriptions, and their state.

use kurs_domain::{
    Id, Timestamp,
    push::{PushSubscription, PushSubscriptionDraft, PushSubscriptions},
};

use super::{
    encrypt::{NotAKey, Recipient},
    endpoint::Services,
    message::{self, Key, Kind, Message},
    store::{self, Subscription},
    vapid::{Unusable, VapidKey},
};
use crate::{
    identity::{ops::TokenHash, store::find_session},
    kernel::{
        Actor, Problem, Written,
        db::{Db, Tx},
        idempotency::Once,
        write::lock_person,
    },
    state::AppState,
};

/// The most subscriptions of one person.
const MOST: usize = 10;

impl From<Unusable> for Problem {
    fn from(unusable: Unusable) -> Self {
        Self::internal(unusable)
    }
}

/// Creates the first key, if there is none.
pub async fn make_first_key(db: &Db, now: Timestamp) -> Result<(), Problem> {
    db.write(move |tx| {
        Box::pin(async move {
            if store::find_newest_key(tx).await?.is_none() {
                // Two servers that start at once both number theirs 1: only one is inserted.
                store::insert_key(tx, &VapidKey::make(1)?, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Creates a new key for future subscriptions, and returns its number.
pub async fn rotate_keys(db: &Db, now: Timestamp) -> Result<i64, Problem> {
    db.write(move |tx| {
        Box::pin(async move {
            let newest = store::find_newest_key(tx).await?.map_or(0, |key| key.number);
            store::insert_key(tx, &VapidKey::make(newest + 1)?, now).await?;
            Ok(newest + 1)
        })
    })
    .await
}

async fn newest_key(tx: &mut Tx) -> Result<VapidKey, Problem> {
    let key = store::find_newest_key(tx).await?;
    key.ok_or_else(|| Problem::internal("there is no key for pushes"))
}

/// One's own subscriptions, and the key to subscribe with.
pub async fn list(state: &AppState, actor: Actor) -> Result<PushSubscriptions, Problem> {
    let own = state.clone();
    let list = state.db.read(move |tx| {
        Box::pin(async move {
            let public_key = newest_key(tx).await?.public;
            let rows = store::list_subscriptions(tx, actor.id, own.now()).await?;
            let items = rows.into_iter().map(|row| view(&own.push.services, row)).collect();
            Ok::<_, Problem>(PushSubscriptions { public_key, items })
        })
    });
    list.await
}

/// A subscription for its owner: of its endpoint, only the host.
fn view(services: &Services, row: Subscription) -> PushSubscription {
    let endpoint = services.check(&row.endpoint).ok();
    let host = endpoint.as_ref().and_then(|endpoint| endpoint.url.host_str());
    PushSubscription { service: host.unwrap_or_default().to_owned(), ..row.view }
}

/// Stores a subscription until the session ends. True when new. The same endpoint's previous
/// subscription, in the same browser, is replaced.
pub async fn put(
    state: &AppState,
    actor: Actor,
    session: TokenHash,
    id: Id,
    draft: PushSubscriptionDraft,
) -> Result<(PushSubscription, bool), Problem> {
    check(&state.push.services, &draft)?;
    let own = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = own.now();
            lock_person(tx, actor.id).await?;
            store::delete_ended(tx, actor.id, now).await?;
            if find_session(tx, &session.0).await?.is_none() {
                // Signed out while this request was sent.
                return Err(Problem::unauthorized("signed_out", "sign in first"));
            }
            let before = store::find_subscription(tx, id).await?;
            if before.as_ref().is_some_and(|row| row.person_id != actor.id) {
                return Err(Problem::not_found());
            }
            let same = store::find_endpoint(tx, &draft.endpoint).await?;
            // A browser's subscription is bound to one key of ours.
            let key_number = match &same {
                Some(same) => same.key_number,
                None => newest_key(tx).await?.number,
            };
            if let Some(before) = &before
                && before.endpoint != draft.endpoint
            {
                store::delete_subscription(tx, id).await?;
            }
            let same_as_before = same.filter(|same| same.view.id == id);
            let row = Subscription {
                view: same_as_before.map_or_else(|| new_view(id, now), |same| same.view),
                person_id: actor.id,
                session_hash: session.0,
                key_number,
                endpoint: draft.endpoint,
                keys: draft.keys,
            };
            store::upsert_subscription(tx, &row).await?;
            if store::list_subscriptions(tx, actor.id, now).await?.len() > MOST {
                let detail = "pushes come to ten phones at most; turn them off on one first";
                return Err(Problem::conflict("too_many_subscriptions", detail));
            }
            Ok((view(&own.push.services, row), before.is_none()))
        })
    });
    put.await
}

fn new_view(id: Id, now: Timestamp) -> PushSubscription {
    PushSubscription {
        id,
        service: String::new(),
        created_at: now,
        sent_at: None,
        arrived_at: None,
        problem: None,
    }
}

fn check(services: &Services, draft: &PushSubscriptionDraft) -> Result<(), Problem> {
    let endpoint = services.check(&draft.endpoint);
    endpoint.map_err(|it| Problem::field("endpoint", it.code(), it.to_string()))?;
    let keys = Recipient::check(&draft.keys);
    keys.map(drop).map_err(|problem| {
        let (path, code) = match problem {
            NotAKey::P256dh => ("keys.p256dh", "not_a_point"),
            NotAKey::Auth => ("keys.auth", "not_a_secret"),
        };
        Problem::field(path, code, problem.to_string())
    })
}

/// One's own subscription.
async fn own(tx: &mut Tx, actor: Actor, id: Id) -> Result<Subscription, Problem> {
    let row = store::find_subscription(tx, id).await?.filter(|row| row.person_id == actor.id);
    row.ok_or_else(Problem::not_found)
}

/// Deletes a subscription; idempotent.
pub async fn delete(state: &AppState, actor: Actor, id: Id, once: Once) -> Result<(), Problem> {
    let delete = state.write_once(actor.id, once, move |tx, _| {
        Box::pin(async move {
            if store::find_subscription(tx, id).await?.is_some() {
                self::own(tx, actor, id).await?;
                store::delete_subscription(tx, id).await?;
            }
            Ok(Written::done(id, None))
        })
    });
    delete.await.map(drop)
}

/// Enqueues a test message to this phone. At most one a minute.
pub async fn test(state: &AppState, actor: Actor, id: Id) -> Result<(), Problem> {
    let own = state.clone();
    let test = state.db.write(move |tx| {
        Box::pin(async move {
            self::own(tx, actor, id).await?;
            let now = own.now();
            let key = format!("test:{}", now.millis() / 60_000);
            let message = Message::new(Kind::Test, "test", "/me/messages");
            message::enqueue_for(tx, &own, actor.id, id, &message, now, Key::Once(&key)).await?;
            Ok::<_, Problem>(())
        })
    });
    test.await
}

/// Records that a message arrived on this phone.
pub async fn arrived(state: &AppState, actor: Actor, id: Id) -> Result<(), Problem> {
    let now = state.now();
    let arrived = state.db.write(move |tx| {
        Box::pin(async move {
            self::own(tx, actor, id).await?;
            Ok::<_, Problem>(store::update_arrived(tx, id, now).await?)
        })
    });
    arrived.await
}

pub use message::enqueue;
