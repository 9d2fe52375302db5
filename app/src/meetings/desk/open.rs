//! The meeting of the address, or why it is not shown.

use kurs_domain::Id;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use super::state::meetings;
use crate::{
    staff::{
        refused::{DeadEnd, Refusal},
        texts::desk_texts,
    },
    ui::{Skeleton, focus_on},
};

/// Draws `then` once the meeting of the address is loaded; until then why it is not.
#[component]
pub(crate) fn OpenMeeting(then: fn() -> AnyView) -> impl IntoView {
    let meetings = meetings();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("meeting")).and_then(|id| Id::parse(&id).ok())
    });
    Effect::new(move |_| meetings.show(id.get()));
    let page = meetings.enter();
    on_cleanup(move || meetings.leave(page));
    let known = Memo::new(move |_| {
        meetings
            .meeting
            .value
            .with(|it| it.as_ref().map(|it| it.id))
            .filter(|it| Some(*it) == id.get())
    });
    // A link with a fragment leads to its part as soon as that is drawn.
    let hash = use_location().hash;
    Effect::new(move |_| {
        let part = hash.get();
        if known.get().is_some() && part.len() > 1 {
            request_animation_frame(move || focus_on(part.trim_start_matches('#').to_owned()));
        }
    });
    // Nothing is redrawn while it is the same meeting, whatever changes in it.
    let state = Memo::new(move |_| match known.get() {
        Some(id) => (Some(id), None),
        None => (None, meetings.meeting.refused.get()),
    });
    move || match state.get() {
        (Some(_), _) => then(),
        (None, Some(refused)) => view! {
            <Refusal
                refused=refused
                left=meetings.meeting.left()
                on_retry=move || meetings.load()
            />
        }
        .into_any(),
        (None, None) if id.get().is_none() => {
            view! { <DeadEnd text=desk_texts().not_found/> }.into_any()
        }
        (None, None) => view! { <Skeleton cards=4/> }.into_any(),
    }
}
