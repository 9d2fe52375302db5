//! What the young person sees: who wrote that they got in touch.

use kurs_domain::outreach::Outreach;
use leptos::{prelude::*, task::spawn_local};

use super::texts::outreach_texts;
use crate::{
    platform::{self, DateStyle, api},
    ui::live,
};

/// All contacts, the latest day first, if there are any.
#[component]
pub fn SeenContacts() -> impl IntoView {
    let texts = outreach_texts();
    let contacts = RwSignal::new(Vec::<Outreach>::new());
    spawn_local(async move {
        // Without network the page shows the rest.
        if let Ok(mut all) = api::get_all::<Outreach>("/outreach").await {
            all.sort_by_key(|it| std::cmp::Reverse((it.on, it.id)));
            contacts.try_set(all);
        }
    });
    let one = move |it: Outreach| {
        let day = platform::write_date(it.on, DateStyle::Day);
        view! { <li>{(texts.contact)(&it.by.name, it.how, &day)}</li> }
    };
    live::view(move || {
        let all = contacts.get();
        (!all.is_empty()).then(|| {
            view! {
                <div>
                    <h2 class="day-heading">{texts.contacts}</h2>
                    <p class="soft small">{texts.seen_text}</p>
                    <ul class="looks">{all.into_iter().map(one).collect_view()}</ul>
                </div>
            }
        })
    })
}
