//! When the owner wants a nudge, said together with what stands in its way.

use std::time::Duration;

use kurs_domain::people::{QuietHours, TimeOfDay};
use leptos::prelude::*;

use super::form::GoalForm;
use crate::{
    platform::address,
    push::{Standing, standing, texts::push_texts},
    sync::local,
    ui::{When, focus_on, live},
};

/// Whether nothing may ring at `at`. The quiet may pass midnight; from and until the same is all
/// day.
fn is_quiet(at: TimeOfDay, quiet: QuietHours) -> bool {
    let QuietHours { from, until } = quiet;
    if from < until { (from..until).contains(&at) } else { at >= from || at < until }
}

/// Asks when the owner wants a nudge.
#[component]
pub fn ReminderPart(
    /// The goal being written.
    form: GoalForm,
) -> impl IntoView {
    let words = push_texts();
    let at = form.remind_at;
    let quiet = live::memo(move || {
        let quiet = local().me().with(|me| me.as_ref().and_then(|me| me.quiet_hours));
        at.get().zip(quiet).is_some_and(|(at, quiet)| is_quiet(at, quiet))
    });
    let off = standing() != Standing::On;
    if address::query("part").as_deref() == Some("reminder") {
        // After the frames in which the heading of the new page gets the focus.
        set_timeout(|| focus_on("goal-remind"), Duration::from_millis(150));
    }
    view! {
        <div class="field">
            <label for="goal-remind">{words.remind}</label>
            <p class="hint" id="goal-remind-hint">{words.remind_hint}</p>
            <input
                id="goal-remind"
                type="time"
                aria-describedby="goal-remind-hint goal-remind-beside"
                prop:value=live::text(move || at.get().map(|at| at.to_string()).unwrap_or_default())
                on:change=live::act(move |event| at.set(TimeOfDay::parse(&event_target_value(&event))))
            />
            <div id="goal-remind-beside" aria-live="polite">
                <When when=move || at.get().is_some() && quiet.get()>
                    <p class="problem">{words.remind_quiet}</p>
                </When>
                <When when=move || at.get().is_some() && off>
                    <p>{words.remind_off} " " <a href="/me/messages">{words.remind_turn_on}</a></p>
                </When>
                <When when=move || at.get().is_some()>
                    <button type="button" class="plain small" on:click=live::act(move |_| at.set(None))>
                        {words.remind_none}
                    </button>
                </When>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_pass_midnight() {
        let at = |text: &str| TimeOfDay::parse(text).unwrap();
        for (when, from, until, expected) in [
            ("22:00", "21:00", "08:00", true),
            ("07:59", "21:00", "08:00", true),
            ("08:00", "21:00", "08:00", false),
            ("20:59", "21:00", "08:00", false),
            ("12:30", "12:00", "13:00", true),
            ("13:00", "12:00", "13:00", false),
        ] {
            let quiet = QuietHours { from: at(from), until: at(until) };
            assert_eq!(is_quiet(at(when), quiet), expected, "{when} {from} {until}");
        }
    }
}
