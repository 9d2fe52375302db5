//! The minutes on paper and as text, for the municipality's journal.

use kurs_domain::Id;
use leptos::{html::Textarea, prelude::*, task::spawn_local};

use crate::{
    meetings::desk::{calls, state::meetings, texts::meeting_desk_texts},
    platform::browser::text_of_page,
    staff::session::problem_words,
    ui::{Dialog, Glyph, Icon, Skeleton, announce},
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
    let field = NodeRef::<Textarea>::new();
    spawn_local(async move {
        let answer = calls::minutes(meeting).await;
        meetings.session.observe(&answer);
        text.try_set(Some(match answer {
            Ok(page) => text_of_page(&page)
                .ok_or_else(|| problem_words(&crate::platform::api::ApiError::Offline(None))),
            Err(wrong) => Err(problem_words(&wrong)),
        }));
    });
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        field.select();
        let copying = window().navigator().clipboard().write_text(&field.value());
        spawn_local(async move {
            // Where the browser refuses its clipboard, the text stands there selected.
            if wasm_bindgen_futures::JsFuture::from(copying).await.is_ok() {
                announce(texts.minutes_copied);
            }
        });
    };
    move || match text.get() {
        None => view! { <Skeleton cards=1/> }.into_any(),
        Some(Err(wrong)) => view! { <p class="problem" role="alert">{wrong}</p> }.into_any(),
        Some(Ok(said)) => view! {
            <div class="chips">
                <button type="button" class="primary" on:click=copy>
                    <Icon glyph=Glyph::Check/>
                    {texts.minutes_copy}
                </button>
                <button type="button" class="chip" on:click=move |_| open.set(false)>
                    {texts.minutes_close}
                </button>
            </div>
            <textarea
                dir="auto"
                readonly
                class="desk-paper"
                aria-label=texts.minutes_text
                node_ref=field
                prop:value=said
            ></textarea>
        }
        .into_any(),
    }
}
