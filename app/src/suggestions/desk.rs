//! Suggestions to one young person and what became of them. A suggestion is no goal: the young
//! person writes their own, or says no thanks.

use kurs_domain::{
    suggestions::{GoalSuggestionDraft, Suggestion, SuggestionState, SuggestionText},
    young_people::YoungPerson,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::texts::suggestion_desk_texts;
use crate::{
    platform,
    staff::{
        calls,
        portfolio::portfolio,
        send::Send,
        session::{problem_words, session},
    },
    ui::{Glyph, Icon, TextField, announce, text_problem},
};

/// The most characters of a suggestion.
const MOST: usize = 280;

/// The form and the list.
#[component]
pub(crate) fn Suggestions(
    /// Whom they are for.
    person: YoungPerson,
) -> impl IntoView {
    let mine = portfolio();
    let texts = suggestion_desk_texts();
    let suggestions = Memo::new(move |_| {
        mine.overview.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.suggestions.clone()))
    });
    let name = person.name.clone();
    let list = move || {
        let suggestions = suggestions.get();
        if suggestions.is_empty() {
            return view! { <p class="soft">{texts.none}</p> }.into_any();
        }
        let items = suggestions
            .into_iter()
            .map(|suggestion| view! { <SuggestionItem suggestion=suggestion name=name.clone()/> })
            .collect_view();
        view! { <ul class="desk-suggestions">{items}</ul> }.into_any()
    };
    view! {
        <section class="card desk-part">
            <h2>{texts.title}</h2>
            <SuggestionForm person=person/>
            {list}
        </section>
    }
}

#[component]
fn SuggestionForm(person: YoungPerson) -> impl IntoView {
    let mine = portfolio();
    let texts = suggestion_desk_texts();
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let (sending, sent) = (RwSignal::new(false), RwSignal::new(false));
    // Sending once more, after an answer that never came, is the same suggestion.
    let id = StoredValue::new(platform::new_id());
    let whom = StoredValue::new(person.name.clone());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        // It is one line, however it was typed.
        let one_line = text.get_untracked().lines().collect::<Vec<_>>().join(" ");
        let draft = match SuggestionText::new(&one_line) {
            Ok(text) => GoalSuggestionDraft { text },
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        sending.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = calls::suggest(person.id, id.get_value(), &draft).await;
            mine.session.observe(&answer);
            match answer {
                Ok(suggestion) => {
                    mine.suggested(person.id, suggestion);
                    id.set_value(platform::new_id());
                    text.set(String::new());
                    sent.set(true);
                    announce(whom.with_value(|name| (suggestion_desk_texts().sent)(name)));
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
            sending.set(false);
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <TextField
                id="suggestion"
                label=(texts.label)(&person.name)
                hint=(texts.hint)(&person.name)
                value=text
                max=MOST
                lines=2
                problem=problem
                on_change=move |()| {
                    sent.set(false);
                    problem.set(None);
                }
            />
            <Send label=texts.send sending=sending sent=sent said=whom.with_value(|name| (texts.sent)(name))/>
        </form>
    }
}

#[component]
fn SuggestionItem(suggestion: Suggestion, name: String) -> impl IntoView {
    let texts = suggestion_desk_texts();
    let sitting = session();
    let date = sitting.date(suggestion.created_at);
    let own = sitting.person().is_some_and(|person| person.id == suggestion.by.id);
    let by = if own { (texts.by_you)(&date) } else { (texts.by)(&suggestion.by.name, &date) };
    let (glyph, state) = match suggestion.state {
        SuggestionState::Waiting => (Glyph::Chat, texts.waiting),
        SuggestionState::Adopted => (Glyph::Pen, texts.adopted),
        SuggestionState::Dropped => (Glyph::Leaf, texts.dropped),
    };
    view! {
        <li>
            <p dir="auto">{suggestion.text}</p>
            <p class="soft desk-notes">
                <span>{by}</span>
                <span class="desk-tag"><Icon glyph=glyph/>{state}</span>
            </p>
            {suggestion.words.map(|words| view! {
                <p class="soft desk-said">{(texts.their_words)(&name)}</p>
                <blockquote dir="auto">{words}</blockquote>
            })}
        </li>
    }
}
