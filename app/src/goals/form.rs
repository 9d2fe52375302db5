//! What is being written about a goal, and what of it can be kept.
//!
//! Forms outlive their page: whoever leaves a half-written goal and comes back finds it again.

use std::cell::RefCell;

use kurs_domain::{
    Id, NaiveDate,
    goals::{
        Day, FirstStep, Goal, GoalDraft, GoalState, GoalText, PartOfDay, Pictogram, Repeat,
        TimesAWeek, Weekdays, Why, ZeroToTen,
    },
    people::TimeOfDay,
    sharing::SharedWith,
    text::{TextProblem, optional},
};
use leptos::prelude::*;

use super::texts::goal_texts;
use crate::ui::{live, text_problem};

/// How a goal comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepeatKind {
    /// So many times a week.
    TimesAWeek,
    /// On certain days.
    Weekdays,
    /// On one day.
    Once,
}

impl RepeatKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::TimesAWeek, Self::Weekdays, Self::Once];
}

/// The fields of a goal.
#[derive(Clone, Copy)]
pub struct GoalForm {
    pub text: RwSignal<String>,
    pub why: RwSignal<String>,
    pub first_step: RwSignal<String>,
    pub pictogram: RwSignal<Option<String>>,
    pub repeat: RwSignal<RepeatKind>,
    pub times: RwSignal<u8>,
    pub days: RwSignal<Vec<Day>>,
    pub date: RwSignal<Option<NaiveDate>>,
    pub part_of_day: RwSignal<Option<PartOfDay>>,
    pub confidence: RwSignal<Option<u8>>,
    pub shared_with: RwSignal<SharedWith>,
    pub problems: RwSignal<Vec<FieldProblem>>,
    /// The version of the goal that it was begun on.
    pub seen: StoredValue<Option<i64>>,
    pub remind_at: RwSignal<Option<TimeOfDay>>,
    state: StoredValue<GoalState>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The id of the field, where the focus goes.
    pub field: &'static str,
    /// What is wrong, in words.
    pub words: String,
}

impl GoalForm {
    /// A form for a new goal, on the day `today`.
    fn new(today: NaiveDate) -> Self {
        Self {
            text: RwSignal::default(),
            why: RwSignal::default(),
            first_step: RwSignal::default(),
            pictogram: RwSignal::new(None),
            repeat: RwSignal::new(RepeatKind::TimesAWeek),
            times: RwSignal::new(2),
            days: RwSignal::default(),
            date: RwSignal::new(Some(today)),
            part_of_day: RwSignal::new(None),
            confidence: RwSignal::new(None),
            shared_with: RwSignal::new(SharedWith::OnlyMe),
            problems: RwSignal::default(),
            seen: StoredValue::new(None),
            remind_at: RwSignal::new(None),
            state: StoredValue::new(GoalState::Active),
        }
    }

    /// Fills the form with a goal as it stands.
    fn fill(self, draft: &GoalDraft) {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        self.text.set(draft.text.to_string());
        self.why.set(text(draft.why.as_deref()));
        self.first_step.set(text(draft.first_step.as_deref()));
        self.pictogram.set(draft.pictogram.as_ref().map(ToString::to_string));
        match &draft.repeat {
            Repeat::Once(date) => {
                self.repeat.set(RepeatKind::Once);
                self.date.set(Some(*date));
            }
            Repeat::Weekdays(days) => {
                self.repeat.set(RepeatKind::Weekdays);
                self.days.set(days.days().to_vec());
            }
            Repeat::TimesAWeek(times) => {
                self.repeat.set(RepeatKind::TimesAWeek);
                self.times.set(times.get());
            }
        }
        self.part_of_day.set(draft.part_of_day);
        self.confidence.set(draft.confidence.map(ZeroToTen::get));
        self.shared_with.set(draft.shared_with.clone());
        self.remind_at.set(draft.remind_at);
        self.state.set_value(draft.state);
    }

    /// What is wrong with `field`.
    pub fn problem(self, field: &'static str) -> Signal<Option<String>> {
        live::signal(move || {
            self.problems.with(|problems| {
                problems.iter().find(|p| p.field == field).map(|p| p.words.clone())
            })
        })
    }

    /// The goal as it is written, or the id of the first field that needs another look.
    pub fn read(self) -> Result<GoalDraft, &'static str> {
        let mut problems = Vec::new();
        let text = check(&mut problems, "goal-text", GoalText::new(&self.text.get_untracked()));
        let why = check(&mut problems, "goal-why", optional(Why::new(&self.why.get_untracked())));
        let first_step = FirstStep::new(&self.first_step.get_untracked());
        let first_step = check(&mut problems, "goal-step", optional(first_step));
        let repeat = self.read_repeat(&mut problems);
        let shared_with = self.shared_with.get_untracked();
        if shared_with == SharedWith::People(Vec::new()) {
            let words = goal_texts().some_people_missing.to_owned();
            problems.push(FieldProblem { field: "goal-share-2", words });
        }
        let fine = problems.is_empty();
        self.problems.set(problems);
        let (Some(text), Some(why), Some(first_step), Some(repeat), true) =
            (text, why, first_step, repeat, fine)
        else {
            return Err(self.first_problem().unwrap_or("goal-text"));
        };
        Ok(GoalDraft {
            text,
            why,
            first_step,
            pictogram: self.pictogram.get_untracked().and_then(|p| Pictogram::new(&p).ok()),
            repeat,
            part_of_day: self.part_of_day.get_untracked(),
            remind_at: self.remind_at.get_untracked(),
            confidence: self.confidence.get_untracked().and_then(ZeroToTen::new),
            shared_with,
            state: self.state.get_value(),
        })
    }

    fn read_repeat(self, problems: &mut Vec<FieldProblem>) -> Option<Repeat> {
        let words = goal_texts();
        let (repeat, field, wrong) = match self.repeat.get_untracked() {
            RepeatKind::TimesAWeek => (
                TimesAWeek::new(self.times.get_untracked()).map(Repeat::TimesAWeek),
                "goal-times-0",
                "",
            ),
            RepeatKind::Weekdays => (
                Weekdays::new(self.days.get_untracked()).map(Repeat::Weekdays),
                "goal-day-0",
                words.which_days_missing,
            ),
            RepeatKind::Once => {
                (self.date.get_untracked().map(Repeat::Once), "goal-date", words.which_date_missing)
            }
        };
        if repeat.is_none() {
            problems.push(FieldProblem { field, words: wrong.to_owned() });
        }
        repeat
    }

    fn first_problem(self) -> Option<&'static str> {
        self.problems.with_untracked(|problems| problems.first().map(|problem| problem.field))
    }
}

fn check<T>(
    problems: &mut Vec<FieldProblem>,
    field: &'static str,
    read: Result<T, TextProblem>,
) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(problem) => {
            problems.push(FieldProblem { field, words: text_problem(problem).to_owned() });
            None
        }
    }
}

/// The forms that have been begun and not yet finished.
pub mod drafts {
    use leptos::prelude::SetValue;

    use super::{
        super::sheet, Goal, GoalDraft, GoalForm, GoalState, Id, NaiveDate, Owner, RefCell,
    };
    use crate::{platform, sync::local};

    /// A form, what it is about, and the goal it was begun on.
    struct Draft {
        about: Option<Id>,
        form: GoalForm,
        begun_on: Option<GoalDraft>,
    }

    #[derive(Default)]
    struct Drafts {
        /// Lives as long as the app, so that no page takes its forms along when it goes.
        owner: Option<Owner>,
        forms: Vec<Draft>,
    }

    thread_local! {
        static DRAFTS: RefCell<Drafts> = RefCell::default();
    }

    /// What the sheet of the goal or the suggestion `id` is called where it is kept.
    fn name(id: Option<Id>) -> String {
        id.map_or(sheet::NEW.to_owned(), |id| format!("goal-{id}"))
    }

    /// Prepares a place for forms. Call it before anything is mounted.
    pub fn begin() {
        DRAFTS.with_borrow_mut(|drafts| drafts.owner = Some(Owner::new()));
    }

    /// The form for the goal or the suggestion `id` (`None` for a new goal) as it was left, or a fresh one. One that
    /// was begun on an older version of the goal and never touched since is filled anew.
    pub fn open(id: Option<Id>, goal: Option<&Goal>, today: NaiveDate) -> GoalForm {
        DRAFTS.with_borrow_mut(|drafts| {
            let owner = drafts.owner.get_or_insert_with(Owner::new).clone();
            let is_new = !drafts.forms.iter().any(|draft| draft.about == id);
            if is_new {
                let form = owner.with(|| {
                    let form = GoalForm::new(today);
                    sheet::keep(form, &name(id));
                    form
                });
                drafts.forms.push(Draft { about: id, form, begun_on: None });
            }
            let Draft { form, begun_on, .. } = drafts
                .forms
                .iter_mut()
                .find(|draft| draft.about == id)
                .expect("it has just been put there");
            if let Some(goal) = goal {
                let untouched = begun_on.as_ref().is_none_or(|before| {
                    *before != goal.draft && form.read().is_ok_and(|now| now == *before)
                });
                if untouched {
                    form.fill(&goal.draft);
                    // Behind one's own words on their way the version is not known, nor needed.
                    let own = local().state_of(goal.id).is_some() || goal.version == 0;
                    form.seen.set_value(Some(goal.version).filter(|_| !own));
                    *begun_on = Some(goal.draft.clone());
                }
            }
            // What was typed before the page was loaded anew.
            if is_new {
                sheet::fill(*form, &name(id));
            }
            *form
        })
    }

    /// The goal `id` was let rest, reached or taken up again beside its form.
    pub fn set_state(id: Id, state: GoalState) {
        DRAFTS.with_borrow_mut(|drafts| {
            let mut forms = drafts.forms.iter_mut();
            if let Some(draft) = forms.find(|draft| draft.about == Some(id)) {
                draft.form.state.set_value(state);
                if let Some(begun_on) = &mut draft.begun_on {
                    begun_on.state = state;
                }
            }
        });
    }

    /// Forgets the form for the goal `id`: it was kept, or deleted.
    pub fn close(id: Option<Id>) {
        DRAFTS.with_borrow_mut(|drafts| drafts.forms.retain(|draft| draft.about != id));
        platform::keep_draft(&name(id), None);
    }

    /// Forgets everything half-written, when its writer has signed out.
    pub fn forget() {
        DRAFTS.with_borrow_mut(|drafts| drafts.forms.clear());
    }
}
