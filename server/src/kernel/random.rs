//! Randomness is passed in: this is the one place that asks the machine for it.

use std::sync::{Mutex, PoisonError};

use kurs_domain::{Id, Timestamp, invitations::Code};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};

/// What makes random bytes.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's cryptographic randomness.
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one home of the machine's randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill(bytes);
    }
}

/// Bytes that follow from a number: for demonstrations and tests, never for secrets.
pub struct SeededRandom(Mutex<StdRng>);

impl SeededRandom {
    /// Bytes that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

/// A new id, made at `now`.
pub fn id(random: &dyn Random, now: Timestamp) -> Id {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    Id::new(now, bytes)
}

/// A new invitation code.
pub fn code(random: &dyn Random) -> Code {
    loop {
        let mut bytes = [0; 64];
        random.fill(&mut bytes);
        if let Some(code) = Code::from_random(bytes) {
            return code;
        }
    }
}

/// A new secret of 256 bits, in hexadecimal.
pub fn secret(random: &dyn Random) -> String {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    hex(&bytes)
}

/// How a secret is kept: its SHA-256 in hexadecimal. Secrets here are random and long, so nothing
/// slower is needed, and looking one up by its hash tells nothing by its timing.
pub fn hash(secret: &str) -> String {
    fingerprint(secret.as_bytes())
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}
