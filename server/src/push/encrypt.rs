//! A message encrypted for one subscription (RFC 8291: `aes128gcm` of RFC 8188, one record).
//!
//! The secrets come from `ring`'s own randomness, never from a seed.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use kurs_domain::push::PushKeys;
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Salt},
    rand::{SecureRandom, SystemRandom},
};

/// Bytes of a public key: an uncompressed point.
const POINT: usize = 65;
/// Bytes of the secret that both share.
const SECRET: usize = 16;
/// Bytes of a whole message: more than that no push service must take.
const RECORD: usize = 4_096;
/// Salt, length of the record, length of the key, key.
const HEAD: usize = 16 + 4 + 1 + POINT;
/// The longest text that fits.
pub const MOST: usize = RECORD - HEAD - 16 - 1;
/// Texts are padded to multiples of this, so that their length tells next to nothing.
const STEP: usize = 1_024;

/// For whom a message is encrypted.
#[derive(Clone)]
pub struct Recipient {
    point: [u8; POINT],
    secret: [u8; SECRET],
}

/// Which key of a subscription is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAKey {
    /// The browser's public key.
    #[error("a public key is a point of P-256: 65 bytes in base64url")]
    P256dh,
    /// The secret.
    #[error("the secret is 16 bytes in base64url")]
    Auth,
}

/// It could not be encrypted: too long, or the key is no point after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the message could not be encrypted")]
pub struct NotEncrypted;

impl From<Unspecified> for NotEncrypted {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

/// An output of HKDF of so many bytes.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

impl Recipient {
    /// The holder of these keys, read but not yet proven to be a point.
    pub fn read(keys: &PushKeys) -> Result<Self, NotAKey> {
        fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
            // Decoded only when it can be right: a caller may send more.
            let fits = text.len() == (N * 4).div_ceil(3);
            let bytes = fits.then(|| BASE64_URL_SAFE_NO_PAD.decode(text))?.ok()?;
            bytes.try_into().ok()
        }
        let point = bytes(&keys.p256dh).ok_or(NotAKey::P256dh)?;
        Ok(Self { point, secret: bytes(&keys.auth).ok_or(NotAKey::Auth)? })
    }

    /// The holder of these keys, if the public one is a point of the curve.
    pub fn check(keys: &PushKeys) -> Result<Self, NotAKey> {
        let recipient = Self::read(keys)?;
        let proof =
            EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).and_then(|key| {
                agree_ephemeral(key, &UnparsedPublicKey::new(&ECDH_P256, recipient.point), |_| ())
            });
        proof.map_err(|_| NotAKey::P256dh)?;
        Ok(recipient)
    }

    /// `text` for nobody else's eyes.
    pub fn encrypt(&self, text: &[u8]) -> Result<Vec<u8>, NotEncrypted> {
        if text.len() > MOST {
            return Err(NotEncrypted);
        }
        let random = SystemRandom::new();
        let own = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
        let own_point = own.compute_public_key()?;
        let mut salt = [0; 16];
        random.fill(&mut salt)?;
        let theirs = UnparsedPublicKey::new(&ECDH_P256, self.point);
        let secret = agree_ephemeral(own, &theirs, |shared| {
            let info = [b"WebPush: info\0", &self.point[..], own_point.as_ref()];
            let mut secret = [0; 32];
            let both = Salt::new(HKDF_SHA256, &self.secret).extract(shared);
            both.expand(&info, Bytes(32))?.fill(&mut secret)?;
            Ok::<_, Unspecified>(secret)
        })??;
        let of_message = Salt::new(HKDF_SHA256, &salt).extract(&secret);
        let key = of_message.expand(&[b"Content-Encoding: aes128gcm\0"], &AES_128_GCM)?;
        let key = LessSafeKey::new(UnboundKey::from(key));
        let mut nonce = [0; 12];
        of_message.expand(&[b"Content-Encoding: nonce\0"], Bytes(12))?.fill(&mut nonce)?;

        let mut record = Vec::with_capacity(RECORD);
        record.extend_from_slice(&salt);
        record.extend_from_slice(&4_096_u32.to_be_bytes());
        record.push(65);
        record.extend_from_slice(own_point.as_ref());
        let mut sealed = Vec::with_capacity(RECORD);
        sealed.extend_from_slice(text);
        sealed.push(2); // the last record; zeros may follow
        sealed.resize(sealed.len().next_multiple_of(STEP).min(MOST + 1), 0);
        key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::empty(),
            &mut sealed,
        )?;
        record.append(&mut sealed);
        Ok(record)
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
        // The point at infinity, a compressed one, and the length right but nothing else.
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
    fn lengths_tell_next_to_nothing_and_have_an_end() {
        let recipient = Recipient::check(&keys(P256DH, AUTH)).unwrap();
        let length = |text: usize| recipient.encrypt(&vec![b'x'; text]).map(|it| it.len());
        assert_eq!(length(0), Ok(HEAD + STEP + 16));
        assert_eq!(length(1_000), length(0));
        assert_eq!(length(STEP), Ok(HEAD + 2 * STEP + 16));
        assert_eq!(length(MOST), Ok(RECORD));
        assert_eq!(length(MOST + 1), Err(NotEncrypted));
    }

    #[test]
    fn no_two_messages_are_alike() {
        let recipient = Recipient::check(&keys(P256DH, AUTH)).unwrap();
        let (one, other) = (recipient.encrypt(b"x").unwrap(), recipient.encrypt(b"x").unwrap());
        assert!(one[..16] != other[..16] && one[21..HEAD] != other[21..HEAD]);
        assert_ne!(one[HEAD..], other[HEAD..]);
    }
}
