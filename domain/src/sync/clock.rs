//! The offset of a phone's clock from the true time.
//!
//! A phone whose clock is days off would mark the wrong days. It learns its offset from the `Date`
//! header of every answer, and applies it while it is offline.

use crate::{Timestamp, timestamp::DAY_MS};

/// The largest difference that is ignored, in milliseconds, because answers take time, too.
const TOLERANCE_MS: i64 = 2 * 60_000;

/// If a clock that was further behind than this, in milliseconds, now shows a time after the last known
/// truth, it has been corrected, rather than the phone been switched off for as long.
const DRAWER_MS: i64 = 30 * DAY_MS;

/// What is known of the phone's clock. All times are milliseconds since 1970; `shows` is the reading
/// of the phone's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// The true time minus the clock's reading; 0 where the difference is within the tolerance.
    offset: i64,
    /// The clock's reading when the offset was last learned; 0 for never.
    learned: i64,
}

impl Clock {
    /// Restores a clock that was stored as `text`, when it `shows` this now. It may have been set since;
    /// the true time is assumed to be no earlier than when it was last known.
    pub fn resume(text: &str, shows: i64) -> Self {
        let read = text.split_once(':');
        let read = read.and_then(|(offset, at)| Some((offset.parse().ok()?, at.parse().ok()?)));
        let Some((offset, learned)): Option<(i64, i64)> = read else { return Self::default() };
        let truth = learned.saturating_add(offset);
        let offset = if shows >= learned && (offset <= DRAWER_MS || shows < truth) {
            offset
        } else {
            // Corrected, or set back.
            (truth - shows).max(0)
        };
        Self { offset, learned }
    }

    /// The text to store.
    pub fn write(self) -> String {
        format!("{}:{}", self.offset, self.learned)
    }

    /// The true time.
    pub fn now(self, shows: i64) -> Timestamp {
        Timestamp::from_millis(shows.saturating_add(self.offset))
    }

    /// Whether it is off by more than the tolerance.
    pub fn is_off(self) -> bool {
        self.offset != 0
    }

    /// Learns that the true time is `truth` while the clock `shows` this. Returns by how many milliseconds
    /// the offset changed.
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
    fn small_differences_are_ignored() {
        // The first offset, the offset that the next answer implies, and the offset known after it.
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
        // The clock's offset at `NOW` of the true time; how much later, by the clock, the phone is
        // restarted; the offset known then.
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
    fn an_unreadable_clock_is_the_default() {
        for text in ["", "1", "a:b", "1:"] {
            assert_eq!(Clock::resume(text, NOW), Clock::default(), "{text}");
        }
    }
}
