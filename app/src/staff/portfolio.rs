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

use super::{
    calls, drafts, order, refused::Left, resource::Resource, session::StaffSession,
    texts::person_texts,
};
use crate::{
    forms::texts_about,
    ui::{announce, focus_on},
};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Portfolio {
    pub(crate) session: StaffSession,
    /// The list in the order shown; `None` until it has been read.
    pub(crate) rows: RwSignal<Option<Vec<YoungPersonRow>>>,
    /// What the young person whose page is open shares.
    pub(crate) overview: Resource<YoungPersonOverview>,
    /// Successes that arrived while the page was open.
    pub(crate) fresh: RwSignal<HashSet<Id>>,
    /// Changes each time the open young person was read.
    pub(crate) read_count: RwSignal<u32>,
}

impl Portfolio {
    pub(crate) fn new(session: StaffSession) -> Self {
        Self {
            session,
            rows: RwSignal::new(None),
            overview: Resource::new(session, leave),
            fresh: RwSignal::new(HashSet::new()),
            read_count: RwSignal::new(0),
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
            if let Some(open) = self.overview.value.get_untracked() {
                update_row_of(&mut rows, &open);
            }
            self.rows.set(Some(rows));
        });
    }

    /// Opens the page of `id`, or closes it.
    pub(crate) fn show(self, id: Option<Id>) {
        if self.overview.open.get_untracked() == id {
            return;
        }
        let before = self.overview.open.get_untracked();
        self.overview.open.set(id);
        self.overview.value.set(None);
        self.overview.refused.set(None);
        self.fresh.set(HashSet::new());
        match (id, before) {
            (Some(_), _) => self.load(),
            (None, Some(before)) => focus_on(format!("row-{before}")),
            (None, None) => {}
        }
    }

    /// Reads what the open young person shares, for the first time or again.
    pub(crate) fn load(self) {
        self.overview.load(calls::overview, move |overview| self.apply(overview));
    }

    fn apply(self, overview: YoungPersonOverview) {
        self.read_count.update(|count| *count = count.wrapping_add(1));
        let person = overview.person.id;
        let gatherings = overview.gatherings.iter().map(|it| it.id);
        drafts::are_about(person, gatherings.chain([person]));
        let known = self.overview.value.with_untracked(|before| {
            before.as_ref().map(|before| before.successes.iter().map(|s| s.id).collect())
        });
        if let Some(known) = known {
            self.announce_new(&known, &overview);
        }
        self.rows.update(|rows| update_row_of(rows.as_deref_mut().unwrap_or_default(), &overview));
        self.overview.refused.set(None);
        if self.overview.value.with_untracked(|before| before.as_ref() != Some(&overview)) {
            self.overview.value.set(Some(overview));
        }
    }

    /// Whether the record `id` is new to the caseworker. Tracked.
    pub(crate) fn is_new(self, id: Id) -> bool {
        self.fresh.with(|fresh| fresh.contains(&id))
            || self.overview.value.with(|o| o.as_ref().is_some_and(|o| o.new_ids.contains(&id)))
    }

    /// Sets the star beside the name of `person`, or takes it away.
    pub(crate) fn star(self, person: Id, starred: bool) {
        spawn_local(async move {
            let answer = calls::put_star(person, starred).await;
            self.session.observe(&answer);
            if answer.is_ok() {
                self.update_open(person, |overview| overview.starred = starred);
                self.rows.update(|rows| {
                    let row = rows.iter_mut().flatten().find(|row| row.id == person);
                    if let Some(shared) = row.and_then(|row| row.shared.as_mut()) {
                        shared.starred = starred;
                    }
                });
            }
        });
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
        self.overview.value.update(|overview| {
            if let Some(overview) = overview.as_mut().filter(|o| o.person.id == person) {
                change(overview);
            }
        });
    }
}

fn leave(overview: &YoungPersonOverview) -> Left {
    let person = &overview.person;
    Left { young_person: person.name.clone(), words: texts_about(&[person.id]) }
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
