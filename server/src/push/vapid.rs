//! How this server identifies itself to push services (VAPID, RFC 8292): its key pairs, and a cached
//! signature per service.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jwt_simple::algorithms::ES256KeyPair;
use kurs_domain::{Timestamp, timestamp::HOUR_MS};
use web_push::{SubscriptionInfo, VapidSignatureBuilder, WebPushError};

use crate::config::Origin;

/// The validity of a signature; at most a day is allowed.
const VALID_MS: i64 = 12 * HOUR_MS;
/// How long it is used: shorter, because clocks differ and messages wait.
const REUSED_MS: i64 = 6 * HOUR_MS;
/// How many signatures are cached at most.
const MOST: usize = 1_024;

/// A key pair, as stored.
#[derive(Clone)]
pub struct VapidKey {
    /// Counted from 1.
    pub number: i64,
    /// An uncompressed point, base64url.
    pub public: String,
    /// The private scalar, base64url.
    pub private: String,
}

/// A key can't be made or read.
#[derive(Debug, thiserror::Error)]
#[error("a key for pushes can't be made or read")]
pub struct Unusable;

impl From<WebPushError> for Unusable {
    fn from(_: WebPushError) -> Self {
        Self
    }
}

impl VapidKey {
    /// A new key pair. Uses the machine's randomness directly, because it must not follow from a seed.
    pub fn make(number: i64) -> Result<Self, Unusable> {
        let private = BASE64_URL_SAFE_NO_PAD.encode(ES256KeyPair::generate().to_bytes());
        let public = VapidSignatureBuilder::from_base64_no_sub(&private)?.get_public_key();
        Ok(Self { number, public: BASE64_URL_SAFE_NO_PAD.encode(public), private })
    }

    /// The `Authorization` header for `audience` (an origin), with the contact `subject`.
    pub fn sign(&self, audience: &str, subject: &str, now: Timestamp) -> Result<String, Unusable> {
        let whom = SubscriptionInfo::new(audience, "", "");
        let mut signature = VapidSignatureBuilder::from_base64(&self.private, &whom)?;
        // The crate's own claim leaves out the port.
        signature.add_claim("aud", audience);
        signature.add_claim("sub", subject);
        signature.add_claim("exp", now.plus_millis(VALID_MS).millis() / 1_000);
        let signature = signature.build()?;
        Ok(format!("vapid t={}, k={}", signature.auth_t, self.public))
    }
}

/// The contact for push services: the public address, or on localhost a mailbox that looks valid, since
/// services accept nothing else.
pub fn subject(origin: &Origin) -> &str {
    if origin.secure { &origin.url } else { "mailto:kurs@localhost" }
}

struct Signed {
    authorization: Arc<str>,
    at: Timestamp,
}

/// Cached signatures, by key and origin.
#[derive(Default)]
pub struct Signatures(Mutex<HashMap<(i64, String), Signed>>);

impl Signatures {
    /// The `Authorization` header for `audience` with `key`: cached while it is valid.
    pub fn get(
        &self,
        key: &VapidKey,
        audience: &str,
        subject: &str,
        now: Timestamp,
    ) -> Result<Arc<str>, Unusable> {
        let mut cache = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let name = (key.number, audience.to_owned());
        if let Some(signed) = cache.get(&name)
            && (signed.at..signed.at.plus_millis(REUSED_MS)).contains(&now)
        {
            return Ok(signed.authorization.clone());
        }
        // Some services have many hosts: limit the cache.
        if cache.len() >= MOST {
            cache.clear();
        }
        let authorization: Arc<str> = key.sign(audience, subject, now)?.into();
        cache.insert(name, Signed { authorization: authorization.clone(), at: now });
        Ok(authorization)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_serves_for_hours_and_for_one_service() {
        let (key, other) = (VapidKey::make(1).unwrap(), VapidKey::make(2).unwrap());
        let signatures = Signatures::default();
        let get = |key, audience, at| {
            let now = Timestamp::from_millis(at);
            signatures.get(key, audience, "https://kurs.example.dk", now).unwrap()
        };
        let first = get(&key, "https://a.dk", 0);
        assert_eq!(get(&key, "https://a.dk", REUSED_MS - 1), first);
        assert_ne!(get(&key, "https://a.dk", REUSED_MS), first);
        assert_ne!(get(&key, "https://b.dk", 0), first);
        assert_ne!(get(&other, "https://a.dk", 0), first);
    }

    #[test]
    fn the_cache_of_signatures_is_bounded() {
        let key = VapidKey::make(1).unwrap();
        let signatures = Signatures::default();
        for number in 0..=MOST {
            let audience = format!("https://{number}.notify.windows.com");
            let now = Timestamp::from_millis(0);
            signatures.get(&key, &audience, "https://kurs.example.dk", now).unwrap();
        }
        assert!(signatures.0.lock().unwrap().len() <= MOST);
    }
}
