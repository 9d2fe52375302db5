//! The meetings of one young person, on their page.

use kurs_domain::{
    meetings::{MeetingState, plan::MeetingRow},
    young_people::YoungPerson,
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::{state::meetings, texts::meeting_desk_texts, times};
use crate::{
    platform,
    ui::{Glyph, Icon, Skeleton},
};

/// Their meetings, those that wait for something first, and the way to plan one.
#[component]
pub(crate) fn MeetingRows(person: YoungPerson) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    meetings.show_rows(Some(person.id));
    on_cleanup(move || meetings.show_rows(None));
    let name = person.name.clone();
    let list = move || match meetings.rows.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(rows) if rows.is_empty() => {
            view! { <p class="soft">{(texts.no_meetings)(&name)}</p> }.into_any()
        }
        Some(mut rows) => {
            // What is ahead begins with the nearest, what was with the latest.
            rows.sort_by_key(|row| {
                let at = row.starts_at.map_or(0, kurs_domain::Timestamp::millis);
                let ahead = row.state == MeetingState::Planned;
                (rank(row.state), if ahead { at } else { -at })
            });
            let rows = rows.into_iter().map(|row| view! { <Row row=row/> }).collect_view();
            view! { <ul class="desk-rows">{rows}</ul> }.into_any()
        }
    };
    view! {
        <section class="card desk-part">
            <div class="desk-list-top">
                <h2>{texts.meetings}</h2>
                <A href=format!("/desk/{}/plan", person.id) attr:class="chip">
                    <Icon glyph=Glyph::Plus/>
                    {texts.plan_one}
                </A>
            </div>
            {list}
        </section>
    }
}

fn rank(state: MeetingState) -> u8 {
    match state {
        MeetingState::Asked => 0,
        MeetingState::Held => 1,
        MeetingState::Planned => 2,
        MeetingState::Closed => 3,
        MeetingState::Cancelled => 4,
    }
}

#[component]
fn Row(row: MeetingRow) -> impl IntoView {
    let texts = meeting_desk_texts();
    let state = (texts.state)(row.state, row.goes_on(platform::now()));
    let title = row.title.unwrap_or_else(|| (texts.wants_to_talk)(&row.young_person));
    let when = row.starts_at.map(|at| view! { <small>{times::moment(at)}</small> });
    let waits = (row.open_ends > 0).then(|| {
        let waits = (texts.open_ends)(i64::from(row.open_ends));
        view! { <small class="news"><span>{waits}</span></small> }
    });
    view! {
        <li>
            <A href=format!("/desk/meetings/{}", row.id) attr:class="row desk-meeting-row">
                <span class="row-words">
                    <b dir="auto">{title}</b>
                    {when}
                    <small>{state}</small>
                    {waits}
                </span>
                <Icon glyph=Glyph::Chevron/>
            </A>
        </li>
    }
}
