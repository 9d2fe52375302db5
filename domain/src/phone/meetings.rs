//! Meetings on the phone: what was said to one shows at once, by the very rules the server follows.

use super::cache::Cache;
use crate::{
    Id, Timestamp,
    meetings::{
        By, Meeting, MeetingProblem, MeetingState, OwnAct, RequestDraft, open_ends::may_ask,
        own::young_person,
    },
};

impl Cache {
    /// The meeting with the id `id`.
    pub fn meeting(&self, id: Id) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| meeting.id == id)
    }

    /// Whether one more meeting may be asked for.
    pub(super) fn check_request(&self) -> Result<(), MeetingProblem> {
        let waiting = self.meetings.iter().filter(|it| it.state == MeetingState::Asked);
        may_ask(waiting.count())
    }

    /// Whether `act` may be done. Of a meeting that is not known here the server decides.
    pub(super) fn check_meeting(&self, id: Id, act: &OwnAct) -> Result<(), MeetingProblem> {
        let (Some(meeting), Some(me)) = (self.meeting(id), self.myself()) else { return Ok(()) };
        meeting.clone().own(&me, act.clone(), meeting.updated_at)
    }

    pub(super) fn ask_for_meeting(&mut self, id: Id, draft: &RequestDraft, at: Timestamp) {
        if let (None, Some(me)) = (self.meeting(id), self.myself()) {
            self.place_meeting(Meeting::asked(id, &me, draft.clone(), at));
        }
    }

    pub(super) fn withdraw_meeting_request(&mut self, id: Id, at: Timestamp) {
        self.change_meeting(id, |meeting, me| meeting.withdraw_request(me, at));
    }

    pub(super) fn act_on_meeting(&mut self, id: Id, act: &OwnAct, at: Timestamp) {
        self.change_meeting(id, |meeting, me| meeting.own(me, act.clone(), at));
    }

    pub(super) fn take_in_meeting(&mut self, meeting: Meeting) {
        if self.meeting(meeting.id).is_none_or(|known| known.version <= meeting.version) {
            self.place_meeting(meeting);
        }
    }

    /// What the rules say no to shows no effect: the server's refusal will say why.
    fn change_meeting(
        &mut self,
        id: Id,
        change: impl FnOnce(&mut Meeting, &By) -> Result<(), MeetingProblem>,
    ) {
        let Some(me) = self.myself() else { return };
        let Some(meeting) = self.meetings.iter_mut().find(|meeting| meeting.id == id) else {
            return;
        };
        let mut changed = meeting.clone();
        if change(&mut changed, &me).is_ok() {
            *meeting = changed;
        }
    }

    fn place_meeting(&mut self, meeting: Meeting) {
        self.meetings.retain(|known| known.id != meeting.id);
        let place = self.meetings.partition_point(|known| known.id > meeting.id);
        self.meetings.insert(place, meeting);
    }

    fn myself(&self) -> Option<By> {
        self.me.as_ref().map(|me| young_person(me.id, &me.name))
    }
}
