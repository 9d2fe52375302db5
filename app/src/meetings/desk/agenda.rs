//! The agenda in a form, one line per item: add, move, remove.

use kurs_domain::{
    Id,
    meetings::plan::{AgendaItem, AgendaText, MOST_AGENDA},
    text::{Text, TextProblem, is_blank},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::texts::planning::planning_texts;
use crate::{
    platform,
    staff::texts::desk_texts,
    ui::{Glyph, Icon, announce, focus_on},
};

/// A point as it is being written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Point {
    pub(crate) id: Id,
    pub(crate) text: String,
}

impl Point {
    pub(crate) fn new(id: Id, text: impl Into<String>) -> Self {
        Self { id, text: text.into() }
    }
}

/// The items that are not empty, or the text of what is wrong with one.
pub(crate) fn items(points: &[Point]) -> Result<Vec<AgendaItem>, String> {
    let written = points.iter().map(|point| (point.id, &point.text));
    written
        .filter(|(_, text)| !is_blank(text))
        .map(|(id, text)| match AgendaText::new(text) {
            Ok(text) => Ok(AgendaItem { id, text }),
            Err(TextProblem::TooLong { .. }) => Err("text_too_long"),
            Err(TextProblem::Empty) => Err("text_empty"),
            Err(TextProblem::ForbiddenCharacter { .. }) => Err("text_forbidden_character"),
        })
        .map(|item| item.map_err(|code| (desk_texts().problem)(code).to_owned()))
        .collect()
}

/// The fields of the items, each with its buttons.
#[component]
pub(crate) fn AgendaFields(
    points: RwSignal<Vec<Point>>,
    /// The prefix of the fields' element ids.
    #[prop(into)]
    name: String,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let texts = planning_texts();
    let field = StoredValue::new(name);
    let field_id = move |id: Id| field.with_value(|name| format!("{name}-{id}"));
    let place = move |id: Id| points.with(|all| all.iter().position(|it| it.id == id)).unwrap_or(0);
    let swap = move |id: Id, with: isize| {
        points.update(|all| {
            let Some(from) = all.iter().position(|it| it.id == id) else { return };
            let Some(to) = from.checked_add_signed(with).filter(|to| *to < all.len()) else {
                return;
            };
            all.swap(from, to);
        });
        announce((texts.moved_to)(place(id) + 1));
        focus_on(field_id(id));
    };
    let add = move |_| {
        let id = platform::new_id();
        points.update(|all| all.push(Point::new(id, "")));
        focus_on(field_id(id));
    };
    let remove = move |id: Id| {
        points.update(|all| all.retain(|it| it.id != id));
        focus_on(field.with_value(|name| format!("{name}-add")));
    };
    let text_of = move |id: Id| {
        points.with(|all| {
            all.iter().find(|it| it.id == id).map(|it| it.text.clone()).unwrap_or_default()
        })
    };
    let write = move |id: Id, text: String| {
        problem.set(None);
        points.update(|all| {
            all.iter_mut().filter(|it| it.id == id).for_each(|it| it.text.clone_from(&text));
        });
    };
    let full = move || points.with(Vec::len) >= MOST_AGENDA;
    view! {
        <fieldset class="desk-agenda">
            <legend>{texts.agenda}</legend>
            <ol>
                <For each=move || points.with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>()) key=|id| *id let:id>
                    {
                        let number = move || place(id) + 1;
                        view! {
                            <li>
                                <input
                                    dir="auto" type="text"
                                    id=field_id(id)
                                    maxlength=AgendaText::MAX
                                    autocomplete="off"
                                    aria-label=move || (texts.point)(number())
                                    prop:value=move || text_of(id)
                                    on:input=move |event| write(id, event_target_value(&event))
                                />
                                <button
                                    type="button"
                                    class="round desk-up"
                                    aria-label=move || (texts.move_up)(number())
                                    disabled=move || place(id) == 0
                                    on:click=move |_| swap(id, -1)
                                >
                                    <Icon glyph=Glyph::Chevron/>
                                </button>
                                <button
                                    type="button"
                                    class="round desk-down"
                                    aria-label=move || (texts.move_down)(number())
                                    disabled=move || { place(id) + 1 == points.with(Vec::len) }
                                    on:click=move |_| swap(id, 1)
                                >
                                    <Icon glyph=Glyph::Chevron/>
                                </button>
                                <button
                                    type="button"
                                    class="round"
                                    aria-label=move || (texts.remove_point)(number())
                                    on:click=move |_| remove(id)
                                >
                                    <Icon glyph=Glyph::Bin/>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ol>
            <button
                type="button"
                class="chip"
                id=field.with_value(|name| format!("{name}-add"))
                disabled=full
                on:click=add
            >
                <Icon glyph=Glyph::Plus/>
                {texts.add_point}
            </button>
            <p class="beside" aria-live="polite">
                <span class="problem">{move || problem.get()}</span>
            </p>
        </fieldset>
    }
}
