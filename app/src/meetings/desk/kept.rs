//! What the desk holds of meetings: what waits, the rows of the young person whose page is open, and
//! the meeting that is open.
//!
//! What comes in takes the place of what was there, part by part, so that a field somebody types in
//! is left alone.

use std::future::Future;

use kurs_domain::{
    Id,
    meetings::{ByKind, Meeting, open_ends::AwaitingOfOne, plan::MeetingRow},
};
use leptos::{prelude::*, task::spawn_local};

use super::calls;
use crate::{
    forms::Form,
    platform::api::ApiError,
    staff::{
        refused::Refused,
        send::send,
        sitting::{Sitting, problem_words},
    },
    ui::focus_on,
};

/// Of how many young people it is asked at once what waits.
const A_PAGE: usize = 20;
/// Of how many at most.
const MOST_A_PAGE: usize = 200;

/// What the desk holds of meetings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meetings {
    /// Who sits here.
    pub(crate) sitting: Sitting,
    /// What waits for an answer, by young person; `None` until it is loaded.
    pub(crate) awaiting: RwSignal<Option<Vec<AwaitingOfOne>>>,
    /// Where the list of what waits goes on, if it does.
    pub(crate) awaiting_next: RwSignal<Option<String>>,
    /// Whose rows are shown.
    pub(crate) rows_of: RwSignal<Option<Id>>,
    /// Their meetings; nothing until the server has told them.
    pub(crate) rows: RwSignal<Option<Vec<MeetingRow>>>,
    /// Which meeting is open.
    pub(crate) open: RwSignal<Option<Id>>,
    /// What is shown of it.
    pub(crate) meeting: RwSignal<Option<Meeting>>,
    /// Which page has shown a meeting last: an earlier one that goes takes nothing with it.
    page: StoredValue<u32>,
    /// Why nothing is.
    pub(crate) refused: RwSignal<Option<Refused>>,
}

impl Meetings {
    /// Nothing is known yet.
    pub(crate) fn new(sitting: Sitting) -> Self {
        Self {
            sitting,
            awaiting: RwSignal::new(None),
            awaiting_next: RwSignal::new(None),
            rows_of: RwSignal::new(None),
            rows: RwSignal::new(None),
            open: RwSignal::new(None),
            meeting: RwSignal::new(None),
            page: StoredValue::new(0),
            refused: RwSignal::new(None),
        }
    }

    /// Asks what waits for an answer, of as many young people as are shown.
    pub(crate) fn ask_awaiting(self) {
        let shown = self.awaiting.with_untracked(|all| all.as_ref().map_or(0, Vec::len));
        spawn_local(async move {
            let answer = calls::awaiting(shown.clamp(A_PAGE, MOST_A_PAGE), None).await;
            self.sitting.hear(&answer);
            if let Ok(page) = answer {
                set_if_new(self.awaiting, Some(page.items));
                set_if_new(self.awaiting_next, page.next);
            }
        });
    }

    /// Asks what waits of those who come after the ones that are shown.
    pub(crate) fn ask_more_awaiting(self) {
        let Some(before) = self.awaiting_next.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::awaiting(A_PAGE, Some(&before)).await;
            self.sitting.hear(&answer);
            if let Ok(page) = answer {
                self.awaiting.update(|all| {
                    let all = all.get_or_insert_default();
                    let is_new = |one: &AwaitingOfOne| {
                        all.iter().all(|known| known.young_person_id != one.young_person_id)
                    };
                    let new: Vec<_> = page.items.into_iter().filter(is_new).collect();
                    all.extend(new);
                });
                set_if_new(self.awaiting_next, page.next);
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

    /// Asks for the meetings of whoever's page is open.
    pub(crate) fn ask_rows(self) {
        let Some(person) = self.rows_of.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::meetings_of(person).await;
            self.sitting.hear(&answer);
            if let Ok(rows) = answer
                && self.rows_of.get_untracked() == Some(person)
            {
                set_if_new(self.rows, Some(rows));
            }
        });
    }

    /// Opens the meeting `id`, or none.
    pub(crate) fn show(self, id: Option<Id>) {
        if self.open.get_untracked() == id {
            return;
        }
        self.open.set(id);
        set_if_new(self.refused, None);
        if self.meeting.with_untracked(|shown| shown.as_ref().map(|it| it.id)) != id {
            self.meeting.set(None);
        }
        self.look();
    }

    /// A page that shows a meeting begins; gives its number.
    pub(crate) fn enter(self) -> u32 {
        self.page.update_value(|page| *page += 1);
        self.page.get_value()
    }

    /// The page of that number ends: unless another has begun, no meeting is open any more, and
    /// nobody is told that it was looked at.
    pub(crate) fn leave(self, page: u32) {
        if self.page.get_value() == page {
            self.show(None);
        }
    }

    /// Asks for the open meeting, the first time or again.
    pub(crate) fn look(self) {
        let Some(id) = self.open.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::meeting(id).await;
            self.sitting.hear(&answer);
            if self.open.get_untracked() != Some(id) {
                return;
            }
            match answer {
                Ok(meeting) => {
                    if self.meeting.with_untracked(Option::is_none) {
                        focus_on("page-heading");
                    }
                    self.take(meeting);
                }
                Err(problem) => {
                    let refused = Refused::because(&problem);
                    // While the server is away, what was there stays; the banner says it may be old.
                    if refused == Refused::NotMine {
                        self.meeting.set(None);
                    }
                    if self.meeting.with_untracked(Option::is_none) {
                        self.refused.set(Some(refused));
                    }
                }
            }
        });
    }

    /// Shows `meeting` as the server told it, unless something newer is shown already.
    pub(crate) fn take(self, meeting: Meeting) {
        if self.open.get_untracked().is_some_and(|open| open != meeting.id) {
            return;
        }
        let older = self.meeting.with_untracked(|shown| {
            shown.as_ref().is_some_and(|it| it.id == meeting.id && it.version > meeting.version)
        });
        if !older {
            set_if_new(self.refused, None);
            set_if_new(self.meeting, Some(meeting));
        }
    }

    /// Does `work` and shows what the meeting is then, unless something newer is shown already. `done`
    /// is told what the work made of it, or what went wrong.
    pub(crate) fn act(
        self,
        work: impl Future<Output = Result<Meeting, ApiError>> + 'static,
        done: impl FnOnce(Result<Meeting, ApiError>) + 'static,
    ) {
        spawn_local(async move {
            let answer = work.await;
            self.sitting.hear(&answer);
            if let Ok(meeting) = &answer {
                self.take(meeting.clone());
            }
            done(answer);
        });
    }

    /// The same for something that only fails in words beside it.
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
        send(self.sitting, form, work, move |meeting| {
            self.take(meeting);
            done();
        });
    }

    /// A part of the open meeting, told on when it differs.
    pub(crate) fn part<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&Meeting) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.meeting.with(|it| it.as_ref().map(&of).unwrap_or_default()))
    }

    /// Whether something can still be done to the open meeting.
    pub(crate) fn is_open(self) -> Memo<bool> {
        self.part(Meeting::is_open)
    }

    /// What the young person of the open meeting is called.
    pub(crate) fn name(self) -> Memo<String> {
        self.part(name_of)
    }

    /// Which meeting is on the page.
    pub(crate) fn id(self) -> Option<Id> {
        self.meeting.with_untracked(|it| it.as_ref().map(|it| it.id))
    }

    /// What of these an event about the meeting `id` of `person` makes old: the rows, the open
    /// meeting.
    pub(crate) fn concerns(self, id: Id, person: Id) -> (bool, bool) {
        (self.rows_of.get_untracked() == Some(person), self.open.get_untracked() == Some(id))
    }
}

/// What the desk holds of meetings, on this page.
pub(crate) fn meetings() -> Meetings {
    expect_context()
}

/// What the young person is called, as the meeting itself tells it.
pub(crate) fn name_of(meeting: &Meeting) -> String {
    let there = meeting.participants.iter().find(|it| it.id == meeting.young_person_id);
    let said = || meeting.trail.iter().find(|it| it.by.kind == ByKind::YoungPerson);
    there
        .map(|it| it.who.name.to_string())
        .or_else(|| said().map(|it| it.by.name.clone()))
        .unwrap_or_default()
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
