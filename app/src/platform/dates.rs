//! Time zones, and how dates and times are written, both by the browser's `Intl`.

use std::cell::RefCell;

use chrono::{Datelike, FixedOffset};
use js_sys::{Array, Function, Object, Reflect};
use kurs_domain::{
    NaiveDate, Timestamp,
    day::{DayStart, day_of},
    people::Language,
};
use wasm_bindgen::{JsCast, JsValue};

use super::now;

/// The browser's own time zone, as its IANA name.
pub fn own_time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .filter(|zone| zone != "Etc/Unknown")
        .unwrap_or_else(|| "Europe/Copenhagen".to_owned())
}

/// The time zones the browser knows; empty where it can't list them.
pub fn time_zones() -> Vec<String> {
    let Ok(intl) = Reflect::get(&js_sys::global(), &"Intl".into()) else { return Vec::new() };
    let known = Reflect::get(&intl, &"supportedValuesOf".into())
        .ok()
        .and_then(|function| function.dyn_into::<Function>().ok())
        .and_then(|function| function.call1(&intl, &"timeZone".into()).ok());
    known.map_or_else(Vec::new, |zones| {
        Array::from(&zones).iter().filter_map(|zone| zone.as_string()).collect()
    })
}

/// The offset of `zone` from UTC at `at`. An unknown zone counts as UTC.
pub fn offset(zone: &str, at: Timestamp) -> FixedOffset {
    let utc = FixedOffset::east_opt(0).expect("zero is an offset");
    let options = format!(
        r#"{{"timeZone":"{}","hourCycle":"h23","year":"numeric","month":"2-digit","day":"2-digit","hour":"2-digit","minute":"2-digit","second":"2-digit"}}"#,
        zone.replace(['"', '\\'], "")
    );
    // The Swedish format is ISO 8601.
    let Some(wall) = try_format(at, "sv-SE", &options) else { return utc };
    wall_seconds(&wall)
        .and_then(|wall| i32::try_from(wall - at.millis().div_euclid(1000)).ok())
        .and_then(FixedOffset::east_opt)
        .unwrap_or(utc)
}

/// Seconds since 1970 for a local time such as `2026-11-22 12:23:57`.
fn wall_seconds(text: &str) -> Option<i64> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let date = NaiveDate::from_ymd_opt(i32::try_from(next()?).ok()?, next()?, next()?)?;
    Some(date.and_hms_opt(next()?, next()?, next()?)?.and_utc().timestamp())
}

/// The current day of someone in `zone` whose days begin at `start`.
pub fn today(zone: &str, start: DayStart) -> NaiveDate {
    day_at(now(), zone, start)
}

/// The day that `at` belongs to for someone in `zone` whose days begin at `start`.
pub fn day_at(at: Timestamp, zone: &str, start: DayStart) -> NaiveDate {
    day_of(at, &offset(zone, at), start)
}

/// The current hour, 0 to 23, in `zone`.
pub fn hour(zone: &str) -> u32 {
    use chrono::Timelike;
    now().utc().with_timezone(&offset(zone, now())).hour()
}

/// The format of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "søndag den 22. november", with the year unless it is the current one
    Day,
    /// "22. november", with the year unless it is the current one
    DayOfMonth,
    /// "22. nov. 2026"
    Full,
    /// "november 2026"
    Month,
    /// "søn."
    Weekday,
    /// "søndag"
    LongWeekday,
}

impl DateStyle {
    fn options(self, this_year: bool) -> &'static str {
        match self {
            Self::Day if this_year => {
                r#"{"timeZone":"UTC","weekday":"long","day":"numeric","month":"long"}"#
            }
            Self::Day => {
                r#"{"timeZone":"UTC","weekday":"long","day":"numeric","month":"long","year":"numeric"}"#
            }
            Self::DayOfMonth if this_year => r#"{"timeZone":"UTC","day":"numeric","month":"long"}"#,
            Self::DayOfMonth => {
                r#"{"timeZone":"UTC","day":"numeric","month":"long","year":"numeric"}"#
            }
            Self::Full => r#"{"timeZone":"UTC","day":"numeric","month":"short","year":"numeric"}"#,
            Self::Month => r#"{"timeZone":"UTC","month":"long","year":"numeric"}"#,
            Self::Weekday => r#"{"timeZone":"UTC","weekday":"short"}"#,
            Self::LongWeekday => r#"{"timeZone":"UTC","weekday":"long"}"#,
        }
    }
}

/// `date` in the current language.
pub fn write_date(date: NaiveDate, style: DateStyle) -> String {
    let noon = date.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp_millis());
    let options = style.options(date.year() == now().utc().year());
    try_format(Timestamp::from_millis(noon), locale(), options).unwrap_or_default()
}

/// The local time of `at` in `zone`: "7.40" in Danish, "07:40" in English.
pub fn write_time(at: Timestamp, zone: &str) -> String {
    let options = format!(
        r#"{{"timeZone":"{}","hour":"numeric","minute":"2-digit","hourCycle":"h23"}}"#,
        zone.replace(['"', '\\'], "")
    );
    try_format(at, locale(), &options).unwrap_or_default()
}

fn locale() -> &'static str {
    match crate::platform::language::language() {
        Language::Da => "da-DK",
        Language::En => "en-GB",
    }
}

thread_local! {
    /// Formats by locale and options; creating one takes a thousand times as long as using it.
    static FORMATS: RefCell<Vec<(String, Option<Function>)>> = RefCell::default();
}

fn try_format(at: Timestamp, locale: &str, options: &str) -> Option<String> {
    let key = format!("{locale}{options}");
    let format = FORMATS.with_borrow_mut(|formats| {
        if let Some((_, made)) = formats.iter().find(|(made_for, _)| *made_for == key) {
            return made.clone();
        }
        let made = make_format(locale, options);
        formats.push((key, made.clone()));
        made
    })?;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds are far below 2^53")]
    let at = JsValue::from_f64(at.millis() as f64);
    format.call1(&JsValue::UNDEFINED, &at).ok()?.as_string()
}

/// The function that formats an instant. Created through `Reflect`, because an unknown zone throws.
fn make_format(locale: &str, options: &str) -> Option<Function> {
    let options = js_sys::JSON::parse(options).ok()?;
    let arguments = Array::of2(&locale.into(), &options);
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let kind: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let format = Reflect::construct(&kind, &arguments).ok()?;
    Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_clocks_are_read() {
        for (text, expected) in [
            ("1970-01-01 00:00:00", Some(0)),
            ("1970-01-02 01:00:01", Some(90_001)),
            ("2026-11-22 12:23:57", Some(1_795_350_237)),
            ("", None),
            ("2026-11-22", None),
        ] {
            assert_eq!(wall_seconds(text), expected, "{text}");
        }
    }
}
