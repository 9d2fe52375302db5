//! Planning a meeting by those assigned: time, place, agenda and participants.

use std::fmt;

use serde::Serialize;

use super::{
    AgendaItem, Because, By, ByKind, Meeting, MeetingProblem, MeetingState, Participant, Plan,
    PlanDraft, Traced, check_limit,
    holding::MARGIN_MS,
    participants::{
        MOST_PARTICIPANTS, MeetingRole, ParticipantDraft, SuggestionAnswerDraft,
        SuggestionAnswered, SuggestionKind,
    },
    plan::{MOST_AGENDA, MOST_PAST_AGENDA},
    staff::MOST_TRACES,
};
use crate::{Id, Timestamp, people::Name};

impl Meeting {
    /// `name` is the young person's, for a meeting they have not requested.
    pub(super) fn plan(
        &mut self,
        by: &By,
        draft: PlanDraft,
        name: Option<&Name>,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        check_limit(self.trail.len(), MOST_TRACES)?;
        if draft.agenda.len() > MOST_AGENDA {
            return Err(MeetingProblem::TooMany);
        }
        let before = self.plan.as_ref().map(|plan| plan.draft.clone());
        if before.as_ref() == Some(&draft) {
            return Ok(());
        }
        let is_moved = before.as_ref().is_none_or(|it| it.starts_at != draft.starts_at);
        if self.state == MeetingState::Held
            && before
                .as_ref()
                .is_some_and(|it| is_moved || it.duration_minutes != draft.duration_minutes)
        {
            return Err(MeetingProblem::AlreadyHeld);
        }
        if is_moved && draft.starts_at.plus_millis(MARGIN_MS) < at {
            return Err(MeetingProblem::TimePast);
        }
        let taken_off = self.check_agenda(&draft.agenda)?;
        let starts_at = draft.starts_at;
        let latest_start =
            self.plan.as_ref().map_or(starts_at, |plan| plan.latest_start.max(starts_at));
        let (begins_from, before_move) = match &self.plan {
            Some(plan) if is_moved => plan.moved_to(starts_at, at),
            Some(plan) => (plan.begins_from, plan.before_move),
            None => (starts_at, None),
        };
        let version = self.projections.team.version + 1;
        match &before {
            None => {
                self.trace(by, Traced::Planned, None, at);
                self.state = MeetingState::Planned;
                self.begin_with_two(by, name);
            }
            Some(before) => {
                self.trace_plan(by, before, &draft, at);
                self.discard_replies(before, &draft);
            }
        }
        self.past_agenda.retain(|past| draft.agenda.iter().all(|item| item.id != past.id));
        self.past_agenda.extend(taken_off);
        let by = by.clone();
        self.plan = Some(Plan { draft, by, at, version, begins_from, before_move, latest_start });
        self.prune_progress();
        Ok(())
    }

    /// Checks that each id occurs once, with the text it always had, and that new ids are free. Returns the
    /// items that are removed for the first time.
    fn check_agenda(&self, new: &[AgendaItem]) -> Result<Vec<AgendaItem>, MeetingProblem> {
        for (place, item) in new.iter().enumerate() {
            if new[..place].iter().any(|it| it.id == item.id) {
                return Err(MeetingProblem::AgendaFixed);
            }
            match self.heading(item.id, None) {
                Some(text) if *text == *item.text => {}
                Some(_) => return Err(MeetingProblem::AgendaFixed),
                None => self.require_free(item.id)?,
            }
        }
        let now = self.plan.iter().flat_map(|plan| &plan.draft.agenda);
        let is_in = |list: &[AgendaItem], it: &AgendaItem| list.iter().any(|one| one.id == it.id);
        let off = now.filter(|it| !is_in(new, it) && !is_in(&self.past_agenda, it));
        let off: Vec<_> = off.cloned().collect();
        check_limit(self.past_agenda.len() + off.len(), MOST_PAST_AGENDA + 1)?;
        Ok(off)
    }

    /// Adds a trace of each changed field, with its values before and after.
    fn trace_plan(&mut self, by: &By, before: &PlanDraft, after: &PlanDraft, at: Timestamp) {
        for ((what, before), (_, after)) in fields(before).into_iter().zip(fields(after)) {
            if before != after {
                self.change(by, what, None, (Some(before), Some(after)), at);
            }
        }
    }

    /// Adds the young person and `by` as participants.
    fn begin_with_two(&mut self, by: &By, name: Option<&Name>) {
        let mut own = self.trail.iter().filter(|trace| trace.by.kind == ByKind::YoungPerson);
        let asked = own.next().and_then(|trace| Name::new(&trace.by.name).ok());
        let mut add = |id, name: Name, roles| {
            if self.participants.iter().all(|it| it.id != id) {
                let who = ParticipantDraft { name, relation: None, roles };
                let asked_by = by.clone();
                self.participants.push(Participant::new(id, who, asked_by));
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
        check_limit(self.trail.len(), MOST_TRACES)?;
        if draft.roles.len() > MeetingRole::ALL.len() {
            return Err(MeetingProblem::TooMany);
        }
        if let Some(known) = self.participants.iter_mut().find(|it| it.id == id) {
            if known.who.name != draft.name || known.who.relation != draft.relation {
                return Err(MeetingProblem::PersonFixed);
            }
            if known.who.roles != draft.roles {
                let roles = |who: &ParticipantDraft| {
                    who.roles.iter().map(api_name).collect::<Vec<_>>().join(", ")
                };
                let change = (Some(roles(&known.who)), Some(roles(&draft)));
                known.who = draft;
                self.change(by, Traced::RolesChanged, Some(id), change, at);
            }
            return Ok(());
        }
        if self.trail.iter().any(|it| it.what == Traced::LeftOut && it.about == Some(id)) {
            return Err(MeetingProblem::PersonLeft);
        }
        self.require_free(id)?;
        check_limit(self.participants.len(), MOST_PARTICIPANTS)?;
        let name = draft.name.to_string();
        self.participants.push(Participant::new(id, draft, by.clone()));
        self.change(by, Traced::Invited, Some(id), (None, Some(name)), at);
        Ok(())
    }

    pub(super) fn leave_out(
        &mut self,
        by: &By,
        id: Id,
        because: &Because,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        self.require_open()?;
        check_limit(self.trail.len(), MOST_TRACES)?;
        if id == self.young_person_id {
            return Err(MeetingProblem::StaysIn);
        }
        let Some(known) = self.participants.iter().find(|it| it.id == id) else { return Ok(()) };
        let name = known.who.name.to_string();
        self.participants.retain(|it| it.id != id);
        let change = (Some(name), Some(because.to_string()));
        self.change(by, Traced::LeftOut, Some(id), change, at);
        Ok(())
    }

    /// Removes a participant, as the young person wished. Their name stays in the trail.
    fn stay_away(&mut self, by: &By, id: Id, at: Timestamp) {
        let Some(place) = self.participants.iter().position(|it| it.id == id) else { return };
        let name = self.participants.remove(place).who.name.to_string();
        self.change(by, Traced::LeftOut, Some(id), (Some(name), None), at);
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
            let same = answered.by.is(by) && answered.answer == answer;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadyAnswered) };
        }
        if self.suggestions[place].withdrawn_at.is_some() {
            return Err(MeetingProblem::Withdrawn);
        }
        if !answer.yes && answer.because.is_none() {
            return Err(MeetingProblem::BecauseMissing);
        }
        let draft = self.suggestions[place].draft.clone();
        // The participants of a meeting that is over or cancelled do not change any more.
        if answer.yes && self.is_open() {
            match (draft.kind, draft.name, draft.participant_id) {
                (SuggestionKind::Come, Some(name), _)
                    if self.participants.iter().all(|it| it.id != id) =>
                {
                    check_limit(self.participants.len(), MOST_PARTICIPANTS)?;
                    let who =
                        ParticipantDraft { name, relation: draft.relation, roles: Vec::new() };
                    let id_of = self.young_person_id;
                    let asked_by = super::own::young_person(id_of, "");
                    self.participants.push(Participant::new(id, who, asked_by));
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

/// The fields of a plan as in the trail, each with the kind of trace of its change.
fn fields(draft: &PlanDraft) -> [(Traced, String); 7] {
    let place = api_name(&draft.place.kind);
    let place =
        draft.place.details.as_ref().map_or(place.clone(), |more| format!("{place}: {more}"));
    let agenda: Vec<_> = draft.agenda.iter().map(|item| item.text.to_string()).collect();
    [
        (Traced::KindChanged, api_name(&draft.kind)),
        (Traced::TitleChanged, draft.title.to_string()),
        (Traced::PurposeChanged, draft.purpose.to_string()),
        (Traced::TimeChanged, draft.starts_at.to_string()),
        (Traced::DurationChanged, i64::from(draft.duration_minutes).to_string()),
        (Traced::PlaceChanged, place),
        (Traced::AgendaChanged, agenda.join("\n")),
    ]
}

/// The serialised name of `it`.
fn api_name<T: Serialize>(it: &T) -> String {
    struct ApiName<'a, T>(&'a T);
    impl<T: Serialize> fmt::Display for ApiName<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    ApiName(it).to_string()
}
