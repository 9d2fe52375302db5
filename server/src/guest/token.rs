//! Tokens of links: an id and an HMAC of it.
//!
//! No secret is stored in the row of a link. So its owner can be shown the address at any time, and
//! whoever reads the rows without the server's secret can open no link.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kurs_domain::Id;
use sha2::Sha256;

/// Bytes of an id, and of the truncated HMAC-SHA-256 (128 bits).
const BYTES: usize = 16;

/// What a link is for. A token for one purpose opens nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To write kind words.
    Recognition,
    Gathering,
    Praise,
    /// To act as a delegate at a meeting.
    Meeting,
    /// To reply to the invitation to a meeting.
    Invitation,
    /// To save a meeting in one's own calendar.
    Calendar,
    /// To follow the times of all meetings of a caseworker in their calendar.
    Schedule,
}

impl Purpose {
    /// Its name in paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Gathering => "gathering",
            Self::Praise => "praise",
            Self::Meeting => "meeting",
            Self::Invitation => "invitation",
            Self::Calendar => "calendar",
            Self::Schedule => "schedule",
        }
    }
}

/// Makes and verifies tokens.
#[derive(Clone)]
pub struct LinkKey(Hmac<Sha256>);

/// The result of reading a token. There is always an id to look up, so that a guess takes as long as a
/// genuine token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    pub id: Id,
    /// Whether this server made it for this purpose.
    pub genuine: bool,
}

impl LinkKey {
    /// The key derived from `secret`.
    pub fn new(secret: &str) -> Self {
        // HMAC accepts a key of any length.
        Self(Hmac::new_from_slice(secret.as_bytes()).unwrap_or_else(|_| unreachable!()))
    }

    fn code(&self, purpose: Purpose, id: Id) -> Hmac<Sha256> {
        let mut code = self.0.clone();
        code.update(purpose.name().as_bytes());
        code.update(b" ");
        code.update(id.to_string().as_bytes());
        code
    }

    /// The token of `id`: 43 characters.
    pub fn token(&self, purpose: Purpose, id: Id) -> String {
        let mut bytes = id.bytes().to_vec();
        bytes.extend_from_slice(&self.code(purpose, id).finalize().into_bytes()[..BYTES]);
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The address of `id` under `origin`.
    pub fn url(&self, origin: &str, purpose: Purpose, id: Id) -> String {
        format!("{origin}/guest/{}/{}", purpose.name(), self.token(purpose, id))
    }

    /// Reads any token, in constant time.
    pub fn read(&self, purpose: Purpose, token: &str) -> Read {
        let mut bytes = [0; 2 * BYTES];
        let whole = matches!(
            BASE64_URL_SAFE_NO_PAD.decode_slice(token, &mut bytes), Ok(length) if length == bytes.len()
        );
        let (id, mac) = bytes.split_at(BYTES);
        let named = id.try_into().ok().and_then(Id::from_bytes);
        let nobody = Id::new(kurs_domain::Timestamp::from_millis(0), [0; 10]);
        let id = named.unwrap_or(nobody);
        let made_here = self.code(purpose, id).verify_truncated_left(mac).is_ok();
        Read { id, genuine: whole && named.is_some() && made_here }
    }
}

#[cfg(test)]
mod tests {
    use kurs_domain::Timestamp;

    use super::*;

    #[test]
    fn only_what_was_made_here_for_this_purpose() {
        let key = LinkKey::new("hemmelighed");
        let id = Id::new(Timestamp::from_millis(1_795_346_637_123), [7; 10]);
        let token = key.token(Purpose::Recognition, id);
        assert_eq!(token.len(), 43);
        assert_eq!(key.read(Purpose::Recognition, &token), Read { id, genuine: true });
        assert!(!key.read(Purpose::Gathering, &token).genuine);
        assert!(!LinkKey::new("en anden").read(Purpose::Recognition, &token).genuine);
        for place in 0..token.len() {
            let mut other = token.clone();
            let letter = if &other[place..=place] == "A" { "B" } else { "A" };
            other.replace_range(place..=place, letter);
            assert!(!key.read(Purpose::Recognition, &other).genuine, "{place}");
            assert!(!key.read(Purpose::Recognition, &token[..place]).genuine, "{place}");
        }
        for none in ["", "æ", &"A".repeat(43), &"A".repeat(10_000), &format!("{token}A"), "===="] {
            assert!(!key.read(Purpose::Recognition, none).genuine, "{none:.50}");
        }
    }
}
