//! The frame: routes, tabs, and where the focus goes.

use leptos::prelude::*;

use super::{
    gate::{gated, gated_welcome},
    status::StatusLine,
    tabs::Tabs,
    texts::shell_texts,
    worker,
};
use crate::{
    celebrations::Celebration,
    identity::WelcomePage,
    lazy::{self, Part},
    platform::{address, browser::stop_reading_aloud, language::in_language},
    push,
    sync::{Session, local},
    today::TodayPage,
    ui::{Announcer, Glyph, Notice, ReadPage, focus_on, live, texts::ui_texts},
};

fn page(path: &str) -> AnyView {
    let pieces: Vec<_> = address::pieces(path).collect();
    match pieces[..] {
        [] => gated(|| view! { <TodayPage/> }.into_any()),
        ["goals"] | ["goals", _] | ["goals", _, "edit"] => gated(|| lazy::page(Part::Writing)),
        ["successes" | "inbox" | "gatherings"]
        | ["successes", "story"]
        | ["inbox", "links"]
        | ["gatherings", _] => gated(|| lazy::page(Part::Celebrations)),
        ["me" | "refused"] | ["me", _] => gated(|| lazy::page(Part::Me)),
        ["meetings", ..] => gated(|| lazy::page(Part::Meetings)),
        ["feedback", ..] => gated(|| lazy::page(Part::Feedback)),
        ["welcome"] | ["welcome", "goal"] => gated_welcome(|| view! { <WelcomePage/> }.into_any()),
        ["demo", _] => lazy::page(Part::Me),
        _ => view! { <NotFound/> }.into_any(),
    }
}

#[component]
pub fn Frame() -> impl IntoView {
    focus_on_arrival();
    sync_pushes();
    worker::cache_all_chunks();
    view! {
        {in_language(|| {
            view! {
                <a class="skip" href="#page-heading">{ui_texts().skip_to_content}</a>
                <div class="frame">
                    <Tabs/>
                    <main id="main">
                        <ReadPage/>
                        <StatusLine/>
                        {live::view(|| page(&address::path()))}
                        <p class="help"><a href=ui_texts().help_url>{ui_texts().help}</a></p>
                    </main>
                </div>
            }
        })}
        <Announcer/>
        {in_language(|| view! { <Celebration/> })}
    }
}

#[component]
pub fn NotFound() -> impl IntoView {
    let words = shell_texts();
    view! {
        <Notice page=true glyph=Glyph::Search title=words.not_found_title text=words.not_found_text>
            <a class="primary" href="/">{ui_texts().to_today}</a>
        </Notice>
    }
}

/// When somebody signs in or returns, applies the taps on buttons of notifications and renews the push
/// subscription.
fn sync_pushes() {
    Effect::new(|before: Option<bool>| {
        let inside = local().ready().get() && local().session().get() == Session::In;
        if inside && before != Some(true) {
            push::apply_acts();
            push::renew();
        }
        inside
    });
}

/// After a navigation the focus goes to the heading of the new page, as after loading a page.
fn focus_on_arrival() {
    Effect::new(move |before: Option<String>| {
        let path = address::path();
        if before.is_some_and(|before| before != path) {
            stop_reading_aloud();
            // The first frame draws the page, the second focuses.
            request_animation_frame(|| focus_on("page-heading"));
        }
        path
    });
}
