//! One line: a meeting is being held, or is near and not prepared for.

use kurs_domain::meetings::Ahead;
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    platform::{self, DateStyle},
    sync::{all, local},
    ui::{Glyph, Icon, live},
};

#[component]
pub(super) fn MeetingLine() -> impl IntoView {
    live::view(|| {
        let local = local();
        // The line depends on the day.
        local.today().track();
        let now = platform::now();
        let found = all::<Ahead>().with(|all| Ahead::nearest(all, now).cloned())?;
        // Preparation that was written on another page may not be sent yet.
        if !found.goes_on(now) && local.is_pending(found.id) {
            return None;
        }
        let at = found.begins()?;
        let words = today_texts();
        let (text, to) = if found.goes_on(now) {
            (words.meeting_now.to_owned(), format!("/meetings/{}", found.id))
        } else {
            let day = platform::write_date(local.day_at(at), DateStyle::LongWeekday);
            let time = platform::write_time(at, &local.zone());
            ((words.meeting_near)(&day, &time), format!("/meetings/{}/prepare", found.id))
        };
        Some(view! {
            <a class="card line offer" href=to>
                <Icon glyph=Glyph::Calendar/>
                <span dir="auto" class="strong">{text}</span>
                <Icon glyph=Glyph::Chevron/>
            </a>
        })
    })
}
