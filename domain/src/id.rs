//! Ids: UUIDv7, made by whoever creates the thing (often a phone without network).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use uuid::Uuid;

use crate::Timestamp;

/// The id of a record: a UUID of version 7, written in lower case with hyphens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// The text is not a UUID of version 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("id_not_uuid_v7: an id must be a UUID of version 7")]
pub struct NotUuidV7;

impl Id {
    /// What an id looks like, as a regular expression.
    #[cfg(feature = "openapi")]
    pub const PATTERN: &str = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    /// Reads an id from its text.
    pub fn parse(text: &str) -> Result<Self, NotUuidV7> {
        // Only the hyphenated form: one thing has one name, in URLs, logs and the database.
        if text.len() != 36 {
            return Err(NotUuidV7);
        }
        match Uuid::try_parse(text) {
            Ok(uuid) if uuid.get_version_num() == 7 => Ok(Self(uuid)),
            _ => Err(NotUuidV7),
        }
    }

    /// Makes an id from the instant of creation and ten random bytes.
    pub fn new(at: Timestamp, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// Reads an id from its sixteen bytes, if they are one.
    pub fn from_bytes(bytes: [u8; 16]) -> Option<Self> {
        let uuid = Uuid::from_bytes(bytes);
        (uuid.get_version_num() == 7).then_some(Self(uuid))
    }

    /// Its sixteen bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The instant at which it was made, by the clock of whoever made it.
    pub fn made_at(self) -> Timestamp {
        let millis = self.0.as_u128() >> 80;
        Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type};

    impl utoipa::PartialSchema for super::Id {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
                .pattern(Some(format!("^{}$", super::Id::PATTERN)))
                .description(Some("A UUID of version 7, made by whoever creates the thing"))
                .into()
        }
    }

    impl utoipa::ToSchema for super::Id {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_seven_in_hyphenated_form() {
        let good = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(Id::parse(good).map(|id| id.to_string()), Ok(good.to_owned()));
        for bad in [
            "",
            "1",
            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
            "01890a5dac96774bbcceb302099a8057",
            "{01890a5d-ac96-774b-bcce-b302099a8057}",
            "01890a5d-ac96-774b-bcce-b302099a805æ",
        ] {
            assert_eq!(Id::parse(bad), Err(NotUuidV7), "{bad}");
        }
    }

    #[test]
    fn later_ids_sort_later() {
        let early = Id::new(Timestamp::from_millis(1_000), [255; 10]);
        let late = Id::new(Timestamp::from_millis(1_001), [0; 10]);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(late.made_at(), Timestamp::from_millis(1_001));
    }
}
