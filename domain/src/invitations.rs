//! Invitation codes, which create an account's session: single use, short-lived, easy to read aloud.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    timestamp::{DAY_MS, HOUR_MS},
};

/// The fields of a new invitation for a young person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationDraft {
    /// Whether their sessions end now, because their phone is lost, and not when the code is used.
    #[serde(default)]
    pub ends_sessions: bool,
}

/// The validity of an invitation, in milliseconds.
pub const VALID_MS: i64 = 7 * DAY_MS;
/// How long after its use a code signs in again for the same idempotency key, in milliseconds, because the
/// answer may have been lost.
pub const AGAIN_MS: i64 = HOUR_MS / 6;
/// The number of wrong codes with one beginning from one address before that beginning is locked there.
pub const WRONG_TRIES: i64 = 5;
/// The number of wrong codes from one address before it is locked. Higher, because a home or a school has
/// many people behind one address.
pub const WRONG_TRIES_FROM_ADDRESS: i64 = 40;
/// The number of characters in the beginning of a code.
pub const BEGINNING: usize = 4;
/// The duration of a lock, in milliseconds.
pub const LOCKED_MS: i64 = HOUR_MS / 4;

/// Letters and digits that are not mistaken for one another, on paper or read aloud.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters in a code: 12 of 30, some 58 bits, with a lock after forty wrong tries.
const LENGTH: usize = 12;

/// Whether `c`, in either case, can be in a code.
pub fn is_of_codes(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte.to_ascii_uppercase()))
}

/// An invitation code: twelve characters, written in groups of four.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Makes a code from uniformly random bytes, skipping those that would bias it. `None` if they run out.
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

    /// Parses a code as people type it: any case, with or without hyphens and spaces.
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

    /// The twelve characters without hyphens, which are hashed.
    pub fn letters(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

/// Never prints the code, because it is a credential.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an invitation code")
    }
}

/// A new invitation. The code is returned once, to whoever made it, and only its hash is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Its id.
    pub id: Id,
    /// The code, in groups of four.
    pub code: String,
    /// A link with the code in its fragment, which is never sent to a server or logged.
    pub link: String,
    /// The link as a QR code, an SVG picture.
    pub qr_svg: String,
    /// When it expires.
    pub expires_at: Timestamp,
}

/// A person who was created by this request, or by an earlier identical one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonCreated {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their invitation. Only returned when they are created, not on a repeated request.
    pub invitation: Option<Invitation>,
}

/// A sign-in with an invitation code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The invitation code.
    pub code: String,
}

/// A sign-in to a demonstration.
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
