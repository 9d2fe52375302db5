//! The order of the list of young people, and the contents of a row.
//!
//! Young people with a reason to reach out come first, then those with something new, then those with a star.
//! There is no other rank, because nobody is measured.

use kurs_domain::{
    Id,
    alphabet::order_key,
    young_people::{ChangeCounts, SPARKLINE_DAYS, SharedRow, YoungPersonOverview, YoungPersonRow},
};

/// Sorts rows with a reason to reach out first, then those with something new, those with a star, and by name, which `decomposed` brings to
/// Unicode NFD.
pub(crate) fn sort_waiting_first(rows: &mut [YoungPersonRow], decomposed: fn(&str) -> String) {
    rows.sort_by_cached_key(|row| {
        let starred = row.shared.as_ref().is_some_and(|shared| shared.starred);
        (!is_quiet(row), !has_news(row), !starred, order_key(&decomposed(&row.name)), row.id)
    });
}

/// Keeps the order of `shown`; new rows come first.
pub(crate) fn keep_order(rows: &mut [YoungPersonRow], shown: &[Id]) {
    rows.sort_by_key(|row| shown.iter().position(|id| *id == row.id));
}

/// Whether there is a reason to reach out.
pub(crate) fn is_quiet(row: &YoungPersonRow) -> bool {
    row.shared.as_ref().is_some_and(|shared| shared.reach_out.is_some())
}

/// Whether something changed since the page was opened last.
pub(crate) fn has_news(row: &YoungPersonRow) -> bool {
    row.shared.as_ref().is_some_and(|shared| shared.changed != ChangeCounts::default())
}

/// Updates a row from an overview that has just been read.
pub(crate) fn update_row(row: &mut YoungPersonRow, overview: &YoungPersonOverview) {
    let mut marks = vec![0; SPARKLINE_DAYS];
    for success in &overview.successes {
        let days_ago = (overview.person.today - success.on).num_days();
        let place =
            usize::try_from(days_ago).ok().and_then(|ago| (SPARKLINE_DAYS - 1).checked_sub(ago));
        if let Some(mark) = place.and_then(|place| marks.get_mut(place)) {
            *mark += 1;
        }
    }
    row.name.clone_from(&overview.person.name);
    row.label.clone_from(&overview.person.label);
    row.arrived = overview.person.arrived;
    row.code_expires_at = overview.person.code_expires_at;
    row.shared = Some(SharedRow {
        // There can only be a silence after something was shared, however long ago.
        anything: !overview.goals.is_empty()
            || !overview.successes.is_empty()
            || overview.reach_out.is_some(),
        changed: ChangeCounts::default(),
        marks,
        reach_out: overview.reach_out,
        starred: overview.starred,
    });
}

/// The SVG path of a sparkline within `width` and `height`: the cumulative count of what was shared, day by
/// day. It never falls, because no count in Kurs does.
pub(crate) fn sparkline(marks: &[i64], width: f64, height: f64) -> String {
    /// The count that fills the height; more are scaled down.
    const FULL: i64 = 8;
    let total: i64 = marks.iter().sum();
    let steps = marks.len().saturating_sub(1).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a few marks on a few days")]
    let at = |index: usize, so_far: i64| {
        let x = 2.0 + (width - 4.0) * index as f64 / steps as f64;
        let y = height - 3.0 - (height - 6.0) * so_far as f64 / total.max(FULL) as f64;
        format!("{x:.1} {y:.1}")
    };
    let mut so_far = 0;
    let points: Vec<_> = marks
        .iter()
        .enumerate()
        .map(|(index, mark)| {
            so_far += mark;
            at(index, so_far)
        })
        .collect();
    format!("M{}", points.join("L"))
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Timestamp, young_people::ReachOut};

    use super::*;

    fn row(name: &str, successes: i64, quiet: Option<i64>) -> YoungPersonRow {
        let at = Timestamp::from_millis(0);
        let random = std::array::from_fn(|at| name.as_bytes().get(at).copied().unwrap_or(0));
        YoungPersonRow {
            id: Id::new(at, random),
            name: name.to_owned(),
            label: None,
            shared: Some(SharedRow {
                anything: true,
                changed: ChangeCounts { successes, ..ChangeCounts::default() },
                marks: vec![0; SPARKLINE_DAYS],
                reach_out: quiet.map(|quiet_days| ReachOut { quiet_days, by: None }),
                starred: name == "Øjvind",
            }),
            arrived: true,
            code_expires_at: None,
            team: Vec::new(),
        }
    }

    fn names(rows: &[YoungPersonRow]) -> Vec<&str> {
        rows.iter().map(|row| row.name.as_str()).collect()
    }

    #[test]
    fn waiting_rows_come_first_and_the_rest_by_name() {
        let mut rows = vec![
            row("A\u{30A}se", 0, None),
            row("bo", 0, None),
            row("Øjvind", 0, None),
            row("Sofie", 0, Some(16)),
            row("Amina", 2, None),
            row("Ali", 0, None),
        ];
        sort_waiting_first(&mut rows, str::to_owned);
        assert_eq!(names(&rows), ["Sofie", "Amina", "Øjvind", "Ali", "bo", "A\u{30A}se"]);
    }

    #[test]
    fn known_rows_stay_in_place() {
        let mut rows = vec![row("Amina", 0, None), row("Bo", 0, None), row("Carl", 1, None)];
        let shown: Vec<_> = rows[..2].iter().rev().map(|row| row.id).collect();
        sort_waiting_first(&mut rows, str::to_owned);
        keep_order(&mut rows, &shown);
        assert_eq!(names(&rows), ["Carl", "Bo", "Amina"]);
    }

    #[test]
    fn sparklines_never_fall() {
        let line = sparkline(&[0, 1, 0, 3], 76.0, 26.0);
        let heights: Vec<f64> = line[1..]
            .split('L')
            .map(|point| point.split_once(' ').unwrap().1.parse().unwrap())
            .collect();
        assert!(heights.windows(2).all(|pair| pair[1] <= pair[0]), "{line}");
        assert_eq!(sparkline(&[], 76.0, 26.0), "M");
    }
}
