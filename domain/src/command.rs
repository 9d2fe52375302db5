//! What a person does on their phone, as one thing that can be kept, shown and sent.
//!
//! A screen makes a `Command`; the phone keeps it, shows its effect at once, and sends it when it
//! can. Sending one twice does no harm.

use crate::{
    Id,
    events::EventKind,
    gatherings::GatheringDraft,
    goals::GoalDraft,
    meetings::{OwnAct, RequestDraft},
    people::MePatch,
    recognitions::CelebrationDraft,
    successes::SuccessDraft,
    suggestions::SuggestionAnswer,
};

/// One act of a young person.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Set a goal, or change it.
    PutGoal {
        /// The goal's id.
        id: Id,
        /// What it is to be.
        draft: GoalDraft,
    },
    /// Let a goal go. Its successes stay.
    DeleteGoal {
        /// The goal's id.
        id: Id,
    },
    /// Mark a success, or add to it.
    PutSuccess {
        /// The success's id.
        id: Id,
        /// What it is to be.
        draft: SuccessDraft,
    },
    /// Undo a mark.
    DeleteSuccess {
        /// The success's id.
        id: Id,
    },
    /// Change one's own settings.
    PatchMe {
        /// What changes.
        patch: MePatch,
    },
    /// Answer a suggestion.
    AnswerSuggestion {
        /// The suggestion's id.
        id: Id,
        /// The answer.
        answer: SuggestionAnswer,
    },
    /// Let words go that gave way to others.
    DeleteEarlierWords {
        /// Their id.
        id: Id,
    },
    /// Say that a cheer has been seen.
    SeeCelebration {
        /// The cheer's id.
        id: Id,
    },
    /// Decide about words that were given.
    PutCelebration {
        /// Their id.
        id: Id,
        /// The decision.
        draft: CelebrationDraft,
    },
    /// Let words go that were given.
    DeleteCelebration {
        /// Their id.
        id: Id,
    },
    /// Plan a gathering, or change it.
    PutGathering {
        /// Its id.
        id: Id,
        /// What it is to be.
        plan: GatheringDraft,
    },
    /// Let a gathering go.
    DeleteGathering {
        /// Its id.
        id: Id,
    },
    /// Ask for a meeting.
    AskForMeeting {
        /// Its id.
        id: Id,
        /// What to talk about.
        draft: RequestDraft,
    },
    /// Take back that one asked.
    WithdrawMeetingRequest {
        /// The meeting's id.
        id: Id,
    },
    /// Say or choose something of a meeting.
    Meeting {
        /// The meeting's id.
        meeting: Id,
        /// What.
        act: OwnAct,
    },
    /// Send a file that is kept beside the outbox.
    PutFile {
        /// The file's id.
        id: Id,
        /// Its size, in bytes.
        size: u64,
    },
}

impl Command {
    /// The record it is about, within which order must be kept; one's own settings have none.
    pub fn about(&self) -> Option<Id> {
        match self {
            Self::PutGoal { id, .. }
            | Self::DeleteGoal { id }
            | Self::PutSuccess { id, .. }
            | Self::DeleteSuccess { id }
            | Self::AnswerSuggestion { id, .. }
            | Self::DeleteEarlierWords { id }
            | Self::SeeCelebration { id }
            | Self::PutCelebration { id, .. }
            | Self::DeleteCelebration { id }
            | Self::PutGathering { id, .. }
            | Self::DeleteGathering { id }
            | Self::AskForMeeting { id, .. }
            | Self::WithdrawMeetingRequest { id }
            | Self::PutFile { id, .. } => Some(*id),
            Self::Meeting { meeting, act } => Some(act.about().unwrap_or(*meeting)),
            Self::PatchMe { .. } => None,
        }
    }

    /// The record that this changes or deletes, if it is a tombstone once the server knows of none (404):
    /// another phone deleted it meanwhile.
    pub fn record(&self) -> Option<(EventKind, Id)> {
        match self {
            Self::PutGoal { id, .. } | Self::DeleteGoal { id } => Some((EventKind::Goal, *id)),
            Self::PutSuccess { id, .. } | Self::DeleteSuccess { id } => {
                Some((EventKind::Success, *id))
            }
            Self::DeleteEarlierWords { id } => Some((EventKind::EarlierWords, *id)),
            Self::SeeCelebration { id }
            | Self::PutCelebration { id, .. }
            | Self::DeleteCelebration { id } => Some((EventKind::Celebration, *id)),
            Self::PutGathering { id, .. } | Self::DeleteGathering { id } => {
                Some((EventKind::Gathering, *id))
            }
            _ => None,
        }
    }
}
