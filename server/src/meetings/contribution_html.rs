//! HTML of a contribution, unabridged, for pages without a script: a delegate's and the minutes.

use kurs_domain::{
    Id,
    meetings::{Contribution, ContributionBody},
    people::Language,
};
use maud::{Markup, html};

use crate::words::words;

/// How a page refers to the files of contributions.
pub enum Files<'a> {
    /// By URLs: this path, `/`, and the file's id.
    Below(&'a str),
    /// Embedded in the page. The HTML has placeholders: this mark, which nobody can guess, then the file's
    /// id, and [`ADDRESS`] or [`FINGERPRINT`].
    Within(&'a str),
}

/// Ends a placeholder for a file as a `data:` URL.
pub const ADDRESS: char = '@';
/// Ends a placeholder for the SHA-256 of a file's bytes, in hexadecimal.
pub const FINGERPRINT: char = '#';

/// A whole contribution: what it is about, which question it answers, and its body. A withdrawn one says
/// only that it was withdrawn.
pub fn said(
    language: Language,
    one: &Contribution,
    about: Option<&str>,
    files: &Files<'_>,
) -> Markup {
    let text = &words(language).meetings;
    let body = one.draft.as_ref().and_then(|draft| Some((draft.prompt, draft.said().ok()?)));
    html! {
        @if let Some(about) = about { p class="over" { ((text.about_this)(about)) } }
        @if let Some((prompt, body)) = body {
            @if let Some(prompt) = prompt { p class="over" { ((text.prompt)(prompt)) ":" } }
            (body_of(language, body, files))
        } @else {
            p class="soft" { (text.withdrawn) }
        }
    }
}

fn body_of(language: Language, body: ContributionBody, files: &Files<'_>) -> Markup {
    let text = &words(language).meetings;
    match body {
        ContributionBody::Text(words) => html! { p class="said" dir="auto" { (*words) } },
        ContributionBody::Voice { file_id, seconds } => html! {
            p { ((text.voice)(seconds)) }
            @match files {
                Files::Below(path) => {
                    audio controls preload="none" src={ (path) "/" (file_id) } {}
                    p class="soft" { a href={ (path) "/" (file_id) } download { (text.voice_fetch) } }
                },
                Files::Within(_) => {},
            }
        },
        ContributionBody::Drawing { file_id } => html! {
            @match files {
                Files::Below(path) => {
                    img class="drawing" src={ (path) "/" (file_id) } alt=(text.drawing);
                },
                Files::Within(mark) => {
                    img class="drawing" src={ (mark) (file_id) (ADDRESS) } alt=(text.drawing);
                },
            }
        },
        ContributionBody::Scale(scales) => html! {
            @for scale in &scales {
                @if let Some(question) = &scale.question { p class="said" dir="auto" { (**question) } }
                p class="scale" {
                    span { "0: " bdi { (*scale.low) } }
                    span { "10: " bdi { (*scale.high) } }
                    meter min="0" max="10" value=(scale.value.get()) {}
                    strong { ((text.point)(scale.value.get())) }
                }
            }
        },
        ContributionBody::Pictograms { pictograms, words } => html! {
            ul class="pictograms" {
                @for picture in pictograms {
                    li {
                        svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true" {
                            use href={ "/pictograms.svg#" (symbol_id(picture)) } {}
                        }
                        " " ((text.pictogram)(picture))
                    }
                }
            }
            @if let Some(words) = words { p class="said" dir="auto" { (*words) } }
        },
    }
}

/// The id of a pictogram's symbol in `pictograms.svg`.
fn symbol_id(picture: kurs_domain::meetings::pictograms::BoardPictogram) -> String {
    crate::kernel::db::column::to_word(&picture)
}

/// The id and the placeholder for the SHA-256 of a file that the page has by [`Files::Within`].
pub fn fingerprint(language: Language, mark: &str, file: Id) -> Markup {
    let text = &words(language).meetings;
    let hash = format!("{mark}{file}{FINGERPRINT}");
    html! { p class="soft fingerprint" { ((text.file)(&file.to_string(), &hash)) } }
}
