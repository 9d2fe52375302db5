//! The minutes on paper and as text, for the municipality's journal.

use kurs_domain::Id;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    meetings::desk::{calls, state::meetings, texts::meeting_desk_texts},
    platform::browser::text_of_page,
    staff::session::problem_words,
    ui::{Dialog, Skeleton, copy::CopyText},
};

/// The links to the minutes of `meeting`. Reading them shows what was said, as the page itself does.
#[component]
pub(crate) fn Paper(meeting: Id) -> impl IntoView {
    let texts = meeting_desk_texts();
    let open = RwSignal::new(false);
    view! {
        <a
            class="chip"
            href=format!("/api/v1/meetings/{meeting}/minutes")
            target="_blank"
            rel="external noopener"
        >
            {texts.minutes_link}
        </a>
        <button type="button" class="chip" on:click=move |_| open.set(true)>{texts.minutes_text}</button>
        <Dialog open=open title=texts.minutes_text>
            <AsText meeting=meeting open=open/>
        </Dialog>
    }
}

#[component]
fn AsText(meeting: Id, open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let text = RwSignal::new(None::<Result<String, String>>);
    spawn_local(async move {
        let answer = calls::minutes(meeting).await;
        meetings.session.observe(&answer);
        text.try_set(Some(match answer {
            Ok(page) => text_of_page(&page)
                .ok_or_else(|| problem_words(&crate::platform::api::ApiError::Offline(None))),
            Err(wrong) => Err(problem_words(&wrong)),
        }));
    });
    move || match text.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(Err(wrong)) => view! { <p class="problem" role="alert">{wrong}</p> }.into_any(),
        Some(Ok(said)) => view! {
            <CopyText text=said label=texts.minutes_text copied=texts.minutes_copied/>
            <button type="button" class="chip" on:click=move |_| open.set(false)>
                {texts.minutes_close}
            </button>
        }
        .into_any(),
    }
}
