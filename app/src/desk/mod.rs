//! The caseworkers' desk: who is assigned to me, and what each of them shares. The same bundle holds
//! the administrator's page and the calm page of a lead.
//!
//! Reading order: [`sitting`] (who is here) → [`mine`] (what a caseworker's page holds) and [`live`]
//! (how it stays true) → [`caseworker`], [`list`], [`person`] (how it is drawn) → [`invitation`] →
//! [`meetings`] → [`administration`]. What is read here is never written to this machine; what
//! is being written is kept for the tab it is written in.

#![expect(unreachable_pub, reason = "the component macro writes `pub` for what it makes")]

mod administration;
mod caseworker;
mod confirmations;
mod doors;
mod frame;
mod handover;
mod invitation;
mod list;
mod live;
mod person;
pub mod texts;

use kurs_domain::people::Role;
use leptos::prelude::*;

use self::{administration::Office, live::Follower};
use crate::platform;
use crate::{
    meetings::desk::Meetings,
    platform::language,
    staff::{mine::Mine, sitting::Sitting},
    ui::{self, Announcer},
};

/// Starts the desk.
pub fn start() {
    ui::begin();
    platform::store_drafts_in_tab();
    mount_to_body(|| {
        // Made outside of what is drawn anew in another language, so that it outlives the change.
        let sitting = Sitting::new();
        let (mine, office) = (Mine::new(sitting), Office::new(sitting));
        let meetings = Meetings::new(sitting);
        provide_context(sitting);
        provide_context(mine);
        provide_context(office);
        provide_context(meetings);
        let follower = Follower::new(mine, meetings);
        let seat = Memo::new(move |_| sitting.person_tracked().map(|p| (p.id, p.role)));
        Effect::new(move |_| match seat.get() {
            Some((_, Role::Caseworker)) => {
                mine.list(true);
                meetings.ask_awaiting();
                follower.follow();
            }
            Some((_, Role::Administrator)) => office.ask(),
            Some((_, Role::Lead | Role::YoungPerson)) | None => {}
        });
        sitting.ask();
        view! { <Announcer/> {language::in_language(|| view! { <frame::Frame/> })} }
    });
}
