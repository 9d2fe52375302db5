//! The pages: HTML by `maud`, which escapes everything that a person wrote. No script.

pub mod gathering;
pub mod invitation;
pub mod letter;
pub mod meeting;
pub mod print;
pub mod recognition;

use kurs_domain::{
    people::Language,
    text::{TextProblem, before_forbidden},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::style;
use crate::words::{GuestWords, words};

/// The path of the privacy page.
pub(crate) const PRIVACY: &str = "/privacy";
/// The path of the page *help now*.
pub(crate) const HELP: &str = "/help";

/// The picture of the app's own door.
const SUNRISE: PreEscaped<&str> = PreEscaped(
    "<svg class=\"sunrise\" viewBox=\"0 0 328 110\" aria-hidden=\"true\">\
     <circle cx=\"250\" cy=\"52\" r=\"26\"></circle>\
     <path class=\"rays\" d=\"M250 10v-7M250 101v-7M208 52h-7M299 52h-7M220 22l-5-5M285 87l-5-5M280 22l5-5M215 87l5-5\"></path>\
     <path class=\"way\" d=\"M0 104C90 104 120 92 170 76S260 66 328 30\"></path></svg>",
);

/// A field with what was typed, and why it was refused.
#[derive(Debug, Clone, Default)]
pub struct Field {
    pub typed: String,
    pub problem: Option<String>,
}

/// Explains to its writer why `typed` was refused.
pub fn wrong(words: &GuestWords, typed: &str, problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => words.empty.to_owned(),
        TextProblem::TooLong { max } => (words.too_long)(max),
        TextProblem::ForbiddenCharacter { .. } => {
            (words.forbidden)(&before_forbidden(typed).unwrap_or_default())
        }
    }
}

/// A whole page. Its title must name nobody, because it is stored in the browser's history.
pub(crate) fn page(language: Language, title: &str, body: Markup) -> Markup {
    let text = &words(language).guest;
    let other = match language {
        Language::Da => "en",
        Language::En => "da",
    };
    html! {
        (DOCTYPE)
        html lang=(text.code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#faf6ef" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#10151a" media="(prefers-color-scheme: dark)";
                meta name="robots" content="noindex";
                meta name="referrer" content="no-referrer";
                title { (title) " · Kurs" }
                link rel="stylesheet" href=(style::PATH.as_str());
                link rel="icon" href="/icons/kurs.svg" type="image/svg+xml";
            }
            body {
                div class="guest" {
                    header class="guest-top" {
                        span class="kurs" { "Kurs" }
                        nav aria-label=(text.language) {
                            a href={ "?lang=" (other) } lang=(other) hreflang=(other) {
                                (text.other_language)
                            }
                        }
                    }
                    main { (body) }
                    footer class="guest-foot" {
                        p { (text.about) }
                        p { a href={ (HELP) "?lang=" (text.code) } { (words(language).help.title) } }
                        p { a href={ (PRIVACY) "?lang=" (text.code) } {
                            (words(language).privacy.title)
                        } }
                    }
                }
            }
        }
    }
}

/// A page with a heading and one paragraph.
fn message_page(language: Language, heading: &str, message: &str, more: Markup) -> Markup {
    let body = html! {
        (SUNRISE)
        h1 { (heading) }
        p class="lead" { (message) }
        (more)
    };
    page(language, heading, body)
}

pub fn ended(language: Language) -> Markup {
    let text = &words(language).guest;
    message_page(language, text.ended, text.ended_words, html! {})
}

pub fn nothing(language: Language) -> Markup {
    let text = &words(language).guest;
    message_page(language, text.nothing, text.nothing_words, html! {})
}

/// Any other problem: nothing is revealed to the guest.
pub fn not_now(language: Language, message: &str) -> Markup {
    message_page(language, "Kurs", message, html! {})
}

/// An alert above a form.
fn notice(message: Option<&str>) -> Markup {
    html! {
        @if let Some(message) = message {
            p class="notice-line" role="alert" { (message) }
        }
    }
}

/// The problem of a field, beside it.
fn problem(id: &str, field: &Field) -> Markup {
    html! {
        p class="problem" id={ (id) "-problem" } { @if let Some(message) = &field.problem { (message) } }
    }
}
