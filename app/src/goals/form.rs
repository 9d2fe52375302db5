//! What is being written about a goal, and what of it can be saved.

use kurs_domain::{
    Id, NaiveDate,
    goals::{
        Day, FirstStep, Goal, GoalDraft, GoalState, GoalText, PartOfDay, Pictogram, Repeat,
        TimesAWeek, Weekdays, Why, ZeroToTen,
    },
    people::TimeOfDay,
    record::Edit,
    sharing::SharedWith,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::texts::goal_texts;
use crate::{
    forms::{Form, Typed},
    platform::{self, DateStyle},
    sharing::shared_in_words,
    sync::{all, dispatch_on, local},
    ui::announce,
};

/// The name of the form of a new goal.
pub const NEW: &str = "goal-new";

/// The name of the form of the goal `id`, or of the answer to the suggestion `id`.
pub(super) fn form_of(id: Id) -> String {
    format!("goal-{id}")
}

/// How a goal comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RepeatKind {
    TimesAWeek,
    Weekdays,
    Once,
}

impl RepeatKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::TimesAWeek, Self::Weekdays, Self::Once];
}

/// The fields of a goal.
#[derive(Clone, Copy)]
pub struct GoalForm {
    pub form: Form,
    pub text: Typed<GoalText>,
    pub first_step: Typed<Option<FirstStep>>,
    pub why: Typed<Option<Why>>,
    pub pictogram: RwSignal<Option<String>>,
    pub repeat: RwSignal<RepeatKind>,
    pub times: RwSignal<u8>,
    pub days: RwSignal<Vec<Day>>,
    pub date: RwSignal<Option<NaiveDate>>,
    pub part_of_day: RwSignal<Option<PartOfDay>>,
    pub remind_at: RwSignal<Option<TimeOfDay>>,
    pub confidence: RwSignal<Option<u8>>,
    pub shared_with: RwSignal<SharedWith>,
}

impl GoalForm {
    /// The form for a new goal; its drafts are stored under `name`.
    pub fn new(name: &str) -> Self {
        let form = Form::new(name);
        form.new_id(|id| find(id).is_some());
        Self::with(form, None)
    }

    /// The form for `goal`.
    pub(super) fn of(goal: &Goal) -> Self {
        // Behind one's own change on its way the version is not known, and not needed.
        let own = local().state_of(goal.id).is_some() || goal.version == 0;
        let form = Form::on(form_of(goal.id), Some(goal.version).filter(|_| !own));
        Self::with(form, Some(&goal.draft))
    }

    fn with(form: Form, goal: Option<&GoalDraft>) -> Self {
        let text = |pick: fn(&GoalDraft) -> Option<&str>| {
            goal.and_then(pick).unwrap_or_default().to_owned()
        };
        let (mut kind, mut times, mut days) = (RepeatKind::TimesAWeek, 2, Vec::new());
        let mut date = local().today().get_untracked();
        match goal.map(|goal| &goal.repeat) {
            Some(Repeat::Once(on)) => (kind, date) = (RepeatKind::Once, *on),
            Some(Repeat::Weekdays(on)) => (kind, days) = (RepeatKind::Weekdays, on.days().to_vec()),
            Some(Repeat::TimesAWeek(often)) => times = often.get(),
            None => {}
        }
        Self {
            form,
            text: form.text("goal-text", text(|goal| Some(&goal.text))),
            first_step: form.text("goal-step", text(|goal| goal.first_step.as_deref())),
            why: form.text("goal-why", text(|goal| goal.why.as_deref())),
            pictogram: form.value(
                "pictogram",
                goal.and_then(|it| it.pictogram.as_ref().map(ToString::to_string)),
            ),
            repeat: form.value("repeat", kind),
            times: form.value("times", times),
            days: form.value("goal-day-0", days),
            date: form.value("goal-date", Some(date)),
            part_of_day: form.value("part", goal.and_then(|goal| goal.part_of_day)),
            remind_at: form.value("remind", goal.and_then(|goal| goal.remind_at)),
            confidence: form.value("sure", goal.and_then(|it| it.confidence.map(ZeroToTen::get))),
            shared_with: form.value(
                "goal-share-2",
                goal.map_or(SharedWith::OnlyMe, |goal| goal.shared_with.clone()),
            ),
        }
    }

    /// The goal as it is written, where it can be saved.
    fn read(self, state: GoalState) -> Option<GoalDraft> {
        self.form.read(|| {
            let words = goal_texts();
            let repeat = self.repeat.get_untracked();
            let days = Weekdays::new(self.days.get_untracked());
            let date = self.date.get_untracked();
            let no_days = repeat == RepeatKind::Weekdays && days.is_none();
            self.form.check("goal-day-0", no_days.then_some(words.which_days_missing));
            let no_date = repeat == RepeatKind::Once && date.is_none();
            self.form.check("goal-date", no_date.then_some(words.which_date_missing));
            let shared_with = self.shared_with.get_untracked();
            let nobody = shared_with == SharedWith::People(Vec::new());
            self.form.check("goal-share-2", nobody.then_some(words.some_people_missing));
            Some(GoalDraft {
                text: self.text.read()?,
                why: self.why.read()?,
                first_step: self.first_step.read()?,
                pictogram: self.pictogram.get_untracked().and_then(|it| Pictogram::new(&it).ok()),
                repeat: match repeat {
                    RepeatKind::TimesAWeek => {
                        Repeat::TimesAWeek(TimesAWeek::new(self.times.get_untracked())?)
                    }
                    RepeatKind::Weekdays => Repeat::Weekdays(days?),
                    RepeatKind::Once => Repeat::Once(date?),
                },
                part_of_day: self.part_of_day.get_untracked(),
                remind_at: self.remind_at.get_untracked(),
                confidence: self.confidence.get_untracked().and_then(ZeroToTen::new),
                shared_with,
                state,
            })
        })
    }

    /// Saves what is written as the goal `id`, and says so. Where it can't be saved the form says why.
    pub fn save(self, id: Id) -> bool {
        let words = goal_texts();
        let before = find(id).map(|goal| goal.draft);
        // Whether it rests is decided beside the form.
        let state = before.as_ref().map_or(GoalState::Active, |before| before.state);
        let Some(draft) = self.read(state) else {
            self.form.problem.set(words.look_at.to_owned());
            return false;
        };
        let said = said_saved(before.as_ref(), &draft, local().today().get_untracked());
        if dispatch_on(Edit::Put { id, draft }, self.form.base()).is_err() {
            self.form.problem.set(words.too_many.to_owned());
            return false;
        }
        self.form.saved();
        announce(said);
        true
    }
}

/// The goal `id` as it is now.
pub(super) fn find(id: Id) -> Option<Goal> {
    all::<Goal>().with_untracked(|goals| goals.iter().find(|goal| goal.id == id).cloned())
}

/// What saving a goal came to: who can't see it any more, and when it comes where that is not today.
fn said_saved(before: Option<&GoalDraft>, now: &GoalDraft, today: NaiveDate) -> String {
    let words = goal_texts();
    let was = before.map_or(SharedWith::OnlyMe, |before| before.shared_with.clone());
    if was != SharedWith::OnlyMe && now.shared_with == SharedWith::OnlyMe {
        return (words.unshared)(&shared_in_words(&was));
    }
    match next_day(&now.repeat, today) {
        Some(day) if now.state == GoalState::Active => {
            (words.kept_until)(&platform::write_date(day, DateStyle::Day))
        }
        _ => words.kept.to_owned(),
    }
}

/// The first day on which a goal is for, where that is after `today`.
pub(super) fn next_day(repeat: &Repeat, today: NaiveDate) -> Option<NaiveDate> {
    let day = match repeat {
        Repeat::TimesAWeek(_) => today,
        Repeat::Once(day) => *day,
        Repeat::Weekdays(days) => {
            today.iter_days().take(7).find(|day| days.days().contains(&Day::of(*day)))?
        }
    };
    (day > today).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_says_when_it_comes() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let saturday = day("2026-11-28");
        let weekdays = |days: &[Day]| Repeat::Weekdays(Weekdays::new(days.to_vec()).unwrap());
        for (repeat, expected) in [
            (Repeat::TimesAWeek(TimesAWeek::new(2).unwrap()), None),
            (weekdays(&[Day::Mon, Day::Wed]), Some("2026-11-30")),
            (weekdays(&[Day::Mon, Day::Sat]), None),
            (Repeat::Once(day("2027-01-02")), Some("2027-01-02")),
            (Repeat::Once(day("2026-11-20")), None),
        ] {
            assert_eq!(next_day(&repeat, saturday), expected.map(day), "{repeat:?}");
        }
    }
}
