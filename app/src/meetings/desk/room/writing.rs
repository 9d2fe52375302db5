//! A decision being edited: its draft is stored until it is saved, and never overwrites a
//! colleague's change. Every saved wording stays in the record, so nothing is sent half-typed.

use std::time::Duration;

use kurs_domain::{
    Id,
    meetings::{Decision, Meeting},
};
use leptos::prelude::*;

use crate::forms;
use crate::{
    meetings::desk::{
        calls,
        drafts::{Draft, draft_name},
        stale,
        state::Meetings,
        written::Written,
    },
    platform::api::ApiError,
    staff::{drafts::are_about, session::problem_words, texts::desk_texts},
};

/// The delay before a retry when the server was unreachable.
const RETRY: Duration = Duration::from_secs(5);

/// The state of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The server has it.
    Sent,
    /// The server has it, except for an action that does not say who does what by when.
    Incomplete,
    /// Nothing that could be sent is written yet.
    Nothing,
    /// The fields have unsaved changes.
    Writing,
    Sending,
    /// The server was unreachable; it is retried.
    Unsent,
    /// A colleague has changed the decision meanwhile.
    Conflict,
    /// The server refused it, with the reason.
    Refused(String),
}

impl Stage {
    /// Whether nothing is on its way, and nobody has to choose.
    fn is_settled(&self) -> bool {
        !matches!(self, Self::Sending | Self::Conflict)
    }

    /// Whether the fields have changes that somebody has to save.
    pub(crate) fn has_changes(&self) -> bool {
        matches!(self, Self::Writing | Self::Unsent | Self::Refused(_))
    }
}

/// A decision being edited.
#[derive(Clone, Copy)]
pub(crate) struct Writing {
    meetings: Meetings,
    meeting: Id,
    id: Id,
    /// The content of the fields.
    pub(crate) now: RwSignal<Written>,
    pub(crate) stage: RwSignal<Stage>,
    /// The content of the fields as the server has it.
    clean: StoredValue<Written>,
    /// The version that the edit is based on.
    base: StoredValue<Option<i64>>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Writing {
    /// The decision `id`: its draft, or the server's version, or a new one about the agenda item
    /// `about`.
    pub(crate) fn new(meetings: Meetings, meeting: Id, id: Id, about: Option<Id>) -> Self {
        let known = meetings
            .meeting
            .value
            .with_untracked(|it| it.as_ref().and_then(|it| it.decision(id).cloned()));
        let clean =
            known.as_ref().map_or_else(|| Written { about, ..Written::default() }, Written::of);
        if let Some(young_person) = meetings.young_person() {
            are_about(young_person, [id]);
        }
        let draft = forms::stored::<Draft>(&draft_name(id));
        let (now, base) = match draft {
            Some(draft) => (draft.written, draft.base),
            None => (clean.clone(), known.as_ref().map(|it| it.version)),
        };
        let stage = match &known {
            Some(known) if known.dropped.is_some() => {
                Stage::Refused((desk_texts().problem)("decision_dropped").to_owned())
            }
            Some(_) => Stage::Sent,
            None => Stage::Nothing,
        };
        let incomplete = now.incomplete().is_some();
        let stage = if stage == Stage::Sent && incomplete { Stage::Incomplete } else { stage };
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
        // The draft is stored on every change, so that it survives leaving the page.
        Effect::new(move |before: Option<()>| {
            self.now.track();
            if self.is_changed() {
                if before.is_some() {
                    self.store_draft();
                }
                // While a save is running, its answer sets the stage.
                if self.stage.with_untracked(|stage| *stage != Stage::Sending) {
                    self.stage.set(Stage::Writing);
                }
            } else if before.is_some() && self.stage.with_untracked(Stage::is_settled) {
                // Everything was typed back as it was, or what was typed can't be sent yet.
                self.mark_saved();
            }
        });
        // A new version is shown unless there are changes here.
        let (meetings, id) = (self.meetings, self.id);
        let theirs = meetings.part(move |it| it.decision(id).cloned());
        Effect::new(move |_| {
            let Some(theirs) = theirs.get() else { return };
            let newer = self.base.get_value().is_none_or(|base| base < theirs.version);
            if newer && !self.must_not_be_lost() {
                self.apply(&theirs);
            }
        });
        on_cleanup(move || {
            if let Some(timer) = self.timer.try_get_value().flatten() {
                timer.clear();
            }
        });
    }

    /// Whether the fields differ from the server's version.
    pub(crate) fn is_changed(self) -> bool {
        self.now.with_untracked(|now| self.clean.with_value(|clean| !now.says_the_same(clean)))
    }

    /// Whether the fields have content that must not be lost: unsent or incomplete.
    fn must_not_be_lost(self) -> bool {
        self.is_incomplete() || self.is_changed()
    }

    fn is_incomplete(self) -> bool {
        self.now.with_untracked(|now| now.incomplete().is_some())
    }

    /// Sets the stage when nothing is unsent, and deletes the draft unless it has incomplete actions.
    fn mark_saved(self) {
        if self.must_not_be_lost() {
            self.store_draft();
        } else {
            forms::store::<()>(&draft_name(self.id), None);
        }
        self.stage.set(match self.base.get_value() {
            Some(_) if self.is_incomplete() => Stage::Incomplete,
            Some(_) => Stage::Sent,
            None => Stage::Nothing,
        });
    }

    fn store_draft(self) {
        let draft = Draft { written: self.now.get_untracked(), base: self.base.get_value() };
        forms::store(&draft_name(self.id), Some(&draft));
    }

    fn schedule_retry(self) {
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            // Whoever goes on typing saves it themselves.
            let retry = move || {
                if self.stage.with_untracked(|stage| *stage == Stage::Unsent) {
                    self.send();
                }
            };
            *timer = set_timeout_with_handle(retry, RETRY).ok();
        });
    }

    /// Saves the changes, if there are any.
    pub(crate) fn save(self) {
        if self.stage.with_untracked(Stage::has_changes) {
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
                // A colleague may have changed it before the answer came.
                let known =
                    self.meetings.meeting.value.with_untracked(|it| {
                        it.as_ref().and_then(|it| it.decision(self.id).cloned())
                    });
                let newer = known.filter(|known| Some(known.version) > ours);
                if let Some(newer) = newer.filter(|_| !self.must_not_be_lost()) {
                    self.apply(&newer);
                } else if self.is_changed() {
                    self.store_draft();
                    self.stage.set(Stage::Writing);
                } else {
                    self.mark_saved();
                }
            }
            Err(problem) if stale(&problem) => {
                self.stage.set(Stage::Conflict);
                self.meetings.load();
            }
            // Changed meanwhile: the new content is sent when the person saves it.
            Err(problem)
                if problem.is_retryable()
                    && self.now.with_untracked(|now| !now.says_the_same(&written)) =>
            {
                self.stage.set(Stage::Writing);
            }
            Err(problem) if problem.is_retryable() => {
                self.stage.set(Stage::Unsent);
                self.schedule_retry();
            }
            Err(problem) => self.stage.set(Stage::Refused(problem_words(&problem))),
        }
    }

    /// Shows the server's version.
    pub(crate) fn apply(self, theirs: &Decision) {
        let written = Written::of(theirs);
        forms::store::<()>(&draft_name(self.id), None);
        self.base.set_value(Some(theirs.version));
        self.clean.set_value(written.clone());
        self.now.set(written);
        self.stage.set(Stage::Sent);
    }

    /// Overwrites a colleague's version with the content of the fields.
    pub(crate) fn overwrite(self, theirs: &Decision) {
        self.base.set_value(Some(theirs.version));
        self.stage.set(Stage::Writing);
        self.send();
    }

    /// Deletes the draft of a decision that was never sent.
    pub(crate) fn forget(self) {
        self.clean.set_value(self.now.get_untracked());
        forms::store::<()>(&draft_name(self.id), None);
    }
}
