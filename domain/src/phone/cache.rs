//! What the phone knows, and what a command does to it.
//!
//! The phone keeps two of these: what the server last said, and that with everything not yet sent
//! laid on top. The second one is what screens show.

use crate::{
    Id, NaiveDate, Timestamp,
    changes::{Changes, EarlierWords, Gone, Seen},
    command::Command,
    events::EventKind,
    gatherings::{Gathering, GatheringDraft},
    goals::{self, Goal, GoalDraft, GoalProblem, GoalState},
    meetings::{Meeting, MeetingProblem},
    people::Me,
    recognitions::Recognition,
    successes::{
        self, SecondMark, Success, SuccessDraft, SuccessProblem, may_be_on, says_something,
    },
    suggestions::{self, Outcome, Suggestion, SuggestionProblem, SuggestionState},
};

/// A young person's records.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cache {
    /// Where to go on from when asking for what changed.
    pub cursor: Option<Id>,
    /// Oneself and one's settings.
    pub me: Option<Me>,
    /// All goals, in the order in which they were made.
    pub goals: Vec<Goal>,
    /// All successes, newest first.
    pub successes: Vec<Success>,
    /// All suggestions, newest first.
    pub suggestions: Vec<Suggestion>,
    /// Words that gave way to words from another phone.
    pub earlier_words: Vec<EarlierWords>,
    /// Cheers and kind words, newest first.
    pub celebrations: Vec<Recognition>,
    /// Gatherings, newest first.
    pub gatherings: Vec<Gathering>,
    /// Meetings, the latest made first.
    pub meetings: Vec<Meeting>,
    /// Who looked last when at what is shared with them.
    pub seen: Vec<Seen>,
}

/// One record as the server has it now.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// Oneself.
    Me(Me),
    /// A goal.
    Goal(Goal),
    /// A success, and the id it was sent under: a second mark of a goal on a day comes back as the
    /// first one.
    Success {
        /// The id it was sent under.
        sent_as: Id,
        /// What came back.
        success: Success,
    },
    /// A suggestion.
    Suggestion(Suggestion),
    /// Words that gave way.
    EarlierWords(EarlierWords),
    /// A cheer or kind words.
    Celebration(Recognition),
    /// A gathering.
    Gathering(Gathering),
    /// A meeting.
    Meeting(Box<Meeting>),
    /// A record that is no more.
    Gone(Gone),
}

/// Why a command can't be taken, by the rules that the server follows too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandProblem {
    /// About a goal.
    Goal(GoalProblem),
    /// About a success.
    Success(SuccessProblem),
    /// About a suggestion.
    Suggestion(SuggestionProblem),
    /// About a meeting.
    Meeting(MeetingProblem),
}

impl Cache {
    /// Whether `command` may be done when it is `today`.
    pub fn check(&self, command: &Command, today: NaiveDate) -> Result<(), CommandProblem> {
        match command {
            Command::PutGoal { id, draft } if draft.state == GoalState::Active => {
                let others = self
                    .goals
                    .iter()
                    .filter(|goal| goal.id != *id && goal.draft.state == GoalState::Active);
                goals::may_be_active(i64::try_from(others.count()).unwrap_or(i64::MAX))
                    .map_err(CommandProblem::Goal)
            }
            Command::PutSuccess { id, draft } => {
                // Words can be added to a success of any age; only its day must be near.
                let stays = self.success(*id).is_some_and(|before| before.on == draft.on);
                let near = if stays { Ok(()) } else { may_be_on(draft.on, today) };
                near.and_then(|()| says_something(draft)).map_err(CommandProblem::Success)
            }
            Command::AnswerSuggestion { id, answer, .. } => {
                let Some(suggestion) = self.suggestions.iter().find(|s| s.id == *id) else {
                    return Ok(());
                };
                suggestions::answer(suggestion.state, answer)
                    .map(drop)
                    .map_err(CommandProblem::Suggestion)
            }
            Command::AskForMeeting { id, .. } if self.meeting(*id).is_none() => {
                self.check_request().map_err(CommandProblem::Meeting)
            }
            Command::Meeting { meeting, act } => {
                self.check_meeting(*meeting, act).map_err(CommandProblem::Meeting)
            }
            _ => Ok(()),
        }
    }

    /// Shows the effect of `command`, done at `at`, before the server has heard of it.
    pub fn apply(&mut self, command: &Command, at: Timestamp) {
        match command {
            Command::PutGoal { id, draft } => self.put_goal(*id, draft, at),
            Command::DeleteGoal { id } => self.goals.retain(|goal| goal.id != *id),
            Command::PutSuccess { id, draft } => self.put_success(*id, draft, at),
            Command::DeleteSuccess { id } => self.successes.retain(|s| s.id != *id),
            Command::DeleteEarlierWords { id } => self.earlier_words.retain(|w| w.id != *id),
            Command::SeeCelebration { id } => {
                if let Some(known) = self.celebrations.iter_mut().find(|it| it.id == *id) {
                    known.seen_at = known.seen_at.or(Some(at));
                }
            }
            Command::PutCelebration { id, draft } => {
                if let Some(known) = self.celebrations.iter_mut().find(|it| it.id == *id) {
                    known.shared_with = draft.shared_with.clone();
                    known.reported |= draft.reported;
                }
            }
            Command::DeleteCelebration { id } => self.celebrations.retain(|it| it.id != *id),
            Command::PutGathering { id, plan } => self.put_gathering(*id, plan, at),
            Command::DeleteGathering { id } => self.gatherings.retain(|it| it.id != *id),
            Command::AskForMeeting { id, draft } => self.ask_for_meeting(*id, draft, at),
            Command::WithdrawMeetingRequest { id } => self.withdraw_meeting_request(*id, at),
            Command::Meeting { meeting, act } => self.act_on_meeting(*meeting, act, at),
            // The file itself is kept beside the outbox.
            Command::PutFile { .. } => {}
            Command::PatchMe { patch } => {
                if let Some(me) = &mut self.me {
                    patch.clone().apply(me);
                }
            }
            Command::AnswerSuggestion { id, answer, .. } => {
                if let Some(suggestion) = self.suggestions.iter_mut().find(|s| s.id == *id) {
                    suggestion.state = match answer.outcome {
                        Outcome::Adopted => SuggestionState::Adopted,
                        Outcome::Dropped => SuggestionState::Dropped,
                    };
                    suggestion.words = answer.words.as_ref().map(ToString::to_string);
                    suggestion.goal_id = answer.goal_id;
                    suggestion.answered_at = Some(at);
                }
            }
        }
    }

    /// Takes over what the server says of one record. An answer that was overtaken on its way by
    /// a newer one changes nothing.
    pub fn take_in(&mut self, record: Record) {
        match record {
            Record::Me(me) => self.me = Some(me),
            Record::Goal(goal) => {
                if self.goal(goal.id).is_none_or(|known| known.version <= goal.version) {
                    self.place_goal(goal);
                }
            }
            Record::Success { sent_as, success } => {
                if sent_as != success.id {
                    self.successes.retain(|known| known.id != sent_as);
                }
                if self.success(success.id).is_none_or(|known| known.version <= success.version) {
                    self.place_success(success);
                }
            }
            Record::Suggestion(suggestion) => {
                self.suggestions.retain(|known| known.id != suggestion.id);
                let place = self.suggestions.partition_point(|s| s.id > suggestion.id);
                self.suggestions.insert(place, suggestion);
            }
            Record::EarlierWords(words) => {
                self.earlier_words.retain(|known| known.id != words.id);
                self.earlier_words.push(words);
            }
            Record::Celebration(given) => {
                let known = self.celebrations.iter().find(|known| known.id == given.id);
                if known.is_none_or(|known| known.version <= given.version) {
                    self.celebrations.retain(|known| known.id != given.id);
                    let key = |it: &Recognition| (it.at, it.id);
                    let place = self.celebrations.partition_point(|it| key(it) > key(&given));
                    self.celebrations.insert(place, given);
                }
            }
            Record::Gathering(gathering) => {
                let known = self.gatherings.iter().find(|known| known.id == gathering.id);
                if known.is_none_or(|known| known.version <= gathering.version) {
                    self.place_gathering(gathering);
                }
            }
            Record::Meeting(meeting) => self.take_in_meeting(*meeting),
            Record::Gone(Gone { kind: EventKind::Celebration, id, version }) => {
                self.celebrations.retain(|it| it.id != id || it.version > version);
            }
            Record::Gone(Gone { kind: EventKind::Gathering, id, version }) => {
                self.gatherings.retain(|it| it.id != id || it.version > version);
            }
            Record::Gone(Gone { kind: EventKind::Goal, id, version }) => {
                self.goals.retain(|goal| goal.id != id || goal.version > version);
            }
            Record::Gone(Gone { kind: EventKind::Success, id, version }) => {
                self.successes.retain(|success| success.id != id || success.version > version);
            }
            Record::Gone(Gone { id, .. }) => self.earlier_words.retain(|words| words.id != id),
        }
    }

    /// Takes over what changed.
    pub fn take_changes(&mut self, changes: Changes) {
        self.take_in(Record::Me(changes.me));
        let goals = changes.goals.into_iter().map(Record::Goal);
        let successes = changes
            .successes
            .into_iter()
            .map(|success| Record::Success { sent_as: success.id, success });
        let suggestions = changes.suggestions.into_iter().map(Record::Suggestion);
        let words = changes.earlier_words.into_iter().map(Record::EarlierWords);
        let given = changes.celebrations.into_iter().map(Record::Celebration);
        let gatherings = changes.gatherings.into_iter().map(Record::Gathering);
        let meetings = changes.meetings.into_iter().map(Box::new).map(Record::Meeting);
        let gone = changes.gone.into_iter().map(Record::Gone);
        let told = goals.chain(successes).chain(suggestions).chain(words);
        for record in told.chain(given).chain(gatherings).chain(meetings).chain(gone) {
            self.take_in(record);
        }
        self.seen = changes.seen;
        self.cursor = changes.cursor.or(self.cursor);
    }

    /// The goal with the id `id`.
    pub fn goal(&self, id: Id) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The success with the id `id`.
    pub fn success(&self, id: Id) -> Option<&Success> {
        self.successes.iter().find(|success| success.id == id)
    }

    /// The version of the record `id`, goal or success; 0 for one that is not known.
    pub fn version_of(&self, id: Id) -> i64 {
        let goal = self.goal(id).map(|goal| goal.version);
        let success = || self.success(id).map(|success| success.version);
        let gathering = || self.gatherings.iter().find(|it| it.id == id).map(|it| it.version);
        goal.or_else(success).or_else(gathering).unwrap_or(0)
    }

    fn put_goal(&mut self, id: Id, draft: &GoalDraft, at: Timestamp) {
        let goal = match self.goal(id) {
            Some(before) => Goal { draft: draft.clone(), updated_at: at, ..before.clone() },
            None => Goal { id, draft: draft.clone(), version: 0, created_at: at, updated_at: at },
        };
        self.place_goal(goal);
    }

    fn place_goal(&mut self, goal: Goal) {
        self.goals.retain(|known| known.id != goal.id);
        let place = self.goals.partition_point(|known| known.id < goal.id);
        self.goals.insert(place, goal);
    }

    fn put_gathering(&mut self, id: Id, plan: &GatheringDraft, at: Timestamp) {
        let plan = plan.clone();
        let gathering = match self.gatherings.iter().find(|known| known.id == id) {
            Some(before) => Gathering { plan, updated_at: at, ..before.clone() },
            None => Gathering {
                id,
                plan,
                answers: Vec::new(),
                guests: Vec::new(),
                version: 0,
                updated_at: at,
            },
        };
        self.place_gathering(gathering);
    }

    fn place_gathering(&mut self, gathering: Gathering) {
        self.gatherings.retain(|known| known.id != gathering.id);
        let place = self.gatherings.partition_point(|known| known.id > gathering.id);
        self.gatherings.insert(place, gathering);
    }

    fn put_success(&mut self, id: Id, draft: &SuccessDraft, at: Timestamp) {
        let inherited = draft
            .goal_id
            .and_then(|goal| self.goal(goal))
            .map(|goal| goal.draft.shared_with.clone());
        let mut draft = draft.clone();
        let first = self.successes.iter().find(|first| {
            first.id != id
                && draft.goal_id.is_some()
                && first.goal_id == draft.goal_id
                && first.on == draft.on
                && !first.once_more
        });
        if let (None, Some(first), false) = (self.success(id), first, draft.once_more) {
            match successes::second_mark(first, &draft) {
                SecondMark::SameSuccess { words, feeling } => {
                    let success = Success { words, feeling, updated_at: at, ..first.clone() };
                    return self.place_success(success);
                }
                SecondMark::StandsBeside => draft.once_more = true,
            }
        }
        let version = self.success(id).map_or(0, |before| before.version);
        let success =
            Success { version, ..Success::new(id, draft, inherited.unwrap_or_default(), at) };
        self.place_success(success);
    }

    fn place_success(&mut self, success: Success) {
        self.successes.retain(|known| known.id != success.id);
        let key = |s: &Success| (s.on, s.at, s.id);
        let place = self.successes.partition_point(|other| key(other) > key(&success));
        self.successes.insert(place, success);
    }
}

#[cfg(test)]
mod tests;
