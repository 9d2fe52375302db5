//! The state of meetings at the desk: what waits for an answer, the rows of the open young person, and the
//! open meeting.
//!
//! An answer updates the state part by part, so that a field somebody types in is left alone.

use std::future::Future;

use kurs_domain::{
    Id,
    meetings::{ByKind, Meeting, open_ends::AwaitingOfOne, plan::MeetingRow, schedule::Schedule},
};
use leptos::{prelude::*, task::spawn_local};

use super::{calls, drafts::unsaved};
use crate::{
    forms::{Form, texts_about},
    platform::api::ApiError,
    staff::{
        drafts::are_about,
        refused::Left,
        resource::Resource,
        send::send,
        session::{StaffSession, problem_words},
    },
};

/// How many young people are read at once.
const PAGE: usize = 20;
/// The most young people that can be read at once.
const MAX_PAGE: usize = 200;

/// The state of meetings at the desk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meetings {
    pub(crate) session: StaffSession,
    /// What waits for an answer, by young person; `None` until it has been read.
    pub(crate) awaiting: RwSignal<Option<Vec<AwaitingOfOne>>>,
    /// The cursor of the next page of `awaiting`, if there is one.
    pub(crate) awaiting_next: RwSignal<Option<String>>,
    /// What is ahead; `None` until it has been read.
    pub(crate) schedule: RwSignal<Option<Schedule>>,
    /// Whose rows are shown.
    pub(crate) rows_of: RwSignal<Option<Id>>,
    /// Their meetings; `None` until they have been read.
    pub(crate) rows: RwSignal<Option<Vec<MeetingRow>>>,
    /// The meeting that is open.
    pub(crate) meeting: Resource<Meeting>,
    /// What was heard to its end and is not reported yet: meetings and contributions.
    pub(super) heard: StoredValue<Vec<(Id, Id)>>,
    /// The number of the page that opened a meeting last, so that an earlier page does not close it.
    page: StoredValue<u32>,
}

impl Meetings {
    pub(crate) fn new(session: StaffSession) -> Self {
        Self {
            session,
            awaiting: RwSignal::new(None),
            awaiting_next: RwSignal::new(None),
            schedule: RwSignal::new(None),
            rows_of: RwSignal::new(None),
            rows: RwSignal::new(None),
            meeting: Resource::new(session, leave),
            heard: StoredValue::new(Vec::new()),
            page: StoredValue::new(0),
        }
    }

    /// Reads what waits for an answer, of as many young people as are shown, and what is ahead.
    pub(crate) fn ask_first_page(self) {
        spawn_local(async move {
            let answer = calls::schedule().await;
            self.session.observe(&answer);
            if let Ok(schedule) = answer {
                set_if_changed(self.schedule, Some(schedule));
            }
        });
        let shown = self.awaiting.with_untracked(|all| all.as_ref().map_or(0, Vec::len));
        spawn_local(async move {
            let answer = calls::awaiting(shown.clamp(PAGE, MAX_PAGE), None).await;
            self.session.observe(&answer);
            if let Ok(page) = answer {
                set_if_changed(self.awaiting, Some(page.items));
                set_if_changed(self.awaiting_next, page.next);
            }
        });
    }

    /// How many things wait for an answer, of the young people that are shown.
    pub(crate) fn waiting(self) -> Signal<u32> {
        Memo::new(move |_| {
            self.awaiting.with(|all| all.iter().flatten().map(|one| one.count).sum())
        })
        .into()
    }

    /// Reads the next page of what waits for an answer.
    pub(crate) fn ask_more_awaiting(self) {
        let Some(before) = self.awaiting_next.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::awaiting(PAGE, Some(&before)).await;
            self.session.observe(&answer);
            if let Ok(page) = answer {
                self.awaiting.update(|all| {
                    let all = all.get_or_insert_default();
                    let is_new = |one: &AwaitingOfOne| {
                        all.iter().all(|known| known.young_person_id != one.young_person_id)
                    };
                    let new: Vec<_> = page.items.into_iter().filter(is_new).collect();
                    all.extend(new);
                });
                set_if_changed(self.awaiting_next, page.next);
            }
        });
    }

    /// Shows the meetings of `person`, or nobody's.
    pub(crate) fn show_rows(self, person: Option<Id>) {
        if self.rows_of.get_untracked() != person {
            self.rows_of.set(person);
            self.rows.set(None);
            self.ask_rows();
        }
    }

    /// Reads the meetings of the open young person.
    pub(crate) fn ask_rows(self) {
        let Some(person) = self.rows_of.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::meetings_of(person).await;
            self.session.observe(&answer);
            if let Ok(rows) = answer
                && self.rows_of.get_untracked() == Some(person)
            {
                set_if_changed(self.rows, Some(rows));
            }
        });
    }

    /// Opens the meeting `id`, or none.
    pub(crate) fn show(self, id: Option<Id>) {
        if self.meeting.open.get_untracked() == id {
            return;
        }
        self.meeting.open.set(id);
        set_if_changed(self.meeting.refused, None);
        if self.meeting.value.with_untracked(|shown| shown.as_ref().map(|it| it.id)) != id {
            self.meeting.value.set(None);
        }
        self.load();
    }

    /// Registers a page that shows a meeting, and returns its number.
    pub(crate) fn enter(self) -> u32 {
        self.page.update_value(|page| *page += 1);
        self.page.get_value()
    }

    /// Unregisters the page of that number. Unless another has been registered, the meeting is closed, so
    /// that it is not read again and no read appears in the access log.
    pub(crate) fn leave(self, page: u32) {
        if self.page.get_value() == page {
            self.show(None);
        }
    }

    /// Reads the open meeting, for the first time or again.
    pub(crate) fn load(self) {
        self.meeting.load(calls::meeting, move |meeting| self.apply(meeting));
    }

    /// Shows `meeting`, unless a newer version is shown already.
    pub(crate) fn apply(self, meeting: Meeting) {
        if self.meeting.open.get_untracked().is_some_and(|open| open != meeting.id) {
            return;
        }
        let older = self.meeting.value.with_untracked(|shown| {
            shown.as_ref().is_some_and(|it| it.id == meeting.id && it.version > meeting.version)
        });
        are_about(meeting.young_person_id, ids_of(&meeting));
        if !older {
            set_if_changed(self.meeting.refused, None);
            set_if_changed(self.meeting.value, Some(meeting));
        }
    }

    /// Runs `work` and shows the meeting it returns, unless a newer version is shown already. `done` gets the
    /// result.
    pub(crate) fn act(
        self,
        work: impl Future<Output = Result<Meeting, ApiError>> + 'static,
        done: impl FnOnce(Result<Meeting, ApiError>) + 'static,
    ) {
        spawn_local(async move {
            let answer = work.await;
            self.session.observe(&answer);
            if let Ok(meeting) = &answer {
                self.apply(meeting.clone());
            }
            done(answer);
        });
    }

    /// Like [`Self::act`], where a failure is only shown as the text in `problem`.
    pub(crate) fn try_act(
        self,
        problem: RwSignal<Option<String>>,
        work: impl Future<Output = Result<Meeting, ApiError>> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        problem.set(None);
        self.act(work, move |answer| match answer {
            Ok(_) => done(),
            Err(wrong) => problem.set(Some(problem_words(&wrong))),
        });
    }

    /// Does `work` with what `form` says; what went wrong is said in the form.
    pub(super) fn send(
        self,
        form: Form,
        work: impl Future<Output = Result<Meeting, ApiError>> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        send(self.session, form, work, move |meeting| {
            self.apply(meeting);
            done();
        });
    }

    /// A part of the open meeting; its readers run again only when the part has changed.
    pub(crate) fn part<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&Meeting) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.meeting.value.with(|it| it.as_ref().map(&of).unwrap_or_default()))
    }

    /// Whether the open meeting can still be changed.
    pub(crate) fn is_open(self) -> Memo<bool> {
        self.part(Meeting::is_open)
    }

    /// The name of the open meeting's young person.
    pub(crate) fn name(self) -> Memo<String> {
        self.part(name_of)
    }

    /// The id of the meeting that is shown.
    pub(crate) fn id(self) -> Option<Id> {
        self.meeting.value.with_untracked(|it| it.as_ref().map(|it| it.id))
    }

    /// Whose the meeting is that is shown.
    pub(crate) fn young_person(self) -> Option<Id> {
        self.meeting.value.with_untracked(|it| it.as_ref().map(|it| it.young_person_id))
    }

    /// Whether the open meeting is one of `person`.
    pub(crate) fn is_open_of(self, person: Id) -> bool {
        self.young_person() == Some(person)
    }

    /// What has to be read again after an event about the meeting `id` of `person`: the rows, and the open
    /// meeting.
    pub(crate) fn affected_by(self, id: Id, person: Id) -> (bool, bool) {
        (
            self.rows_of.get_untracked() == Some(person),
            self.meeting.open.get_untracked() == Some(id),
        )
    }
}

/// The meeting and what is in it.
fn ids_of(meeting: &Meeting) -> Vec<Id> {
    let mut ids = vec![meeting.id];
    ids.extend(meeting.contributions.iter().map(|it| it.id));
    ids.extend(meeting.suggestions.iter().map(|it| it.id));
    ids.extend(meeting.participants.iter().map(|it| it.id));
    ids.extend(meeting.decisions.iter().map(|it| it.id));
    ids
}

fn leave(meeting: &Meeting) -> Left {
    let mut words = texts_about(&ids_of(meeting));
    for text in unsaved(meeting) {
        if !words.contains(&text) {
            words.push(text);
        }
    }
    Left { young_person: name_of(meeting), words }
}

/// The state of meetings on this page, from the context.
pub(crate) fn meetings() -> Meetings {
    expect_context()
}

/// The name of the young person, as it is in the meeting.
pub(crate) fn name_of(meeting: &Meeting) -> String {
    let there = meeting.participants.iter().find(|it| it.id == meeting.young_person_id);
    let said = || meeting.trail.iter().find(|it| it.by.kind == ByKind::YoungPerson);
    there
        .map(|it| it.who.name.to_string())
        .or_else(|| said().map(|it| it.by.name.clone()))
        .unwrap_or_default()
}

fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
