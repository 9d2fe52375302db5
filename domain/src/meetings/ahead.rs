//! The part of a meeting that the phone reads before the page of meetings is opened.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingState};
use crate::{Id, Timestamp, record::Record, timestamp::DAY_MS};

/// How long before its beginning a meeting is announced, in milliseconds.
const NEAR_MS: i64 = 4 * DAY_MS;

/// The part of a meeting that is needed to announce it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    /// Its id.
    pub id: Id,
    version: i64,
    state: MeetingState,
    plan: Option<Plan>,
    wishes: Wishes,
    seen: usize,
    trail: Vec<Step>,
}

/// An entry in the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Step {
    /// The name of a [`super::Traced`].
    what: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Plan {
    draft: Draft,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    starts_at: Timestamp,
    duration_minutes: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wishes {
    #[serde(default)]
    prepared_at: Option<Timestamp>,
}

impl Record for Ahead {
    const KIND: &'static str = Meeting::KIND;
    const DELETABLE: bool = Meeting::DELETABLE;
    type Order = Reverse<Id>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse(self.id)
    }
}

impl Ahead {
    /// When it is planned to begin.
    pub fn begins(&self) -> Option<Timestamp> {
        self.plan.as_ref().map(|plan| plan.draft.starts_at)
    }

    /// Whether it is going on at `now`.
    pub fn goes_on(&self, now: Timestamp) -> bool {
        let plan = self.plan.as_ref().map(|plan| &plan.draft);
        let ends = plan.map(|it| it.starts_at.plus_millis(it.duration_minutes * 60_000));
        self.state.goes_on(ends, now)
    }

    /// Whether the young person has not seen yet that it was planned, moved or cancelled.
    pub fn has_news(&self) -> bool {
        let decides = |step: &Step| {
            matches!(&*step.what, "planned" | "time_changed" | "place_changed" | "called_off")
        };
        self.trail.iter().skip(self.seen).any(decides)
    }

    /// The one of `all` to announce at `now`: one that is going on, or else the nearest unprepared one.
    pub fn nearest(all: &[Self], now: Timestamp) -> Option<&Self> {
        let waits = |it: &&Self| {
            it.state == MeetingState::Planned
                && it.wishes.prepared_at.is_none()
                && it.begins().is_some_and(|at| now < at && at < now.plus_millis(NEAR_MS))
        };
        all.iter()
            .find(|it| it.goes_on(now))
            .or_else(|| all.iter().filter(waits).min_by_key(|it| it.begins()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        meetings::{RequestDraft, RequestWords, own::young_person},
        record::Envelope,
    };

    /// What the phone reads of a meeting that begins at `begins`.
    fn ahead(begins: i64, state: MeetingState, prepared: bool) -> Ahead {
        let at = Timestamp::from_millis(0);
        let (id, begins) = (Id::new(at, [0; 10]), Timestamp::from_millis(begins));
        let plan = json!({
            "draft": {
                "young_person_id": id, "kind": "other", "title": "Møde", "purpose": "Praktik",
                "starts_at": begins, "duration_minutes": 60, "place": { "kind": "home" },
                "agenda": [],
            },
            "by": { "kind": "staff", "id": id, "name": "Mette" },
            "at": at, "version": 1, "begins_from": begins, "latest_start": begins,
        });
        let draft = RequestDraft { words: RequestWords::new("Praktik").unwrap() };
        let mut meeting = Meeting::asked(id, &young_person(id, "Amina"), draft, at);
        meeting.plan = Some(serde_json::from_value(plan).unwrap());
        meeting.state = state;
        meeting.wishes.prepared_at = prepared.then_some(at);
        Envelope::of(&meeting).body.read().expect("a part of the meeting")
    }

    #[test]
    fn what_decides_is_news_until_it_was_seen() {
        use crate::meetings::{By, ByKind, Trace, Traced};
        let at = Timestamp::from_millis(0);
        let id = Id::new(at, [0; 10]);
        let draft = RequestDraft { words: RequestWords::new("Praktik").unwrap() };
        let mut meeting = Meeting::asked(id, &young_person(id, "Amina"), draft, at);
        let has_news = |meeting: &Meeting| {
            Envelope::of(meeting).body.read::<Ahead>().expect("a part of the meeting").has_news()
        };
        assert!(!has_news(&meeting));
        for what in [Traced::Heard, Traced::TimeChanged, Traced::Informed] {
            let by = By { kind: ByKind::Staff, id, name: "Mette".to_owned() };
            meeting.trail.push(Trace { at, by, what, about: None, before: None, after: None });
        }
        assert!(has_news(&meeting));
        meeting.seen = 3;
        assert!(!has_news(&meeting));
    }

    #[test]
    fn a_meeting_is_announced_when_there_is_something_to_do() {
        use MeetingState::{Cancelled, Held, Planned};
        let now = Timestamp::from_millis(10 * DAY_MS);
        for (meetings, expected) in [
            (vec![], None),
            (vec![(11, Planned, false)], Some(11)),
            (vec![(13, Planned, false), (12, Planned, false)], Some(12)),
            (vec![(12, Planned, true)], None),
            (vec![(15, Planned, false)], None),
            (vec![(9, Planned, false)], None),
            (vec![(11, Cancelled, false)], None),
            (vec![(11, Planned, false), (10, Held, true)], Some(10)),
        ] {
            let all: Vec<_> = meetings
                .into_iter()
                .map(|(day, state, prepared)| ahead(day * DAY_MS, state, prepared))
                .collect();
            let found = Ahead::nearest(&all, now).and_then(Ahead::begins);
            assert_eq!(found.map(|at| at.millis() / DAY_MS), expected);
        }
    }
}
