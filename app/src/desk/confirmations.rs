//! Colleagues who came in by a new code: somebody other than its maker confirms who they are.

use kurs_domain::confirmations::AwaitingConfirmation;
use leptos::{prelude::*, task::spawn_local};

use super::{
    calls,
    list::Face,
    sitting::{Sitting, problem_words, sitting},
};
use crate::{
    ui::{Confirm, announce},
    words::words,
};

/// Who waits; nothing where nobody does.
#[component]
pub(super) fn Confirmations() -> impl IntoView {
    let sitting = sitting();
    let texts = &words().desk.access;
    let waiting = RwSignal::new(Vec::new());
    ask(sitting, waiting);
    move || {
        let rows = waiting.get();
        (!rows.is_empty()).then(|| {
            let row = |one| view! { <Waiting one=one waiting=waiting/> };
            view! {
                <section class="card desk-part">
                    <h2>{texts.confirmations}</h2>
                    <p class="soft">{texts.confirmations_intro}</p>
                    <ul class="desk-rows">{rows.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn ask(sitting: Sitting, waiting: RwSignal<Vec<AwaitingConfirmation>>) {
    spawn_local(async move {
        let answer = calls::confirmations().await;
        sitting.hear(&answer);
        if let Ok(rows) = answer {
            // The page may be gone by now.
            let _gone = waiting.try_set(rows);
        }
    });
}

#[component]
fn Waiting(
    one: AwaitingConfirmation,
    waiting: RwSignal<Vec<AwaitingConfirmation>>,
) -> impl IntoView {
    let sitting = sitting();
    let texts = &words().desk.access;
    let (asking, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (id, name) = (one.id, StoredValue::new(one.name.clone()));
    let confirm = move |()| {
        spawn_local(async move {
            let answer = calls::confirm(id).await;
            sitting.hear(&answer);
            match answer {
                Ok(()) => announce(name.with_value(|name| (texts.confirmed)(name))),
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
            ask(sitting, waiting);
        });
    };
    let role = (words().desk.role)(one.role);
    let place = one.department.map_or(role.to_owned(), |place| format!("{role} · {place}"));
    let act = if one.may_confirm {
        view! {
            <button type="button" class="chip" on:click=move |_| asking.set(true)>
                {texts.confirm}
                <span class="unseen">{one.name.clone()}</span>
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
                <b>{one.name.clone()}</b>
                <small>{place}</small>
                <small>{(texts.signed_in)(&sitting.date(one.since), &one.code_by)}</small>
                {(!one.may_confirm).then(|| view! { <small>{texts.own_code}</small> })}
                <small class="problem" role="status">{move || problem.get()}</small>
            </span>
            {act}
        </li>
    }
}
