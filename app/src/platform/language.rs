//! The language of the interface: which one is chosen, and the texts in it.
//!
//! Each text stands once, in Danish and in English, in the `texts.rs` of its capability
//! ([`kurs_domain::texts`]). Names that the server writes too are taken from [`kurs_domain::names`].
//! Danish letters stand nowhere else in the client.

use std::cell::RefCell;

use kurs_domain::people::Language;
use leptos::prelude::*;

use super::{Hint, hint, keep_hint};

/// A text about somebody or something called by its name.
pub type Named = fn(&str) -> String;
/// A text about a number of things.
pub type Counted = fn(i64) -> String;

/// Defines the function `$texts` that gives the texts of the struct `$of` in the language now chosen.
/// Only the code that calls it carries them: the texts of a lazy chunk are no part of a first visit.
///
/// A view built within [`in_language`] is built anew when the language changes, so a page reads its
/// texts once, as plain strings.
macro_rules! chosen {
    ($texts:ident: $of:ty) => {
        #[doc = concat!("The texts of [`", stringify!($of), "`] in the language now chosen.")]
        #[inline(never)]
        pub fn $texts() -> &'static $of {
            static DANISH: $of = <$of>::DANISH;
            static ENGLISH: $of = <$of>::ENGLISH;
            match $crate::platform::language::language() {
                kurs_domain::people::Language::Da => &DANISH,
                kurs_domain::people::Language::En => &ENGLISH,
            }
        }
    };
}
pub(crate) use chosen;

thread_local! {
    static LANGUAGE: RefCell<Option<ArcRwSignal<Language>>> = const { RefCell::new(None) };
}

fn signal() -> ArcRwSignal<Language> {
    LANGUAGE.with_borrow_mut(|kept| {
        kept.get_or_insert_with(|| {
            let hint = hint(Hint::Language).and_then(|tag| from_tag(&tag));
            let language = hint.or_else(preferred_language).unwrap_or_default();
            mark_document(language);
            ArcRwSignal::new(language)
        })
        .clone()
    })
}

/// The language now chosen.
pub fn language() -> Language {
    signal().get_untracked()
}

/// Changes the language of the interface, here and now.
pub fn set_language(language: Language) {
    if self::language() != language {
        keep_hint(Hint::Language, Some(tag(language)));
        mark_document(language);
        signal().set(language);
    }
}

/// Builds `view` again whenever the language changes.
pub fn in_language<V: IntoView + 'static>(
    view: impl Fn() -> V + Send + 'static,
) -> impl IntoView + 'static {
    let language = signal();
    move || {
        language.track();
        view().into_any()
    }
}

/// The tag of `language` as the browser knows it.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Da => "da",
        Language::En => "en",
    }
}

/// The browser's preferred language, if it is one of ours.
fn preferred_language() -> Option<Language> {
    let languages = window().navigator().languages();
    languages.iter().find_map(|tag| {
        let tag = tag.as_string()?;
        match tag.split('-').next()? {
            "da" => Some(Language::Da),
            "en" => Some(Language::En),
            _ => None,
        }
    })
}

fn from_tag(tag: &str) -> Option<Language> {
    match tag {
        "da" => Some(Language::Da),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// Screen readers pronounce the page by this.
fn mark_document(language: Language) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag(language));
    }
}
