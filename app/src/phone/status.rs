//! What is on its way, said only when it matters; and what was sent back, with the ways on.

use kurs_domain::{
    Id,
    command::Command,
    meetings::{ContributionDraft, OwnAct},
};
use leptos::prelude::*;

use super::worker;
use crate::{
    here::{self, Hint},
    later::{self, Asked, Part},
    local::{self, Entry, EntryState, Session},
    ui::{Confirm, Glyph, Icon, Notice, PageHeading, When, live},
    words::words,
};

/// How long a thing may be under way before anything is said.
const PATIENCE_MS: u64 = 4_000;

/// One line above the page.
#[component]
pub fn StatusLine() -> impl IntoView {
    let local = local::local();
    let words = &words().shell;
    let refused =
        live::memo(move || local.unsent().with(|all| all.iter().filter(|e| is_refused(e)).count()));
    let waiting = live::memo(move || local.unsent().with(Vec::len).saturating_sub(refused.get()));
    let unkept = move || {
        let is_unkept = |entry: &&Entry| entry.state() == EntryState::Unkept;
        local.unsent().with(|all| all.iter().filter(is_unkept).count())
    };
    let clock_read = RwSignal::new(here::hint(Hint::ClockRead).is_some());
    let read_clock = move |_| {
        here::keep_hint(Hint::ClockRead, Some("1"));
        clock_read.set(true);
    };
    let slow = RwSignal::new(false);
    Effect::new(move |_| {
        if waiting.get() == 0 {
            slow.set(false);
        } else if !slow.get_untracked() {
            let patience = std::time::Duration::from_millis(PATIENCE_MS);
            set_timeout(move || slow.set(waiting.try_get_untracked().unwrap_or(0) > 0), patience);
        }
    });
    let inside = move || local.session().get() == Session::In;
    let text = move || {
        if !inside() {
            None
        } else if local.waits_for_update() {
            Some(words.update_waits.to_owned())
        } else if unkept() > 0 {
            Some((words.not_kept)(unkept()))
        } else if waiting.get() > 0 && (slow.get() || !local.connected().get()) {
            Some((words.waiting)(waiting.get()))
        } else if !local.connected().get() {
            Some(words.offline.to_owned())
        } else {
            None
        }
    };
    view! {
        <div class="status" role="status">
            {live::view(move || {
                text().map(|text| view! { <p><Icon glyph=Glyph::Cloud/> <span>{text}</span></p> })
            })}
            <When when=worker::new_version>
                <p>
                    <Icon glyph=Glyph::Star/>
                    <span>{words.new_version}</span>
                    <button type="button" class="chip" on:click=live::act(|_| worker::update())>
                        {words.new_version_go}
                    </button>
                </p>
            </When>
            <When when=move || inside() && local.clock_is_off().get() && !clock_read.get()>
                <p>
                    <Icon glyph=Glyph::Calendar/>
                    <span>{words.clock_is_off}</span>
                    <button type="button" class="chip" on:click=live::act(read_clock)>
                        {words.clock_read}
                    </button>
                </p>
            </When>
            <When when=move || inside() && refused.get() != 0>
                <p>
                    <Icon glyph=Glyph::Undo/>
                    <span>{live::text(move || (words.refused)(refused.get()))}</span>
                    <a href="/refused">{words.refused_see}</a>
                </p>
            </When>
        </div>
    }
}

fn is_refused(entry: &Entry) -> bool {
    entry.refused.is_some()
}

/// What an entry is, in a few words.
fn named(command: &Command) -> String {
    let words = &words().shell;
    match command {
        Command::PutGoal { draft, .. } => (words.refused_goal)(&draft.text),
        Command::DeleteGoal { .. } => words.refused_goal_gone.to_owned(),
        Command::PutSuccess { draft, .. } => {
            draft.words.as_ref().map_or(words.refused_success.to_owned(), ToString::to_string)
        }
        Command::DeleteSuccess { .. } => words.refused_success.to_owned(),
        Command::PatchMe { .. } => words.refused_settings.to_owned(),
        Command::DeleteEarlierWords { .. } => words.refused_words.to_owned(),
        Command::PutFile { .. } => words.refused_picture.to_owned(),
        Command::PutGathering { plan, .. } => plan.title.to_string(),
        Command::AskForMeeting { draft, .. } => draft.words.to_string(),
        Command::Meeting { act, .. } => {
            act.words().unwrap_or_else(|| words.refused_meeting.to_owned())
        }
        Command::WithdrawMeetingRequest { .. } => words.refused_meeting.to_owned(),
        Command::AnswerSuggestion { .. }
        | Command::SeeCelebration { .. }
        | Command::PutCelebration { .. }
        | Command::DeleteCelebration { .. }
        | Command::DeleteGathering { .. } => words.refused_answer.to_owned(),
    }
}

/// Where an entry can be changed.
fn place(command: &Command) -> Option<String> {
    match command {
        Command::PutGoal { id, .. } => Some(format!("/goals/{id}")),
        Command::PutSuccess { .. } => Some("/successes".to_owned()),
        Command::PatchMe { .. } => Some("/me".to_owned()),
        Command::PutGathering { id, .. } => Some(format!("/gatherings/{id}")),
        Command::Meeting { meeting: id, .. } | Command::AskForMeeting { id, .. } => {
            Some(format!("/meetings/{id}"))
        }
        _ => None,
    }
}

/// The voice or the drawing that an entry brings to a meeting, whether it is what was said or its file.
fn said(command: &Command) -> Option<ContributionDraft> {
    let of_file = |file: Id| {
        let is = |draft: &ContributionDraft| draft.body.file_id == Some(file);
        let sent_back = local::local().unsent().with_untracked(|all| {
            all.iter().filter_map(|entry| contributed(&entry.command)).find(|it| is(it)).cloned()
        });
        sent_back.or_else(|| {
            local::local().meetings().with_untracked(|all| {
                let said = all.iter().flat_map(|it| &it.contributions);
                said.filter_map(|it| it.draft.as_ref()).find(|it| is(it)).cloned()
            })
        })
    };
    match command {
        Command::PutFile { id, .. } => of_file(*id),
        _ => contributed(command).filter(|draft| draft.body.file_id.is_some()).cloned(),
    }
}

fn contributed(command: &Command) -> Option<&ContributionDraft> {
    match command {
        Command::Meeting { act: OwnAct::Contribute { draft, .. }, .. } => Some(draft),
        _ => None,
    }
}

/// Everything that was sent back, each with its reason and the ways on.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let words = &words().shell;
    let refused = move || {
        let unsent = local::local().unsent();
        unsent.with(|all| all.iter().filter(|e| is_refused(e)).cloned().collect::<Vec<_>>())
    };
    let list = live::view(move || {
        let refused = refused();
        if refused.is_empty() {
            return view! {
                <Notice glyph=Glyph::Check title=words.refused_none text=words.refused_none_text>
                    <a class="primary" href="/">{words.to_today}</a>
                </Notice>
            }
            .into_any();
        }
        view! {
            <p class="soft">{words.refused_text}</p>
            {refused.into_iter().map(|entry| view! { <Refused entry=entry/> }).collect_view()}
        }
        .into_any()
    });
    view! {
        <header class="page-top"><PageHeading text=words.refused_title/></header>
        <div class="stack">{list}</div>
    }
}

#[component]
fn Refused(entry: Entry) -> impl IntoView {
    let words = &words().shell;
    let number = entry.number;
    let EntryState::Refused(code) = &entry.state() else { return ().into_any() };
    let deleting = RwSignal::new(false);
    view! {
        <article class="card stack">
            <p dir="auto" class="strong">{named(&entry.command)}</p>
            {said(&entry.command)
                .map(|draft| {
                    later::piece(Part::Meetings, move |draw| draw(Asked::Said { draft: &draft }), None)
                })}
            <p>{(words.refused_why)(code)}</p>
            <div class="chips">
                {place(&entry.command)
                    .map(|to| view! { <a class="chip" href=to>{words.refused_change}</a> })}
                <button type="button" class="chip" on:click=live::act(move |_| local::insist(number))>
                    {words.refused_insist}
                </button>
                <button type="button" class="chip" on:click=live::act(move |_| deleting.set(true))>
                    {words.refused_discard}
                </button>
            </div>
            <Confirm
                open=deleting
                title=words.refused_discard_title
                text=words.refused_discard_text
                yes=words.refused_discard
                on_yes=Callback::new(move |()| local::discard(number))
            />
        </article>
    }
    .into_any()
}
