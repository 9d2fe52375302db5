//! The receiving side of a push: the phone, which decrypts, and the push service, which verifies the sender.
//! Computed by other crates than the server's.

use aes_gcm::{Aes128Gcm, KeyInit, aead::Aead};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hkdf::Hkdf;
use kurs_server::kernel::random::{Random, SystemRandom};
use p256::{
    PublicKey, SecretKey,
    ecdh::diffie_hellman,
    ecdsa::{Signature, VerifyingKey, signature::Verifier},
    elliptic_curve::sec1::ToSec1Point,
};
use serde_json::{Value, json};
use sha2::Sha256;

/// A browser's subscription, with its secret keys.
#[derive(Clone)]
pub(crate) struct Phone {
    secret: SecretKey,
    auth: [u8; 16],
}

impl Phone {
    pub(crate) fn new() -> Self {
        let mut auth = [0; 16];
        SystemRandom.fill(&mut auth);
        let secret = loop {
            let mut bytes = [0; 32];
            SystemRandom.fill(&mut bytes);
            if let Ok(secret) = SecretKey::from_slice(&bytes) {
                break secret;
            }
        };
        Self { secret, auth }
    }

    fn point(&self) -> Vec<u8> {
        self.secret.public_key().to_sec1_point(false).as_bytes().to_vec()
    }

    /// What it sends the server to subscribe at `endpoint`.
    pub(crate) fn draft(&self, endpoint: &str) -> Value {
        let keys =
            json!({ "p256dh": BASE64.encode(self.point()), "auth": BASE64.encode(self.auth) });
        json!({ "endpoint": endpoint, "keys": keys })
    }

    /// The text of a message (RFC 8291), without its padding.
    pub(crate) fn open(&self, message: &[u8]) -> Vec<u8> {
        let (salt, rest) = message.split_at(16);
        let (size, rest) = rest.split_at(4);
        let size = u32::from_be_bytes(size.try_into().expect("four bytes"));
        assert!(usize::try_from(size).expect("a size") >= rest.len(), "one record");
        let (length, rest) = rest.split_at(1);
        let (theirs, sealed) = rest.split_at(length[0].into());
        let sender = PublicKey::from_sec1_bytes(theirs).expect("a point");
        let shared = diffie_hellman(self.secret.to_nonzero_scalar(), sender.as_affine());
        let info = [b"WebPush: info\0", &self.point()[..], theirs].concat();
        let (mut secret, mut key, mut nonce) = ([0; 32], [0; 16], [0; 12]);
        let both = Hkdf::<Sha256>::new(Some(&self.auth), shared.raw_secret_bytes());
        both.expand(&info, &mut secret).expect("a length");
        let own = Hkdf::<Sha256>::new(Some(salt), &secret);
        own.expand(b"Content-Encoding: aes128gcm\0", &mut key).expect("a length");
        own.expand(b"Content-Encoding: nonce\0", &mut nonce).expect("a length");
        let cipher = Aes128Gcm::new(&key.into());
        let mut text = cipher.decrypt(&nonce.into(), sealed).expect("it opens");
        while text.pop_if(|last| *last == 0).is_some() {}
        assert_eq!(text.pop(), Some(2), "the last record");
        text
    }

    /// The message as JSON.
    pub(crate) fn read(&self, message: &[u8]) -> Value {
        serde_json::from_slice(&self.open(message)).expect("JSON")
    }
}

/// The verified claims and the key of an `Authorization` header (RFC 8292).
pub(crate) fn signed(authorization: &str) -> (Value, String) {
    let token = authorization.strip_prefix("vapid t=").expect("vapid");
    let (token, key) = token.split_once(", k=").expect("a key");
    let (signed, signature) = token.rsplit_once('.').expect("a signature");
    let decode = |text: &str| BASE64.decode(text).expect("base64");
    let verifying = VerifyingKey::from_sec1_bytes(&decode(key)).expect("a point");
    let signature = Signature::from_slice(&decode(signature)).expect("64 bytes");
    verifying.verify(signed.as_bytes(), &signature).expect("it holds");
    let (head, claims) = signed.split_once('.').expect("claims");
    let json = |text: &str| serde_json::from_slice::<Value>(&decode(text)).expect("JSON");
    assert_eq!(json(head), json!({ "typ": "JWT", "alg": "ES256" }));
    (json(claims), key.to_owned())
}

#[test]
fn the_example_of_the_standard_opens() {
    // RFC 8291, section 5 and appendix A.
    let secret = BASE64.decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94").expect("base64");
    let auth = BASE64.decode("BTBZMqHH6r4Tts7J_aSIgg").expect("base64");
    let phone = Phone {
        secret: SecretKey::from_slice(&secret).expect("a secret"),
        auth: auth.try_into().expect("16 bytes"),
    };
    let message = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml\
        mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT\
        pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
    let message = BASE64.decode(message).expect("base64");
    assert_eq!(phone.open(&message), b"When I grow up, I want to be a watermelon");
}
