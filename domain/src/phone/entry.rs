//! One thing that was said, on its way to the server.

use serde::{Deserialize, Serialize};

use super::stored::Stored;
use crate::{
    Id, Timestamp,
    command::Command,
    gatherings::GatheringDraft,
    goals::GoalDraft,
    meetings::{
        ContributionDraft, DelegateDraft, MeetingFeedback, OwnAct, ReactionDraft, RequestDraft,
        Wishes, decisions::ViewDraft, participants::ParticipantSuggestionDraft,
    },
    people::MePatch,
    recognitions::CelebrationDraft,
    successes::SuccessDraft,
    suggestions::SuggestionAnswer,
};

/// The form in which entries are kept. A phone that finds a later one waits for the app that wrote
/// it.
pub const FORMAT: u32 = 2;

/// One command on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Entry {
    /// The form in which it is kept: [`FORMAT`].
    pub format: u32,
    /// Counts up with the clock; names the entry and gives it its place.
    pub number: u64,
    /// Names this very act to the server, however often it is sent.
    pub key: Id,
    /// What was said.
    pub command: Command,
    /// When.
    pub made_at: Timestamp,
    /// The version of the record that it was said on, 0 for none; absent behind another entry
    /// about the same record, until that one has been received.
    pub base: Option<i64>,
    /// What must have been received first, all of it, when the server did not know it yet: a goal, a
    /// file, a meeting that was asked for.
    pub needs: Vec<Id>,
    /// Why the server said no. It stays until its owner decides.
    pub refused: Option<String>,
    /// How far it has come on this phone.
    pub stage: Stage,
    /// It is in memory alone: the phone's store does not take it.
    pub(super) unkept: bool,
    /// It may have reached the server already: what it says is not changed any more. So it is with
    /// everything that is read from the store.
    pub(super) attempted: bool,
}

/// How far an entry has come on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// On its way to the phone's own store.
    Keeping,
    /// Kept, and sent as soon as that works. What is read from the store is there.
    #[default]
    Kept,
    /// Being sent.
    OnItsWay,
}

/// Where an entry stands, the worst last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryState {
    /// Kept on this phone, not received yet.
    Kept,
    /// On its way to the phone's own store.
    Keeping,
    /// In memory alone, because the phone's store does not take it; not received yet.
    Unkept,
    /// The server said no: its code says why.
    Refused(String),
}

/// A call of the API that tells an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Request<'a> {
    /// `PUT`, `POST`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// Below `/api/v1`.
    pub path: String,
    /// What is sent, if anything.
    pub body: Option<Body<'a>>,
}

/// The body of a request.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body<'a> {
    /// A goal.
    Goal(&'a GoalDraft),
    /// A success.
    Success(&'a SuccessDraft),
    /// Settings.
    Me(&'a MePatch),
    /// An answer to a suggestion.
    Answer(&'a SuggestionAnswer),
    /// A decision about words that were given.
    Decision(&'a CelebrationDraft),
    /// A gathering.
    Gathering(&'a GatheringDraft),
    /// A request for a meeting.
    MeetingRequest(&'a RequestDraft),
    /// How a meeting is to be.
    Wishes(&'a Wishes),
    /// Whom somebody wants at a meeting, or not.
    Participant(&'a ParticipantSuggestionDraft),
    /// What is said to a meeting.
    Contribution(&'a ContributionDraft),
    /// Who speaks for somebody.
    Delegate(&'a DelegateDraft),
    /// How a decision is seen.
    View(&'a ViewDraft),
    /// What is shown while a meeting goes on.
    Reaction(&'a ReactionDraft),
    /// How a meeting was.
    Feedback(&'a MeetingFeedback),
}

impl Entry {
    /// Where it stands.
    pub fn state(&self) -> EntryState {
        match (&self.refused, self.stage) {
            (Some(code), _) => EntryState::Refused(code.clone()),
            (None, Stage::Keeping) => EntryState::Keeping,
            (None, Stage::Kept | Stage::OnItsWay) if self.unkept => EntryState::Unkept,
            (None, Stage::Kept | Stage::OnItsWay) => EntryState::Kept,
        }
    }

    /// The call that tells it; a file is sent in parts of its own.
    pub fn request(&self) -> Option<Request<'_>> {
        let base = self.base.unwrap_or(0);
        let (method, path, body) = match &self.command {
            Command::PutGoal { id, draft } => {
                ("PUT", format!("/goals/{id}?base={base}"), Some(Body::Goal(draft)))
            }
            Command::DeleteGoal { id } => ("DELETE", format!("/goals/{id}"), None),
            Command::PutSuccess { id, draft } => {
                ("PUT", format!("/successes/{id}?base={base}"), Some(Body::Success(draft)))
            }
            Command::DeleteSuccess { id } => ("DELETE", format!("/successes/{id}"), None),
            Command::PatchMe { patch } => ("PATCH", "/me".to_owned(), Some(Body::Me(patch))),
            Command::AnswerSuggestion { id, answer } => {
                ("POST", format!("/goal_suggestions/{id}/answer"), Some(Body::Answer(answer)))
            }
            Command::DeleteEarlierWords { id } => ("DELETE", format!("/earlier_words/{id}"), None),
            Command::SeeCelebration { id } => ("POST", format!("/celebrations/{id}/seen"), None),
            Command::PutCelebration { id, draft } => {
                ("PUT", format!("/celebrations/{id}"), Some(Body::Decision(draft)))
            }
            Command::DeleteCelebration { id } => ("DELETE", format!("/celebrations/{id}"), None),
            Command::PutGathering { id, plan } => {
                ("PUT", format!("/gatherings/{id}?base={base}"), Some(Body::Gathering(plan)))
            }
            Command::DeleteGathering { id } => ("DELETE", format!("/gatherings/{id}"), None),
            Command::AskForMeeting { id, draft } => {
                ("PUT", format!("/meeting_requests/{id}"), Some(Body::MeetingRequest(draft)))
            }
            Command::WithdrawMeetingRequest { id } => {
                ("DELETE", format!("/meeting_requests/{id}"), None)
            }
            Command::Meeting { meeting, act } => to_meeting(*meeting, act),
            Command::PutFile { .. } => return None,
        };
        Some(Request { method, path, body })
    }
}

/// The call that tells `act`.
fn to_meeting(meeting: Id, act: &OwnAct) -> (&'static str, String, Option<Body<'_>>) {
    let part = |name: &str, id: &Id| format!("/meetings/{meeting}/{name}/{id}");
    match act {
        OwnAct::Wish(wishes) => {
            ("PATCH", format!("/meetings/{meeting}/wishes"), Some(Body::Wishes(wishes)))
        }
        OwnAct::Suggest { id, draft } => {
            ("PUT", part("participant_suggestions", id), Some(Body::Participant(draft)))
        }
        OwnAct::WithdrawSuggestion { id } => ("DELETE", part("participant_suggestions", id), None),
        OwnAct::Contribute { id, draft } => {
            ("PUT", part("contributions", id), Some(Body::Contribution(draft)))
        }
        OwnAct::WithdrawContribution { id } => ("DELETE", part("contributions", id), None),
        OwnAct::Appoint { id, draft } => {
            ("PUT", part("delegates", id), Some(Body::Delegate(draft)))
        }
        OwnAct::Dismiss { id } => ("DELETE", part("delegates", id), None),
        OwnAct::View { decision, of, view } => {
            let path = format!("/meetings/{meeting}/decisions/{decision}/view?of={of}");
            ("PUT", path, Some(Body::View(view)))
        }
        OwnAct::React { id, draft } => ("PUT", part("reactions", id), Some(Body::Reaction(draft))),
        OwnAct::See { traces } => {
            ("POST", format!("/meetings/{meeting}/seen?traces={traces}"), None)
        }
        OwnAct::Rate(feedback) => {
            ("PUT", format!("/meetings/{meeting}/feedback"), Some(Body::Feedback(feedback)))
        }
    }
}

/// What a command is about: within it, order is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Record(Id),
    Me,
}

pub(super) fn about(command: &Command) -> About {
    command.about().map_or(About::Me, About::Record)
}

/// The goal that a command speaks of beside its own record.
pub(super) fn goal_of(command: &Command) -> Option<Id> {
    match command {
        Command::PutSuccess { draft, .. } => draft.goal_id,
        Command::AnswerSuggestion { answer, .. } => answer.goal_id,
        _ => None,
    }
}

/// The file in which something is said to a meeting.
pub(super) fn file_of(command: &Command) -> Option<Id> {
    match command {
        Command::Meeting { act: OwnAct::Contribute { draft, .. }, .. } => draft.body.file_id,
        _ => None,
    }
}

/// Whether something is said by `command` to which `file` belongs.
pub(super) fn names(command: &Command, file: Id) -> bool {
    match command {
        Command::PutSuccess { draft, .. } => draft.file_ids.contains(&file),
        other => file_of(other) == Some(file),
    }
}
