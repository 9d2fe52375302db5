//! Who is signed in at the desk, and whether the server is reachable. Every answer of the server passes
//! through [`StaffSession::observe`], so that one place knows when the session is over or the server is
//! unreachable.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kurs_domain::{
    Timestamp,
    day::DayStart,
    people::{Language, Role, SessionPerson},
};
use leptos::{prelude::*, task::spawn_local};

use super::{calls, drafts, texts::desk_texts};
use crate::{
    identity,
    platform::{
        self, DateStyle,
        api::{self, ApiError},
        language,
    },
    ui::announce,
};

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Who {
    Asking,
    /// The server can't be reached.
    Unknown,
    Nobody {
        /// The session ended by itself, not by signing out.
        ended: bool,
    },
    /// Signed in, but not confirmed by a colleague yet.
    Awaiting(SessionPerson),
    /// Signed in.
    Person(SessionPerson),
}

/// The session of the desk. It outlives a change of language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StaffSession {
    pub(crate) who: RwSignal<Who>,
    /// The last request did not reach the server, so what is shown may be outdated.
    pub(crate) away: RwSignal<bool>,
    /// How often drafts were sent.
    pub(crate) drafts_sent: RwSignal<u32>,
}

impl StaffSession {
    pub(crate) fn new() -> Self {
        Self {
            who: RwSignal::new(Who::Asking),
            away: RwSignal::new(false),
            drafts_sent: RwSignal::new(0),
        }
    }

    /// Reads who is signed in.
    pub(crate) fn ask(self) {
        spawn_local(async move {
            let answer = calls::session().await;
            self.observe(&answer);
            match answer {
                Ok(session) if session.person.role == Role::YoungPerson => go_to("/"),
                Ok(session) => {
                    api::set_person(Some(session.person.id));
                    platform::set_draft_owner(Some(session.person.id));
                    if session.person.role == Role::Caseworker && !session.awaiting_confirmation {
                        drafts::restore().await;
                    }
                    let (person, awaiting) = (session.person, session.awaiting_confirmation);
                    let still_waits = awaiting
                        && self.who.with_untracked(
                            |who| matches!(who, Who::Awaiting(before) if before.id == person.id),
                        );
                    if still_waits {
                        // In the language that was chosen on this page meanwhile.
                        return announce(desk_texts().awaiting_still);
                    }
                    language::set_language(person.language);
                    let now = if awaiting { Who::Awaiting(person) } else { Who::Person(person) };
                    if self.who.with_untracked(|who| *who != now) {
                        self.who.set(now);
                    }
                }
                Err(ApiError::SignedOut(_)) => {}
                Err(_) => {
                    if self.who.with_untracked(|who| *who == Who::Asking) {
                        self.who.set(Who::Unknown);
                    }
                }
            }
        });
    }

    /// Updates the session and `away` from an answer of the server.
    pub(crate) fn observe<T>(self, answer: &Result<T, ApiError>) {
        let away = match answer {
            Err(ApiError::SignedOut(problem)) if problem.code == "other_person" => {
                // In another tab: this one begins again as theirs.
                let _ = window().location().reload();
                false
            }
            Err(ApiError::SignedOut(problem)) => {
                api::set_person(None);
                platform::set_drafts_elsewhere(BTreeMap::new());
                let before =
                    self.who.with_untracked(|who| matches!(who, Who::Person(_) | Who::Awaiting(_)));
                let ended = before || problem.code == "session_expired";
                if !self.who.with_untracked(|who| matches!(who, Who::Nobody { .. })) {
                    self.who.set(Who::Nobody { ended });
                }
                false
            }
            Err(ApiError::Problem(problem)) if problem.code == "awaiting_confirmation" => {
                if let Some(person) = self.person() {
                    self.who.set(Who::Awaiting(person));
                }
                false
            }
            Err(ApiError::Offline(_)) => true,
            Ok(_) | Err(_) => false,
        };
        if self.away.get_untracked() != away {
            self.away.set(away);
        }
    }

    /// Ends the session, or all sessions of the person, and leaves the desk.
    pub(crate) fn sign_out(self, everywhere: bool) {
        spawn_local(async move {
            drafts::send_and_wait().await;
            match identity::sign_out(everywhere).await {
                Ok(()) => {
                    platform::forget_drafts();
                    go_to("/welcome");
                }
                Err(problem) => self.observe::<()>(&Err(problem)),
            }
        });
    }

    /// Changes the language on this page, and on the server if the person is confirmed.
    pub(crate) fn choose_language(self, language: Language) {
        self.who.update_untracked(|who| {
            if let Who::Person(person) | Who::Awaiting(person) = who {
                person.language = language;
            }
        });
        language::set_language(language);
        if self.who.with_untracked(|who| matches!(who, Who::Person(_))) {
            spawn_local(async move { self.observe(&calls::choose_language(language).await) });
        }
    }

    /// Signs in as an invented person and opens their desk.
    pub(crate) fn sign_in_as(self, role: Role) {
        spawn_local(async move {
            let answer = calls::sign_in_as(role).await;
            self.observe(&answer);
            if answer.is_ok() {
                go_to("/desk");
            }
        });
    }

    /// The person signed in, untracked.
    pub(crate) fn person(self) -> Option<SessionPerson> {
        untrack(|| self.person_tracked())
    }

    /// The person signed in, reactively.
    pub(crate) fn person_tracked(self) -> Option<SessionPerson> {
        self.who.with(|who| match who {
            Who::Person(person) => Some(person.clone()),
            _ => None,
        })
    }

    fn zone(self) -> String {
        self.person().map_or_else(platform::own_time_zone, |person| person.time_zone)
    }

    /// The date of `at` in the person's time zone, written out.
    pub(crate) fn date(self, at: Timestamp) -> String {
        platform::write_date(calendar_day(at, &self.zone()), DateStyle::Full)
    }

    /// The time of day of `at` in the person's time zone.
    pub(crate) fn time(self, at: Timestamp) -> String {
        platform::write_time(at, &self.zone())
    }
}

/// The calendar date; days of the desk begin at midnight.
fn calendar_day(at: Timestamp, zone: &str) -> NaiveDate {
    platform::day_at(at, zone, DayStart::new(0).unwrap_or_default())
}

/// The session of this page, from the context.
pub(crate) fn session() -> StaffSession {
    expect_context()
}

/// Leaves this bundle for another page of the server.
pub(crate) fn go_to(path: &str) {
    // Only fails for an invalid address.
    let _ = window().location().set_href(path);
}

/// The text of a problem.
pub(crate) fn problem_words(problem: &ApiError) -> String {
    let field = problem.problem().and_then(|problem| problem.fields.first());
    let code = field.map_or_else(|| problem.code(), |field| &field.code);
    (desk_texts().problem)(code).to_owned()
}
