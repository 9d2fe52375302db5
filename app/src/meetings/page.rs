//! One meeting as it stands: following it first while it goes on, then what is new, what it is about, and
//! what leads to everything one can do for it.

use kurs_domain::{
    Timestamp,
    meetings::{Meeting, MeetingAction, MeetingState, Traced},
};
use leptos::prelude::*;

use super::{
    about::Facts,
    after::After,
    changes::Changes,
    coming::is_coming,
    decisions::Decisions,
    list::waiting,
    live::GoingOn,
    texts::{meeting_texts, saying::saying_texts},
    when,
};
use crate::{
    platform,
    sync::{dispatch, local},
    ui::{Confirm, Glyph, Icon, LinkLine, PageHeading, announce, focus_on, live},
};

/// A meeting.
#[component]
pub(super) fn MeetingPage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let state = live::memo(move || meeting.with(|it| it.state));
    let title = live::memo(move || meeting.with(when::title));
    let below = live::text(move || meeting.with(when::when_and_where).unwrap_or_default());
    let at_present = move |is: fn(&Meeting, Timestamp) -> bool| {
        live::memo(move || {
            local().today().track();
            meeting.with(|it| is(it, platform::now()))
        })
    };
    let goes_on = at_present(Meeting::goes_on);
    let overdue = at_present(Meeting::is_overdue);
    let sign = live::text(move || {
        goes_on.track();
        overdue.track();
        meeting.with(when::state)
    });
    let going_on = live::view(move || {
        if goes_on.get() { view! { <GoingOn meeting=meeting/> }.into_any() } else { ().into_any() }
    });
    let said = live::memo(move || meeting.with(|it| !it.contributions.is_empty()));
    let wished = live::memo(move || meeting.with(|it| !it.suggestions.is_empty()));
    let body = live::view(move || match state.get() {
        MeetingState::Asked => view! {
            <Asked meeting=meeting/>
            <Subpages meeting=meeting pages=&[Subpage::Say]/>
        }
        .into_any(),
        MeetingState::Planned if overdue.get() => view! {
            <p class="card">{words.overdue_text}</p>
            <Facts meeting=meeting/>
            <Subpages meeting=meeting pages=&[Subpage::Say, Subpage::People]/>
        }
        .into_any(),
        MeetingState::Planned => view! {
            <Facts meeting=meeting/>
            <Subpages meeting=meeting pages=&[Subpage::Prepare, Subpage::Say, Subpage::People]/>
        }
        .into_any(),
        MeetingState::Held => view! {
            <Subpages meeting=meeting pages=&[Subpage::Say, Subpage::People]/>
            <Decisions meeting=meeting/>
            <Facts meeting=meeting/>
        }
        .into_any(),
        MeetingState::Closed => view! {
            <After meeting=meeting/>
            <Facts meeting=meeting/>
            <Subpages meeting=meeting pages=&[Subpage::People]/>
        }
        .into_any(),
        MeetingState::Cancelled => view! {
            <CalledOff meeting=meeting/>
            <Facts meeting=meeting/>
            {said.get().then(|| view! { <Subpages meeting=meeting pages=&[Subpage::Say]/> })}
            {wished.get().then(|| view! { <Subpages meeting=meeting pages=&[Subpage::People]/> })}
        }
        .into_any(),
    });
    view! {
        <header class="page-top">
            <PageHeading text=title/>
            <p class="soft when">{below}</p>
            <p class="small"><span class="strong">{sign}</span> " " {waiting(id)}</p>
        </header>
        <div class="stack wide-gap">
            {going_on}
            <Changes meeting=meeting/>
            {body}
            <a class="plain" href="/meetings">{words.back}</a>
        </div>
    }
}

/// A meeting that was asked for and is not planned yet.
#[component]
fn Asked(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let open = RwSignal::new(false);
    let own = meeting.with_untracked(|it| it.request.as_ref().map(|it| it.words.to_string()));
    view! {
        <section class="card stack">
            <h2>{words.you_asked}</h2>
            <p dir="auto" class="own">{own}</p>
            <p class="soft">{words.asked_wait}</p>
            <div class="chips">
                <button type="button" class="chip" on:click=live::act(move |_| open.set(true))>
                    <Icon glyph=Glyph::Undo/>
                    {words.withdraw_request}
                </button>
            </div>
        </section>
        <Confirm
            open=open
            title=words.withdraw_request
            text=words.withdraw_request_text
            yes=words.take_back
            on_yes=Callback::new(move |()| {
                // Until it is planned it can always be taken back.
                let _ = dispatch(MeetingAction::Withdraw { id });
                announce(words.taken_back);
                focus_on("page-heading");
            })
        />
    }
}

/// That a meeting was called off, by whom and why.
#[component]
fn CalledOff(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let said = meeting.with_untracked(|it| !it.contributions.is_empty());
    let why = live::text(move || {
        meeting.with(|it| {
            let last = it.trail.iter().rev().find(|trace| trace.what == Traced::CalledOff);
            last.map_or(words.request_withdrawn.to_owned(), |trace| {
                let because = trace.after.as_deref().unwrap_or_default();
                (words.cancelled_because)(&trace.by.name, because)
            })
        })
    });
    view! {
        <section class="card stack">
            <h2>{words.cancelled}</h2>
            <p>{why}</p>
            <p class="soft">{if said { words.called_off_text } else { words.called_off_new }}</p>
            <a class="quiet" href="/meetings/new">{words.ask}</a>
        </section>
    }
}

/// The pages of a meeting that its own page links to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subpage {
    Prepare,
    Say,
    People,
}

impl Subpage {
    /// Its picture, and the last piece of its address.
    fn place(self) -> (Glyph, &'static str) {
        match self {
            Self::Prepare => (Glyph::Leaf, "prepare"),
            Self::Say => (Glyph::Chat, "say"),
            Self::People => (Glyph::People, "people"),
        }
    }

    fn title(self, meeting: &Meeting) -> String {
        let words = meeting_texts();
        match self {
            Self::Prepare => words.prepare.to_owned(),
            Self::Say => {
                let title = saying_texts();
                let title = if meeting.is_open() { title.title } else { title.mine };
                match meeting.contributions.len() {
                    0 => title.to_owned(),
                    count => format!("{title} ({count})"),
                }
            }
            Self::People => words.with.to_owned(),
        }
    }

    /// What it offers, or its state.
    fn description(self, meeting: &Meeting) -> &'static str {
        let words = meeting_texts();
        match self {
            Self::Prepare if meeting.wishes.prepared_at.is_some() => words.prepared,
            Self::Prepare if super::prepare::is_begun(meeting.id) => words.prepare_on,
            Self::Prepare => words.prepare_text,
            Self::Say if meeting.is_open() => words.say_text,
            Self::Say => "",
            Self::People => match meeting.wishes.taking_part {
                Some(chosen) => (words.taking_part)(chosen),
                None if is_coming(meeting) => words.come,
                None => words.with_text,
            },
        }
    }
}

/// The links to `pages`.
#[component]
fn Subpages(meeting: Memo<Meeting>, pages: &'static [Subpage]) -> impl IntoView {
    let id = meeting.with_untracked(|it| it.id);
    let line = |page: &Subpage| {
        let (page, (glyph, to)) = (*page, page.place());
        view! {
            <LinkLine
                href=format!("/meetings/{id}/{to}")
                glyph=glyph
                title=live::signal(move || meeting.with(|it| page.title(it)))
                description=live::signal(move || meeting.with(|it| page.description(it).to_owned()))
            />
        }
    };
    view! { <ul class="card lines">{pages.iter().map(line).collect_view()}</ul> }
}
