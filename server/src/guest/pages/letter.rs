//! The page on which a parent reads praise.

use kurs_domain::{people::Language, praise::GuestPraise};
use maud::{Markup, html};

use super::{SUNRISE, page};
use crate::words::words;

pub fn letter(language: Language, praise: &GuestPraise) -> Markup {
    let text = &words(language).guest;
    let body = html! {
        (SUNRISE)
        h1 { ((text.letter_from)(&praise.from)) }
        blockquote class="letter card said" dir="auto" { (*praise.text) }
        p class="lead soft" { ((text.written)(&(text.day)(praise.on))) }
        p class="soft" { (text.letter_about) " " (text.letter_lasts) }
    };
    page(language, text.letter_title, body)
}
