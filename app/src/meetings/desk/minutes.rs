//! A field for the duration of a meeting in minutes.

use kurs_domain::meetings::plan::DurationMinutes;
use leptos::prelude::*;

use super::texts::planning::planning_texts;

#[component]
pub(crate) fn MinutesField(
    /// The id of the field's element.
    #[prop(into)]
    id: String,
    value: RwSignal<String>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let described = format!("{id}-problem");
    view! {
        <div class="field desk-minutes">
            <label for=id.clone()>{planning_texts().minutes}</label>
            <input
                id=id
                type="text"
                inputmode="numeric"
                maxlength="3"
                autocomplete="off"
                aria-describedby=described.clone()
                aria-invalid=move || problem.with(Option::is_some).to_string()
                prop:value=move || value.get()
                on:input=move |event| {
                    problem.set(None);
                    value.set(event_target_value(&event));
                }
            />
            <p class="beside" id=described aria-live="polite">
                <span class="problem">{move || problem.get()}</span>
            </p>
        </div>
    }
}

/// The minutes that are typed in `value`; `problem` says what is wrong with them.
pub(crate) fn read_minutes(
    value: RwSignal<String>,
    problem: RwSignal<Option<String>>,
) -> Option<DurationMinutes> {
    let minutes = value.with_untracked(|it| it.trim().parse().ok()).and_then(DurationMinutes::new);
    problem.set(minutes.is_none().then(|| planning_texts().minutes_wrong.to_owned()));
    minutes
}
