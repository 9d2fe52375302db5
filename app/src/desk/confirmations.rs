//! Colleagues who signed in with a new code: somebody other than its maker confirms who they are.

use std::time::Duration;

use kurs_domain::confirmations::AwaitingConfirmation;
use leptos::{prelude::*, task::spawn_local};

use super::texts::access::access_texts;
use crate::{
    staff::{
        calls,
        face::Face,
        session::{StaffSession, problem_words, session},
        texts::desk_texts,
    },
    ui::{Confirm, announce, focus_on},
};

/// The polling interval: the colleague is waiting beside the desk or on the phone.
const POLL: Duration = Duration::from_secs(10);

/// The waiting colleagues; not shown where there are none.
#[component]
pub(super) fn Confirmations() -> impl IntoView {
    let session = session();
    let texts = access_texts();
    let waiting = RwSignal::new(Vec::new());
    ask(session, waiting);
    let again = move || {
        if !document().hidden() {
            ask(session, waiting);
        }
    };
    let timer = set_interval_with_handle(again, POLL);
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    view! {
        <Show when=move || waiting.with(|rows| !rows.is_empty())>
            <section class="card desk-part">
                <h2 id="confirmations" tabindex="-1">{texts.confirmations}</h2>
                <p class="soft">{texts.confirmations_intro}</p>
                <ul class="desk-rows">
                    <For each=move || waiting.get() key=|one| (one.id, one.since) let:one>
                        <Waiting one=one waiting=waiting/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn ask(session: StaffSession, waiting: RwSignal<Vec<AwaitingConfirmation>>) {
    spawn_local(async move {
        let answer = calls::confirmations().await;
        session.observe(&answer);
        // The page may have been left meanwhile.
        if let Ok(rows) = answer
            && waiting.try_with_untracked(|before| *before != rows) == Some(true)
        {
            waiting.set(rows);
        }
    });
}

#[component]
fn Waiting(
    one: AwaitingConfirmation,
    waiting: RwSignal<Vec<AwaitingConfirmation>>,
) -> impl IntoView {
    let session = session();
    let texts = access_texts();
    let (asking, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (id, since, name) = (one.id, one.since, one.name.clone());
    let confirm = move |()| {
        let name = name.clone();
        spawn_local(async move {
            let answer = calls::confirm(id, since).await;
            session.observe(&answer);
            match answer {
                Ok(()) => {
                    announce((texts.confirmed)(&name));
                    waiting.update(|rows| rows.retain(|one| one.id != id));
                    let more = waiting.with_untracked(|rows| !rows.is_empty());
                    focus_on(if more { "confirmations" } else { "page-heading" });
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    let role = (desk_texts().role)(one.role);
    let place = one.department.map_or(role.to_owned(), |place| format!("{role} · {place}"));
    let act = if one.may_confirm {
        view! {
            <button type="button" class="chip" on:click=move |_| asking.set(true)>
                {texts.confirm}
                <span dir="auto" class="unseen">{one.name.clone()}</span>
            </button>
            <Confirm
                open=asking
                title=(texts.confirm_title)(&one.name)
                text=(texts.confirm_text)(&one.name)
                yes=(texts.confirm_yes)(&one.name)
                on_yes=Callback::new(confirm)
            />
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <li class="row desk-colleague">
            <Face name=one.name.clone()/>
            <span class="row-words">
                <b dir="auto">{one.name.clone()}</b>
                <small dir="auto">{place}</small>
                <small>{(texts.signed_in)(&session.date(one.since), &one.code_by)}</small>
                {(!one.may_confirm).then(|| view! { <small>{texts.own_code}</small> })}
                <small class="problem" role="status">{move || problem.get()}</small>
            </span>
            {act}
        </li>
    }
}
