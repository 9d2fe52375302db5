//! Sharing of records: private until the owner shares them. Everything that others than the owner are given
//! goes through a [`Projection`], computed on each read.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Id, order};

/// The audience of a record, set by its owner.
///
/// In JSON: `"only_me"`, `"my_team"`, or a list of the ids of persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SharedWith {
    /// Nobody but the owner.
    #[default]
    OnlyMe,
    /// Everyone currently assigned to the owner.
    MyTeam,
    /// These people, as long as they are assigned to the owner.
    People(Vec<Id>),
}

impl SharedWith {
    /// The largest number of people in a list.
    pub const MOST_PEOPLE: usize = 20;

    /// Whether a caseworker who is *currently* assigned to the owner may see it.
    pub fn lets_assigned_see(&self, viewer: Id) -> bool {
        match self {
            Self::OnlyMe => false,
            Self::MyTeam => true,
            Self::People(people) => people.contains(&viewer),
        }
    }

    /// The audience that may see both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::OnlyMe, _) | (_, Self::OnlyMe) => Self::OnlyMe,
            (Self::MyTeam, both) | (both, Self::MyTeam) => both.clone(),
            (Self::People(_), Self::People(others)) => self.retain(|id| others.contains(&id)),
        }
    }

    /// Without the people for whom `keep` is false.
    #[must_use]
    pub fn retain(&self, keep: impl Fn(Id) -> bool) -> Self {
        let Self::People(people) = self else { return self.clone() };
        let people: Vec<_> = people.iter().copied().filter(|id| keep(*id)).collect();
        if people.is_empty() { Self::OnlyMe } else { Self::People(people) }
    }

    /// Whether somebody is in this audience who was not in `before`.
    pub fn is_wider_than(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::OnlyMe, _) | (_, Self::MyTeam) => false,
            (_, Self::OnlyMe) | (Self::MyTeam, Self::People(_)) => true,
            (Self::People(after), Self::People(before)) => {
                after.iter().any(|id| !before.contains(id))
            }
        }
    }
}

/// The content of a record for its audience: the same for everyone in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection<T> {
    /// Who may see it, of those who are currently assigned to the owner.
    pub audience: SharedWith,
    /// What they see. Equal bodies must be indistinguishable.
    pub body: T,
}

impl<T> Projection<T> {
    /// The body, if `viewer`, who is *currently* assigned to the owner, may see it.
    pub fn seen_by(&self, viewer: Id) -> Option<&T> {
        self.audience.lets_assigned_see(viewer).then_some(&self.body)
    }
}

impl Serialize for SharedWith {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::OnlyMe => serializer.serialize_str("only_me"),
            Self::MyTeam => serializer.serialize_str("my_team"),
            Self::People(people) => people.serialize(serializer),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Wire {
    Word(String),
    People(Vec<Id>),
}

impl<'de> Deserialize<'de> for SharedWith {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Wire::deserialize(deserializer) {
            Ok(Wire::Word(word)) if word == "only_me" => Ok(Self::OnlyMe),
            Ok(Wire::Word(word)) if word == "my_team" => Ok(Self::MyTeam),
            Ok(Wire::People(mut people)) if (1..=Self::MOST_PEOPLE).contains(&people.len()) => {
                order::by_key(&mut people, |id| *id);
                people.dedup();
                Ok(Self::People(people))
            }
            _ => Err(D::Error::custom(
                "shared_with_unknown: \"only_me\", \"my_team\" or a list of 1 to 20 person ids",
            )),
        }
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::{
        ToSchema as _,
        openapi::{ArrayBuilder, ObjectBuilder, OneOfBuilder, Ref, RefOr, Schema, Type},
    };

    impl utoipa::PartialSchema for super::SharedWith {
        fn schema() -> RefOr<Schema> {
            OneOfBuilder::new()
                .item(
                    ObjectBuilder::new()
                        .schema_type(Type::String)
                        .enum_values(Some(["only_me", "my_team"])),
                )
                .item(
                    ArrayBuilder::new()
                        .items(Ref::from_schema_name(super::Id::name()))
                        .min_items(Some(1))
                        .max_items(Some(super::SharedWith::MOST_PEOPLE)),
                )
                .into()
        }
    }

    impl utoipa::ToSchema for super::SharedWith {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::new(crate::Timestamp::from_millis(i64::from(n)), [n; 10])
    }

    fn people(all: &[u8]) -> SharedWith {
        SharedWith::People(all.iter().map(|n| id(*n)).collect())
    }

    #[test]
    fn an_intersection_may_see_both() {
        use SharedWith::{MyTeam, OnlyMe};
        for (one, other, expected) in [
            (OnlyMe, MyTeam, OnlyMe),
            (OnlyMe, people(&[1]), OnlyMe),
            (MyTeam, MyTeam, MyTeam),
            (MyTeam, people(&[1]), people(&[1])),
            (people(&[1]), people(&[1, 2]), people(&[1])),
            (people(&[1, 2]), people(&[2, 3]), people(&[2])),
            (people(&[1]), people(&[2]), OnlyMe),
        ] {
            assert_eq!(one.intersection(&other), expected, "{one:?} {other:?}");
            assert_eq!(other.intersection(&one), expected, "{other:?} {one:?}");
            for viewer in 1..=4 {
                let sees = |it: &SharedWith| it.lets_assigned_see(id(viewer));
                assert_eq!(sees(&expected), sees(&one) && sees(&other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn wider_when_somebody_gains_sight() {
        use SharedWith::{MyTeam, OnlyMe};
        let all = [OnlyMe, MyTeam, people(&[1]), people(&[1, 2]), people(&[3])];
        for before in &all {
            for after in &all {
                // Person 9 is on the team and in no list.
                let gains = [1, 2, 3, 9].into_iter().map(id).any(|viewer| {
                    after.lets_assigned_see(viewer) && !before.lets_assigned_see(viewer)
                });
                assert_eq!(after.is_wider_than(before), gains, "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn an_empty_list_is_only_me() {
        assert_eq!(people(&[1, 2]).retain(|it| it != id(1)), people(&[2]));
        assert_eq!(people(&[1]).retain(|it| it != id(1)), SharedWith::OnlyMe);
        assert_eq!(SharedWith::MyTeam.retain(|_| false), SharedWith::MyTeam);
    }

    #[test]
    fn who_sees_what() {
        let mette = Id::parse("01890a5d-ac96-774b-bcce-b302099a8057").unwrap();
        let peter = Id::parse("01890a5d-ac96-774b-bcce-b302099a8058").unwrap();
        for (json, mette_sees, peter_sees) in [
            ("\"only_me\"".to_owned(), false, false),
            ("\"my_team\"".to_owned(), true, true),
            (format!("[\"{mette}\"]"), true, false),
        ] {
            let shared: SharedWith = serde_json::from_str(&json).unwrap();
            assert_eq!(shared.lets_assigned_see(mette), mette_sees, "{json}");
            assert_eq!(shared.lets_assigned_see(peter), peter_sees, "{json}");
            assert_eq!(serde_json::to_string(&shared).unwrap(), json);
        }
        for bad in ["\"everyone\"", "[]", "[1]", "null", "{}"] {
            assert!(serde_json::from_str::<SharedWith>(bad).is_err(), "{bad}");
        }
        assert_eq!(SharedWith::default(), SharedWith::OnlyMe);
    }
}
