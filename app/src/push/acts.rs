//! Taps on buttons of reminders while the app was closed. The service worker stores and sends them; those it
//! could not send are applied here.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    record::Edit,
    successes::{Success, SuccessDraft},
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::{
    platform::{
        api,
        browser::{find, of_window, wait},
    },
    sync::{Session, all, dispatch, local},
};

/// The worker's cache.
pub(super) const CACHE: &str = "kurs-acts";

/// One tap, as the worker stores it: the request it would make.
#[derive(Deserialize)]
struct Act {
    path: String,
    key: String,
    body: Body,
}

#[derive(Deserialize)]
struct Body {
    on: NaiveDate,
    #[serde(default)]
    at: Option<Timestamp>,
    #[serde(default)]
    goal_id: Option<Id>,
}

/// Applies what is stored for the person signed in.
pub fn apply_pending() {
    let person = local().me().with_untracked(|me| me.as_ref().map(|me| me.id));
    let inside =
        local().session().get_untracked() == Session::In && local().ready().get_untracked();
    if let (Some(person), true) = (person, inside) {
        spawn_local(async move {
            // `None` only means that nothing is stored.
            let _ = apply_pending_of(person).await;
        });
    }
}

/// The stored taps of `person`, and their cache.
async fn pending(person: Id) -> Option<(JsValue, Vec<JsValue>)> {
    let cache = wait(&of_window("caches")?, "open", &[CACHE.into()]).await?;
    let requests = wait(&cache, "keys", &[]).await?;
    let of_person = format!("/acts/{person}/");
    let is_theirs = |request: &JsValue| {
        find(request, "url")
            .and_then(|url| url.as_string())
            .is_some_and(|url| url.contains(&of_person))
    };
    Some((cache, js_sys::Array::from(&requests).iter().filter(is_theirs).collect()))
}

async fn apply_pending_of(person: Id) -> Option<()> {
    let (cache, requests) = pending(person).await?;
    for request in requests {
        let response = wait(&cache, "match", std::slice::from_ref(&request)).await;
        let text = match &response {
            Some(response) => wait(response, "text", &[]).await.and_then(|text| text.as_string()),
            None => None,
        };
        // The worker has taken it, or a later version wrote it.
        let Some(act) = text.and_then(|text| kurs_domain::json::read::<Act>(&text).ok()) else {
            continue;
        };
        if perform(person, &act).await {
            forget(&cache, request).await;
        }
    }
    Some(())
}

/// Deletes everything stored, at sign-out.
pub(super) async fn forget_all() {
    let person = local().me().with_untracked(|me| me.as_ref().map(|me| me.id));
    let Some(person) = person else { return };
    if let Some((cache, requests)) = pending(person).await {
        for request in requests {
            forget(&cache, request).await;
        }
    }
}

async fn forget(cache: &JsValue, request: JsValue) {
    wait(cache, "delete", &[request]).await;
}

/// Performs a tap: a mark goes to the outbox, "later" to the server. True if it is done with.
async fn perform(person: Id, act: &Act) -> bool {
    let same = local().me().with_untracked(|me| me.as_ref().map(|me| me.id)) == Some(person);
    if !same {
        return false;
    }
    let Some(at) = act.body.at else {
        let body = format!(r#"{{"on":"{}"}}"#, act.body.on);
        let headers = [("Idempotency-Key", act.key.as_str())];
        return match api::call("POST", &act.path, Some(body), &headers).await {
            Ok(_) => true,
            // The day is over or the goal deleted: there is nothing to postpone any more.
            Err(error) => !error.is_retryable() && !matches!(error, api::ApiError::SignedOut(_)),
        };
    };
    let Some(id) = act.path.rsplit('/').next().and_then(|id| Id::parse(id).ok()) else {
        return false;
    };
    if all::<Success>().with_untracked(|all| all.iter().any(|success| success.id == id)) {
        return true;
    }
    let draft = SuccessDraft {
        goal_id: act.body.goal_id,
        on: act.body.on,
        at,
        words: None,
        feeling: None,
        file_ids: Vec::new(),
        shared_with: None,
        once_more: false,
    };
    dispatch(Edit::Put { id, draft }).is_ok()
}
