//! `/demo/{role}`: signs in as an invented person, in demo mode.

use std::cell::RefCell;

use kurs_domain::people::Role;
use leptos::{prelude::*, task::spawn_local};

use super::{calls::sign_in_as, signed_out::ROLES, texts::identity_texts};
use crate::{
    platform::{self, Hint, address, api::ApiError},
    ui::{Glyph, Notice, PageHeading, Skeleton, live, texts::ui_texts},
};

/// Signs in with the role in the address, and redirects to that person's page.
#[component]
pub fn DemoPage() -> impl IntoView {
    let path = address::path_now();
    let asked = path.rsplit('/').next().unwrap_or_default();
    let role = ROLES.into_iter().find(|(_, name, _)| *name == asked).map(|(role, ..)| role);
    let failed = match role {
        Some(role) => try_once(role),
        None => ArcRwSignal::new(Some(Problem::NotHere)),
    };
    live::view(move || match failed.get() {
        None => view! {
            <header class="page-top"><PageHeading text=identity_texts().demo_going/></header>
            <Skeleton/>
        }
        .into_any(),
        Some(Problem::NotHere) => view! {
            <Notice page=true
                glyph=Glyph::Search
                title=identity_texts().demo_unknown_title
                text=identity_texts().demo_unknown_text
            >
                <a class="primary" href="/welcome">{identity_texts().have_code}</a>
            </Notice>
        }
        .into_any(),
        Some(Problem::Away) => {
            let failed = failed.clone();
            let again = move |_: leptos::ev::MouseEvent| {
                failed.set(None);
                if let Some(role) = role {
                    go(role, failed.clone());
                }
            };
            view! {
                <Notice
                    page=true
                    glyph=Glyph::Cloud
                    title=ui_texts().away_title
                    text=ui_texts().away_text
                >
                    <button type="button" class="primary" on:click=live::act(again)>{ui_texts().try_again}</button>
                </Notice>
            }
            .into_any()
        }
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    NotHere,
    Away,
}

type Failed = ArcRwSignal<Option<Problem>>;

thread_local! {
    static TRYING: RefCell<Option<(Role, Failed)>> = const { RefCell::new(None) };
}

/// Signs in as `role` once per page load: the page is rebuilt when the language changes, and a second
/// sign-in would end the first session while it is being created.
fn try_once(role: Role) -> Failed {
    let before = TRYING.with_borrow(Clone::clone);
    if let Some((_, failed)) = before.filter(|(before, _)| *before == role) {
        return failed;
    }
    let failed = Failed::new(None);
    TRYING.replace(Some((role, failed.clone())));
    go(role, failed.clone());
    failed
}

fn go(role: Role, failed: Failed) {
    spawn_local(async move {
        match sign_in_as(role).await {
            Ok(session) => {
                let staff = session.person.role.is_staff();
                let to = if staff { "/desk" } else { "/" };
                let id = (!staff).then(|| session.person.id.to_string());
                platform::set_hint(Hint::Person, id.as_deref());
                // A full page load, so that nothing of the person signed in before stays in memory.
                let _ = window().location().replace(to);
            }
            Err(ApiError::Problem(problem)) if problem.status == 404 => {
                failed.set(Some(Problem::NotHere));
            }
            Err(_) => failed.set(Some(Problem::Away)),
        }
    });
}
