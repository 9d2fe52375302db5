//! The tab bar: at the bottom of a phone, at the side of a wide screen.

use kurs_domain::people::Role;
use leptos::prelude::*;

use super::texts::shell_texts;
use crate::{
    platform::{address, leave_quickly},
    sync::{Session, local},
    ui::{Glyph, Icon, When, live},
};

/// Kind words and gatherings belong to the tab of successes.
fn is_celebration(path: &str) -> bool {
    path.starts_with("/inbox") || path.starts_with("/gatherings")
}

#[component]
pub fn Tabs() -> impl IntoView {
    let local = local();
    let shown = live::memo(move || {
        let of_phone = local
            .me()
            .with(|me| me.as_ref().is_none_or(|me| me.role == Role::YoungPerson && me.welcomed));
        let session = local.session().get();
        of_phone
            && !matches!(session, Session::Out { .. })
            && !address::path().starts_with("/welcome")
    });
    let words = shell_texts();
    let tab = move |href: &'static str, glyph: Glyph, name: &'static str| {
        let current = move || {
            let path = address::path();
            let here = match href {
                "/" => path == "/" || path.starts_with("/goals"),
                "/successes" if is_celebration(&path) => true,
                // `/me` is not `/meetings`.
                href => path == href || path.starts_with(&format!("{href}/")),
            };
            here.then_some("page")
        };
        view! {
            <a href=href aria-current=current>
                <Icon glyph=glyph/>
                <span>{name}</span>
            </a>
        }
    };
    view! {
        <When when=move || shown.get()>
            <nav class="tabs" aria-label=words.tabs>
                {tab("/", Glyph::Sun, words.tab_today)}
                {tab("/successes", Glyph::Star, words.tab_successes)}
                {tab("/meetings", Glyph::Chat, words.tab_meetings)}
                {tab("/me", Glyph::Person, words.tab_me)}
                <button type="button" title=words.leave_title on:click=live::act(|_| leave_quickly())>
                    <Icon glyph=Glyph::Door/>
                    <span>{words.leave}</span>
                </button>
            </nav>
        </When>
    }
}
