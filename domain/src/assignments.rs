//! Assignments of caseworkers to young people. Append-only: once made, only the end of an assignment can
//! change, and every change is in its history.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp, people::PersonRef, text::Words, timestamp::DAY_MS};

/// Why an assignment began or ended. The young person can read it.
pub type Reason = Words<500>;

/// How far an assignment may be backdated, in milliseconds, for what was agreed on yesterday.
pub const BEGINS_BACK_MS: i64 = DAY_MS;

/// The fields of an assignment that an administrator sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignmentDraft {
    /// The caseworker's id.
    pub caseworker_id: Id,
    /// When it begins: at most 24 hours ago, or in the future.
    pub since: Timestamp,
    /// When it ends; absent for no end. An end in the past is set to now.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Why it was decided.
    pub why: Reason,
    /// Why it ends, or why the planned end was removed.
    #[serde(default)]
    pub why_ends: Option<Reason>,
    /// Whether the young person asked for it.
    #[serde(default)]
    pub asked_for_by_young_person: bool,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assignment {
    /// Its id.
    pub id: Id,
    /// The caseworker, with the name they had when it was made.
    pub caseworker: PersonRef,
    /// When it begins.
    pub since: Timestamp,
    /// When it ends; absent for no end.
    pub until: Option<Timestamp>,
    /// Name of the administrator who decided it, as it was then.
    pub decided_by: String,
    /// Why it was decided.
    pub why: String,
    /// Whether the young person asked for it.
    pub asked_for_by_young_person: bool,
    /// Its history, oldest change first.
    pub changes: Vec<AssignmentChange>,
}

/// The kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssignmentChangeKind {
    /// It was created.
    Begun,
    /// Its end was planned, moved or removed.
    EndPlanned,
    /// It was ended at once.
    Ended,
}

/// An immutable entry in the history of an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignmentChange {
    /// When it was changed.
    pub at: Timestamp,
    /// Name of the administrator who changed it, as it was then.
    pub by: String,
    /// The kind of change.
    pub what: AssignmentChangeKind,
    /// The planned end before the change.
    pub until_before: Option<Timestamp>,
    /// The planned end after the change.
    pub until: Option<Timestamp>,
    /// Why it was changed.
    pub why: Option<String>,
}

/// Why an assignment is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentProblem {
    /// It would end before it begins.
    #[error("it can't end before it began")]
    EndsBeforeItBegan,
    /// It is backdated too far.
    #[error("it can begin at most 24 hours back")]
    BeginsTooLongAgo,
    /// It has ended, so it cannot be changed.
    #[error("it has ended; what was decided then stays")]
    AlreadyEnded,
    /// Its beginning, reason and requester cannot be changed.
    #[error("since when, why and who asked for it stand; end it and make another")]
    AlreadyDecided,
    /// The same caseworker would be unassigned between two periods.
    #[error("the same caseworker would be away in between; let one period follow the other")]
    Gap,
    /// Only a caseworker can be assigned.
    #[error("only a caseworker can be assigned")]
    NotACaseworker,
    /// The caseworker of an assignment cannot be changed.
    #[error("an assignment stays with its caseworker; end it and make another")]
    OtherCaseworker,
}

/// The end of the assignment that is created at `now` from `draft`.
pub fn new_until(
    draft: &AssignmentDraft,
    now: Timestamp,
) -> Result<Option<Timestamp>, AssignmentProblem> {
    if draft.since < now.plus_millis(-BEGINS_BACK_MS) {
        return Err(AssignmentProblem::BeginsTooLongAgo);
    }
    match draft.until {
        Some(until) if until < draft.since => Err(AssignmentProblem::EndsBeforeItBegan),
        until => Ok(until.map(|until| ends_at(draft.since, until, now))),
    }
}

/// The end of the assignment `before`, updated at `now` from `draft`.
pub fn changed_until(
    before: &Assignment,
    draft: &AssignmentDraft,
    now: Timestamp,
) -> Result<Option<Timestamp>, AssignmentProblem> {
    if before.caseworker.id != draft.caseworker_id {
        return Err(AssignmentProblem::OtherCaseworker);
    }
    let stands = (before.since, &*before.why, before.asked_for_by_young_person)
        == (draft.since, &*draft.why, draft.asked_for_by_young_person);
    if let Some(ended) = before.until.filter(|until| has_ended(before.since, *until, now)) {
        // A retry of the same end, whose answer was lost, changes nothing.
        let same = stands && draft.until.is_some_and(|until| until <= ended);
        return if same { Ok(before.until) } else { Err(AssignmentProblem::AlreadyEnded) };
    }
    if !stands {
        return Err(AssignmentProblem::AlreadyDecided);
    }
    if draft.until.is_some_and(|until| until < draft.since) {
        return Err(AssignmentProblem::EndsBeforeItBegan);
    }
    Ok(draft.until.map(|until| ends_at(before.since, until, now)))
}

/// The effective end of an assignment that is to end at `until`: not before `now`, because the past cannot
/// change, and not before its beginning, in which case it is never in effect.
pub fn ends_at(since: Timestamp, until: Timestamp, now: Timestamp) -> Timestamp {
    until.max(now).max(since)
}

/// Whether an assignment has ended at `now`, or is never in effect.
pub fn has_ended(since: Timestamp, until: Timestamp, now: Timestamp) -> bool {
    until <= now || until <= since
}

/// Whether an assignment from `since` to `until` (exclusive) is in effect at `now`.
pub fn is_current(since: Timestamp, until: Option<Timestamp>, now: Timestamp) -> bool {
    since <= now && until.is_none_or(|until| now < until)
}

/// The beginning and the end (exclusive) of a period.
pub type Period = (Timestamp, Option<Timestamp>);

/// Whether the current and planned `periods` of one young person and one caseworker leave a gap. Sharing
/// with a caseworker by name ends with their assignment: after a gap, they would see it again.
pub fn leaves_gap(mut periods: Vec<Period>, now: Timestamp) -> bool {
    periods.retain(|(since, until)| until.is_none_or(|until| !has_ended(*since, until, now)));
    periods.sort_unstable();
    let mut periods = periods.into_iter();
    let Some((_, mut covered)) = periods.next() else { return false };
    for (since, until) in periods {
        let Some(end) = covered else { return false };
        if since > end {
            return true;
        }
        covered = until.map(|until| until.max(end));
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::people::Role;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_millis(1_800_000_000_000 + hours * 3_600_000)
    }

    fn caseworker(number: u8) -> Id {
        Id::new(at(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, number])
    }

    fn draft(since: i64, until: Option<i64>) -> AssignmentDraft {
        AssignmentDraft {
            caseworker_id: caseworker(1),
            since: at(since),
            until: until.map(at),
            why: Reason::new("Vi talte om det").unwrap(),
            why_ends: None,
            asked_for_by_young_person: false,
        }
    }

    fn made(since: i64, until: Option<i64>) -> Assignment {
        let draft = draft(since, until);
        Assignment {
            id: caseworker(9),
            caseworker: PersonRef {
                id: draft.caseworker_id,
                name: "Mette".to_owned(),
                role: Role::Caseworker,
            },
            since: draft.since,
            until: draft.until,
            decided_by: "Anders".to_owned(),
            why: draft.why.into_string(),
            asked_for_by_young_person: false,
            changes: Vec::new(),
        }
    }

    #[test]
    fn it_ends_at_the_instant() {
        for (since, until, now, expected) in [
            (10, None, 9, false),
            (10, None, 10, true),
            (10, Some(20), 19, true),
            (10, Some(20), 20, false),
            (10, Some(10), 10, false),
        ] {
            assert_eq!(is_current(at(since), until.map(at), at(now)), expected);
        }
    }

    #[test]
    fn a_table_of_new_ones() {
        use AssignmentProblem::{BeginsTooLongAgo, EndsBeforeItBegan};
        for (since, until, expected) in [
            (0, None, Ok(None)),
            (-24, None, Ok(None)),
            (-25, None, Err(BeginsTooLongAgo)),
            (-200_000, Some(-190_000), Err(BeginsTooLongAgo)),
            (100_000, None, Ok(None)),
            (0, Some(0), Ok(Some(0))),
            (0, Some(9), Ok(Some(9))),
            // An end in the past is set to now.
            (-20, Some(-10), Ok(Some(0))),
            (0, Some(-1), Err(EndsBeforeItBegan)),
        ] {
            let expected = expected.map(|until: Option<i64>| until.map(at));
            assert_eq!(new_until(&draft(since, until), at(0)), expected, "{since} {until:?}");
        }
    }

    #[test]
    fn a_table_of_changes() {
        use AssignmentProblem::{AlreadyDecided, AlreadyEnded, EndsBeforeItBegan, OtherCaseworker};
        let of_other = AssignmentDraft { caseworker_id: caseworker(2), ..draft(-9, None) };
        let why = Reason::new("Sådan var det ikke").unwrap();
        let of_other_why = AssignmentDraft { why, ..draft(-9, None) };
        let of_asked = AssignmentDraft { asked_for_by_young_person: true, ..draft(-9, None) };
        for (name, before, draft, expected) in [
            ("nothing", made(-9, None), draft(-9, None), Ok(None)),
            ("an end", made(-9, None), draft(-9, Some(5)), Ok(Some(5))),
            ("another end", made(-9, Some(3)), draft(-9, Some(5)), Ok(Some(5))),
            ("no end", made(-9, Some(3)), draft(-9, None), Ok(None)),
            ("an end back then", made(-9, None), draft(-9, Some(-5)), Ok(Some(0))),
            ("since", made(-9, None), draft(-8, None), Err(AlreadyDecided)),
            ("why", made(-9, None), of_other_why, Err(AlreadyDecided)),
            ("who asked", made(-9, None), of_asked, Err(AlreadyDecided)),
            ("who", made(-9, None), of_other, Err(OtherCaseworker)),
            ("a planned one", made(4, None), draft(4, Some(6)), Ok(Some(6))),
            ("a planned one's beginning", made(4, None), draft(5, None), Err(AlreadyDecided)),
            ("a planned one taken back", made(4, None), draft(4, Some(4)), Ok(Some(4))),
            ("before it begins", made(4, None), draft(4, Some(2)), Err(EndsBeforeItBegan)),
            ("ended, the same again", made(-9, Some(-2)), draft(-9, Some(-3)), Ok(Some(-2))),
            ("ended, longer", made(-9, Some(-2)), draft(-9, Some(-1)), Err(AlreadyEnded)),
            ("ended, for good", made(-9, Some(-2)), draft(-9, None), Err(AlreadyEnded)),
            ("taken back, once more", made(4, Some(4)), draft(4, None), Err(AlreadyEnded)),
        ] {
            let until = changed_until(&before, &draft, at(0));
            assert_eq!(until, expected.map(|until: Option<i64>| until.map(at)), "{name}");
        }
    }

    #[test]
    fn a_table_of_gaps() {
        for (periods, expected) in [
            (&[][..], false),
            (&[(-9, None)], false),
            (&[(-9, Some(5)), (5, None)], false),
            (&[(-9, Some(5)), (6, None)], true),
            (&[(6, None), (-9, Some(5))], true),
            (&[(-9, Some(5)), (-3, Some(8)), (7, None)], false),
            (&[(-9, Some(8)), (-3, Some(5)), (7, None)], false),
            (&[(-9, None), (50, Some(60)), (70, None)], false),
            // Periods that ended or were never in effect are ignored.
            (&[(-9, Some(-1)), (6, None)], false),
            (&[(-9, Some(0)), (6, None)], false),
            (&[(-9, Some(5)), (6, Some(6))], false),
            (&[(3, Some(5)), (6, Some(9))], true),
        ] {
            let all = periods.iter().map(|(since, until)| (at(*since), until.map(at))).collect();
            assert_eq!(leaves_gap(all, at(0)), expected, "{periods:?}");
        }
    }

    proptest! {
        /// Compared hour by hour: a gap is an hour without an assignment, between hours with one.
        #[test]
        fn a_gap_is_an_hour_away(
            periods in prop::collection::vec((-6_i64..20, prop::option::of(0_i64..8)), 0..6),
        ) {
            let periods: Vec<_> = periods
                .into_iter()
                .map(|(since, hours)| (since, hours.map(|hours| since + hours)))
                .collect();
            let there = |hour: i64| {
                periods.iter().any(|(since, until)| is_current(at(*since), until.map(at), at(hour)))
            };
            let hours: Vec<_> = (0..40).map(there).skip_while(|there| !there).collect();
            let left = hours.iter().skip_while(|there| **there);
            let expected = left.clone().any(|there| *there);
            let all = periods.iter().map(|(since, until)| (at(*since), until.map(at))).collect();
            prop_assert_eq!(leaves_gap(all, at(0)), expected);
        }

        #[test]
        fn the_past_does_not_change(since in -9_i64..9, until in -9_i64..9) {
            let end = ends_at(at(since), at(until), at(0));
            prop_assert!(end >= at(until) && end >= at(since) && end >= at(since.min(0)));
            prop_assert!(since > 0 || end >= at(0));
        }
    }
}
