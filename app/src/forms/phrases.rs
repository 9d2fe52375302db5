//! Phrases with a picture each that fill a text field by a tap, for whoever writes little.

use leptos::prelude::*;

use super::Input;
use crate::ui::live;

/// A picture, and what it stands for.
pub type Phrase = (&'static str, &'static str);

/// Where `phrase` stands in `text` as a whole piece. Without a joint that is at its beginning, with
/// anything after it.
fn find(text: &str, phrase: &str, joint: Option<&str>) -> Option<usize> {
    let Some(joint) = joint else { return text.starts_with(phrase).then_some(0) };
    text.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let (before, after) = (&text[..*at], &text[at + phrase.len()..]);
        (before.is_empty() || before.ends_with(joint))
            && (after.is_empty() || after.starts_with(joint))
    })
}

/// `text` after a tap on `phrase`. With a `joint` phrases are added to what stands there, and taken out again;
/// without one a phrase replaces another.
fn tapped(text: &str, phrase: &str, joint: Option<&str>) -> String {
    let Some(between) = joint else {
        let is_taken_out = text.trim() == phrase;
        return if is_taken_out { String::new() } else { phrase.to_owned() };
    };
    let Some(at) = find(text, phrase, joint) else {
        let text = text.trim_end();
        return if text.is_empty() {
            phrase.to_owned()
        } else {
            format!("{text}{between}{phrase}")
        };
    };
    let (before, after) = (&text[..at], &text[at + phrase.len()..]);
    match (before.strip_suffix(between), after.strip_prefix(between)) {
        (_, Some(after)) => format!("{before}{after}"),
        (Some(before), None) => before.to_owned(),
        (None, None) => String::new(),
    }
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
    let stands = move |phrase: &str| value.with(|text| find(text, phrase, joint).is_some());
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
        let tap = move |_| value.update(|text| *text = tapped(text, phrase, joint));
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

    #[test]
    fn a_phrase_is_added_once_and_taken_out_again() {
        let [first, second] = ["Jeg gjorde det.", "Jeg blev glad."];
        let tap = |text: &str, phrase| tapped(text, phrase, Some(" "));
        let both = "Jeg gjorde det. Jeg blev glad.";
        assert_eq!(tap(&tap("", first), second), both);
        assert_eq!(tap(both, first), second);
        assert_eq!(tap(both, second), first);
        assert_eq!(tap(first, first), "");
        let own = "Æblekagen lykkedes!";
        assert_eq!(tap(&tap(own, second), second), own);
    }

    #[test]
    fn own_words_around_a_phrase_stay() {
        let tap = |text: &str| tapped(text, "spiste noget", Some(", "));
        let own = "Jeg gik ud, spiste noget andet";
        assert_eq!(tap(own), format!("{own}, spiste noget"));
        assert_eq!(tap("stod op, spiste noget, gik ud"), "stod op, gik ud");
        assert_eq!(find("spiste noget andet", "spiste noget", Some(", ")), None);
    }

    #[test]
    fn without_a_joint_one_replaces_another() {
        assert_eq!(tapped("Gå en tur", "Spise morgenmad", None), "Spise morgenmad");
        assert_eq!(tapped("Gå en tur", "Gå en tur", None), "");
        assert_eq!(find("Gå en tur før skole", "Gå en tur", None), Some(0));
    }
}
