//! The order of the album: weeks, newest first. Pure.

use kurs_domain::{
    NaiveDate,
    day::{month_of, week_of},
    successes::Success,
};

/// The successes of one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Week {
    /// The Monday.
    pub(super) monday: NaiveDate,
    /// How many.
    pub(super) count: usize,
}

/// The weeks of `successes`, which stand newest first.
pub(super) fn weeks(successes: &[Success]) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for success in successes {
        let monday = week_of(success.on);
        match weeks.last_mut() {
            Some(week) if week.monday == monday => week.count += 1,
            _ => weeks.push(Week { monday, count: 1 }),
        }
    }
    weeks
}

/// The months of `successes`, which stand newest first, each once.
pub(super) fn months(successes: &[Success]) -> Vec<NaiveDate> {
    let mut months: Vec<_> = successes.iter().map(|success| month_of(success.on)).collect();
    months.dedup();
    months
}

/// How many successes there were in all at the end of each of the last `weeks` weeks, the oldest
/// first and the week of `today` last: numbers that only grow.
pub(super) fn growth(successes: &[Success], today: NaiveDate, weeks: u64) -> Vec<usize> {
    let monday = week_of(today);
    (0..weeks)
        .rev()
        .map(|back| {
            let end = monday.checked_sub_days(chrono::Days::new(7 * back)).unwrap_or(monday);
            let end = end.checked_add_days(chrono::Days::new(7)).unwrap_or(end);
            successes.iter().filter(|success| success.on < end).count()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Id, Timestamp, sharing::SharedWith, successes::SuccessDraft};

    use super::*;

    fn on(day: &str) -> Success {
        let at = Timestamp::from_millis(0);
        let draft: SuccessDraft =
            serde_json::from_str(&format!(r#"{{"on":"{day}","at":"{at}"}}"#)).unwrap();
        Success::new(Id::new(at, [0; 10]), draft, SharedWith::OnlyMe, at)
    }

    #[test]
    fn a_week_is_never_torn_by_a_month() {
        let album = ["2026-12-02", "2026-11-30", "2026-11-29", "2026-11-22"].map(on);
        let got: Vec<_> =
            weeks(&album).into_iter().map(|week| (week.monday.to_string(), week.count)).collect();
        let expected = [("2026-11-30", 2), ("2026-11-23", 1), ("2026-11-16", 1)];
        assert_eq!(got, expected.map(|(monday, count)| (monday.to_owned(), count)));
        let dates = ["2026-12-01", "2026-11-01"].map(|month| month.parse().unwrap());
        assert_eq!(months(&album), dates);
    }

    #[test]
    fn the_picture_only_grows() {
        let album = ["2026-11-22", "2026-11-16", "2026-11-10", "2026-09-01"].map(on);
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(growth(&album, today, 4), [1, 1, 2, 4]);
    }
}
