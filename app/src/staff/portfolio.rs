//! A caseworker's young people: the list, the open overview, and successes that arrived meanwhile.
//!
//! Every read is shown to the young person, so the server is asked as rarely as possible: an overview that
//! was read also updates its row of the list.

use std::collections::HashSet;

use kurs_domain::{
    Id,
    praise::Praise,
    recognitions::SharedRecognition,
    suggestions::Suggestion,
    young_people::{YoungPersonOverview, YoungPersonRow},
};
use leptos::{prelude::*, task::spawn_local};

use super::{calls, order, refused::Refused, session::StaffSession, texts::person_texts};
use crate::ui::{announce, focus_on};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Portfolio {
    pub(crate) session: StaffSession,
    /// The list in the order shown; `None` until it has been read.
    pub(crate) rows: RwSignal<Option<Vec<YoungPersonRow>>>,
    /// The person whose page is open.
    pub(crate) open: RwSignal<Option<Id>>,
    /// What they share; `None` until it has been read.
    pub(crate) overview: RwSignal<Option<YoungPersonOverview>>,
    /// Why there is no overview.
    pub(crate) refused: RwSignal<Option<Refused>>,
    /// Successes that arrived while the page was open.
    pub(crate) fresh: RwSignal<HashSet<Id>>,
}

impl Portfolio {
    pub(crate) fn new(session: StaffSession) -> Self {
        Self {
            session,
            rows: RwSignal::new(None),
            open: RwSignal::new(None),
            overview: RwSignal::new(None),
            refused: RwSignal::new(None),
            fresh: RwSignal::new(HashSet::new()),
        }
    }

    /// Reads the list. With `anew` it is sorted; otherwise known rows stay in place.
    pub(crate) fn list(self, anew: bool) {
        spawn_local(async move {
            let answer = calls::young_people().await;
            self.session.observe(&answer);
            let Ok(mut rows) = answer else { return };
            let shown = self
                .rows
                .with_untracked(|rows| rows.iter().flatten().map(|row| row.id).collect::<Vec<_>>());
            order::sort_waiting_first(&mut rows, crate::platform::browser::decomposed);
            if !anew {
                order::keep_order(&mut rows, &shown);
            }
            // The open overview was read already, so it is no news.
            if let Some(open) = self.overview.get_untracked() {
                update_row_of(&mut rows, &open);
            }
            self.rows.set(Some(rows));
        });
    }

    /// Opens the page of `id`, or closes it.
    pub(crate) fn show(self, id: Option<Id>) {
        if self.open.get_untracked() == id {
            return;
        }
        let before = self.open.get_untracked();
        self.open.set(id);
        self.overview.set(None);
        self.refused.set(None);
        self.fresh.set(HashSet::new());
        match (id, before) {
            (Some(_), _) => self.load(),
            (None, Some(before)) => focus_on(format!("row-{before}")),
            (None, None) => {}
        }
    }

    /// Reads what the open young person shares, for the first time or again.
    pub(crate) fn load(self) {
        let Some(id) = self.open.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::overview(id).await;
            self.session.observe(&answer);
            if self.open.get_untracked() != Some(id) {
                return;
            }
            match answer {
                Ok(overview) => self.apply(overview),
                Err(problem) => {
                    let refused = Refused::because(&problem);
                    // While the server is unreachable, the old overview stays, and the banner says that it
                    // may be outdated.
                    if refused == Refused::NotMine {
                        self.overview.set(None);
                    }
                    if self.overview.with_untracked(Option::is_none) {
                        self.refused.set(Some(refused));
                    }
                }
            }
        });
    }

    fn apply(self, overview: YoungPersonOverview) {
        let known = self.overview.with_untracked(|before| {
            before.as_ref().map(|before| before.successes.iter().map(|s| s.id).collect())
        });
        match known {
            None => focus_on("page-heading"),
            Some(known) => self.announce_new(&known, &overview),
        }
        self.rows.update(|rows| update_row_of(rows.as_deref_mut().unwrap_or_default(), &overview));
        self.refused.set(None);
        if self.overview.with_untracked(|before| before.as_ref() != Some(&overview)) {
            self.overview.set(Some(overview));
        }
    }

    fn announce_new(self, known: &HashSet<Id>, overview: &YoungPersonOverview) {
        let new: HashSet<_> =
            overview.successes.iter().map(|s| s.id).filter(|id| !known.contains(id)).collect();
        if let Ok(count @ 1..) = i64::try_from(new.len()) {
            announce((person_texts().announce)(&overview.person.name, count));
            self.fresh.set(new);
        }
    }

    /// Adds a suggestion just made to `person`.
    pub(crate) fn suggested(self, person: Id, suggestion: Suggestion) {
        self.update_open(person, move |overview| {
            if !overview.suggestions.iter().any(|known| known.id == suggestion.id) {
                overview.suggestions.insert(0, suggestion);
            }
        });
    }

    /// Adds a cheer just given to `person`.
    pub(crate) fn cheered(self, person: Id, given: SharedRecognition) {
        self.update_open(person, move |overview| {
            if !overview.celebrations.iter().any(|known| known.id == given.id) {
                overview.celebrations.insert(0, given);
            }
        });
    }

    /// Adds praise just given to a parent of `person`.
    pub(crate) fn praised(self, person: Id, praise: Praise) {
        self.update_open(person, move |overview| {
            if !overview.praises.iter().any(|known| known.id == praise.id) {
                overview.praises.insert(0, praise);
            }
        });
    }

    /// Changes the open overview, if it is still that of `person`.
    fn update_open(self, person: Id, change: impl FnOnce(&mut YoungPersonOverview)) {
        self.overview.update(|overview| {
            if let Some(overview) = overview.as_mut().filter(|o| o.person.id == person) {
                change(overview);
            }
        });
    }
}

/// The portfolio of this page, from the context.
pub(crate) fn portfolio() -> Portfolio {
    expect_context()
}

/// Updates the row of the person whose overview was read.
fn update_row_of(rows: &mut [YoungPersonRow], overview: &YoungPersonOverview) {
    if let Some(row) = rows.iter_mut().find(|row| row.id == overview.person.id) {
        order::update_row(row, overview);
    }
}
