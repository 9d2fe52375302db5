//! What is shown instead of a page: while loading, signed out, offline without data, or before the welcome.

use kurs_domain::people::Role;
use leptos::prelude::*;

use crate::{
    identity::SignedOut,
    platform::address,
    sync::{Session, local, refresh},
    ui::{Glyph, Notice, Skeleton, live, texts::ui_texts},
};

/// Whether a page can be shown, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    Asking,
    /// The server is unreachable and the store is empty.
    Away,
    Out {
        expired: bool,
    },
    /// Staff use the desk.
    Staff,
    /// The person has not been welcomed yet.
    New,
    In,
}

fn gate() -> Memo<Gate> {
    let local = local();
    let me = move || local.me().with(|me| me.as_ref().map(|me| (me.role, me.welcomed)));
    live::memo(move || match (local.session().get(), me()) {
        (Session::Out { expired }, _) => Gate::Out { expired },
        (Session::In, Some((role, _))) if role != Role::YoungPerson => Gate::Staff,
        (Session::In, Some((_, false))) => Gate::New,
        (Session::In, Some(_)) if local.ready().get() => Gate::In,
        _ if !local.connected().get() => Gate::Away,
        _ => Gate::Asking,
    })
}

/// Shows `page` to a person who is signed in and has been welcomed.
pub(super) fn gated(page: fn() -> AnyView) -> AnyView {
    let gate = gate();
    Effect::new(move |_| {
        if gate.get() == Gate::New {
            address::replace("/welcome");
        }
    });
    live::view(move || match gate.get() {
        Gate::In => page(),
        other => instead(other),
    })
    .into_any()
}

/// Shows the welcome to people who are signed out or new; others are redirected to the day.
pub(super) fn gated_welcome(page: fn() -> AnyView) -> AnyView {
    let gate = gate();
    Effect::new(move |_| {
        if gate.get() == Gate::In {
            address::replace("/");
        }
    });
    // The welcome goes from the code to the steps in one view, which must not be rebuilt in between.
    let shown = live::memo(move || match gate.get() {
        Gate::Out { .. } => Gate::New,
        other => other,
    });
    live::view(move || match shown.get() {
        Gate::New => page(),
        other => instead(other),
    })
    .into_any()
}

fn instead(gate: Gate) -> AnyView {
    match gate {
        Gate::Out { expired } => view! { <SignedOut expired=expired/> }.into_any(),
        Gate::Away => view! { <Away/> }.into_any(),
        Gate::Staff => {
            let _ = window().location().replace("/desk");
            view! { <Skeleton page=true/> }.into_any()
        }
        Gate::Asking | Gate::New | Gate::In => view! { <Skeleton page=true/> }.into_any(),
    }
}

#[component]
fn Away() -> impl IntoView {
    let words = ui_texts();
    view! {
        <Notice page=true glyph=Glyph::Cloud title=words.away_title text=words.away_text>
            <button type="button" class="primary" on:click=live::act(|_| refresh())>{words.try_again}</button>
        </Notice>
    }
}
