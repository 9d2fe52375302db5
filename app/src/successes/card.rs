//! One success in the album: own words first, what it belongs to below, and a way to change it.

use kurs_domain::{
    goals::{Goal, pictogram},
    sharing::SharedWith,
    successes::Success,
};
use leptos::prelude::*;

use super::{
    SentState, audience,
    mark::{delete, find},
    pictures::Pictures,
    sheets::{form_of, words_sheet},
    texts::success_texts,
};
use crate::{
    forms::has_draft,
    platform::{self, DateStyle},
    sharing::shared_in_words,
    sync::all,
    ui::{Confirm, Glyph, Icon, When, announce, focus_on, live},
};

/// What a success without words is called: its goal.
fn goal_of(success: &Success) -> Option<Goal> {
    all::<Goal>().with(|goals| goals.iter().find(|g| Some(g.id) == success.goal_id).cloned())
}

/// A success as it stands in the album.
#[component]
pub fn SuccessCard(
    /// Which, as it was when the card was first drawn; the card follows its changes by itself.
    success: Success,
) -> impl IntoView {
    let id = success.id;
    let success = Memo::new(move |before: Option<&Success>| {
        find(id).unwrap_or_else(|| before.unwrap_or(&success).clone())
    });
    let editing = RwSignal::new(has_draft(&form_of(id)));
    let asking = RwSignal::new(false);
    let done = Callback::new(move |()| {
        editing.set(false);
        focus_on(format!("change-{id}"));
    });
    let content = live::view(move || {
        success.with(|success| {
            let goal = goal_of(success);
            let title = match (&goal, success.goal_id) {
                (Some(goal), _) => goal.draft.text.to_string(),
                (None, Some(_)) => success_texts().goal_gone.to_owned(),
                (None, None) => success_texts().noticed.to_owned(),
            };
            let belongs = success.goal_id.is_some();
            let picture = goal.map_or("✨".to_owned(), |goal| {
                pictogram::shown(goal.draft.pictogram.as_ref()).to_owned()
            });
            let own = success.words.as_ref().map(ToString::to_string);
            let day = platform::write_date(success.on, DateStyle::LongWeekday);
            let feeling = success.feeling.map(|value| (success_texts().feeling)(value.get()));
            let audience = audience(success);
            let shared = shared_in_words(&audience);
            let glyph = if audience == SharedWith::OnlyMe { Glyph::Lock } else { Glyph::People };
            view! {
                <span class="pict" aria-hidden="true">{picture}</span>
                <div class="success-words">
                    {match own {
                        Some(own) => view! {
                            <p dir="auto" class="own">{own}</p>
                            {belongs.then(|| view! { <p dir="auto" class="soft small">{title}</p> })}
                        }
                            .into_any(),
                        None => view! { <p dir="auto" class="own plain-goal">{title}</p> }.into_any(),
                    }}
                    <Pictures ids=success.file_ids.clone()/>
                    <p class="soft small facts">
                        <span>{day}</span>
                        {feeling.map(|feeling| view! { <span>{feeling}</span> })}
                        <span><Icon glyph=glyph/> {shared}</span>
                        <SentState id=id/>
                    </p>
                </div>
            }
        })
    });
    view! {
        <article class="card success">
            {content}
            <button
                type="button"
                class="round"
                id=format!("change-{id}")
                aria-expanded=live::text(move || editing.get().to_string())
                aria-label=success_texts().change
                title=success_texts().change
                on:click=live::act(move |_| editing.update(|open| *open = !*open))
            >
                <Icon glyph=Glyph::Pen/>
            </button>
            <When when=move || editing.get()>
                <div class="editor stack">
                    {words_sheet(id, done, false)}
                    <a class="plain" href=format!("/gatherings/new?success={id}")>
                        <Icon glyph=Glyph::Calendar/>
                        {success_texts().together}
                    </a>
                    <button type="button" class="plain" on:click=live::act(move |_| asking.set(true))>
                        <Icon glyph=Glyph::Bin/>
                        {success_texts().delete}
                    </button>
                </div>
            </When>
            <Confirm
                open=asking
                title=success_texts().delete_title
                text=success_texts().delete_text
                yes=success_texts().delete_yes
                on_yes=Callback::new(move |()| {
                    delete(id);
                    announce(success_texts().said_deleted);
                })
            />
        </article>
    }
}
