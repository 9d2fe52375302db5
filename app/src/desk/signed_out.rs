//! Pages instead of a desk: signed out, server unreachable, not confirmed yet, a lead's page, and an unknown
//! address.

use kurs_domain::people::Role;
use leptos::prelude::*;

use super::{
    confirmations::Confirmations,
    texts::{access::access_texts, frame_texts},
};
use crate::{
    platform,
    staff::{refused::DeadEnd, session::session, texts::desk_texts},
    ui::{PageHeading, texts::ui_texts},
};

#[component]
pub(super) fn NobodyPage(
    /// The session ended by itself, not by signing out.
    ended: bool,
) -> impl IntoView {
    let session = session();
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
                    on:click=move |_| session.sign_in_as(Role::Caseworker)
                >
                    {frame.try_demo}
                </button>
            })}
        </main>
    }
}

/// The server does not answer, so nobody knows who is signed in.
#[component]
pub(super) fn UnknownPage() -> impl IntoView {
    let session = session();
    let ui = ui_texts();
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=ui.away_title.to_owned()/>
            <p>{ui.away_text}</p>
            <button type="button" class="primary" on:click=move |_| session.ask()>
                {ui.try_again}
            </button>
        </main>
    }
}

/// Signed in with a new code, but not confirmed by a colleague yet.
#[component]
pub(super) fn AwaitingPage() -> impl IntoView {
    let session = session();
    let access = access_texts();
    view! {
        <main id="main" class="desk-page desk-door">
            <PageHeading text=access.awaiting_title.to_owned()/>
            <p>{access.awaiting}</p>
            <p class="soft">{access.awaiting_alone}</p>
            <button type="button" class="primary" on:click=move |_| session.ask()>
                {access.awaiting_look}
            </button>
        </main>
    }
}

/// A lead sees numbers, never a person; there are none yet, and the page says so.
#[component]
pub(super) fn LeadPage(name: String) -> impl IntoView {
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

#[component]
pub(super) fn NotFoundPage() -> impl IntoView {
    view! {
        <main id="main" class="desk-page">
            <DeadEnd text=desk_texts().not_found/>
        </main>
    }
}
