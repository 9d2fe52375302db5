//! One meeting as it stands: following it first while it goes on, then what is new, then what one can
//! do, then everything there is to know.

use kurs_domain::{
    Timestamp,
    meetings::{Meeting, MeetingAction, MeetingState, OwnAct, TakingPart, Traced, Wishes},
};
use leptos::prelude::*;

use super::{
    about::Facts, act, after::After, changes::Changes, decisions::Decisions, delegates::Delegates,
    list::waiting, live::GoingOn, people::People, said::Mine, say::Ways, texts::meeting_texts,
    when,
};
use crate::{
    platform,
    sync::{dispatch, local},
    ui::{Choice, ChoiceOption, Confirm, Glyph, Icon, PageHeading, announce, focus_on, live},
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
    let wished = live::memo(move || meeting.with(|it| !it.suggestions.is_empty()));
    let body = live::view(move || match state.get() {
        MeetingState::Asked => view! {
            <Asked meeting=meeting/>
            <Ways meeting=meeting/>
            <Mine meeting=meeting/>
        }
        .into_any(),
        MeetingState::Planned => view! {
            {if overdue.get() {
                view! { <p class="card">{words.overdue_text}</p> }.into_any()
            } else {
                view! { <Preparation meeting=meeting/> <Coming meeting=meeting/> }.into_any()
            }}
            <Ways meeting=meeting/>
            <Mine meeting=meeting/>
            <Facts meeting=meeting/>
            <People meeting=meeting/>
            <Delegates meeting=meeting/>
        }
        .into_any(),
        MeetingState::Held => view! {
            <Decisions meeting=meeting/>
            <Ways meeting=meeting/>
            <Mine meeting=meeting/>
            <Facts meeting=meeting/>
            <People meeting=meeting/>
            <Delegates meeting=meeting/>
        }
        .into_any(),
        MeetingState::Closed => view! {
            <After meeting=meeting/>
            <Facts meeting=meeting/>
            <People meeting=meeting/>
            <Delegates meeting=meeting/>
        }
        .into_any(),
        MeetingState::Cancelled => view! {
            <CalledOff meeting=meeting/>
            <Mine meeting=meeting/>
            <Facts meeting=meeting/>
            {wished.get().then(|| view! { <People meeting=meeting/> })}
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
            <p class="soft">{words.called_off_text}</p>
            <a class="quiet" href="/meetings/new">{words.ask}</a>
        </section>
    }
}

/// The way into the preparation.
#[component]
fn Preparation(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let prepared = live::memo(move || meeting.with(|it| it.wishes.prepared_at.is_some()));
    let begun = super::prepare::is_begun(id);
    live::view(move || {
        let to = format!("/meetings/{id}/prepare");
        if prepared.get() {
            return view! {
                <a class="card line" href=to>
                    <Icon glyph=Glyph::Check/>
                    <span>{words.prepared} <small class="strong">{words.prepare_again}</small></span>
                    <Icon glyph=Glyph::Chevron/>
                </a>
            }
            .into_any();
        }
        view! {
            <section class="card stack offer">
                <h2>{words.prepare}</h2>
                <p>{words.prepare_text}</p>
                <a class="primary" href=to>{if begun { words.prepare_on } else { words.prepare_go }}</a>
            </section>
        }
        .into_any()
    })
}

/// The ways to take part, all as good as one another.
pub(super) const WAYS: [TakingPart; 3] = [TakingPart::Come, TakingPart::Part, TakingPart::Away];

/// Whether they come, a part of it, or take part without being there.
#[component]
pub(super) fn Coming(meeting: Memo<Meeting>, #[prop(optional)] quiet: bool) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let chosen = live::signal(move || {
        let chosen = meeting.with(|it| it.wishes.taking_part);
        WAYS.iter().position(|it| Some(*it) == chosen)
    });
    let problem = RwSignal::new("");
    let choose = move |index: usize| {
        let wish = Wishes { taking_part: Some(WAYS[index]), ..Wishes::default() };
        match act(id, OwnAct::Wish(wish)) {
            Ok(()) => announce(words.come_kept),
            Err(why) => problem.set(why),
        }
    };
    view! {
        <section class="stack">
            <Choice
                name="taking-part"
                question=words.come
                quiet=quiet
                options=WAYS.map(|it| ChoiceOption::new((words.taking_part)(it))).to_vec()
                chosen=chosen
                on_choose=choose
                chips=true
            />
            <p class="soft small">{words.come_text}</p>
            <p class="problem" role="alert">{problem}</p>
        </section>
    }
}
