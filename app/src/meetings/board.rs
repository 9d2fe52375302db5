//! Saying it with pictures, each with its word.

use kurs_domain::{
    meetings::{
        Because, ContributionBody,
        contributions::MOST_PICTOGRAMS,
        pictograms::{BoardPictogram, Shelf},
    },
    text::optional,
};
use leptos::prelude::*;

use super::{
    pictograms::pictogram,
    say::{About, Saying},
    texts::{pictograms::pictogram_texts, saying::saying_texts},
};
use crate::{
    platform,
    ui::{TextField, focus_on, kept, live, text_problem},
};

/// The board.
#[component]
pub(super) fn BoardForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let names = ["board", "board-words"].map(|what| format!("say-{what}-{}", saying.meeting));
    let draft = names[0].clone();
    let before: Option<Vec<BoardPictogram>> =
        platform::draft(&draft).and_then(|kept| serde_json::from_str(&kept).ok());
    let chosen = RwSignal::new(before.unwrap_or_default());
    let more = kept(names[1].clone(), String::new());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let now = chosen.get();
        let kept = (!now.is_empty()).then(|| serde_json::to_string(&now).unwrap_or_default());
        platform::keep_draft(&draft, kept.as_deref());
    });
    let full = live::memo(move || chosen.with(Vec::len) >= MOST_PICTOGRAMS);
    let one = move |it: BoardPictogram| {
        let is = move || chosen.with(|all| all.contains(&it));
        let toggle = move |_| {
            saying.problem.set("");
            chosen.update(|all| {
                let before = all.len();
                all.retain(|known| *known != it);
                if all.len() == before && before < MOST_PICTOGRAMS {
                    all.push(it);
                }
            });
        };
        view! {
            <label class="board-one choice">
                <input
                    type="checkbox"
                    class="unseen"
                    prop:checked=live::flag(is)
                    prop:disabled=live::flag(move || full.get() && !is())
                    on:change=live::act(toggle)
                />
                {pictogram(it)}
                <span>{(pictogram_texts().name)(it)}</span>
            </label>
        }
    };
    let shelf = |shelf: Shelf| {
        view! {
            <fieldset class="choices">
                <legend>{(pictogram_texts().shelf)(shelf)}</legend>
                <div class="board">{shelf.pictograms().map(one).into_iter().collect_view()}</div>
            </fieldset>
        }
    };
    let say = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words_read = match optional(Because::new(&more.get_untracked())) {
            Ok(read) => read,
            Err(problem) => {
                wrong.set(Some(text_problem(problem).to_owned()));
                return focus_on("board-words");
            }
        };
        let pictograms = chosen.get_untracked();
        if pictograms.is_empty() {
            return saying.problem.set(words.board_missing);
        }
        if saying.say(ContributionBody::Pictograms { pictograms, words: words_read }) {
            // The page goes, and with it whatever would do this by itself.
            for name in &names {
                platform::keep_draft(name, None);
            }
        }
    };
    let count = move || (words.board_chosen)(chosen.with(Vec::len), MOST_PICTOGRAMS);
    view! {
        <form class="stack" novalidate on:submit=live::act(say)>
            <p class="soft">{words.board_text}</p>
            {Shelf::ALL.map(shelf).into_iter().collect_view()}
            <p class="soft small" role="status">{live::text(count)}</p>
            <TextField
                id="board-words"
                label=words.board_words
                value=more
                max=1000
                lines=2
                optional=true
                problem=wrong
            />
            <About saying=saying/>
            <button type="submit" class="primary">{words.keep}</button>
        </form>
    }
}
