//! A meeting as an iCalendar entry: its time, and neither subject nor names, because calendars and
//! screens are shared with others.

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use kurs_domain::{Timestamp, meetings::projection::CalendarEntry, people::Language};

use super::store;
use crate::{
    guest::{
        ended,
        key::key,
        token::{Purpose, Read},
    },
    identity::store::find_person,
    kernel::Problem,
    state::AppState,
    words::words,
};

/// The entry for a participant's link, as `text/calendar` (RFC 5545).
pub async fn entry(state: &AppState, token: &str) -> Result<String, Problem> {
    let (read, now) = (key(state).await?.read(Purpose::Calendar, token), state.now());
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let row = store::find_calendar(tx, read.id).await?;
            if !read.genuine {
                return Err(Problem::not_found());
            }
            let (meeting, participant) = row.ok_or_else(ended)?;
            let meeting = store::find_meeting(tx, meeting).await?.ok_or_else(ended)?;
            if meeting.participants.iter().all(|it| it.id != participant) {
                return Err(ended());
            }
            let owner = find_person(tx, meeting.young_person_id).await?.ok_or_else(ended)?;
            let entry = meeting.calendar_entry().ok_or_else(ended)?;
            Ok((entry, owner.me.language))
        })
    });
    let (entry, language) = find.await?;
    Ok(to_ics(entry, read, language, now))
}

/// Writes times in UTC: every calendar converts them to its own zone, correctly across changes to and
/// from summer time, without a VTIMEZONE.
fn to_ics(entry: CalendarEntry, read: Read, language: Language, now: Timestamp) -> String {
    let mut event = Event::new();
    event
        .uid(&format!("{}@kurs", read.id))
        .timestamp(now.utc())
        .sequence(entry.sequence)
        .summary(words(language).meetings.calendar)
        .starts(entry.starts_at.utc())
        .ends(entry.ends_at.utc())
        .status(if entry.called_off { EventStatus::Cancelled } else { EventStatus::Confirmed });
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Kurs//DA"))
        // No METHOD: that would make it a message (RFC 5546), which needs an ORGANIZER, and so a name.
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .push(event.done());
    calendar.done().to_string()
}
