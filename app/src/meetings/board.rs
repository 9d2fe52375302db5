//! Saying it with pictures, each with its word.

use kurs_domain::meetings::{
    Because, ContributionBody,
    contributions::MOST_PICTOGRAMS,
    pictograms::{BoardPictogram, Shelf},
};
use leptos::prelude::*;

use super::{
    pictograms::pictogram,
    saying::{About, Saying},
    texts::{pictograms::pictogram_texts, saying::saying_texts},
};
use crate::{
    forms::{FormView, TextField},
    ui::live,
};

/// The board.
#[component]
pub(super) fn BoardForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let form = saying.form;
    let chosen = form.value("board", Vec::<BoardPictogram>::new());
    let more = form.text::<Option<Because>>("board-words", "");
    let full = live::memo(move || chosen.with(Vec::len) >= MOST_PICTOGRAMS);
    let one = move |it: BoardPictogram| {
        let is = move || chosen.with(|all| all.contains(&it));
        let toggle = move |_| {
            saying.refuse("");
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
    let shelf = move |shelf: Shelf| {
        view! {
            <fieldset class="choices">
                <legend>{(pictogram_texts().shelf)(shelf)}</legend>
                <div class="board">{shelf.pictograms().map(one).into_iter().collect_view()}</div>
            </fieldset>
        }
    };
    let say = move |()| {
        let Some(words_read) = form.read(|| more.read()) else { return };
        let pictograms = chosen.get_untracked();
        if pictograms.is_empty() {
            return saying.refuse(words.board_missing);
        }
        saying.say(ContributionBody::Pictograms { pictograms, words: words_read });
    };
    let count = move || (words.board_chosen)(chosen.with(Vec::len), MOST_PICTOGRAMS);
    view! {
        <FormView form=form save=words.keep on_save=say on_cancel=move |()| saying.leave()>
            <p class="soft">{words.board_text}</p>
            {Shelf::ALL.map(shelf).into_iter().collect_view()}
            <p class="soft small" role="status">{live::text(count)}</p>
            <TextField field=more label=words.board_words rows=2/>
            <About saying=saying/>
        </FormView>
    }
}
