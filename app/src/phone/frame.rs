//! The frame: the pages by their addresses, the tabs, and where the focus goes.

use leptos::prelude::*;

use super::{
    gate::{gated, gated_to_the_welcome},
    status::{RefusedPage, StatusLine},
    tabs::Tabs,
};
use crate::{
    address,
    celebrations::{Celebration, InboxPage, LinksPage, StoryPage},
    gatherings::{GatheringPage, GatheringsPage, PlanPage},
    goals::{ChangeGoalPage, GoalsPage, NewGoalPage},
    identity::{DemoPage, WelcomePage},
    local::{Session, local},
    me::MePage,
    meetings, push,
    successes::SuccessesPage,
    today::TodayPage,
    ui::{Announcer, Glyph, Notice, focus_on, live},
    words::{in_language, words},
};

/// The page at `path`.
fn page(path: &str) -> AnyView {
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [] => gated(|| view! { <TodayPage/> }.into_any()),
        ["goals"] => gated(|| view! { <GoalsPage/> }.into_any()),
        ["goals", "new"] => gated(|| view! { <NewGoalPage/> }.into_any()),
        ["goals", _] => gated(|| view! { <ChangeGoalPage/> }.into_any()),
        ["inbox"] => gated(|| view! { <InboxPage/> }.into_any()),
        ["inbox", "links"] => gated(|| view! { <LinksPage/> }.into_any()),
        ["gatherings"] => gated(|| view! { <GatheringsPage/> }.into_any()),
        ["gatherings", "new"] => gated(|| view! { <PlanPage/> }.into_any()),
        ["gatherings", _] => gated(|| view! { <GatheringPage/> }.into_any()),
        ["successes", "story"] => gated(|| view! { <StoryPage/> }.into_any()),
        ["successes"] => gated(|| view! { <SuccessesPage/> }.into_any()),
        ["meetings", ..] => gated(meetings::page),
        ["me"] => gated(|| view! { <MePage/> }.into_any()),
        ["refused"] => gated(|| view! { <RefusedPage/> }.into_any()),
        ["welcome"] => gated_to_the_welcome(|| view! { <WelcomePage/> }.into_any()),
        ["demo", _] => view! { <DemoPage/> }.into_any(),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// Everything on the page.
#[component]
pub fn Frame() -> impl IntoView {
    focus_on_arrival();
    mind_pushes();
    view! {
        {in_language(|| {
            view! {
                <a class="skip" href="#page-heading">{words().ui.skip_to_content}</a>
                <div class="frame">
                    <Tabs/>
                    <main id="main">
                        <StatusLine/>
                        {live::view(|| page(&address::path()))}
                    </main>
                </div>
            }
        })}
        <Announcer/>
        {in_language(|| view! { <Celebration/> })}
    }
}

#[component]
fn NotFound() -> impl IntoView {
    let words = &words().shell;
    view! {
        <Notice page=true glyph=Glyph::Search title=words.not_found_title text=words.not_found_text>
            <a class="primary" href="/">{words.to_today}</a>
        </Notice>
    }
}

/// Whoever comes in takes over what the buttons of reminders said meanwhile, and goes on taking
/// pushes.
fn mind_pushes() {
    Effect::new(|before: Option<bool>| {
        let inside = local().ready().get() && local().session().get() == Session::In;
        if inside && before != Some(true) {
            push::take_acts();
            push::renew();
        }
        inside
    });
}

/// On arriving at another page the focus goes to its heading, as it would on a page of its own.
fn focus_on_arrival() {
    Effect::new(move |before: Option<String>| {
        let path = address::path();
        if before.is_some_and(|before| before != path) {
            // One frame for the page to be drawn, one for the focus.
            request_animation_frame(|| focus_on("page-heading"));
        }
        path
    });
}
