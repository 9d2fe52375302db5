//! The celebration at once: in the same frame as the mark, over the page without being in its way,
//! gone by itself, and undone from there.

use std::{cell::RefCell, sync::Arc, time::Duration};

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    celebrations::{NOT_AGAIN_MS, Occasion, choose, occasion},
    goals::Goal,
    successes::Success,
    wishes::CelebrationStyle,
};
use leptos::prelude::*;

use super::{
    picture::Rising,
    sound,
    texts::at_once::{Halves, at_once_texts},
};
use crate::{
    platform,
    sync::{all, local},
    ui::{
        Glyph, Icon,
        announce::{announce, speak},
        focus_on, live,
        texts::ui_texts,
    },
};

/// How long it stays.
const STAYS: Duration = Duration::from_secs(6);
/// What lies beside what is half-written: the words said lately.
const SAID: &str = "said";

/// Takes back what is celebrated, from whichever page.
pub type Undo = Arc<dyn Fn() + Send + Sync>;

/// What is celebrated just now.
#[derive(Clone)]
struct Shown {
    number: Id,
    words: String,
    big: bool,
    undo: Undo,
    /// Where the focus was.
    back: String,
}

thread_local! {
    static SHOWN: RefCell<Option<ArcRwSignal<Option<Shown>>>> = const { RefCell::new(None) };
}

fn shown() -> ArcRwSignal<Option<Shown>> {
    SHOWN.with_borrow_mut(|shown| shown.get_or_insert_with(ArcRwSignal::default).clone())
}

/// What was said lately on this phone, by whoever is here.
fn recently() -> Vec<(Timestamp, u16)> {
    let kept = platform::draft(SAID).unwrap_or_default();
    let one = |text: &str| {
        let (at, number) = text.split_once(':')?;
        Some((Timestamp::from_millis(at.parse().ok()?), number.parse().ok()?))
    };
    kept.split(' ').filter_map(one).collect()
}

/// Words for `occasion` that were not said lately; from now on they were.
fn words_for(occasion: Occasion) -> String {
    let now = platform::now();
    let mut recently = recently();
    recently.retain(|(at, _)| now.millis() - at.millis() < NOT_AGAIN_MS);
    let Some(choice) = choose(occasion, &recently, now, platform::random()) else {
        return String::new();
    };
    recently.push((now, choice.number()));
    let kept: Vec<_> =
        recently.iter().map(|(at, number)| format!("{}:{number}", at.millis())).collect();
    platform::store_draft(SAID, Some(&kept.join(" ")));
    let Halves(first, second) = &at_once_texts().said[usize::from(choice.kind)];
    let half = |halves: &[&'static str], n: u8| halves.get(usize::from(n)).copied().unwrap_or("");
    let mut said = half(first, choice.first).to_owned();
    if let Occasion::RoundCount(count) = occasion {
        said = said.replace('#', &count.to_string());
    }
    format!("{said} {}", half(second, choice.second))
}

/// What a success of `goal` on the day `on` (without a day: that it is reached) is, as things stand
/// before it is told.
pub fn look_at(goal: Option<&Goal>, on: Option<NaiveDate>) -> Occasion {
    all::<Success>().with_untracked(|all| occasion(all, goal, on))
}

/// Celebrates `occasion` as its owner likes it. `undo` takes it back.
pub fn celebrate(occasion: Occasion, undo: Undo) {
    let wishes = local().me().with_untracked(|me| me.as_ref().map(|me| me.celebrate));
    let wishes = wishes.unwrap_or_default();
    if wishes.sound {
        sound::play();
    }
    if wishes.vibration {
        sound::vibrate();
    }
    if wishes.style == CelebrationStyle::None {
        return shown().set(None);
    }
    let big = wishes.style == CelebrationStyle::Big;
    let number = platform::new_id();
    let back = document().active_element().map(|element| element.id()).unwrap_or_default();
    shown().set(Some(Shown { number, words: words_for(occasion), big, undo, back }));
    go_by_itself(number);
}

/// Confirms `text`, together with the celebration on the screen, if there is one.
pub fn announce_with_words(text: String) {
    match shown().with_untracked(|shown| shown.as_ref().map(|shown| shown.words.clone())) {
        Some(words) => speak(format!("{text}. {words}")),
        None => announce(text),
    }
}

/// Goes after a while, unless somebody is at it.
fn go_by_itself(number: Id) {
    set_timeout(
        move || {
            let is_this =
                shown().with_untracked(|it| it.as_ref().is_some_and(|it| it.number == number));
            let used = document().query_selector(".celebration:is(:hover, :focus-within)");
            if is_this && used.is_ok_and(|used| used.is_some()) {
                go_by_itself(number);
            } else if is_this {
                shown().set(None);
            }
        },
        STAYS,
    );
}

/// Where celebrations are shown: once a page, above everything.
#[component]
pub fn Celebration() -> impl IntoView {
    window_event_listener_untyped("keydown", |event| {
        let key = js_sys::Reflect::get(&event, &"key".into());
        if key.is_ok_and(|key| key.as_string().as_deref() == Some("Escape")) {
            close();
        }
    });
    live::view(|| {
        let Shown { words: said, big, undo, .. } = shown().get()?;
        let take_back = move |event: web_sys::MouseEvent| {
            event.stop_propagation();
            close();
            undo();
        };
        Some(view! {
            <aside class="celebration" class:big=big on:click=live::act(|_: web_sys::MouseEvent| close())>
                {big.then(|| view! { <Rising/> })}
                <p>{said}</p>
                <div class="chips">
                    <button type="button" class="chip" on:click=live::act(take_back)>
                        <Icon glyph=Glyph::Undo/>
                        {at_once_texts().undo}
                    </button>
                    <button type="button" class="chip">{ui_texts().close}</button>
                </div>
            </aside>
        })
    })
}

/// Goes, and gives the focus back to where it was.
fn close() {
    let Some(back) = shown().with_untracked(|shown| shown.as_ref().map(|it| it.back.clone()))
    else {
        return;
    };
    let inside = document().query_selector(".celebration:focus-within");
    shown().set(None);
    if inside.is_ok_and(|inside| inside.is_some()) {
        focus_on(if back.is_empty() { "page-heading".to_owned() } else { back });
    }
}
