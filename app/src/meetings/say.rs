//! Saying something to a meeting: five ways, as good as one another, about the whole meeting or about
//! one thing of it.

use kurs_domain::{
    Id,
    meetings::{Meeting, MeetingState, contributions::ContributionKind},
};
use leptos::prelude::*;

use super::{
    about::what,
    board::BoardForm,
    drawing::DrawingForm,
    said::{self, Mine},
    saying::{Saying, prompt_asked, way_picture},
    scales::ScalesForm,
    text::TextForm,
    texts::{meeting_texts, saying::saying_texts},
    voice::{LeftBehind, VoiceForm},
};
use crate::{
    forms::Form,
    platform::address,
    ui::{PageHeading, When, live},
};

/// The ways, in the order in which they are offered.
const WAYS: [ContributionKind; 5] = [
    ContributionKind::Text,
    ContributionKind::Voice,
    ContributionKind::Drawing,
    ContributionKind::Scale,
    ContributionKind::Pictograms,
];

/// The name of a way in an address.
fn named(kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Text => "text",
        ContributionKind::Voice => "voice",
        ContributionKind::Drawing => "drawing",
        ContributionKind::Scale => "scale",
        ContributionKind::Pictograms => "pictograms",
    }
}

/// The five tiles. `more` is what their addresses ask, as in `?about=…`.
pub(super) fn tiles(meeting: Id, more: &str) -> AnyView {
    let tile = |kind| {
        view! {
            <a class="tile" href=format!("/meetings/{meeting}/say/{}{more}", named(kind))>
                {way_picture(kind)}
                {(saying_texts().way)(kind)}
            </a>
        }
    };
    view! { <div class="tiles">{WAYS.map(tile).into_iter().collect_view()}</div> }.into_any()
}

/// The ways to say something, about the whole meeting or about one thing, and what one has said.
#[component]
pub(super) fn WaysPage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = saying_texts();
    let id = meeting.with_untracked(|it| it.id);
    let about = address::query("about").and_then(|id| Id::parse(&id).ok());
    let named = meeting.with_untracked(|it| what(it, about));
    let more = about.map(|about| format!("?about={about}")).unwrap_or_default();
    let open = live::memo(move || meeting.with(Meeting::is_open));
    let ways = live::view(move || {
        open.get().then(|| view! { <p class="soft">{words.text}</p> {tiles(id, &more)} })
    });
    let title = live::memo(move || if open.get() { words.title } else { words.mine }.to_owned());
    view! {
        <header class="page-top">
            <PageHeading text=title/>
            {named.map(|named| view! { <p dir="auto" class="own">{named}</p> })}
        </header>
        <div class="stack wide-gap">
            <div class="stack">{ways}</div>
            {about.is_none().then(|| view! { <Mine meeting=meeting/> })}
            <a class="plain" href=format!("/meetings/{id}")>{meeting_texts().back_one}</a>
        </div>
    }
}

/// The page of one way.
#[component]
pub(super) fn SayPage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = saying_texts();
    let (id, state) = meeting.with_untracked(|it| (it.id, it.state));
    let asked = address::path_now().rsplit('/').next().unwrap_or_default().to_owned();
    let kind = WAYS.into_iter().find(|kind| named(*kind) == asked);
    let about = address::query("about").and_then(|id| Id::parse(&id).ok());
    let Some(kind) = kind else { return view! { <WaysPage meeting=meeting/> }.into_any() };
    // Words about one thing, or in answer to one question, are a draft of their own.
    let asked = |name: &str| address::query(name).unwrap_or_default();
    let drafts = format!("say-{}-{id}-{}-{}", named(kind), asked("about"), asked("prompt"));
    let form = Form::new(drafts.clone());
    let saying =
        Saying {
            meeting: id,
            all: meeting,
            kind,
            form,
            about: form.value("about", about),
            wordings: StoredValue::new(meeting.with_untracked(|it| {
                it.decisions.iter().map(|one| (one.id, one.version)).collect()
            })),
            aloud: form.value("aloud", false),
        };
    if matches!(state, MeetingState::Closed | MeetingState::Cancelled) {
        let code =
            if state == MeetingState::Closed { "meeting_closed" } else { "meeting_called_off" };
        return view! {
            <header class="page-top">
                <PageHeading text=(texts.way_title)(kind)/>
                <p>{(meeting_texts().problem)(code)}</p>
            </header>
            {(kind == ContributionKind::Voice).then(|| view! { <LeftBehind meeting=id/> })}
            <a class="plain" href=saying.back()>{meeting_texts().back_one}</a>
        }
        .into_any();
    }
    let fields = match kind {
        ContributionKind::Text => view! { <TextForm saying=saying/> }.into_any(),
        ContributionKind::Voice => view! { <VoiceForm saying=saying/> }.into_any(),
        ContributionKind::Drawing => view! { <DrawingForm saying=saying/> }.into_any(),
        ContributionKind::Scale => view! { <ScalesForm saying=saying/> }.into_any(),
        ContributionKind::Pictograms => view! { <BoardForm saying=saying/> }.into_any(),
    };
    let prompt = prompt_asked().map(texts.prompt);
    view! {
        <header class="page-top">
            <PageHeading text=(texts.way_title)(kind)/>
            {prompt.map(|prompt| view! { <p class="strong">{prompt}</p> })}
        </header>
        <div class="stack wide-gap">
            {fields}
            // What is made by hand stands in no form with buttons of its own.
            {matches!(kind, ContributionKind::Voice | ContributionKind::Drawing).then(|| view! {
                <p class="problem" role="alert">{saying.form.problem}</p>
                <a class="plain" href=saying.back()>{meeting_texts().back_one}</a>
            })}
        </div>
    }
    .into_any()
}

/// What was just said, how far it has come, and two ways on.
#[component]
pub(super) fn SaidPage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = saying_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let path = address::path_now();
    let id = path.rsplit('/').next().and_then(|id| Id::parse(id).ok());
    let find = move |it: &Meeting| {
        it.contributions.iter().find(|it| Some(it.id) == id && it.draft.is_some()).cloned()
    };
    // It may have been taken back since.
    if meeting.with_untracked(|it| find(it).is_none()) {
        address::replace(&format!("/meetings/{meeting_id}"));
    }
    let open = live::memo(move || meeting.with(Meeting::is_open));
    let shown = live::view(move || {
        let said = meeting.with(find)?;
        let draft = said.draft.clone()?;
        Some(view! {
            <section class="card stack said">
                {said::body(&draft)}
                <div class="small">{said::state_of(&said)}</div>
            </section>
        })
    });
    view! {
        <header class="page-top">
            <PageHeading text=words.sent_title/>
            <p class="soft">{words.sent_text}</p>
        </header>
        <div class="stack">
            <a class="primary" href=format!("/meetings/{meeting_id}")>{words.sent_done}</a>
            <When when=move || open.get()>
                <a class="quiet" href=format!("/meetings/{meeting_id}/say")>{words.sent_more}</a>
            </When>
            {shown}
        </div>
    }
}
