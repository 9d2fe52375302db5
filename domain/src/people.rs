//! People: roles, profiles, preferences and sessions.

mod action;

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    day::DayStart,
    text::Line,
    wishes::{Celebrate, PushWishes},
};

/// First name or nickname, as the app calls a person.
pub type Name = Line<60>;
/// A department of the municipality.
pub type Department = Line<80>;

/// The role of a person. It never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns goals, successes and contributions.
    YoungPerson,
    /// Sees the young people assigned to them, and of those only what is shared.
    Caseworker,
    /// Sees statistics only, never a person.
    Lead,
    /// Invites and assigns; cannot read content.
    Administrator,
}

impl Role {
    /// Whether it is a role of the municipality's staff.
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

/// A person's preferred way to be contacted.
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

/// Hours without notifications, in the person's local time. They span midnight if `from` is later than
/// `until`.
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
    /// Parses `"HH:MM"`, 00:00 to 23:59.
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

    /// As a `chrono` time.
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

/// A person, as others may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
}

/// The caller's profile and settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The caller's id.
    pub id: Id,
    /// The caller's role.
    pub role: Role,
    /// The caller's name.
    pub name: String,
    /// For a young person: what staff wrote beside their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The language of the interface.
    pub language: Language,
    /// The IANA name of the time zone; `Europe/Copenhagen` by default.
    pub time_zone: String,
    /// The hour at which their day begins.
    pub day_start: DayStart,
    /// When no notification may be sent.
    pub quiet_hours: Option<QuietHours>,
    /// The day since which everything is paused; absent when nothing is.
    #[serde(default, deserialize_with = "crate::date::optional")]
    pub paused_since: Option<NaiveDate>,
    /// Their preferred way to be contacted.
    pub reach_by: Option<ReachBy>,
    /// Whether they have completed the welcome pages.
    pub welcomed: bool,
    /// How a success is celebrated on the phone.
    pub celebrate: Celebrate,
    /// Which push messages may be sent.
    pub push: PushWishes,
    /// The people whose cheers they do not want for now.
    pub no_cheers_from: Vec<Id>,
    /// Whether parents may be praised to.
    pub praise_ok: bool,
    /// The day they come of age, where it is known: until then parents may be praised to anyway.
    #[serde(default, deserialize_with = "crate::date::optional")]
    pub of_age_on: Option<NaiveDate>,
    /// For a young person: who is currently assigned, and can see what is shared with the team.
    pub team: Vec<PersonRef>,
    /// When their account was created.
    pub created_at: Timestamp,
    /// Increases with every change.
    pub version: i64,
}

/// A change of the caller's settings. Absent fields stay unchanged.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MePatch {
    /// The new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The language of the interface.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The IANA name of a time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// The hour at which their day begins, 0 to 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_start: Option<DayStart>,
    /// When no notification may be sent; `null` for never.
    #[serde(default, with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<QuietHours>))]
    pub quiet_hours: Option<Option<QuietHours>>,
    /// The day since which everything is paused; `null` to resume.
    #[serde(default, serialize_with = "given::serialize", deserialize_with = "given::day")]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<NaiveDate>))]
    pub paused_since: Option<Option<NaiveDate>>,
    /// Their preferred way to be contacted; `null` for none.
    #[serde(default, with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<ReachBy>))]
    pub reach_by: Option<Option<ReachBy>>,
    /// Whether they have completed the welcome pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcomed: Option<bool>,
    /// How a success is celebrated on the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub celebrate: Option<Celebrate>,
    /// Which push messages may be sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push: Option<PushWishes>,
    /// The people whose cheers they do not want for now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_cheers_from: Option<Vec<Id>>,
    /// Whether parents may be praised to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub praise_ok: Option<bool>,
}

/// Distinguishes an absent field (`None`) from `null` (`Some(None)`).
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
    /// Applies the patch to `me`. The caller must check time zones, because the phone and the server have
    /// different lists of them.
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

/// The caller's session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The person who is signed in.
    pub person: SessionPerson,
    /// When it expires. Each use extends the session of a young person, but not that of a colleague.
    pub expires_at: Timestamp,
    /// Whether somebody else must still confirm the person's identity; until then no content is returned.
    pub awaiting_confirmation: bool,
}

/// The person who is signed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionPerson {
    /// Their id.
    pub id: Id,
    /// Their role.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// The language of the interface.
    pub language: Language,
    /// The IANA name of the time zone.
    pub time_zone: String,
}

/// A colleague, as an administrator sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Staff {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Caseworker, lead or administrator.
    pub role: Role,
    /// The department they work in.
    pub department: Option<String>,
    /// Whether they have signed in.
    pub arrived: bool,
    /// When their access ended, if it has.
    pub ended_at: Option<Timestamp>,
}

/// The fields of a new colleague.
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
    /// The department they work in.
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
