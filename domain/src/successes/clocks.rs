//! The day of a success whose phone may have had a wrong clock.

use super::{SuccessDraft, SuccessProblem, may_be_on};
use crate::{
    NaiveDate, Timestamp,
    timestamp::{DAY_MS, HOUR_MS},
};

/// How far a phone's clock may be ahead for its day to count, in milliseconds: a day and two hours, so
/// that a clock that is a day wrong does not matter.
const CLOCKS_APART_MS: i64 = 26 * HOUR_MS;

/// The times that are known of a success when the server receives it.
#[derive(Debug, Clone, Copy)]
pub struct Marked {
    /// When its id was generated, by the phone's clock.
    pub made: Timestamp,
    /// When its owner, or its goal, was created: it cannot be much older.
    pub since: Timestamp,
    /// The server's time.
    pub now: Timestamp,
}

/// How much earlier than possible the time of a success may be before the phone's clock counts as wrong, in
/// milliseconds.
const EARLY_MS: i64 = 31 * DAY_MS;

/// Validates the day of `draft`, and corrects it if the phone's clock was wrong; `day` gives the local day of
/// a time.
///
/// The day is measured from when the success was made, not from when it arrives, because the phone may have
/// been offline for weeks. If the clock was far off and the day is impossible, it counts as made now:
/// nobody loses a mark by a wrong clock, and nobody gains a day by it. If the success is stored
/// `already`, it stays on that day.
pub fn place(
    draft: &mut SuccessDraft,
    Marked { made, since, now }: Marked,
    already: Option<NaiveDate>,
    day: impl Fn(Timestamp) -> NaiveDate,
) -> Result<(), SuccessProblem> {
    let (latest, today) = (now.plus_millis(CLOCKS_APART_MS), day(now));
    if made <= latest && made >= since.plus_millis(-EARLY_MS) {
        let by_its_clock = may_be_on(draft.on, day(made));
        // The clock was some days behind, and the owner chose the right day by hand.
        let known_better = draft.on > day(made) && may_be_on(draft.on, today).is_ok();
        return if known_better { Ok(()) } else { by_its_clock };
    }
    if may_be_on(draft.on, today).is_err() {
        let meant = draft.on.checked_add_signed(today - day(made));
        let near = meant.filter(|meant| may_be_on(*meant, today).is_ok());
        draft.on = already.or(near).unwrap_or(today);
        draft.at = now;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> SuccessDraft {
        serde_json::from_str(r#"{"on":"2026-11-22","at":"2026-11-22T10:00:00Z"}"#).unwrap()
    }

    #[test]
    fn a_wrong_clock_neither_loses_a_mark_nor_gains_a_day() {
        let day = |at: Timestamp| at.utc().date_naive();
        let at = |date: &str| {
            let date: NaiveDate = date.parse().unwrap();
            Timestamp::from_millis(date.and_hms_opt(10, 0, 0).unwrap().and_utc().timestamp_millis())
        };
        let (since, now) = (at("2026-08-01"), at("2026-11-22"));
        let far = Err(SuccessProblem::InTheFuture);
        for (case, made, on, expected) in [
            ("now", "2026-11-22", "2026-11-22", Ok("2026-11-22")),
            ("yesterday", "2026-11-22", "2026-11-21", Ok("2026-11-21")),
            ("weeks without network", "2026-10-01", "2026-09-30", Ok("2026-09-30")),
            ("after it was made", "2026-11-02", "2026-11-21", Ok("2026-11-21")),
            ("a day ahead", "2026-11-23", "2026-11-23", Ok("2026-11-23")),
            ("not yet", "2026-11-22", "2026-11-23", far),
            ("long ago", "2026-11-22", "2015-01-01", Err(SuccessProblem::TooLongAgo)),
            // The clock is wrong.
            ("three days ahead", "2026-11-25", "2026-11-25", Ok("2026-11-22")),
            ("yesterday, three days ahead", "2026-11-25", "2026-11-24", Ok("2026-11-21")),
            ("ahead, corrected on the phone", "2026-11-25", "2026-11-20", Ok("2026-11-20")),
            ("ahead, and nonsense", "2026-11-25", "2027-11-25", Ok("2026-11-22")),
            ("of 2015", "2015-03-01", "2015-03-01", Ok("2026-11-22")),
            ("of 2015, a week before", "2015-03-08", "2015-03-01", Ok("2026-11-15")),
            ("of 2015, corrected on the phone", "2015-03-01", "2026-11-20", Ok("2026-11-20")),
        ] {
            let mut draft = SuccessDraft { on: on.parse().unwrap(), at: at(made), ..draft() };
            let marked = Marked { made: at(made), since, now };
            let placed = place(&mut draft, marked, None, day).map(|()| draft.on.to_string());
            assert_eq!(placed, expected.map(str::to_owned), "{case}");
            let moved = draft.on.to_string() != on;
            assert_eq!(draft.at, if moved { now } else { at(made) }, "{case}");
        }
        // Sent again the next day, it stays on the day it was moved to.
        let mut draft = SuccessDraft { on: "2015-03-01".parse().unwrap(), ..draft() };
        let marked = Marked { made: at("2015-03-01"), since, now: at("2026-11-23") };
        let already = "2026-11-22".parse().ok();
        assert_eq!(place(&mut draft, marked, already, day), Ok(()));
        assert_eq!(Some(draft.on), already);
    }
}
