//! Pages for those who have no desk to sit at: nobody signed in, no answer yet, somebody whom nobody has
//! confirmed yet, a lead, and the address that leads nowhere.

use kurs_domain::people::Role;
use leptos::prelude::*;
use leptos_router::components::A;

use super::{confirmations::Confirmations, sitting::sitting};
use crate::{
    api::ApiError,
    here,
    ui::{Glyph, Icon, Notice, PageHeading},
    words::words,
};

/// Why something can't be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Not assigned, or there is no such thing: the server tells no difference.
    NotMine,
    /// The server did not answer.
    Away,
}

impl Refused {
    /// What `problem` means for a page.
    pub(super) fn because(problem: &ApiError) -> Self {
        match problem {
            ApiError::Problem(_) if !problem.may_pass() => Self::NotMine,
            _ => Self::Away,
        }
    }
}

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

/// Somebody came in by a new code, and nobody else has confirmed who they are.
#[component]
pub(super) fn AwaitingPage() -> impl IntoView {
    let sitting = sitting();
    let access = &words().desk.access;
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
    let frame = &words().desk.frame;
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
    let frame = &words().desk.frame;
    view! {
        <main id="main" class="desk-page">
            <DeadEnd text=frame.not_found/>
        </main>
    }
}

/// Nothing to see, why, and the way back.
#[component]
pub(super) fn DeadEnd(
    /// Why.
    text: &'static str,
) -> impl IntoView {
    let frame = &words().desk.frame;
    view! {
        <section class="notice">
            <span class="notice-picture"><Icon glyph=Glyph::Search/></span>
            <PageHeading text=frame.not_found_title.to_owned()/>
            <p class="soft">{text}</p>
            <A href="/desk" attr:class="chip">{frame.to_start}</A>
        </section>
    }
}

/// Why nothing is shown, and what to do.
#[component]
pub(super) fn Refusal(
    /// Why.
    refused: Refused,
    /// Asks once more.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let ui = &words().ui;
    match refused {
        Refused::NotMine => view! { <DeadEnd text=words().desk.frame.no_such_person/> }.into_any(),
        Refused::Away => view! {
            <Notice glyph=Glyph::Cloud title=ui.away_title text=ui.away_text>
                <button type="button" class="primary" on:click=move |_| on_retry.run(())>
                    {ui.try_again}
                </button>
            </Notice>
        }
        .into_any(),
    }
}
