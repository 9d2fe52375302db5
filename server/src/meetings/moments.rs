//! Dates and times as text, in the young person's time zone.

use kurs_domain::{
    Timestamp,
    people::{Language, TimeOfDay},
};

use crate::{state::zone, words::words};

/// "mandag den 23. november 2026 kl. 14.00"
pub fn day_and_time(language: Language, at: Timestamp, time_zone: &str) -> String {
    let text = &words(language).guest;
    let local = at.utc().with_timezone(&zone(time_zone)).naive_local();
    let time = TimeOfDay::parse(&local.format("%H:%M").to_string());
    let day = (text.day)(local.date());
    time.map_or(day.clone(), |time| (text.day_at)(&day, time))
}
