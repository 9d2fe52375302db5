//! Randomness is passed in: only [`SystemRandom`] asks the machine for it.

use std::sync::{Mutex, PoisonError};

use kurs_domain::{Id, Timestamp, invitations::Code};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};

pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "the one home of the machine's randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill(bytes);
    }
}

/// Bytes that follow from a seed: for demonstrations and tests, never for secrets.
pub struct SeededRandom(Mutex<StdRng>);

impl SeededRandom {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

pub fn id(random: &dyn Random, now: Timestamp) -> Id {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    Id::new(now, bytes)
}

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

/// How a secret is stored: its SHA-256 in hexadecimal. Secrets are random and long, so nothing slower is
/// needed, and a lookup by hash leaks nothing by its timing.
pub fn hash(secret: &str) -> String {
    fingerprint(secret.as_bytes())
}

/// The SHA-256 of `bytes`, in hexadecimal.
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
