//! Line pictures, drawn in the colour of the text beside them. They say nothing on their own.

use leptos::prelude::*;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Sun,
    Star,
    Person,
    Check,
    Plus,
    Back,
    Pen,
    Undo,
    People,
    Lock,
    Cloud,
    Leaf,
    Moon,
    Eye,
    Bin,
    Calendar,
    Bulb,
    Search,
    Flag,
    Chevron,
    Phone,
    Mail,
    Chat,
    Door,
    Picture,
    Speaker,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.400M5.6 18.4 7 17M17 7l1.4-1.4"
            }
            Self::Star => "m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.500L4 9.7 9.6 9z",
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8M4 20.500c1.5-4 4.5-5 8-5s6.5 1 8 5",
            Self::Check => "m5 12.5 4.5 4.500L19 7.5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Pen => "m4 20 1-4.500L16 4.500l3.5 3.500L8.5 19z",
            Self::Undo => "M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
            Self::People => {
                "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7M2.5 19.500c1-3.5 3.5-4.5 6.5-4.500s5.5 1 6.5 4.500M16 5.500a3.2 3.2 0 0 1 0 6M18 15.500c2 .5 3 1.7 3.5 4"
            }
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Cloud => "M7 18a4 4 0 0 1-.5-8 6 6 0 0 1 11.5 1.500A3.3 3.3 0 0 1 17.5 18z",
            Self::Leaf => "M5 19C5 10 10 5 20 4c0 10-5 15-13 14M5 20c2-5 5-8 9-10",
            Self::Moon => "M20 14.500A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.500z",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 1 0 0-6"
            }
            Self::Bin => "M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
            Self::Calendar => "M5 6h14v14H5zM5 10.500h14M9 3.500V7M15 3.500V7",
            Self::Bulb => {
                "M9 17.500h6M10 20.500h4M12 3.500a6 6 0 0 0-3.5 10.800c.6.6.9 1.2 1 2h5c.1-.8.4-1.4 1-2A6 6 0 0 0 12 3.500z"
            }
            Self::Search => "M10.5 4.500a6 6 0 1 0 0 12 6 6 0 1 0 0-12M15 15l5 5",
            Self::Flag => "M6 21V4M6 5c4-2.5 7 2 12 0v8c-5 2-8-2.5-12 0",
            Self::Chevron => "m9 5 7 7-7 7",
            Self::Phone => {
                "M6 3.500h3.500l1.5 4-2 1.500c1 2.5 2.5 4 5 5l1.5-2 4 1.500V17c0 2-1.5 3.5-3.5 3C9.5 18.5 5 14 3.5 7.500c-.5-2 .5-4 2.5-4z"
            }
            Self::Mail => "M4 6h16v12H4zM4 7l8 6 8-6",
            Self::Chat => "M4 5h16v11H10l-5 4v-4H4z",
            Self::Picture => "M4 5.500h16v13H4zM4 16l5-5 4 4 2.500-2.500L20 17M15.5 8.500v.01",
            Self::Speaker => {
                "M4 9.500v5h3.500L12 19V5L7.500 9.500zM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11"
            }
            Self::Door => "M14 4H6v16h8M11 12h10M17.5 8.5 21 12l-3.5 3.5",
        }
    }
}

/// A line picture.
#[component]
pub fn Icon(
    /// Which.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path()></path>
        </svg>
    }
}
