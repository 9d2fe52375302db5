//! An entry of the outbox as it lies in the phone's store.
//!
//! It is made of records that the phone can read anyway, because everything that reads one more
//! type is downloaded by every phone.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Stage};
use crate::{
    Id, Timestamp,
    command::Command,
    gatherings::GatheringDraft,
    goals::Goal,
    meetings::{OwnAct, RequestDraft},
    people::MePatch,
    recognitions::CelebrationDraft,
    sharing::SharedWith,
    successes::{Success, SuccessDraft},
    suggestions::SuggestionAnswer,
};

#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    format: i64,
    number: i64,
    key: Id,
    act: Act,
    made_at: Timestamp,
    #[serde(default)]
    base: Option<i64>,
    /// What it needs; in format 1 that was one at most, and called otherwise.
    #[serde(default)]
    behind: Vec<Id>,
    #[serde(default)]
    refused: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goal: Option<Goal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    success: Option<Success>,
    /// Who may see the success was not said.
    #[serde(default)]
    inherits: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    patch: Option<MePatch>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<SuggestionAnswer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<CelebrationDraft>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<GatheringDraft>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<RequestDraft>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    meeting: Option<OwnAct>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    PutGoal,
    DeleteGoal,
    PutSuccess,
    DeleteSuccess,
    PatchMe,
    AnswerSuggestion,
    DeleteEarlierWords,
    SeeCelebration,
    PutCelebration,
    DeleteCelebration,
    PutGathering,
    DeleteGathering,
    AskForMeeting,
    WithdrawMeetingRequest,
    Meeting,
    PutFile,
}

/// The entry can't be read: a later version of the app wrote it, or the store is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry can't be read")]
pub(super) struct Unreadable;

impl TryFrom<Stored> for Entry {
    type Error = Unreadable;

    fn try_from(stored: Stored) -> Result<Self, Unreadable> {
        Ok(Self {
            format: u32::try_from(stored.format).map_err(|_| Unreadable)?,
            number: u64::try_from(stored.number).map_err(|_| Unreadable)?,
            key: stored.key,
            made_at: stored.made_at,
            base: stored.base,
            needs: stored.behind,
            command: command(
                stored.act,
                stored.id,
                stored.size,
                stored.inherits,
                Told {
                    goal: stored.goal,
                    success: stored.success,
                    patch: stored.patch,
                    answer: stored.answer,
                    decision: stored.decision,
                    plan: stored.plan,
                    request: stored.request,
                    meeting: stored.meeting,
                },
            )
            .ok_or(Unreadable)?,
            refused: stored.refused,
            stage: Stage::Kept,
            unkept: false,
            attempted: true,
        })
    }
}

/// What was said, of which one thing is there.
struct Told {
    goal: Option<Goal>,
    success: Option<Success>,
    patch: Option<MePatch>,
    answer: Option<SuggestionAnswer>,
    decision: Option<CelebrationDraft>,
    plan: Option<GatheringDraft>,
    request: Option<RequestDraft>,
    meeting: Option<OwnAct>,
}

fn command(
    act: Act,
    id: Option<Id>,
    size: Option<i64>,
    inherits: bool,
    told: Told,
) -> Option<Command> {
    Some(match act {
        Act::PutGoal => {
            let Goal { id, draft, .. } = told.goal?;
            Command::PutGoal { id, draft }
        }
        Act::DeleteGoal => Command::DeleteGoal { id: id? },
        Act::PutSuccess => {
            let success = told.success?;
            let draft = success.to_draft();
            let shared_with = draft.shared_with.filter(|_| !inherits);
            Command::PutSuccess { id: success.id, draft: SuccessDraft { shared_with, ..draft } }
        }
        Act::DeleteSuccess => Command::DeleteSuccess { id: id? },
        Act::PatchMe => Command::PatchMe { patch: told.patch? },
        Act::AnswerSuggestion => Command::AnswerSuggestion { id: id?, answer: told.answer? },
        Act::DeleteEarlierWords => Command::DeleteEarlierWords { id: id? },
        Act::SeeCelebration => Command::SeeCelebration { id: id? },
        Act::PutCelebration => Command::PutCelebration { id: id?, draft: told.decision? },
        Act::DeleteCelebration => Command::DeleteCelebration { id: id? },
        Act::PutGathering => Command::PutGathering { id: id?, plan: told.plan? },
        Act::DeleteGathering => Command::DeleteGathering { id: id? },
        Act::AskForMeeting => Command::AskForMeeting { id: id?, draft: told.request? },
        Act::WithdrawMeetingRequest => Command::WithdrawMeetingRequest { id: id? },
        Act::Meeting => Command::Meeting { meeting: id?, act: told.meeting? },
        Act::PutFile => Command::PutFile { id: id?, size: u64::try_from(size?).ok()? },
    })
}

impl From<Entry> for Stored {
    fn from(entry: Entry) -> Self {
        let at = entry.made_at;
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let mut stored = Self {
            format: i64::from(entry.format),
            number: whole(entry.number),
            key: entry.key,
            act: Act::PatchMe,
            made_at: at,
            base: entry.base,
            behind: entry.needs,
            refused: entry.refused,
            id: None,
            goal: None,
            success: None,
            inherits: false,
            patch: None,
            answer: None,
            decision: None,
            plan: None,
            request: None,
            meeting: None,
            size: None,
        };
        stored.act = match entry.command {
            Command::PutGoal { id, draft } => {
                let goal = Goal { id, draft, version: 0, created_at: at, updated_at: at };
                stored.goal = Some(goal);
                Act::PutGoal
            }
            Command::PutSuccess { id, draft } => {
                stored.inherits = draft.shared_with.is_none();
                stored.success = Some(Success::new(id, draft, SharedWith::OnlyMe, at));
                Act::PutSuccess
            }
            Command::PatchMe { patch } => {
                stored.patch = Some(patch);
                Act::PatchMe
            }
            Command::AnswerSuggestion { id, answer } => {
                (stored.id, stored.answer) = (Some(id), Some(answer));
                Act::AnswerSuggestion
            }
            Command::PutFile { id, size } => {
                (stored.id, stored.size) = (Some(id), Some(whole(size)));
                Act::PutFile
            }
            Command::PutCelebration { id, draft } => {
                (stored.id, stored.decision) = (Some(id), Some(draft));
                Act::PutCelebration
            }
            Command::PutGathering { id, plan } => {
                (stored.id, stored.plan) = (Some(id), Some(plan));
                Act::PutGathering
            }
            Command::AskForMeeting { id, draft } => {
                (stored.id, stored.request) = (Some(id), Some(draft));
                Act::AskForMeeting
            }
            Command::WithdrawMeetingRequest { id } => {
                stored.id = Some(id);
                Act::WithdrawMeetingRequest
            }
            Command::Meeting { meeting, act } => {
                (stored.id, stored.meeting) = (Some(meeting), Some(act));
                Act::Meeting
            }
            Command::SeeCelebration { id } => {
                stored.id = Some(id);
                Act::SeeCelebration
            }
            Command::DeleteCelebration { id } => {
                stored.id = Some(id);
                Act::DeleteCelebration
            }
            Command::DeleteGathering { id } => {
                stored.id = Some(id);
                Act::DeleteGathering
            }
            Command::DeleteGoal { id } => {
                stored.id = Some(id);
                Act::DeleteGoal
            }
            Command::DeleteSuccess { id } => {
                stored.id = Some(id);
                Act::DeleteSuccess
            }
            Command::DeleteEarlierWords { id } => {
                stored.id = Some(id);
                Act::DeleteEarlierWords
            }
        };
        stored
    }
}
