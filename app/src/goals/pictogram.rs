//! Choosing a picture for a goal: the phone's own emoji, each with its name.

use leptos::prelude::*;

use super::{form::GoalForm, texts::goal_texts};
use crate::{forms::Phrases, ui::live};

/// The pictures, in the order of their names.
const PICTOGRAMS: [&str; 40] = [
    "🚶", "🏃", "🚲", "🏊", "💪", "⚽", "🚌", "🏫", "📚", "🛠️", "✍️", "💻", "📞", "💬", "👋", "👪",
    "🤗", "🐕", "🐈", "🍝", "🥣", "🍎", "💧", "🚿", "🪥", "🛏️", "🌙", "☀️", "🧹", "🧺", "🛒", "💰",
    "🎵", "🎨", "🎮", "🌳", "🧘", "❤️", "⭐", "🏠",
];

/// A grid of pictures, folded away until wanted.
#[component]
pub fn PictogramPicker(
    /// The chosen one.
    value: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = goal_texts();
    let one = |picture: &'static str, name: &'static str| {
        view! {
            <label class="pictogram choice">
                <input
                    type="radio"
                    class="unseen"
                    name="pictogram"
                    aria-label=name
                    prop:checked=live::flag(move || value.with(|chosen| chosen.as_deref() == Some(picture)))
                    on:change=live::act(move |_| value.set(Some(picture.to_owned())))
                />
                <span aria-hidden="true" title=name>{picture}</span>
            </label>
        }
    };
    view! {
        <details class="fold">
            <summary>
                <span class="pict" aria-hidden="true">
                    {live::text(move || value.get().unwrap_or_else(|| "🙂".to_owned()))}
                </span>
                {words.pictogram}
            </summary>
            <fieldset class="choices">
                <legend class="unseen">{words.pictogram_choose}</legend>
                <div class="pictograms">
                    {PICTOGRAMS
                        .into_iter()
                        .zip(words.pictograms)
                        .map(|(picture, name)| one(picture, name))
                        .collect_view()}
                </div>
                <label class="chip choice">
                    <input
                        type="radio"
                        class="unseen"
                        name="pictogram"
                        prop:checked=live::flag(move || value.with(Option::is_none))
                        on:change=live::act(move |_| value.set(None))
                    />
                    <span>{words.pictogram_none}</span>
                </label>
            </fieldset>
        </details>
    }
}

/// Goals that are written by a tap on a picture. It is the goal's as long as the words are.
#[component]
pub fn GoalPhrases(form: GoalForm) -> impl IntoView {
    let words = goal_texts();
    let begun = form.pictogram.get_untracked().filter(|picture| {
        let text = form.text.input.value.get_untracked();
        words.phrases.iter().any(|it| it.0 == picture && text.starts_with(it.1))
    });
    let set_here = StoredValue::new(begun);
    let set = move |picture: Option<&str>| {
        let picture = picture.map(str::to_owned);
        // One that was chosen by itself stays.
        let is_of_phrase = |it: &String| set_here.with_value(|set| set.as_ref() == Some(it));
        if form.pictogram.with_untracked(|it| it.as_ref().is_none_or(is_of_phrase)) {
            form.pictogram.set(picture.clone());
            set_here.set_value(picture);
        }
    };
    view! { <Phrases field=form.text title=words.phrases_title all=words.phrases on_picture=set/> }
}

#[cfg(test)]
mod tests {
    use kurs_domain::goals::Pictogram;

    use crate::goals::texts::GoalWords;

    #[test]
    fn each_picture_is_one_that_a_goal_can_have() {
        for picture in super::PICTOGRAMS {
            assert!(Pictogram::new(picture).is_ok(), "{picture}");
        }
        for words in [GoalWords::DANISH, GoalWords::ENGLISH] {
            for (picture, _) in words.phrases {
                assert!(super::PICTOGRAMS.contains(picture), "{picture}");
            }
        }
    }
}
