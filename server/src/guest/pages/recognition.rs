//! The page for writing kind words.

use kurs_domain::{
    people::Language,
    recognitions::{GuestRecognition, MOST_RECOGNITION},
};
use maud::{Markup, html};

use super::{Field, SUNRISE, message_page, notice, page, problem};
use crate::words::words;

/// The state of the form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub from: Field,
    pub text: Field,
    /// Why the whole form was refused.
    pub notice: Option<&'static str>,
}

pub fn form(language: Language, to: &GuestRecognition, form: &Form) -> Markup {
    let (text, name) = (&words(language).guest, &*to.name);
    let body = html! {
        (SUNRISE)
        h1 { ((text.say_to)(name)) }
        p class="lead" { ((text.say_intro)(name)) }
        form method="post" action={ "?lang=" (text.code) } {
            (notice(form.notice))
            div class="field" {
                label for="from" { (text.from) }
                input type="text" id="from" dir="auto" name="from" value=(form.from.typed) required
                    autocomplete="given-name" aria-describedby="from-hint from-problem"
                    aria-invalid=[form.from.problem.as_ref().map(|_| "true")]
                    autofocus[form.from.problem.is_some()];
                (problem("from", &form.from))
                p class="hint" id="from-hint" { ((text.from_hint)(name)) }
            }
            div class="field" {
                label for="text" { (text.text) }
                textarea id="text" dir="auto" name="text" rows="5" required
                    aria-describedby="text-hint text-problem"
                    aria-invalid=[form.text.problem.as_ref().map(|_| "true")]
                    autofocus[form.text.problem.is_some() && form.from.problem.is_none()] {
                    "\n" (form.text.typed)
                }
                (problem("text", &form.text))
                p class="hint" id="text-hint" { ((text.text_hint)(MOST_RECOGNITION)) }
            }
            button class="primary" type="submit" { ((text.send_to)(name)) }
            p class="soft" { ((text.who_sees)(name)) }
        }
    };
    page(language, text.say_title, body)
}

pub fn thanks(language: Language, to: &GuestRecognition) -> Markup {
    let text = &words(language).guest;
    let more = html! {
        p class="stack" {
            a class="plain" href={ "?lang=" (text.code) } { (text.once_more) }
        }
    };
    message_page(language, text.thanks, &(text.thanks_words)(&to.name), more)
}
