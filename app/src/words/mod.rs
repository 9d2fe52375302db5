//! Every text of the interface, in both languages.
//!
//! Each part of [`Words`] is one constant a language: a text that is missing in one of them does not compile.
//! Each part has its types in `<part>.rs` and its texts in `<part>_da.rs` and `<part>_en.rs`. Names that
//! the server writes too are taken from [`kurs_domain::names`]. Danish letters stand nowhere else in the
//! client.

pub mod at_once;
mod at_once_da;
mod at_once_en;
pub mod celebrations;
mod celebrations_da;
mod celebrations_en;
pub mod desk;
pub mod desk_access;
mod desk_access_da;
mod desk_access_en;
mod desk_da;
mod desk_en;
pub mod desk_meetings;
mod desk_meetings_da;
mod desk_meetings_en;
pub mod desk_room;
mod desk_room_da;
mod desk_room_en;
pub mod goals;
mod goals_da;
mod goals_en;
pub mod identity;
mod identity_da;
mod identity_en;
pub mod me;
mod me_da;
mod me_en;
pub mod meetings;
mod meetings_da;
mod meetings_en;
pub mod pictograms;
mod pictograms_da;
mod pictograms_en;
pub mod preparing;
mod preparing_da;
mod preparing_en;
pub mod push;
mod push_da;
mod push_en;
pub mod saying;
mod saying_da;
mod saying_en;
pub mod sharing;
mod sharing_da;
mod sharing_en;
pub mod shell;
mod shell_da;
mod shell_en;
pub mod successes;
mod successes_da;
mod successes_en;
pub mod today;
mod today_da;
mod today_en;
pub mod ui;
mod ui_da;
mod ui_en;

use std::cell::RefCell;

use kurs_domain::people::Language;
use leptos::prelude::*;

pub use self::{
    at_once::AtOnceWords, celebrations::CelebrationWords, desk::DeskWords, goals::GoalWords,
    identity::IdentityWords, me::MeWords, meetings::MeetingWords, pictograms::PictogramWords,
    preparing::PreparingWords, push::PushWords, saying::SayingWords, sharing::SharingWords,
    shell::ShellWords, successes::SuccessWords, today::TodayWords, ui::UiWords,
};
use crate::here::{self, Hint};

/// The texts of each part in both languages, looked up where they are read: what reads none of a part
/// carries none of it.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident: $texts:ident of $words:ty, $danish:path, $english:path;)*) => {
        /// All texts, in the language now chosen.
        pub struct Words {
            $($(#[$doc])* pub $part: $texts,)*
        }

        static WORDS: Words = Words { $($part: $texts,)* };

        $(
            $(#[$doc])*
            pub struct $texts;

            impl std::ops::Deref for $texts {
                type Target = $words;

                #[inline(never)]
                fn deref(&self) -> &$words {
                    static DANISH: $words = $danish;
                    static ENGLISH: $words = $english;
                    match language() {
                        Language::Da => &DANISH,
                        Language::En => &ENGLISH,
                    }
                }
            }
        )*
    };
}

parts! {
    /// What buttons, fields and dialogs say whatever they are about.
    ui: UiTexts of UiWords, ui_da::WORDS, ui_en::WORDS;
    /// The frame around the pages.
    shell: ShellTexts of ShellWords, shell_da::WORDS, shell_en::WORDS;
    /// Coming in.
    identity: IdentityTexts of IdentityWords, identity_da::WORDS, identity_en::WORDS;
    /// The page of the day.
    today: TodayTexts of TodayWords, today_da::WORDS, today_en::WORDS;
    /// Goals.
    goals: GoalTexts of GoalWords, goals_da::WORDS, goals_en::WORDS;
    /// Who may see a thing.
    sharing: SharingTexts of SharingWords, sharing_da::WORDS, sharing_en::WORDS;
    /// Successes and their album.
    successes: SuccessTexts of SuccessWords, successes_da::WORDS, successes_en::WORDS;
    /// What is said the moment something works out.
    at_once: AtOnceTexts of AtOnceWords, at_once_da::WORDS, at_once_en::WORDS;
    /// Celebrations.
    celebrations: CelebrationTexts of CelebrationWords, celebrations_da::WORDS, celebrations_en::WORDS;
    /// One's own page.
    me: MeTexts of MeWords, me_da::WORDS, me_en::WORDS;
    /// What comes as a push, and how one celebrates.
    push: PushTexts of PushWords, push_da::WORDS, push_en::WORDS;
    /// Meetings and what comes of them.
    meetings: MeetingTexts of MeetingWords, meetings_da::WORDS, meetings_en::WORDS;
    /// Saying something to a meeting.
    saying: SayingTexts of SayingWords, saying_da::WORDS, saying_en::WORDS;
    /// Preparing for a meeting.
    preparing: PreparingTexts of PreparingWords, preparing_da::WORDS, preparing_en::WORDS;
    /// The board of pictograms.
    pictograms: PictogramTexts of PictogramWords, pictograms_da::WORDS, pictograms_en::WORDS;
    /// The caseworkers' desk.
    desk: DeskTexts of DeskWords, desk_da::WORDS, desk_en::WORDS;
}

thread_local! {
    static LANGUAGE: RefCell<Option<ArcRwSignal<Language>>> = const { RefCell::new(None) };
}

fn signal() -> ArcRwSignal<Language> {
    LANGUAGE.with_borrow_mut(|kept| {
        kept.get_or_insert_with(|| {
            let hint = here::hint(Hint::Language).and_then(|tag| from_tag(&tag));
            let language = hint.or_else(here::preferred_language).unwrap_or_default();
            mark_document(language);
            ArcRwSignal::new(language)
        })
        .clone()
    })
}

/// The texts in the language now chosen. A view built within [`in_language`] is built anew when
/// the language changes, so a page reads its words once, as plain text.
pub fn words() -> &'static Words {
    &WORDS
}

/// The language now chosen.
pub fn language() -> Language {
    signal().get_untracked()
}

/// Changes the language of the interface, here and now.
pub fn set_language(language: Language) {
    if self::language() != language {
        here::keep_hint(Hint::Language, Some(tag(language)));
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
