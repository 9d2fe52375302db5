//! What other apps share with Kurs. The service worker stores it in a cache of its own, where it stays until
//! it is taken or somebody signs out.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::platform::browser::{call, find, of_window, wait};

/// The worker's cache; each share is stored under its own time.
const CACHE: &str = "kurs-shared";

/// Everything in the cache.
pub struct Shared {
    pub words: Vec<String>,
    pub pictures: Vec<Blob>,
    cache: JsValue,
    requests: Array,
}

/// Everything in the cache, the oldest first.
pub async fn pending() -> Option<Shared> {
    let cache = wait(&of_window("caches")?, "open", &[CACHE.into()]).await?;
    let requests = Array::from(&wait(&cache, "keys", &[]).await?);
    let (mut words, mut pictures) = (Vec::new(), Vec::new());
    for request in requests.iter() {
        let Some(response) = wait(&cache, "match", std::slice::from_ref(&request)).await else {
            continue;
        };
        let url = find(&request, "url").and_then(|url| url.as_string()).unwrap_or_default();
        if url.ends_with("/words") {
            words.extend(wait(&response, "text", &[]).await.and_then(|text| text.as_string()));
        } else {
            let picture = wait(&response, "blob", &[]).await;
            pictures.extend(picture.and_then(|blob| blob.dyn_into().ok()));
        }
    }
    Some(Shared { words, pictures, cache, requests })
}

impl Shared {
    /// Deletes it from the cache, after it has been taken.
    pub async fn forget(self) {
        for request in self.requests {
            wait(&self.cache, "delete", &[request]).await;
        }
    }
}

/// Deletes the cache.
pub(super) fn forget() {
    if let Some(caches) = of_window("caches") {
        call(&caches, "delete", &[CACHE.into()]);
    }
}
