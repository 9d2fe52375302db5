//! Who may see a thing. Private until its owner says otherwise.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Id, order};

/// Whom the owner lets see a goal or a success.
///
/// In JSON: `"only_me"`, `"my_team"`, or a list of the ids of persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SharedWith {
    /// Nobody but the owner.
    #[default]
    OnlyMe,
    /// Everyone currently assigned to the owner.
    MyTeam,
    /// These of the people currently assigned to the owner.
    People(Vec<Id>),
}

impl SharedWith {
    /// The most people a thing can be shared with by name.
    pub const MOST_PEOPLE: usize = 20;

    /// Whether a caseworker who is assigned to the owner *now* may see it.
    pub fn lets_assigned_see(&self, viewer: Id) -> bool {
        match self {
            Self::OnlyMe => false,
            Self::MyTeam => true,
            Self::People(people) => people.contains(&viewer),
        }
    }
}

/// Who may see a success that was shared like its goal (`before`) when the goal becomes shared with
/// `after`: those of before who may still see the goal. Nothing if that changes nothing; sharing a
/// goal more widely shows nothing that was marked before.
pub fn successes_follow(before: &SharedWith, after: &SharedWith) -> Option<SharedWith> {
    let fewer = match (before, after) {
        (SharedWith::OnlyMe, _) | (_, SharedWith::MyTeam) => return None,
        (_, SharedWith::OnlyMe) => SharedWith::OnlyMe,
        (SharedWith::MyTeam, people) => people.clone(),
        (SharedWith::People(before), SharedWith::People(after)) => {
            let both: Vec<_> = before.iter().copied().filter(|id| after.contains(id)).collect();
            if both.is_empty() { SharedWith::OnlyMe } else { SharedWith::People(both) }
        }
    };
    (fewer != *before).then_some(fewer)
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
    use utoipa::openapi::{ArrayBuilder, ObjectBuilder, OneOfBuilder, RefOr, Schema, Type};

    impl utoipa::PartialSchema for super::SharedWith {
        fn schema() -> RefOr<Schema> {
            OneOfBuilder::new()
                .item(
                    ObjectBuilder::new()
                        .schema_type(Type::String)
                        .enum_values(Some(["only_me", "my_team"])),
                )
                .item(ArrayBuilder::new().items(<super::Id as utoipa::PartialSchema>::schema()))
                .into()
        }
    }

    impl utoipa::ToSchema for super::SharedWith {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_marked_follows_its_goal_to_fewer_eyes_only() {
        use SharedWith::{MyTeam, OnlyMe};
        let id = |n: u8| Id::new(crate::Timestamp::from_millis(i64::from(n)), [n; 10]);
        let people = |all: &[u8]| SharedWith::People(all.iter().map(|n| id(*n)).collect());
        for (before, after, expected) in [
            (OnlyMe, MyTeam, None),
            (OnlyMe, people(&[1]), None),
            (MyTeam, MyTeam, None),
            (MyTeam, OnlyMe, Some(OnlyMe)),
            (MyTeam, people(&[1]), Some(people(&[1]))),
            (people(&[1]), MyTeam, None),
            (people(&[1]), OnlyMe, Some(OnlyMe)),
            (people(&[1]), people(&[1, 2]), None),
            (people(&[1, 2]), people(&[2, 3]), Some(people(&[2]))),
            (people(&[1]), people(&[2]), Some(OnlyMe)),
        ] {
            assert_eq!(successes_follow(&before, &after), expected, "{before:?} {after:?}");
        }
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
