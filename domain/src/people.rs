//! The people of Kurs: who they are here, and how they want to be met.

mod action;

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    day::DayStart,
    invitations::Invitation,
    text::Line,
    wishes::{Celebrate, PushWishes},
};

/// First name or nickname: what the app calls somebody.
pub type Name = Line<60>;
/// A department of the municipality.
pub type Department = Line<80>;

/// What somebody is to Kurs. It never changes for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns goals, successes and everything said.
    YoungPerson,
    /// Sees those assigned to them, and of those only what is shared.
    Caseworker,
    /// Sees counts, never a person.
    Lead,
    /// Invites and assigns; reads no content.
    Administrator,
}

impl Role {
    /// Whether it is one of the municipality's own.
    pub fn is_staff(self) -> bool {
        self != Self::YoungPerson
    }
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

/// How somebody prefers to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReachBy {
    /// A text message.
    Sms,
    /// A telephone call.
    Call,
    /// An e-mail.
    Email,
    /// Meeting in person.
    InPerson,
}

/// Hours, local to the person, in which nothing may ring. `from` may be later than `until`: then
/// the quiet passes midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute after the quiet.
    pub until: TimeOfDay,
}

/// A minute of the day on the wall clock. In JSON: `"HH:MM"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Reads `"HH:MM"`, 00:00 to 23:59.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |part: &str| {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())?
        };
        let (hour, minute) = (digits(hour)?, digits(minute)?);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        u8::try_from(self.0 / 60).unwrap_or(0)
    }

    /// As a time on the clock.
    pub fn time(self) -> NaiveTime {
        NaiveTime::MIN + TimeDelta::minutes(self.0.into())
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom("not_a_time_of_day: a time of day is HH:MM, 00:00 to 23:59")
        })
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};

    impl utoipa::PartialSchema for super::TimeOfDay {
        fn schema() -> RefOr<Schema> {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .pattern(Some("^([01][0-9]|2[0-3]):[0-5][0-9]$"))
                .into()
        }
    }

    impl utoipa::ToSchema for super::TimeOfDay {}
}

/// Somebody, as others may know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    /// Their id.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// What they are to Kurs.
    pub role: Role,
}

/// Oneself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// One's id.
    pub id: Id,
    /// One's role.
    pub role: Role,
    /// What to be called.
    pub name: String,
    /// Language of the interface.
    pub language: Language,
    /// IANA name of the time zone, `Europe/Copenhagen` unless chosen otherwise.
    pub time_zone: String,
    /// The hour at which one's day begins.
    pub day_start: DayStart,
    /// When nothing may ring.
    pub quiet_hours: Option<QuietHours>,
    /// Since which day everything rests; absent when nothing does.
    #[serde(default, deserialize_with = "crate::date::optional")]
    pub paused_since: Option<NaiveDate>,
    /// How one prefers to be reached.
    pub reach_by: Option<ReachBy>,
    /// Whether the welcome has been gone through.
    pub welcomed: bool,
    /// How a success is celebrated on the phone.
    pub celebrate: Celebrate,
    /// What may come as a push.
    pub push: PushWishes,
    /// From whom no cheers are wished for just now.
    pub no_cheers_from: Vec<Id>,
    /// Whether parents may be told of what goes well.
    pub praise_ok: bool,
    /// The day one comes of age, where it was told: until then parents may be praised to anyway.
    #[serde(default, deserialize_with = "crate::date::optional")]
    pub of_age_on: Option<NaiveDate>,
    /// For a young person: who is assigned now, and so may see what is shared with the team.
    pub team: Vec<PersonRef>,
    /// When one came to Kurs.
    pub created_at: Timestamp,
    /// Moves on with every change.
    pub version: i64,
}

/// A change of one's own settings: what is absent stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MePatch {
    /// What to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Language of the interface.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// IANA name of a time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The hour at which one's day begins, 0 to 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_start: Option<DayStart>,
    /// When nothing may ring; `null` for never.
    #[serde(default, with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<QuietHours>))]
    pub quiet_hours: Option<Option<QuietHours>>,
    /// Since which day everything rests; `null` to go on.
    #[serde(default, serialize_with = "given::serialize", deserialize_with = "given::day")]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub paused_since: Option<Option<NaiveDate>>,
    /// How one prefers to be reached; `null` for no preference.
    #[serde(default, with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<ReachBy>))]
    pub reach_by: Option<Option<ReachBy>>,
    /// The welcome has been gone through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcomed: Option<bool>,
    /// How a success is celebrated on the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub celebrate: Option<Celebrate>,
    /// What may come as a push.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push: Option<PushWishes>,
    /// From whom no cheers are wished for just now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_cheers_from: Option<Vec<Id>>,
    /// Whether parents may be told of what goes well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub praise_ok: Option<bool>,
}

/// Tells a field that is absent (`None`) from one that is `null` (`Some(None)`).
#[expect(
    clippy::option_option,
    clippy::ref_option,
    reason = "serde's way to tell absent from null"
)]
mod given {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::{NaiveDate, date};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        field: &Option<Option<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        field.as_ref().and_then(Option::as_ref).serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::<T>::deserialize(deserializer).map(Some)
    }

    pub(super) fn day<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<NaiveDate>>, D::Error> {
        date::optional(deserializer).map(Some)
    }
}

impl MePatch {
    /// What `me` becomes. Time zones are the caller's to check: the phone and the server know them
    /// from different places.
    pub fn apply(self, me: &mut Me) {
        if let Some(name) = self.name {
            me.name = name.into_string();
        }
        me.language = self.language.unwrap_or(me.language);
        me.time_zone = self.time_zone.unwrap_or_else(|| std::mem::take(&mut me.time_zone));
        me.day_start = self.day_start.unwrap_or(me.day_start);
        me.quiet_hours = self.quiet_hours.unwrap_or(me.quiet_hours);
        me.paused_since = self.paused_since.unwrap_or(me.paused_since);
        me.reach_by = self.reach_by.unwrap_or(me.reach_by);
        me.welcomed = self.welcomed.unwrap_or(me.welcomed);
        me.celebrate = self.celebrate.unwrap_or(me.celebrate);
        me.push = self.push.unwrap_or(me.push);
        if let Some(people) = self.no_cheers_from {
            me.no_cheers_from = people;
        }
        me.praise_ok = self.praise_ok.unwrap_or(me.praise_ok);
    }
}

/// The session of whoever asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Who is signed in.
    pub person: SessionPerson,
    /// When it ends: that of a young person later each time it is used, that of a colleague not.
    pub expires_at: Timestamp,
    /// Whether somebody else has yet to confirm who it is; until then it gives no content.
    pub awaiting_confirmation: bool,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionPerson {
    /// Their id.
    pub id: Id,
    /// Their role.
    pub role: Role,
    /// What they are called.
    pub name: String,
    /// Language of the interface.
    pub language: Language,
    /// IANA name of the time zone.
    pub time_zone: String,
}

/// Somebody just made, or made before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonCreated {
    /// Their id.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// How they come in: told once, when they are made.
    pub invitation: Option<Invitation>,
}

/// A colleague, as the administrator makes and lists them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Staff {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Caseworker, lead or administrator.
    pub role: Role,
    /// Where they work.
    pub department: Option<String>,
    /// Whether they have signed in.
    pub arrived: bool,
    /// When their access ended, if it has.
    pub ended_at: Option<Timestamp>,
}

/// What makes a colleague.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffDraft {
    /// Their name.
    pub name: Name,
    /// Caseworker, lead or administrator.
    #[cfg_attr(
        feature = "openapi",
        schema(value_type = String, pattern = "^(caseworker|lead|administrator)$")
    )]
    pub role: Role,
    /// Where they work.
    #[serde(default)]
    pub department: Option<Department>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_is_not_null() {
        let patch: MePatch = serde_json::from_str(r#"{"paused_since":null,"name":"Åse"}"#).unwrap();
        assert_eq!(patch.paused_since, Some(None));
        assert_eq!(patch.quiet_hours, None);
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"name":"Åse","paused_since":null}"#);
    }

    #[test]
    fn times_of_day() {
        for good in ["00:00", "07:40", "23:59"] {
            assert_eq!(TimeOfDay::parse(good).map(|t| t.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "7:40", "24:00", "12:60", "12.30", "+1:00", "12:3æ"] {
            assert_eq!(TimeOfDay::parse(bad), None, "{bad}");
        }
    }
}
