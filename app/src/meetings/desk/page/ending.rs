//! A request and the answer to it; and calling a meeting off.

use leptos::prelude::*;
use leptos_router::components::A;

use super::because::BecauseForm;
use crate::{
    meetings::desk::{
        calls,
        state::meetings,
        texts::{meeting_desk_texts, planning::planning_texts},
    },
    ui::{Dialog, Glyph, Icon},
};

/// What the young person wants to talk about: plan it, or decline and say why.
#[component]
pub(crate) fn RequestCard() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let request = meetings.part(|it| it.request.clone());
    let refusing = RwSignal::new(false);
    let plan = meetings.id().map(|id| format!("/desk/meetings/{id}/plan")).unwrap_or_default();
    view! {
        <section class="card desk-part desk-request" id="request" tabindex="-1">
            <h2>{texts.about}</h2>
            {move || request.get().map(|request| view! {
                <blockquote dir="auto">{request.words.into_string()}</blockquote>
                <p class="soft">{(texts.asked_at)(&crate::meetings::desk::times::since(request.at))}</p>
            })}
            <div class="chips">
                <A href=plan attr:class="primary">
                    <Icon glyph=Glyph::Calendar/>
                    {planning_texts().plan_it}
                </A>
                <button type="button" class="chip" on:click=move |_| refusing.set(true)>
                    {texts.say_no}
                </button>
            </div>
            <Dialog open=refusing title=texts.say_no_title>
                <BecauseForm
                    name=format!("say-no-{}", meetings.id().map(|id| id.to_string()).unwrap_or_default())
                    label=(texts.say_no_because)(&meetings.name().get_untracked())
                    button=texts.say_no
                    open=refusing
                    work=|meeting, because| {
                        Box::pin(async move { calls::call_off(meeting, &because).await })
                    }
                />
            </Dialog>
        </section>
    }
}

/// Asks why it is called off.
#[component]
pub(crate) fn CallOff(open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    view! {
        <Dialog open=open title=texts.call_off_title>
            <BecauseForm
                name=format!("call-off-{}", meetings.id().map(|id| id.to_string()).unwrap_or_default())
                label=(texts.say_no_because)(&meetings.name().get_untracked())
                button=texts.call_off
                open=open
                work=|meeting, because| {
                    Box::pin(async move { calls::call_off(meeting, &because).await })
                }
            />
        </Dialog>
    }
}
