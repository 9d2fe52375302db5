//! The frame around every page of the desk: skip link, header, banner, and the page of the person's role.

use kurs_domain::people::{Language, Role, SessionPerson};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};

use super::{
    administration::{AdministrationPage, YoungPersonAssignments},
    caseworker::CaseworkerPage,
    signed_out::{AwaitingPage, LeadPage, NobodyPage, NotFoundPage, UnknownPage},
    texts::frame_texts,
};
use crate::{
    forms::texts,
    meetings::desk::{ChangePlanPage, MeetingPage, NewPlanPage, RoomPage, meetings},
    platform::{self, language},
    push::desk::forget_pushes,
    staff::{
        drafts,
        session::{Who, session},
        texts::desk_texts,
    },
    ui::{Dialog, Glyph, Icon, Skeleton, texts::ui_texts},
};

#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = session();
    document().set_title(frame_texts().document_title);
    view! {
        <Router>
            <a class="skip" href="#main" rel="external">{ui_texts().skip_to_content}</a>
            <Header/>
            <Banner/>
            {move || match session.who.get() {
                Who::Asking => {
                    view! { <main id="main" class="desk-page"><Skeleton cards=4/></main> }.into_any()
                }
                Who::Unknown => view! { <UnknownPage/> }.into_any(),
                Who::Nobody { ended } => view! { <NobodyPage ended=ended/> }.into_any(),
                Who::Awaiting(_) => view! { <AwaitingPage/> }.into_any(),
                Who::Person(person) => view! { <PageOf person=person/> }.into_any(),
            }}
        </Router>
    }
}

#[component]
fn PageOf(person: SessionPerson) -> impl IntoView {
    match person.role {
        Role::Caseworker => view! {
            <Routes fallback=|| view! { <NotFoundPage/> }>
                <Route path=path!("/desk/meetings/:meeting") view=MeetingPage/>
                <Route path=path!("/desk/meetings/:meeting/plan") view=ChangePlanPage/>
                <Route path=path!("/desk/meetings/:meeting/room") view=RoomPage/>
                <Route path=path!("/desk/:id/plan") view=NewPlanPage/>
                <Route path=path!("/desk/:id?") view=CaseworkerPage/>
            </Routes>
        }
        .into_any(),
        Role::Administrator => view! {
            <Routes fallback=|| view! { <NotFoundPage/> }>
                <Route path=path!("/desk") view=AdministrationPage/>
                <Route path=path!("/desk/:id") view=YoungPersonAssignments/>
            </Routes>
        }
        .into_any(),
        Role::Lead | Role::YoungPerson => view! { <LeadPage name=person.name/> }.into_any(),
    }
}

/// Word mark, name, language, and the way to sign out.
#[component]
fn Header() -> impl IntoView {
    let session = session();
    let frame = frame_texts();
    let asking = RwSignal::new(false);
    let waiting = meetings().waiting();
    let own = move || {
        let (Who::Person(person) | Who::Awaiting(person)) = session.who.get() else { return None };
        let role = (desk_texts().role)(person.role);
        Some(view! {
            <p class="desk-own">
                <b dir="auto">{person.name}</b>
                <small class="soft">{role}</small>
            </p>
            <LanguageChoice/>
            <button type="button" class="desk-out" on:click=move |_| asking.set(true)>
                <Icon glyph=Glyph::Door/>
                <span>{frame.sign_out}</span>
            </button>
        })
    };
    view! {
        <header class="desk-header">
            <A href="/desk" attr:class="desk-mark" attr:aria-label=frame.home>
                <svg viewBox="0 0 32 24" aria-hidden="true">
                    <path d="M2 20C9 20 9 12 16 12S22 5 28 4"></path>
                    <circle cx="28" cy="4" r="3"></circle>
                </svg>
                {ui_texts().kurs}
            </A>
            {move || (waiting.get() > 0).then(|| view! {
                <A
                    href="/desk"
                    attr:class="desk-tag desk-count"
                    attr:aria-label=(frame.waiting)(waiting.get().into())
                >
                    <b>{waiting.get()}</b>
                    <span>{frame.waits}</span>
                </A>
            })}
            {own}
            <SignOut asking=asking/>
        </header>
    }
}

/// Asks for confirmation and for the scope, because signing in again needs a new code.
#[component]
fn SignOut(asking: RwSignal<bool>) -> impl IntoView {
    let (session, frame) = (session(), frame_texts());
    let button = move |class, says, everywhere| {
        let leave = move |_| {
            asking.set(false);
            spawn_local(async move {
                forget_pushes().await;
                session.sign_out(everywhere);
            });
        };
        view! {
            <button type="button" class=class on:click=leave>{says}</button>
        }
    };
    view! {
        <Dialog open=asking title=frame.sign_out_title>
            <p>{frame.sign_out_text}</p>
            <Unsaved/>
            <div class="stack">
                {button("primary", frame.sign_out_here, false)}
                {button("quiet", frame.sign_out_everywhere, true)}
                <button type="button" class="plain" on:click=move |_| asking.set(false)>
                    {ui_texts().cancel}
                </button>
            </div>
        </Dialog>
    }
}

/// What was typed and not saved: what is in this tab alone is deleted, and the rest stays on the server.
#[component]
fn Unsaved() -> impl IntoView {
    let session = session();
    spawn_local(drafts::send());
    move || {
        session.drafts_sent.track();
        unsaved()
    }
}

fn unsaved() -> AnyView {
    let frame = frame_texts();
    let all = platform::all_drafts();
    let (there, here): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(name, _)| drafts::is_received(name));
    let words = texts(|draft| !drafts::is_received(draft));
    let line = |text: String| view! { <li dir="auto" class="desk-unsaved">{text}</li> };
    let says = |text| {
        view! {
            <p class="desk-plainly"><Icon glyph=Glyph::Pen/><span>{text}</span></p>
        }
    };
    view! {
        {(!there.is_empty()).then(|| says(frame.sign_out_drafts))}
        {(!here.is_empty()).then(|| view! {
            {says(frame.sign_out_unsaved)}
            <ul>{words.into_iter().map(line).collect_view()}</ul>
        })}
    }
    .into_any()
}

/// Danish or English, each by its own name.
#[component]
fn LanguageChoice() -> impl IntoView {
    let session = session();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        session.choose_language(if chosen == "en" { Language::En } else { Language::Da });
    };
    let option = |language, name: &'static str| {
        view! {
            <option value=language::tag(language) selected=language::language() == language>{name}</option>
        }
    };
    view! {
        <label class="desk-language">
            <span class="unseen">{frame_texts().language}</span>
            <select on:change=choose>
                {option(Language::Da, "Dansk")}
                {option(Language::En, "English")}
            </select>
        </label>
    }
}

/// Says that the server is unreachable, so that what is shown may be outdated.
#[component]
fn Banner() -> impl IntoView {
    let session = session();
    let signed_in =
        move || session.who.with(|who| matches!(who, Who::Person(_) | Who::Awaiting(_)));
    let shown = move || session.away.get() && signed_in();
    view! {
        <div role="status" class="desk-banner-place">
            <Show when=shown>
                <p class="desk-banner">
                    <Icon glyph=Glyph::Cloud/>
                    {frame_texts().away}
                </p>
            </Show>
        </div>
    }
}
