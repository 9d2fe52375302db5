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
    add_calendar_urls(tx, addresses, &mut meeting).await?;
    for index in 0..meeting.delegates.len() {
        let id = meeting.delegates[index].id;
        let good = meeting.delegate_at(id, now).is_some();
        meeting.delegates[index].url = good.then(|| addresses.url(Purpose::Meeting, id));
    }
    Ok(meeting)
}

/// Adds the URLs of all participants' calendar entries and invitations: those assigned pass them on to the
/// invited.
pub async fn add_calendar_urls(
    tx: &mut Tx,
    addresses: &Addresses,
    meeting: &mut Meeting,
) -> Result<(), DbError> {
    for (participant, entry) in store::list_calendar(tx, meeting.id).await? {
        let mut coming = meeting.participants.iter_mut();
        if let Some(known) = coming.find(|it| it.id == participant) {
            known.calendar_url = Some(addresses.url(Purpose::Calendar, entry));
            known.invitation_url = Some(addresses.url(Purpose::Invitation, entry));
        }
    }
    Ok(())
}
