//! Meetings: what is planned, what the young person says to them in whichever way suits them, who
//! comes and who speaks for them, and what it all came to.
//!
//! Everything here hangs on [`page`], so that a phone loads it when a meeting is looked at, and not
//! before.

pub mod about;
pub mod after;
pub mod board;
pub mod board_picture;
pub mod changes;
pub mod coming;
mod corrections;
pub mod decisions;
pub mod delegate_form;
pub mod delegates;
pub mod desk;
pub mod drawing;
mod levels;
pub mod list;
pub mod live;
pub mod page;
mod paper;
pub mod people;
mod pictograms;
pub mod player;
pub mod prepare;
pub mod prepare_choices;
pub mod prepare_people;
mod recorder;
pub mod said;
pub mod say;
pub mod saying;
pub mod scales;
pub mod text;
pub mod texts;
pub mod voice;
mod when;

use kurs_domain::{
    Id,
    meetings::{Meeting, MeetingAction, OwnAct},
};
use leptos::prelude::*;

use self::texts::meeting_texts;
use crate::{
    sync::{all, dispatch},
    ui::{Glyph, Notice, live as ui_live},
};

/// The page of meetings at the `rest` of the path.
pub fn page(rest: &[&str]) -> AnyView {
    match *rest {
        [] => view! { <list::ListPage/> }.into_any(),
        ["new"] => view! { <list::AskPage/> }.into_any(),
        [id] => of(id, |meeting| view! { <page::MeetingPage meeting=meeting/> }.into_any()),
        [id, "prepare"] => of(id, |it| view! { <prepare::PreparePage meeting=it/> }.into_any()),
        [id, "say"] => of(id, |it| view! { <say::WaysPage meeting=it/> }.into_any()),
        [id, "said", _] => of(id, |it| view! { <say::SaidPage meeting=it/> }.into_any()),
        [id, "say", _] => of(id, |it| view! { <say::SayPage meeting=it/> }.into_any()),
        [id, "people"] => of(id, |it| view! { <people::PeoplePage meeting=it/> }.into_any()),
        [id, "people", "new"] => {
            of(id, |it| view! { <prepare_people::WishPage meeting=it/> }.into_any())
        }
        [id, "delegates", _] => {
            of(id, |it| view! { <delegate_form::DelegatePage meeting=it/> }.into_any())
        }
        _ => view! { <Gone/> }.into_any(),
    }
}

/// Draws what there is of the meeting `id`, as soon as the phone knows it.
fn of(id: &str, draw: fn(Memo<Meeting>) -> AnyView) -> AnyView {
    let id = Id::parse(id).ok();
    let found = ui_live::memo(move || {
        all::<Meeting>().with(|all| all.iter().find(|it| Some(it.id) == id).cloned())
    });
    let there = ui_live::memo(move || found.with(Option::is_some));
    ui_live::view(move || match found.get_untracked().filter(|_| there.get()) {
        Some(first) => {
            let latest = move |before: Option<&Meeting>| {
                found.get().unwrap_or_else(|| before.unwrap_or(&first).clone())
            };
            draw(Memo::new(latest))
        }
        None => view! { <Gone/> }.into_any(),
    })
    .into_any()
}

#[component]
fn Gone() -> impl IntoView {
    let words = meeting_texts();
    view! {
        <Notice page=true glyph=Glyph::Calendar title=words.gone text=words.gone_text>
            <a class="primary" href="/meetings">{words.back}</a>
        </Notice>
    }
}

/// Does `act`; where the rules say no, why, in words.
fn act(meeting: Id, act: OwnAct) -> Result<(), &'static str> {
    dispatch(MeetingAction::Own { meeting, act })
        .map_err(|problem| (meeting_texts().problem)(problem.code()))
}
