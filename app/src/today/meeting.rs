//! One line: a meeting is being held, was planned, moved or cancelled, or is near and not prepared for.

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
        let words = today_texts();
        let found = all::<Ahead>().with(|all| Ahead::nearest(all, now).cloned());
        let news = all::<Ahead>().with(|all| {
            let news = all.iter().filter(|it| it.has_news() && !local.is_pending(it.id));
            news.map(|it| it.id).collect::<Vec<_>>()
        });
        if !news.is_empty() && !found.as_ref().is_some_and(|it| it.goes_on(now)) {
            let page = if let [one] = *news { format!("/{one}") } else { String::new() };
            return Some(line(words.meeting_news.to_owned(), format!("/meetings{page}")));
        }
        let found = found?;
        // Preparation that was written on another page may not be sent yet.
        if !found.goes_on(now) && local.is_pending(found.id) {
            return None;
        }
        let at = found.begins()?;
        let (text, to) = if found.goes_on(now) {
            (words.meeting_now.to_owned(), format!("/meetings/{}", found.id))
        } else {
            let day = platform::write_date(local.day_at(at), DateStyle::LongWeekday);
            let time = platform::write_time(at, &local.zone());
            ((words.meeting_near)(&day, &time), format!("/meetings/{}/prepare", found.id))
        };
        Some(line(text, to))
    })
}

fn line(text: String, to: String) -> AnyView {
    view! {
        <a class="card line offer" href=to>
            <Icon glyph=Glyph::Calendar/>
            <span dir="auto" class="strong">{text}</span>
            <Icon glyph=Glyph::Chevron/>
        </a>
    }
    .into_any()
}
