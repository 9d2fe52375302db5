//! Whether the day goes by the clock of the phone, asked once where that is another than Kurs's.

use kurs_domain::people::MePatch;
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    platform,
    sync::{dispatch, local},
    ui::{Glyph, Icon, announce, focus_on, live},
};

/// The name under which the phone keeps the zone in which the day is to stay as it is.
const STAYS: &str = "zone-stays";

/// The question, while the phone's clock shows another time than that of its person.
#[component]
pub fn TravelQuestion() -> impl IntoView {
    let own = platform::own_time_zone();
    let stays = RwSignal::new(platform::draft(STAYS));
    let zone = live::memo(|| local().me().with(|me| me.as_ref().map(|me| me.time_zone.clone())));
    live::view(move || {
        let (zone, now) = (zone.get()?, platform::now());
        if platform::offset(&zone, now) == platform::offset(&own, now) {
            // Back home: the next journey is asked about again.
            platform::keep_draft(STAYS, None);
            return None;
        }
        let words = today_texts();
        let (follow, stay) = (own.clone(), own.clone());
        let follow = move |_| {
            let patch = MePatch { time_zone: Some(follow.clone()), ..MePatch::default() };
            // No rule stands against being elsewhere.
            let _ = dispatch(patch);
            announce(words.travel_said);
            focus_on("page-heading");
        };
        let stay = move |_| {
            platform::keep_draft(STAYS, Some(&stay));
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
