//! Times of meetings, as text and as form fields. Meetings are in Danish time, whatever time zone the desk is
//! in.

use chrono::{NaiveDateTime, NaiveTime};
use kurs_domain::{
    NaiveDate, Timestamp, date,
    day::DayStart,
    wall_clock::{self, Shown},
};

use super::texts::meeting_desk_texts;
use crate::platform::{self, DateStyle};

pub(crate) const ZONE: &str = "Europe/Copenhagen";

/// The date of `at` in Denmark.
pub(crate) fn date_of(at: Timestamp) -> NaiveDate {
    platform::day_at(at, ZONE, DayStart::new(0).unwrap_or_default())
}

/// "onsdag den 25. november kl. 14.00"
pub(crate) fn moment(at: Timestamp) -> String {
    let day = platform::write_date(date_of(at), DateStyle::Day);
    (meeting_desk_texts().at)(&day, &platform::write_time(at, ZONE))
}

/// The time if `at` is today, else the date.
pub(crate) fn since(at: Timestamp) -> String {
    if date_of(at) == date_of(platform::now()) {
        (meeting_desk_texts().today_at)(&platform::write_time(at, ZONE))
    } else {
        platform::write_date(date_of(at), DateStyle::Full)
    }
}

/// `at` as the values of a date field and a time field.
pub(crate) fn as_typed(at: Timestamp) -> (String, String) {
    let wall = wall_clock::wall(at, platform::offset(ZONE, at));
    (wall.format("%Y-%m-%d").to_string(), wall.format("%H:%M").to_string())
}

/// The instants at which a clock in Denmark shows `time` on `date`, both as form fields give them; `None`
/// where they can't be parsed.
pub(crate) fn shown(date: &str, time: &str) -> Option<Shown> {
    let date = date::parse(date)?;
    let time = NaiveTime::parse_from_str(time.get(..5)?, "%H:%M").ok()?;
    Some(wall_clock::shown(NaiveDateTime::new(date, time), |at| platform::offset(ZONE, at)))
}
