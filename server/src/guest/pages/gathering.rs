//! The page for answering an invitation.

use kurs_domain::{
    gatherings::{Coming, GuestGathering, MOST_ANSWER},
    people::Language,
};
use maud::{Markup, html};

use super::{Field, notice, page, problem};
use crate::words::words;

/// The state of the form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub coming: Option<Coming>,
    /// No option is chosen, but one is required.
    pub chooses_nothing: bool,
    pub words: Field,
    /// Why the whole form was refused.
    pub notice: Option<&'static str>,
}

impl Form {
    /// The form with the earlier answer.
    pub fn answered(to: &GuestGathering) -> Self {
        let earlier = to.answer.as_ref().and_then(|answer| answer.words.as_ref());
        let typed = earlier.map(ToString::to_string).unwrap_or_default();
        let coming = to.answer.as_ref().map(|answer| answer.coming);
        Self { coming, words: Field { typed, problem: None }, ..Self::default() }
    }
}

/// The invitation, with the form below; `thanks` right after an answer.
pub fn invitation(language: Language, to: &GuestGathering, form: &Form, thanks: bool) -> Markup {
    let (text, name) = (&words(language).guest, &*to.shown_name);
    let day = (text.day)(to.on);
    let body = html! {
        @if thanks {
            p class="notice-line" role="status" {
                (text.answered) ". " ((text.answered_words)(name))
            }
        }
        p class="over" { ((text.invited_by)(name)) }
        h1 dir="auto" { (*to.title) }
        @if to.cancelled {
            p class="lead strong" { (text.cancelled) }
            p { ((text.cancelled_words)(name)) }
        }
        @if let Some(more) = &to.words { p class="lead said" dir="auto" { (**more) } }
        dl class="facts card" {
            div {
                dt { (text.when) }
                dd { @if let Some(at) = to.at { ((text.day_at)(&day, at)) } @else { (day) } }
            }
            @if let Some(place) = &to.place {
                div { dt { (text.place) } dd dir="auto" { (**place) } }
            }
        }
        @if !to.cancelled { (answer(language, to, form)) }
    };
    page(language, text.invited_title, body)
}

fn answer(language: Language, to: &GuestGathering, form: &Form) -> Markup {
    let (text, name) = (&words(language).guest, &*to.shown_name);
    let ways = [
        (Coming::Yes, "yes", text.yes),
        (Coming::Maybe, "maybe", text.maybe),
        (Coming::No, "no", text.no),
    ];
    html! {
        form method="post" action={ "?lang=" (text.code) } {
            (notice(form.notice))
            fieldset aria-describedby="coming-problem" {
                legend { h2 { (text.coming) } }
                div class="ways" {
                    @for (coming, value, label) in ways {
                        label class="way" {
                            input type="radio" name="coming" value=(value) required
                                checked[form.coming == Some(coming)];
                            span { (label) }
                        }
                    }
                }
                p class="problem" id="coming-problem" { @if form.chooses_nothing { (text.choose) } }
            }
            div class="field" {
                label for="words" { ((text.few_words)(name)) " " small class="soft" { "(" (text.optional) ")" } }
                textarea id="words" dir="auto" name="words" rows="3" aria-describedby="words-hint words-problem"
                    aria-invalid=[form.words.problem.as_ref().map(|_| "true")] {
                    "\n" (form.words.typed)
                }
                (problem("words", &form.words))
                p class="hint" id="words-hint" { ((text.text_hint)(MOST_ANSWER)) }
            }
            button class="primary" type="submit" {
                @if to.answer.is_some() { (text.answer_anew) } @else { (text.answer) }
            }
            p class="soft" { ((text.who_sees_answer)(name)) }
        }
    }
}
