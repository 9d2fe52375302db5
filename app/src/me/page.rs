//! The page of oneself.

use leptos::prelude::*;

use super::{
    looked::WhoLooked,
    pause::Pause,
    settings::{About, Looks, Reach},
    sign_out::SignOut,
    time::MyDay,
};
use crate::{
    local::local,
    ui::{Glyph, Icon, PageHeading},
    words::words,
};

/// The page of oneself.
#[component]
pub fn MePage() -> impl IntoView {
    view! {
        <header class="page-top"><PageHeading text=words().me.title/></header>
        <div class="stack wide-gap">
            <About/>
            <Team/>
            <WhoLooked/>
            <Pause/>
            <Reach/>
            <MyDay/>
            <Looks/>
            <SignOut/>
        </div>
    }
}

/// Who sees what is shared with the team.
#[component]
fn Team() -> impl IntoView {
    let words = &words().me;
    let team = Memo::new(move |_| {
        local().me().with(|me| me.as_ref().map(|me| me.team.clone()).unwrap_or_default())
    });
    view! {
        <section class="card stack">
            <h2>{words.team}</h2>
            <Show
                when=move || team.with(|team| !team.is_empty())
                fallback=|| view! { <p class="soft">{words.team_empty}</p> }
            >
                <p class="soft">{words.team_text}</p>
                <ul class="people">
                    <For
                        each=move || team.get()
                        key=|person| (person.id, person.name.clone())
                        children=|person| {
                            view! {
                                <li>
                                    <span class="face"><Icon glyph=Glyph::Person/></span>
                                    <span>
                                        <span class="strong">{person.name}</span>
                                        <small class="soft">{(words.role)(person.role)}</small>
                                    </span>
                                </li>
                            }
                        }
                    />
                </ul>
            </Show>
        </section>
    }
}
