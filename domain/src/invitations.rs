//! Invitations: the way into Kurs. Single use, short-lived, easy to read aloud.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    timestamp::{DAY_MS, HOUR_MS},
};

/// How long an invitation can be used.
pub const VALID_MS: i64 = 7 * DAY_MS;
/// How long after its use a code signs in again whoever sends the idempotency key that it was used with:
/// the answer did not reach them.
pub const AGAIN_MS: i64 = HOUR_MS / 6;
/// Wrong codes with one beginning from one address before that beginning is locked there.
pub const WRONG_TRIES: i64 = 5;
/// Wrong codes from one address before it is locked: a home or a school is many people behind one.
pub const WRONG_TRIES_FROM_ADDRESS: i64 = 40;
/// Characters in the beginning of a code.
pub const BEGINNING: usize = 4;
/// How long it stays locked.
pub const LOCKED_MS: i64 = HOUR_MS / 4;

/// Letters and digits that can't be mistaken for one another, on paper or read aloud.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters in a code: 12 of 30, some 58 bits, with a lock-out after forty wrong tries.
const LENGTH: usize = 12;

/// Whether `c`, small or capital, can be in a code.
pub fn is_of_codes(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte.to_ascii_uppercase()))
}

/// An invitation code: twelve characters, written in groups of four.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes a code from random bytes, each uniform. `None` if they run out (bytes that would make
    /// one character likelier than another are skipped).
    pub fn from_random(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        let fair = u8::try_from(256 / ALPHABET.len() * ALPHABET.len()).unwrap_or(u8::MAX);
        let letters: String = bytes
            .into_iter()
            .filter(|byte| *byte < fair)
            .map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]))
            .take(LENGTH)
            .collect();
        (letters.len() == LENGTH).then_some(Self(letters))
    }

    /// Reads a code as people type it: any case, with or without hyphens and spaces.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 64 {
            return None;
        }
        let letters: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let known = letters.bytes().all(|byte| ALPHABET.contains(&byte));
        (letters.len() == LENGTH && known).then_some(Self(letters))
    }

    /// The twelve characters without hyphens: what is hashed.
    pub fn letters(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

/// Never shows the code: it opens a door.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an invitation code")
    }
}

/// A fresh invitation. The code is told once, to whoever made it, and only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Its id.
    pub id: Id,
    /// The code, in groups of four.
    pub code: String,
    /// A link that carries the code in its fragment, which no server and no log ever sees.
    pub link: String,
    /// The link as a QR code, an SVG picture.
    pub qr_svg: String,
    /// When it stops working.
    pub expires_at: Timestamp,
}

/// What signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The invitation code.
    pub code: String,
}

/// Whom to be in a demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DemoSignIn {
    /// The role to try.
    #[serde(rename = "as")]
    pub role: crate::people::Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_as_people_type() {
        for typed in ["2345-ABCD-WXYZ", "2345abcdwxyz", " 2345 ABCD wxyz ", "2345-abcd–wxyz"] {
            let expected = (!typed.contains('–')).then(|| "2345-ABCD-WXYZ".to_owned());
            assert_eq!(Code::parse(typed).map(|code| code.to_string()), expected, "{typed}");
        }
        for bad in ["", "2345-ABCD", "2345-ABCD-WXY0", "2345-ABCD-WXYÆ", &"2".repeat(1_000)] {
            assert_eq!(Code::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn random_codes_read_back_and_are_fair() {
        let code = Code::from_random(0_u8..).unwrap();
        assert_eq!(Code::parse(&code.to_string()), Some(code));
        assert_eq!(Code::from_random([255; 64]), None);
        assert_eq!(Code::from_random([1; 11]), None);
    }
}
