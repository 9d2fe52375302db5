//! The fields of forms: label above, help below, what is wrong beside it, and a counter when the writer
//! comes near the end.

use kurs_domain::{
    NaiveDate, date,
    people::TimeOfDay,
    text::{before_forbidden, clusters},
};
use leptos::prelude::*;

use super::Input;
use crate::ui::{live, texts::ui_texts};

/// How near the end the counter shows: a tenth of the whole, and never less than twenty.
fn is_near(count: usize, max: usize) -> bool {
    count + (max / 10).max(20) >= max
}

/// A field for words.
#[component]
pub fn TextField(
    #[prop(into)] field: Input,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    /// How many lines are seen; a break in a text of one line becomes a space.
    #[prop(default = 1)]
    rows: u32,
    /// The browser's word for what belongs here (`given-name`, `off`).
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let Input { value, problem, max, lines, optional, .. } = field;
    let id = field.id.get_value();
    let count = live::memo(move || value.with(|text| clusters(text.trim())));
    let counter = move || {
        let count = count.get();
        if count > max {
            (ui_texts().characters_over)(count - max)
        } else if is_near(count, max) {
            (ui_texts().characters_left)(max - count)
        } else {
            String::new()
        }
    };
    let hidden = live::memo(move || value.with(|text| before_forbidden(text)));
    let changed = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        if problem.with_untracked(Option::is_some) {
            problem.set(None);
        }
        value.set(if lines { text } else { text.replace(['\r', '\n'], " ") });
    };
    let said = move || match hidden.get() {
        Some(before) => (ui_texts().text_forbidden)(&before),
        None => problem.get().unwrap_or_default(),
    };
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let invalid =
        move || problem.with(Option::is_some) || hidden.with(Option::is_some) || count.get() > max;
    let input = if rows == 1 {
        view! {
            <input
                id=id.clone()
                type="text"
                dir="auto"
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=live::text(move || invalid().to_string())
                prop:value=live::text(move || value.get())
                on:input=live::act(changed)
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id.clone()
                rows=rows
                dir="auto"
                on:keydown=live::act(move |event: leptos::ev::KeyboardEvent| {
                    if !lines && event.key() == "Enter" {
                        event.prevent_default();
                    }
                })
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=live::text(move || invalid().to_string())
                prop:value=live::text(move || value.get())
                on:input=live::act(changed)
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id.clone()>
                {label} {optional.then(|| view! { <small class="soft">" ("{ui_texts().optional}")"</small> })}
            </label>
            <p class="hint" id=hint_id>{hint}</p>
            {input}
            <p class="beside" id=problem_id aria-live="polite">
                <span class="problem">{live::text(said)}</span>
                <span class="counter" class:over=live::flag(move || { count.get() > max })>{live::text(counter)}</span>
            </p>
        </div>
    }
}

/// A field for a day.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] optional: bool,
    value: RwSignal<Option<NaiveDate>>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let text = move || value.get().map(|day| day.to_string()).unwrap_or_default();
    picker(
        id,
        "date",
        (label, hint, optional),
        live::text(text),
        live::act(move |text: String| value.set(date::parse(&text))),
        problem,
    )
}

/// A field for a time of day.
#[component]
pub fn TimeField(
    #[prop(into)] id: String,
    label: &'static str,
    value: RwSignal<Option<TimeOfDay>>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let text = move || value.get().map(|at| at.to_string()).unwrap_or_default();
    picker(
        id,
        "time",
        (label, "", false),
        live::text(text),
        live::act(move |text: String| value.set(TimeOfDay::parse(&text))),
        problem,
    )
}

fn picker(
    id: String,
    kind: &'static str,
    (label, hint, optional): (&'static str, &'static str, bool),
    text: live::Text,
    mut set: live::Act<String>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    view! {
        <div class="field">
            <label for=id.clone()>
                {label} {optional.then(|| view! { <small class="soft">" ("{ui_texts().optional}")"</small> })}
            </label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <input
                id=id
                type=kind
                aria-describedby=format!("{hint_id} {problem_id}")
                aria-invalid=live::text(move || problem.with(Option::is_some).to_string())
                prop:value=text
                on:change=live::act(move |event| {
                    problem.set(None);
                    set(event_target_value(&event));
                })
            />
            <p class="beside" id=problem_id aria-live="polite"><span class="problem">{problem}</span></p>
        </div>
    }
}
