//! The addresses that belong to a meeting as it is sent. Who sees what of the meeting itself is decided
//! by its projections in the domain.

use kurs_domain::{Timestamp, meetings::Meeting};

use super::store;
use crate::{
    guest::key::Addresses,
    guest::token::Purpose,
    kernel::db::{DbError, Tx},
};

/// A meeting as its owner sees it, with the addresses of links that are good at `now`.
pub async fn for_owner(
    tx: &mut Tx,
    addresses: &Addresses,
    now: Timestamp,
    meeting: Meeting,
) -> Result<Meeting, DbError> {
    let mut meeting = meeting.seen_by_owner();
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
