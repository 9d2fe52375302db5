//! What those assigned plan: when and where, what about, and who comes.

use super::{
    Because, By, Meeting, MeetingProblem, MeetingState, Participant, Plan, PlanDraft, Trace,
    Traced,
    participants::{
        MOST_PARTICIPANTS, MeetingRole, ParticipantDraft, SuggestionAnswerDraft,
        SuggestionAnswered, SuggestionKind,
    },
    plan::MOST_AGENDA,
    room,
    staff::MOST_TRACES,
};
use crate::{Id, Timestamp, people::Name};

impl Meeting {
    /// `name` is the young person's, where they have not asked for it themselves.
    pub(super) fn plan(
        &mut self,
        by: &By,
        draft: PlanDraft,
        name: Option<&Name>,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        room(self.trail.len(), MOST_TRACES)?;
        if draft.agenda.len() > MOST_AGENDA {
            return Err(MeetingProblem::TooMany);
        }
        let version = self.projections.team.version + 1;
        let Some(before) = self.plan.as_ref().map(|plan| plan.draft.clone()) else {
            self.trace(by, Traced::Planned, None, at);
            self.plan = Some(Plan { draft, by: by.clone(), at, version });
            self.state = MeetingState::Planned;
            self.begin_with_two(by, name);
            return Ok(());
        };
        if before == draft {
            return Ok(());
        }
        // When it was is not rewritten: links end by it.
        let moved = before.starts_at != draft.starts_at
            || before.duration_minutes != draft.duration_minutes;
        if moved && self.state == MeetingState::Held {
            return Err(MeetingProblem::AlreadyHeld);
        }
        let mut changed = |what, before: String, after: String| {
            if before != after {
                let (before, after) = (Some(before), Some(after));
                let by = by.clone();
                self.trail.push(Trace { at, by, what, about: None, before, after });
            }
        };
        changed(Traced::TitleChanged, before.title.to_string(), draft.title.to_string());
        changed(Traced::PurposeChanged, before.purpose.to_string(), draft.purpose.to_string());
        changed(Traced::TimeChanged, before.starts_at.to_string(), draft.starts_at.to_string());
        let place = |draft: &PlanDraft| {
            let kind = format!("{:?}", draft.place.kind).to_lowercase();
            draft.place.details.as_ref().map_or(kind.clone(), |more| format!("{kind}: {more}"))
        };
        changed(Traced::PlaceChanged, place(&before), place(&draft));
        let agenda = |draft: &PlanDraft| {
            let lines: Vec<_> = draft.agenda.iter().map(|item| item.text.to_string()).collect();
            lines.join("\n")
        };
        changed(Traced::AgendaChanged, agenda(&before), agenda(&draft));
        self.plan = Some(Plan { draft, by: by.clone(), at, version });
        Ok(())
    }

    /// The young person, and whoever plans it.
    fn begin_with_two(&mut self, by: &By, name: Option<&Name>) {
        let mut said = self.trail.iter().filter(|trace| trace.by.id == self.young_person_id);
        let asked = said.next().and_then(|trace| Name::new(&trace.by.name).ok());
        let mut add = |id, name: Name, roles| {
            if self.participants.iter().all(|it| it.id != id) {
                let who = ParticipantDraft { name, relation: None, roles };
                let asked_by = by.clone();
                self.participants.push(Participant { id, who, asked_by, calendar_url: None });
            }
        };
        if let Some(name) = name.cloned().or(asked) {
            add(self.young_person_id, name, Vec::new());
        }
        if let Ok(name) = Name::new(&by.name) {
            add(by.id, name, vec![MeetingRole::Leads]);
        }
    }

    pub(super) fn invite(
        &mut self,
        by: &By,
        id: Id,
        draft: ParticipantDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        if self.plan.is_none() {
            return Err(MeetingProblem::NotPlanned);
        }
        room(self.trail.len(), MOST_TRACES)?;
        if draft.roles.len() > MeetingRole::ALL.len() {
            return Err(MeetingProblem::TooMany);
        }
        if let Some(known) = self.participants.iter_mut().find(|it| it.id == id) {
            if known.who == draft {
                return Ok(());
            }
            known.who = draft;
            self.trace(by, Traced::RolesChanged, Some(id), at);
            return Ok(());
        }
        room(self.participants.len(), MOST_PARTICIPANTS)?;
        let name = draft.name.to_string();
        self.participants.push(Participant {
            id,
            who: draft,
            asked_by: by.clone(),
            calendar_url: None,
        });
        self.trace(by, Traced::Invited, Some(id), at);
        self.name_last(name);
        Ok(())
    }

    /// Whom the last trace is about, by name: they may be left out later.
    pub(super) fn name_last(&mut self, name: String) {
        if let Some(last) = self.trail.last_mut() {
            last.after = Some(name);
        }
    }

    pub(super) fn leave_out(
        &mut self,
        by: &By,
        id: Id,
        because: &Because,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        room(self.trail.len(), MOST_TRACES)?;
        if id == self.young_person_id {
            return Err(MeetingProblem::StaysIn);
        }
        let Some(known) = self.participants.iter().find(|it| it.id == id) else { return Ok(()) };
        let name = known.who.name.to_string();
        self.participants.retain(|it| it.id != id);
        self.trail.push(Trace {
            at,
            by: by.clone(),
            what: Traced::LeftOut,
            about: Some(id),
            before: Some(name),
            after: Some(because.to_string()),
        });
        Ok(())
    }

    /// As the young person wished. Their name stays in the trail.
    fn stay_away(&mut self, by: &By, id: Id, at: Timestamp) {
        let Some(place) = self.participants.iter().position(|it| it.id == id) else { return };
        let name = self.participants.remove(place).who.name.to_string();
        self.trace(by, Traced::LeftOut, Some(id), at);
        if let Some(last) = self.trail.last_mut() {
            last.before = Some(name);
        }
    }

    pub(super) fn answer_suggestion(
        &mut self,
        by: &By,
        id: Id,
        answer: SuggestionAnswerDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let found = self.suggestions.iter().position(|it| it.id == id);
        let place = found.ok_or(MeetingProblem::Unknown)?;
        if let Some(answered) = &self.suggestions[place].answered {
            let same = answered.by.id == by.id && answered.answer == answer;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadyAnswered) };
        }
        self.require_takes_answers()?;
        if self.suggestions[place].withdrawn_at.is_some() {
            return Err(MeetingProblem::Withdrawn);
        }
        if !answer.yes && answer.because.is_none() {
            return Err(MeetingProblem::BecauseMissing);
        }
        let draft = self.suggestions[place].draft.clone();
        // Who comes to a meeting that was called off does not change any more.
        if answer.yes && self.state != MeetingState::Cancelled {
            match (draft.kind, draft.name, draft.participant_id) {
                (SuggestionKind::Come, Some(name), _)
                    if self.participants.iter().all(|it| it.id != id) =>
                {
                    room(self.participants.len(), MOST_PARTICIPANTS)?;
                    let who =
                        ParticipantDraft { name, relation: draft.relation, roles: Vec::new() };
                    let id_of = self.young_person_id;
                    let asked_by = super::own::young_person(id_of, "");
                    self.participants.push(Participant { id, who, asked_by, calendar_url: None });
                }
                (SuggestionKind::StayAway, _, Some(participant)) => {
                    if participant == self.young_person_id {
                        return Err(MeetingProblem::StaysIn);
                    }
                    self.stay_away(by, participant, at);
                }
                _ => {}
            }
        }
        let answered = SuggestionAnswered { answer, by: by.clone(), at };
        self.suggestions[place].answered = Some(answered);
        self.trace(by, Traced::SuggestionAnswered, Some(id), at);
        Ok(())
    }
}
