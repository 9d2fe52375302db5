//! Why a page of the desk can't be shown.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    platform::api::ApiError,
    staff::texts::desk_texts,
    ui::{
        copy::CopyText,
        heading::{PageHeading, focus_on},
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

/// What a caseworker leaves behind when they may not see the open record any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    pub(crate) young_person: String,
    /// What they had typed and not saved.
    pub(crate) words: Vec<String>,
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

/// That the caseworker is not assigned any more, and what they had typed, to be copied.
#[component]
fn NoLongerMine(left: Left) -> impl IntoView {
    let texts = desk_texts();
    // What stood here before may have been scrolled.
    window().scroll_to_with_x_and_y(0.0, 0.0);
    focus_on("page-heading");
    let words = (!left.words.is_empty()).then(|| {
        let text = left.words.join("\n\n");
        view! {
            <p>{texts.no_longer_words}</p>
            <CopyText text=text label=texts.no_longer_label copied=texts.no_longer_copied/>
        }
    });
    view! {
        <section class="card desk-part" role="status">
            <PageHeading text=(texts.no_longer)(&left.young_person)/>
            <p>{(texts.no_longer_text)(&left.young_person)}</p>
            {words}
            <A href="/desk" attr:class="chip">{texts.to_start}</A>
        </section>
    }
}

#[component]
pub(crate) fn Refusal(
    refused: Refused,
    /// What is left of a page that was open.
    #[prop(optional_no_strip)]
    left: Option<Left>,
    #[prop(into)] on_retry: Callback<()>,
) -> impl IntoView {
    let ui = ui_texts();
    if let (Refused::NotMine, Some(left)) = (refused, left) {
        return view! { <NoLongerMine left=left/> }.into_any();
    }
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
