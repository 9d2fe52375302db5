//! Records and actions: all that sync, storage and the change feed know of a capability.
//!
//! A capability implements [`Record`] for what it stores and [`Action`] for what a young person does
//! to it. Everything below works on an [`Envelope`] and never looks into its body.

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

/// A JSON text, written and read as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// `value` as JSON.
    pub fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it says as a `T`; nothing where it says something else.
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
        // What `RawValue` does, without its check: that would bring a second JSON reader to the phone.
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
    /// What kind of record: `goal`, `success` … A kind that is not known is stored and left alone.
    pub kind: String,
    /// Which one.
    pub id: Id,
    /// Moves on with every change.
    pub version: i64,
    /// The record, as a `GET` of it answers.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Body,
}

impl Envelope {
    /// The envelope of `record`.
    pub fn of<T: Record>(record: &T) -> Self {
        let (kind, body) = (T::KIND.to_owned(), Body::of(record));
        Self { kind, id: record.id(), version: record.version(), body }
    }
}

/// A deleted record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tombstone {
    /// What kind of record.
    pub kind: String,
    /// Which one.
    pub id: Id,
    /// The version of its deletion: anything older that is heard of it later is out of date.
    pub version: i64,
}

/// What a capability stores of a young person.
pub trait Record: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What kind it is, on the wire and in every store.
    const KIND: &'static str;
    /// Whether a young person can delete it.
    const DELETABLE: bool = true;
    /// What lists are sorted by, ascending.
    type Order: Ord;

    /// Its id.
    fn id(&self) -> Id;
    /// Moves on with every change; 0 before the server knows of it.
    fn version(&self) -> i64;
    /// Its place in a list.
    fn order(&self) -> Self::Order;

    /// Has `phone` read such records, and show the effect of the actions on them.
    fn register(phone: &mut Phone) {
        phone.add_list::<Self>();
    }
}

/// A call of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Below `/api/v1`, with a query if it has one.
    pub path: String,
    /// What is sent, if anything.
    pub body: Option<Body>,
}

impl Call {
    /// A call that sends `body`.
    pub fn new(method: &'static str, path: String, body: &impl Serialize) -> Self {
        Self { method, path, body: Some(Body::of(body)) }
    }

    /// A call that sends nothing.
    pub fn bare(method: &'static str, path: String) -> Self {
        Self { method, path, body: None }
    }
}

/// Which earlier actions on the same record need no sending once this one follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakesBack {
    /// None.
    Nothing,
    /// Those that the server refused.
    Refused,
    /// Those, and those that have not left the phone.
    Unsent,
}

/// An action as it is stored and sent.
pub trait Sent {
    /// The record; absent for one's own settings.
    fn id(&self) -> Option<Id>;

    /// The part of the record within which order is kept, where that is not the whole.
    fn part(&self) -> Option<Id> {
        None
    }

    /// Other records and files that the server must have received before, if they are new.
    fn needs(&self) -> Vec<Id> {
        Vec::new()
    }

    /// The files that belong to what is said.
    fn files(&self) -> Vec<Id> {
        Vec::new()
    }

    /// The call that sends it.
    fn call(&self) -> Call;

    /// Whether it replaces what it was made on, whose version is sent with it.
    fn replaces(&self) -> bool {
        false
    }

    /// Whether nothing waits for it once it is refused.
    fn stands_alone(&self) -> bool {
        false
    }

    /// Which earlier actions on the same record it makes needless.
    fn takes_back(&self) -> TakesBack {
        TakesBack::Nothing
    }

    /// The page of the app on which it can be said otherwise.
    fn page(&self) -> Option<String> {
        None
    }
}

/// What a young person does to a record: shown at once, stored, and sent when that works. Sent twice
/// it has the effect of once.
pub trait Action: Sent + Clone + 'static {
    /// What it is done to.
    type Record: Record;
    /// Why the rules that the phone and the server share don't allow it.
    type Problem;

    /// The action that is sent by a call; `path` is the call's, cut at `/`, `?` and `=`.
    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self>;

    /// The one action that says what `earlier` and this say after each other, if there is one.
    fn merged_with(&self, _earlier: &Self) -> Option<Self> {
        None
    }

    /// Whether `record` is just what this said, so that what follows builds on it.
    fn became(&self, _record: &Self::Record) -> bool {
        false
    }

    /// The same done to the record `id`, which it turned out to be.
    #[must_use]
    fn with_id(self, _id: Id) -> Self {
        self
    }

    /// The same by a clock that was corrected; nothing where that changes nothing.
    fn corrected(&self, _by: &Correction) -> Option<Self> {
        None
    }

    /// Whether it may be done to what is in `replica`.
    ///
    /// # Errors
    /// Why not.
    fn check(&self, _replica: &Replica, _today: NaiveDate) -> Result<(), Self::Problem> {
        Ok(())
    }

    /// Its effect, done at `at`, before the server has heard of it.
    fn apply(&self, replica: &mut Replica, at: Timestamp);
}

/// A correction of the phone's clock.
pub struct Correction<'a> {
    /// The true time.
    pub now: Timestamp,
    /// By how much the clock's times change, in milliseconds.
    pub change: i64,
    /// The young person's day of a time.
    pub day: &'a dyn Fn(Timestamp) -> NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_written_and_read_as_it_came() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let text = format!(
            r#"{{"kind":"kage","id":"{id}","version":3,"body":{{"æble" : [1.5e2, -7, {{"x":"\u00e5\"}}"}}]}}}}"#
        );
        let by_everybody: Envelope = serde_json::from_str(&text).unwrap();
        let by_us: Envelope = json::read(&text).unwrap();
        assert_eq!(by_us, by_everybody);
        assert_eq!(by_us.body.as_str(), r#"{"æble" : [1.5e2, -7, {"x":"\u00e5\"}"}]}"#);
        assert_eq!(serde_json::to_string(&by_us).unwrap(), text);
    }
}
