//! Encrypts a message for one subscription (RFC 8291), by the `web-push` crate.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use kurs_domain::push::PushKeys;
use web_push::{ContentEncoding, SubscriptionInfo, WebPushError, WebPushMessageBuilder};

/// Bytes of a public key: an uncompressed point.
const POINT: usize = 65;
/// Bytes of the shared secret.
const SECRET: usize = 16;
/// The longest text, in bytes, that fits into what every push service accepts.
pub const MOST: usize = 3_052;
/// Texts are padded to multiples of this, in bytes, so that their length reveals next to nothing.
const STEP: usize = 1_024;

/// The recipient of a message.
#[derive(Clone)]
pub struct Recipient(SubscriptionInfo);

/// Which key of a subscription is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// The browser's public key.
    #[error("a public key is a point of P-256: 65 bytes in base64url")]
    P256dh,
    #[error("the secret is 16 bytes in base64url")]
    Auth,
}

/// The text is too long, or the key is not on the curve after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the message could not be encrypted")]
pub struct NotEncrypted;

impl From<WebPushError> for NotEncrypted {
    fn from(_: WebPushError) -> Self {
        Self
    }
}

impl Recipient {
    /// The recipient with these keys; that the public one is on the curve is not checked.
    pub fn read(keys: &PushKeys) -> Result<Self, NotAKey> {
        let is_key = |text: &str, bytes: usize| {
            // The length is checked before decoding, because a caller may send any size.
            let fits = text.len() == (bytes * 4).div_ceil(3);
            fits && BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|key| key.len() == bytes)
        };
        if !is_key(&keys.p256dh, POINT) {
            return Err(NotAKey::P256dh);
        }
        if !is_key(&keys.auth, SECRET) {
            return Err(NotAKey::Auth);
        }
        // The crate wants an endpoint, but it is not used for encryption.
        Ok(Self(SubscriptionInfo::new("https://push.invalid/", &keys.p256dh, &keys.auth)))
    }

    /// The recipient with these keys, if the public one is a point of the curve.
    pub fn check(keys: &PushKeys) -> Result<Self, NotAKey> {
        let recipient = Self::read(keys)?;
        recipient.encrypt(b"{}").map_err(|_| NotAKey::P256dh)?;
        Ok(recipient)
    }

    /// Encrypts the JSON `text`, padded with trailing white space, which JSON allows.
    pub fn encrypt(&self, text: &[u8]) -> Result<Vec<u8>, NotEncrypted> {
        if text.len() > MOST {
            return Err(NotEncrypted);
        }
        let mut text = text.to_vec();
        text.resize(text.len().max(1).next_multiple_of(STEP).min(MOST), b' ');
        let mut message = WebPushMessageBuilder::new(&self.0);
        message.set_payload(ContentEncoding::Aes128Gcm, &text);
        message.build()?.payload.map(|payload| payload.content).ok_or(NotEncrypted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(p256dh: &str, auth: &str) -> PushKeys {
        PushKeys { p256dh: p256dh.to_owned(), auth: auth.to_owned() }
    }

    /// The receiver of RFC 8291, section 5.
    const P256DH: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn keys_that_are_none() {
        assert!(Recipient::check(&keys(P256DH, AUTH)).is_ok());
        let off_the_curve = P256DH.replace("IAiw4", "IAiw8");
        for p256dh in ["", "AAAA", &P256DH[1..], &format!("{P256DH}="), &off_the_curve] {
            let refused = Recipient::check(&keys(p256dh, AUTH)).err();
            assert_eq!(refused, Some(NotAKey::P256dh), "{p256dh}");
        }
        // The point at infinity, a compressed one, and one of the right length only.
        for point in [[0; 65], [4; 65], [2; 65]] {
            let p256dh = BASE64_URL_SAFE_NO_PAD.encode(point);
            let refused = Recipient::check(&keys(&p256dh, AUTH)).err();
            assert_eq!(refused, Some(NotAKey::P256dh));
        }
        for auth in
            ["", "BTBZMqHH6r4Tts7J_aSIg", "BTBZMqHH6r4Tts7J_aSIgg==", "BTBZMqHH6r4Tts7J+aSIgg"]
        {
            assert_eq!(Recipient::check(&keys(P256DH, auth)).err(), Some(NotAKey::Auth), "{auth}");
        }
    }

    #[test]
    fn lengths_are_padded_and_limited() {
        let recipient = Recipient::check(&keys(P256DH, AUTH)).unwrap();
        let length = |text: usize| recipient.encrypt(&vec![b'x'; text]).map(|it| it.len());
        assert_eq!(length(1_000), length(0));
        assert_eq!(length(STEP), length(0));
        assert!(length(STEP + 1).unwrap() >= length(STEP).unwrap() + STEP);
        // No push service has to accept more.
        assert!(length(MOST).unwrap() <= 4_096);
        assert_eq!(length(MOST + 1), Err(NotEncrypted));
    }

    #[test]
    fn no_two_messages_are_alike() {
        let recipient = Recipient::check(&keys(P256DH, AUTH)).unwrap();
        let (one, other) = (recipient.encrypt(b"x").unwrap(), recipient.encrypt(b"x").unwrap());
        // Salt, the length of a record and of the key, the key; then the text.
        let head = 16 + 4 + 1 + POINT;
        assert!(one[..16] != other[..16] && one[21..head] != other[21..head]);
        assert_ne!(one[head..], other[head..]);
    }
}
