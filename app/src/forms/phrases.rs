//! Phrases with a picture each that fill a text field by a tap, for whoever writes little.

use leptos::prelude::*;

use super::Input;
use crate::ui::live;

/// A picture, and what it stands for.
pub type Phrase = (&'static str, &'static str);

/// `text` after a tap on `phrase`, one of `all`. With a `joint` phrases are added to what stands there, and
/// taken out again; without one a phrase replaces another.
fn tapped(text: &str, phrase: &str, all: &[Phrase], joint: Option<&str>) -> String {
    let Some(joint) = joint else {
        let is_taken_out = text.trim() == phrase;
        return if is_taken_out { String::new() } else { phrase.to_owned() };
    };
    if !text.contains(phrase) {
        let text = text.trim_end();
        return if text.is_empty() { phrase.to_owned() } else { format!("{text}{joint}{phrase}") };
    }
    let is_alone = all.iter().any(|(_, other)| text.trim() == *other);
    if is_alone {
        return String::new();
    }
    let (before, after) = (format!("{joint}{phrase}"), format!("{phrase}{joint}"));
    let whole = if text.contains(&before) { &before } else { &after };
    text.replacen(whole, "", 1)
}

/// Phrases for `field`. Without a `joint` they are there while nothing else stands in the field.
#[component]
pub fn Phrases(
    #[prop(into)] field: Input,
    title: &'static str,
    all: &'static [Phrase],
    /// Stands between phrases.
    #[prop(optional)]
    joint: Option<&'static str>,
    /// Called with the picture of the phrase that stands there, if one does, when that changes.
    #[prop(optional, into)]
    on_picture: Option<Callback<Option<&'static str>>>,
) -> impl IntoView {
    let value = field.value;
    let stands = move |phrase: &str| value.with(|text| text.contains(phrase));
    let is_free = move || {
        joint.is_some()
            || value.with(|text| text.trim().is_empty() || all.iter().any(|it| it.1 == text.trim()))
    };
    if let Some(on_picture) = on_picture {
        Effect::new(move |before: Option<Option<&'static str>>| {
            let now = all.iter().find(|it| stands(it.1)).map(|it| it.0);
            if before.is_some_and(|before| before != now) {
                on_picture.run(now);
            }
            now
        });
    }
    let one = move |(picture, phrase): &'static Phrase| {
        let tap = move |_| value.update(|text| *text = tapped(text, phrase, all, joint));
        view! {
            <button
                type="button"
                class="phrase"
                aria-pressed=live::text(move || stands(phrase).to_string())
                on:click=live::act(tap)
            >
                <span class="pict" aria-hidden="true">{*picture}</span>
                {*phrase}
            </button>
        }
    };
    let first = all.iter().take(3).map(|(picture, _)| *picture).collect::<String>();
    view! {
        <details class="fold" hidden=live::flag(move || !is_free())>
            <summary>
                <span aria-hidden="true">{first}</span>
                {title}
            </summary>
            <div class="phrases">{all.iter().map(one).collect_view()}</div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[Phrase] = &[("💪", "Jeg gjorde det."), ("😊", "Jeg blev glad.")];

    #[test]
    fn a_phrase_is_added_once_and_taken_out_again() {
        let [first, second] = [ALL[0].1, ALL[1].1];
        let tap = |text: &str, phrase| tapped(text, phrase, ALL, Some(" "));
        let both = "Jeg gjorde det. Jeg blev glad.";
        assert_eq!(tap(&tap("", first), second), both);
        assert_eq!(tap(both, first), second);
        assert_eq!(tap(both, second), first);
        assert_eq!(tap(first, first), "");
        let own = "Æblekagen lykkedes!";
        assert_eq!(tap(&tap(own, second), second), own);
    }

    #[test]
    fn without_a_joint_one_replaces_another() {
        let [first, second] = [ALL[0].1, ALL[1].1];
        assert_eq!(tapped(first, second, ALL, None), second);
        assert_eq!(tapped(first, first, ALL, None), "");
    }
}
