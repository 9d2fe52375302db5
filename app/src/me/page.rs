//! The person's own page.

use kurs_domain::people::PersonRef;
use leptos::prelude::*;

use super::{
    celebrating::{Celebrating, Cheers, Praises},
    looked::WhoLooked,
    pause::Pause,
    phone::ThisPhone,
    settings::{About, Looks, Reach},
    sign_out::SignOut,
    texts::me_texts,
    there::WhoWasThere,
    time::MyDay,
};
use crate::{
    push::PushPart,
    sync::local,
    ui::{Glyph, Icon, PageHeading, live, texts::ui_texts},
};

#[component]
pub fn MePage() -> impl IntoView {
    view! {
        <header class="page-top"><PageHeading text=me_texts().title/></header>
        <div class="stack wide-gap">
            <About/>
            <Team/>
            <WhoWasThere/>
            <WhoLooked/>
            <Celebrating/>
            <PushPart/>
            <Cheers/>
            <Praises/>
            <Pause/>
            <Reach/>
            <MyDay/>
            <Looks/>
            <ThisPhone/>
            <p><a href=ui_texts().privacy_url>{ui_texts().privacy}</a></p>
            <SignOut/>
        </div>
    }
}

/// Who sees what is shared with the team.
#[component]
fn Team() -> impl IntoView {
    let words = me_texts();
    let one = |person: PersonRef| {
        view! {
            <li>
                <span class="face"><Icon glyph=Glyph::Person/></span>
                <span>
                    <span dir="auto" class="strong">{person.name}</span>
                    <small class="soft">{(words.role)(person.role)}</small>
                </span>
            </li>
        }
    };
    let people = live::view(move || {
        let team =
            local().me().with(|me| me.as_ref().map(|me| me.team.clone()).unwrap_or_default());
        if team.is_empty() {
            return view! { <p class="soft">{words.team_empty}</p> }.into_any();
        }
        view! {
            <p class="soft">{words.team_text}</p>
            <ul class="people">{team.into_iter().map(one).collect_view()}</ul>
        }
        .into_any()
    });
    view! {
        <section class="card stack">
            <h2>{words.team}</h2>
            {people}
        </section>
    }
}
