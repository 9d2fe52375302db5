//! All gatherings, the next one first.

use kurs_domain::{direction::isolated, gatherings::Gathering};
use leptos::prelude::*;

use super::texts::gathering_texts;
use crate::{
    celebrations::texts::celebration_texts,
    platform::{self, DateStyle},
    sync::{all, local},
    ui::{Glyph, Icon, Notice, PageHeading, live},
};

/// On which day, when and where.
pub(super) fn when_and_where(gathering: &Gathering) -> String {
    let plan = &gathering.plan;
    let mut parts = vec![platform::write_date(plan.on, DateStyle::Day)];
    parts.extend(plan.at.map(|at| (gathering_texts().at)(&at.to_string())));
    parts.extend(plan.place.as_ref().map(|place| isolated(&**place).to_string()));
    parts.join(" · ")
}

/// The page of gatherings.
#[component]
pub fn GatheringsPage() -> impl IntoView {
    let words = gathering_texts();
    let list = live::view(move || {
        let mut all = all::<Gathering>().get();
        if all.is_empty() {
            return view! {
                <Notice glyph=Glyph::Calendar title=words.gatherings_none text=words.gatherings_text/>
            }
            .into_any();
        }
        let today = local().today().get();
        // What is to come first, the nearest on top; then what has been.
        all.sort_by_key(|it| (it.plan.on < today, (it.plan.on - today).num_days().abs()));
        all.into_iter()
            .map(|gathering| {
                let line = when_and_where(&gathering);
                view! {
                    <a class="card line" href=format!("/gatherings/{}", gathering.id)>
                        <Icon glyph=Glyph::Calendar/>
                        <span>
                            <span dir="auto" class="strong">{gathering.plan.title.to_string()}</span>
                            <small class="soft">{line}</small>
                            {gathering
                                .plan
                                .cancelled
                                .then(|| view! { <small class="strong">{words.cancelled}</small> })}
                        </span>
                        <Icon glyph=Glyph::Chevron/>
                    </a>
                }
            })
            .collect_view()
            .into_any()
    });
    view! {
        <header class="page-top"><PageHeading text=celebration_texts().gatherings/></header>
        <div class="stack">{list}</div>
        <div class="stack actions">
            <a class="primary" href="/gatherings/new"><Icon glyph=Glyph::Plus/>{words.plan}</a>
            <a class="plain" href="/inbox">{celebration_texts().inbox}</a>
        </div>
    }
}
