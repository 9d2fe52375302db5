//! How domain values stand in columns, and how they are read back.

use kurs_domain::{Id, NaiveDate, alphabet::order_key, sharing::SharedWith};
use serde::{Serialize, de::DeserializeOwned};
use unicode_normalization::UnicodeNormalization;

use super::DbError;

/// An id from its text.
pub fn id(text: &str) -> Result<Id, DbError> {
    Id::parse(text).map_err(|_| DbError::Column("id"))
}

/// A day from `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<NaiveDate, DbError> {
    text.parse().map_err(|_| DbError::Column("day"))
}

/// What rows sort by in the order of their names, the same on both engines.
pub fn name_order(name: &str) -> String {
    order_key(&name.nfd().collect::<String>())
}

/// A value that stands as JSON.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Column("JSON"))
}

/// A value as JSON.
pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A value that JSON writes as one word or one text (an enum of words, a text, a time of day).
pub fn word<T: DeserializeOwned>(text: String) -> Result<T, DbError> {
    serde_json::from_value(serde_json::Value::String(text)).map_err(|_| DbError::Column("word"))
}

/// Like [`word`], for a column that may be empty.
pub fn word_if_any<T: DeserializeOwned>(text: Option<String>) -> Result<Option<T>, DbError> {
    text.map(word).transpose()
}

/// A small number.
pub fn number<T: DeserializeOwned>(number: i64) -> Result<T, DbError> {
    serde_json::from_value(number.into()).map_err(|_| DbError::Column("number"))
}

/// The word or text of a value, without JSON's quotes.
pub fn to_word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// The word or text of a value that may be missing.
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

/// Reads back what [`to_shared`] wrote.
pub fn shared(text: &str) -> Result<SharedWith, DbError> {
    match text {
        "only_me" => Ok(SharedWith::OnlyMe),
        "my_team" => Ok(SharedWith::MyTeam),
        ids => Ok(SharedWith::People(ids.split(',').map(id).collect::<Result<_, _>>()?)),
    }
}
