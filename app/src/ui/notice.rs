//! A calm word where there is nothing to show: empty, away, not found, still loading.

use leptos::prelude::*;

use super::{Glyph, Icon, PageHeading, texts::ui_texts};

/// Says how things are, and offers what can be done.
#[component]
pub fn Notice(
    /// The picture beside the words.
    glyph: Glyph,
    /// It is the whole page: what is so is the page's heading.
    #[prop(optional)]
    page: bool,
    /// What is so, in a few words.
    #[prop(into)]
    title: String,
    /// What it means and what to do.
    #[prop(into)]
    text: String,
    /// Ways on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = if page {
        view! { <PageHeading text=title/> }.into_any()
    } else {
        view! { <h2>{title}</h2> }.into_any()
    };
    view! {
        <section class="notice" class:whole=page>
            <span class="notice-picture"><Icon glyph=glyph/></span>
            {heading}
            <p class="soft">{text}</p>
            {children.map(|children| view! { <div class="stack">{children()}</div> })}
        </section>
    }
}

/// The shape of what is on its way.
#[component]
pub fn Skeleton(
    /// How many cards to hold the place of.
    #[prop(default = 3)]
    cards: usize,
    /// It is the whole page, in the shape that the shell has painted already.
    #[prop(optional)]
    page: bool,
) -> impl IntoView {
    let top = page.then(|| {
        view! {
            <div class="skeleton skeleton-line"></div>
            <div class="skeleton skeleton-title"></div>
            <div class="skeleton skeleton-course"></div>
        }
    });
    view! {
        {top}
        <div class="stack skeletons" role="status">
            <span class="unseen">{ui_texts().loading}</span>
            {(0..cards).map(|_| view! { <div class="skeleton"></div> }).collect_view()}
        </div>
    }
}
