//! Conversions between domain values and columns.

use kurs_domain::{Id, NaiveDate, alphabet::order_key, sharing::SharedWith};
use serde::{Serialize, de::DeserializeOwned};
use unicode_normalization::UnicodeNormalization;

use super::DbError;

pub fn id(text: &str) -> Result<Id, DbError> {
    Id::parse(text).map_err(|_| DbError::Column("id"))
}

pub fn day(text: &str) -> Result<NaiveDate, DbError> {
    text.parse().map_err(|_| DbError::Column("day"))
}

/// The sort key of a name, the same on both engines.
pub fn name_order(name: &str) -> String {
    order_key(&name.nfd().collect::<String>())
}

pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Column("JSON"))
}

pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A value that serialises as a JSON string (a unit enum, a text, a time of day).
pub fn word<T: DeserializeOwned>(text: String) -> Result<T, DbError> {
    serde_json::from_value(serde_json::Value::String(text)).map_err(|_| DbError::Column("word"))
}

pub fn word_if_any<T: DeserializeOwned>(text: Option<String>) -> Result<Option<T>, DbError> {
    text.map(word).transpose()
}

pub fn number<T: DeserializeOwned>(number: i64) -> Result<T, DbError> {
    serde_json::from_value(number.into()).map_err(|_| DbError::Column("number"))
}

/// The inverse of [`word`]: the JSON string of a value without its quotes.
pub fn to_word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

pub fn to_word_if_any<T: Serialize>(value: Option<&T>) -> Option<String> {
    value.map(to_word)
}

/// Whom something is shared with: `only_me`, `my_team`, or ids joined by commas.
pub fn to_shared(shared: &SharedWith) -> String {
    match shared {
        SharedWith::OnlyMe => "only_me".to_owned(),
        SharedWith::MyTeam => "my_team".to_owned(),
        SharedWith::People(people) => {
            people.iter().map(Id::to_string).collect::<Vec<_>>().join(",")
        }
    }
}

/// The inverse of [`to_shared`].
pub fn shared(text: &str) -> Result<SharedWith, DbError> {
    match text {
        "only_me" => Ok(SharedWith::OnlyMe),
        "my_team" => Ok(SharedWith::MyTeam),
        ids => Ok(SharedWith::People(ids.split(',').map(id).collect::<Result<_, _>>()?)),
    }
}
