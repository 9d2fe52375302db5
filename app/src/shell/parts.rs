//! What is loaded when it is first asked for, in parts of what is used together.
//!
//! Whatever only one part reaches goes into its chunk, and what several reach into one that they
//! share; what the frame or the day reaches is there from the start.

use leptos::prelude::*;

use super::{frame::NotFound, status::RefusedPage};
use crate::{
    celebrations::{InboxPage, LinksPage},
    gatherings::{GatheringPage, GatheringsPage, PlanPage},
    goals::{ChangeGoalPage, FirstGoal, GoalsPage, NewGoalPage, page::GoalPage},
    identity::DemoPage,
    lazy::Asked,
    me::MePage,
    meetings, push,
    successes::{NoticeForm, SuccessEditor, SuccessesPage, story::StoryPage},
};

/// What is written: goals, the first one of the welcome among them, and the sheets of successes.
pub fn writing(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["goals"]) => view! { <GoalsPage/> }.into_any(),
        Asked::Page(["goals", "new"]) => view! { <NewGoalPage/> }.into_any(),
        Asked::Page(["goals", _]) => view! { <GoalPage/> }.into_any(),
        Asked::Page(["goals", _, "edit"]) => view! { <ChangeGoalPage/> }.into_any(),
        Asked::FirstGoal { on_finish } => view! { <FirstGoal on_finish=on_finish/> }.into_any(),
        Asked::Words { id, on_done } => view! { <SuccessEditor id=id on_done=on_done/> }.into_any(),
        Asked::Notice { shares, on_done } => {
            view! { <NoticeForm from_other_app=shares on_done=on_done/> }.into_any()
        }
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// What is celebrated: successes and their story, kind words and the links that ask for them,
/// gatherings.
pub fn celebrations(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["successes"]) => view! { <SuccessesPage/> }.into_any(),
        Asked::Page(["successes", "story"]) => view! { <StoryPage/> }.into_any(),
        Asked::Page(["inbox"]) => view! { <InboxPage/> }.into_any(),
        Asked::Page(["inbox", "links"]) => view! { <LinksPage/> }.into_any(),
        Asked::Page(["gatherings"]) => view! { <GatheringsPage/> }.into_any(),
        Asked::Page(["gatherings", "new"]) => view! { <PlanPage/> }.into_any(),
        Asked::Page(["gatherings", _]) => view! { <GatheringPage/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// Meetings: what is planned, what is said to them, and what came of it.
pub fn meetings(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["meetings", rest @ ..]) => meetings::page(rest),
        Asked::Said { entry } => meetings::said::of_entry(entry),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// One's own page, what hardly anybody ever sees, and what pushes need while nobody looks.
pub fn me(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["me"]) => view! { <MePage/> }.into_any(),
        Asked::Page(["refused"]) => view! { <RefusedPage/> }.into_any(),
        Asked::Page(["demo", _]) => view! { <DemoPage/> }.into_any(),
        Asked::TakeActs => {
            push::acts::take();
            ().into_any()
        }
        Asked::RenewPushes => {
            push::subscribe_anew();
            ().into_any()
        }
        _ => view! { <NotFound/> }.into_any(),
    }
}
