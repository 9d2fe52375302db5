//! Saying it with one's voice: record, listen, do it again, send. What is recorded lies on the phone
//! second by second, and is there when one comes back, whatever ended it.

use kurs_domain::{
    Id,
    meetings::{ContributionBody, contributions::MOST_SECONDS},
};
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    levels::{self, BARS, SIZE},
    player::{Player, clock},
    recorder::{self, Done},
    saying::{About, Saying, way_picture},
    texts::saying::saying_texts,
};
use crate::{
    sync::{Storage, local, pictures, recordings},
    ui::{Confirm, Glyph, Icon, When, announce, focus_on, live, texts::ui_texts},
};

/// How often a recording is looked at, in milliseconds.
const LOOK_MS: u64 = 100;

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is recorded yet.
    Begin,
    /// The phone asks whether it may.
    Asking,
    /// It is being recorded.
    Recording,
    /// It is being laid by.
    Storing,
    /// It is there.
    There {
        file: Id,
        seconds: u16,
        /// The page was gone before it was ended.
        cut_off: bool,
    },
}

/// Ends the recording and lays it by, as said about `about`: its file, its length, and whether it lies
/// in the phone's store. Nothing when nothing came of it.
async fn finish(about: Option<Id>) -> Option<(Id, u16, bool)> {
    let Done { keeps, blob, millis } = recorder::end().await?;
    let (file, kept) = keeps.finish(&blob, about, millis).await;
    Some((file, whole_seconds(millis), kept))
}

/// Recording, and what is recorded.
#[component]
pub(super) fn VoiceForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let stage = RwSignal::new(Stage::Begin);
    let millis = RwSignal::new(0_i64);
    let loud = RwSignal::new(Vec::<u8>::new());
    let trouble = RwSignal::new("");
    let (again, away) = (RwSignal::new(false), RwSignal::new(false));
    let looking = StoredValue::new(None::<IntervalHandle>);
    let opened = live::memo(|| local().storage().get() != Storage::Opening);
    Effect::new(move |_| {
        if !opened.get() {
            return;
        }
        spawn_local(async move {
            if let Some((file, found)) = recordings::latest_of(saying.meeting).await
                && stage.try_get_untracked() == Some(Stage::Begin)
            {
                saying.was_about(found.about);
                let (seconds, cut_off) = (whole_seconds(found.millis), !found.ended);
                stage.try_set(Stage::There { file, seconds, cut_off });
            }
        });
    });
    let look_no_more = move || {
        if let Some(handle) = looking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let stop = move |why: &'static str| {
        look_no_more();
        stage.set(Stage::Storing);
        spawn_local(async move {
            let Some((file, seconds, kept)) = finish(saying.about()).await else {
                trouble.try_set((words.voice_no)("busy"));
                stage.try_set(Stage::Begin);
                return;
            };
            stage.try_set(Stage::There { file, seconds, cut_off: false });
            trouble.try_set(if kept { why } else { (words.voice_no)("file") });
            announce((words.recording_done)(&clock(i64::from(seconds))));
            focus_on("voice-keep");
        });
    };
    let look = move || {
        let Some(now) = recorder::standing() else { return };
        millis.try_set(now.millis);
        loud.try_update(|all| {
            all.push(now.level);
            let over = all.len().saturating_sub(BARS);
            all.drain(..over);
        });
        if (now.full || now.over) && stage.try_get_untracked() == Some(Stage::Recording) {
            stop(if now.full { words.recording_full } else { words.recording_over });
        }
    };
    let begin = move || {
        trouble.set("");
        stage.set(Stage::Asking);
        loud.set(Vec::new());
        millis.set(0);
        spawn_local(async move {
            let begun = recorder::begin(saying.meeting, saying.about()).await;
            if stage.try_get_untracked() != Some(Stage::Asking) {
                // The page has been left meanwhile.
                if let Some(done) = recorder::end().await {
                    done.keeps.discard();
                }
                return;
            }
            match begun {
                Ok(()) => {
                    stage.set(Stage::Recording);
                    let every = std::time::Duration::from_millis(LOOK_MS);
                    looking.set_value(set_interval_with_handle(look, every).ok());
                    announce(words.recording_begun);
                    focus_on("voice-stop");
                }
                Err(why) => {
                    trouble.set((words.voice_no)(why));
                    stage.set(Stage::Begin);
                    focus_on("voice-record");
                }
            }
        });
    };
    // Whoever leaves in the middle finds what they said when they come back.
    let hidden = window_event_listener_untyped("visibilitychange", |_| recorder::hand_over());
    on_cleanup(move || {
        hidden.remove();
        look_no_more();
        let about = saying.about();
        spawn_local(async move {
            let _ = finish(about).await;
        });
    });
    let send = move |_| {
        let Stage::There { file, seconds, .. } = stage.get_untracked() else { return };
        spawn_local(async move {
            if !pictures::send(file).await {
                trouble.try_set((words.voice_no)("gone"));
                return;
            }
            if saying.say(ContributionBody::Voice { file_id: file, seconds }) {
                recordings::was_sent(file);
            }
        });
    };
    let throw_away = Callback::new(move |()| {
        if let Stage::There { file, .. } = stage.get_untracked() {
            recordings::discard(file);
        }
        trouble.set("");
        stage.set(Stage::Begin);
        announce(words.thrown_away);
        focus_on("voice-record");
    });
    let record_again = Callback::new(move |()| {
        if let Stage::There { file, .. } = stage.get_untracked() {
            recordings::discard(file);
        }
        begin();
    });
    let most = clock(i64::from(MOST_SECONDS));
    let now = live::signal(move || (words.clock)(&clock(millis.get() / 1_000), &most));
    let shown = live::view(move || {
        match stage.get() {
        Stage::Begin | Stage::Asking => view! {
            <p class="soft">{words.voice_text}</p>
            <button
                id="voice-record"
                type="button"
                class="record"
                aria-busy=(stage.get_untracked() == Stage::Asking).to_string()
                on:click=live::act(move |_| begin())
            >
                {way_picture(kurs_domain::meetings::contributions::ContributionKind::Voice)}
                {words.record}
            </button>
        }
        .into_any(),
        Stage::Recording => view! {
            <p class="recording strong"><span class="dot" aria-hidden="true"></span> {words.recording} " " <span role="timer">{now}</span></p>
            <svg class="waves" viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1) preserveAspectRatio="none" aria-hidden="true">
                <path class="heard" d=live::text(move || loud.with(|all| levels::path(all, 0, BARS)))></path>
            </svg>
            <button id="voice-stop" type="button" class="record on" on:click=live::act(move |_| stop(""))>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7h10v10H7z"></path></svg>
                {words.stop}
            </button>
        }
        .into_any(),
        Stage::Storing => view! { <p class="soft" role="status">{ui_texts().loading}</p> }.into_any(),
        Stage::There { file, seconds, cut_off } => view! {
            {cut_off.then(|| view! { <p>{words.recording_cut_off}</p> })}
            <p class="strong">{(words.voice_note)(&clock(i64::from(seconds)))}</p>
            <Player file=file seconds=seconds/>
            <div class="chips">
                <button type="button" class="chip" on:click=live::act(move |_| again.set(true))>
                    <Icon glyph=Glyph::Undo/>
                    {words.record_again}
                </button>
                <button type="button" class="chip" on:click=live::act(move |_| away.set(true))>
                    <Icon glyph=Glyph::Bin/>
                    {words.throw_away}
                </button>
            </div>
        }
        .into_any(),
    }
    });
    let there = live::memo(move || matches!(stage.get(), Stage::There { .. }));
    view! {
        <section class="card stack voice">
            {shown}
            <About saying=saying/>
            <When when=move || there.get()>
                <button id="voice-keep" type="button" class="primary" on:click=live::act(send)>
                    {words.keep}
                </button>
            </When>
            <p class="problem" role="alert">{trouble}</p>
            <a class="plain small" href=format!("/meetings/{}/say/text", saying.meeting)>{words.written_instead}</a>
        </section>
        <Confirm
            open=again
            title=words.record_again
            text=words.record_again_text
            yes=words.record_again
            on_yes=record_again
        />
        <ThrowAway open=away on_yes=throw_away/>
    }
}

/// Asks once more before a recording is thrown away.
#[component]
fn ThrowAway(open: RwSignal<bool>, on_yes: Callback<()>) -> impl IntoView {
    let words = saying_texts();
    view! {
        <Confirm
            open=open
            title=words.throw_away
            text=words.record_again_text
            yes=words.throw_away
            on_yes=on_yes
        />
    }
}

/// A recording for a meeting that takes no more: it is its speaker's still, to hear and to throw away.
#[component]
pub(super) fn LeftBehind(meeting: Id) -> impl IntoView {
    let words = saying_texts();
    let found = RwSignal::new(None::<(Id, u16)>);
    let away = RwSignal::new(false);
    spawn_local(async move {
        let latest = recordings::latest_of(meeting).await;
        found.try_set(latest.map(|(file, it)| (file, whole_seconds(it.millis))));
    });
    let throw_away = Callback::new(move |()| {
        if let Some((file, _)) = found.get_untracked() {
            recordings::discard(file);
        }
        found.set(None);
        announce(words.thrown_away);
        focus_on("page-heading");
    });
    let shown = live::view(move || {
        let (file, seconds) = found.get()?;
        Some(view! {
            <section class="card stack">
                <p>{words.recording_left}</p>
                <Player file=file seconds=seconds/>
                <div class="chips">
                    <button type="button" class="chip" on:click=live::act(move |_| away.set(true))>
                        <Icon glyph=Glyph::Bin/>
                        {words.throw_away}
                    </button>
                </div>
            </section>
        })
    });
    view! {
        {shown}
        <ThrowAway open=away on_yes=throw_away/>
    }
}

/// How long a recording of `millis` is in seconds, as it can be said to a meeting.
fn whole_seconds(millis: i64) -> u16 {
    let seconds = u16::try_from((millis + 500) / 1_000).unwrap_or(MOST_SECONDS);
    seconds.clamp(1, MOST_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_is_as_long_as_can_be_said() {
        for (millis, expected) in [(0, 1), (1_499, 1), (1_500, 2), (300_400, 300), (999_999, 300)] {
            assert_eq!(whole_seconds(millis), expected, "{millis}");
        }
    }
}
