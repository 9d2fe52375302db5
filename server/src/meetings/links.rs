//! Adds the URLs of links to a projection of a meeting. What a projection contains is decided in the
//! domain.

use kurs_domain::{Timestamp, meetings::Meeting};

use super::store;
use crate::{
    guest::key::Addresses,
    guest::token::Purpose,
    kernel::db::{DbError, Tx},
};

/// The owner's projection, with the URLs of links that have not ended at `now`.
pub async fn for_owner(
    tx: &mut Tx,
    addresses: &Addresses,
    now: Timestamp,
    meeting: Meeting,
) -> Result<Meeting, DbError> {
    let mut meeting = meeting.seen_by_owner();
    add_participant_urls(tx, addresses, &mut meeting).await?;
    // Only those assigned pass invitations on: nobody else could reply for others.
    for participant in &mut meeting.participants {
        participant.invitation_url = None;
    }
    for index in 0..meeting.delegates.len() {
        let id = meeting.delegates[index].id;
        let good = meeting.delegate_at(id, now).is_some();
        meeting.delegates[index].url = good.then(|| addresses.url(Purpose::Meeting, id));
    }
    Ok(meeting)
}

/// Adds the URLs of all participants' calendar entries and invitations: those assigned pass them on to the
/// invited.
pub async fn add_participant_urls(
    tx: &mut Tx,
    addresses: &Addresses,
    meeting: &mut Meeting,
) -> Result<(), DbError> {
    for (participant, entry) in store::list_calendar(tx, meeting.id).await? {
        let mut coming = meeting.participants.iter_mut();
        if let Some(known) = coming.find(|it| it.id == participant) {
            known.calendar_url = Some(addresses.url(Purpose::Calendar, entry));
            // The young person says on their phone how they take part.
            let invited = participant != meeting.young_person_id;
            known.invitation_url = invited.then(|| addresses.url(Purpose::Invitation, entry));
        }
    }
    Ok(())
}
