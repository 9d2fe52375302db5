//! A field for words: label above, help below, what is wrong beside it, and a counter when the
//! writer comes near the end.

use kurs_domain::text::{TextProblem, before_forbidden, clusters};
use leptos::prelude::*;

use super::{live, texts::ui_texts};
use crate::platform;

/// How near the end the counter shows: a tenth of the whole, and never less than twenty.
fn is_near(count: usize, max: usize) -> bool {
    count + (max / 10).max(20) >= max
}

/// What is written in the field `name`: as it was left half-written, or else `first`. Kept as it is
/// typed, until it is kept for good.
pub fn kept(name: impl Into<String>, first: String) -> RwSignal<String> {
    let name = name.into();
    let value = RwSignal::new(platform::draft(&name).unwrap_or(first));
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            platform::keep_draft(&name, (!now.is_empty()).then_some(&*now));
        }
        now
    });
    value
}

/// What is wrong with a text, in words.
pub fn text_problem(problem: TextProblem) -> &'static str {
    match problem {
        TextProblem::Empty => ui_texts().text_empty,
        // The field itself says by how much, or where.
        TextProblem::TooLong { .. } | TextProblem::ForbiddenCharacter { .. } => "",
    }
}

/// A field for words.
#[component]
pub fn TextField(
    /// The id of the field itself, for the focus.
    #[prop(into)]
    id: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What is written.
    value: RwSignal<String>,
    /// How many characters fit.
    max: usize,
    /// Help, below the label.
    #[prop(optional, into)]
    hint: String,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// How many lines are seen.
    #[prop(default = 1)]
    lines: u32,
    /// The words are one line, however many are seen: a break becomes a space.
    #[prop(optional)]
    unbroken: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// The browser's word for what belongs here (`given-name`, `off`).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Done after each change.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
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
    // What was wrong is old news as soon as something else is written.
    let rewritten = RwSignal::new(false);
    Effect::new(move |_| {
        problem.track();
        rewritten.set(false);
    });
    let wrong = move || problem.get().filter(|_| !rewritten.get());
    let changed = move |text: String| {
        rewritten.set(true);
        value.set(if unbroken { text.replace(['\r', '\n'], " ") } else { text });
        if let Some(on_change) = on_change {
            on_change.run(());
        }
    };
    let said = move || match hidden.get() {
        Some(before) => (ui_texts().text_forbidden)(&before),
        None => wrong().unwrap_or_default(),
    };
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let invalid = move || wrong().is_some() || hidden.with(Option::is_some) || count.get() > max;
    let input = if lines == 1 {
        view! {
            <input
                id=id.clone()
                type="text"
                dir="auto"
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=live::text(move || invalid().to_string())
                prop:value=live::text(move || value.get())
                on:input=live::act(move |event| changed(event_target_value(&event)))
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id.clone()
                rows=lines
                dir="auto"
                on:keydown=live::act(move |event: leptos::ev::KeyboardEvent| {
                    if unbroken && event.key() == "Enter" {
                        event.prevent_default();
                    }
                })
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=live::text(move || invalid().to_string())
                prop:value=live::text(move || value.get())
                on:input=live::act(move |event| changed(event_target_value(&event)))
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=id>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_shows_near_the_end() {
        for (count, max, expected) in
            [(0, 280, false), (251, 280, false), (252, 280, true), (280, 280, true), (40, 60, true)]
        {
            assert_eq!(is_near(count, max), expected, "{count} of {max}");
        }
    }
}
