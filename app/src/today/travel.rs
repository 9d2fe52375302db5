//! Asks once whether to change the person's time zone, where the device is in another one.

use kurs_domain::people::MePatch;
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    platform,
    sync::{dispatch, local},
    ui::{Glyph, Icon, announce, focus_on, live},
};

/// The name of the draft with the time zone for which the question was declined.
const DECLINED_ZONE: &str = "zone-stays";

/// The question, while the device's clock differs from the person's time zone.
#[component]
pub fn TravelQuestion() -> impl IntoView {
    let own = platform::own_time_zone();
    let stays = RwSignal::new(platform::draft(DECLINED_ZONE));
    let zone = live::memo(|| local().me().with(|me| me.as_ref().map(|me| me.time_zone.clone())));
    live::view(move || {
        let (zone, now) = (zone.get()?, platform::now());
        if platform::offset(&zone, now) == platform::offset(&own, now) {
            // Back home: the next journey is asked about again.
            platform::store_draft(DECLINED_ZONE, None);
            return None;
        }
        let words = today_texts();
        let (follow, stay) = (own.clone(), own.clone());
        let follow = move |_| {
            let patch = MePatch { time_zone: Some(follow.clone()), ..MePatch::default() };
            // No domain rule rejects a time zone.
            let _ = dispatch(patch);
            announce(words.travel_said);
            focus_on("page-heading");
        };
        let stay = move |_| {
            platform::store_draft(DECLINED_ZONE, Some(&stay));
            stays.set(Some(stay.clone()));
            focus_on("page-heading");
        };
        (stays.get().as_ref() != Some(&own)).then(|| {
            view! {
                <section class="card stack offer offers">
                    <h2>{words.travel_title}</h2>
                    <p>{words.travel_text}</p>
                    <div class="chips">
                        <button type="button" class="chip strong" on:click=live::act(follow)>
                            <Icon glyph=Glyph::Check/>
                            {words.travel_follow}
                        </button>
                        <button type="button" class="chip" on:click=live::act(stay)>{words.travel_stay}</button>
                    </div>
                </section>
            }
        })
    })
}
