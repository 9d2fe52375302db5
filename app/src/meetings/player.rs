//! Hearing a recording: one button, its waves, and how far it has come.

use kurs_domain::Id;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{
    levels::{self, BARS, SIZE},
    texts::saying::saying_texts,
};
use crate::{
    platform::browser::{call, find},
    sync::pictures,
    ui::{When, live, texts::ui_texts},
};

/// `seconds` as a clock shows them: "0:42".
pub(super) fn clock(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Plays the recording `file`, which is `seconds` long.
#[component]
pub(super) fn Player(file: Id, seconds: u16) -> impl IntoView {
    let words = saying_texts();
    let name = format!("voice-{file}");
    let source = pictures::source(file);
    let playing = RwSignal::new(false);
    let at = RwSignal::new(0.0_f64);
    let away = RwSignal::new(false);
    let waves = RwSignal::new(vec![12_u8; BARS]);
    spawn_local(async move {
        if let Some(blob) = pictures::find(file).await
            && let Some(found) = levels::of(&blob).await
        {
            waves.try_set(found);
        }
    });
    let element = {
        let name = name.clone();
        move || -> Option<Element> { document().get_element_by_id(&name) }
    };
    let turn = move |_| {
        let Some(audio) = element() else { return };
        away.set(false);
        let name = if playing.get_untracked() { "pause" } else { "play" };
        call(&audio, name, &[]);
    };
    let moved = move |event: web_sys::Event| {
        let now = event.target().and_then(|it| find(&it, "currentTime")?.as_f64());
        at.set(now.unwrap_or(0.0));
    };
    let ended = move |_| {
        playing.set(false);
        at.set(0.0);
    };
    let failed = move |_| {
        // Before a source is known, there is nothing to fail.
        if !source.get_untracked().is_empty() {
            playing.set(false);
            away.set(true);
        }
    };
    let reached = live::memo(move || {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few bars")]
        #[expect(clippy::cast_precision_loss, reason = "a few bars")]
        let bars = (at.get() / f64::from(seconds) * BARS as f64).round() as usize;
        bars.min(BARS)
    });
    let length = clock(i64::from(seconds));
    let label = live::text(move || if playing.get() { words.pause } else { words.listen });
    let picture =
        live::text(move || if playing.get() { "M8 5v14M16 5v14" } else { "M8 5l11 7-11 7z" });
    #[expect(clippy::cast_possible_truncation, reason = "a few minutes")]
    let shown = live::text(move || clock(at.get() as i64));
    view! {
        <div class="player">
            <audio
                id=name
                preload="none"
                src=live::text(move || source.get())
                on:timeupdate=live::act(moved)
                on:play=live::act(move |_: web_sys::Event| playing.set(true))
                on:pause=live::act(move |_: web_sys::Event| playing.set(false))
                on:ended=live::act(ended)
                on:error=live::act(failed)
            ></audio>
            <button type="button" class="round-button" aria-label=label on:click=live::act(turn)>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=picture></path></svg>
            </button>
            <svg class="waves" viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1) preserveAspectRatio="none" aria-hidden="true">
                <path class="heard" d=live::text(move || waves.with(|all| levels::path(all, 0, reached.get())))></path>
                <path d=live::text(move || waves.with(|all| levels::path(all, reached.get(), BARS)))></path>
            </svg>
            <span class="small soft">{shown} " / " {length}</span>
        </div>
        <p class="problem" role="status">
            {live::text(move || if away.get() { ui_texts().voice_away } else { "" })}
        </p>
        <When when=move || away.get()>
            <a class="plain small" download="" href=live::text(move || source.get())>{ui_texts().voice_fetch}</a>
        </When>
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_shows_minutes_and_seconds() {
        for (seconds, expected) in [(0, "0:00"), (9, "0:09"), (60, "1:00"), (300, "5:00")] {
            assert_eq!(clock(seconds), expected);
        }
    }
}
