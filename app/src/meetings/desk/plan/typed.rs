//! The draft of a plan: stored for this tab while it is typed, so that a closed page or an expired session
//! loses nothing.

use kurs_domain::{
    Id,
    meetings::{
        Meeting, PlaceKind, Plan, PlanDraft,
        plan::{
            DurationMinutes, MeetingKind, MeetingPlace, MeetingTitle, PlaceDetails, Purpose,
            TemplateDraft,
        },
    },
    text::{TextProblem, is_blank, optional},
    wall_clock::Shown,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    meetings::desk::{
        agenda::{self, Point},
        drafts,
        texts::planning::planning_texts,
        times,
    },
    platform,
    ui::text_problem,
};

/// The draft as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Typed {
    /// The id of the meeting to be created, so that a retry creates no second one.
    pub(crate) id: Id,
    kind: MeetingKind,
    title: String,
    purpose: String,
    date: String,
    time: String,
    /// For a time that occurs twice in a night, whether it is the second.
    second: bool,
    minutes: String,
    place: PlaceKind,
    details: String,
    agenda: Vec<TypedPoint>,
    /// The version of the meeting that the draft is based on.
    version: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct TypedPoint {
    id: Id,
    text: String,
}

/// What is wrong, by field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Problems {
    pub(crate) title: RwSignal<Option<String>>,
    pub(crate) purpose: RwSignal<Option<String>>,
    pub(crate) when: RwSignal<Option<String>>,
    pub(crate) minutes: RwSignal<Option<String>>,
    pub(crate) details: RwSignal<Option<String>>,
    pub(crate) agenda: RwSignal<Option<String>>,
    pub(crate) whole: RwSignal<Option<String>>,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    pub(crate) id: Id,
    pub(crate) person: Id,
    pub(crate) kind: RwSignal<MeetingKind>,
    pub(crate) title: RwSignal<String>,
    pub(crate) purpose: RwSignal<String>,
    pub(crate) date: RwSignal<String>,
    pub(crate) time: RwSignal<String>,
    pub(crate) second: RwSignal<bool>,
    pub(crate) minutes: RwSignal<String>,
    pub(crate) place: RwSignal<PlaceKind>,
    pub(crate) details: RwSignal<String>,
    pub(crate) agenda: RwSignal<Vec<Point>>,
    pub(crate) version: RwSignal<Option<i64>>,
    pub(crate) problems: Problems,
}

impl Form {
    /// The form for `person`: the draft stored as `name`, or else `plan`.
    pub(crate) fn new(
        name: &str,
        person: Id,
        id: Option<Id>,
        plan: Option<&Plan>,
        version: Option<i64>,
    ) -> Self {
        let typed = drafts::load(name).unwrap_or_else(|| match plan {
            Some(plan) => Typed::of(id.unwrap_or_else(platform::new_id), &plan.draft, version),
            None => Typed::blank(id.unwrap_or_else(platform::new_id), version),
        });
        let wrong = || RwSignal::new(None);
        let form = Self {
            id: typed.id,
            person,
            kind: RwSignal::new(typed.kind),
            title: RwSignal::default(),
            purpose: RwSignal::default(),
            date: RwSignal::default(),
            time: RwSignal::default(),
            second: RwSignal::default(),
            minutes: RwSignal::default(),
            place: RwSignal::new(typed.place),
            details: RwSignal::default(),
            agenda: RwSignal::default(),
            version: RwSignal::new(typed.version),
            problems: Problems {
                title: wrong(),
                purpose: wrong(),
                when: wrong(),
                minutes: wrong(),
                details: wrong(),
                agenda: wrong(),
                whole: wrong(),
            },
        };
        form.fill(typed);
        let name = name.to_owned();
        Effect::new(move |before: Option<Typed>| {
            let now = form.typed();
            if before.is_some_and(|before| before != now) {
                drafts::store(&name, Some(&now));
            }
            now
        });
        form
    }

    fn fill(self, typed: Typed) {
        self.kind.set(typed.kind);
        self.title.set(typed.title);
        self.purpose.set(typed.purpose);
        self.date.set(typed.date);
        self.time.set(typed.time);
        self.second.set(typed.second);
        self.minutes.set(typed.minutes);
        self.place.set(typed.place);
        self.details.set(typed.details);
        let points = typed.agenda.into_iter().map(|point| Point::new(point.id, point.text));
        self.agenda.set(points.collect());
        self.version.set(typed.version);
    }

    /// Takes over the plan of a colleague.
    pub(crate) fn fill_with(self, plan: &PlanDraft, version: i64) {
        self.fill(Typed::of(self.id, plan, Some(version)));
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
        replace(self.title, template.title.to_string(), before.map(|it| it.title.to_string()));
        replace(
            self.purpose,
            template.purpose.to_string(),
            before.map(|it| it.purpose.to_string()),
        );
        replace(self.minutes, minutes(template), before.map(minutes));
        let now = self.agenda.with_untracked(|points| {
            points.iter().map(|point| point.text.get_untracked()).collect::<Vec<_>>()
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
            point.text.with_untracked(|text| known.is_some_and(|known| known != text.trim()))
        };
        self.agenda.update(|points| {
            for point in points.iter_mut().filter(|point| is_reworded(point)) {
                point.id = platform::new_id();
            }
        });
    }

    fn typed(self) -> Typed {
        Typed {
            id: self.id,
            kind: self.kind.get(),
            title: self.title.get(),
            purpose: self.purpose.get(),
            date: self.date.get(),
            time: self.time.get(),
            second: self.second.get(),
            minutes: self.minutes.get(),
            place: self.place.get(),
            details: self.details.get(),
            agenda: self.agenda.with(|points| {
                let typed = |point: &Point| TypedPoint { id: point.id, text: point.text.get() };
                points.iter().map(typed).collect()
            }),
            version: self.version.get(),
        }
    }

    /// The instants of the typed date and time (none, one or two), if they can be parsed.
    pub(crate) fn shown(self) -> Option<Shown> {
        self.date.with(|date| self.time.with(|time| times::shown(date, time)))
    }

    /// The plan; `None` if something is wrong, which is then shown beside its field.
    pub(crate) fn draft(self) -> Option<PlanDraft> {
        let texts = planning_texts();
        let problems = self.problems;
        let title = read(self.title, problems.title, MeetingTitle::new);
        let purpose = read(self.purpose, problems.purpose, Purpose::new);
        let details =
            read(self.details, problems.details, |typed| optional(PlaceDetails::new(typed)));
        let agenda = agenda::items(&self.agenda.get_untracked());
        problems.agenda.set(agenda.as_ref().err().cloned());
        let minutes = self.minutes.with_untracked(|it| it.trim().parse().ok());
        let minutes = minutes.and_then(DurationMinutes::new);
        problems.minutes.set(minutes.is_none().then(|| texts.minutes_wrong.to_owned()));
        let starts_at = match untrack(|| self.shown()) {
            Some(Shown::Once(at)) => Ok(at),
            Some(Shown::Twice(first, second)) => {
                Ok(if self.second.get_untracked() { second } else { first })
            }
            Some(Shown::Never) => Err(texts.time_never),
            None => Err(texts.time_missing),
        };
        problems.when.set(starts_at.err().map(str::to_owned));
        Some(PlanDraft {
            young_person_id: self.person,
            kind: self.kind.get_untracked(),
            title: title?,
            purpose: purpose?,
            starts_at: starts_at.ok()?,
            duration_minutes: minutes?,
            place: MeetingPlace { kind: self.place.get_untracked(), details: details? },
            agenda: agenda.ok()?,
        })
    }
}

/// The parsed value of a field; `None` if it is wrong, which is then shown beside it.
fn read<T>(
    field: RwSignal<String>,
    problem: RwSignal<Option<String>>,
    make: impl FnOnce(&str) -> Result<T, TextProblem>,
) -> Option<T> {
    let words = field.with_untracked(|text| make(text));
    problem.set(words.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
    words.ok()
}

impl Typed {
    fn blank(id: Id, version: Option<i64>) -> Self {
        Self {
            id,
            kind: MeetingKind::ActionPlan,
            title: String::new(),
            purpose: String::new(),
            date: String::new(),
            time: String::new(),
            second: false,
            minutes: String::new(),
            place: PlaceKind::Home,
            details: String::new(),
            agenda: Vec::new(),
            version,
        }
    }

    fn of(id: Id, plan: &PlanDraft, version: Option<i64>) -> Self {
        let (date, time) = times::as_typed(plan.starts_at);
        let second = matches!(times::shown(&date, &time),
            Some(Shown::Twice(_, second)) if second == plan.starts_at);
        let point = |item: &kurs_domain::meetings::plan::AgendaItem| TypedPoint {
            id: item.id,
            text: item.text.to_string(),
        };
        Self {
            id,
            kind: plan.kind,
            title: plan.title.to_string(),
            purpose: plan.purpose.to_string(),
            date,
            time,
            second,
            minutes: i64::from(plan.duration_minutes).to_string(),
            place: plan.place.kind,
            details: plan.place.details.as_ref().map(ToString::to_string).unwrap_or_default(),
            agenda: plan.agenda.iter().map(point).collect(),
            version,
        }
    }
}
