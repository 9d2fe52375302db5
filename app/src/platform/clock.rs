//! The clock of this device, its randomness, and new ids.

use std::cell::Cell;

use js_sys::Date;
use kurs_domain::{Id, Timestamp, sync::clock::Clock};
use leptos::prelude::window;

use super::{Hint, hint, set_hint};

thread_local! {
    /// How far this device's clock is off; read when first used.
    static CLOCK: Cell<Option<Clock>> = const { Cell::new(None) };
    /// Called with the change in milliseconds when the measured error of the clock changes.
    static CORRECTED: Cell<fn(i64)> = const { Cell::new(|_| {}) };
}

/// What this device's clock shows, in milliseconds since 1970, right or wrong: for measuring durations.
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

/// The current time: what the device's clock shows, corrected by its known error.
pub fn now() -> Timestamp {
    clock().now(ticks())
}

/// Whether this device's clock is wrong.
pub fn clock_is_off() -> bool {
    clock().is_off()
}

/// Sets `corrected` to be called with the number of milliseconds by which [`now`] changes, whenever it does.
pub fn on_corrected(corrected: fn(i64)) {
    CORRECTED.set(corrected);
}

/// Measures the error of the device's clock by the `Date` header of an answer that has just arrived.
pub fn learn_time(date: &str) {
    let truth = Date::parse(date);
    if truth.is_nan() {
        return;
    }
    let mut clock = clock();
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are far below 2^53")]
    let change = clock.learn(truth as i64, ticks());
    CLOCK.set(Some(clock));
    set_hint(Hint::Clock, Some(&clock.write()));
    if change != 0 {
        CORRECTED.get()(change);
    }
}

pub fn new_id() -> Id {
    let mut random = [0; 10];
    if let Ok(crypto) = window().crypto() {
        // Only fails for more than 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    Id::new(now(), random)
}

/// A random number from 0 to 1, for jitter.
pub fn random() -> f64 {
    js_sys::Math::random()
}
