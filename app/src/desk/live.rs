//! Live updates of the desk: the list and the open page follow the server's events.
//!
//! Events come in bursts and every read is shown to the young person, so a burst is debounced into one read,
//! and a hidden tab reads nothing until it is visible again.

use std::time::Duration;

use kurs_domain::events::{Event, EventKind};
use leptos::prelude::*;

use crate::{
    meetings::desk::Meetings,
    staff::{
        portfolio::Portfolio,
        session::{StaffSession, Who},
    },
    sync::events::{self, Listening, Live},
};

/// How long events are debounced.
const DEBOUNCE: Duration = Duration::from_millis(800);
/// How often the stream is checked.
const STREAM_CHECK: Duration = Duration::from_secs(6);

/// What has to be read again.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
struct Due {
    list: bool,
    person: bool,
    /// Contributions that wait for an answer.
    awaiting: bool,
    /// The meetings of the open young person.
    rows: bool,
    /// The open meeting.
    meeting: bool,
    /// The tab has just become visible, so the list may be sorted again.
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
    portfolio: Portfolio,
    meetings: Meetings,
    due: StoredValue<Due, LocalStorage>,
    listening: StoredValue<Option<Listening>, LocalStorage>,
}

impl Follower {
    /// Not following yet. It is created outside of what is rebuilt for another language, so that the stream
    /// and the timers live as long as the page.
    pub(super) fn new(portfolio: Portfolio, meetings: Meetings) -> Self {
        Self {
            portfolio,
            meetings,
            due: StoredValue::new_local(Due::default()),
            listening: StoredValue::new_local(None),
        }
    }

    /// Keeps the page up to date while it is open. Call it once.
    pub(super) fn follow(self) {
        self.listen();
        // Both live as long as the page.
        drop(window_event_listener_untyped("visibilitychange", move |_| {
            self.on_visibility_change();
        }));
        let _ = set_interval_with_handle(move || self.check_stream(), STREAM_CHECK);
    }

    fn listen(self) {
        let first = self.listening.with_value(Option::is_none);
        self.listening.set_value(Some(events::listen(first, move |live| self.receive(live))));
    }

    fn receive(self, live: Live) {
        let new = match live {
            Live::Refresh => {
                self.portfolio.session.away.set(false);
                Due {
                    list: true,
                    person: true,
                    awaiting: true,
                    rows: true,
                    meeting: true,
                    ..Due::default()
                }
            }
            Live::Changed(event) => self.affected_by(event),
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
            self.schedule();
        }
    }

    /// What has to be read again after `event`.
    fn affected_by(self, event: Event) -> Due {
        let open = self.portfolio.overview.open.get_untracked() == Some(event.young_person_id);
        let listed = self.portfolio.rows.with_untracked(|rows| {
            rows.iter().flatten().any(|row| row.id == event.young_person_id)
        });
        let due = Due::default();
        match event.kind {
            EventKind::Assignment => {
                let meeting = self.meetings.is_open_of(event.young_person_id);
                Due { list: true, person: open, awaiting: true, meeting, ..due }
            }
            EventKind::Me => Due { list: listed, person: listed && open, ..due },
            // Only the young person sees these.
            EventKind::EarlierWords | EventKind::Seen => due,
            EventKind::Celebration
            | EventKind::Feedback
            | EventKind::Gathering
            | EventKind::Praise => Due { person: open, ..due },
            EventKind::Meeting => {
                let (rows, meeting) = self.meetings.affected_by(event.id, event.young_person_id);
                Due { awaiting: listed, rows, meeting, ..due }
            }
            EventKind::Goal
            | EventKind::Success
            | EventKind::GoalSuggestion
            | EventKind::Outreach => Due { list: !open, person: open, ..due },
        }
    }

    fn schedule(self) {
        let waiting = self.due.with_value(|due| due.timer.is_some());
        if waiting || document().hidden() {
            return;
        }
        let timer = set_timeout_with_handle(move || self.reload(), DEBOUNCE).ok();
        self.due.update_value(|due| due.timer = timer);
    }

    fn reload(self) {
        let Some(due) = self.due.try_update_value(|due| {
            due.timer = None;
            if document().hidden() { Due::default() } else { std::mem::take(due) }
        }) else {
            return;
        };
        if due.person {
            self.portfolio.load();
        }
        if due.awaiting {
            self.meetings.ask_first_page();
        }
        if due.rows {
            self.meetings.ask_rows();
        }
        if due.meeting {
            self.meetings.load();
        }
        if due.list {
            self.portfolio.list(due.back && self.portfolio.overview.open.get_untracked().is_none());
        }
    }

    fn on_visibility_change(self) {
        let due = self.due.with_value(Due::is_any);
        if due && !document().hidden() {
            self.due.update_value(|due| due.back = true);
            self.schedule();
        }
    }

    /// Opens the stream again if the server closed it for good, and repeats reads that failed.
    fn check_stream(self) {
        let StaffSession { who, away, .. } = self.portfolio.session;
        let signed_in = who.with_untracked(|who| matches!(who, Who::Person(_)));
        if !signed_in || document().hidden() {
            return;
        }
        self.listening.with_value(|listening| {
            if let Some(listening) = listening {
                listening.check_leader();
            }
        });
        if !self
            .listening
            .with_value(|listening| listening.as_ref().is_some_and(Listening::is_open))
        {
            self.portfolio.session.ask();
            if self
                .listening
                .with_value(|listening| listening.as_ref().is_none_or(Listening::is_closed))
            {
                self.listen();
            }
        } else if away.get_untracked() {
            self.portfolio.list(false);
            self.portfolio.load();
            self.meetings.ask_first_page();
            self.meetings.ask_rows();
            self.meetings.load();
        }
    }
}
