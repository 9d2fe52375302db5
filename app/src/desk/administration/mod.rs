//! The administrator's page: who is in Kurs, and who is assigned to whom. An administrator reads no content;
//! of young people there is a name here and nothing else.

mod assign;
mod assignments;
mod colleagues;
mod dead_letters;
mod end;
mod templates;
mod young_people;

use kurs_domain::{
    alphabet::order_key, jobs::DeadLetter, people::Staff, young_people::YoungPersonRow,
};
use leptos::{prelude::*, task::spawn_local};

pub(super) use self::assignments::YoungPersonAssignments;
use self::{
    colleagues::Colleagues, dead_letters::DeadLetters, templates::Templates,
    young_people::YoungPeople,
};
use super::{confirmations::Confirmations, texts::administration::administration_texts};
use crate::staff::{calls, order};
use crate::{
    platform::browser::decomposed,
    staff::session::StaffSession,
    ui::{Glyph, Notice, PageHeading, Skeleton, texts::ui_texts},
};

/// The state of the administrator's page.
#[derive(Debug, Clone, Copy)]
pub(super) struct AdminState {
    session: StaffSession,
    /// All colleagues; `None` until they have been read.
    staff: RwSignal<Option<Vec<Staff>>>,
    /// Everybody's name; `None` until they have been read.
    pub(super) young_people: RwSignal<Option<Vec<YoungPersonRow>>>,
    dead_letters: RwSignal<Vec<DeadLetter>>,
}

impl AdminState {
    pub(super) fn new(session: StaffSession) -> Self {
        Self {
            session,
            staff: RwSignal::new(None),
            young_people: RwSignal::new(None),
            dead_letters: RwSignal::new(Vec::new()),
        }
    }

    /// Reads everything.
    pub(super) fn ask(self) {
        self.ask_staff();
        self.ask_young_people();
        self.ask_dead_letters();
    }

    fn ask_dead_letters(self) {
        spawn_local(async move {
            let answer = calls::dead_letters().await;
            self.session.observe(&answer);
            if let Ok(letters) = answer {
                self.dead_letters.set(letters);
            }
        });
    }

    fn ask_staff(self) {
        spawn_local(async move {
            let answer = calls::staff().await;
            self.session.observe(&answer);
            if let Ok(mut staff) = answer {
                let ended = |one: &Staff| one.ended_at.is_some();
                staff.sort_by_cached_key(|one| {
                    (ended(one), order_key(&decomposed(&one.name)), one.id)
                });
                self.staff.set(Some(staff));
            }
        });
    }

    fn ask_young_people(self) {
        spawn_local(async move {
            let answer = calls::young_people().await;
            self.session.observe(&answer);
            if let Ok(mut rows) = answer {
                order::sort_waiting_first(&mut rows, decomposed);
                self.young_people.set(Some(rows));
            }
        });
    }

    /// Whether everything failed to load, so that the page offers to retry.
    fn has_nothing(self) -> bool {
        self.session.away.get()
            && (self.staff.with(Option::is_none) || self.young_people.with(Option::is_none))
    }
}

/// The state of this page, from the context.
pub(super) fn admin_state() -> AdminState {
    expect_context()
}

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
