//! Hearing and answering what the young person said.

use super::{
    By, Contribution, Meeting, MeetingProblem, Traced, check_limit,
    contributions::{Answer, Heard, MOST_ANSWERS, MOST_CONTRIBUTIONS},
};
use crate::{Id, NaiveDate, Timestamp};

impl Meeting {
    /// Records that `by` has received the contributions `heard`, except for withdrawn ones. True if one of
    /// them was new to them.
    pub fn hear(&mut self, by: &By, heard: impl Fn(&Contribution) -> bool, at: Timestamp) -> bool {
        let mut ids = Vec::new();
        for it in self.contributions.iter_mut().filter(|it| it.draft.is_some() && heard(it)) {
            if !it.is_heard_by(by) {
                it.heard_by.push(Heard { by: by.clone(), at, to_end_at: None });
                ids.push(it.id);
            }
        }
        for id in &ids {
            self.trace(by, Traced::Heard, Some(*id), at);
        }
        !ids.is_empty()
    }

    /// Records the contributions `ids`, which `by` must have received, as heard to their end. One that was
    /// withdrawn meanwhile is passed over.
    pub(super) fn hear_to_end(
        &mut self,
        by: &By,
        ids: &[Id],
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        check_limit(ids.len(), MOST_CONTRIBUTIONS + 1)?;
        let there = |it: &&Contribution| it.draft.is_some() && ids.contains(&it.id);
        if self.contributions.iter().filter(there).any(|it| !it.is_heard_by(by)) {
            return Err(MeetingProblem::NotHeard);
        }
        let mut new = Vec::new();
        for it in self.contributions.iter_mut().filter(|it| there(&&**it)) {
            let heard = it.heard_by.iter_mut().find(|heard| heard.by.is(by));
            if let Some(heard) = heard.filter(|heard| heard.to_end_at.is_none()) {
                heard.to_end_at = Some(at);
                new.push(it.id);
            }
        }
        for id in new {
            self.trace(by, Traced::HeardToEnd, Some(id), at);
        }
        Ok(())
    }

    pub(super) fn answer(
        &mut self,
        by: &By,
        contribution: Id,
        answer: Answer,
        today: NaiveDate,
    ) -> Result<(), MeetingProblem> {
        let found = self.contributions.iter().position(|it| it.id == contribution);
        let place = found.ok_or(MeetingProblem::Unknown)?;
        if let Some(said) = self.contributions[place].answers.iter().find(|it| it.id == answer.id) {
            let same = said.by.is(by) && said.answer == answer.answer;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadyAnswered) };
        }
        if !self.takes_answer(&self.contributions[place]) {
            return Err(MeetingProblem::Closed);
        }
        let contribution = &self.contributions[place];
        if contribution.withdrawn_at.is_some() {
            return Err(MeetingProblem::Withdrawn);
        }
        let in_file = contribution.draft.as_ref().is_some_and(|it| it.body.file_id.is_some());
        if in_file && !contribution.is_heard_by(by) {
            return Err(MeetingProblem::NotHeard);
        }
        answer.answer.check(today)?;
        // One that is still owed leaves room for the answer itself.
        let most = MOST_ANSWERS - usize::from(answer.answer.by.is_some());
        check_limit(contribution.answers.len(), most)?;
        self.require_free(answer.id)?;
        let contribution = &mut self.contributions[place];
        let (id, at) = (contribution.id, answer.at);
        contribution.answers.push(answer);
        self.trace(by, Traced::Answered, Some(id), at);
        Ok(())
    }
}
