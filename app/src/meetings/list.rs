//! All meetings: what is to come first, then what was asked for, then what has been; and asking for
//! one.

use kurs_domain::{
    Id, Timestamp,
    direction::isolated,
    meetings::{Meeting, MeetingAction, MeetingState, RequestDraft, RequestWords},
};
use leptos::prelude::*;

use super::{
    changes,
    texts::{meeting_texts, saying::saying_texts},
    when,
};
use crate::{
    forms::{Form, FormView, TextField},
    platform::{self, address},
    successes::SentState,
    sync::{all, dispatch, local},
    ui::{Glyph, Icon, Notice, PageHeading, announce, live},
};

/// The meetings that are to come at `now`, that were asked for, and that have been, each in its order.
fn sorted(all: Vec<Meeting>, now: Timestamp) -> [Vec<Meeting>; 3] {
    let mut of: [Vec<Meeting>; 3] = Default::default();
    for meeting in all {
        of[match meeting.state {
            _ if meeting.is_overdue(now) => 2,
            MeetingState::Planned | MeetingState::Held => 0,
            MeetingState::Asked => 1,
            MeetingState::Closed | MeetingState::Cancelled => 2,
        }]
        .push(meeting);
    }
    let begins = |meeting: &Meeting| {
        meeting.plan.as_ref().map_or(meeting.updated_at, |plan| plan.draft.starts_at)
    };
    let asked = |meeting: &Meeting| meeting.request.as_ref().map(|request| request.at);
    of[0].sort_by_key(|it| (it.state != MeetingState::Held, begins(it)));
    of[1].sort_by_key(|it| std::cmp::Reverse(asked(it)));
    of[2].sort_by_key(|it| std::cmp::Reverse::<Timestamp>(begins(it)));
    of
}

/// How far what one chose or asked for has come, as long as that is worth a word.
pub(super) fn waiting(meeting: Id) -> AnyView {
    live::view(move || local().state_of(meeting).map(|_| view! { <SentState id=meeting/> }))
        .into_any()
}

/// A meeting, as a line that leads to it.
fn line(meeting: &Meeting) -> AnyView {
    let words = meeting_texts();
    let said = when::when_and_where(meeting)
        .or_else(|| meeting.request.as_ref().map(|request| isolated(&*request.words).to_string()));
    let new = changes::news(meeting).len();
    let state = when::state(meeting);
    view! {
        <a class="card line" class:offer=meeting.state == MeetingState::Held href=format!("/meetings/{}", meeting.id)>
            <Icon glyph=if meeting.state == MeetingState::Asked { Glyph::Chat } else { Glyph::Calendar }/>
            <span>
                <span dir="auto" class="strong">{when::title(meeting)}</span>
                <small class="soft">{said}</small>
                <small>{state} " " {waiting(meeting.id)}</small>
                {(new > 0).then(|| view! { <small class="strong">{(words.new_things)(new)}</small> })}
            </span>
            <Icon glyph=Glyph::Chevron/>
        </a>
    }
    .into_any()
}

/// The page of meetings.
#[component]
pub(super) fn ListPage() -> impl IntoView {
    let words = meeting_texts();
    let part = |title: &'static str, all: &[Meeting]| {
        (!all.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{title}</h2>
                    {all.iter().map(line).collect_view()}
                </section>
            }
        })
    };
    let list = live::view(move || {
        local().today().track();
        let [coming, asked, earlier] = sorted(all::<Meeting>().get(), platform::now());
        if coming.is_empty() && asked.is_empty() && earlier.is_empty() {
            return view! {
                <Notice glyph=Glyph::Calendar title=words.none text=words.none_text/>
            }
            .into_any();
        }
        let (next, later) = coming.split_at(coming.len().min(1));
        // The nearest way to say something.
        let say = next.iter().map(|it| {
            view! {
                <a class="quiet" href=format!("/meetings/{}/say", it.id)>{saying_texts().title}</a>
            }
        });
        view! {
            <div class="stack">{part(words.coming, next)} {say.collect_view()}</div>
            {part(words.later, later)}
            {part(words.asked, &asked)}
            {part(words.earlier, &earlier)}
        }
        .into_any()
    });
    view! {
        <header class="page-top">
            <PageHeading text=words.title/>
            <p class="soft">{words.text}</p>
        </header>
        <div class="stack wide-gap">{list}</div>
        <div class="stack actions">
            <a class="primary" href="/meetings/new"><Icon glyph=Glyph::Plus/>{words.ask}</a>
        </div>
    }
}

/// Asking for a meeting.
#[component]
pub(super) fn AskPage() -> impl IntoView {
    let texts = meeting_texts();
    let form = Form::new("meeting-request");
    let id =
        form.new_id(|id| all::<Meeting>().with_untracked(|all| all.iter().any(|it| it.id == id)));
    let about = form.text::<RequestWords>("meeting-request", "");
    let ask = move |()| {
        let Some(words) = form.read(|| about.read()) else { return };
        match dispatch(MeetingAction::Ask { id, draft: RequestDraft { words } }) {
            Ok(()) => {
                form.saved();
                announce(texts.ask_kept);
                address::replace(&format!("/meetings/{id}"));
            }
            Err(problem) => form.problem.set((texts.problem)(problem.code()).to_owned()),
        }
    };
    view! {
        <header class="page-top">
            <PageHeading text=texts.ask/>
            <p class="soft">{texts.ask_text}</p>
        </header>
        <FormView form=form save=texts.ask_go on_save=ask on_cancel=|()| address::go("/meetings")>
            <TextField field=about label=texts.ask_field hint=texts.ask_hint rows=4/>
        </FormView>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_come_stands_first() {
        let id = kurs_domain::Id::new(Timestamp::from_millis(0), [0; 10]);
        let by = kurs_domain::meetings::own::young_person(id, "Amina");
        let ask = |at: i64| {
            let draft = RequestDraft { words: RequestWords::new("Praktik").unwrap() };
            Meeting::asked(id, &by, draft, Timestamp::from_millis(at))
        };
        let with = |at: i64, state: MeetingState| Meeting { state, ..ask(at) };
        let all = vec![
            with(1, MeetingState::Closed),
            ask(2),
            with(3, MeetingState::Planned),
            with(4, MeetingState::Held),
            with(5, MeetingState::Cancelled),
            ask(6),
        ];
        let at = |all: &[Meeting]| all.iter().map(|it| it.updated_at.millis()).collect::<Vec<_>>();
        let [coming, asked, earlier] = sorted(all, Timestamp::from_millis(7));
        assert_eq!((at(&coming), at(&asked), at(&earlier)), (vec![4, 3], vec![6, 2], vec![5, 1]));
    }
}
