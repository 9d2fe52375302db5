//! The caseworkers' desk: their young people, and what each of them shares. The same bundle has the
//! administrator's page and the lead's page.
//!
//! Reading order: [`crate::staff`] (session and portfolio) and [`live`] (updates) → [`caseworker`], [`list`],
//! [`filter`], [`person`] → [`invitation`] → [`crate::meetings::desk`] → [`administration`]. What is read here is never
//! written to this machine; drafts are stored for their tab, and on the server ([`drafts`]).

#![expect(unreachable_pub, reason = "the component macro writes `pub` for what it makes")]

mod administration;
mod caseworker;
mod confirmations;
mod filter;
mod frame;
mod handover;
mod invitation;
mod list;
mod live;
mod person;
mod signed_out;
pub mod texts;

use kurs_domain::people::Role;
use leptos::prelude::*;

use self::{administration::state::AdminState, live::Follower};
use crate::platform;
use crate::{
    meetings::desk::Meetings,
    platform::language,
    staff::{drafts, portfolio::Portfolio, session::StaffSession},
    ui::{self, Announcer, heading::Waiting},
};

pub fn start() {
    ui::begin();
    platform::store_drafts_in_tab();
    mount_to_body(|| {
        // Created outside of what is rebuilt for another language, so that it outlives the change.
        let session = StaffSession::new();
        drafts::begin(session);
        let (portfolio, admin) = (Portfolio::new(session), AdminState::new(session));
        let meetings = Meetings::new(session);
        provide_context(session);
        provide_context(portfolio);
        provide_context(admin);
        provide_context(meetings);
        provide_context(Waiting(meetings.waiting()));
        let follower = Follower::new(portfolio, meetings);
        let account = Memo::new(move |_| session.person_tracked().map(|p| (p.id, p.role)));
        Effect::new(move |_| match account.get() {
            Some((_, Role::Caseworker)) => {
                portfolio.list(true);
                meetings.ask_first_page();
                follower.follow();
            }
            Some((_, Role::Administrator)) => admin.ask(),
            Some((_, Role::Lead | Role::YoungPerson)) | None => {}
        });
        session.ask();
        view! { <Announcer/> {language::in_language(|| view! { <frame::Frame/> })} }
    });
}
