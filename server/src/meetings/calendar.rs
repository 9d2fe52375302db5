//! A meeting as an entry of anybody's calendar: when, and nothing of what or whom it is about. Whoever
//! shares a screen or a calendar shows nobody's affairs.

use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};
use kurs_domain::{
    Timestamp,
    meetings::{Meeting, MeetingState},
    people::Language,
};

use super::store;
use crate::{
    guest::{
        ended,
        key::key,
        token::{Purpose, Read},
    },
    http::error::ApiError,
    identity::store::find_person,
    state::AppState,
    words::words,
};

/// The entry that a participant's link gives, as `text/calendar` (RFC 5545).
pub async fn entry(state: &AppState, token: &str) -> Result<String, ApiError> {
    let (read, now) = (key(state).await?.read(Purpose::Calendar, token), state.now());
    let find = state.db.read::<_, ApiError, _>(move |tx| {
        Box::pin(async move {
            let row = store::find_calendar(tx, read.id).await?;
            if !read.genuine {
                return Err(ApiError::not_found());
            }
            let (meeting, participant) = row.ok_or_else(ended)?;
            let meeting = store::find_meeting(tx, meeting).await?.ok_or_else(ended)?;
            if meeting.participants.iter().all(|it| it.id != participant) {
                return Err(ended());
            }
            let owner = find_person(tx, meeting.young_person_id).await?.ok_or_else(ended)?;
            Ok((meeting, owner.me.language))
        })
    });
    let (meeting, language) = find.await?;
    written(&meeting, read, language, now).ok_or_else(ended)
}

/// Times stand in UTC: every calendar shows them in its own zone, on both sides of a change of the
/// clock, without a table of zones.
fn written(meeting: &Meeting, read: Read, language: Language, now: Timestamp) -> Option<String> {
    let (plan, ends_at) = (meeting.plan.as_ref()?, meeting.ends_at()?);
    let mut event = Event::new();
    let called_off = meeting.state == MeetingState::Cancelled;
    event
        .uid(&format!("{}@kurs", read.id))
        .timestamp(now.utc())
        .sequence(u32::try_from(meeting.version).unwrap_or(u32::MAX))
        .summary(words(language).meetings.calendar)
        .starts(plan.draft.starts_at.utc())
        .ends(ends_at.utc())
        .status(if called_off { EventStatus::Cancelled } else { EventStatus::Confirmed });
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Kurs//DA"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"))
        .push(event.done());
    Some(calendar.done().to_string())
}
