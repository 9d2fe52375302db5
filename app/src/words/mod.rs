//! Every text of the interface, in both languages.
//!
//! A language is one constant of [`Words`]: a text that is missing in one of them does not compile.
//! Each part has its types in `<part>.rs` and its texts in `<part>_da.rs` and `<part>_en.rs`. Danish
//! letters stand nowhere else in the client.

pub mod celebrations;
mod celebrations_da;
mod celebrations_en;
pub mod desk;
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
    celebrations::CelebrationWords, desk::DeskWords, goals::GoalWords, identity::IdentityWords,
    me::MeWords, meetings::MeetingWords, pictograms::PictogramWords, preparing::PreparingWords,
    push::PushWords, saying::SayingWords, shell::ShellWords, successes::SuccessWords,
    today::TodayWords, ui::UiWords,
};
use crate::here::{self, Hint};

/// All texts in one language.
pub struct Words {
    /// What buttons, fields and dialogs say whatever they are about.
    pub ui: UiWords,
    /// The frame around the pages.
    pub shell: ShellWords,
    /// Coming in.
    pub identity: IdentityWords,
    /// The page of the day.
    pub today: TodayWords,
    /// Goals.
    pub goals: GoalWords,
    /// Successes and their album.
    pub successes: SuccessWords,
    /// Celebrations.
    pub celebrations: CelebrationWords,
    /// One's own page.
    pub me: MeWords,
    /// The board of pictograms.
    pub pictograms: PictogramWords,
    /// What comes as a push, and how one celebrates.
    pub push: PushWords,
    /// The caseworkers' desk.
    pub desk: Desk,
    /// Meetings and what comes of them.
    pub meetings: Meetings,
    /// Saying something to a meeting.
    pub saying: Saying,
    /// Preparing for a meeting.
    pub preparing: Preparing,
}

static DANISH: Words = Words {
    ui: ui_da::WORDS,
    shell: shell_da::WORDS,
    identity: identity_da::WORDS,
    today: today_da::WORDS,
    goals: goals_da::WORDS,
    successes: successes_da::WORDS,
    celebrations: celebrations_da::WORDS,
    me: me_da::WORDS,
    pictograms: pictograms_da::WORDS,
    push: push_da::WORDS,
    desk: Desk,
    meetings: Meetings,
    saying: Saying,
    preparing: Preparing,
};
static ENGLISH: Words = Words {
    ui: ui_en::WORDS,
    shell: shell_en::WORDS,
    identity: identity_en::WORDS,
    today: today_en::WORDS,
    goals: goals_en::WORDS,
    successes: successes_en::WORDS,
    celebrations: celebrations_en::WORDS,
    me: me_en::WORDS,
    pictograms: pictograms_en::WORDS,
    push: push_en::WORDS,
    desk: Desk,
    meetings: Meetings,
    saying: Saying,
    preparing: Preparing,
};

/// Texts that are looked up where they are read: a part of the program that reads none carries none.
macro_rules! apart {
    ($(#[$doc:meta])* $name:ident, $words:ty, $danish:path, $english:path) => {
        $(#[$doc])*
        pub struct $name;

        impl std::ops::Deref for $name {
            type Target = $words;

            fn deref(&self) -> &$words {
                match language() {
                    Language::Da => &$danish,
                    Language::En => &$english,
                }
            }
        }
    };
}

apart!(
    /// The desk's texts.
    Desk,
    DeskWords,
    desk_da::DESK,
    desk_en::DESK
);
apart!(
    /// The texts of meetings.
    Meetings,
    MeetingWords,
    meetings_da::MEETINGS,
    meetings_en::MEETINGS
);
apart!(
    /// The texts of saying something to a meeting.
    Saying,
    SayingWords,
    saying_da::SAYING,
    saying_en::SAYING
);
apart!(
    /// The texts of preparing for a meeting.
    Preparing,
    PreparingWords,
    preparing_da::PREPARING,
    preparing_en::PREPARING
);

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
    match language() {
        Language::Da => &DANISH,
        Language::En => &ENGLISH,
    }
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
