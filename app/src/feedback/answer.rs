//! Answering: one question a screen, back at any time, and "not now" leaves everything where it is.

use std::collections::BTreeMap;

use kurs_domain::{
    Id, Timestamp,
    feedback::{
        Answer, Feedback, FeedbackDraft, FeedbackWords, MOST_GOALS, Slug, Subject,
        instrument::{About, Answers, Instrument, Question},
        rated_since,
    },
    goals::{Goal, GoalState},
    record::Edit,
    sharing::SharedWith,
};
use leptos::prelude::*;

use super::{
    instruments::of_address,
    question::{Screen, shown},
    texts::feedback_texts,
};
use crate::{
    forms::{Form, FormView, TextField, Typed, has_draft},
    platform::{self, address, language::language},
    sharing::{ShareLine, Shared},
    sync::{all, dispatch, local},
    ui::{
        Choice, ChoiceOption, Glyph, Icon, PageHeading, announce, focus_on, live, texts::ui_texts,
    },
};

/// The second tap of a double tap answers nothing.
const DOUBLE_TAP_MS: i64 = 350;

type Numbers = BTreeMap<Slug, u8>;

/// What the address says the answers are about.
fn asked_about(name: &str) -> Option<Id> {
    address::query(name).and_then(|id| Id::parse(&id).ok())
}

/// The name of the form: what is begun about one meeting is no draft about another.
fn form_of(instrument: &Instrument, meeting: Option<Id>) -> String {
    let meeting = meeting.map(|id| format!("-{id}")).unwrap_or_default();
    format!("feedback-{}-{}{meeting}", instrument.id, instrument.version)
}

/// Whether answering it was begun on this phone.
pub(super) fn is_begun(instrument: &Instrument) -> bool {
    has_draft(&form_of(instrument, None))
}

#[component]
pub(super) fn AnswerPage() -> impl IntoView {
    of_address(|it| view! { <Answering instrument=it/> }.into_any())
}

/// What is answered so far.
#[derive(Clone, Copy)]
pub struct Given {
    form: Form,
    id: Id,
    pub(super) numbers: RwSignal<Numbers>,
    goal: RwSignal<Option<Id>>,
    shared: RwSignal<SharedWith>,
    words: Typed<Option<FeedbackWords>>,
    /// The field of each question that is answered in words.
    fields: StoredValue<Vec<(Slug, Typed<Option<FeedbackWords>>)>>,
}

impl Given {
    fn begin(instrument: &Instrument, meeting: Option<Id>) -> Self {
        let form = Form::new(form_of(instrument, meeting));
        let exists = |id| all::<Feedback>().with_untracked(|all| all.iter().any(|it| it.id == id));
        let id = form.new_id(exists);
        let asked = instrument.questions.iter().filter(|it| it.answers == Answers::Words);
        let fields = asked.map(|it| (it.id.clone(), form.text(format!("answer-{}", it.id), "")));
        Self {
            form,
            id,
            fields: StoredValue::new(fields.collect()),
            numbers: form.value("numbers", Numbers::new()),
            goal: form.value("goal", asked_about("goal")),
            shared: form.value("shared", SharedWith::OnlyMe),
            words: form.text("feedback-words", ""),
        }
    }

    pub(super) fn field(self, question: &Slug) -> Option<Typed<Option<FeedbackWords>>> {
        let all = self.fields.get_value();
        all.into_iter().find(|(id, _)| id == question).map(|(_, field)| field)
    }

    /// Whether one of `questions` is answered. Tracked.
    pub(super) fn has_answered(self, questions: &[Question]) -> bool {
        questions.iter().any(|it| match self.field(&it.id) {
            Some(field) => field.input.value.with(|text| !text.trim().is_empty()),
            None => self.numbers.with(|numbers| numbers.contains_key(&it.id)),
        })
    }

    /// What is saved; nothing where a field is wrong.
    fn read(self, instrument: &Instrument, meeting: Option<Id>) -> Option<FeedbackDraft> {
        let numbers = self.numbers.get_untracked().into_iter();
        let mut answers: BTreeMap<_, _> =
            numbers.map(|(id, number)| (id, Answer::Number(number))).collect();
        for (id, field) in self.fields.get_value() {
            if let Some(words) = field.read()? {
                answers.insert(id, Answer::Words { words });
            }
        }
        let about = match instrument.about {
            Some(About::Goal) => self.goal.get_untracked().map(Subject::Goal),
            Some(About::Meeting) => meeting.map(Subject::Meeting),
            None => None,
        };
        Some(FeedbackDraft {
            instrument: instrument.id.clone(),
            instrument_version: instrument.version,
            answers,
            about,
            words: self.words.read()?,
            on: local().today().get_untracked(),
            at: platform::now(),
            shared_with: self.shared.get_untracked(),
        })
    }
}

#[component]
fn Answering(instrument: Instrument) -> impl IntoView {
    let words = feedback_texts();
    let meeting = asked_about("meeting");
    let given = Given::begin(&instrument, meeting);
    let form = given.form;
    let at = form.value("step", 0_usize);
    let screens: Vec<Vec<Question>> = instrument.screens().map(<[_]>::to_vec).collect();
    let count = screens.len();
    let screens = StoredValue::new(screens);
    let instrument = StoredValue::new(instrument);
    let moved_at = StoredValue::new(Timestamp::from_millis(0));
    let go = Callback::new(move |to: usize| {
        moved_at.set_value(platform::now());
        at.set(to.min(count + 1));
        focus_on("page-heading");
    });
    let next = Callback::new(move |()| go.run(at.get_untracked() + 1));
    let choose = Callback::new(move |(question, number): (Slug, u8)| {
        let since = platform::now().millis() - moved_at.get_value().millis();
        if (0..DOUBLE_TAP_MS).contains(&since) {
            return;
        }
        given.numbers.update(|numbers| {
            numbers.insert(question, number);
        });
        let is_alone = screens.with_value(|all| {
            at.get_untracked()
                .checked_sub(1)
                .and_then(|it| all.get(it))
                .is_some_and(|it| it.len() == 1)
        });
        if is_alone {
            next.run(());
        }
    });
    let back_to = match meeting {
        Some(id) => format!("/meetings/{id}"),
        None => format!("/feedback/{}", instrument.with_value(|it| it.id.clone())),
    };
    let save = Callback::new(move |()| {
        let read = |it: &Instrument| form.read(|| given.read(it, meeting));
        let Some(draft) = instrument.with_value(read) else { return };
        if instrument.with_value(|it| draft.check(it)).is_err() {
            return form.problem.set(words.says_nothing.to_owned());
        }
        // Every rule of the phone has just been checked.
        let _ = dispatch(Edit::Put { id: given.id, draft });
        form.saved();
        announce(words.saved);
        address::replace(&format!("/feedback/given/{}", given.id));
    });
    let body = live::view(move || {
        let (step, instrument) = (at.get().min(count + 1), instrument.get_value());
        if step == 0 {
            view! { <Before instrument=instrument given=given next=next/> }.into_any()
        } else if step > count {
            view! { <Last instrument=instrument given=given save=save/> }.into_any()
        } else {
            let questions = screens.with_value(|all| all[step - 1].clone());
            let may_skip = instrument.scoring.is_none();
            view! { <Screen questions=questions given=given choose=choose next=next may_skip=may_skip/> }
                .into_any()
        }
    });
    let top = live::view(move || {
        let step = at.get();
        (step > 0).then(|| {
            view! {
                <button type="button" class="plain" on:click=live::act(move |_| go.run(step - 1))>
                    <Icon glyph=Glyph::Back/>
                    {ui_texts().back}
                </button>
            }
        })
    });
    let step = move || (at.get() + 1).min(count + 2);
    view! {
        <div class="welcome stack wide-gap">
            <div class="steps">
                {top}
                <span class="soft small">{live::text(move || (words.step)(step(), count + 2))}</span>
                <progress
                    max=(count + 2).to_string()
                    value=live::text(move || step().to_string())
                    aria-hidden="true"
                ></progress>
            </div>
            {body}
            <a class="plain" href=back_to>{words.not_now}</a>
        </div>
    }
}

/// What it is about, who will see it, and which goal it is about.
#[component]
fn Before(instrument: Instrument, given: Given, next: Callback<()>) -> impl IntoView {
    let words = feedback_texts();
    let is_of_goal = instrument.about == Some(About::Goal);
    let goals = is_of_goal.then(|| rateable(&instrument));
    let goal_missing = goals.as_ref().is_some_and(Vec::is_empty);
    let begin = move |_| {
        if is_of_goal && given.goal.get_untracked().is_none() {
            return given.form.problem.set(words.choose_goal.to_owned());
        }
        given.form.problem.set(String::new());
        next.run(());
    };
    let choice = goals.filter(|goals| !goals.is_empty()).map(|goals| {
        let ids: Vec<_> = goals.iter().map(|goal| goal.id).collect();
        let place = {
            let ids = ids.clone();
            move || given.goal.get().and_then(|id| ids.iter().position(|it| *it == id))
        };
        let options = goals.iter().map(|goal| ChoiceOption::new(goal.draft.text.to_string()));
        view! {
            <Choice
                name="feedback-goal"
                question=words.which_goal
                options=options.collect()
                chosen=live::signal(place)
                on_choose=move |index: usize| given.goal.set(ids.get(index).copied())
            />
        }
    });
    let go = if goal_missing {
        view! {
            <p>{words.no_goals}</p>
            <a class="primary" href="/goals/new">{words.new_goal}</a>
        }
        .into_any()
    } else {
        view! {
            <p class="problem" role="alert">{live::text(move || given.form.problem.get())}</p>
            <button type="button" class="primary" on:click=live::act(begin)>{words.begin}</button>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            <PageHeading text=instrument.title.get(language()).to_owned()/>
            <p>{instrument.intro.get(language()).to_owned()}</p>
            <ul class="card stack promises">
                {words.promises.map(|(glyph, text)| view! { <li><Icon glyph=glyph/> {text}</li> }).into_iter().collect_view()}
            </ul>
            {choice}
            {go}
        </div>
    }
}

/// The goals that can be rated: all that are going on, or those that are being rated, if that is as many as
/// there can be.
fn rateable(instrument: &Instrument) -> Vec<Goal> {
    let since = rated_since(local().today().get_untracked());
    let rated: Vec<Id> = all::<Feedback>().with_untracked(|all| {
        let recent =
            all.iter().filter(|it| it.draft.instrument == instrument.id && it.draft.on >= since);
        let mut goals: Vec<_> = recent.filter_map(|it| it.draft.about).map(Subject::id).collect();
        goals.sort_unstable();
        goals.dedup();
        goals
    });
    let is_full = rated.len() >= MOST_GOALS;
    let may = |goal: &&Goal| {
        rated.contains(&goal.id) || !is_full && goal.draft.state == GoalState::Active
    };
    all::<Goal>().with_untracked(|all| all.iter().filter(may).cloned().collect())
}

/// Own words on all of it, and who sees it.
#[component]
fn Last(instrument: Instrument, given: Given, save: Callback<()>) -> impl IntoView {
    let words = feedback_texts();
    let answers = given.numbers.with_untracked(|numbers| {
        let one = |it: &Question| {
            let shown = shown(it, *numbers.get(&it.id)?);
            Some(view! { <div><dt>{it.text.get(language()).to_owned()}</dt><dd>{shown}</dd></div> })
        };
        instrument.questions.iter().filter_map(one).collect_view()
    });
    view! {
        <FormView form=given.form save=words.save on_save=save step=true>
            <PageHeading text=words.last_step/>
            <dl class="card given">{answers}</dl>
            <TextField field=given.words label=words.own hint=words.own_hint rows=3/>
            <ShareLine name="feedback-share" what=Shared::Feedback question=words.share value=given.shared/>
        </FormView>
    }
}
