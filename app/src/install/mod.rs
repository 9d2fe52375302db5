//! Putting Kurs on the home screen: offered after the first successes, through the browser's prompt where it
//! has one, otherwise by instructions.

pub mod texts;

use kurs_domain::successes::Success;
use std::cell::Cell;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    install::texts::install_texts,
    platform::{
        self, Hint,
        browser::{is_ios, is_standalone},
    },
    sync::all,
    ui::{Glyph, Icon, When, live},
};

/// How many successes come before the offer.
const SUCCESSES_BEFORE: usize = 3;

/// The way to install Kurs on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It is installed already, or can't be.
    None,
    /// Through the browser's prompt.
    Ask,
    /// In Safari, by hand.
    ByHand,
}

/// The browser's `beforeinstallprompt` event, and the way to install.
#[derive(Clone, Copy)]
struct Offer {
    event: StoredValue<Option<JsValue>, LocalStorage>,
    way: RwSignal<Way>,
    dismissed: RwSignal<bool>,
}

thread_local! {
    static OFFER: Cell<Option<Offer>> = const { Cell::new(None) };
}

/// Listens for the browser's prompt. Call it before anything is mounted.
pub(super) fn begin() {
    let way = if is_standalone() {
        Way::None
    } else if is_ios() {
        Way::ByHand
    } else {
        Way::None
    };
    let offer = Offer {
        event: StoredValue::new_local(None),
        way: RwSignal::new(way),
        dismissed: RwSignal::new(platform::hint(Hint::InstallHint).is_some()),
    };
    OFFER.set(Some(offer));
    window_event_listener_untyped("beforeinstallprompt", move |event| {
        event.prevent_default();
        offer.event.set_value(Some(event.into()));
        offer.way.set(Way::Ask);
    });
    window_event_listener_untyped("appinstalled", move |_| offer.way.set(Way::None));
}

impl Offer {
    fn ask(self) {
        let event = self.event.try_update_value(Option::take).flatten();
        if let Some(event) = event {
            let prompt = Reflect::get(&event, &"prompt".into()).and_then(JsCast::dyn_into);
            // An event can be used once; the browser sends another when it allows a prompt again.
            let _ = prompt.and_then(|prompt: Function| prompt.call0(&event));
        }
        self.way.set(Way::None);
    }
}

/// The offer, as a card on the page of the day.
#[component]
pub fn InstallHint() -> impl IntoView {
    let offer = OFFER.get();
    let words = install_texts();
    let ripe = live::memo(|| all::<Success>().with(Vec::len) >= SUCCESSES_BEFORE);
    live::view(move || {
        let offer = offer?;
        let way = offer.way.get();
        (way != Way::None && ripe.get() && !offer.dismissed.get()).then(|| {
            let later = move |_| {
                platform::set_hint(Hint::InstallHint, Some("away"));
                offer.dismissed.set(true);
            };
            view! {
                <section class="card stack offer">
                    <h2>{words.install_title}</h2>
                    <p>{words.install_text}</p>
                    <HowTo offer=offer/>
                    <button type="button" class="plain small" on:click=live::act(later)>
                        {words.install_later}
                    </button>
                </section>
            }
        })
    })
}

/// The offer, as a section of the person's own page.
#[component]
pub fn InstallPart() -> impl IntoView {
    let offer = OFFER.get();
    let words = install_texts();
    view! {
        <When when=move || offer.is_some_and(|offer| offer.way.get() != Way::None)>
            <h3>{words.install_title}</h3>
            {offer.map(|offer| view! { <HowTo offer=offer/> })}
        </When>
    }
}

#[component]
fn HowTo(offer: Offer) -> impl IntoView {
    let words = install_texts();
    live::view(move || match offer.way.get() {
        Way::Ask => view! {
            <button type="button" class="chip strong" on:click=live::act(move |_| offer.ask())>
                <Icon glyph=Glyph::Plus/>
                {words.install_go}
            </button>
        }
        .into_any(),
        _ => view! { <p class="strong">{words.install_ios}</p> }.into_any(),
    })
}
