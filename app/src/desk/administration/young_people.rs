//! Everybody's name, and the way to their assignments.

use leptos::prelude::*;
use leptos_router::components::A;

use super::admin_state;
use crate::{
    desk::{
        invitation::NewYoungPerson,
        texts::{administration::administration_texts, list_texts},
    },
    staff::face::Face,
    ui::{Glyph, Icon},
};

#[component]
pub(super) fn YoungPeople() -> impl IntoView {
    let admin = admin_state();
    let texts = administration_texts();
    let making = RwSignal::new(false);
    let rows = move || {
        let rows = admin.young_people.get().unwrap_or_default();
        if rows.is_empty() {
            return view! { <p class="soft">{texts.no_young_people}</p> }.into_any();
        }
        let rows = rows
            .into_iter()
            .map(|row| {
                view! {
                    <li>
                        <A
                            href=format!("/desk/{}", row.id)
                            attr:id=format!("row-{}", row.id)
                            attr:class="row"
                        >
                            <Face name=row.name.clone()/>
                            <span class="row-words">
                                <b dir="auto">{row.name}</b>
                                {(!row.arrived).then(|| view! {
                                    <small>{list_texts().not_arrived}</small>
                                })}
                            </span>
                            <Icon glyph=Glyph::Chevron/>
                        </A>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="desk-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="card desk-part">
            <div class="desk-list-top">
                <h2>{texts.young_people}</h2>
                <button type="button" class="chip" on:click=move |_| making.set(true)>
                    <Icon glyph=Glyph::Plus/>
                    {list_texts().new}
                </button>
            </div>
            {rows}
            <NewYoungPerson open=making on_made=move || admin.ask_young_people()/>
        </section>
    }
}
