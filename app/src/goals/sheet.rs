//! A half-written goal, kept at every key: a page that is loaded anew has it as it was typed.

use kurs_domain::{
    NaiveDate,
    goals::GoalText,
    goals::{Day, Goal, PartOfDay},
    people::TimeOfDay,
    sharing::SharedWith,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{GoalForm, RepeatKind};
use crate::{platform, sync::all};

/// The name of the sheet of a goal that is not there yet.
pub(super) const NEW: &str = "goal-new";

/// The fields as they stand, good or not.
#[derive(PartialEq, Serialize, Deserialize)]
struct Sheet {
    texts: [String; 3],
    pictogram: Option<String>,
    repeat: u8,
    times: u8,
    days: Vec<Day>,
    date: Option<NaiveDate>,
    part_of_day: Option<PartOfDay>,
    confidence: Option<u8>,
    shared_with: SharedWith,
    seen: Option<i64>,
    #[serde(default)]
    remind_at: Option<TimeOfDay>,
}

fn of(form: GoalForm) -> Sheet {
    let kind = form.repeat.get();
    let repeat = RepeatKind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
    Sheet {
        texts: [form.text.get(), form.why.get(), form.first_step.get()],
        pictogram: form.pictogram.get(),
        repeat: u8::try_from(repeat).unwrap_or(0),
        times: form.times.get(),
        days: form.days.get(),
        date: form.date.get(),
        part_of_day: form.part_of_day.get(),
        confidence: form.confidence.get(),
        shared_with: form.shared_with.get(),
        seen: form.seen.get_value(),
        remind_at: form.remind_at.get(),
    }
}

/// Keeps `form` under `name` whenever it changes.
pub(super) fn keep(form: GoalForm, name: &str) {
    let name = name.to_owned();
    Effect::new(move |before: Option<String>| {
        let now = serde_json::to_string(&of(form)).unwrap_or_default();
        if before.is_some_and(|before| before != now) {
            platform::keep_draft(&name, Some(&now));
        }
        now
    });
}

/// Fills `form` with what is kept under `name`, if anything is.
pub(super) fn fill(form: GoalForm, name: &str) {
    let Some(sheet) =
        platform::draft(name).and_then(|text| kurs_domain::json::read::<Sheet>(&text).ok())
    else {
        return;
    };
    // A phone that died may still hold as half-written what was kept the moment before.
    let typed = GoalText::new(&sheet.texts[0]).ok();
    let same = |goal: &Goal| typed.as_ref() == Some(&goal.draft.text);
    if name == NEW && all::<Goal>().with_untracked(|all| all.iter().any(same)) {
        return;
    }
    let [text, why, first_step] = sheet.texts;
    form.text.set(text);
    form.why.set(why);
    form.first_step.set(first_step);
    form.pictogram.set(sheet.pictogram);
    form.repeat.set(RepeatKind::ALL[usize::from(sheet.repeat).min(2)]);
    form.times.set(sheet.times);
    form.days.set(sheet.days);
    form.date.set(sheet.date);
    form.part_of_day.set(sheet.part_of_day);
    form.confidence.set(sheet.confidence);
    form.shared_with.set(sheet.shared_with);
    form.seen.set_value(sheet.seen);
    form.remind_at.set(sheet.remind_at);
}
