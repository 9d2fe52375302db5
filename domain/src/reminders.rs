//! Reminders: when a goal's owner is nudged, on the days the goal is for, at the time that their
//! wall clock shows.
//!
//! Of each day there is one reminder at most. It belongs to the owner's own day: at 01:30 it is still
//! the evening before. What would ring in quiet hours waits until they end; if that is another day by
//! then it is dropped, because a nudge for yesterday is a reproach. Nothing counts what was not done.

use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};

use crate::{
    NaiveDate, Timestamp,
    day::{DayStart, beginning, day_of, week_of},
    goals::{Day, Goal, GoalState, Repeat},
    people::{Me, QuietHours, TimeOfDay},
    timestamp::HOUR_MS,
};

/// How late a reminder may come (the server was away) and still be of use, in milliseconds.
pub const LATEST_MS: i64 = 2 * HOUR_MS;
/// For how long a reminder is put off, in milliseconds.
pub const PUT_OFF_MS: i64 = HOUR_MS;
/// How many days ahead a reminder is looked for: a week holds every day that a goal may be for, and
/// each one twice, should a change of the clock get in the way of the first.
const DAYS_AHEAD: u64 = 15;
/// The longest time that a zone has skipped, in minutes: a whole day (Samoa, 2011).
const LONGEST_GAP: i64 = 26 * 60;

/// When somebody's days begin, and when they want to be left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// The hour at which a day begins.
    pub day_start: DayStart,
    /// When nothing may ring.
    pub quiet_hours: Option<QuietHours>,
    /// Since which day everything rests.
    pub paused_since: Option<NaiveDate>,
}

impl From<&Me> for Rhythm {
    fn from(me: &Me) -> Self {
        Self { day_start: me.day_start, quiet_hours: me.quiet_hours, paused_since: me.paused_since }
    }
}

/// The first reminder of `goal` after `after`: for which of its owner's days, and when. The owner's
/// clock shows the time of `zone`. What was marked is asked when it is due ([`is_wanted`]).
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

/// Whether a reminder of `goal` for `on` is still wanted when it is due: `marked` holds the days on
/// which the goal succeeded, once for each time, at least those of the week of `on`.
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

/// Whether something that was due at `due` for the day `on` may still ring at `now`: not much later,
/// not in quiet hours, and not when another day has begun meanwhile.
pub fn may_ring<Z: TimeZone>(
    on: NaiveDate,
    due: Timestamp,
    now: Timestamp,
    rhythm: &Rhythm,
    zone: &Z,
) -> bool {
    let on_its_day = now <= due || now < end(on, rhythm, zone);
    now <= due.plus_millis(LATEST_MS) && on_its_day && !is_quiet(now, rhythm, zone)
}

/// When a reminder for the day `on` comes again that is put off at `now`: an hour later, unless that
/// is in quiet hours, or another day by then.
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

/// When the own day `on` is over.
fn end<Z: TimeZone>(on: NaiveDate, rhythm: &Rhythm, zone: &Z) -> Timestamp {
    let next = on.checked_add_days(Days::new(1)).unwrap_or(on);
    beginning(next, zone, rhythm.day_start).with_timezone(&Utc).into()
}

/// When a reminder for `at` rings on the own day `on`, if it does.
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
        // A date that the zone leaves out.
        return None;
    }
    let mut rings = meant;
    // A change of the clock may skip the end of the quiet, and lead into the next one.
    for _ in 0..3 {
        let Some(over) = quiet_until(rings, rhythm, zone) else { break };
        rings = over;
    }
    (rings == meant || rings < end).then_some(rings)
}

/// When the quiet is over that `at` falls into, if it does.
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

/// Quiet hours that end when they begin are none.
fn covers(quiet: QuietHours, at: NaiveTime) -> bool {
    let (from, until) = (quiet.from.time(), quiet.until.time());
    if from <= until { from <= at && at < until } else { from <= at || at < until }
}

/// The first instant at which the clock of `zone` shows `wall`; where it skips that time, the first
/// one after the gap.
fn shown<Z: TimeZone>(wall: NaiveDateTime, zone: &Z) -> Timestamp {
    let first = |minutes| {
        let wall = wall + TimeDelta::minutes(minutes);
        zone.from_local_datetime(&wall).earliest().map(|at: DateTime<Z>| at.with_timezone(&Utc))
    };
    (0..=LONGEST_GAP).find_map(first).unwrap_or_else(|| wall.and_utc()).into()
}

#[cfg(test)]
mod tests;
