//! Suggestions to one young person and what became of them. A suggestion is no goal: the young
//! person writes their own, or says no thanks.

use kurs_domain::{
    suggestions::{GoalSuggestionDraft, Suggestion, SuggestionState, SuggestionText},
    young_people::YoungPerson,
};
use leptos::prelude::*;

use super::texts::suggestion_desk_texts;
use crate::platform::api;
use crate::{
    forms::{Form, FormView, TextField},
    staff::{portfolio::portfolio, send::send, session::session, texts::person_texts},
    ui::{Glyph, Icon, announce},
};

/// The form and the list.
#[component]
pub(crate) fn Suggestions(
    /// Whom they are for.
    person: YoungPerson,
) -> impl IntoView {
    let mine = portfolio();
    let texts = suggestion_desk_texts();
    let suggestions = Memo::new(move |_| {
        mine.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.suggestions.clone()))
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
    let form = Form::new(format!("suggest-{}", person.id));
    let text = form.text::<SuggestionText>("suggestion", "");
    let whom = StoredValue::new(person.name.clone());
    let save = move |()| {
        let Some(text) = form.read(|| text.read()) else { return };
        // Sending once more, after an answer that never came, is the same suggestion.
        let path = format!("/young_people/{}/goal_suggestions/{}", person.id, form.id());
        let draft = GoalSuggestionDraft { text };
        let request = async move { api::put::<Suggestion>(&path, &draft, &[]).await };
        let said = whom.with_value(|name| (texts.sent)(name));
        send(mine.session, form, request, move |suggestion| {
            form.begin_anew();
            mine.suggested(person.id, suggestion);
            announce(said);
        });
    };
    view! {
        <FormView form=form save=texts.send on_save=save>
            <TextField field=text label=(texts.label)(&person.name) hint=(texts.hint)(&person.name) rows=2/>
        </FormView>
    }
}

#[component]
fn SuggestionItem(suggestion: Suggestion, name: String) -> impl IntoView {
    let texts = suggestion_desk_texts();
    let sitting = session();
    let date = sitting.date(suggestion.created_at);
    let fresh = portfolio().is_new(suggestion.id);
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
                {fresh.then(|| view! { <span class="desk-tag desk-new">{person_texts().fresh_news}</span> })}
            </p>
            {suggestion.words.map(|words| view! {
                <p class="soft desk-said">{(texts.their_words)(&name)}</p>
                <blockquote dir="auto">{words}</blockquote>
            })}
        </li>
    }
}
