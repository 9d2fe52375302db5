//! What a meeting is about: why, the agenda, and the way into one's calendar.

use kurs_domain::{Id, meetings::Meeting};
use leptos::prelude::*;

use super::texts::meeting_texts;
use crate::ui::{Glyph, Icon, ReadAloud, live};

/// What to read aloud of it.
fn aloud(meeting: &Meeting) -> String {
    let mut parts = vec![super::when::title(meeting)];
    parts.extend(super::when::when_and_where(meeting));
    if let Some(plan) = &meeting.plan {
        parts.push(plan.draft.purpose.to_string());
        parts.push(meeting_texts().agenda.to_owned());
        parts.extend(plan.draft.agenda.iter().map(|item| item.text.to_string()));
    }
    parts.join(". ")
}

/// Why, how long, the agenda, the calendar. `saying` offers to say something about each point.
#[component]
pub(super) fn Facts(meeting: Memo<Meeting>, #[prop(default = true)] saying: bool) -> impl IntoView {
    let words = meeting_texts();
    let point = move |meeting: Id, id: Id, text: String, open: bool| {
        let name = text.clone();
        view! {
            <li>
                <span dir="auto">{text}</span>
                {(saying && open)
                    .then(|| {
                        view! {
                            <a class="small" href=format!("/meetings/{meeting}/say?about={id}")>
                                {words.agenda_say}
                                <span class="unseen">": " <bdi>{name}</bdi></span>
                            </a>
                        }
                    })}
            </li>
        }
    };
    let text = Callback::new(move |()| meeting.with_untracked(aloud));
    live::view(move || {
        let it = meeting.get();
        let plan = it.plan.as_ref()?.draft.clone();
        let open = !matches!(
            it.state,
            kurs_domain::meetings::MeetingState::Closed
                | kurs_domain::meetings::MeetingState::Cancelled
        );
        let own = it.participants.iter().find(|one| one.id == it.young_person_id);
        let calendar = own.and_then(|one| one.calendar_url.clone()).filter(|_| open);
        let points: Vec<_> = plan
            .agenda
            .into_iter()
            .map(|item| point(it.id, item.id, item.text.to_string(), open))
            .collect();
        let none = points.is_empty().then(|| view! { <p class="soft">{words.agenda_none}</p> });
        Some(view! {
            <section class="card stack">
                <h2>{words.about}</h2>
                <p dir="auto" class="own">{plan.purpose.to_string()}</p>
                <p class="soft small">{(words.minutes)(plan.duration_minutes.into())}</p>
                <h3>{words.agenda}</h3>
                <ol class="agenda">{points}</ol>
                {none}
                <div class="chips">
                    <ReadAloud text=text/>
                    {calendar
                        .map(|url| {
                            view! {
                                <a class="chip" href=url download="">
                                    <Icon glyph=Glyph::Calendar/>
                                    {words.calendar}
                                </a>
                            }
                        })}
                </div>
            </section>
        })
    })
}
