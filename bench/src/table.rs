//! Result tables: medians, spread, and targets.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::{
    load::Measured,
    server::{Server, processor},
};

/// The target ratio to the baseline.
#[derive(Clone, Copy)]
pub(crate) struct Goal {
    /// Minimum.
    pub(crate) least: f64,
    /// Aim beyond the minimum.
    pub(crate) aim: Option<f64>,
}

/// Our and the baseline's figures for one number of callers, round by round.
pub(crate) struct Row {
    pub(crate) callers: usize,
    goal: Option<Goal>,
    ours: Vec<f64>,
    floor: Vec<f64>,
    waits: Vec<Duration>,
    /// Cores used by the server, and by the load generator.
    cores: Vec<(f64, f64)>,
}

/// Rows under one title.
pub(crate) struct Table<'a> {
    pub(crate) what: &'a str,
    pub(crate) floor: &'a str,
    pub(crate) rows: &'a [Row],
}

impl Row {
    pub(crate) fn new(callers: usize, goal: Option<Goal>) -> Self {
        let (ours, floor, waits, cores) = Default::default();
        Self { callers, goal, ours, floor, waits, cores }
    }

    /// Adds a measurement of the server, with the processor time used.
    pub(crate) async fn ours(
        &mut self,
        server: &Server,
        measurement: impl Future<Output = Result<Measured>>,
    ) -> Result<()> {
        let (begun, theirs, own) = (Instant::now(), server.processor()?, processor("self")?);
        let measured = measurement.await?;
        let took = begun.elapsed().as_secs_f64();
        let cores = |now: Duration, then| now.saturating_sub(then).as_secs_f64() / took;
        self.cores.push((cores(server.processor()?, theirs), cores(processor("self")?, own)));
        self.ours.push(measured.rate);
        self.waits.extend(measured.waits);
        Ok(())
    }

    /// Adds a measurement of the baseline.
    pub(crate) fn floor(&mut self, measured: Measured) {
        self.floor.push(measured.rate);
    }

    fn ratios(&self) -> Vec<f64> {
        self.ours.iter().zip(&self.floor).map(|(ours, floor)| ours / floor).collect()
    }
}

impl Table<'_> {
    pub(crate) fn print(&self) {
        println!("  {}; beside it: {}", self.what, self.floor);
        println!(
            "  {:>7} {:>9} {:>9} {:>7} {:>15} {:>9} {:>9} {:>6} {:>6} {:>7}",
            "callers",
            "ours",
            "floor",
            "ratio",
            "from … to",
            "half ms",
            "99 % ms",
            "server",
            "asking",
            "each µs"
        );
        for row in self.rows {
            let ratios = row.ratios();
            let (ratio, least, most) = (median(&ratios), at(&ratios, 0.0), at(&ratios, 1.0));
            let waits: Vec<_> = row.waits.iter().map(|wait| wait.as_secs_f64() * 1e3).collect();
            let (server, asking): (Vec<_>, Vec<_>) = row.cores.iter().copied().unzip();
            let each: Vec<_> =
                server.iter().zip(&row.ours).map(|(it, rate)| it / rate * 1e6).collect();
            let goal = row.goal.map_or_else(String::new, |goal| goal.of(ratio));
            println!(
                "  {:>7} {:>9.0} {:>9.0} {ratio:>7.2} {:>15} {:>9.2} {:>9.2} {:>6.2} {:>6.2} {:>7.0}  {goal}",
                row.callers,
                median(&row.ours),
                median(&row.floor),
                format!("{least:.2} … {most:.2}"),
                median(&waits),
                at(&waits, 0.99),
                median(&server),
                median(&asking),
                median(&each),
            );
        }
    }
}

impl Goal {
    fn of(self, ratio: f64) -> String {
        let aim = self.aim.map_or_else(String::new, |aim| format!(", the aim {aim}"));
        verdict(ratio >= self.least, &format!("goal: at least {}{aim}", self.least))
    }
}

/// Prints what is measured, and how to read it.
pub(crate) fn explain(rounds: usize, time: Duration, people: usize) {
    println!(
        "Ours and the floor by turns, {rounds} rounds of {} s; {people} people, none of whom asks \
         faster than the limits allow.",
        time.as_secs_f64()
    );
    println!(
        "Ratios are medians over the rounds. half and 99 %: how long answers took at most. server and \
         asking: the cores that the server and the callers kept busy; each: the server's processor \
         time for one answer, which hardly depends on what else the machine does."
    );
}

/// A target, and whether it is met.
pub(crate) fn verdict(met: bool, goal: &str) -> String {
    format!("{} ({goal})", if met { "met" } else { "NOT MET" })
}

/// Bytes in millions.
#[expect(clippy::cast_precision_loss, reason = "nothing here weighs petabytes")]
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

pub(crate) fn median(values: &[f64]) -> f64 {
    at(values, 0.5)
}

/// A quantile.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list"
)]
pub(crate) fn at(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_stands_in_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]).to_string(), "2");
        assert_eq!(at(&[3.0, 1.0, 2.0], 1.0).to_string(), "3");
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_goal_is_met_or_not() {
        let goal = Goal { least: 3.0, aim: Some(5.0) };
        assert_eq!(goal.of(3.1), "met (goal: at least 3, the aim 5)");
        assert_eq!(goal.of(2.9), "NOT MET (goal: at least 3, the aim 5)");
    }
}
