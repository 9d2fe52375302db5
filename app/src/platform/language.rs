//! The language of the interface, and the texts in it.
//!
//! Each text is defined once, in Danish and in English, in the `texts.rs` of its capability
//! ([`kurs_domain::texts`]). Names that the server writes too come from [`kurs_domain::names`].
//! No other module of the client contains Danish.

use std::cell::RefCell;

use kurs_domain::people::Language;
use leptos::prelude::*;

use super::{Hint, hint, set_hint};

/// A text with a name in it.
pub type Named = fn(&str) -> String;
/// A text with a number in it.
pub type Counted = fn(i64) -> String;

/// Defines the function `$texts`, which returns the texts `$of` in the current language. Only code that calls
/// it links them, so the texts of a lazy chunk are not in the first download.
///
/// A view within [`in_language`] is rebuilt when the language changes, so it can read its texts once, as
/// plain strings.
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
    LANGUAGE.with_borrow_mut(|signal| {
        signal
            .get_or_insert_with(|| {
                let hint = hint(Hint::Language).and_then(|tag| from_tag(&tag));
                let language = hint.or_else(preferred_language).unwrap_or_default();
                mark_document(language);
                ArcRwSignal::new(language)
            })
            .clone()
    })
}

/// The current language, untracked.
pub fn language() -> Language {
    signal().get_untracked()
}

/// Changes the language of the interface on this device.
pub fn set_language(language: Language) {
    if self::language() != language {
        set_hint(Hint::Language, Some(tag(language)));
        mark_document(language);
        signal().set(language);
    }
}

/// A view that is rebuilt when the language changes.
pub fn in_language<V: IntoView + 'static>(
    view: impl Fn() -> V + Send + 'static,
) -> impl IntoView + 'static {
    let language = signal();
    move || {
        language.track();
        view().into_any()
    }
}

/// The BCP 47 tag of `language`.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Da => "da",
        Language::En => "en",
    }
}

/// The first of the browser's languages that Kurs has.
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

/// Sets `lang` of the document, by which screen readers pronounce the page.
fn mark_document(language: Language) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag(language));
    }
}
