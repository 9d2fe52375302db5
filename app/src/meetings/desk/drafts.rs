//! What is written in the room and not saved: the drafts of decisions and notes.

use kurs_domain::{Id, meetings::Meeting};
use serde::{Deserialize, Serialize};

use super::written::Written;
use crate::forms::{draft_of, store, stored};

/// The draft of a decision, as it is stored.
#[derive(Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) written: Written,
    pub(super) base: Option<i64>,
}

/// The name of the draft of the decision `id`.
pub(super) fn draft_name(id: Id) -> String {
    format!("decision-{id}")
}

/// Whether there is a draft of the decision `id`.
pub(super) fn has_draft(id: Id) -> bool {
    stored::<Draft>(&draft_name(id)).is_some()
}

/// What the draft of the decision `id` says, if there is one.
fn draft_text(id: Id) -> Option<String> {
    let written = stored::<Draft>(&draft_name(id))?.written;
    let actions = written.actions.iter().map(|it| format!("{} {} {}", it.text, it.who, it.by));
    let lines = [written.text.clone(), written.why.clone()].into_iter().chain(actions);
    Some(lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n"))
}

/// Discards the draft of the decision `id`.
pub(super) fn discard(id: Id) {
    store::<()>(&draft_name(id), None);
}

/// The names of the form and of the field of the next note about an agenda item, or about the whole meeting.
pub(super) fn note_names(meeting: Id, about: Option<Id>) -> (String, String) {
    let field = about.map_or_else(|| "note-meeting".to_owned(), |id| format!("note-{id}"));
    (format!("{field}-{meeting}"), field)
}

/// The name under which the decisions are stored that were begun.
pub(super) fn begun_name(meeting: Id) -> String {
    format!("begun-{meeting}")
}

pub(super) fn note_places(meeting: &Meeting) -> impl Iterator<Item = Option<Id>> {
    let agenda = meeting.plan.iter().flat_map(|plan| &plan.draft.agenda);
    agenda.chain(&meeting.past_agenda).map(|it| Some(it.id)).chain([None])
}

pub(super) fn decisions(meeting: &Meeting) -> Vec<Id> {
    let begun = stored::<Vec<Id>>(&begun_name(meeting.id)).unwrap_or_default();
    meeting.decisions.iter().map(|it| it.id).chain(begun).collect()
}

/// The unsaved words of a meeting.
pub(super) fn unsaved(meeting: &Meeting) -> Vec<String> {
    let notes = note_places(meeting).filter_map(|about| {
        let (form, field) = note_names(meeting.id, about);
        draft_of(&form, &field)
    });
    let mut all: Vec<_> = notes.collect();
    for id in decisions(meeting) {
        let text = draft_text(id).filter(|text| !text.is_empty() && !all.contains(text));
        all.extend(text);
    }
    all
}
