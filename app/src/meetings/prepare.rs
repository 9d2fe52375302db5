//! Preparing gently: one thing a step, everything can be skipped, and one comes back to where one was.
//! What is chosen is sent at once; words wait until they are saved.

use kurs_domain::{
    Id,
    meetings::{
        ContributionBody, ContributionDraft, Meeting, MeetingState, OwnAct, Wishes,
        contributions::{ContributionText, MOST_TEXT, Prompt},
    },
    text::is_blank,
};
use leptos::prelude::*;

use super::{
    about::Facts,
    act,
    page::Coming,
    prepare_choices::{AdvocateStep, PlaceStep, TimeStep},
    prepare_people::{With, Without},
    said, say,
    texts::{meeting_texts, preparing::preparing_texts},
};
use crate::{
    platform::{self, address},
    ui::{
        Glyph, Icon, PageHeading, TextField, When, announce, focus_on, kept, live, text_problem,
        texts::ui_texts,
    },
};

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    What,
    Want,
    DontWant,
    With,
    Without,
    Place,
    Time,
    Coming,
    Advocate,
    Done,
}

impl Step {
    const ALL: [Self; 10] = [
        Self::What,
        Self::Want,
        Self::DontWant,
        Self::With,
        Self::Without,
        Self::Place,
        Self::Time,
        Self::Coming,
        Self::Advocate,
        Self::Done,
    ];

    /// What words that are written there answer.
    fn prompt(self) -> Option<Prompt> {
        match self {
            Self::Want => Some(Prompt::Want),
            Self::DontWant => Some(Prompt::DontWant),
            Self::Place => Some(Prompt::Place),
            Self::Coming => Some(Prompt::TakingPart),
            _ => None,
        }
    }

    fn title(self) -> &'static str {
        let words = preparing_texts();
        match self {
            Self::What => words.what,
            Self::Want => words.want,
            Self::DontWant => words.dont_want,
            Self::With => words.with,
            Self::Without => words.without,
            Self::Place => words.place,
            Self::Time => words.time,
            Self::Coming => meeting_texts().come,
            Self::Advocate => words.advocate,
            Self::Done => words.done,
        }
    }
}

/// The name under which it is remembered how far one has come.
fn name(meeting: Id) -> String {
    format!("prepare-{meeting}")
}

/// Whether the preparation has been begun on this phone.
pub(super) fn is_begun(meeting: Id) -> bool {
    platform::draft(&name(meeting)).is_some()
}

/// The field of a step.
const FIELD: &str = "prepare-words";

/// The preparation.
#[component]
pub(super) fn PreparePage(meeting: Memo<Meeting>) -> impl IntoView {
    let (id, state) = meeting.with_untracked(|it| (it.id, it.state));
    if matches!(state, MeetingState::Closed | MeetingState::Cancelled) {
        // There is nothing to prepare for any more.
        address::replace(&format!("/meetings/{id}"));
        return ().into_any();
    }
    let texts = preparing_texts();
    let before = platform::draft(&name(id)).and_then(|at| at.parse::<usize>().ok()).unwrap_or(0);
    let step = RwSignal::new(before.min(Step::ALL.len() - 1));
    let now = move || Step::ALL[step.get()];
    let fields =
        [Prompt::Want, Prompt::DontWant, Prompt::Place, Prompt::TakingPart].map(|prompt| {
            (prompt, kept(format!("prepare-{prompt:?}-{id}").to_lowercase(), String::new()))
        });
    let field_of = move |step: Step| {
        let prompt = step.prompt()?;
        fields.into_iter().find(|(known, _)| *known == prompt)
    };
    let wrong = RwSignal::new(None::<String>);
    let go = move |to: usize| {
        wrong.set(None);
        step.set(to);
        let at = to.min(Step::ALL.len() - 1);
        platform::keep_draft(&name(id), Some(&at.to_string()));
        if Step::ALL[at] == Step::Done {
            // Whoever went through to the end is prepared, however much they skipped.
            let wish = Wishes { prepared_at: Some(platform::now()), ..Wishes::default() };
            let _ = act(id, OwnAct::Wish(wish));
            platform::keep_draft(&name(id), None);
        }
        focus_on("page-heading");
    };
    let next = move |_| {
        let at = step.get_untracked();
        if let Some((prompt, field)) = field_of(Step::ALL[at])
            && !field.with_untracked(|text| is_blank(text))
        {
            let said = match ContributionText::new(&field.get_untracked()) {
                Ok(text) => ContributionBody::Text(text),
                Err(problem) => {
                    wrong.set(Some(text_problem(problem).to_owned()));
                    return focus_on(FIELD);
                }
            };
            let draft = ContributionDraft {
                prompt: Some(prompt),
                ..ContributionDraft::new(said, platform::now())
            };
            if let Err(why) = act(id, OwnAct::Contribute { id: platform::new_id(), draft }) {
                return wrong.set(Some(why.to_owned()));
            }
            field.set(String::new());
            announce(said::kept());
        }
        go(at + 1);
    };
    let body = live::view(move || {
        let step = now();
        let inside = match step {
            Step::What => view! {
                <p class="soft">{texts.what_text}</p>
                <Facts meeting=meeting saying=false/>
            }
            .into_any(),
            Step::With => view! { <With meeting=meeting/> }.into_any(),
            Step::Without => view! { <Without meeting=meeting/> }.into_any(),
            Step::Place => view! { <PlaceStep meeting=meeting/> }.into_any(),
            Step::Time => view! { <TimeStep meeting=meeting/> }.into_any(),
            Step::Coming => view! { <Coming meeting=meeting quiet=true/> }.into_any(),
            Step::Advocate => view! { <AdvocateStep meeting=meeting/> }.into_any(),
            Step::Done => view! { <p>{texts.done_text}</p> }.into_any(),
            Step::Want | Step::DontWant => ().into_any(),
        };
        let own =
            field_of(step).map(|(prompt, field)| own_words(meeting, step, prompt, field, wrong));
        view! {
            <PageHeading text=step.title()/>
            {inside}
            {own}
        }
    });
    let is_done = live::memo(move || now() == Step::Done);
    let is_last = live::memo(move || step.get() + 2 == Step::ALL.len());
    let has_words =
        move || field_of(now()).is_some_and(|(_, field)| field.with(|text| !is_blank(text)));
    let on = live::signal(move || {
        if is_last.get() {
            texts.finish
        } else if has_words() {
            texts.keep_next
        } else {
            texts.next
        }
    });
    let to_meeting = StoredValue::new(format!("/meetings/{id}"));
    view! {
        <div class="welcome stack wide-gap">
            <div class="steps">
                <When when=move || { step.get() > 0 }>
                    <button
                        type="button"
                        class="plain"
                        on:click=live::act(move |_| go(step.get_untracked().saturating_sub(1)))
                    >
                        <Icon glyph=Glyph::Back/>
                        {ui_texts().back}
                    </button>
                </When>
                <span class="soft small">
                    {live::text(move || (texts.step)(step.get() + 1, Step::ALL.len()))}
                </span>
                <progress
                    max=Step::ALL.len()
                    value=live::text(move || (step.get() + 1).to_string())
                    aria-hidden="true"
                ></progress>
            </div>
            <div class="stack">{body}</div>
            <When when=move || !is_done.get()>
                <div class="stack">
                    <button type="button" class="primary" on:click=live::act(next)>
                        {live::text(move || on.get())}
                    </button>
                    <button
                        type="button"
                        class="plain"
                        on:click=live::act(move |_| go(step.get_untracked() + 1))
                    >
                        {texts.skip}
                    </button>
                    <a class="plain" href=to_meeting.get_value()>{texts.later}</a>
                </div>
            </When>
            <When when=move || is_done.get()>
                <a class="primary" href=to_meeting.get_value()>{texts.done_go}</a>
            </When>
        </div>
    }
    .into_any()
}

/// A field for words of a step, what was said there before, and the other ways to say it.
fn own_words(
    meeting: Memo<Meeting>,
    step: Step,
    prompt: Prompt,
    field: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
) -> AnyView {
    let (texts, id) = (preparing_texts(), meeting.with_untracked(|it| it.id));
    let (label, hint, way) = match step {
        Step::Want => (texts.want, texts.want_hint, Some("want")),
        Step::DontWant => (texts.dont_want, texts.dont_want_hint, Some("dont_want")),
        Step::Place => (texts.place_words, "", None),
        _ => (texts.part_words, "", None),
    };
    let before = live::view(move || {
        let all = meeting.with(|it| {
            let about = it.contributions.iter().filter_map(|one| one.draft.as_ref());
            about.filter(|draft| draft.prompt == Some(prompt)).map(said::body).collect::<Vec<_>>()
        });
        (!all.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2 class="small">{texts.said_before}</h2>
                    {all}
                </section>
            }
        })
    });
    let more = way.map(|way| {
        let more = format!("?from=prepare&prompt={way}");
        view! {
            <details class="fold">
                <summary>{texts.other_way}</summary>
                {say::tiles(id, &more)}
            </details>
        }
    });
    view! {
        {before}
        <TextField
            id=FIELD
            label=label
            hint=hint
            value=field
            max=MOST_TEXT
            lines=4
            optional=way.is_none()
            problem=wrong
        />
        {more}
    }
    .into_any()
}
