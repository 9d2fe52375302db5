//! The frame: the pages by their addresses, the tabs, and where the focus goes.

use leptos::prelude::*;

use super::{
    gate::{gated, gated_to_the_welcome},
    status::StatusLine,
    tabs::Tabs,
    worker,
};
use crate::{
    address,
    celebrations::Celebration,
    identity::WelcomePage,
    later::{self, Part},
    local::{Session, local},
    push,
    today::TodayPage,
    ui::{Announcer, Glyph, Notice, focus_on, live},
    words::{in_language, words},
};

/// The page at `path`.
fn page(path: &str) -> AnyView {
    let pieces: Vec<_> = address::pieces(path).collect();
    match pieces[..] {
        [] => gated(|| view! { <TodayPage/> }.into_any()),
        ["goals"] | ["goals", _] => gated(|| later::page(Part::Writing)),
        ["successes" | "inbox" | "gatherings"]
        | ["successes", "story"]
        | ["inbox", "links"]
        | ["gatherings", _] => gated(|| later::page(Part::Celebrations)),
        ["me" | "refused"] => gated(|| later::page(Part::Me)),
        ["meetings", ..] => gated(|| later::page(Part::Meetings)),
        ["welcome"] => gated_to_the_welcome(|| view! { <WelcomePage/> }.into_any()),
        ["demo", _] => later::page(Part::Me),
        _ => view! { <NotFound/> }.into_any(),
    }
}

/// Everything on the page.
#[component]
pub fn Frame() -> impl IntoView {
    focus_on_arrival();
    mind_pushes();
    worker::keep_the_rest();
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

/// There is no such page.
#[component]
pub fn NotFound() -> impl IntoView {
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
