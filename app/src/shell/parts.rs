//! The lazy chunks: what each of them shows.
//!
//! Code that only one chunk uses is in its file, and code that several use in a file they share; what the
//! frame or the day uses is in the first download.

use leptos::prelude::*;

use super::{frame::NotFound, status::RefusedPage};
use crate::{
    celebrations::{InboxPage, LinksPage},
    feedback,
    gatherings::{GatheringPage, GatheringsPage, PlanPage},
    goals::{ChangeGoalPage, FirstGoal, GoalsPage, NewGoalPage, page::GoalPage},
    identity::DemoPage,
    lazy::Asked,
    me::{MePage, section_page},
    meetings, push,
    successes::{NoticeForm, SuccessEditor, SuccessesPage, story::StoryPage},
};

/// Goals, the first goal of the welcome, and the sheets of successes.
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

/// Successes and their story, kind words and the links that ask for them, gatherings.
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

/// Meetings: planned ones, contributions to them, and their results.
pub fn meetings(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["meetings", rest @ ..]) => meetings::page(rest),
        Asked::Said { entry } => meetings::said::of_entry(entry),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// Answering questionnaires, and one's own curves.
pub fn feedback(asked: Asked) -> AnyView {
    let page = match asked {
        Asked::Page(["feedback", rest @ ..]) => feedback::page(rest),
        _ => None,
    };
    page.unwrap_or_else(|| view! { <NotFound/> }.into_any())
}

/// The person's own page, rarely seen pages, and what pushes need while the app is closed.
pub fn me(asked: Asked) -> AnyView {
    match asked {
        Asked::Page(["me"]) => view! { <MePage/> }.into_any(),
        Asked::Page(["me", address]) => {
            section_page(address).unwrap_or_else(|| view! { <NotFound/> }.into_any())
        }
        Asked::Page(["refused"]) => view! { <RefusedPage/> }.into_any(),
        Asked::Page(["demo", _]) => view! { <DemoPage/> }.into_any(),
        Asked::TakeActs => {
            push::acts::apply_pending();
            ().into_any()
        }
        Asked::RenewPushes => {
            push::resubscribe();
            ().into_any()
        }
        _ => view! { <NotFound/> }.into_any(),
    }
}
