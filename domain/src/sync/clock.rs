//! How a phone's clock stands to the true time.
//!
//! A phone whose clock is days off would mark the wrong days. It learns from the `Date` of every
//! answer how far off it is, and goes on with that while it is without network.

use crate::{Timestamp, timestamp::DAY_MS};

/// Up to this much nobody minds, in milliseconds: an answer takes its time, too.
const TOLERANCE_MS: i64 = 2 * 60_000;

/// A clock that was further behind than this, in milliseconds, and now shows a time after the truth,
/// has been put right rather than lain in a drawer for as long.
const DRAWER_MS: i64 = 30 * DAY_MS;

/// What is known of the phone's clock. All times are milliseconds since 1970; `shows` is what the
/// phone's clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// The truth, less what the clock shows; 0 where that is about the same.
    offset: i64,
    /// What the clock showed when that was last learned; 0 for never.
    learned: i64,
}

impl Clock {
    /// A clock that was written down as `text`, when it `shows` this much now. It may have been set
    /// since; then it is at least as late as when it was last known.
    pub fn resume(text: &str, shows: i64) -> Self {
        let read = text.split_once(':');
        let read = read.and_then(|(offset, at)| Some((offset.parse().ok()?, at.parse().ok()?)));
        let Some((offset, learned)): Option<(i64, i64)> = read else { return Self::default() };
        let truth = learned.saturating_add(offset);
        let offset = if shows >= learned && (offset <= DRAWER_MS || shows < truth) {
            offset
        } else {
            // Put right, or set back.
            (truth - shows).max(0)
        };
        Self { offset, learned }
    }

    /// What to write down of it.
    pub fn write(self) -> String {
        format!("{}:{}", self.offset, self.learned)
    }

    /// The true time.
    pub fn now(self, shows: i64) -> Timestamp {
        Timestamp::from_millis(shows.saturating_add(self.offset))
    }

    /// Whether it is off.
    pub fn is_off(self) -> bool {
        self.offset != 0
    }

    /// Learns that it is `truth` while the clock `shows` this. By how much the phone's idea of the
    /// time changed.
    pub fn learn(&mut self, truth: i64, shows: i64) -> i64 {
        let before = self.offset;
        let apart = truth - shows;
        if apart.abs() <= TOLERANCE_MS {
            self.offset = 0;
        } else if (apart - before).abs() > TOLERANCE_MS {
            self.offset = apart;
        }
        self.learned = shows;
        self.offset - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000_000;
    const HOUR: i64 = DAY_MS / 24;

    #[test]
    fn it_learns_what_matters_and_does_not_jitter() {
        // What the clock is off by, then what the next answer says, and what is known after it.
        for (first, then, expected) in [
            (0, 900, 0),
            (0, -TOLERANCE_MS, 0),
            (-3 * DAY_MS, -3 * DAY_MS + 1_500, -3 * DAY_MS),
            (-3 * DAY_MS, 400, 0),
            (0, 11 * 365 * DAY_MS, 11 * 365 * DAY_MS),
            (HOUR, 2 * HOUR, 2 * HOUR),
        ] {
            let mut clock = Clock::default();
            assert_eq!(clock.learn(NOW + first, NOW), first);
            assert_eq!(clock.learn(NOW + then, NOW), expected - first, "{first} {then}");
            assert_eq!((clock.offset, clock.is_off()), (expected, expected != 0));
            assert_eq!(clock.now(NOW), Timestamp::from_millis(NOW + expected));
        }
    }

    #[test]
    fn after_a_restart_it_is_never_earlier_than_was_known() {
        let years = |n: i64| n * 365 * DAY_MS;
        // What the clock was off by at `NOW` of the truth; how long after that, by the clock, the
        // phone is started again; what is known then.
        for (case, off, later, expected) in [
            ("right, and right", 0, HOUR, 0),
            ("three days ahead, and still", -3 * DAY_MS, HOUR, -3 * DAY_MS),
            ("three days ahead, and put right", -3 * DAY_MS, HOUR - 3 * DAY_MS, 0),
            ("three days behind, and still", 3 * DAY_MS, HOUR, 3 * DAY_MS),
            ("three days behind, a week in a drawer", 3 * DAY_MS, 7 * DAY_MS, 3 * DAY_MS),
            ("years behind, and put right", years(11), years(11) + HOUR, 0),
            ("years behind, and still", years(11), HOUR, years(11)),
            ("right, and set back by a dead battery", 0, -years(11), years(11)),
            ("ahead, and set back further", -3 * DAY_MS, -5 * DAY_MS, 2 * DAY_MS),
        ] {
            let shown = NOW - off;
            let mut clock = Clock::default();
            clock.learn(NOW, shown);
            let again = Clock::resume(&clock.write(), shown + later);
            assert_eq!(again.offset, expected, "{case}");
            let truth = Timestamp::from_millis(NOW);
            assert!(again.now(shown + later) >= truth, "{case}");
        }
    }

    #[test]
    fn nothing_written_down_is_nothing_known() {
        for text in ["", "1", "a:b", "1:"] {
            assert_eq!(Clock::resume(text, NOW), Clock::default(), "{text}");
        }
    }
}
