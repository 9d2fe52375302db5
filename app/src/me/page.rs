//! The person's own page: eight lines, each of which leads to a page of its own.

use kurs_domain::people::PersonRef;
use leptos::prelude::*;

use super::{
    celebrating::{Celebrating, Cheers, Praises},
    looked::WhoLooked,
    pause::Pause,
    phone::ThisPhone,
    settings::{About, Looks, QuietTime, Reach},
    sign_out::SignOut,
    texts::me_texts,
    there::WhoWasThere,
    time::MyDay,
};
use crate::{
    platform::{self, DateStyle},
    push::{PushPart, texts::push_texts},
    sync::local,
    ui::{Glyph, Icon, LinkLine, PageHeading, live, texts::ui_texts},
};

/// The pages behind the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    About,
    Team,
    Looked,
    Celebrating,
    Pushes,
    Pause,
    Looks,
    Phone,
}

impl Section {
    const ALL: [Self; 8] = [
        Self::About,
        Self::Team,
        Self::Looked,
        Self::Celebrating,
        Self::Pushes,
        Self::Pause,
        Self::Looks,
        Self::Phone,
    ];

    /// Its last piece of an address.
    fn address(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Team => "team",
            Self::Looked => "looked",
            Self::Celebrating => "celebrating",
            Self::Pushes => "messages",
            Self::Pause => "pause",
            Self::Looks => "looks",
            Self::Phone => "phone",
        }
    }

    fn title(self) -> &'static str {
        let (me, push) = (me_texts(), push_texts());
        match self {
            Self::About => me.about,
            Self::Team => me.team,
            Self::Looked => me.looked,
            Self::Celebrating => me.celebrating,
            Self::Pushes => push.title,
            Self::Pause => me.pause,
            Self::Looks => me.looks_and_time,
            Self::Phone => me.phone,
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::About => Glyph::Person,
            Self::Team => Glyph::People,
            Self::Looked => Glyph::Eye,
            Self::Celebrating => Glyph::Star,
            Self::Pushes => Glyph::Chat,
            Self::Pause => Glyph::Leaf,
            Self::Looks => Glyph::Sun,
            Self::Phone => Glyph::Phone,
        }
    }

    /// Its state, where that can be said in a few words.
    fn status(self) -> String {
        let words = me_texts();
        let me = local().me();
        match self {
            Self::About => me.with(|me| me.as_ref().map(|me| me.name.clone())),
            Self::Team => me.with(|me| {
                let team = me.as_ref().map(|me| &me.team)?;
                Some(team.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", "))
            }),
            Self::Pause => me
                .with(|me| me.as_ref()?.paused_since)
                .map(|day| (words.paused_since)(&platform::write_date(day, DateStyle::DayOfMonth))),
            Self::Phone => match local().unsent().with(Vec::len) {
                0 => None,
                waiting => Some((words.phone_waiting)(waiting)),
            },
            Self::Looked | Self::Celebrating | Self::Pushes | Self::Looks => None,
        }
        .unwrap_or_default()
    }
}

#[component]
pub fn MePage() -> impl IntoView {
    let line = |section: Section| {
        view! {
            <LinkLine
                href=format!("/me/{}", section.address())
                glyph=section.glyph()
                title=section.title().to_owned()
                description=live::signal(move || section.status())
            />
        }
    };
    view! {
        <header class="page-top"><PageHeading text=me_texts().title/></header>
        <ul class="card lines">
            <LinkLine href="/feedback" glyph=Glyph::Pen title=me_texts().feedback description=me_texts().feedback_text/>
            {Section::ALL.map(line).into_iter().collect_view()}
        </ul>
        <div class="stack actions">
            <SignOut/>
            <p class="small"><a href=ui_texts().privacy_url>{ui_texts().privacy}</a></p>
        </div>
    }
}

/// The page at `/me/<address>`, where there is one.
pub fn section_page(address: &str) -> Option<AnyView> {
    let section = Section::ALL.into_iter().find(|it| it.address() == address)?;
    let inside = match section {
        Section::About => view! { <About/> <Reach/> }.into_any(),
        Section::Team => view! { <Team/> <WhoWasThere/> }.into_any(),
        Section::Looked => view! { <WhoLooked/> }.into_any(),
        Section::Celebrating => view! { <Celebrating/> <Cheers/> <Praises/> }.into_any(),
        Section::Pushes => view! { <PushPart/> <QuietTime/> }.into_any(),
        Section::Pause => view! { <Pause/> }.into_any(),
        Section::Looks => view! { <Looks/> <MyDay/> }.into_any(),
        Section::Phone => view! { <ThisPhone/> }.into_any(),
    };
    let page = view! {
        <header class="page-top"><PageHeading text=section.title()/></header>
        <div class="stack wide-gap">
            {inside}
            <a class="plain" href="/me">{me_texts().back}</a>
        </div>
    };
    Some(page.into_any())
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
    view! { <section class="card stack">{people}</section> }
}
