//! When and where, as one reads it.

use kurs_domain::{
    Timestamp, date, isolate,
    meetings::{Meeting, MeetingState, PlaceKind, plan::MeetingPlace},
};

use super::texts::meeting_texts;
use crate::{
    platform::{self, DateStyle},
    sync::local,
};

/// The day of `at`.
pub(super) fn day(at: Timestamp) -> String {
    platform::write_date(local().day_at(at), DateStyle::DayOfMonth)
}

/// The time of day of `at`.
pub(super) fn time(at: Timestamp) -> String {
    platform::write_time(at, &local().zone())
}

/// The day and the time of `at`.
pub(super) fn day_and_time(at: Timestamp) -> String {
    let day = platform::write_date(local().day_at(at), DateStyle::Day);
    format!("{day} {}", (meeting_texts().at)(&time(at)))
}

/// An instant as it stands in a trail, in words.
pub(super) fn instant(text: &str) -> String {
    let at: Option<Timestamp> = serde_json::from_str(&format!("\"{text}\"")).ok();
    at.map_or_else(|| text.to_owned(), day_and_time)
}

/// A line of a decision as it stands in a trail: an action's day, `(2027-06-20)` at its end, in words.
pub(super) fn action(line: &str) -> String {
    let parts = line.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let dated = parts.and_then(|(said, day)| Some((said, date::parse(day)?)));
    dated.map_or_else(
        || line.to_owned(),
        |(said, day)| {
            (meeting_texts().decision_by)(said, &platform::write_date(day, DateStyle::DayOfMonth))
        },
    )
}

/// A place as it stands in a trail, in words.
pub(super) fn place_of_trail(text: &str) -> String {
    let (kind, details) = text.split_once(": ").unwrap_or((text, ""));
    let known = PlaceKind::ALL.into_iter().find(|it| format!("{it:?}").to_lowercase() == kind);
    let kind = known.map_or(kind, |kind| (meeting_texts().place)(kind));
    if details.is_empty() { kind.to_owned() } else { isolate!(details; "{kind}, {details}") }
}

/// A place in words.
pub(super) fn place(place: &MeetingPlace) -> String {
    let kind = (meeting_texts().place)(place.kind);
    place
        .details
        .as_deref()
        .map_or_else(|| kind.to_owned(), |more| isolate!(more; "{kind}, {more}"))
}

/// When and where a meeting is; nothing while it is only asked for.
pub(super) fn when_and_where(meeting: &Meeting) -> Option<String> {
    let plan = &meeting.plan.as_ref()?.draft;
    Some(format!("{} · {}", day_and_time(plan.starts_at), place(&plan.place)))
}

/// What a meeting is called.
pub(super) fn title(meeting: &Meeting) -> String {
    meeting
        .plan
        .as_ref()
        .map_or(meeting_texts().asked_title.to_owned(), |plan| plan.draft.title.to_string())
}

/// How far it has come, where that is worth a word.
pub(super) fn state(meeting: &Meeting) -> &'static str {
    let now = platform::now();
    if meeting.is_overdue(now) {
        return meeting_texts().overdue;
    }
    if meeting.state == MeetingState::Planned {
        return "";
    }
    (meeting_texts().state)(meeting.state, meeting.goes_on(now))
}
