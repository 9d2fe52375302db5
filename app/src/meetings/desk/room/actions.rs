//! The actions of a decision (who does what by when) as fields.

use kurs_domain::{Id, meetings::decisions::MOST_ACTIONS};
use leptos::prelude::*;

use super::writing::Writing;
use crate::{
    meetings::desk::{state::meetings, texts::room::room_texts, written::WrittenAction},
    platform,
    ui::{Glyph, Icon, focus_on},
};

/// One line per action.
#[component]
pub(crate) fn ActionFields(writing: Writing, id: Id) -> impl IntoView {
    let texts = room_texts();
    let keys = Memo::new(move |_| {
        writing.now.with(|now| now.actions.iter().map(|it| it.key).collect::<Vec<_>>())
    });
    let names = meetings()
        .part(|it| it.participants.iter().map(|it| it.who.name.to_string()).collect::<Vec<_>>());
    let people = format!("people-{id}");
    let options = move || {
        names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    let add = move |_| {
        let key = platform::new_id();
        writing.now.update(|now| {
            let empty = String::new;
            now.actions.push(WrittenAction { key, text: empty(), who: empty(), by: empty() });
        });
        focus_on(format!("action-{key}"));
    };
    let list = people.clone();
    view! {
        <fieldset class="room-actions">
            <legend>{texts.actions}</legend>
            <datalist id=people>{options}</datalist>
            <ul>
                <For each=move || keys.get() key=|key| *key let:key>
                    <ActionLine writing=writing key=key people=list.clone()/>
                </For>
            </ul>
            <button
                type="button"
                class="chip"
                disabled=move || { keys.with(Vec::len) >= MOST_ACTIONS }
                on:click=add
            >
                <Icon glyph=Glyph::Plus/>
                {texts.add_action}
            </button>
        </fieldset>
    }
}

#[component]
fn ActionLine(writing: Writing, key: Id, people: String) -> impl IntoView {
    let texts = room_texts();
    let it = Memo::new(move |_| {
        writing.now.with(|now| now.actions.iter().find(|it| it.key == key).cloned())
    });
    let read = move |of: fn(&WrittenAction) -> &String| {
        move || it.with(|it| it.as_ref().map(|it| of(it).clone())).unwrap_or_default()
    };
    let write = move |to: fn(&mut WrittenAction) -> &mut String| {
        move |event| {
            let text = event_target_value(&event);
            writing.now.update(|now| {
                if let Some(it) = now.actions.iter_mut().find(|it| it.key == key) {
                    *to(it) = text;
                }
            });
        }
    };
    let lacks = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| !it.is_whole())));
    view! {
        <li>
            <input
                dir="auto" type="text"
                id=format!("action-{key}")
                class="room-what"
                autocomplete="off"
                maxlength="280"
                placeholder=texts.action_what
                aria-label=texts.action_what
                prop:value=read(|it| &it.text)
                on:input=write(|it| &mut it.text)
            />
            <input
                dir="auto" type="text"
                autocomplete="off"
                maxlength="60"
                list=people
                placeholder=texts.action_who
                aria-label=texts.action_who
                prop:value=read(|it| &it.who)
                on:input=write(|it| &mut it.who)
            />
            <input
                type="date"
                aria-label=texts.action_by
                prop:value=read(|it| &it.by)
                on:input=write(|it| &mut it.by)
            />
            <button
                type="button"
                class="round"
                aria-label=texts.remove_action
                on:click=move |_| {
                    writing.now.update(|now| now.actions.retain(|it| it.key != key));
                }
            >
                <Icon glyph=Glyph::Bin/>
            </button>
            <Show when=move || lacks.get()>
                <p class="hint">{texts.action_lacks}</p>
            </Show>
        </li>
    }
}
