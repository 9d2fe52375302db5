//! A meeting as an iCalendar entry: its time, and neither subject nor names, because calendars and
//! screens are shared with others.

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use kurs_domain::{
    Id, Timestamp,
    meetings::{Meeting, projection::CalendarEntry},
    people::Language,
    timestamp::DAY_MS,
};

use super::store;
use crate::{
    guest::{ended, key::key, token::Purpose},
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
    Ok(to_ics([(entry, read.id)], language, now))
}

/// How far ahead the calendar of a caseworker goes.
const AHEAD_MS: i64 = 400 * DAY_MS;
/// The most meetings in it.
const MOST: i64 = 1_000;

/// The times of all open meetings of the young people to whom the caseworker of the link is assigned, as
/// `text/calendar`. It names nobody, so following it is no look at any of them.
pub async fn schedule(state: &AppState, token: &str) -> Result<String, Problem> {
    let (read, now) = (key(state).await?.read(Purpose::Schedule, token), state.now());
    let find = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let person = find_person(tx, read.id).await?;
            if !read.genuine {
                return Err(Problem::not_found());
            }
            let person = person.filter(|it| it.ended_at.is_none()).ok_or_else(ended)?;
            let until = now.plus_millis(AHEAD_MS);
            let meetings = store::list_ahead(tx, read.id, (now, until), MOST).await?;
            let entry = |it: &Meeting| Some((it.calendar_entry()?, it.id));
            Ok((meetings.iter().filter_map(entry).collect::<Vec<_>>(), person.me.language))
        })
    });
    let (entries, language) = find.await?;
    Ok(to_ics(entries, language, now))
}

/// Writes times in UTC: every calendar converts them to its own zone, correctly across changes to and
/// from summer time, without a VTIMEZONE.
fn to_ics(
    entries: impl IntoIterator<Item = (CalendarEntry, Id)>,
    language: Language,
    now: Timestamp,
) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Kurs//DA"))
        // No METHOD: that would make it a message (RFC 5546), which needs an ORGANIZER, and so a name.
        .append_property(Property::new("CALSCALE", "GREGORIAN"));
    for (entry, id) in entries {
        calendar.push(to_event(entry, id, language, now));
    }
    calendar.done().to_string()
}

fn to_event(entry: CalendarEntry, id: Id, language: Language, now: Timestamp) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{id}@kurs"))
        .timestamp(now.utc())
        .sequence(entry.sequence)
        .summary(words(language).meetings.calendar)
        .starts(entry.starts_at.utc())
        .ends(entry.ends_at.utc())
        .status(if entry.called_off { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event.done()
}
