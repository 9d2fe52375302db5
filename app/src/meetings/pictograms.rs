//! The pictures of the board: our own line drawings, all in one manner, 48 by 48. They say nothing
//! without the word beside them.

use kurs_domain::meetings::pictograms::BoardPictogram;
use leptos::prelude::*;

#[expect(clippy::too_many_lines, reason = "thirty-two pictures")]
fn path(it: BoardPictogram) -> &'static str {
    use BoardPictogram as P;
    match it {
        P::Happy => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M17.5 19v2M30.5 19v2M15.5 27c3.5 7 13.5 7 17 0"
        }
        P::Sad => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M17.5 19v2M30.5 19v2M16 33c3-5 13-5 16 0M33 25c2 2.500 2 4 0 4s-2-1.500 0-4"
        }
        P::Angry => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M15 17l6 3M33 17l-6 3M18.500 22v1M29.500 22v1M16 32c4-3 12-3 16 0"
        }
        P::Afraid => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M17.5 17.500a2 2 0 1 0 0 4 2 2 0 1 0 0-4M30.5 17.500a2 2 0 1 0 0 4 2 2 0 1 0 0-4M15 31l3-3 3 3 3-3 3 3 3-3 3 3"
        }
        P::Tired => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M14.5 20c2 2 5 2 7 0M26.5 20c2 2 5 2 7 0M20 31h8M35 6h6l-6 7h6"
        }
        P::Calm => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M14.5 20c2 2 5 2 7 0M26.5 20c2 2 5 2 7 0M17 29c4 3.500 10 3.500 14 0"
        }
        P::Confused => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M17.5 19v2M30.5 19v2M17 31c3-3 5 2 8 0s4-2 6-1M14 14.500l5-1.500M29 12l5 2.500"
        }
        P::Proud => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M17.5 19v2M30.5 19v2M16 28c3 5.500 13 5.500 16 0zM24 6V1.500M17 7.500l-2-4M31 7.500l2-4"
        }
        P::Mother => {
            "M24 8a7 7 0 1 0 0 14 7 7 0 1 0 0-14M17 15c0-9 14-9 14 0v7c0 2 2 3 3 3M17 15v7c0 2-2 3-3 3M12 42c0-11 5-14 12-14s12 3 12 14M19.500 33c0 4 9 4 9 0"
        }
        P::Father => {
            "M24 8a7 7 0 1 0 0 14 7 7 0 1 0 0-14M18 12c2-3 10-3 12 0M20 18.500c2 3 6 3 8 0M12 42c0-11 5-14 12-14s12 3 12 14M24 28v7M21 28l3 3 3-3"
        }
        P::Family => {
            "M13 9a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M35 9a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M24 22a4 4 0 1 0 0 8 4 4 0 1 0 0-8M5 40c0-12 3-17 8-17 3 0 5 1.500 6.500 4M43 40c0-12-3-17-8-17-3 0-5 1.500-6.500 4M16.500 41c0-6 3-8 7.500-8s7.500 2 7.500 8"
        }
        P::Friend => {
            "M16 10a5.500 5.500 0 1 0 0 11 5.500 5.500 0 1 0 0-11M33 12a5 5 0 1 0 0 10 5 5 0 1 0 0-10M6 41c0-11 4-15 10-15s9 3 10 9M42 41c0-10-3-14-9-14-3 0-6 1-7.500 4M26 5c-1.500-3-5.500-1-4 1.500L25 10l3.500-3.500c1.500-2.500-2-4.500-2.500-1.500"
        }
        P::Teacher => {
            "M14 12a5 5 0 1 0 0 10 5 5 0 1 0 0-10M5 41c0-10 3-15 9-15 3 0 5 1 7 3l6-5M22 6h22v20H30M28 12h10M28 18h7"
        }
        P::Caseworker => {
            "M24 6a6 6 0 1 0 0 12 6 6 0 1 0 0-12M11 41c0-12 5-17 13-17s13 5 13 17M17 29h14v12H17zM21 33h6M21 37h6"
        }
        P::Alone => {
            "M24 17a5 5 0 1 0 0 10 5 5 0 1 0 0-10M15 42c0-8 3-11.500 9-11.500s9 3.500 9 11.500M6 24v.01M9 14v.01M16 7.500v.01M42 24v.01M39 14v.01M32 7.500v.01M24 5v.01"
        }
        P::Together => {
            "M12 12a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M24 8a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M36 12a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M4 40c0-9 2-14 8-14 3 0 4 .5 6 2M44 40c0-9-2-14-8-14-3 0-4 .5-6 2M16 42c0-14 2-20 8-20s8 6 8 20"
        }
        P::Home => "M6 24 24 8l18 16M11 20v21h26V20M20 41V29h8v12",
        P::School => {
            "M24 5v6M24 5h8v4h-8M8 42V22l16-11 16 11v20zM20 42v-9h8v9M14 27v3M34 27v3M24 20a3 3 0 1 0 0 6 3 3 0 1 0 0-6"
        }
        P::Work => "M6 16h36v24H6zM18 16v-5h12v5M6 26c10 5 26 5 36 0M24 27v4",
        P::Nature => {
            "M16 6C9 14 7 19 7 24a9 9 0 0 0 18 0c0-5-2-10-9-18M16 20v22M34 17c-5 6-7 10-7 13.500a7 7 0 0 0 14 0c0-3.500-2-7.500-7-13.500M34 28v14M5 42h38"
        }
        P::Office => "M10 42V6h28v36zM17 13h4M27 13h4M17 20h4M27 20h4M17 27h4M27 27h4M20 42v-8h8v8",
        P::Residence => {
            "M4 26 14 16l10 10v16H4zM24 26l10-10 10 10v16H24M11 42v-9h6v9M31 42v-9h6v9M24 12c-2-4-7-1.500-5 2l5 5 5-5c2-3.500-3-6-5-2"
        }
        P::Town => {
            "M4 42V24h12v18M16 42V10h14v32M30 42V19h14v23M2 42h44M9 30v.01M9 36v.01M21 17v.01M25 17v.01M21 24v.01M25 24v.01M21 31v.01M25 31v.01M37 26v.01M37 33v.01"
        }
        P::Somewhere => {
            "M24 5a13 13 0 0 0-13 13c0 9 13 25 13 25s13-16 13-25A13 13 0 0 0 24 5M20.500 16c0-5 7-5 7-.5 0 3-3.500 3-3.500 6M24 26v.01"
        }
        P::Quiet => "M8 20v8h7l9 7V13l-9 7zM31 19l10 10M41 19 31 29",
        P::Help => {
            "M24 7a17 17 0 1 0 0 34 17 17 0 1 0 0-34M24 17a7 7 0 1 0 0 14 7 7 0 1 0 0-14M12 12l7 7M36 12l-7 7M12 36l7-7M36 36l-7-7"
        }
        P::Time => "M24 6a18 18 0 1 0 0 36 18 18 0 1 0 0-36M24 13v11l8 5",
        P::Money => {
            "M5 13h38v22H5zM24 18.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 1 0 0-11M10 18v.01M38 18v.01M10 30v.01M38 30v.01"
        }
        P::Sleep => {
            "M4 38V16M4 33h40v5M44 33v-4c0-5-3-7-8-7H16v11M10 22a3.500 3.500 0 1 0 0 7 3.500 3.500 0 1 0 0-7M28 6h7l-7 8h7M39 10h5l-5 6h5"
        }
        P::Food => "M15 6v36M9 6v9c0 5 12 5 12 0V6M34 42V6c-6 3-8 10-7 20h7",
        P::Talk => "M6 8h26v17H17l-7 6v-6H6zM36 16h7v17h-4v6l-7-6H21v-4M12 14h14M12 19h9",
        P::Stop => "M17 5h14l12 12v14L31 43H17L5 31V17zM15 24h18",
    }
}

/// A picture, hidden from screen readers: its word stands beside it.
pub fn pictogram(it: BoardPictogram) -> AnyView {
    view! {
        <svg class="pictogram-line" viewBox="0 0 48 48" aria-hidden="true">
            <path d=path(it)></path>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use kurs_domain::meetings::pictograms::Shelf;

    use super::*;

    #[test]
    fn each_picture_is_a_drawing_of_its_own() {
        let all: Vec<_> = Shelf::ALL.into_iter().flat_map(Shelf::pictograms).map(path).collect();
        assert_eq!(all.len(), 32);
        for (at, one) in all.iter().enumerate() {
            assert!(one.starts_with('M') && one.len() > 20, "{one}");
            assert!(!all[..at].contains(one), "{one}");
        }
    }
}
