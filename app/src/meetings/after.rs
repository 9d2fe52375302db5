//! After a meeting: in short, what one said and what became of it, what was decided, and how it was.

use kurs_domain::meetings::{Because, Meeting, MeetingFeedback, OwnAct, Score};
use leptos::prelude::*;

use super::{
    act, corrections::corrections, decisions::Decisions, said, texts::meeting_texts, when,
};
use crate::{
    forms::{Form, FormView, TextField},
    successes::SentState,
    ui::{ReadAloud, Scale, Switch, announce, live},
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

/// How it was, in a minute.
#[component]
fn Feedback(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let (id, before) = meeting.with_untracked(|it| (it.id, it.feedback.clone()));
    let form = Form::new(format!("feedback-{id}"));
    let heard =
        form.value("feedback-heard", before.as_ref().and_then(|it| it.heard).map(Score::get));
    let own = before.as_ref().and_then(|it| it.words.as_ref()).map(ToString::to_string);
    let text = form.text::<Option<Because>>("feedback-words", own.unwrap_or_default());
    let shared = form.value("feedback-shared", before.is_some_and(|it| it.shared));
    let given = live::memo(move || meeting.with(|it| it.feedback.is_some()));
    let save = move |()| {
        let feedback = form.read(|| {
            Some(MeetingFeedback {
                heard: heard.get_untracked().and_then(Score::new),
                words: text.read()?,
                shared: shared.get_untracked(),
            })
        });
        let Some(feedback) = feedback else { return };
        match act(id, OwnAct::Rate(feedback)) {
            Ok(()) => {
                form.saved();
                announce(texts.feedback_kept);
            }
            Err(why) => form.problem.set(why.to_owned()),
        }
    };
    view! {
        <FormView form=form save=texts.feedback_keep on_save=save class="card">
            <h2>{texts.feedback}</h2>
            <Scale
                id="feedback-heard"
                label=texts.feedback_heard
                low=texts.feedback_low
                high=texts.feedback_high
                value=heard
            />
            <TextField field=text label=texts.feedback_words rows=3/>
            <Switch
                label=texts.feedback_share
                note=texts.feedback_share_note
                is=shared.into()
                on_change=move |is| shared.set(is)
            />
            {live::view(move || {
                given
                    .get()
                    .then(|| view! { <p class="soft small" role="status">{texts.feedback_kept} " " <SentState id=id/></p> })
            })}
        </FormView>
    }
}
