//! One quiet line: a meeting goes on, or is near and not prepared for.

use kurs_domain::{
    Timestamp,
    meetings::{Meeting, MeetingState},
    timestamp::DAY_MS,
};
use leptos::prelude::*;

use crate::{
    here::{self, DateStyle},
    local::{all, local},
    ui::{Glyph, Icon, live},
    words::words,
};

/// How long before it a meeting is near.
const NEAR_MS: i64 = 4 * DAY_MS;

/// The meeting to say a word about at `now`.
fn near(all: &[Meeting], now: Timestamp) -> Option<&Meeting> {
    let begins = |it: &Meeting| it.plan.as_ref().map(|plan| plan.draft.starts_at);
    let waits = |it: &&Meeting| {
        it.state == MeetingState::Planned
            && it.wishes.prepared_at.is_none()
            && begins(it).is_some_and(|at| now < at && at < now.plus_millis(NEAR_MS))
    };
    all.iter()
        .find(|it| it.goes_on(now))
        .or_else(|| all.iter().filter(waits).min_by_key(|it| begins(it)))
}

/// The line.
#[component]
pub(super) fn MeetingLine() -> impl IntoView {
    live::view(|| {
        let local = local();
        // A new day brings a meeting nearer.
        local.today().track();
        let found = all::<Meeting>().with(|all| near(all, here::now()).cloned())?;
        let at = found.plan.as_ref()?.draft.starts_at;
        let words = &words().today;
        let (text, to) = if found.goes_on(here::now()) {
            (words.meeting_now.to_owned(), format!("/meetings/{}", found.id))
        } else {
            let day = here::write_date(local.day_at(at), DateStyle::LongWeekday);
            let time = here::write_time(at, &local.zone());
            ((words.meeting_near)(&day, &time), format!("/meetings/{}/prepare", found.id))
        };
        Some(view! {
            <a class="card line offer" href=to>
                <Icon glyph=Glyph::Calendar/>
                <span dir="auto" class="strong">{text}</span>
                <Icon glyph=Glyph::Chevron/>
            </a>
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A meeting that begins at `begins`.
    fn meeting(begins: i64, state: MeetingState, prepared: bool) -> Meeting {
        let at = Timestamp::from_millis(0);
        let id = kurs_domain::Id::new(at, [0; 10]);
        let plan = serde_json::json!({
            "draft": {
                "young_person_id": id, "kind": "other", "title": "Møde", "purpose": "Praktik",
                "starts_at": Timestamp::from_millis(begins), "duration_minutes": 60,
                "place": { "kind": "home" }, "agenda": [],
            },
            "by": { "kind": "staff", "id": id, "name": "Mette" },
            "at": at, "version": 1, "begins_from": Timestamp::from_millis(begins),
            "latest_start": Timestamp::from_millis(begins),
        });
        let by = kurs_domain::meetings::own::young_person(id, "Amina");
        let words = kurs_domain::meetings::RequestWords::new("Praktik").unwrap();
        let draft = kurs_domain::meetings::RequestDraft { words };
        let mut meeting = Meeting::asked(id, &by, draft, at);
        meeting.plan = Some(serde_json::from_value(plan).unwrap());
        meeting.state = state;
        meeting.wishes.prepared_at = prepared.then_some(at);
        meeting
    }

    #[test]
    fn a_word_is_said_when_there_is_something_to_do() {
        use MeetingState::{Cancelled, Held, Planned};
        let now = Timestamp::from_millis(10 * DAY_MS);
        for (meetings, expected) in [
            (vec![], None),
            (vec![(11, Planned, false)], Some(11)),
            (vec![(13, Planned, false), (12, Planned, false)], Some(12)),
            (vec![(12, Planned, true)], None),
            (vec![(15, Planned, false)], None),
            (vec![(9, Planned, false)], None),
            (vec![(11, Cancelled, false)], None),
            (vec![(11, Planned, false), (10, Held, true)], Some(10)),
        ] {
            let all: Vec<_> = meetings
                .into_iter()
                .map(|(day, state, prepared)| meeting(day * DAY_MS, state, prepared))
                .collect();
            let found = near(&all, now).and_then(|it| it.plan.as_ref());
            let day = found.map(|plan| plan.draft.starts_at.millis() / DAY_MS);
            assert_eq!(day, expected);
        }
    }
}
