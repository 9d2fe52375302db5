//! After a meeting: in short, what one said and what became of it, what was decided, and how it was.

use kurs_domain::{
    feedback::{self, Subject},
    meetings::Meeting,
};
use leptos::prelude::*;

use super::{corrections::corrections, decisions::Decisions, said, texts::meeting_texts, when};
use crate::{
    sync::all,
    ui::{ReadAloud, live},
};

/// Everything that came of it.
#[component]
pub(super) fn After(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let summary = live::view(move || {
        let summary = meeting.with(|it| it.summary.clone())?;
        let (shown, day) = (summary.words.to_string(), when::day(summary.at));
        let text = shown.clone();
        let text = Callback::new(move |()| text.clone());
        Some(view! {
            <section class="card stack">
                <h2>{words.summary}</h2>
                <p dir="auto" class="own">{shown}</p>
                <p class="soft small">{(words.answer_by)(&summary.by.name, &day)}</p>
                {meeting.with(|it| corrections(it, None))}
                <div class="chips"><ReadAloud text=text/></div>
            </section>
        })
    });
    let became = live::view(move || {
        let it = meeting.get();
        let one = |said: &kurs_domain::meetings::Contribution| {
            let draft = said.draft.as_ref()?;
            Some(view! {
                <li class="card stack said">
                    <p class="soft small">{said::heading(&it, said)}</p>
                    {said::body(draft)}
                    <p class="became" aria-hidden="true">{words.became_to}</p>
                    {said.answers.iter().map(|answered| said::answer(&it, answered)).collect_view()}
                    {said.waits().then(|| view! { <p class="soft">{words.wish_waits}</p> })}
                </li>
            })
        };
        let all: Vec<_> = it.contributions.iter().filter_map(one).collect();
        (!all.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{words.became}</h2>
                    <p class="soft">{words.became_text}</p>
                    <ul class="stack">{all}</ul>
                </section>
            }
        })
    });
    view! {
        {summary}
        {became}
        <Decisions meeting=meeting/>
        <Feedback meeting=meeting/>
    }
}

/// The way to say how it was, or to what one said.
#[component]
fn Feedback(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let given = live::memo(move || {
        let is_of = |it: &&feedback::Feedback| it.draft.about == Some(Subject::Meeting(id));
        all::<feedback::Feedback>().with(|all| all.iter().find(is_of).map(|it| it.id))
    });
    let way = live::view(move || {
        match given.get() {
        Some(given) => view! {
            <a class="quiet" href=format!("/feedback/given/{given}")>{texts.feedback_given}</a>
        }
        .into_any(),
        None => view! {
            <p class="soft">{texts.feedback_text}</p>
            <a class="primary" href=format!("/feedback/session/new?meeting={id}")>{texts.feedback_go}</a>
        }
        .into_any(),
    }
    });
    view! {
        <section class="card stack">
            <h2>{texts.feedback}</h2>
            {way}
        </section>
    }
}
