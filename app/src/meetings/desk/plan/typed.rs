//! The fields of a plan, and what is written in them.

use kurs_domain::{
    Id,
    meetings::{
        Meeting, PlaceKind, Plan, PlanDraft,
        plan::{MeetingKind, MeetingPlace, MeetingTitle, PlaceDetails, Purpose, TemplateDraft},
    },
    text::is_blank,
    wall_clock::Shown,
};
use leptos::prelude::*;

use crate::{
    forms::{self, Typed},
    meetings::desk::{
        agenda::{self, Point},
        read_minutes,
        texts::planning::planning_texts,
        times,
    },
    platform,
};

/// The ids of the fields that are no plain texts.
pub(crate) const DATE: &str = "plan-date";
pub(crate) const MINUTES: &str = "plan-minutes";
pub(crate) const AGENDA: &str = "plan-point-add";
pub(crate) const PLACE: &str = "plan-place-0";

/// The fields of the form.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    pub(crate) inner: forms::Form,
    pub(crate) id: Id,
    pub(crate) person: Id,
    pub(crate) kind: RwSignal<MeetingKind>,
    pub(crate) title: Typed<MeetingTitle>,
    pub(crate) purpose: Typed<Purpose>,
    pub(crate) date: RwSignal<String>,
    pub(crate) time: RwSignal<String>,
    /// Of a time that comes twice, the second.
    pub(crate) second: RwSignal<bool>,
    pub(crate) minutes: RwSignal<String>,
    pub(crate) place: RwSignal<Option<PlaceKind>>,
    pub(crate) details: Typed<Option<PlaceDetails>>,
    pub(crate) agenda: RwSignal<Vec<Point>>,
}

impl Form {
    /// The form for a meeting with `person`, whose drafts are stored under `name`: for a new one, or for
    /// the one that stands at `known`, its id, its plan and its version.
    pub(crate) fn new(name: &str, person: Id, known: Option<(Id, Option<&Plan>, i64)>) -> Self {
        let form = forms::Form::on(name, known.map(|(.., version)| version));
        // Sending twice makes one meeting.
        let id = known.map_or_else(|| form.new_id(|_| false), |(id, ..)| id);
        let plan = known.and_then(|(_, plan, _)| plan).map(|plan| &plan.draft);
        let first = First::of(plan);
        Self {
            inner: form,
            id,
            person,
            kind: form.value("plan-kind", first.kind),
            title: form.text("plan-title", first.title),
            purpose: form.text("plan-purpose", first.purpose),
            date: form.value(DATE, first.date),
            time: form.value("plan-time", first.time),
            second: form.value("plan-second", first.second),
            minutes: form.value(MINUTES, first.minutes),
            place: form.value(PLACE, first.place),
            details: form.text("plan-details", first.details),
            agenda: form.value(AGENDA, first.agenda),
        }
    }

    /// Takes over the plan of a colleague.
    pub(crate) fn fill_with(self, plan: &PlanDraft, version: i64) {
        let now = First::of(Some(plan));
        self.kind.set(now.kind);
        self.title.input.value.set(now.title);
        self.purpose.input.value.set(now.purpose);
        self.date.set(now.date);
        self.time.set(now.time);
        self.second.set(now.second);
        self.minutes.set(now.minutes);
        self.place.set(now.place);
        self.details.input.value.set(now.details);
        self.agenda.set(now.agenda);
        self.inner.set_base(Some(version));
    }

    /// Fills in `template`, except where something other than the template `before` was written.
    pub(crate) fn begin_with(self, template: &TemplateDraft, before: Option<&TemplateDraft>) {
        let replace = |field: RwSignal<String>, with: String, before: Option<String>| {
            let untouched =
                field.with_untracked(|now| is_blank(now) || Some(now) == before.as_ref());
            if untouched {
                field.set(with);
            }
        };
        let minutes = |it: &TemplateDraft| i64::from(it.duration_minutes).to_string();
        replace(
            self.title.input.value,
            template.title.to_string(),
            before.map(|it| it.title.to_string()),
        );
        replace(
            self.purpose.input.value,
            template.purpose.to_string(),
            before.map(|it| it.purpose.to_string()),
        );
        replace(self.minutes, minutes(template), before.map(minutes));
        let now = self.agenda.with_untracked(|points| {
            points.iter().map(|point| point.text.clone()).collect::<Vec<_>>()
        });
        let given: Vec<_> =
            before.iter().flat_map(|it| &it.agenda).map(ToString::to_string).collect();
        if now.iter().all(|text| is_blank(text)) || now == given {
            let points = template.agenda.iter();
            let points = points.map(|text| Point::new(platform::new_id(), text.to_string()));
            self.agenda.set(points.collect());
        }
    }

    /// Gives an agenda item with changed words a new id, so that contributions to the old one keep their
    /// heading.
    pub(crate) fn give_new_ids(self, meeting: &Meeting) {
        let is_reworded = |point: &Point| {
            let known = meeting.heading(point.id, None);
            known.is_some_and(|known| known != point.text.trim())
        };
        self.agenda.update(|points| {
            for point in points.iter_mut().filter(|point| is_reworded(point)) {
                point.id = platform::new_id();
            }
        });
    }

    /// When it is to be, if what is typed says so: never, once or twice.
    pub(crate) fn shown(self) -> Option<Shown> {
        self.date.with(|date| self.time.with(|time| times::shown(date, time)))
    }

    /// What is written; otherwise what is wrong is said beside each field.
    pub(crate) fn draft(self) -> Option<PlanDraft> {
        let texts = planning_texts();
        self.inner.read(|| {
            let agenda = agenda::items(&self.agenda.get_untracked());
            self.inner.check(AGENDA, agenda.as_ref().err().map(String::as_str));
            let minutes = read_minutes(self.minutes, self.inner.problem_of(MINUTES));
            let starts_at = match untrack(|| self.shown()) {
                Some(Shown::Once(at)) => Ok(at),
                Some(Shown::Twice(first, second)) => {
                    Ok(if self.second.get_untracked() { second } else { first })
                }
                Some(Shown::Never) => Err(texts.time_never),
                None => Err(texts.time_missing),
            };
            self.inner.check(DATE, starts_at.err());
            let place = self.place.get_untracked();
            self.inner.check(PLACE, place.is_none().then_some(texts.place_missing));
            Some(PlanDraft {
                young_person_id: self.person,
                kind: self.kind.get_untracked(),
                title: self.title.read()?,
                purpose: self.purpose.read()?,
                starts_at: starts_at.ok()?,
                duration_minutes: minutes?,
                place: MeetingPlace { kind: place?, details: self.details.read()? },
                agenda: agenda.ok()?,
            })
        })
    }
}

/// What the fields begin with.
struct First {
    kind: MeetingKind,
    title: String,
    purpose: String,
    date: String,
    time: String,
    second: bool,
    minutes: String,
    place: Option<PlaceKind>,
    details: String,
    agenda: Vec<Point>,
}

impl First {
    fn of(plan: Option<&PlanDraft>) -> Self {
        let Some(plan) = plan else {
            return Self {
                kind: MeetingKind::ActionPlan,
                title: String::new(),
                purpose: String::new(),
                date: String::new(),
                time: String::new(),
                second: false,
                minutes: String::new(),
                place: None,
                details: String::new(),
                agenda: Vec::new(),
            };
        };
        let (date, time) = times::as_typed(plan.starts_at);
        let second = matches!(times::shown(&date, &time),
            Some(Shown::Twice(_, second)) if second == plan.starts_at);
        Self {
            kind: plan.kind,
            title: plan.title.to_string(),
            purpose: plan.purpose.to_string(),
            date,
            time,
            second,
            minutes: i64::from(plan.duration_minutes).to_string(),
            place: Some(plan.place.kind),
            details: plan.place.details.as_ref().map(ToString::to_string).unwrap_or_default(),
            agenda: plan.agenda.iter().map(|it| Point::new(it.id, it.text.to_string())).collect(),
        }
    }
}
