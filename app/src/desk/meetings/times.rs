//! When something is, in words, and from what a form says to the instant. Meetings are held on
//! Danish time, whatever zone the desk stands in.

use chrono::{NaiveDateTime, NaiveTime};
use kurs_domain::{
    NaiveDate, Timestamp, date,
    day::DayStart,
    wall_clock::{self, Shown},
};

use crate::{
    here::{self, DateStyle},
    words::words,
};

/// The zone in which meetings are held.
pub(super) const ZONE: &str = "Europe/Copenhagen";

/// The date of `at` on a calendar in Denmark.
pub(super) fn date_of(at: Timestamp) -> NaiveDate {
    here::day_at(at, ZONE, DayStart::new(0).unwrap_or_default())
}

/// "onsdag den 25. november kl. 14.00"
pub(super) fn moment(at: Timestamp) -> String {
    let day = here::write_date(date_of(at), DateStyle::Day);
    (words().desk.meetings.at)(&day, &here::write_time(at, ZONE))
}

/// The date alone when it was another day, the time when it was this day.
pub(super) fn since(at: Timestamp) -> String {
    if date_of(at) == date_of(here::now()) {
        (words().desk.meetings.today_at)(&here::write_time(at, ZONE))
    } else {
        here::write_date(date_of(at), DateStyle::Full)
    }
}

/// What a form for a date and a time of day shows for `at`.
pub(super) fn as_typed(at: Timestamp) -> (String, String) {
    let wall = wall_clock::wall(at, here::offset(ZONE, at));
    (wall.format("%Y-%m-%d").to_string(), wall.format("%H:%M").to_string())
}

/// When a wall clock in Denmark shows `time` on `date`, both as a form gives them; nothing where
/// they are no date or no time.
pub(super) fn shown(date: &str, time: &str) -> Option<Shown> {
    let date = date::parse(date)?;
    let time = NaiveTime::parse_from_str(time.get(..5)?, "%H:%M").ok()?;
    Some(wall_clock::shown(NaiveDateTime::new(date, time), |at| here::offset(ZONE, at)))
}
