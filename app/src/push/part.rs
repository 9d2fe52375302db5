//! The section about pushes on the person's own page: off until turned on, with a test of their arrival.

use std::time::Duration;

use kurs_domain::{
    people::MePatch,
    push::PushSubscription,
    wishes::{PushWishes, RemindersADay},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Standing, ask, record, standing, texts::push_texts, turn_off, turn_on};
use crate::{
    identity::change_me,
    install::InstallPart,
    platform::{self, DateStyle, api},
    sync::local,
    ui::{Choice, ChoiceOption, Switch, When, live},
};

/// The polling interval of a test push, and the number of polls.
const POLL: (Duration, u8) = (Duration::from_secs(2), 10);

/// The state of a test push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trial {
    None,
    Waiting,
    Came,
    CameNot,
}

/// This device's subscription, as the server has it.
async fn own_subscription() -> Option<PushSubscription> {
    let [id, ..] = record()?;
    ask().await?.items.into_iter().find(|item| item.id.to_string() == id)
}

fn wishes() -> PushWishes {
    local().me().with(|me| me.as_ref().map(|me| me.push)).unwrap_or_default()
}

fn wish(wish: impl FnOnce(&mut PushWishes)) {
    let mut push = untrack(wishes);
    wish(&mut push);
    change_me(MePatch { push: Some(push), ..MePatch::default() });
}

#[component]
pub fn PushPart() -> impl IntoView {
    let words = push_texts();
    let now = RwSignal::new(standing());
    let problem = RwSignal::new("");
    let busy = RwSignal::new(false);
    let known = RwSignal::new(None::<PushSubscription>);
    let trial = RwSignal::new(Trial::None);
    let look = move || {
        if now.get_untracked() == Standing::On {
            spawn_local(async move { drop(known.try_set(own_subscription().await)) });
        }
    };
    look();
    let turn = move |on: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set("");
        spawn_local(async move {
            let mut fine = true;
            if on {
                fine = turn_on().await.is_some();
            } else {
                turn_off().await;
            }
            busy.try_set(false);
            let stands = standing();
            now.try_set(stands);
            if !fine && stands == Standing::Off {
                problem.try_set(words.problem);
            }
            look();
        });
    };
    let try_now = move |_| {
        if trial.get_untracked() == Trial::Waiting {
            return;
        }
        trial.set(Trial::Waiting);
        problem.set("");
        spawn_local(async move {
            let before = own_subscription().await.and_then(|own| own.arrived_at);
            let [id, ..] = record().unwrap_or_default();
            let path = format!("/push_subscriptions/{id}/test");
            if api::call("POST", &path, None, &[]).await.is_err() {
                problem.try_set(words.problem);
                trial.try_set(Trial::None);
                return;
            }
            poll_trial(before, known, trial, POLL.1);
        });
    };
    let status = live::text(move || match now.get() {
        Standing::Unsupported => words.unsupported,
        Standing::InstallFirst => words.install_first,
        Standing::Blocked => words.blocked,
        Standing::Off => words.is_off,
        Standing::On => words.is_on,
    });
    let is = move |wanted: Standing| move || now.get() == wanted;
    let arrived = move || match known.get().and_then(|known| known.arrived_at) {
        Some(at) => {
            let day = platform::write_date(local().day_at(at), DateStyle::DayOfMonth);
            (words.arrived)(&format!("{day} {}", platform::write_time(at, &local().zone())))
        }
        None => words.none_arrived.to_owned(),
    };
    let tried = move || match trial.get() {
        Trial::None => "",
        Trial::Waiting => words.trying,
        Trial::Came => words.came,
        Trial::CameNot => words.came_not,
    };
    let button = move |class: &'static str, text: &'static str, on: bool| {
        view! {
            <button
                type="button"
                class=class
                aria-busy=live::text(move || busy.get().to_string())
                on:click=live::act(move |_| turn(on))
            >
                {text}
            </button>
        }
    };
    view! {
        <section class="card stack" id="push">
            <p class="soft">{words.text}</p>
            <p class="strong" role="status">{status}</p>
            <When when=is(Standing::InstallFirst)><InstallPart/></When>
            <When when=is(Standing::Blocked)><p>{words.blocked_text}</p></When>
            <When when=is(Standing::Off)>{button("primary", words.on, true)}</When>
            <When when=is(Standing::On)>
                <p class="soft">{live::text(arrived)}</p>
                <div class="chips">
                    <button type="button" class="chip strong" on:click=live::act(try_now)>{words.try_now}</button>
                    {button("chip", words.off, false)}
                </div>
                <p role="status">{live::text(tried)}</p>
                <details class="fold" prop:open=live::flag(move || trial.get() == Trial::CameNot)>
                    <summary>{words.help}</summary>
                    <ul class="stack">
                        {words.help_list.into_iter().map(|help| view! { <li>{help}</li> }).collect_view()}
                    </ul>
                </details>
            </When>
            <p class="problem" role="alert">{problem}</p>
            <Wishes/>
        </section>
    }
}

/// Polls a test push until the device has confirmed it or the polls are used up.
fn poll_trial(
    before: Option<kurs_domain::Timestamp>,
    known: RwSignal<Option<PushSubscription>>,
    trial: RwSignal<Trial>,
    tries: u8,
) {
    set_timeout(
        move || {
            spawn_local(async move {
                let now = own_subscription().await;
                let came = now.as_ref().is_some_and(|now| now.arrived_at > before);
                if came {
                    known.try_set(now);
                    trial.try_set(Trial::Came);
                } else if tries == 0 {
                    trial.try_set(Trial::CameNot);
                } else {
                    poll_trial(before, known, trial, tries - 1);
                }
            });
        },
        POLL.0,
    );
}

/// Which pushes may come, and what they may show on the lock screen.
#[component]
fn Wishes() -> impl IntoView {
    let words = push_texts();
    let says_what = move || wishes().says_what;
    let options = vec![ChoiceOption::new(words.says_nothing), ChoiceOption::new(words.says_what)];
    let a_day = wishes().reminders_a_day.get();
    view! {
        <Choice
            name="push-says"
            question=words.says
            chips=true
            options=options
            chosen=live::signal(move || Some(usize::from(says_what())))
            on_choose=|index: usize| wish(|push| push.says_what = index == 1)
        />
        <figure class="lock-screen">
            <figcaption class="hint">{words.preview}</figcaption>
            <p>
                <span class="strong">"Kurs"</span>
                <br/>
                {live::text(move || if says_what() { words.preview_what } else { words.preview_nothing })}
            </p>
        </figure>
        <Switch
            label=words.cheers_push
            is=live::signal(|| wishes().cheers)
            on_change=|is| wish(|push| push.cheers = is)
        />
        <div class="field">
            <label for="push-a-day">{words.a_day}</label>
            <select
                id="push-a-day"
                on:change=live::act(|event| {
                    let most = event_target_value(&event).parse().ok().and_then(RemindersADay::new);
                    if let Some(most) = most {
                        wish(|push| push.reminders_a_day = most);
                    }
                })
            >
                {(1..=10_u8)
                    .map(|n| view! { <option value=n selected=n == a_day>{n}</option> })
                    .collect_view()}
            </select>
        </div>
    }
}
