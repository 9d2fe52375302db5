//! Every text of the interface, in both languages.
//!
//! Each text stands once, in Danish and in English ([`kurs_domain::texts`]). Names that the server writes
//! too are taken from [`kurs_domain::names`]. Danish letters stand nowhere else in the client.

pub mod at_once;
pub mod celebrations;
pub mod desk;
pub mod desk_access;
pub mod desk_administration;
pub mod desk_meetings;
pub mod desk_person;
pub mod desk_planning;
pub mod desk_room;
pub mod goals;
pub mod identity;
pub mod me;
pub mod meeting_changes;
pub mod meetings;
pub mod pictograms;
pub mod preparing;
pub mod push;
pub mod saying;
pub mod sharing;
pub mod shell;
pub mod successes;
pub mod today;
pub mod ui;

use std::cell::RefCell;

use kurs_domain::people::Language;
use leptos::prelude::*;

pub use self::{
    at_once::AtOnceWords, celebrations::CelebrationWords, desk::DeskWords, goals::GoalWords,
    identity::IdentityWords, me::MeWords, meeting_changes::MeetingChangeWords,
    meetings::MeetingWords, pictograms::PictogramWords, preparing::PreparingWords, push::PushWords,
    saying::SayingWords, sharing::SharingWords, shell::ShellWords, successes::SuccessWords,
    today::TodayWords, ui::UiWords,
};
use crate::here::{self, Hint};

/// The texts of each part in both languages, looked up where they are read: what reads none of a part
/// carries none of it.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident: $texts:ident of $words:ty;)*) => {
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
                    static DANISH: $words = <$words>::DANISH;
                    static ENGLISH: $words = <$words>::ENGLISH;
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
    ui: UiTexts of UiWords;
    /// The frame around the pages.
    shell: ShellTexts of ShellWords;
    /// Coming in.
    identity: IdentityTexts of IdentityWords;
    /// The page of the day.
    today: TodayTexts of TodayWords;
    /// Goals.
    goals: GoalTexts of GoalWords;
    /// Who may see a thing.
    sharing: SharingTexts of SharingWords;
    /// Successes and their album.
    successes: SuccessTexts of SuccessWords;
    /// What is said the moment something works out.
    at_once: AtOnceTexts of AtOnceWords;
    /// Celebrations.
    celebrations: CelebrationTexts of CelebrationWords;
    /// One's own page.
    me: MeTexts of MeWords;
    /// What comes as a push, and how one celebrates.
    push: PushTexts of PushWords;
    /// Meetings and what comes of them.
    meetings: MeetingTexts of MeetingWords;
    /// What others changed in a meeting.
    meeting_changes: MeetingChangeTexts of MeetingChangeWords;
    /// Saying something to a meeting.
    saying: SayingTexts of SayingWords;
    /// Preparing for a meeting.
    preparing: PreparingTexts of PreparingWords;
    /// The board of pictograms.
    pictograms: PictogramTexts of PictogramWords;
    /// The caseworkers' desk.
    desk: DeskTexts of DeskWords;
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
