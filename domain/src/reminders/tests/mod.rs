//! Reminders: tables of expected times, and properties around every change of the clock.

mod properties;
mod tables;

use super::*;
use crate::Id;

fn at(text: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc().into()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn goal(repeat: &str, remind_at: &str) -> Goal {
    let json = format!(r#"{{"text":"Gå en tur","repeat":{repeat},"remind_at":"{remind_at}"}}"#);
    let (at, draft) = (Timestamp::from_millis(0), serde_json::from_str(&json).unwrap());
    Goal { id: Id::new(at, [0; 10]), draft, version: 1, created_at: at, updated_at: at }
}

fn rhythm(day_start: u8) -> Rhythm {
    let day_start = DayStart::new(day_start).unwrap();
    Rhythm { day_start, quiet_hours: None, paused_since: None }
}

fn quiet(from: &str, until: &str) -> QuietHours {
    let time = |text| TimeOfDay::parse(text).unwrap();
    QuietHours { from: time(from), until: time(until) }
}

const DAILY: &str = r#"{"times_a_week":7}"#;
