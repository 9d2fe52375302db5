//! Chooses how a success is celebrated, and with which of the prepared texts.
//!
//! The phone decides this locally, at once. Only the user's own successes count: never what did not happen,
//! and never a comparison with others.

use crate::{
    NaiveDate, Timestamp,
    goals::Goal,
    greeting::{LONG_QUIET_DAYS, QUIET_DAYS, quiet_days},
    successes::Success,
    timestamp::DAY_MS,
};

/// How long the same text is not repeated, in milliseconds: seven days.
pub const NOT_AGAIN_MS: i64 = 7 * DAY_MS;
/// The highest confidence in a goal that counts as a hard one.
pub const HARD: u8 = 4;
/// The number of first halves, and of second halves, of the texts for an ordinary success.
pub const MANY: u8 = 12;
/// The same for any other occasion.
pub const SOME: u8 = 4;

/// The occasion of a celebration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The owner marked the goal as reached.
    GoalReached,
    /// The first success ever.
    FirstEver,
    /// The first success after at least three quiet days.
    ComeBack {
        /// After at least fourteen quiet days.
        long: bool,
    },
    /// A round number of the owner's successes: 10, 25, 50, 100, then every hundred.
    RoundCount(usize),
    /// The first success of this goal.
    FirstOfGoal,
    /// A success of a goal with low confidence.
    HardOne,
    /// Any other success.
    OneMore,
}

impl Occasion {
    /// All kinds, in order of precedence.
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

    /// The index of its kind in [`Self::ALL`].
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

    /// The number of first halves, and of second halves, to choose from.
    pub fn halves(self) -> u8 {
        if self == Self::OneMore { MANY } else { SOME }
    }
}

/// The occasion when a success is marked on the day `on`, or (without a day) the goal is reached. `before`
/// are the owner's other successes.
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

/// A text: one of the first halves and one of the second halves for the occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The kind of the occasion.
    pub kind: u8,
    /// The index of the first half.
    pub first: u8,
    /// The index of the second half.
    pub second: u8,
}

impl Choice {
    /// A number that identifies the text, for the history of texts shown.
    pub fn number(self) -> u16 {
        u16::from(self.kind) << 8 | u16::from(self.first) << 4 | u16::from(self.second)
    }
}

/// A random text for `occasion` that was not shown in the seven days before `at`; `chance` is the random
/// number, 0 to 1. If possible, neither of its halves was shown. `None` when all texts were: then the
/// celebration has a picture only.
pub fn choose(
    occasion: Occasion,
    recently: &[(Timestamp, u16)],
    at: Timestamp,
    chance: f64,
) -> Option<Choice> {
    let halves = occasion.halves();
    let kind = occasion.kind();
    // After the clock was set back, the history may contain later times; they count as recent.
    let shown = |fits: &dyn Fn(u16) -> bool| {
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
        if shown(&|known| known == number) {
            continue;
        }
        new.push(choice);
        if !shown(&|known| known & 0xf0 == number & 0xf0 || known & 0xf == number & 0xf) {
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
    fn occasions_have_a_precedence() {
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
            // A success on an earlier day, marked afterwards, is no comeback.
            (on(Some(&easy), "2026-11-22", 3), Some(&easy), "2026-11-10", Occasion::OneMore),
        ] {
            assert_eq!(occasion(&before, goal, today.parse().ok()), expected, "{today}");
        }
        let before = on(None, "2026-01-01", 9);
        assert_eq!(occasion(&before, Some(&easy), None), Occasion::GoalReached);
    }

    #[test]
    fn kinds_are_distinct() {
        for (place, occasion) in Occasion::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(occasion.kind()), place);
            // `Choice::number` has four bits for each half.
            assert!(occasion.halves() <= 16);
        }
    }

    #[test]
    fn no_text_when_all_were_shown() {
        let at = Timestamp::from_millis(NOT_AGAIN_MS * 10);
        let mut shown = Vec::new();
        while let Some(choice) = choose(Occasion::HardOne, &shown, at, 0.5) {
            shown.push((at, choice.number()));
        }
        assert_eq!(shown.len(), usize::from(SOME) * usize::from(SOME));
        // Other occasions have texts of their own, and after a week all can be chosen again.
        assert!(choose(Occasion::OneMore, &shown, at, 0.0).is_some());
        assert!(choose(Occasion::HardOne, &shown, at.plus_millis(NOT_AGAIN_MS), 1.0).is_some());
    }

    proptest! {
        /// No text is repeated within seven days, and every index exists.
        #[test]
        fn no_text_is_repeated_within_a_week(
            acts in prop::collection::vec((0_usize..8, 0_i64..36 * 3_600_000, 0.0..=1.0_f64), 1..200),
        ) {
            let mut now = Timestamp::from_millis(1_795_350_237_000);
            let mut shown: Vec<(Timestamp, u16)> = Vec::new();
            for (kind, later, chance) in acts {
                now = now.plus_millis(later);
                let occasion = Occasion::ALL[kind];
                let Some(choice) = choose(occasion, &shown, now, chance) else { continue };
                prop_assert!(choice.first < occasion.halves() && choice.second < occasion.halves());
                let number = choice.number();
                for (when, before) in &shown {
                    prop_assert!(
                        *before != number || now.millis() - when.millis() >= NOT_AGAIN_MS,
                        "{occasion:?} {choice:?}"
                    );
                }
                shown.push((now, number));
            }
        }

        /// With three successes a day, the texts for an ordinary success suffice for a week.
        #[test]
        fn the_texts_suffice_for_a_full_week(chances in prop::collection::vec(0.0..=1.0_f64, 100)) {
            let mut shown = Vec::new();
            for (n, chance) in (0_i64..).zip(chances) {
                let at = Timestamp::from_millis(n * 6_000_000);
                let choice = choose(Occasion::OneMore, &shown, at, chance);
                prop_assert!(choice.is_some());
                shown.extend(choice.map(|choice| (at, choice.number())));
            }
        }
    }
}
