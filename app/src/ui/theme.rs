//! Light or dark: as the system has it, or as chosen on this phone.

use leptos::prelude::document;

use crate::platform::{self, Hint};

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them, in the order to offer them in.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its place among [`Theme::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }

    fn word(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// The theme chosen on this phone.
pub fn theme() -> Theme {
    let chosen = platform::hint(Hint::Theme);
    Theme::ALL.into_iter().find(|theme| theme.word() == chosen.as_deref()).unwrap_or_default()
}

/// Chooses a theme on this phone.
pub fn set_theme(theme: Theme) {
    platform::set_hint(Hint::Theme, theme.word());
    apply();
}

pub(super) fn apply() {
    let Some(root) = document().document_element() else { return };
    let _ = match theme().word() {
        Some(word) => root.set_attribute("data-theme", word),
        None => root.remove_attribute("data-theme"),
    };
}
