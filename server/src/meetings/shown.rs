//! Who sees what of a meeting.

use kurs_domain::{
    Timestamp,
    meetings::{
        ByKind, DelegateDraft, Meeting, Traced, participants::SuggestionDraft, plan::MeetingRow,
    },
};

use super::store;
use crate::{
    db::{DbError, Tx},
    gatherings::ops::Addresses,
    guest::token::Purpose,
};

/// A meeting as its owner sees it: whole, with the addresses of links that are good at `now`.
pub async fn for_owner(
    tx: &mut Tx,
    addresses: &Addresses,
    now: Timestamp,
    mut meeting: Meeting,
) -> Result<Meeting, DbError> {
    add_calendar(tx, addresses, &mut meeting).await?;
    for place in 0..meeting.delegates.len() {
        let id = meeting.delegates[place].id;
        let good = meeting.delegate_at(id, now).is_some();
        meeting.delegates[place].url = good.then(|| addresses.url(Purpose::Meeting, id));
    }
    Ok(meeting)
}

/// The addresses of everybody's calendar entry, which tells the time and nothing else: those assigned
/// hand them on to whoever they invite.
pub async fn add_calendar(
    tx: &mut Tx,
    addresses: &Addresses,
    meeting: &mut Meeting,
) -> Result<(), DbError> {
    for (participant, entry) in store::list_calendar(tx, meeting.id).await? {
        let mut coming = meeting.participants.iter_mut();
        if let Some(known) = coming.find(|it| it.id == participant) {
            known.calendar_url = Some(addresses.url(Purpose::Calendar, entry));
        }
    }
    Ok(())
}

/// A meeting as those assigned see it. Of who speaks for the young person they know the name; what
/// they have seen and brought back, and what was said of the meeting without sharing it, is between
/// others; what the young person took back is not told.
pub fn for_staff(mut meeting: Meeting) -> Meeting {
    for delegate in &mut meeting.delegates {
        delegate.draft = DelegateDraft {
            name: delegate.draft.name.clone(),
            relation: None,
            task: None,
            contribution_ids: Vec::new(),
            sees_decisions: false,
        };
        delegate.url = None;
        delegate.opened_at = None;
        delegate.brought_back.clear();
    }
    if meeting.is_request_withdrawn() {
        meeting.request = None;
    }
    for suggestion in meeting.suggestions.iter_mut().filter(|it| it.withdrawn_at.is_some()) {
        suggestion.draft = SuggestionDraft {
            kind: suggestion.draft.kind,
            name: None,
            relation: None,
            contact: None,
            participant_id: None,
            reason: None,
        };
    }
    meeting.feedback = meeting.feedback.filter(|feedback| feedback.shared);
    let rated = meeting.feedback.is_some();
    for said in &mut meeting.contributions {
        said.heard_by.retain(|heard| heard.by.kind != ByKind::Delegate);
    }
    meeting.trail.retain(|trace| match trace.what {
        Traced::DelegateBroughtBack => false,
        Traced::Heard => trace.by.kind != ByKind::Delegate,
        Traced::FeedbackGiven => rated,
        _ => true,
    });
    meeting
}

/// A meeting in a list, of somebody who is called `young_person`.
pub fn row(meeting: &Meeting, young_person: &str) -> MeetingRow {
    let plan = meeting.plan.as_ref().map(|plan| &plan.draft);
    MeetingRow {
        id: meeting.id,
        young_person_id: meeting.young_person_id,
        young_person: young_person.to_owned(),
        title: plan.map(|plan| plan.title.to_string()),
        state: meeting.state,
        starts_at: plan.map(|plan| plan.starts_at),
        open_ends: u32::try_from(meeting.open_ends().len()).unwrap_or(u32::MAX),
        version: meeting.version,
    }
}
