//! A decision while it is being written: kept for this tab until it is saved, and never sent over what
//! somebody else has written meanwhile. Every wording that is saved stays: nothing is sent half-typed.

use std::time::Duration;

use kurs_domain::{
    Id,
    meetings::{Decision, Meeting},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::written::Written;
use crate::forms;
use crate::{
    meetings::desk::{calls, kept::Meetings, stale},
    platform::api::ApiError,
    staff::{sitting::problem_words, texts::desk_texts},
};

/// How long until it is tried again when the server was away.
const AGAIN: Duration = Duration::from_secs(5);

/// What is kept for this tab.
#[derive(Serialize, Deserialize)]
struct Unsent {
    written: Written,
    base: Option<i64>,
}

/// How far what stands in the fields has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The server has it.
    Sent,
    /// Nothing that could be sent is written yet.
    Nothing,
    /// The fields hold more than was saved.
    Writing,
    /// It is on its way.
    Sending,
    /// The server could not be reached; it is tried again.
    Unsent,
    /// Somebody else has written it differently meanwhile.
    Moved,
    /// The server says no, and why.
    Refused(String),
}

impl Stage {
    /// Whether the fields hold words that wait for somebody to save them.
    pub(crate) fn holds_words(&self) -> bool {
        matches!(self, Self::Writing | Self::Unsent | Self::Refused(_))
    }
}

/// A decision that is being written.
#[derive(Clone, Copy)]
pub(crate) struct Writing {
    meetings: Meetings,
    meeting: Id,
    id: Id,
    /// What stands in the fields.
    pub(crate) now: RwSignal<Written>,
    /// How far it has come.
    pub(crate) stage: RwSignal<Stage>,
    /// What stood there when it was as the server has it.
    clean: StoredValue<Written>,
    /// The version that it was written over.
    base: StoredValue<Option<i64>>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Writing {
    /// The decision `id` as it was left half-written, or as the server has it, or begun now about
    /// the point `about`.
    pub(crate) fn new(meetings: Meetings, meeting: Id, id: Id, about: Option<Id>) -> Self {
        let known = meetings
            .meeting
            .with_untracked(|it| it.as_ref().and_then(|it| it.decision(id).cloned()));
        let clean =
            known.as_ref().map_or_else(|| Written { about, ..Written::default() }, Written::of);
        let unsent = forms::stored::<Unsent>(&note(id));
        let (now, base) = match unsent {
            Some(unsent) => (unsent.written, unsent.base),
            None => (clean.clone(), known.as_ref().map(|it| it.version)),
        };
        let stage = match &known {
            Some(known) if known.dropped.is_some() => {
                Stage::Refused((desk_texts().problem)("decision_dropped").to_owned())
            }
            Some(_) => Stage::Sent,
            None => Stage::Nothing,
        };
        let writing = Self {
            meetings,
            meeting,
            id,
            now: RwSignal::new(now),
            stage: RwSignal::new(stage),
            clean: StoredValue::new(clean),
            base: StoredValue::new(base),
            timer: StoredValue::new_local(None),
        };
        writing.follow();
        writing
    }

    fn follow(self) {
        // What somebody types is kept at once for this tab, also when the page is left.
        Effect::new(move |before: Option<()>| {
            self.now.track();
            if self.is_changed() {
                if before.is_some() {
                    self.keep();
                }
                // While something is on its way, its answer says how it stands.
                if self.stage.with_untracked(|stage| *stage != Stage::Sending) {
                    self.stage.set(Stage::Writing);
                }
            } else if before.is_some() && self.stage.with_untracked(Stage::holds_words) {
                // Everything was typed back as it was.
                self.settle();
            }
        });
        // What comes in is shown where nobody has typed.
        let (meetings, id) = (self.meetings, self.id);
        let theirs = meetings.part(move |it| it.decision(id).cloned());
        Effect::new(move |_| {
            let Some(theirs) = theirs.get() else { return };
            let newer = self.base.get_value().is_none_or(|base| base < theirs.version);
            if newer && !self.holds_more() {
                self.take(&theirs);
            }
        });
        on_cleanup(move || {
            if let Some(timer) = self.timer.try_get_value().flatten() {
                timer.clear();
            }
        });
    }

    /// Whether the fields hold something that the server has not.
    pub(crate) fn is_changed(self) -> bool {
        self.now.with_untracked(|now| self.clean.with_value(|clean| !now.says_the_same(clean)))
    }

    /// Whether the fields hold something that can't be lost: not sent yet, or not whole yet.
    fn holds_more(self) -> bool {
        let begun = self
            .now
            .with_untracked(|now| now.actions.iter().any(|one| !one.is_whole() && !one.is_blank()));
        begun || self.is_changed()
    }

    /// Nothing is written that the server does not have. Actions that lack something stay here until they
    /// are whole.
    fn settle(self) {
        if self.holds_more() {
            self.keep();
        } else {
            forms::store::<()>(&note(self.id), None);
        }
        let known = self.base.get_value().is_some();
        self.stage.set(if known { Stage::Sent } else { Stage::Nothing });
    }

    fn keep(self) {
        let unsent = Unsent { written: self.now.get_untracked(), base: self.base.get_value() };
        forms::store(&note(self.id), Some(&unsent));
    }

    fn try_again(self) {
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            // Whoever types meanwhile saves it themselves.
            let again = move || {
                if self.stage.with_untracked(|stage| *stage == Stage::Unsent) {
                    self.send();
                }
            };
            *timer = set_timeout_with_handle(again, AGAIN).ok();
        });
    }

    /// Saves what is written, if anything is.
    pub(crate) fn save(self) {
        if self.stage.with_untracked(Stage::holds_words) {
            self.send();
        }
    }

    fn send(self) {
        if self.stage.with_untracked(|stage| *stage == Stage::Sending) {
            return;
        }
        let written = self.now.get_untracked();
        let draft = match written.draft() {
            Ok(Some(draft)) => draft,
            Ok(None) => return self.stage.set(Stage::Nothing),
            Err(_) => {
                let why = (desk_texts().problem)("text_too_long");
                return self.stage.set(Stage::Refused(why.to_owned()));
            }
        };
        self.stage.set(Stage::Sending);
        let (meeting, id, base) = (self.meeting, self.id, self.base.get_value());
        self.meetings.act(
            async move { calls::decide(meeting, id, &draft, base).await },
            move |answer| {
                self.sent(written, answer);
            },
        );
    }

    fn sent(self, written: Written, answer: Result<Meeting, ApiError>) {
        // The page may have been left meanwhile.
        if self.stage.try_get_untracked().is_none() {
            return;
        }
        match answer {
            Ok(meeting) => {
                let ours = meeting.decision(self.id).map(|it| it.version);
                self.base.set_value(ours);
                self.clean.set_value(written);
                // Somebody may have written over it before the answer came.
                let known = self
                    .meetings
                    .meeting
                    .with_untracked(|it| it.as_ref().and_then(|it| it.decision(self.id).cloned()));
                let newer = known.filter(|known| Some(known.version) > ours);
                if let Some(newer) = newer.filter(|_| !self.holds_more()) {
                    self.take(&newer);
                } else if self.is_changed() {
                    self.keep();
                    self.stage.set(Stage::Writing);
                } else {
                    self.settle();
                }
            }
            Err(problem) if stale(&problem) => {
                self.stage.set(Stage::Moved);
                self.meetings.look();
            }
            // Typed on meanwhile: what is there now is sent when that is asked for.
            Err(problem)
                if problem.may_pass()
                    && self.now.with_untracked(|now| !now.says_the_same(&written)) =>
            {
                self.stage.set(Stage::Writing);
            }
            Err(problem) if problem.may_pass() => {
                self.stage.set(Stage::Unsent);
                self.try_again();
            }
            Err(problem) => self.stage.set(Stage::Refused(problem_words(&problem))),
        }
    }

    /// Shows what the server has.
    pub(crate) fn take(self, theirs: &Decision) {
        let written = Written::of(theirs);
        forms::store::<()>(&note(self.id), None);
        self.base.set_value(Some(theirs.version));
        self.clean.set_value(written.clone());
        self.now.set(written);
        self.stage.set(Stage::Sent);
    }

    /// Sends what is written here over what somebody else has written.
    pub(crate) fn insist(self, theirs: &Decision) {
        self.base.set_value(Some(theirs.version));
        self.stage.set(Stage::Writing);
        self.send();
    }

    /// Forgets what was begun here and never sent.
    pub(crate) fn forget(self) {
        self.clean.set_value(self.now.get_untracked());
        forms::store::<()>(&note(self.id), None);
    }
}

/// Whether something is half-written of the decision `id`.
pub(crate) fn is_half_written(id: Id) -> bool {
    forms::stored::<Unsent>(&note(id)).is_some()
}

/// Under which name a half-written decision is kept.
fn note(id: Id) -> String {
    format!("decision-{id}")
}
