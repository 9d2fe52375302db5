//! Preparing gently: one thing a step, everything can be skipped, and one comes back to where one was.
//! What is chosen is sent at once; words wait until they are saved.

use kurs_domain::{
    Id,
    meetings::{
        ContributionBody, ContributionDraft, Meeting, MeetingState, OwnAct, Wishes,
        contributions::{ContributionText, Prompt},
    },
    text::is_blank,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    about::Facts,
    act,
    coming::Coming,
    prepare_choices::{AdvocateStep, PlaceStep, TimeStep},
    prepare_people::{Wish, With, Without},
    said, say,
    texts::{meeting_texts, preparing::preparing_texts},
};
use crate::{
    forms::{Form, FormView, TextField, Typed, has_draft},
    platform::{self, address},
    ui::{Glyph, Icon, PageHeading, When, announce, focus_on, live, texts::ui_texts},
};

/// The steps, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// The steps for a meeting: nothing that is settled or answered already is asked. `short` leaves the two
/// questions that matter most.
fn steps(meeting: &Meeting, short: bool) -> Vec<Step> {
    let is_asked = |step: &Step| match step {
        Step::What | Step::Want | Step::DontWant | Step::Done => true,
        _ if short => false,
        Step::Place | Step::Time => meeting.plan.is_none(),
        Step::Coming => meeting.wishes.taking_part.is_none(),
        Step::With | Step::Without | Step::Advocate => true,
    };
    Step::ALL.into_iter().filter(is_asked).collect()
}

/// Whether anything was said or chosen to prepare for `meeting`.
fn has_prepared(meeting: &Meeting) -> bool {
    let said = meeting.contributions.iter().filter_map(|one| one.draft.as_ref());
    let wishes = &meeting.wishes;
    said.into_iter().any(|draft| draft.prompt.is_some())
        || meeting.suggestions.iter().any(|it| it.withdrawn_at.is_none())
        || wishes.place.is_some()
        || wishes.best_time.is_some()
        || wishes.taking_part.is_some()
}

/// The name of its form.
fn form_of(meeting: Id) -> String {
    format!("prepare-{meeting}")
}

/// Whether the preparation has been begun on this phone.
pub(super) fn is_begun(meeting: Id) -> bool {
    has_draft(&form_of(meeting))
}

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
    let form = Form::new(form_of(id));
    let (at, short) = (form.value("step", Step::What), form.value("short", false));
    let fields = [
        (Prompt::Want, "prepare-want"),
        (Prompt::DontWant, "prepare-dont-want"),
        (Prompt::Place, "prepare-place"),
        (Prompt::TakingPart, "prepare-part"),
    ]
    .map(|(prompt, field)| (prompt, form.text::<Option<ContributionText>>(field, "")));
    let wish = Wish::new(meeting);
    let all = StoredValue::new(meeting.with_untracked(|it| steps(it, short.get_untracked())));
    let count = move || all.with_value(Vec::len);
    // The step one was at, or else the next that is still asked.
    let step = live::memo(move || {
        let at = at.get();
        all.with_value(|all| all.iter().position(|step| *step >= at).unwrap_or(all.len() - 1))
    });
    let now = move || {
        let step = step.get();
        all.with_value(|all| all[step.min(all.len() - 1)])
    };
    let field_of = move |step: Step| {
        let prompt = step.prompt()?;
        fields.into_iter().find(|(known, _)| *known == prompt)
    };
    let go = move |to: usize| {
        form.problem.set(String::new());
        at.set(all.with_value(|all| all[to.min(all.len() - 1)]));
        if untrack(now) == Step::Done {
            if meeting.with_untracked(has_prepared) {
                let wish = Wishes { prepared_at: Some(platform::now()), ..Wishes::default() };
                let _ = act(id, OwnAct::Wish(wish));
            }
            // Words of a step that is not asked any more are not lost.
            if fields.iter().all(|(_, field)| field.input.value.with_untracked(|it| is_blank(it))) {
                form.saved();
            }
        }
        focus_on("page-heading");
    };
    // Says what stands in the field of the step. False where something is wrong with it.
    let say = move |prompt: Prompt, field: Typed<Option<ContributionText>>| {
        let Some(text) = form.read_one(field) else { return false };
        let Some(text) = text else { return true };
        let said = ContributionBody::Text(text);
        let draft = ContributionDraft {
            prompt: Some(prompt),
            ..ContributionDraft::new(said, platform::now())
        };
        if let Err(why) = act(id, OwnAct::Contribute { id: platform::new_id(), draft }) {
            form.problem.set(why.to_owned());
            return false;
        }
        field.input.value.set(String::new());
        announce(said::kept());
        true
    };
    let next = move |()| {
        let here = untrack(now);
        let fine = match field_of(here) {
            Some((prompt, field)) => say(prompt, field),
            // Whoever is typed there is wished for: what one goes on from is not left behind.
            None => here != Step::With || wish.send(),
        };
        if fine {
            go(step.get_untracked() + 1);
        }
    };
    let begin_short = move |_| {
        short.set(true);
        all.set_value(meeting.with_untracked(|it| steps(it, true)));
        go(1);
    };
    let body = live::view(move || {
        let step = now();
        let inside = match step {
            Step::What => view! {
                <p class="soft">{texts.what_text}</p>
                <Facts meeting=meeting saying=false/>
            }
            .into_any(),
            Step::With => view! { <With wish=wish/> }.into_any(),
            Step::Without => view! { <Without meeting=meeting/> }.into_any(),
            Step::Place => view! { <PlaceStep meeting=meeting/> }.into_any(),
            Step::Time => view! { <TimeStep meeting=meeting/> }.into_any(),
            Step::Coming => view! { <Coming meeting=meeting quiet=true/> }.into_any(),
            Step::Advocate => view! { <AdvocateStep meeting=meeting/> }.into_any(),
            Step::Done => {
                let prepared = meeting.with_untracked(has_prepared);
                view! { <p>{if prepared { texts.done_text } else { texts.done_looked }}</p> }
                    .into_any()
            }
            Step::Want | Step::DontWant => ().into_any(),
        };
        let own = field_of(step).map(|(prompt, field)| own_words(meeting, step, prompt, field));
        view! {
            <PageHeading text=step.title()/>
            {inside}
            {own}
        }
    });
    let is_done = live::memo(move || now() == Step::Done);
    // Whether something of this step was filled in or chosen.
    let is_filled = move || match now() {
        Step::What => true,
        Step::With => wish.is_begun(),
        Step::Place => meeting.with(|it| it.wishes.place.is_some()),
        Step::Time => meeting.with(|it| it.wishes.best_time.is_some()),
        Step::Coming => meeting.with(|it| it.wishes.taking_part.is_some()),
        _ => false,
    };
    let has_words = move || {
        field_of(now()).is_some_and(|(_, field)| field.input.value.with(|text| !is_blank(text)))
    };
    let on = live::signal(move || {
        if has_words() || now() == Step::With && wish.is_begun() {
            texts.keep_next
        } else if step.get() + 2 == count() {
            texts.finish
        } else if is_filled() {
            texts.next
        } else {
            texts.skip
        }
        .to_owned()
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
                    {live::text(move || (texts.step)(step.get() + 1, count()))}
                </span>
                <progress
                    max=live::text(move || { step.track(); count().to_string() })
                    value=live::text(move || (step.get() + 1).to_string())
                    aria-hidden="true"
                ></progress>
            </div>
            <div class="stack">{body}</div>
            <When when=move || !is_done.get()>
                <FormView form=form save=on on_save=next step=true>
                    <When when=move || { now() == Step::What }>
                        <button type="button" class="quiet" on:click=live::act(begin_short)>
                            {texts.short}
                        </button>
                    </When>
                </FormView>
                <a class="plain" href=to_meeting.get_value()>{texts.later}</a>
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
    field: Typed<Option<ContributionText>>,
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
        <TextField field=field label=label hint=hint rows=4/>
        {more}
    }
    .into_any()
}
