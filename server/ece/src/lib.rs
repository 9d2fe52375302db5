//! The encryption of web push (RFC 8188 and RFC 8291) on `ring`.
//!
//! It takes the place of the crate `ece`, which links OpenSSL (`[patch.crates-io]` in the workspace): this
//! is as much of it as `web-push` calls.

pub mod legacy;

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Salt},
    rand::{SecureRandom as _, SystemRandom},
};

/// Bytes of a public key: an uncompressed point of P-256.
const POINT: usize = 65;
/// Bytes of the secret that both share, and of a salt.
const SECRET: usize = 16;
/// The size of a record, in bytes: all of a message is in one, as push services want it.
const RECORD: u32 = 4_096;
/// Bytes that a record has besides the text: the delimiter and the tag.
const OVERHEAD: usize = 1 + 16;

/// It could not be encrypted: a key is none, or the text is too long for one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error;

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the message could not be encrypted")
    }
}

impl std::error::Error for Error {}

impl From<Unspecified> for Error {
    fn from(_: Unspecified) -> Self {
        Self
    }
}

/// The text or why not.
pub type Result<T> = std::result::Result<T, Error>;

/// `data`, encrypted for the holder of the public key `remote_pub` and of the secret `remote_auth`: header
/// and record.
///
/// # Errors
/// The key is no point of P-256, the secret has not 16 bytes, or the text does not fit into one record.
pub fn encrypt(remote_pub: &[u8], remote_auth: &[u8], data: &[u8]) -> Result<Vec<u8>> {
    let fits = data.len() + OVERHEAD <= RECORD as usize;
    if remote_pub.len() != POINT || remote_auth.len() != SECRET || !fits {
        return Err(Error);
    }
    let random = SystemRandom::new();
    let mut salt = [0; SECRET];
    random.fill(&mut salt)?;
    let private = EphemeralPrivateKey::generate(&ECDH_P256, &random)?;
    let public = private.compute_public_key()?;
    let remote = UnparsedPublicKey::new(&ECDH_P256, remote_pub);
    agree_ephemeral(private, &remote, |shared| {
        let parties = Parties { remote_pub, remote_auth, public: public.as_ref() };
        parties.seal(shared, salt, data)
    })?
}

struct Parties<'a> {
    remote_pub: &'a [u8],
    remote_auth: &'a [u8],
    public: &'a [u8],
}

impl Parties<'_> {
    /// Header and record, of the secret `shared` that ECDH gave.
    fn seal(&self, shared: &[u8], salt: [u8; SECRET], data: &[u8]) -> Result<Vec<u8>> {
        let info = [b"WebPush: info\0", self.remote_pub, self.public];
        let input: [u8; 32] = derive(self.remote_auth, shared, &info)?;
        let key: [u8; 16] = derive(&salt, &input, &[b"Content-Encoding: aes128gcm\0"])?;
        let nonce: [u8; 12] = derive(&salt, &input, &[b"Content-Encoding: nonce\0"])?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
        // 2 says that this is the last record.
        let mut record = [data, &[2]].concat();
        let nonce = Nonce::assume_unique_for_key(nonce);
        key.seal_in_place_append_tag(nonce, Aad::empty(), &mut record)?;
        let length = u8::try_from(self.public.len()).map_err(|_| Error)?;
        Ok([&salt[..], &RECORD.to_be_bytes(), &[length], self.public, &record].concat())
    }
}

/// HKDF with SHA-256 (RFC 5869).
fn derive<const N: usize>(salt: &[u8], input: &[u8], info: &[&[u8]]) -> Result<[u8; N]> {
    struct Length(usize);
    impl KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut key = [0; N];
    Salt::new(HKDF_SHA256, salt).extract(input).expand(info, Length(N))?.fill(&mut key)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64_URL_SAFE_NO_PAD.decode(text).expect("base64url")
    }

    // RFC 8291, section 5 and appendix A.
    const REMOTE: &str =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const PUBLIC: &str =
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    const SHARED: &str = "kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs";
    const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
    const MESSAGE: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg\
        Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    #[test]
    fn the_example_of_rfc_8291() {
        let (remote_pub, remote_auth, public) = (bytes(REMOTE), bytes(AUTH), bytes(PUBLIC));
        let parties =
            Parties { remote_pub: &remote_pub, remote_auth: &remote_auth, public: &public };
        let salt = bytes(SALT).try_into().expect("sixteen bytes");
        let text = b"When I grow up, I want to be a watermelon";
        let sealed = parties.seal(&bytes(SHARED), salt, text).expect("a message");
        assert_eq!(BASE64_URL_SAFE_NO_PAD.encode(sealed), MESSAGE);
    }

    #[test]
    fn what_fits_into_one_record() {
        let (remote, auth) = (bytes(REMOTE), bytes(AUTH));
        let length = |text: usize| encrypt(&remote, &auth, &vec![0; text]).map(|it| it.len());
        let head = SECRET + 4 + 1 + POINT;
        assert_eq!(length(0), Ok(head + OVERHEAD));
        assert_eq!(length(4_096 - OVERHEAD), Ok(head + 4_096));
        assert_eq!(length(4_096 - OVERHEAD + 1), Err(Error));
    }

    #[test]
    fn keys_that_are_none() {
        let (remote, auth) = (bytes(REMOTE), bytes(AUTH));
        let mut off_the_curve = remote.clone();
        off_the_curve[64] ^= 1;
        for (remote, auth) in [
            (&off_the_curve[..], &auth[..]),
            (&remote[1..], &auth),
            (&[0; POINT], &auth),
            (&[4; POINT], &auth),
            (&remote, &auth[1..]),
            (&[], &auth),
        ] {
            assert_eq!(encrypt(remote, auth, b"x"), Err(Error));
        }
    }
}
