//! Why a page of the desk can't be shown.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    platform::api::ApiError,
    staff::texts::desk_texts,
    ui::{
        heading::PageHeading,
        icon::{Glyph, Icon},
        notice::Notice,
        texts::ui_texts,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not assigned, or it does not exist: the server does not say which.
    NotMine,
    Away,
}

impl Refused {
    /// The reason that `problem` stands for.
    pub(crate) fn because(problem: &ApiError) -> Self {
        match problem {
            ApiError::Problem(_) if !problem.is_retryable() => Self::NotMine,
            _ => Self::Away,
        }
    }
}

/// A notice with the way back to the start.
#[component]
pub(crate) fn DeadEnd(text: &'static str) -> impl IntoView {
    let texts = desk_texts();
    view! {
        <section class="notice">
            <span class="notice-picture"><Icon glyph=Glyph::Search/></span>
            <PageHeading text=texts.not_found_title.to_owned()/>
            <p class="soft">{text}</p>
            <A href="/desk" attr:class="chip">{texts.to_start}</A>
        </section>
    }
}

#[component]
pub(crate) fn Refusal(refused: Refused, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let ui = ui_texts();
    match refused {
        Refused::NotMine => view! { <DeadEnd text=desk_texts().no_such_person/> }.into_any(),
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
