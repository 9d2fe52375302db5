//! Pages for those who have no desk to sit at: nobody signed in, no answer yet, a lead, and the
//! address that leads nowhere.

use kurs_domain::people::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::sitting::sitting;
use crate::{
    here,
    ui::{Glyph, Notice, PageHeading},
    words::words,
};

/// Nobody is signed in, or not any longer.
#[component]
pub(super) fn NobodyPage(
    /// Somebody was.
    ended: bool,
) -> impl IntoView {
    let sitting = sitting();
    let frame = &words().desk.frame;
    let text = if ended { frame.session_ended } else { frame.signed_out };
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=frame.signed_out_title.to_owned()/>
            <p>{text}</p>
            <a class="primary" href="/welcome" rel="external">{frame.to_sign_in}</a>
            {here::is_demo().then(|| view! {
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| sitting.try_as(Role::Caseworker)
                >
                    {frame.try_demo}
                </button>
            })}
        </main>
    }
}

/// The server does not answer, so nobody knows who is here.
#[component]
pub(super) fn UnknownPage() -> impl IntoView {
    let sitting = sitting();
    let ui = &words().ui;
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=ui.away_title.to_owned()/>
            <p>{ui.away_text}</p>
            <button type="button" class="primary" on:click=move |_| sitting.ask()>
                {ui.try_again}
            </button>
        </main>
    }
}

/// A lead sees numbers, never a person; there are none yet, and the page says so.
#[component]
pub(super) fn LeadPage(
    /// What the lead is called.
    name: String,
) -> impl IntoView {
    let frame = &words().desk.frame;
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=(frame.hello)(&name)/>
            <p>{frame.lead}</p>
            <p class="soft">{frame.lead_small_numbers}</p>
        </main>
    }
}

/// An address that leads nowhere.
#[component]
pub(super) fn NotFoundPage() -> impl IntoView {
    let frame = &words().desk.frame;
    view! {
        <main id="main" class="desk-page">
            <Notice glyph=Glyph::Search title=frame.not_found_title text=frame.not_found>
                <A href="/desk" attr:class="primary">{frame.to_start}</A>
            </Notice>
        </main>
    }
}
