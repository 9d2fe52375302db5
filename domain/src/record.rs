//! Records and actions: the interface between the capabilities and sync, storage and the change feed.
//!
//! A capability implements [`Record`] for what it stores and [`Action`] for what a young person does
//! to it. Everything generic works on an [`Envelope`] and never looks into its body.

mod edit;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, ser::SerializeStruct,
};
use serde_json::value::RawValue;

use crate::{
    Id, NaiveDate, Timestamp, json,
    sync::{Phone, replica::Replica},
};

pub use self::edit::{Draft, Edit};

/// A JSON text that is written and read verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Serialises `value`.
    pub fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Deserialises it as a `T`; `None` where it is something else.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        json::read(&self.0).ok()
    }
}

impl From<String> for Body {
    fn from(json: String) -> Self {
        Self(json)
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // As `RawValue` does, without its check, which would bring a second JSON parser to the phone.
        let mut raw = to.serialize_struct(json::RAW, 1)?;
        raw.serialize_field(json::RAW, &self.0)?;
        raw.end()
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(from)?;
        Ok(Self(Box::<str>::from(raw).into_string()))
    }
}

/// A record as sync and storage see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Envelope {
    /// The kind of record: `goal`, `success` … An unknown kind is stored untouched.
    pub kind: String,
    /// The record's id.
    pub id: Id,
    /// Increases with every change.
    pub version: i64,
    /// The record, as a `GET` of it answers.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Body,
}

impl Envelope {
    /// Wraps `record`.
    pub fn of<T: Record>(record: &T) -> Self {
        let (kind, body) = (T::KIND.to_owned(), Body::of(record));
        Self { kind, id: record.id(), version: record.version(), body }
    }
}

/// A deleted record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tombstone {
    /// The kind of record.
    pub kind: String,
    /// The record's id.
    pub id: Id,
    /// The version of the deletion: anything older that arrives later is out of date.
    pub version: i64,
}

/// A type of record that belongs to a young person.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The name of its kind, on the wire and in every store.
    const KIND: &'static str;
    /// Whether a young person can delete it.
    const DELETABLE: bool = true;
    /// The sort key of lists, ascending.
    type Order: Ord;

    /// The record's id.
    fn id(&self) -> Id;
    /// Increases with every change; 0 before the server has it.
    fn version(&self) -> i64;
    /// Its sort key.
    fn order(&self) -> Self::Order;

    /// Registers the type with `phone`, including the actions on it.
    fn register(phone: &mut Phone) {
        phone.add_list::<Self>();
    }
}

/// A call of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// The path below `/api/v1`, with the query if there is one.
    pub path: String,
    /// The request body, if any.
    pub body: Option<Body>,
}

impl Call {
    /// A call with a body.
    pub fn new(method: &'static str, path: String, body: &impl Serialize) -> Self {
        Self { method, path, body: Some(Body::of(body)) }
    }

    /// A call without a body.
    pub fn bare(method: &'static str, path: String) -> Self {
        Self { method, path, body: None }
    }
}

/// Which earlier actions on the same record an action makes unnecessary to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supersedes {
    /// None.
    Nothing,
    /// Those that the server refused.
    Refused,
    /// Those that were refused, and those that have not been sent yet.
    Unsent,
}

/// The part of an action that storing and sending it needs.
pub trait Sent {
    /// The record's id; absent for the user's own settings.
    fn id(&self) -> Option<Id>;

    /// The part of the record within which order is preserved, where that is not the whole record.
    fn part(&self) -> Option<Id> {
        None
    }

    /// Other records and files that the server must have received before, where they are new.
    fn needs(&self) -> Vec<Id> {
        Vec::new()
    }

    /// The files attached to it.
    fn files(&self) -> Vec<Id> {
        Vec::new()
    }

    /// The API call that sends it.
    fn call(&self) -> Call;

    /// Whether it replaces the version it is based on, which is then sent with it.
    fn replaces(&self) -> bool {
        false
    }

    /// Whether, once refused, it does not block later actions.
    fn stands_alone(&self) -> bool {
        false
    }

    /// Which earlier actions on the same record it makes unnecessary to send.
    fn supersedes(&self) -> Supersedes {
        Supersedes::Nothing
    }

    /// The page of the app on which the user can change it.
    fn page(&self) -> Option<String> {
        None
    }
}

/// Something a young person does to a record: applied optimistically, stored, and sent when the network
/// allows. Idempotent: sent twice, it has the effect of once.
pub trait Action: Sent + Clone + 'static {
    /// The type of record that it changes.
    type Record: Record;
    /// The violation of a rule that the phone and the server share.
    type Problem;

    /// Parses the action from its call; `path` is the call's path, split at `/`, `?` and `=`.
    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self>;

    /// One action with the effect of `earlier` followed by this, if there is one.
    fn merged_with(&self, _earlier: &Self) -> Option<Self> {
        None
    }

    /// Whether `record` is exactly the result of this action, so that the next one can be based on it.
    fn became(&self, _record: &Self::Record) -> bool {
        false
    }

    /// The same action on the record `id`, into which the server merged its own.
    #[must_use]
    fn with_id(self, _id: Id) -> Self {
        self
    }

    /// The same action with the times of a corrected clock; `None` where nothing changes.
    fn corrected(&self, _by: &Correction) -> Option<Self> {
        None
    }

    /// Checks whether it is allowed on the state in `replica`.
    ///
    /// # Errors
    /// The rule that it violates.
    fn check(&self, _replica: &Replica, _today: NaiveDate) -> Result<(), Self::Problem> {
        Ok(())
    }

    /// Applies it optimistically to `replica`, as done at `at`.
    fn apply(&self, replica: &mut Replica, at: Timestamp);
}

/// A correction of the phone's clock.
pub struct Correction<'a> {
    /// The true time.
    pub now: Timestamp,
    /// The change of the clock's offset, in milliseconds.
    pub change: i64,
    /// The young person's local day at a time.
    pub day: &'a dyn Fn(Timestamp) -> NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_written_and_read_verbatim() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let text = format!(
            r#"{{"kind":"kage","id":"{id}","version":3,"body":{{"æble" : [1.5e2, -7, {{"x":"\u00e5\"}}"}}]}}}}"#
        );
        let by_serde_json: Envelope = serde_json::from_str(&text).unwrap();
        let by_us: Envelope = json::read(&text).unwrap();
        assert_eq!(by_us, by_serde_json);
        assert_eq!(by_us.body.as_str(), r#"{"æble" : [1.5e2, -7, {"x":"\u00e5\"}"}]}"#);
        assert_eq!(serde_json::to_string(&by_us).unwrap(), text);
    }
}
