//! The signed-out page. It says that nothing is lost, and how to sign in.

use kurs_domain::people::Role;
use leptos::prelude::*;

use super::texts::identity_texts;
use crate::{
    platform,
    sync::local,
    ui::{Glyph, Icon, PageHeading, live},
};

/// The roles of demo mode, with the path of each.
pub(super) const ROLES: [(Role, &str, Glyph); 4] = [
    (Role::YoungPerson, "young_person", Glyph::Star),
    (Role::Caseworker, "caseworker", Glyph::Chat),
    (Role::Lead, "lead", Glyph::People),
    (Role::Administrator, "administrator", Glyph::Door),
];

#[component]
pub fn SignedOut(expired: bool) -> impl IntoView {
    let words = identity_texts();
    let (title, text) = if expired {
        (words.expired_title, words.expired_text)
    } else if platform::is_demo() {
        (words.welcome, words.welcome_text)
    } else {
        (words.signed_out_title, words.signed_out_text)
    };
    let waiting = live::view(move || {
        let unsent = local().unsent().with(Vec::len);
        (unsent > 0).then(|| view! { <p class="card">{(words.expired_unsent)(unsent)}</p> })
    });
    view! {
        <div class="door stack wide-gap">
            <Sunrise/>
            <header class="page-top"><PageHeading text=title/><p class="soft">{text}</p></header>
            {waiting}
            {platform::is_demo().then(|| view! { <TryKurs/> })}
            <div class="stack">
                <a class=if platform::is_demo() { "quiet" } else { "primary" } href="/welcome">
                    {words.have_code}
                </a>
                <p class="soft small">{words.no_code}</p>
            </div>
        </div>
    }
}

/// A decorative picture: a sun over the course.
#[component]
pub fn Sunrise() -> impl IntoView {
    view! {
        <svg class="sunrise" viewBox="0 0 328 110" aria-hidden="true">
            <circle cx="250" cy="52" r="26"></circle>
            <path class="rays" d="M250 10v-7M250 101v-7M208 52h-7M299 52h-7M220 22l-5-5M285 87l-5-5M280 22l5-5M215 87l5-5"></path>
            <path class="way" d="M0 104C90 104 120 92 170 76S260 66 328 30"></path>
        </svg>
    }
}

/// The invented people of demo mode.
#[component]
fn TryKurs() -> impl IntoView {
    let words = identity_texts();
    let one = |(role, path, glyph): (Role, &'static str, Glyph)| {
        let (name, text) = (words.demo_as)(role);
        // Demo sign-in has a page of its own, so that it can be linked to.
        view! {
            <a class="card line" href=format!("/demo/{path}")>
                <span class="face"><Icon glyph=glyph/></span>
                <span><span dir="auto" class="strong">{name}</span><small class="soft">{text}</small></span>
                <Icon glyph=Glyph::Chevron/>
            </a>
        }
    };
    view! {
        <section class="stack">
            <h2>{words.demo_title}</h2>
            <p class="soft">{words.demo_text}</p>
            {ROLES.into_iter().map(one).collect_view()}
        </section>
    }
}
