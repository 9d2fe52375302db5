//! Who sees what of a meeting: one pure function for each kind of viewer, and a version of its own for
//! each projection, which moves on exactly when the projection does.
//!
//! Whatever goes out (answers, lists, counts, events, minutes, calendar entries) is made of these.
//! Nothing of the stored record that a viewer may not see can be read from what they get: neither from
//! its content, nor from a version, a time, a tag or an event.

use serde::{Deserialize, Serialize};

use super::{
    ByKind, Contribution, Decision, Delegate, DelegateDraft, Meeting, MeetingState, Plan, Traced,
    participants::ParticipantSuggestionDraft, plan::MeetingRow,
};
use crate::{Id, Timestamp};

/// The versions of the projections of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Projections {
    /// Of what those assigned see.
    pub team: ProjectionVersion,
    /// Of what a calendar entry shows: how often that changed (`SEQUENCE` of RFC 5545).
    pub calendar: u32,
}

impl Projections {
    /// Whether there are none: a record as it is sent has none.
    pub fn are_unset(&self) -> bool {
        *self == Self::default()
    }
}

/// The version of one projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectionVersion {
    /// Moves on with every change of the projection, and with no other.
    pub version: i64,
    /// When the projection last changed.
    pub updated_at: Timestamp,
}

impl Default for ProjectionVersion {
    fn default() -> Self {
        Self { version: 0, updated_at: Timestamp::from_millis(0) }
    }
}

/// What a calendar entry shows of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarEntry {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it was called off.
    pub called_off: bool,
    /// How often one of these changed.
    pub sequence: u32,
}

/// What a delegate sees of a meeting: what was ticked for them, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenByDelegate {
    /// What is planned.
    pub plan: Plan,
    /// The delegate, with what they are asked to say and what they brought back.
    pub delegate: Delegate,
    /// The contributions that were ticked, and what the delegate said themselves.
    pub contributions: Vec<Contribution>,
    /// What is decided, where the young person lets them see it.
    pub decisions: Option<Vec<Decision>>,
}

impl Meeting {
    /// What its owner sees: everything but what the server counts for others.
    #[must_use]
    pub fn seen_by_owner(mut self) -> Self {
        self.projections = Projections::default();
        self
    }

    /// What those assigned see. Of whoever speaks for the young person they know the name; what a
    /// delegate has seen and brought back, how much of the trail the young person has looked at, and
    /// what was said of the meeting without sharing it, is between others. Of what the young person
    /// took back its words are not shown.
    #[must_use]
    pub fn seen_by_staff(mut self) -> Self {
        let ProjectionVersion { version, updated_at } = self.projections.team;
        (self.version, self.updated_at) = (version, updated_at);
        self.projections = Projections::default();
        self.seen = 0;
        for delegate in &mut self.delegates {
            delegate.draft = DelegateDraft {
                name: delegate.draft.name.clone(),
                relation: None,
                task: None,
                contribution_ids: Vec::new(),
                sees_decisions: false,
            };
            delegate.url = None;
            delegate.opened_at = None;
            delegate.brought_back.clear();
        }
        if self.is_request_withdrawn() {
            self.request = None;
        }
        for suggestion in self.suggestions.iter_mut().filter(|it| it.withdrawn_at.is_some()) {
            suggestion.draft = ParticipantSuggestionDraft {
                kind: suggestion.draft.kind,
                name: None,
                relation: None,
                contact: None,
                participant_id: None,
                reason: None,
            };
        }
        self.feedback = self.feedback.filter(|feedback| feedback.shared);
        for said in &mut self.contributions {
            said.heard_by.retain(|heard| heard.by.kind != ByKind::Delegate);
        }
        self.trail.retain(|trace| match trace.what {
            // Of feedback that is shared it is not shown when it was first given: nobody knew then.
            Traced::DelegateBroughtBack | Traced::FeedbackGiven => false,
            Traced::Heard => trace.by.kind != ByKind::Delegate,
            _ => true,
        });
        // Wishes one after the other are one trace. What lay between two and is not shown here must
        // not show by making two of them.
        self.trail.dedup_by(|next, before| {
            let wishes = |what| what == Traced::WishesChanged;
            wishes(next.what)
                && wishes(before.what)
                && next.before.is_none()
                && next.after.is_none()
        });
        self
    }

    /// What the delegate `id` sees, if their link is good at `now`.
    pub fn seen_by_delegate(&self, id: Id, now: Timestamp) -> Option<SeenByDelegate> {
        let mut delegate = self.delegate_at(id, now)?.clone();
        delegate.url = None;
        let by = delegate.by();
        let shown = |it: &&Contribution| {
            let ticked = delegate.draft.contribution_ids.contains(&it.id);
            it.draft.is_some() && (ticked || it.by.is(&by))
        };
        let contributions = self.contributions.iter().filter(shown).cloned().collect();
        let decisions = delegate.draft.sees_decisions;
        let decisions = decisions.then(|| self.standing_decisions().cloned().collect());
        Some(SeenByDelegate { plan: self.plan.clone()?, delegate, contributions, decisions })
    }

    /// What a calendar entry shows; nothing of what or whom the meeting is about.
    pub fn calendar_entry(&self) -> Option<CalendarEntry> {
        Some(CalendarEntry {
            starts_at: self.plan.as_ref()?.draft.starts_at,
            ends_at: self.ends_at()?,
            called_off: self.state == MeetingState::Cancelled,
            sequence: self.projections.calendar,
        })
    }

    /// What a list shows of it, as a projection of the whole, of somebody called `young_person`.
    pub fn row(&self, young_person: &str) -> MeetingRow {
        let plan = self.plan.as_ref().map(|plan| &plan.draft);
        MeetingRow {
            id: self.id,
            young_person_id: self.young_person_id,
            young_person: young_person.to_owned(),
            title: plan.map(|plan| plan.title.to_string()),
            state: self.state,
            starts_at: plan.map(|plan| plan.starts_at),
            ends_at: self.ends_at(),
            open_ends: u32::try_from(self.open_ends().len()).unwrap_or(u32::MAX),
            version: self.version,
        }
    }

    /// Makes this the version after `before` (there was none when it is new), at `now`: of the record
    /// always, of each projection only where it changed. True when those assigned see a change.
    pub fn advance(&mut self, before: Option<&Self>, now: Timestamp) -> bool {
        let shown = before.map(|it| it.clone().seen_by_staff());
        let team_sees_it = shown.as_ref() != Some(&self.clone().seen_by_staff());
        if team_sees_it {
            let version = self.projections.team.version + 1;
            self.projections.team = ProjectionVersion { version, updated_at: now };
        }
        let entry = before.and_then(Self::calendar_entry);
        if entry.is_some() && entry != self.calendar_entry() {
            self.projections.calendar += 1;
        }
        self.version += 1;
        self.updated_at = now;
        team_sees_it
    }
}
