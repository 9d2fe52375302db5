//! Schedules the reminders of goals, on the days of the goal, by the owner's wall clock.
//!
//! There is at most one reminder per goal and day of the owner: at 01:30 it is still the evening before.
//! A reminder in quiet hours is delayed until they end; if the day has ended by then it is dropped, because
//! a reminder for yesterday is a reproach. Nothing counts what was not done.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

use crate::{
    NaiveDate, Timestamp,
    day::{DayStart, beginning, day_of, week_of},
    goals::{Day, Goal, GoalState, Repeat},
    people::{Me, QuietHours, TimeOfDay},
    timestamp::HOUR_MS,
};

/// The longest useful delay of a reminder (the server was down), in milliseconds.
pub const LATEST_MS: i64 = 2 * HOUR_MS;
/// How long a reminder is postponed, in milliseconds.
pub const PUT_OFF_MS: i64 = HOUR_MS;
/// Milliseconds in a minute.
const MINUTE_MS: i64 = 60 * 1_000;
/// How many days are searched for the next reminder: each weekday occurs twice, in case a change of the
/// clock skips the first.
const DAYS_AHEAD: u64 = 15;
/// The longest skip of a time zone, in minutes, with a margin: a whole day (Samoa, 2011).
const LONGEST_GAP: i64 = 26 * 60;

/// The settings of a person that limit reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// The hour at which a day begins.
    pub day_start: DayStart,
    /// When no notification may be sent.
    pub quiet_hours: Option<QuietHours>,
    /// The day since which everything is paused.
    pub paused_since: Option<NaiveDate>,
}

impl From<&Me> for Rhythm {
    fn from(me: &Me) -> Self {
        Self { day_start: me.day_start, quiet_hours: me.quiet_hours, paused_since: me.paused_since }
    }
}

/// The first reminder of `goal` after `after`: the owner's local day it is for, and when it is due, with
/// the owner's clock in `zone`. Successes are only checked when it is due ([`is_wanted`]).
pub fn next<Z: TimeZone>(
    goal: &Goal,
    rhythm: &Rhythm,
    after: Timestamp,
    zone: &Z,
) -> Option<(NaiveDate, Timestamp)> {
    let at = goal.draft.remind_at.filter(|_| goal.draft.state == GoalState::Active)?;
    let today = day_of(after, zone, rhythm.day_start);
    let first = match goal.draft.repeat {
        Repeat::Once(day) => today.max(day),
        _ => today,
    };
    (0..DAYS_AHEAD).filter_map(|days| first.checked_add_days(Days::new(days))).find_map(|day| {
        let comes = instant(day, at, rhythm, zone).filter(|comes| *comes > after)?;
        (is_for(goal, day) && !rests(rhythm, day)).then_some((day, comes))
    })
}

/// Whether a reminder of `goal` for `on` is still wanted when it is due. `marked` are the days of its
/// successes, one for each success, at least those of the week of `on`.
pub fn is_wanted(goal: &Goal, rhythm: &Rhythm, on: NaiveDate, marked: &[NaiveDate]) -> bool {
    let wants = goal.draft.remind_at.is_some() && goal.draft.state == GoalState::Active;
    let enough = match goal.draft.repeat {
        Repeat::TimesAWeek(times) => {
            let this_week = marked.iter().filter(|day| week_of(**day) == week_of(on));
            this_week.count() >= times.get().into()
        }
        _ => false,
    };
    wants && is_for(goal, on) && !rests(rhythm, on) && !marked.contains(&on) && !enough
}

/// Whether a notification that was due at `due` for the day `on` may still be shown at `now`: not too late,
/// not in quiet hours, and not after the day has ended.
pub fn may_ring<Z: TimeZone>(
    on: NaiveDate,
    due: Timestamp,
    now: Timestamp,
    rhythm: &Rhythm,
    zone: &Z,
) -> bool {
    now <= of_use_until(on, due, rhythm, zone) && !is_quiet(now, rhythm, zone)
}

/// The last instant at which a notification that was due at `due` for the day `on` may be shown, whatever
/// delays it.
pub fn of_use_until<Z: TimeZone>(
    on: NaiveDate,
    due: Timestamp,
    rhythm: &Rhythm,
    zone: &Z,
) -> Timestamp {
    // A reminder at the very end of its day (the clock skipped the rest of it) is still useful.
    let end = Some(end(on, rhythm, zone)).filter(|end| *end > due);
    // Checked minute by minute, because a clock that is set back may enter quiet hours again.
    let first = due.millis().div_euclid(MINUTE_MS) + 1;
    let minutes = (first..).map(|minute| Timestamp::from_millis(minute * MINUTE_MS));
    let last = due.plus_millis(LATEST_MS);
    minutes
        .take_while(|minute| *minute <= last)
        .find(|minute| end.is_some_and(|end| *minute >= end) || is_quiet(*minute, rhythm, zone))
        .map_or(last, |minute| minute.plus_millis(-1))
}

/// When a reminder for the day `on` that is postponed at `now` is due again: an hour later. `None` if that is
/// in quiet hours, or on another day.
pub fn put_off<Z: TimeZone>(
    on: NaiveDate,
    now: Timestamp,
    rhythm: &Rhythm,
    zone: &Z,
) -> Option<Timestamp> {
    let at = now.plus_millis(PUT_OFF_MS);
    let that_day = |at| day_of(at, zone, rhythm.day_start) == on;
    (that_day(now) && that_day(at) && !rests(rhythm, on) && !is_quiet(at, rhythm, zone))
        .then_some(at)
}

/// When a notification of `at` may be shown: at once, or at the end of the quiet hours.
pub fn after_quiet<Z: TimeZone>(at: Timestamp, rhythm: &Rhythm, zone: &Z) -> Timestamp {
    quiet_until(at, rhythm, zone).unwrap_or(at)
}

fn is_for(goal: &Goal, day: NaiveDate) -> bool {
    match &goal.draft.repeat {
        Repeat::Once(once) => *once == day,
        Repeat::Weekdays(days) => days.days().contains(&Day::of(day)),
        Repeat::TimesAWeek(_) => true,
    }
}

fn rests(rhythm: &Rhythm, day: NaiveDate) -> bool {
    rhythm.paused_since.is_some_and(|since| since <= day)
}

/// The end of the owner's local day `on`.
fn end<Z: TimeZone>(on: NaiveDate, rhythm: &Rhythm, zone: &Z) -> Timestamp {
    let next = on.checked_add_days(Days::new(1)).unwrap_or(on);
    beginning(next, zone, rhythm.day_start).with_timezone(&Utc).into()
}

/// When a reminder for `at` is due on the owner's local day `on`, if at all.
fn instant<Z: TimeZone>(
    on: NaiveDate,
    at: TimeOfDay,
    rhythm: &Rhythm,
    zone: &Z,
) -> Option<Timestamp> {
    let end = end(on, rhythm, zone);
    let date =
        if at.hour() < rhythm.day_start.hour() { on.checked_add_days(Days::new(1))? } else { on };
    let meant = shown(date.and_time(at.time()), zone);
    if meant.utc().with_timezone(zone).date_naive() != date {
        // The zone skips this date.
        return None;
    }
    let mut rings = meant;
    // A change of the clock may skip the end of the quiet hours, so that the next ones have begun.
    for _ in 0..3 {
        let Some(over) = quiet_until(rings, rhythm, zone) else { break };
        rings = over;
    }
    (rings == meant || rings < end).then_some(rings)
}

/// The end of the quiet hours that `at` is in; `None` if it is in none.
fn quiet_until<Z: TimeZone>(at: Timestamp, rhythm: &Rhythm, zone: &Z) -> Option<Timestamp> {
    let quiet = rhythm.quiet_hours?;
    let wall = at.utc().with_timezone(zone).naive_local();
    if !covers(quiet, wall.time()) {
        return None;
    }
    let days = u64::from(quiet.until.time() <= wall.time());
    let over = wall.date().checked_add_days(Days::new(days))?;
    Some(shown(over.and_time(quiet.until.time()), zone))
}

/// Whether `at` is in quiet hours.
fn is_quiet<Z: TimeZone>(at: Timestamp, rhythm: &Rhythm, zone: &Z) -> bool {
    quiet_until(at, rhythm, zone).is_some()
}

/// Quiet hours of length 0 cover nothing.
fn covers(quiet: QuietHours, at: NaiveTime) -> bool {
    let (from, until) = (quiet.from.time(), quiet.until.time());
    if from <= until { from <= at && at < until } else { from <= at || at < until }
}

/// The first instant at which the clock of `zone` shows `wall`; if that time is skipped, the end of the gap.
fn shown<Z: TimeZone>(wall: NaiveDateTime, zone: &Z) -> Timestamp {
    let first = |minutes| {
        let wall = wall + TimeDelta::minutes(minutes);
        zone.from_local_datetime(&wall).earliest().map(|at: DateTime<Z>| at.with_timezone(&Utc))
    };
    (0..=LONGEST_GAP).find_map(first).unwrap_or_else(|| wall.and_utc()).into()
}

#[cfg(test)]
mod tests;
