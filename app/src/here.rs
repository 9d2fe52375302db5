//! What only the browser knows: the clock, the time zone, randomness, how dates are written, and
//! the few hints (theme, language) that belong to this phone rather than to a person.
//!
//! Nothing else in the client asks the browser for these. Of personal data only what is being typed
//! is kept from here, until it is kept for good or its writer signs out.

use std::cell::{Cell, RefCell};

use chrono::{Datelike, FixedOffset};
use js_sys::{Array, Date, Function, Object, Reflect};
use kurs_domain::{
    Id, NaiveDate, Timestamp,
    day::{DayStart, day_of},
    people::Language,
    sync::clock::Clock,
};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// How this device's clock stands to the true time; read when it is first asked for.
    static CLOCK: Cell<Option<Clock>> = const { Cell::new(None) };
    /// Called with the change, in milliseconds, when the true time turns out to be another.
    static CORRECTED: Cell<fn(i64)> = const { Cell::new(|_| {}) };
}

/// What this device's clock shows, in milliseconds since 1970, right or wrong: for measuring how long
/// something takes.
pub fn ticks() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are far below 2^53")]
    (Date::now() as i64)
}

fn clock() -> Clock {
    CLOCK.get().unwrap_or_else(|| {
        let clock = Clock::resume(&hint(Hint::Clock).unwrap_or_default(), ticks());
        CLOCK.set(Some(clock));
        clock
    })
}

/// The instant now, as far as is known: what the clock shows, and by how much it is off.
pub fn now() -> Timestamp {
    clock().now(ticks())
}

/// Whether this device's clock is off.
pub fn clock_is_off() -> bool {
    clock().is_off()
}

/// Has `corrected` called with the number of milliseconds by which [`now`] changes, whenever it does.
pub fn on_corrected(corrected: fn(i64)) {
    CORRECTED.set(corrected);
}

/// Learns what time it is from the `Date` of an answer that has just come.
pub fn learn_the_time(date: &str) {
    let truth = Date::parse(date);
    if truth.is_nan() {
        return;
    }
    let mut clock = clock();
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are far below 2^53")]
    let change = clock.learn(truth as i64, ticks());
    CLOCK.set(Some(clock));
    keep_hint(Hint::Clock, Some(&clock.write()));
    if change != 0 {
        CORRECTED.get()(change);
    }
}

/// A fresh id.
pub fn new_id() -> Id {
    let mut random = [0; 10];
    if let Ok(crypto) = window().crypto() {
        // Only fails for more than 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    Id::new(now(), random)
}

/// A number from 0 to 1, for spreading retries.
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// The browser's own time zone, as its IANA name.
pub fn own_time_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .filter(|zone| zone != "Etc/Unknown")
        .unwrap_or_else(|| "Europe/Copenhagen".to_owned())
}

/// Time zones the browser knows, for choosing one.
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

/// How far `zone` is from UTC at `at`. An unknown zone counts as UTC.
pub fn offset(zone: &str, at: Timestamp) -> FixedOffset {
    let utc = FixedOffset::east_opt(0).expect("zero is an offset");
    let options = format!(
        r#"{{"timeZone":"{}","hourCycle":"h23","year":"numeric","month":"2-digit","day":"2-digit","hour":"2-digit","minute":"2-digit","second":"2-digit"}}"#,
        zone.replace(['"', '\\'], "")
    );
    // Sweden writes dates as ISO 8601 does.
    let Some(wall) = try_format(at, "sv-SE", &options) else { return utc };
    wall_seconds(&wall)
        .and_then(|wall| i32::try_from(wall - at.millis().div_euclid(1000)).ok())
        .and_then(FixedOffset::east_opt)
        .unwrap_or(utc)
}

/// Seconds since 1970 on a wall clock that shows `2026-11-22 12:23:57`.
fn wall_seconds(text: &str) -> Option<i64> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let date = NaiveDate::from_ymd_opt(i32::try_from(next()?).ok()?, next()?, next()?)?;
    Some(date.and_hms_opt(next()?, next()?, next()?)?.and_utc().timestamp())
}

/// The day it is now for someone in `zone` whose days begin at `start`.
pub fn today(zone: &str, start: DayStart) -> NaiveDate {
    day_at(now(), zone, start)
}

/// The day that `at` belongs to for someone in `zone` whose days begin at `start`.
pub fn day_at(at: Timestamp, zone: &str, start: DayStart) -> NaiveDate {
    day_of(at, &offset(zone, at), start)
}

/// The hour on the wall, 0 to 23, of someone in `zone`.
pub fn hour(zone: &str) -> u32 {
    use chrono::Timelike;
    now().utc().with_timezone(&offset(zone, now())).hour()
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// "søndag den 22. november", with the year where that is another one
    Day,
    /// "22. november", with the year where that is another one
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

/// `date` in the language now chosen.
pub fn write_date(date: NaiveDate, style: DateStyle) -> String {
    let noon = date.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp_millis());
    let options = style.options(date.year() == now().utc().year());
    try_format(Timestamp::from_millis(noon), locale(), options).unwrap_or_default()
}

/// The time of day of `at` on the wall of someone in `zone`: "7.40" in Danish, "07:40" in English.
pub fn write_time(at: Timestamp, zone: &str) -> String {
    let options = format!(
        r#"{{"timeZone":"{}","hour":"numeric","minute":"2-digit","hourCycle":"h23"}}"#,
        zone.replace(['"', '\\'], "")
    );
    try_format(at, locale(), &options).unwrap_or_default()
}

fn locale() -> &'static str {
    match crate::words::language() {
        Language::Da => "da-DK",
        Language::En => "en-GB",
    }
}

thread_local! {
    /// Making a format takes the browser a thousand times as long as using it.
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

/// The function that writes an instant. Made through `Reflect`, because an unknown zone throws.
fn make_format(locale: &str, options: &str) -> Option<Function> {
    let options = js_sys::JSON::parse(options).ok()?;
    let arguments = Array::of2(&locale.into(), &options);
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let kind: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let format = Reflect::construct(&kind, &arguments).ok()?;
    Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()
}

thread_local! {
    /// What the names of half-written forms begin with: whose they are.
    static DRAFTS_OF: RefCell<String> = RefCell::default();
}

/// From now on what is half-written belongs to `person`.
pub fn write_drafts_of(person: Option<Id>) {
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    DRAFTS_OF.replace(format!("kurs-draft-{person}-"));
}

fn draft_key(name: &str) -> String {
    DRAFTS_OF.with_borrow(|of| format!("{of}{name}"))
}

/// Something this phone remembers for itself, whoever uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// `light` or `dark`; absent follows the system.
    Theme,
    /// The language last used, for the first paint.
    Language,
    /// Who was here last, so that the phone opens without asking the server.
    Person,
    /// The hint to put Kurs on the home screen was put away.
    InstallHint,
    /// The idempotency key of signing in, until somebody is signed in.
    SignInKey,
    /// How this phone's clock stands to the true time.
    Clock,
    /// That the clock is off was said, and read.
    ClockRead,
}

impl Hint {
    fn key(self) -> &'static str {
        match self {
            Self::Theme => "kurs-theme",
            Self::Language => "kurs-language",
            Self::Person => "kurs-person",
            Self::InstallHint => "kurs-install-hint",
            Self::SignInKey => "kurs-sign-in-key",
            Self::Clock => "kurs-clock",
            Self::ClockRead => "kurs-clock-read",
        }
    }
}

/// Reads a hint.
pub fn hint(which: Hint) -> Option<String> {
    window().local_storage().ok()??.get_item(which.key()).ok()?
}

/// Keeps a hint, or forgets it. A phone that refuses to keep it loses nothing that matters.
pub fn keep_hint(which: Hint, value: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(which.key(), value),
        None => storage.remove_item(which.key()),
    };
}

/// What is half-written in the form `name`, as it was typed.
pub fn draft(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Keeps what is half-written in the form `name`, or forgets it. Unlike everything that is said it
/// is kept at every key, so it must be simple and at once.
pub fn keep_draft(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Forgets everything half-written of whoever is here.
pub fn forget_drafts() {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let of = draft_key("");
    for key in keys.filter(|key| key.starts_with(&of)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}

/// What this tab was told to remember under `name` by whoever is here. It is gone with the tab.
pub fn tab_note(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(&draft_key(name)).ok()?
}

/// Has this tab remember `text` under `name` for whoever is here, or forget it.
pub fn keep_tab_note(name: &str, text: Option<&str>) {
    let Ok(Some(storage)) = window().session_storage() else { return };
    let key = draft_key(name);
    let _ = match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    };
}

/// Has this tab forget everything, whoever wrote it.
pub fn forget_tab_notes() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.clear();
    }
}

/// The browser's preferred language, if it is one of ours.
pub fn preferred_language() -> Option<Language> {
    let languages = window().navigator().languages();
    languages.iter().find_map(|tag| {
        let tag = tag.as_string()?;
        match tag.split('-').next()? {
            "da" => Some(Language::Da),
            "en" => Some(Language::En),
            _ => None,
        }
    })
}

/// Whether the server runs with invented people, for trying Kurs out.
pub fn is_demo() -> bool {
    let meta = leptos::prelude::document().query_selector("meta[name=kurs-mode]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).is_some_and(|mode| mode == "demo")
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
