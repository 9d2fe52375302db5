//! The frame: the pages by their addresses, the tabs, and where the focus goes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};

use super::{
    gate::{gated, gated_to_the_welcome},
    status::StatusLine,
    tabs::Tabs,
};
use crate::{
    goals::{ChangeGoalPage, GoalsPage, NewGoalPage},
    identity::{DemoPage, WelcomePage},
    me::MePage,
    phone::status::RefusedPage,
    successes::SuccessesPage,
    today::TodayPage,
    ui::{Announcer, Glyph, Notice, focus_on},
    words::{in_language, words},
};

/// Everything on the page.
#[component]
pub fn Frame() -> impl IntoView {
    view! {
        <Router>
            {in_language(|| {
                view! {
                    <a class="skip" href="#page-heading">{words().ui.skip_to_content}</a>
                    <FocusOnArrival/>
                    <div class="frame">
                        <Tabs/>
                        <main id="main">
                            <StatusLine/>
                            <Pages/>
                        </main>
                    </div>
                }
            })}
            <Announcer/>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=|| view! { <NotFound/> }>
            <Route path=path!("/") view=|| gated(|| view! { <TodayPage/> }.into_any())/>
            <Route path=path!("/goals") view=|| gated(|| view! { <GoalsPage/> }.into_any())/>
            <Route path=path!("/goals/new") view=|| gated(|| view! { <NewGoalPage/> }.into_any())/>
            <Route
                path=path!("/goals/:id")
                view=|| gated(|| view! { <ChangeGoalPage/> }.into_any())
            />
            <Route
                path=path!("/successes")
                view=|| gated(|| view! { <SuccessesPage/> }.into_any())
            />
            <Route path=path!("/me") view=|| gated(|| view! { <MePage/> }.into_any())/>
            <Route path=path!("/refused") view=|| gated(|| view! { <RefusedPage/> }.into_any())/>
            <Route
                path=path!("/welcome")
                view=|| gated_to_the_welcome(|| view! { <WelcomePage/> }.into_any())
            />
            <Route path=path!("/demo/:role") view=DemoPage/>
        </FlatRoutes>
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

/// On arriving at another page the focus goes to its heading, as it would on a page of its own.
#[component]
fn FocusOnArrival() -> impl IntoView {
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if before.is_some_and(|before| before != path) {
            // One frame for the page to be drawn, one for the focus.
            request_animation_frame(|| focus_on("page-heading"));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        path
    });
}
