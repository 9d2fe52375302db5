//! After a meeting: in short, what one said and what became of it, what was decided, and how it was.

use kurs_domain::{
    meetings::{
        Because, Meeting, MeetingFeedback, OwnAct, Score,
        contributions::{Answer, AnswerOutcome},
    },
    text::optional,
};
use leptos::prelude::*;

use super::{act, decisions::Decisions, said, texts::meeting_texts, when};
use crate::{
    successes::SentState,
    ui::{ReadAloud, Scale, Switch, TextField, announce, focus_on, kept, live, text_problem},
};

/// An answer to something one said.
pub(super) fn answer(it: &Answer) -> AnyView {
    let words = meeting_texts();
    let outcome = match it.answer.outcome {
        AnswerOutcome::Changed => words.changed,
        AnswerOutcome::NotChanged => words.not_changed,
    };
    view! {
        <div class="answer">
            <p class="strong small">{outcome}</p>
            <p dir="auto" class="own">{it.answer.text.to_string()}</p>
            <p class="soft small">{(words.answer_by)(&it.by.name, &when::day(it.at))}</p>
        </div>
    }
    .into_any()
}

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
                    {said.answers.iter().map(answer).collect_view()}
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

/// How it was, in a minute.
#[component]
fn Feedback(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let (id, before) = meeting.with_untracked(|it| (it.id, it.feedback.clone()));
    let heard = RwSignal::new(before.as_ref().map(|it| it.heard.get()));
    let own = before.as_ref().and_then(|it| it.words.as_ref()).map(ToString::to_string);
    let text = kept(format!("meeting-feedback-{id}"), own.unwrap_or_default());
    let shared = RwSignal::new(before.is_some_and(|it| it.shared));
    let wrong = RwSignal::new(None::<String>);
    let problem = RwSignal::new("");
    let given = live::memo(move || meeting.with(|it| it.feedback.is_some()));
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(heard) = heard.get_untracked().and_then(Score::new) else {
            problem.set(texts.feedback_missing);
            return focus_on("feedback-heard");
        };
        let words = match optional(Because::new(&text.get_untracked())) {
            Ok(words) => words,
            Err(problem) => return wrong.set(Some(text_problem(problem).to_owned())),
        };
        let feedback = MeetingFeedback { heard, words, shared: shared.get_untracked() };
        match act(id, OwnAct::Rate(feedback)) {
            Ok(()) => {
                problem.set("");
                crate::platform::keep_draft(&format!("meeting-feedback-{id}"), None);
                announce(texts.feedback_kept);
            }
            Err(why) => problem.set(why),
        }
    };
    view! {
        <form class="card stack" novalidate on:submit=live::act(keep)>
            <h2>{texts.feedback}</h2>
            <Scale
                id="feedback-heard"
                label=texts.feedback_heard
                low=texts.feedback_low
                high=texts.feedback_high
                value=heard
            />
            <TextField
                id="feedback-words"
                label=texts.feedback_words
                value=text
                max=1000
                lines=3
                optional=true
                problem=wrong
            />
            <Switch
                label=texts.feedback_share
                note=texts.feedback_share_note
                is=shared.into()
                on_change=move |is| shared.set(is)
            />
            <p class="problem" role="alert">{problem}</p>
            <button type="submit" class="primary">{texts.feedback_keep}</button>
            {live::view(move || {
                given
                    .get()
                    .then(|| view! { <p class="soft small" role="status">{texts.feedback_kept} " · " <SentState id=id/></p> })
            })}
        </form>
    }
}
