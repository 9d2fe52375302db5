//! The administrator's page: who is in Kurs, and who is assigned to whom. An administrator reads no content;
//! of young people there is a name here and nothing else.

mod assign;
mod assignments;
mod colleagues;
mod dead_letters;
mod end;
pub(super) mod state;
mod templates;
mod young_people;

use leptos::prelude::*;

pub(super) use self::assignments::YoungPersonAssignments;
use self::{
    colleagues::Colleagues, dead_letters::DeadLetters, state::admin_state, templates::Templates,
    young_people::YoungPeople,
};
use super::{confirmations::Confirmations, texts::administration::administration_texts};
use crate::ui::{Glyph, Notice, PageHeading, Skeleton, texts::ui_texts};

#[component]
pub(super) fn AdministrationPage() -> impl IntoView {
    let texts = administration_texts();
    view! {
        <main id="main" class="desk-page">
            <PageHeading text=texts.title.to_owned()/>
            <p class="soft desk-intro">{texts.intro}</p>
            <Everyone/>
        </main>
    }
}

#[component]
fn Everyone() -> impl IntoView {
    let admin = admin_state();
    let ui = ui_texts();
    let away = Memo::new(move |_| admin.has_nothing());
    let here = Memo::new(move |_| {
        admin.staff.with(Option::is_some) && admin.young_people.with(Option::is_some)
    });
    move || {
        if here.get() {
            view! { <Confirmations/><div class="desk-two"><YoungPeople/><Colleagues/><Templates/><DeadLetters/></div> }
                .into_any()
        } else if away.get() {
            view! {
                <Notice glyph=Glyph::Cloud title=ui.away_title text=ui.away_text>
                    <button type="button" class="primary" on:click=move |_| admin.ask()>
                        {ui.try_again}
                    </button>
                </Notice>
            }
            .into_any()
        } else {
            view! { <Skeleton cards=4/> }.into_any()
        }
    }
}
