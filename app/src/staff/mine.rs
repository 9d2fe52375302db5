//! A caseworker's young people: the list, the one that is open, and what is new since a moment ago.
//!
//! Every look at a young person is shown to that young person, so this asks the server as seldom as
//! it can: what an open overview tells is carried over to its line of the list without asking again.

use std::collections::HashSet;

use kurs_domain::{
    Id,
    praise::Praise,
    recognitions::SharedRecognition,
    suggestions::Suggestion,
    young_people::{YoungPersonOverview, YoungPersonRow},
};
use leptos::{prelude::*, task::spawn_local};

use super::{calls, order, refused::Refused, sitting::Sitting, texts::person_texts};
use crate::ui::{announce, focus_on};

/// A caseworker's young people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mine {
    /// Who sits here.
    pub(crate) sitting: Sitting,
    /// The list, in the order shown; nothing until the server has told it.
    pub(crate) rows: RwSignal<Option<Vec<YoungPersonRow>>>,
    /// Whose page is open.
    pub(crate) open: RwSignal<Option<Id>>,
    /// What is shown there.
    pub(crate) overview: RwSignal<Option<YoungPersonOverview>>,
    /// Why nothing is.
    pub(crate) refused: RwSignal<Option<Refused>>,
    /// Successes that came in while the page was open.
    pub(crate) fresh: RwSignal<HashSet<Id>>,
}

impl Mine {
    /// Nothing is known yet.
    pub(crate) fn new(sitting: Sitting) -> Self {
        Self {
            sitting,
            rows: RwSignal::new(None),
            open: RwSignal::new(None),
            overview: RwSignal::new(None),
            refused: RwSignal::new(None),
            fresh: RwSignal::new(HashSet::new()),
        }
    }

    /// Asks for the list. `anew` puts it in order again; otherwise everyone stays where they are.
    pub(crate) fn list(self, anew: bool) {
        spawn_local(async move {
            let answer = calls::young_people().await;
            self.sitting.hear(&answer);
            let Ok(mut rows) = answer else { return };
            let shown = self
                .rows
                .with_untracked(|rows| rows.iter().flatten().map(|row| row.id).collect::<Vec<_>>());
            order::first_who_waits(&mut rows, crate::platform::browser::decomposed);
            if !anew {
                order::keep(&mut rows, &shown);
            }
            // What is open on this very page is not news.
            if let Some(open) = self.overview.get_untracked() {
                carry_over(&mut rows, &open);
            }
            self.rows.set(Some(rows));
        });
    }

    /// Opens the page of `id`, or none.
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
            (Some(_), _) => self.look(),
            (None, Some(before)) => focus_on(format!("row-{before}")),
            (None, None) => {}
        }
    }

    /// Asks for what the open young person shares, the first time or again.
    pub(crate) fn look(self) {
        let Some(id) = self.open.get_untracked() else { return };
        spawn_local(async move {
            let answer = calls::overview(id).await;
            self.sitting.hear(&answer);
            if self.open.get_untracked() != Some(id) {
                return;
            }
            match answer {
                Ok(overview) => self.take(overview),
                Err(problem) => {
                    let refused = Refused::because(&problem);
                    // While the server is away, what was there stays; the banner says it may be old.
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

    fn take(self, overview: YoungPersonOverview) {
        let known = self.overview.with_untracked(|before| {
            before.as_ref().map(|before| before.successes.iter().map(|s| s.id).collect())
        });
        match known {
            None => focus_on("page-heading"),
            Some(known) => self.greet_new(&known, &overview),
        }
        self.rows.update(|rows| carry_over(rows.as_deref_mut().unwrap_or_default(), &overview));
        self.refused.set(None);
        if self.overview.with_untracked(|before| before.as_ref() != Some(&overview)) {
            self.overview.set(Some(overview));
        }
    }

    fn greet_new(self, known: &HashSet<Id>, overview: &YoungPersonOverview) {
        let new: HashSet<_> =
            overview.successes.iter().map(|s| s.id).filter(|id| !known.contains(id)).collect();
        if let Ok(count @ 1..) = i64::try_from(new.len()) {
            announce((person_texts().announce)(&overview.person.name, count));
            self.fresh.set(new);
        }
    }

    /// Shows a suggestion just made to `person`.
    pub(crate) fn suggested(self, person: Id, suggestion: Suggestion) {
        self.place(person, move |overview| {
            if !overview.suggestions.iter().any(|known| known.id == suggestion.id) {
                overview.suggestions.insert(0, suggestion);
            }
        });
    }

    /// Shows a cheer just given to `person`.
    pub(crate) fn cheered(self, person: Id, given: SharedRecognition) {
        self.place(person, move |overview| {
            if !overview.celebrations.iter().any(|known| known.id == given.id) {
                overview.celebrations.insert(0, given);
            }
        });
    }

    /// Shows praise just given to a parent of `person`.
    pub(crate) fn praised(self, person: Id, praise: Praise) {
        self.place(person, move |overview| {
            if !overview.praises.iter().any(|known| known.id == praise.id) {
                overview.praises.insert(0, praise);
            }
        });
    }

    /// Changes what is open, if that is still `person`.
    fn place(self, person: Id, change: impl FnOnce(&mut YoungPersonOverview)) {
        self.overview.update(|overview| {
            if let Some(overview) = overview.as_mut().filter(|o| o.person.id == person) {
                change(overview);
            }
        });
    }
}

/// A caseworker's young people, on this page.
pub(crate) fn mine() -> Mine {
    expect_context()
}

/// Brings the line of whoever `overview` is about up to what it tells.
fn carry_over(rows: &mut [YoungPersonRow], overview: &YoungPersonOverview) {
    if let Some(row) = rows.iter_mut().find(|row| row.id == overview.person.id) {
        order::bring_up_to(row, overview);
    }
}
