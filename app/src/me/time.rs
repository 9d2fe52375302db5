//! When the person's day begins, and their time zone.

use kurs_domain::{day::DayStart, people::MePatch};
use leptos::prelude::*;

use super::texts::me_texts;
use crate::{identity::change_me, platform, sync::local, ui::live};

#[component]
pub fn MyDay() -> impl IntoView {
    let words = me_texts();
    let me = local().me().get_untracked();
    let zone = me.as_ref().map(|me| me.time_zone.clone()).unwrap_or_default();
    let start = me.map(|me| me.day_start).unwrap_or_default().hour();
    let mut zones = platform::time_zones();
    if !zone.is_empty() && !zones.contains(&zone) {
        zones.insert(0, zone.clone());
    }
    let zones = zones
        .into_iter()
        .map(|name| {
            let selected = zone == name;
            let shown = name.replace('_', " ");
            view! { <option value=name selected=selected>{shown}</option> }
        })
        .collect_view();
    let hours = (0..=DayStart::LATEST)
        .map(|hour| {
            let selected = start == hour;
            view! { <option value=hour selected=selected>{(words.hour)(hour)}</option> }
        })
        .collect_view();
    view! {
        <section class="card stack">
            <h2>{words.time}</h2>
            <div class="field">
                <label for="day-start">{words.day_start}</label>
                <p class="hint" id="day-start-hint">{words.day_start_hint}</p>
                <select
                    id="day-start"
                    aria-describedby="day-start-hint"
                    on:change=live::act(|event| {
                        let hour = event_target_value(&event).parse().ok();
                        let day_start = hour.and_then(DayStart::new);
                        change_me(MePatch { day_start, ..MePatch::default() });
                    })
                >
                    {hours}
                </select>
            </div>
            <div class="field">
                <label for="zone">{words.zone}</label>
                <p class="hint" id="zone-hint">{words.zone_hint}</p>
                <select
                    id="zone"
                    aria-describedby="zone-hint"
                    on:change=live::act(|event| {
                        let time_zone = Some(event_target_value(&event));
                        change_me(MePatch { time_zone, ..MePatch::default() });
                    })
                >
                    {zones}
                </select>
            </div>
        </section>
    }
}
