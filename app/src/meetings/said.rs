//! What was said to a meeting, word for word, line for line; how far it has come, and taking it back.

use kurs_domain::{
    Id,
    direction::listed,
    meetings::{
        ByKind, Contribution, ContributionBody, ContributionDraft, Meeting, MeetingAction,
        MeetingState, OwnAct,
        contributions::{Answer, AnswerOutcome, Scale},
    },
    sync::entry::Entry,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    about::what,
    act,
    corrections::corrections,
    pictograms::pictogram,
    player::Player,
    texts::{meeting_texts, pictograms::pictogram_texts, saying::saying_texts},
    when,
};
use crate::{
    platform::{self, DateStyle},
    sync::{EntryState, Storage, local, pictures},
    ui::{Glyph, Icon, ReadAloud, When, announce, focus_on, live, texts::ui_texts},
};

/// That something that was just said is kept, where it is.
pub(super) fn kept() -> &'static str {
    match local().storage().get_untracked() {
        Storage::Denied => ui_texts().only_on_screen,
        _ => saying_texts().kept,
    }
}

/// An answer to something one said at `meeting`.
pub(super) fn answer(meeting: &Meeting, it: &Answer) -> AnyView {
    let words = meeting_texts();
    let outcome = match (it.answer.outcome, it.answer.by) {
        (AnswerOutcome::Changed, _) => words.changed.to_owned(),
        (AnswerOutcome::NotChanged, _) => words.not_changed.to_owned(),
        (AnswerOutcome::Later, by) => {
            let by = by.map(|by| platform::write_date(by, DateStyle::DayOfMonth));
            (words.answer_later)(&by.unwrap_or_default())
        }
    };
    view! {
        <div class="answer">
            <p class="strong small">{outcome}</p>
            <p dir="auto" class="own">{it.answer.text.to_string()}</p>
            <p class="soft small">{(words.answer_by)(&it.by.name, &when::day(it.at))}</p>
        </div>
        {corrections(meeting, Some(it.id))}
    }
    .into_any()
}

/// How far a contribution and its file have come, in a few words.
fn state(said: &Contribution) -> (&'static str, String) {
    let words = saying_texts();
    let local = local();
    let file = said.draft.as_ref().and_then(|draft| draft.body.file_id);
    let file = file.and_then(|file| local.state_of(file));
    let own = local.state_of(said.id);
    match (own, file) {
        (Some(EntryState::Refused(_)), _) | (_, Some(EntryState::Refused(_))) => {
            ("sent refused", words.state_refused.to_owned())
        }
        (Some(EntryState::Unstored), _) | (_, Some(EntryState::Unstored)) => {
            ("sent", ui_texts().only_on_screen.to_owned())
        }
        // Nothing is called kept before it is.
        (Some(EntryState::Storing), _) | (_, Some(EntryState::Storing)) => ("sent", String::new()),
        (Some(EntryState::Stored), _) => ("sent kept", words.state_kept.to_owned()),
        (None, Some(EntryState::Stored)) => ("sent kept", words.state_file.to_owned()),
        (None, None) if said.owed().is_some() => {
            let by = said.owed().and_then(|it| it.answer.by);
            let by = by.map(|by| platform::write_date(by, DateStyle::DayOfMonth));
            ("sent seen", (words.state_owed)(&by.unwrap_or_default()))
        }
        (None, None) if !said.answers.is_empty() => ("sent seen", words.state_answered.to_owned()),
        (None, None) if !said.heard_by.is_empty() => {
            let heard = said.heard_by.iter().any(|it| it.to_end_at.is_some());
            let by = said.heard_by.iter().filter(|it| it.to_end_at.is_some() == heard);
            let names: Vec<_> = by.map(|it| it.by.name.clone()).collect();
            let state = if heard { words.state_heard } else { words.state_opened };
            ("sent seen", state(&listed(&names, ui_texts().and)))
        }
        (None, None) => ("sent received", words.state_received.to_owned()),
    }
}

/// How far a contribution has come. Follows changes.
pub(super) fn state_of(said: &Contribution) -> AnyView {
    let (class, text) = state(said);
    view! { <span class=class>{text}</span> }.into_any()
}

/// A scale as it was set: a line with a dot, and the same in words.
fn scale(scale: &Scale) -> AnyView {
    let value = scale.value.get();
    let at = 10 + u32::from(value) * 18;
    let question = scale.question.as_ref().map(ToString::to_string);
    view! {
        <figure class="said-scale">
            {question.map(|question| view! { <p dir="auto" class="own">{question}</p> })}
            <svg viewBox="0 0 200 20" aria-hidden="true">
                <path d="M10 10h180"></path>
                <circle cx=at.to_string() cy="10" r="7"></circle>
            </svg>
            <figcaption>{(saying_texts().scale_of)(&scale.low, &scale.high, value)}</figcaption>
        </figure>
    }
    .into_any()
}

/// What `entry` says to a meeting; nothing where it says something else.
pub fn of_entry(entry: &Entry) -> AnyView {
    match entry.action() {
        Some(MeetingAction::Own { act: OwnAct::Contribute { draft, .. }, .. }) => body(&draft),
        _ => ().into_any(),
    }
}

/// What was said, as it was said.
pub(super) fn body(draft: &ContributionDraft) -> AnyView {
    let words = saying_texts();
    match draft.said() {
        Ok(ContributionBody::Text(text)) => {
            view! { <p dir="auto" class="own">{text.to_string()}</p> }.into_any()
        }
        Ok(ContributionBody::Voice { file_id, seconds }) => {
            view! { <Player file=file_id seconds=seconds/> }.into_any()
        }
        Ok(ContributionBody::Drawing { file_id }) => {
            let source = pictures::source(file_id);
            view! {
                <img class="said-drawing" src=live::text(move || source.get()) alt=words.drawing_of/>
            }
            .into_any()
        }
        Ok(ContributionBody::Scale(all)) => all.iter().map(scale).collect_view().into_any(),
        Ok(ContributionBody::Pictograms { pictograms, words: more }) => {
            let one = |it| {
                view! { <li class="board-one">{pictogram(it)}<span>{(pictogram_texts().name)(it)}</span></li> }
            };
            view! {
                <ul class="board">{pictograms.into_iter().map(one).collect_view()}</ul>
                {more.map(|more| view! { <p dir="auto" class="own">{more.to_string()}</p> })}
            }
            .into_any()
        }
        Err(_) => ().into_any(),
    }
}

/// What it answers, what it is about, who said it.
pub(super) fn heading(meeting: &Meeting, said: &Contribution) -> String {
    let words = saying_texts();
    let mut parts = Vec::new();
    if let Some(draft) = &said.draft {
        parts.push((words.way)(draft.kind).to_owned());
        parts.extend(draft.prompt.map(|prompt| (words.prompt)(prompt).to_owned()));
        // Of a decision: the very wording that it was said to.
        let worded = draft.about.zip(draft.of).and_then(|(about, of)| {
            Some((meeting_texts().quoted)(meeting.heading(about, Some(of))?))
        });
        let what = what(meeting, draft.about).map(|what| (words.about_this)(&what));
        parts.extend(
            what.map(|what| {
                [Some(what), worded].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }),
        );
    }
    if said.by.kind == ByKind::Delegate {
        parts.push((words.said_by)(&said.by.name));
    }
    parts.join(" · ")
}

/// What can be read aloud of it.
fn text_of(draft: &ContributionDraft) -> Option<String> {
    let text = draft.body.text.as_ref().map(ToString::to_string);
    text.or_else(|| draft.body.words.as_ref().map(ToString::to_string))
}

/// One contribution.
#[component]
fn Said(
    meeting: Memo<Meeting>,
    id: Id,
    /// Called with what was taken back, so that it can be restored.
    on_back: Callback<ContributionDraft>,
) -> impl IntoView {
    let words = saying_texts();
    let said = live::memo(move || meeting.with(|it| it.contribution(id).cloned()));
    let is_back =
        live::memo(move || said.with(|it| it.as_ref().is_none_or(|it| it.draft.is_none())));
    let answers = live::view(move || {
        let said = said.get()?;
        let answers = said.answers.iter();
        Some(meeting.with(|it| answers.map(|one| answer(it, one)).collect_view()))
    });
    let sign = live::view(move || {
        let (class, text) = state(&said.get()?);
        Some(view! { <span class=class>{text}</span> })
    });
    let (meeting_id, top, may_go) = meeting.with_untracked(|it| {
        let top = it.contribution(id).map(|first| heading(it, first));
        (it.id, top, it.state != MeetingState::Closed)
    });
    let take_back = move |_| {
        let draft = said.get_untracked().and_then(|it| it.draft);
        if act(meeting_id, OwnAct::WithdrawContribution { id }).is_ok()
            && let Some(draft) = draft
        {
            on_back.run(draft);
        }
    };
    // What is said never changes: it is drawn once, and a recording that is being heard plays on.
    let content = live::view(move || {
        let draft = said.get_untracked().and_then(|it| it.draft).filter(|_| !is_back.get());
        let Some(draft) = draft else {
            return view! { <p class="soft">{words.state_withdrawn}</p> }.into_any();
        };
        let aloud = text_of(&draft).map(|text| {
            let text = Callback::new(move |()| text.clone());
            view! { <ReadAloud text=text/> }
        });
        view! {
            {body(&draft)}
            <div class="chips">
                {aloud}
                {may_go
                    .then(|| {
                        view! {
                            <button type="button" class="chip" on:click=live::act(take_back)>
                                <Icon glyph=Glyph::Undo/>
                                {words.take_back}
                            </button>
                        }
                    })}
            </div>
        }
        .into_any()
    });
    view! {
        <li class="card said stack">
            <p class="soft small">{top} " " {sign}</p>
            {content}
            {answers}
        </li>
    }
}

/// Everything one has said, in the order in which it came, and the way back for what was taken back.
#[component]
pub(super) fn Mine(meeting: Memo<Meeting>) -> impl IntoView {
    let id = meeting.with_untracked(|it| it.id);
    let gone = RwSignal::new(None::<ContributionDraft>);
    let on_back = Callback::new(move |draft| {
        gone.set(Some(draft));
        announce(meeting_texts().taken_back);
        focus_on("said-undo");
    });
    let undo = move |_| {
        let Some(draft) = gone.get_untracked() else { return };
        // Tapped twice it is undone once.
        gone.set(None);
        let again = move |draft: ContributionDraft| {
            let new = OwnAct::Contribute { id: platform::new_id(), draft: draft.clone() };
            if act(id, new).is_ok() {
                announce(meeting_texts().undone);
                focus_on("said");
            } else {
                gone.try_set(Some(draft));
            }
        };
        let Some(file) = draft.body.file_id else { return again(draft) };
        spawn_local(async move {
            // The server may have let it go already, or never had it.
            pictures::send(file).await;
            again(draft);
        });
    };
    // The page is called the same where nothing more can be said.
    let heading = !meeting.with_untracked(Meeting::is_open);
    let ids =
        move || meeting.with(|it| it.contributions.iter().map(|one| one.id).collect::<Vec<_>>());
    let none = live::memo(move || meeting.with(|it| it.contributions.is_empty()));
    view! {
        <section class="stack">
            <h2 id="said" tabindex="-1" class:unseen=heading>{saying_texts().mine}</h2>
            <When when=move || none.get()><p class="soft">{saying_texts().mine_none}</p></When>
            <When when=move || gone.with(Option::is_some)>
                <p class="card line">
                    <span class="strong">{meeting_texts().taken_back}</span>
                    <button id="said-undo" type="button" class="chip" on:click=live::act(undo)>
                        <Icon glyph=Glyph::Undo/>
                        {meeting_texts().undo}
                    </button>
                </p>
            </When>
            <ul class="stack">
                <For
                    each=ids
                    key=|id| *id
                    children=move |id| view! { <Said meeting=meeting id=id on_back=on_back/> }
                />
            </ul>
        </section>
    }
}
