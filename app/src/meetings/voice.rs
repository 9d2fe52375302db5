//! Saying it with one's voice: record, listen, do it again, send. What was recorded lies on the phone
//! before it is called a recording, and is there when one comes back.

use kurs_domain::{
    Id,
    meetings::{ContributionBody, contributions::MOST_SECONDS},
};
use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    levels::{self, BARS, SIZE},
    player::{Player, clock},
    recorder,
    say::{Saying, way_picture},
};
use crate::{
    here,
    local::pictures,
    ui::{Confirm, Glyph, Icon, announce, focus_on, live},
    words::words,
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
    Keeping,
    /// It is there.
    There { file: Id, seconds: u16 },
}

/// The name under which a recording that is not sent is remembered.
fn name(saying: Saying) -> String {
    format!("say-voice-{}", saying.meeting)
}

fn laid_by(saying: Saying) -> Option<(Id, u16)> {
    let kept = here::draft(&name(saying))?;
    let (file, seconds) = kept.split_once(':')?;
    Some((Id::parse(file).ok()?, seconds.parse().ok()?))
}

/// Ends the recording and lays it by. Nothing when nothing came of it.
async fn finish(saying: Saying) -> Option<(Id, u16, bool)> {
    let (blob, seconds) = recorder::end().await?;
    let (file, kept) = pictures::lay_by(&blob).await;
    here::keep_draft(&name(saying), Some(&format!("{file}:{seconds}")));
    Some((file, seconds, kept))
}

/// Recording, and what is recorded.
#[component]
pub(super) fn VoiceForm(saying: Saying) -> impl IntoView {
    let words = &words().saying;
    let stage = RwSignal::new(Stage::Begin);
    let millis = RwSignal::new(0_i64);
    let loud = RwSignal::new(Vec::<u8>::new());
    let trouble = RwSignal::new("");
    let again = RwSignal::new(false);
    let looking = StoredValue::new(None::<IntervalHandle>);
    if let Some((file, seconds)) = laid_by(saying) {
        spawn_local(async move {
            if pictures::find(file).await.is_some() {
                stage.try_set(Stage::There { file, seconds });
            }
        });
    }
    let look_no_more = move || {
        if let Some(handle) = looking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let stop = move |full: bool| {
        look_no_more();
        stage.set(Stage::Keeping);
        spawn_local(async move {
            let Some((file, seconds, kept)) = finish(saying).await else {
                trouble.try_set((words.voice_no)("busy"));
                stage.try_set(Stage::Begin);
                return;
            };
            stage.try_set(Stage::There { file, seconds });
            let said = if !kept {
                (words.voice_no)("file")
            } else if full {
                words.recording_full
            } else {
                ""
            };
            trouble.try_set(said);
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
        if now.full && stage.try_get_untracked() == Some(Stage::Recording) {
            stop(true);
        }
    };
    let begin = move || {
        trouble.set("");
        stage.set(Stage::Asking);
        loud.set(Vec::new());
        millis.set(0);
        spawn_local(async move {
            let begun = recorder::begin().await;
            if stage.try_get_untracked() != Some(Stage::Asking) {
                // The page has been left meanwhile.
                drop(recorder::end().await);
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
    on_cleanup(move || {
        look_no_more();
        spawn_local(async move {
            let _ = finish(saying).await;
        });
    });
    let send = move |_| {
        let Stage::There { file, seconds } = stage.get_untracked() else { return };
        spawn_local(async move {
            if !pictures::send(file).await {
                trouble.try_set((words.voice_no)("gone"));
                return;
            }
            if saying.say(ContributionBody::Voice { file_id: file, seconds }) {
                here::keep_draft(&name(saying), None);
            }
        });
    };
    let record_again = Callback::new(move |()| {
        if let Stage::There { file, .. } = stage.get_untracked() {
            here::keep_draft(&name(saying), None);
            pictures::drop_by(file);
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
            <button id="voice-stop" type="button" class="record on" on:click=live::act(move |_| stop(false))>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 7h10v10H7z"></path></svg>
                {words.stop}
            </button>
        }
        .into_any(),
        Stage::Keeping => view! { <p class="soft" role="status">{crate::words::words().ui.loading}</p> }.into_any(),
        Stage::There { file, seconds } => view! {
            <p class="strong">{(words.voice_note)(&clock(i64::from(seconds)))}</p>
            <Player file=file seconds=seconds/>
            <div class="chips">
                <button type="button" class="chip" on:click=live::act(move |_| again.set(true))>
                    <Icon glyph=Glyph::Undo/>
                    {words.record_again}
                </button>
            </div>
            <button id="voice-keep" type="button" class="primary" on:click=live::act(send)>{words.keep}</button>
        }
        .into_any(),
    }
    });
    view! {
        <section class="card stack voice">
            {shown}
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
    }
}
