//! Pages for those who have no desk to sit at: nobody signed in, no answer yet, somebody whom nobody has
//! confirmed yet, a lead, and the address that leads nowhere.

use kurs_domain::people::Role;
use leptos::prelude::*;

use super::{
    confirmations::Confirmations,
    texts::{access::access_texts, frame_texts},
};
use crate::{
    platform,
    staff::{refused::DeadEnd, sitting::sitting, texts::desk_texts},
    ui::{PageHeading, texts::ui_texts},
};

/// Nobody is signed in, or not any longer.
#[component]
pub(super) fn NobodyPage(
    /// Somebody was.
    ended: bool,
) -> impl IntoView {
    let sitting = sitting();
    let frame = frame_texts();
    let text = if ended { frame.session_ended } else { frame.signed_out };
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=frame.signed_out_title.to_owned()/>
            <p>{text}</p>
            <a class="primary" href="/welcome" rel="external">{frame.to_sign_in}</a>
            {platform::is_demo().then(|| view! {
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
    let ui = ui_texts();
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

/// Somebody came in by a new code, and nobody else has confirmed who they are.
#[component]
pub(super) fn AwaitingPage() -> impl IntoView {
    let sitting = sitting();
    let access = access_texts();
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=access.awaiting_title.to_owned()/>
            <p>{access.awaiting}</p>
            <p class="soft">{access.awaiting_alone}</p>
            <button type="button" class="primary" on:click=move |_| sitting.ask()>
                {access.awaiting_look}
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
    let frame = frame_texts();
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=(frame.hello)(&name)/>
            <p>{frame.lead}</p>
            <p class="soft">{frame.lead_small_numbers}</p>
            <Confirmations/>
        </main>
    }
}

/// An address that leads nowhere.
#[component]
pub(super) fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="desk-page">
            <DeadEnd text=desk_texts().not_found/>
        </main>
    }
}
