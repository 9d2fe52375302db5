//! What staff write down while a meeting is held, for everybody to see as it is written: notes, who came, and
//! which item of the agenda is current.

use serde::{Deserialize, Serialize};

use super::{By, Meeting, MeetingProblem, Traced, check_limit};
use crate::{Id, Timestamp, text::Words};

/// The text of a note.
pub type NoteWords = Words<2000>;

/// The largest number of notes of one meeting.
pub const MOST_NOTES: usize = 100;

/// The fields of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteDraft {
    /// The agenda item it belongs to; absent for the whole meeting.
    #[serde(default)]
    pub about: Option<Id>,
    /// The text.
    pub words: NoteWords,
}

/// A note with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// Its id.
    pub id: Id,
    /// The note.
    pub draft: NoteDraft,
    /// Who wrote it.
    pub by: By,
    /// When it was written.
    pub at: Timestamp,
}

/// How far a meeting has come in its agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgendaProgress {
    /// The current item.
    pub current: Option<Id>,
    /// The items that were current before.
    pub discussed: Vec<Id>,
}

/// Which agenda item is to be current.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurrentItem {
    /// Its id; absent for none.
    #[serde(default)]
    pub item_id: Option<Id>,
}

impl Meeting {
    /// The notes of an agenda item, or with `None` of the whole meeting, oldest first.
    pub fn notes_of(&self, about: Option<Id>) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |it| it.draft.about == about)
    }

    /// When it was begun, if it was.
    pub fn begun_at(&self) -> Option<Timestamp> {
        self.trail.iter().find(|it| it.what == Traced::Held).map(|it| it.at)
    }

    pub(super) fn write_note(
        &mut self,
        by: &By,
        id: Id,
        draft: NoteDraft,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if let Some(known) = self.notes.iter().find(|it| it.id == id) {
            let same = known.by.is(by) && known.draft == draft;
            return if same { Ok(()) } else { Err(MeetingProblem::AlreadySaid) };
        }
        self.require_held()?;
        if draft.about.is_some_and(|about| self.heading(about, None).is_none()) {
            return Err(MeetingProblem::AboutUnknown);
        }
        check_limit(self.notes.len(), MOST_NOTES)?;
        self.require_free(id)?;
        let words = draft.words.to_string();
        self.notes.push(Note { id, draft, by: by.clone(), at });
        self.change(by, Traced::NoteWritten, Some(id), (None, Some(words)), at);
        Ok(())
    }

    /// Removes a note. Its words stay in the trail.
    pub(super) fn remove_note(
        &mut self,
        by: &By,
        id: Id,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let Some(place) = self.notes.iter().position(|it| it.id == id) else { return Ok(()) };
        self.require_held()?;
        let words = self.notes.remove(place).draft.words.to_string();
        self.change(by, Traced::NoteRemoved, Some(id), (Some(words), None), at);
        Ok(())
    }

    /// Records whether a participant came.
    pub(super) fn attend(
        &mut self,
        by: &By,
        participant: Id,
        attended: bool,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        let known = self.participants.iter_mut().find(|it| it.id == participant);
        let known = known.ok_or(MeetingProblem::Unknown)?;
        if known.attended == attended {
            return Ok(());
        }
        known.attended = attended;
        let what = if attended { Traced::Attended } else { Traced::AttendanceRemoved };
        self.trace(by, what, Some(participant), at);
        Ok(())
    }

    /// Makes an agenda item the current one; the one before was discussed.
    pub(super) fn turn_to(&mut self, item: Option<Id>) -> Result<(), MeetingProblem> {
        self.require_held()?;
        let mut agenda = self.plan.iter().flat_map(|plan| &plan.draft.agenda);
        if item.is_some_and(|item| agenda.all(|it| it.id != item)) {
            return Err(MeetingProblem::AboutUnknown);
        }
        let AgendaProgress { current, discussed } = &mut self.agenda_progress;
        if *current == item {
            return Ok(());
        }
        if let Some(before) = current.take().filter(|before| !discussed.contains(before)) {
            discussed.push(before);
        }
        discussed.retain(|it| Some(*it) != item);
        *current = item;
        Ok(())
    }

    /// Forgets the progress of items that are no longer on the agenda.
    pub(super) fn prune_progress(&mut self) {
        let Self { plan, agenda_progress: AgendaProgress { current, discussed }, .. } = self;
        let agenda: Vec<_> =
            plan.iter().flat_map(|plan| &plan.draft.agenda).map(|it| it.id).collect();
        *current = current.filter(|it| agenda.contains(it));
        discussed.retain(|it| agenda.contains(it));
    }
}
