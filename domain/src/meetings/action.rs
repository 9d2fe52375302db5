//! The young person's actions on meetings, as sync stores and sends them.

use std::cmp::Reverse;

use super::{
    By, Meeting, MeetingProblem, MeetingState, OwnAct, RequestDraft, open_ends::may_ask,
    own::young_person,
};
use crate::{
    Id, NaiveDate, Timestamp,
    events::EventKind,
    record::{Action, Body, Call, Record, Sent, Supersedes},
    sync::{Phone, replica::Replica},
};

impl Record for Meeting {
    const KIND: &'static str = EventKind::Meeting.name();
    const DELETABLE: bool = false;
    /// Latest created first.
    type Order = Reverse<Id>;

    fn id(&self) -> Id {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn order(&self) -> Self::Order {
        Reverse(self.id)
    }

    fn register(phone: &mut Phone) {
        phone.add::<MeetingAction>();
    }
}

/// An action on a meeting.
#[derive(Debug, Clone, PartialEq)]
pub enum MeetingAction {
    /// Request a meeting.
    Ask {
        /// The new meeting's id.
        id: Id,
        /// What to talk about.
        draft: RequestDraft,
    },
    /// Withdraw a request.
    Withdraw {
        /// The meeting's id.
        id: Id,
    },
    /// An act within a meeting.
    Own {
        /// The meeting's id.
        meeting: Id,
        /// The act.
        act: OwnAct,
    },
}

impl Sent for MeetingAction {
    fn id(&self) -> Option<Id> {
        match self {
            Self::Ask { id, .. } | Self::Withdraw { id } | Self::Own { meeting: id, .. } => {
                Some(*id)
            }
        }
    }

    fn part(&self) -> Option<Id> {
        match self {
            Self::Own { act, .. } => act.about(),
            Self::Ask { .. } | Self::Withdraw { .. } => None,
        }
    }

    fn needs(&self) -> Vec<Id> {
        match self {
            Self::Own { meeting, .. } => [*meeting].into_iter().chain(self.files()).collect(),
            Self::Ask { .. } | Self::Withdraw { .. } => Vec::new(),
        }
    }

    fn files(&self) -> Vec<Id> {
        match self {
            Self::Own { act: OwnAct::Contribute { draft, .. }, .. } => {
                draft.body.file_id.into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn call(&self) -> Call {
        let (meeting, act) = match self {
            Self::Ask { id, draft } => {
                return Call::new("PUT", format!("/meeting_requests/{id}"), draft);
            }
            Self::Withdraw { id } => {
                return Call::bare("DELETE", format!("/meeting_requests/{id}"));
            }
            Self::Own { meeting, act } => (meeting, act),
        };
        let whole = |name: &str| format!("/meetings/{meeting}/{name}");
        let part = |name: &str, id: &Id| format!("/meetings/{meeting}/{name}/{id}");
        match act {
            OwnAct::Wish(wishes) => Call::new("PATCH", whole("wishes"), wishes),
            OwnAct::Suggest { id, draft } => {
                Call::new("PUT", part("participant_suggestions", id), draft)
            }
            OwnAct::WithdrawSuggestion { id } => {
                Call::bare("DELETE", part("participant_suggestions", id))
            }
            OwnAct::Contribute { id, draft } => Call::new("PUT", part("contributions", id), draft),
            OwnAct::WithdrawContribution { id } => Call::bare("DELETE", part("contributions", id)),
            OwnAct::Appoint { id, draft } => Call::new("PUT", part("delegates", id), draft),
            OwnAct::Dismiss { id } => Call::bare("DELETE", part("delegates", id)),
            OwnAct::View { decision, of, view } => {
                Call::new("PUT", format!("{}/view?of={of}", part("decisions", decision)), view)
            }
            OwnAct::React { id, draft } => Call::new("PUT", part("reactions", id), draft),
            OwnAct::See { traces } => Call::bare("POST", whole(&format!("seen?traces={traces}"))),
        }
    }

    /// Acts on a meeting as a whole are independent of each other.
    fn stands_alone(&self) -> bool {
        matches!(self, Self::Own { act, .. } if act.about().is_none())
    }

    fn supersedes(&self) -> Supersedes {
        match self {
            Self::Own {
                act:
                    OwnAct::WithdrawContribution { .. }
                    | OwnAct::WithdrawSuggestion { .. }
                    | OwnAct::Dismiss { .. },
                ..
            } => Supersedes::Unsent,
            _ => Supersedes::Nothing,
        }
    }

    fn page(&self) -> Option<String> {
        match self {
            Self::Ask { id, .. } | Self::Own { meeting: id, .. } => Some(format!("/meetings/{id}")),
            Self::Withdraw { .. } => None,
        }
    }
}

impl Action for MeetingAction {
    type Record = Meeting;
    type Problem = MeetingProblem;

    fn read(method: &str, path: &[&str], body: Option<&Body>) -> Option<Self> {
        let id = |text: &str| Id::parse(text).ok();
        let (meeting, rest) = match (method, path) {
            ("PUT", ["meeting_requests", it]) => {
                return Some(Self::Ask { id: id(it)?, draft: body?.read()? });
            }
            ("DELETE", ["meeting_requests", it]) => return Some(Self::Withdraw { id: id(it)? }),
            (_, ["meetings", it, rest @ ..]) => (id(it)?, rest),
            _ => return None,
        };
        let act = match (method, rest) {
            ("PATCH", ["wishes"]) => OwnAct::Wish(body?.read()?),
            ("PUT", ["participant_suggestions", it]) => {
                OwnAct::Suggest { id: id(it)?, draft: body?.read()? }
            }
            ("DELETE", ["participant_suggestions", it]) => {
                OwnAct::WithdrawSuggestion { id: id(it)? }
            }
            ("PUT", ["contributions", it]) => {
                OwnAct::Contribute { id: id(it)?, draft: body?.read()? }
            }
            ("DELETE", ["contributions", it]) => OwnAct::WithdrawContribution { id: id(it)? },
            ("PUT", ["delegates", it]) => OwnAct::Appoint { id: id(it)?, draft: body?.read()? },
            ("DELETE", ["delegates", it]) => OwnAct::Dismiss { id: id(it)? },
            ("PUT", ["decisions", it, "view", "of", of]) => {
                OwnAct::View { decision: id(it)?, of: of.parse().ok()?, view: body?.read()? }
            }
            ("PUT", ["reactions", it]) => OwnAct::React { id: id(it)?, draft: body?.read()? },
            ("POST", ["seen", "traces", traces]) => OwnAct::See { traces: traces.parse().ok()? },
            _ => return None,
        };
        Some(Self::Own { meeting, act })
    }

    fn check(&self, replica: &Replica, _: NaiveDate) -> Result<(), MeetingProblem> {
        match self {
            Self::Ask { id, .. } if replica.find::<Meeting>(*id).is_none() => {
                let asked = |it: &&Meeting| it.state == MeetingState::Asked;
                may_ask(replica.all::<Meeting>().iter().filter(asked).count())
            }
            Self::Own { meeting, act } => {
                // If the meeting is not in the replica, only the server can check the rules.
                let (Some(meeting), Some(me)) = (replica.find::<Meeting>(*meeting), by(replica))
                else {
                    return Ok(());
                };
                meeting.clone().own(&me, act.clone(), meeting.updated_at)
            }
            _ => Ok(()),
        }
    }

    /// An act that violates the rules has no effect here: the server refuses it, and says why.
    fn apply(&self, replica: &mut Replica, at: Timestamp) {
        let Some(me) = by(replica) else { return };
        let known = self.id().and_then(|id| replica.find::<Meeting>(id)).cloned();
        let changed = match (self, known) {
            (Self::Ask { id, draft }, None) => Some(Meeting::asked(*id, &me, draft.clone(), at)),
            (Self::Withdraw { .. }, Some(mut it)) => {
                it.withdraw_request(&me, at).is_ok().then_some(it)
            }
            (Self::Own { act, .. }, Some(mut it)) => {
                it.own(&me, act.clone(), at).is_ok().then_some(it)
            }
            _ => None,
        };
        if let Some(changed) = changed {
            replica.put(changed);
        }
    }
}

/// The user, as a meeting refers to its actors.
fn by(replica: &Replica) -> Option<By> {
    replica.me.as_ref().map(|me| young_person(me.id, &me.name))
}
