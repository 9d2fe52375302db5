//! What the administrator's pages have read.

use kurs_domain::{
    Id, alphabet::order_key, assignments::Assignment, jobs::DeadLetter, people::Staff,
    young_people::YoungPersonRow,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::browser::decomposed,
    staff::{calls, order, refused::Refused, session::StaffSession},
};

/// The state of the administrator's page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AdminState {
    pub(super) session: StaffSession,
    /// All colleagues; `None` until they have been read.
    pub(super) staff: RwSignal<Option<Vec<Staff>>>,
    /// Everybody's name; `None` until they have been read.
    pub(crate) young_people: RwSignal<Option<Vec<YoungPersonRow>>>,
    pub(super) dead_letters: RwSignal<Vec<DeadLetter>>,
}

impl AdminState {
    pub(crate) fn new(session: StaffSession) -> Self {
        Self {
            session,
            staff: RwSignal::new(None),
            young_people: RwSignal::new(None),
            dead_letters: RwSignal::new(Vec::new()),
        }
    }

    /// Reads everything.
    pub(crate) fn ask(self) {
        self.ask_staff();
        self.ask_young_people();
        self.ask_dead_letters();
    }

    pub(super) fn ask_dead_letters(self) {
        spawn_local(async move {
            let answer = calls::dead_letters().await;
            self.session.observe(&answer);
            if let Ok(letters) = answer {
                self.dead_letters.set(letters);
            }
        });
    }

    pub(super) fn ask_staff(self) {
        spawn_local(async move {
            let answer = calls::staff().await;
            self.session.observe(&answer);
            if let Ok(mut staff) = answer {
                let ended = |one: &Staff| one.ended_at.is_some();
                staff.sort_by_cached_key(|one| {
                    (ended(one), order_key(&decomposed(&one.name)), one.id)
                });
                self.staff.set(Some(staff));
            }
        });
    }

    pub(super) fn ask_young_people(self) {
        spawn_local(async move {
            let answer = calls::young_people().await;
            self.session.observe(&answer);
            if let Ok(mut rows) = answer {
                order::sort_waiting_first(&mut rows, decomposed);
                self.young_people.set(Some(rows));
            }
        });
    }

    /// Whether everything failed to load, so that the page offers to retry.
    pub(super) fn has_nothing(self) -> bool {
        self.session.away.get()
            && (self.staff.with(Option::is_none) || self.young_people.with(Option::is_none))
    }
}

/// The state of this page, from the context.
pub(crate) fn admin_state() -> AdminState {
    expect_context()
}

/// The assignments of one young person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Assignments {
    admin: AdminState,
    pub(super) person: Id,
    /// Newest first; `None` until they have been read.
    pub(super) items: RwSignal<Option<Vec<Assignment>>>,
    pub(super) refused: RwSignal<Option<Refused>>,
}

impl Assignments {
    pub(super) fn new(person: Id) -> Self {
        Self {
            admin: admin_state(),
            person,
            items: RwSignal::new(None),
            refused: RwSignal::new(None),
        }
    }

    /// Reads them, for the first time or again.
    pub(super) fn ask(self) {
        spawn_local(async move {
            let answer = calls::assignments(self.person).await;
            self.admin.session.observe(&answer);
            match answer {
                Ok(mut items) => {
                    items.sort_by_key(|item| std::cmp::Reverse((item.since, item.id)));
                    self.refused.set(None);
                    self.items.set(Some(items));
                }
                Err(problem) => self.refused.set(Some(Refused::because(&problem))),
            }
        });
    }

    /// Inserts or replaces one of them.
    pub(super) fn take(self, assignment: Assignment) {
        self.items.update(|items| {
            let items = items.get_or_insert_with(Vec::new);
            match items.iter_mut().find(|item| item.id == assignment.id) {
                Some(item) => *item = assignment,
                None => items.insert(0, assignment),
            }
        });
    }
}
