//! What changes while somebody looks: the list and the open page follow by themselves.
//!
//! Events come in bursts and every look is told to the young person, so a burst leads to one look,
//! and a tab that nobody sees asks for nothing until it is seen again.

use std::time::Duration;

use kurs_domain::events::{Event, EventKind};
use leptos::prelude::*;

use crate::{
    meetings::desk::Meetings,
    staff::{
        mine::Mine,
        sitting::{Sitting, Who},
    },
    sync::events::{self, Listening, Live},
};

/// How long a burst of events is left to settle.
const SETTLE: Duration = Duration::from_millis(800);
/// How often the stream is looked after.
const TEND: Duration = Duration::from_secs(6);

/// What there is to ask for.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
struct Due {
    list: bool,
    person: bool,
    /// What waits for an answer.
    awaiting: bool,
    /// The meetings of whoever's page is open.
    rows: bool,
    /// The meeting that is open.
    meeting: bool,
    /// Somebody just came back to the page, so the list may be put in order again.
    back: bool,
    timer: Option<TimeoutHandle>,
}

impl Due {
    fn is_any(&self) -> bool {
        self.list || self.person || self.awaiting || self.rows || self.meeting
    }
}

/// Follows the events for one page.
#[derive(Clone, Copy)]
pub(super) struct Follower {
    mine: Mine,
    meetings: Meetings,
    due: StoredValue<Due, LocalStorage>,
    ear: StoredValue<Option<Listening>, LocalStorage>,
}

impl Follower {
    /// Follows nothing yet. It is made outside of anything that is drawn anew, so that the stream
    /// and the timers never outlive what they belong to.
    pub(super) fn new(mine: Mine, meetings: Meetings) -> Self {
        Self {
            mine,
            meetings,
            due: StoredValue::new_local(Due::default()),
            ear: StoredValue::new_local(None),
        }
    }

    /// Keeps the page up to date for as long as it is open. To be called once.
    pub(super) fn follow(self) {
        self.listen();
        // Both last as long as the page does.
        drop(window_event_listener_untyped("visibilitychange", move |_| self.seen_again()));
        let _ = set_interval_with_handle(move || self.tend(), TEND);
    }

    fn listen(self) {
        let first = self.ear.with_value(Option::is_none);
        self.ear.set_value(Some(events::listen(first, move |live| self.hear(live))));
    }

    fn hear(self, live: Live) {
        let new = match live {
            Live::Refresh => {
                self.mine.sitting.away.set(false);
                Due {
                    list: true,
                    person: true,
                    awaiting: true,
                    rows: true,
                    meeting: true,
                    ..Due::default()
                }
            }
            Live::Changed(event) => self.concerns(event),
        };
        let Some(()) = self.due.try_update_value(|due| {
            due.list |= new.list;
            due.person |= new.person;
            due.awaiting |= new.awaiting;
            due.rows |= new.rows;
            due.meeting |= new.meeting;
        }) else {
            return;
        };
        if self.due.with_value(Due::is_any) {
            self.soon();
        }
    }

    /// What `event` makes old.
    fn concerns(self, event: Event) -> Due {
        let open = self.mine.open.get_untracked() == Some(event.young_person_id);
        let listed = self.mine.rows.with_untracked(|rows| {
            rows.iter().flatten().any(|row| row.id == event.young_person_id)
        });
        let due = Due::default();
        match event.kind {
            EventKind::Assignment => Due { list: true, person: open, awaiting: true, ..due },
            EventKind::Me => Due { list: listed, person: listed && open, ..due },
            // The young person's own affair.
            EventKind::EarlierWords | EventKind::Seen => due,
            EventKind::Celebration | EventKind::Gathering | EventKind::Praise => {
                Due { person: open, ..due }
            }
            EventKind::Meeting => {
                let (rows, meeting) = self.meetings.concerns(event.id, event.young_person_id);
                Due { awaiting: listed, rows, meeting, ..due }
            }
            EventKind::Goal | EventKind::Success | EventKind::GoalSuggestion => {
                Due { list: !open, person: open, ..due }
            }
        }
    }

    fn soon(self) {
        let waiting = self.due.with_value(|due| due.timer.is_some());
        if waiting || document().hidden() {
            return;
        }
        let timer = set_timeout_with_handle(move || self.ask(), SETTLE).ok();
        self.due.update_value(|due| due.timer = timer);
    }

    fn ask(self) {
        let Some(due) = self.due.try_update_value(|due| {
            due.timer = None;
            if document().hidden() { Due::default() } else { std::mem::take(due) }
        }) else {
            return;
        };
        if due.person {
            self.mine.look();
        }
        if due.awaiting {
            self.meetings.ask_awaiting();
        }
        if due.rows {
            self.meetings.ask_rows();
        }
        if due.meeting {
            self.meetings.look();
        }
        if due.list {
            self.mine.list(due.back && self.mine.open.get_untracked().is_none());
        }
    }

    fn seen_again(self) {
        let due = self.due.with_value(Due::is_any);
        if due && !document().hidden() {
            self.due.update_value(|due| due.back = true);
            self.soon();
        }
    }

    /// Opens the stream again where the server closed it for good, and asks again for what did not
    /// come.
    fn tend(self) {
        let Sitting { who, away } = self.mine.sitting;
        let signed_in = who.with_untracked(|who| matches!(who, Who::Person(_)));
        if !signed_in || document().hidden() {
            return;
        }
        self.ear.with_value(|ear| {
            if let Some(ear) = ear {
                ear.look_after_leader();
            }
        });
        if !self.ear.with_value(|ear| ear.as_ref().is_some_and(Listening::is_open)) {
            self.mine.sitting.ask();
            if self.ear.with_value(|ear| ear.as_ref().is_none_or(Listening::is_closed)) {
                self.listen();
            }
        } else if away.get_untracked() {
            self.mine.list(false);
            self.mine.look();
            self.meetings.ask_awaiting();
            self.meetings.ask_rows();
            self.meetings.look();
        }
    }
}
