//! The status line about unsent entries, shown only when it matters; and the page of refused entries.

use kurs_domain::{
    earlier_words::EarlierWords, events::EventKind, goals::Goal, people::Me, record::Record,
    successes::Success, sync::entry::FILE,
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{texts::shell_texts, worker};
use crate::{
    lazy::{self, Asked, Part},
    platform::{self, Hint},
    sync::{self, Entry, EntryState, Session},
    ui::{Confirm, Glyph, Icon, Notice, PageHeading, When, live, texts::ui_texts},
};

/// How long an entry may be unsent before the status line says so.
const SLOW_AFTER_MS: u64 = 4_000;

#[component]
pub fn StatusLine() -> impl IntoView {
    let local = sync::local();
    let words = shell_texts();
    let refused =
        live::memo(move || local.unsent().with(|all| all.iter().filter(|e| is_refused(e)).count()));
    let waiting = live::memo(move || local.unsent().with(Vec::len).saturating_sub(refused.get()));
    let unstored = move || {
        let is_unstored = |entry: &&Entry| entry.state() == EntryState::Unstored;
        local.unsent().with(|all| all.iter().filter(is_unstored).count())
    };
    let clock_read = RwSignal::new(platform::hint(Hint::ClockRead).is_some());
    let read_clock = move |_| {
        platform::set_hint(Hint::ClockRead, Some("1"));
        clock_read.set(true);
    };
    let slow = RwSignal::new(false);
    Effect::new(move |_| {
        if waiting.get() == 0 {
            slow.set(false);
        } else if !slow.get_untracked() {
            let delay = std::time::Duration::from_millis(SLOW_AFTER_MS);
            set_timeout(move || slow.set(waiting.try_get_untracked().unwrap_or(0) > 0), delay);
        }
    });
    let inside = move || local.session().get() == Session::In;
    let text = move || {
        if !inside() {
            None
        } else if local.waits_for_update() {
            Some(words.update_waits.to_owned())
        } else if unstored() > 0 {
            Some((words.not_kept)(unstored()))
        } else if waiting.get() > 0 && (slow.get() || !local.connected().get()) {
            Some((words.waiting)(waiting.get()))
        } else if !local.connected().get() {
            Some(ui_texts().offline.to_owned())
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

/// The text fields of a request body, whatever its kind.
#[derive(Deserialize)]
struct OwnWords {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    words: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    body: Option<Box<Self>>,
}

impl OwnWords {
    fn first(self) -> Option<String> {
        let own = self.title.or(self.text).or(self.words).or(self.name).or(self.reason);
        own.or_else(|| self.body?.first())
    }
}

/// The kind of meetings; their types are in another chunk.
const MEETING: &str = EventKind::Meeting.name();

/// A short description of an entry.
fn describe(entry: &Entry) -> String {
    let words = shell_texts();
    let own = entry.body.as_ref().and_then(|body| body.read::<OwnWords>()?.first());
    match (&*entry.kind, own) {
        (Me::KIND, _) => words.refused_settings.to_owned(),
        (Goal::KIND, Some(text)) => (words.refused_goal)(&text),
        (_, Some(text)) => text,
        (Goal::KIND, None) => words.refused_goal_gone.to_owned(),
        (Success::KIND, None) => words.refused_success.to_owned(),
        (EarlierWords::KIND, None) => words.refused_words.to_owned(),
        (FILE, None) => words.refused_picture.to_owned(),
        (MEETING, None) => words.refused_meeting.to_owned(),
        (_, None) => words.refused_answer.to_owned(),
    }
}

/// The contribution that `entry` sends, or that refers to the file it sends.
fn contribution_of(entry: &Entry) -> Option<Entry> {
    let says = |it: &&Entry| it.part.is_some() && !it.files.is_empty();
    if entry.size.is_none() {
        return Some(entry).filter(says).cloned();
    }
    let names = |it: &&Entry| says(it) && entry.id.is_some_and(|file| it.files.contains(&file));
    sync::local().unsent().with_untracked(|all| all.iter().find(names).cloned())
}

#[component]
pub fn RefusedPage() -> impl IntoView {
    let words = shell_texts();
    let refused = move || {
        let unsent = sync::local().unsent();
        unsent.with(|all| all.iter().filter(|e| is_refused(e)).cloned().collect::<Vec<_>>())
    };
    let list = live::view(move || {
        let refused = refused();
        if refused.is_empty() {
            return view! {
                <Notice glyph=Glyph::Check title=words.refused_none text=words.refused_none_text>
                    <a class="primary" href="/">{ui_texts().to_today}</a>
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
    let words = shell_texts();
    let number = entry.number;
    let EntryState::Refused(code) = &entry.state() else { return ().into_any() };
    let deleting = RwSignal::new(false);
    view! {
        <article class="card stack">
            <p dir="auto" class="strong">{describe(&entry)}</p>
            {contribution_of(&entry)
                .map(|said| {
                    lazy::piece(Part::Meetings, move |draw| draw(Asked::Said { entry: &said }), None)
                })}
            <p>{(words.refused_why)(code)}</p>
            <div class="chips">
                {entry
                    .page
                    .map(|to| view! { <a class="chip" href=to>{words.refused_change}</a> })}
                <button type="button" class="chip" on:click=live::act(move |_| sync::retry(number))>
                    {words.refused_retry}
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
                on_yes=Callback::new(move |()| sync::discard(number))
            />
        </article>
    }
    .into_any()
}
