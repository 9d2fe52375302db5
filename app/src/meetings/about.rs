//! What a meeting is about: why, who comes, the agenda, and the way into one's calendar.

use kurs_domain::{
    Id,
    direction::isolated,
    meetings::{Meeting, MeetingState, Participant, minutes::Note},
};
use leptos::prelude::*;

use super::texts::meeting_texts;
use crate::ui::{Glyph, Icon, ReadAloud, live};

/// What to read aloud of it.
fn aloud(meeting: &Meeting) -> String {
    let mut parts = vec![super::when::title(meeting)];
    parts.extend(super::when::when_and_where(meeting));
    if let Some(plan) = &meeting.plan {
        parts.push(plan.draft.purpose.to_string());
        parts.push(format!("{} {}", meeting_texts().people, names(meeting, |_| true).join(", ")));
        parts.push(meeting_texts().agenda.to_owned());
        parts.extend(plan.draft.agenda.iter().map(|item| item.text.to_string()));
    }
    parts.join(". ")
}

/// Those of whom `is` holds, oneself first.
fn names(meeting: &Meeting, is: impl Fn(&Participant) -> bool) -> Vec<String> {
    let all = meeting.participants.iter().filter(|it| is(it));
    let (own, others): (Vec<_>, Vec<_>) = all.partition(|it| it.id == meeting.young_person_id);
    let own = own.iter().map(|_| meeting_texts().you.to_owned());
    own.chain(others.iter().map(|it| isolated(&*it.who.name).to_string())).collect()
}

/// What was written down about an agenda item, or with `None` about the whole meeting.
fn notes(meeting: &Meeting, about: Option<Id>) -> AnyView {
    let words = meeting_texts();
    let one = |it: &Note| {
        view! {
            <li>
                <p dir="auto" class="own">{it.draft.words.to_string()}</p>
                <small class="soft">{(words.answer_by)(&it.by.name, &super::when::time(it.at))}</small>
            </li>
        }
    };
    let all: Vec<_> = meeting.notes_of(about).map(one).collect();
    (!all.is_empty()).then(|| view! { <ul class="stack actions-list">{all}</ul> }).into_any()
}

/// Why, how long, who, the agenda, the calendar. `saying` offers to say something about each point.
#[component]
pub(super) fn Facts(meeting: Memo<Meeting>, #[prop(default = true)] saying: bool) -> impl IntoView {
    let words = meeting_texts();
    let point = move |it: &Meeting, id: Id, text: String, open: bool| {
        let (meeting, name, progress) = (it.id, text.clone(), &it.agenda_progress);
        let now = (progress.current == Some(id)).then_some(words.agenda_now);
        let done = progress.discussed.contains(&id).then_some(words.agenda_done);
        view! {
            <li aria-current=now.map(|_| "step")>
                <span dir="auto">{text}</span>
                {now.or(done).map(|state| view! { " · " <span class="sent seen small">{state}</span> })}
                {(saying && open)
                    .then(|| {
                        view! {
                            <a class="small" href=format!("/meetings/{meeting}/say?about={id}")>
                                {words.agenda_say}
                                <span class="unseen">": " <bdi>{name}</bdi></span>
                            </a>
                        }
                    })}
                {notes(it, Some(id))}
            </li>
        }
    };
    let text = Callback::new(move |()| meeting.with_untracked(aloud));
    live::view(move || {
        let it = meeting.get();
        let plan = it.plan.as_ref()?.draft.clone();
        let open = it.is_open();
        let own = it.participants.iter().find(|one| one.id == it.young_person_id);
        let calendar = own.and_then(|one| one.calendar_url.clone()).filter(|_| open);
        let (who, agenda) = match it.state {
            MeetingState::Closed => (words.people_were, words.agenda_was),
            MeetingState::Cancelled => (words.people_were_to, words.agenda_was_to),
            _ => (words.people, words.agenda),
        };
        // Afterwards: who was seen there, where somebody wrote it down.
        let noted =
            it.state == MeetingState::Closed && it.participants.iter().any(|it| it.attended);
        let came = names(&it, |one| !noted || one.attended);
        let invited = if noted { names(&it, |one| !one.attended) } else { Vec::new() };
        let also = (!invited.is_empty()).then(|| {
            view! { <p class="small"><span class="strong">{words.also_invited}</span> " " {invited.join(", ")}</p> }
        });
        let past: Vec<_> = it
            .past_agenda
            .iter()
            .filter(|item| it.notes_of(Some(item.id)).next().is_some())
            .map(|item| point(&it, item.id, item.text.to_string(), false))
            .collect();
        let other =
            it.notes_of(None).next().is_some().then(|| view! { <h3>{words.other_notes}</h3> });
        let points: Vec<_> = plan
            .agenda
            .into_iter()
            .map(|item| point(&it, item.id, item.text.to_string(), open))
            .collect();
        let none = points.is_empty().then(|| view! { <p class="soft">{words.agenda_none}</p> });
        Some(view! {
            <section class="card stack">
                <h2>{words.about}</h2>
                <p dir="auto" class="own">{plan.purpose.to_string()}</p>
                <p class="small">
                    <span class="strong">{who}</span> " " {came.join(", ")}
                    <span class="soft">" · " {(words.minutes)(plan.duration_minutes.into())}</span>
                </p>
                {also}
                <h3>{agenda}</h3>
                <ol class="agenda">{points}{past}</ol>
                {none}
                {other}
                {notes(&it, None)}
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

/// What `about` is called: a point of the agenda, also one that was taken off, or a decision.
pub(super) fn what(meeting: &Meeting, about: Option<Id>) -> Option<String> {
    let about = about?;
    let place = || {
        let place = meeting.decisions.iter().position(|it| it.id == about)?;
        Some((meeting_texts().decision_number)(place + 1))
    };
    meeting.heading(about, None).map(str::to_owned).or_else(place)
}
