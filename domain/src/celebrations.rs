//! What is celebrated when something works out, and with which words.
//!
//! The phone decides it by itself, at once. Only one's own doing is spoken of: no count of what did
//! not happen, and nobody beside whom one stands.

use crate::{
    NaiveDate, Timestamp,
    goals::Goal,
    greeting::{LONG_QUIET_DAYS, QUIET_DAYS, quiet_days},
    successes::Success,
    timestamp::DAY_MS,
};

/// How long no words are said again, in milliseconds: seven days.
pub const NOT_AGAIN_MS: i64 = 7 * DAY_MS;
/// How sure somebody was, at most, for a goal to have been a hard one.
pub const HARD: u8 = 4;
/// The first halves, and the second halves, of what is said on an ordinary success.
pub const MANY: u8 = 12;
/// The same of any other occasion.
pub const SOME: u8 = 4;

/// What there is to celebrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The owner says that the goal is reached.
    GoalReached,
    /// The first success of all.
    FirstEver,
    /// The first after three quiet days or more; `long` after fourteen.
    ComeBack {
        /// After fourteen days or more.
        long: bool,
    },
    /// A round number of one's own successes: 10, 25, 50, 100, then every hundred.
    RoundCount(usize),
    /// The first of this goal.
    FirstOfGoal,
    /// Of a goal one was not sure of.
    HardOne,
    /// One more.
    OneMore,
}

impl Occasion {
    /// All kinds, in the order in which one goes before another.
    pub const ALL: [Self; 8] = [
        Self::GoalReached,
        Self::FirstEver,
        Self::ComeBack { long: true },
        Self::ComeBack { long: false },
        Self::RoundCount(10),
        Self::FirstOfGoal,
        Self::HardOne,
        Self::OneMore,
    ];

    /// Which kind it is: its place in [`Self::ALL`].
    pub fn kind(self) -> u8 {
        match self {
            Self::GoalReached => 0,
            Self::FirstEver => 1,
            Self::ComeBack { long: true } => 2,
            Self::ComeBack { long: false } => 3,
            Self::RoundCount(_) => 4,
            Self::FirstOfGoal => 5,
            Self::HardOne => 6,
            Self::OneMore => 7,
        }
    }

    /// How many first halves there are to choose from, and as many second ones.
    pub fn halves(self) -> u8 {
        if self == Self::OneMore { MANY } else { SOME }
    }
}

/// What there is to celebrate when a success is marked on the day `on`, or (without a day) the
/// goal is reached. `before` are the owner's successes without it.
pub fn occasion(before: &[Success], goal: Option<&Goal>, on: Option<NaiveDate>) -> Occasion {
    let Some(on) = on else { return Occasion::GoalReached };
    let Some(last) = before.iter().map(|success| success.on).max() else {
        return Occasion::FirstEver;
    };
    let quiet = quiet_days(last, on);
    let first_of_goal =
        goal.is_some_and(|goal| before.iter().all(|success| success.goal_id != Some(goal.id)));
    let hard = goal.and_then(|goal| goal.draft.confidence).is_some_and(|c| c.get() <= HARD);
    match before.len() + 1 {
        _ if quiet >= QUIET_DAYS => Occasion::ComeBack { long: quiet >= LONG_QUIET_DAYS },
        count if is_round(count) => Occasion::RoundCount(count),
        _ if first_of_goal => Occasion::FirstOfGoal,
        _ if hard => Occasion::HardOne,
        _ => Occasion::OneMore,
    }
}

fn is_round(count: usize) -> bool {
    matches!(count, 10 | 25 | 50) || (count > 0 && count.is_multiple_of(100))
}

/// Which words are said: a first half and a second half of those for the occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The kind of the occasion.
    pub kind: u8,
    /// The first half.
    pub first: u8,
    /// The second half.
    pub second: u8,
}

impl Choice {
    /// Names the words, to remember them by.
    pub fn number(self) -> u16 {
        u16::from(self.kind) << 8 | u16::from(self.first) << 4 | u16::from(self.second)
    }
}

/// Words for `occasion` that were not said within seven days before `at`, by `chance` (0 to 1).
/// Where it can be, not even half of them was. Nothing when everything was said lately: then there
/// is a picture without words.
pub fn choose(
    occasion: Occasion,
    recently: &[(Timestamp, u16)],
    at: Timestamp,
    chance: f64,
) -> Option<Choice> {
    let halves = occasion.halves();
    let kind = occasion.kind();
    // A clock that was set back has said lately what it said later.
    let said = |fits: &dyn Fn(u16) -> bool| {
        recently.iter().any(|(when, number)| {
            at.millis() - when.millis() < NOT_AGAIN_MS
                && *number >> 8 == u16::from(kind)
                && fits(*number)
        })
    };
    let mut new = Vec::new();
    let mut fresh = Vec::new();
    for n in 0..u16::from(halves) * u16::from(halves) {
        #[expect(clippy::cast_possible_truncation, reason = "at most twelve")]
        let choice = Choice {
            kind,
            first: (n / u16::from(halves)) as u8,
            second: (n % u16::from(halves)) as u8,
        };
        let number = choice.number();
        if said(&|known| known == number) {
            continue;
        }
        new.push(choice);
        if !said(&|known| known & 0xf0 == number & 0xf0 || known & 0xf == number & 0xf) {
            fresh.push(choice);
        }
    }
    let from = if fresh.is_empty() { new } else { fresh };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list; whatever chance says, the place is within it"
    )]
    let place = (chance * from.len() as f64) as usize;
    from.get(place.min(from.len().saturating_sub(1))).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Id, sharing::SharedWith, successes::SuccessDraft};

    fn goal(n: u8, confidence: u8) -> Goal {
        let at = Timestamp::from_millis(0);
        let draft = format!(
            r#"{{"text":"Ringe til mor","repeat":{{"times_a_week":1}},"confidence":{confidence}}}"#
        );
        let draft = serde_json::from_str(&draft).unwrap();
        Goal { id: Id::new(at, [n; 10]), draft, version: 1, created_at: at, updated_at: at }
    }

    fn success(goal: Option<&Goal>, on: &str) -> Success {
        let at = Timestamp::from_millis(0);
        let draft: SuccessDraft =
            serde_json::from_str(&format!(r#"{{"on":"{on}","at":"{at}"}}"#)).unwrap();
        let draft = SuccessDraft { goal_id: goal.map(|goal| goal.id), ..draft };
        Success::new(Id::new(at, [0; 10]), draft, SharedWith::OnlyMe, at)
    }

    #[test]
    fn one_goes_before_another() {
        let (easy, hard) = (goal(1, 8), goal(2, 4));
        let on = |goal: Option<&Goal>, day: &str, times: usize| vec![success(goal, day); times];
        for (before, goal, today, expected) in [
            (on(None, "2026-11-21", 0), Some(&hard), "2026-11-22", Occasion::FirstEver),
            (
                on(Some(&hard), "2026-11-07", 9),
                Some(&hard),
                "2026-11-22",
                Occasion::ComeBack { long: true },
            ),
            (
                on(Some(&hard), "2026-11-08", 9),
                Some(&hard),
                "2026-11-22",
                Occasion::ComeBack { long: false },
            ),
            (
                on(Some(&hard), "2026-11-18", 9),
                None,
                "2026-11-22",
                Occasion::ComeBack { long: false },
            ),
            (on(Some(&hard), "2026-11-19", 9), Some(&easy), "2026-11-22", Occasion::RoundCount(10)),
            (on(None, "2026-11-22", 24), None, "2026-11-22", Occasion::RoundCount(25)),
            (on(None, "2026-11-22", 299), None, "2026-11-22", Occasion::RoundCount(300)),
            (on(None, "2026-11-22", 149), None, "2026-11-22", Occasion::OneMore),
            (on(Some(&easy), "2026-11-22", 3), Some(&hard), "2026-11-22", Occasion::FirstOfGoal),
            (on(Some(&hard), "2026-11-22", 3), Some(&hard), "2026-11-22", Occasion::HardOne),
            (on(Some(&easy), "2026-11-22", 3), Some(&easy), "2026-11-22", Occasion::OneMore),
            // A day marked afterwards is no return.
            (on(Some(&easy), "2026-11-22", 3), Some(&easy), "2026-11-10", Occasion::OneMore),
        ] {
            assert_eq!(occasion(&before, goal, today.parse().ok()), expected, "{today}");
        }
        let before = on(None, "2026-01-01", 9);
        assert_eq!(occasion(&before, Some(&easy), None), Occasion::GoalReached);
    }

    #[test]
    fn kinds_are_told_apart() {
        for (place, occasion) in Occasion::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(occasion.kind()), place);
            // Halves are remembered in four bits each.
            assert!(occasion.halves() <= 16);
        }
    }

    #[test]
    fn when_everything_was_said_nothing_is() {
        let at = Timestamp::from_millis(NOT_AGAIN_MS * 10);
        let mut said = Vec::new();
        while let Some(choice) = choose(Occasion::HardOne, &said, at, 0.5) {
            said.push((at, choice.number()));
        }
        assert_eq!(said.len(), usize::from(SOME) * usize::from(SOME));
        // Another occasion has words of its own, and a week later they are new again.
        assert!(choose(Occasion::OneMore, &said, at, 0.0).is_some());
        assert!(choose(Occasion::HardOne, &said, at.plus_millis(NOT_AGAIN_MS), 1.0).is_some());
    }

    proptest! {
        /// Whatever happens when: no words twice within seven days, and none that don't exist.
        #[test]
        fn never_the_same_words_within_a_week(
            acts in prop::collection::vec((0_usize..8, 0_i64..36 * 3_600_000, 0.0..=1.0_f64), 1..200),
        ) {
            let mut now = Timestamp::from_millis(1_795_350_237_000);
            let mut said: Vec<(Timestamp, u16)> = Vec::new();
            for (kind, later, chance) in acts {
                now = now.plus_millis(later);
                let occasion = Occasion::ALL[kind];
                let Some(choice) = choose(occasion, &said, now, chance) else { continue };
                prop_assert!(choice.first < occasion.halves() && choice.second < occasion.halves());
                let number = choice.number();
                for (when, before) in &said {
                    prop_assert!(
                        *before != number || now.millis() - when.millis() >= NOT_AGAIN_MS,
                        "{occasion:?} {choice:?}"
                    );
                }
                said.push((now, number));
            }
        }

        /// With three a day, a week never runs out of words for an ordinary success.
        #[test]
        fn a_full_week_has_words(chances in prop::collection::vec(0.0..=1.0_f64, 100)) {
            let mut said = Vec::new();
            for (n, chance) in (0_i64..).zip(chances) {
                let at = Timestamp::from_millis(n * 6_000_000);
                let choice = choose(Occasion::OneMore, &said, at, chance);
                prop_assert!(choice.is_some());
                said.extend(choice.map(|choice| (at, choice.number())));
            }
        }
    }
}
