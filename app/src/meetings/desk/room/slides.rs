//! The young person's contributions, one at a time, large: by buttons, arrow keys or a swipe.

use kurs_domain::{Id, direction::isolated};
use leptos::{
    ev::{self, KeyboardEvent, PointerEvent},
    prelude::*,
};
use wasm_bindgen::JsCast;

use crate::{
    meetings::desk::{
        page::{Answers, Said, spoken},
        state::meetings,
        texts::{meeting_desk_texts, room::room_texts},
    },
    platform::browser::{of_window, read_aloud, stop_reading_aloud},
    ui::{Glyph, Icon},
};

/// How far a finger moves, in CSS pixels, before it counts as a swipe.
const SWIPE: i32 = 60;

#[component]
pub(crate) fn Slides() -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let name = meetings.name();
    let ids = meetings.part(|it| {
        let said = it.contributions.iter().filter(|it| it.draft.is_some());
        said.map(|it| it.id).collect::<Vec<_>>()
    });
    let at = RwSignal::new(0_usize);
    let count = Memo::new(move |_| ids.with(Vec::len));
    let place = Memo::new(move |_| at.get().min(count.get().saturating_sub(1)));
    let now = Memo::new(move |_| ids.with(|ids| ids.get(place.get()).copied()));
    let go = move |by: isize| {
        let to = place.get_untracked().checked_add_signed(by);
        if let Some(to) = to.filter(|to| *to < count.get_untracked()) {
            stop_reading_aloud();
            at.set(to);
            // Each is read from its beginning.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    };
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if is_typing(&event) {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => go(1),
            "ArrowLeft" => go(-1),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || {
        keys.remove();
        stop_reading_aloud();
    });
    let began = StoredValue::new(None::<i32>);
    let down = move |event: PointerEvent| began.set_value(Some(event.client_x()));
    let up = move |event: PointerEvent| {
        let Some(from) = began.get_value() else { return };
        began.set_value(None);
        match event.client_x() - from {
            moved if moved <= -SWIPE => go(1),
            moved if moved >= SWIPE => go(-1),
            _ => {}
        }
    };
    let slide = move || {
        match now.get() {
        Some(id) => view! { <Slide id=id/> }.into_any(),
        None => {
            view! { <p class="room-note">{(meeting_desk_texts().says_nothing_yet)(&name.get())}</p> }
                .into_any()
        }
    }
    };
    view! {
        <section class="room-slides" aria-label=move || (texts.words_of)(&name.get())>
            <div class="room-slide" on:pointerdown=down on:pointerup=up>{slide}</div>
            <Show when=move || { count.get() > 0 }>
                <div class="room-steps">
                    <button
                        type="button"
                        class="chip"
                        disabled=move || place.get() == 0
                        on:click=move |_| go(-1)
                    >
                        <Icon glyph=Glyph::Back/>
                        {texts.earlier}
                    </button>
                    <span class="room-count" aria-live="polite">{move || (texts.of)(place.get() + 1, count.get())}</span>
                    <button
                        type="button"
                        class="chip room-next"
                        disabled=move || { place.get() + 1 >= count.get() }
                        on:click=move |_| go(1)
                    >
                        {texts.next}
                        <Icon glyph=Glyph::Chevron/>
                    </button>
                </div>
            </Show>
        </section>
    }
}

/// Whether the keys belong to a field, a player or a choice.
fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|it| {
        it.closest("input, textarea, select, audio, dialog").ok().flatten().is_some()
    })
}

#[component]
fn Slide(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let draft = meetings.part(move |it| it.contribution(id).and_then(|it| it.draft.clone()));
    let by = meetings.part(move |it| it.contribution(id).map(|it| it.by.clone()));
    let head = move || {
        let draft = draft.get()?;
        let parts = [
            by.get().map(|by| isolated(&by.name).to_string()),
            Some((meeting_desk_texts().contribution)(draft.kind).to_owned()),
            draft.prompt.map(|prompt| (meeting_desk_texts().prompt)(prompt).to_owned()),
        ];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let aloud = Memo::new(move |_| draft.with(|draft| draft.as_ref().and_then(spoken)));
    let wished =
        Memo::new(move |_| draft.with(|draft| draft.as_ref().is_some_and(|it| it.read_aloud)));
    let speaks = of_window("speechSynthesis").is_some();
    view! {
        <article class="room-said">
            <p class="soft desk-notes">
                {head}
                <Show when=move || wished.get()>
                    <span class="desk-tag">{meeting_desk_texts().wants_it_read}</span>
                </Show>
            </p>
            {move || draft.get().map(|draft| view! { <Said id=id draft=draft/> })}
            <Show when=move || speaks && aloud.with(Option::is_some)>
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| {
                        if let Some(words) = aloud.get_untracked() {
                            read_aloud(&words);
                        }
                    }
                >
                    <Icon glyph=Glyph::Chat/>
                    {texts.read_aloud}
                </button>
            </Show>
            <Answers id=id/>
        </article>
    }
}
