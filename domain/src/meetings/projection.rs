//! The projections of a meeting: one pure function per kind of viewer, each with its own version, which
//! changes exactly when the projection does.
//!
//! Everything that leaves the server (answers, lists, counts, events, minutes, calendar entries) is made of
//! them. A viewer must not be able to infer hidden data, neither from content nor from versions, times,
//! ETags or events.

use serde::{Deserialize, Serialize};

use super::{
    ByKind, Contribution, Decision, Delegate, DelegateDraft, Meeting, MeetingState, Plan, Traced,
    participants::ParticipantSuggestionDraft, plan::MeetingRow,
};
use crate::{Id, Timestamp};

/// The versions of the projections of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Projections {
    /// The version of what those assigned see.
    pub team: ProjectionVersion,
    /// How often a calendar entry changed (`SEQUENCE` of RFC 5545).
    pub calendar: u32,
}

impl Projections {
    /// Whether they are at their defaults, as in every record that is sent.
    pub fn are_unset(&self) -> bool {
        *self == Self::default()
    }
}

/// The version of one projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectionVersion {
    /// Increases with every change of the projection, and with no other.
    pub version: i64,
    /// When the projection last changed.
    pub updated_at: Timestamp,
}

impl Default for ProjectionVersion {
    fn default() -> Self {
        Self { version: 0, updated_at: Timestamp::from_millis(0) }
    }
}

/// The calendar entry of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarEntry {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it was cancelled.
    pub called_off: bool,
    /// How often one of these changed.
    pub sequence: u32,
}

/// The projection for a delegate: only what the young person ticked for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenByDelegate {
    /// The plan.
    pub plan: Plan,
    /// The delegate, with their task and what they brought back.
    pub delegate: Delegate,
    /// The contributions that were ticked, and the delegate's own.
    pub contributions: Vec<Contribution>,
    /// The decisions, if the young person lets the delegate see them.
    pub decisions: Option<Vec<Decision>>,
}

impl Meeting {
    /// The projection for its owner: everything but the versions of the other projections.
    #[must_use]
    pub fn seen_by_owner(mut self) -> Self {
        self.projections = Projections::default();
        self
    }

    /// The projection for those assigned. It omits the delegates except for their names, the young person's
    /// progress in the trail, and the words that the young person withdrew.
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
        for said in &mut self.contributions {
            said.heard_by.retain(|heard| heard.by.kind != ByKind::Delegate);
        }
        self.trail.retain(|trace| match trace.what {
            Traced::DelegateBroughtBack => false,
            Traced::Heard => trace.by.kind != ByKind::Delegate,
            _ => true,
        });
        // Consecutive changes of wishes are one trace. A hidden trace between two of them must not show by
        // splitting them.
        self.trail.dedup_by(|next, before| {
            let wishes = |what| what == Traced::WishesChanged;
            wishes(next.what)
                && wishes(before.what)
                && next.before.is_none()
                && next.after.is_none()
        });
        self
    }

    /// The projection for the delegate `id`, if their link is valid at `now`.
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

    /// The calendar entry, without the topic and the people.
    pub fn calendar_entry(&self) -> Option<CalendarEntry> {
        Some(CalendarEntry {
            starts_at: self.plan.as_ref()?.draft.starts_at,
            ends_at: self.ends_at()?,
            called_off: self.state == MeetingState::Cancelled,
            sequence: self.projections.calendar,
        })
    }

    /// Its row in a list, as a projection of the whole, with the name `young_person`.
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

    /// Increments the version at `now` after a change from `before` (`None` for a new meeting): that of the
    /// record always, that of each projection only if it changed. True if those assigned see a change.
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
