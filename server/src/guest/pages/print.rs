//! A page for printing or for a journal, in the style of the others. Its title stands on every printed page.

use kurs_domain::people::Language;
use maud::{DOCTYPE, Markup, html};

use super::style;
use crate::words::words;

pub fn page(language: Language, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words(language).guest.code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                meta name="referrer" content="no-referrer";
                title dir="auto" { (title) }
                link rel="stylesheet" href=(style::PATH.as_str());
                link rel="icon" href="/icons/kurs.svg" type="image/svg+xml";
            }
            body {
                main class="guest print" {
                    // The head of a table is repeated on every printed page.
                    table role="presentation" {
                        thead aria-hidden="true" { tr { td dir="auto" { (title) } } }
                        tbody { tr { td { (body) } } }
                    }
                }
            }
        }
    }
}
