//! Who sits at the desk, and whether the server can be reached. Every answer of the server is heard
//! here, so that one place knows when the session is over or the server is away.

use chrono::NaiveDate;
use kurs_domain::{
    Timestamp,
    day::DayStart,
    people::{Language, Role, SessionPerson},
};
use leptos::{prelude::*, task::spawn_local};

use super::{calls, texts::desk_texts};
use crate::{
    identity,
    platform::{self, DateStyle, api::ApiError, language},
    ui::announce,
};

/// Who sits here.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Who {
    /// The server has not said yet.
    Asking,
    /// The server can't be reached, so nobody knows.
    Unknown,
    /// Nobody.
    Nobody {
        /// Somebody did, until the session ended.
        ended: bool,
    },
    /// This person, whom somebody else has yet to confirm.
    Awaiting(SessionPerson),
    /// This person.
    Person(SessionPerson),
}

/// The state of the page as a whole. It outlives a change of language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sitting {
    /// Who sits here.
    pub(crate) who: RwSignal<Who>,
    /// The last answer did not come: what is on the page may be old.
    pub(crate) away: RwSignal<bool>,
}

impl Sitting {
    /// Nothing is known yet.
    pub(crate) fn new() -> Self {
        Self { who: RwSignal::new(Who::Asking), away: RwSignal::new(false) }
    }

    /// Asks the server who is signed in.
    pub(crate) fn ask(self) {
        spawn_local(async move {
            let answer = calls::session().await;
            self.hear(&answer);
            match answer {
                Ok(session) if session.person.role == Role::YoungPerson => go_to("/"),
                Ok(session) => {
                    platform::write_drafts_of(Some(session.person.id));
                    let (person, awaiting) = (session.person, session.awaiting_confirmation);
                    let still_waits = awaiting
                        && self.who.with_untracked(
                            |who| matches!(who, Who::Awaiting(before) if before.id == person.id),
                        );
                    if still_waits {
                        // In the language that was chosen here meanwhile.
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

    /// Takes note of what `answer` says about the session and the server.
    pub(crate) fn hear<T>(self, answer: &Result<T, ApiError>) {
        let away = match answer {
            Err(ApiError::SignedOut(problem)) => {
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

    /// Ends the session, or all of one's own sessions, and leaves.
    pub(crate) fn sign_out(self, everywhere: bool) {
        spawn_local(async move {
            match identity::sign_out(everywhere).await {
                Ok(()) => {
                    platform::forget_drafts();
                    go_to("/welcome");
                }
                Err(problem) => self.hear::<()>(&Err(problem)),
            }
        });
    }

    /// Speaks `language` from now on: here, and on the server where that is open already.
    pub(crate) fn speak(self, language: Language) {
        self.who.update_untracked(|who| {
            if let Who::Person(person) | Who::Awaiting(person) = who {
                person.language = language;
            }
        });
        language::set_language(language);
        if self.who.with_untracked(|who| matches!(who, Who::Person(_))) {
            spawn_local(async move { self.hear(&calls::choose_language(language).await) });
        }
    }

    /// Signs in as an invented person and shows their desk.
    pub(crate) fn try_as(self, role: Role) {
        spawn_local(async move {
            let answer = calls::try_as(role).await;
            self.hear(&answer);
            if answer.is_ok() {
                go_to("/desk");
            }
        });
    }

    /// Who is signed in, if somebody is.
    pub(crate) fn person(self) -> Option<SessionPerson> {
        untrack(|| self.person_tracked())
    }

    /// The same, for what is to follow a change.
    pub(crate) fn person_tracked(self) -> Option<SessionPerson> {
        self.who.with(|who| match who {
            Who::Person(person) => Some(person.clone()),
            _ => None,
        })
    }

    fn zone(self) -> String {
        self.person().map_or_else(platform::own_time_zone, |person| person.time_zone)
    }

    /// The date of `at` on this person's calendar, written out.
    pub(crate) fn date(self, at: Timestamp) -> String {
        platform::write_date(calendar_day(at, &self.zone()), DateStyle::Full)
    }

    /// The time of day of `at` on this person's clock.
    pub(crate) fn time(self, at: Timestamp) -> String {
        platform::write_time(at, &self.zone())
    }
}

/// The date on the calendar. A desk's days begin at midnight.
fn calendar_day(at: Timestamp, zone: &str) -> NaiveDate {
    platform::day_at(at, zone, DayStart::new(0).unwrap_or_default())
}

/// The sitting of this page.
pub(crate) fn sitting() -> Sitting {
    expect_context()
}

/// Leaves this bundle for another page of the server.
pub(crate) fn go_to(path: &str) {
    // Only fails for an address that is none.
    let _ = window().location().set_href(path);
}

/// What went wrong, in words.
pub(crate) fn problem_words(problem: &ApiError) -> String {
    let field = problem.problem().and_then(|problem| problem.fields.first());
    let code = field.map_or_else(|| problem.code(), |field| &field.code);
    (desk_texts().problem)(code).to_owned()
}
