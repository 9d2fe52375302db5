//! Parts of the phone that are loaded when they are first asked for: that one is on its way is
//! shown, and that it can't be had just now.
//!
//! What belongs to a part is decided in `shell::parts`; how it is loaded, by the bundle.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::Pin,
    sync::Arc,
};

use js_sys::Promise;
use kurs_domain::{Id, sync::entry::Entry};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use crate::{
    platform::address,
    sync::{local, refresh},
    ui::{Glyph, Notice, Skeleton, focus_on, live, texts::ui_texts},
};

/// A part that is not there from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Writing,
    Celebrations,
    Meetings,
    Me,
    Feedback,
}

/// How many parts there are.
const PARTS: usize = 5;

/// The ids of the links to their stylesheets in the page.
const STYLES: [&str; PARTS] =
    ["style-writing", "style-celebrations", "style-meetings", "style-me", "style-feedback"];

/// What a part is asked to draw.
pub enum Asked<'a> {
    /// The page at this path.
    Page(&'a [&'a str]),
    /// The first goal, in the welcome.
    FirstGoal {
        /// Leaves the welcome.
        on_finish: Callback<()>,
    },
    /// The sheet for own words on a success.
    Words {
        /// Which success.
        id: Id,
        /// Done when they are kept.
        on_done: Callback<()>,
    },
    /// The sheet for a success without a goal.
    Notice {
        /// What another app has shared is to be put in; what could not be taken is said here.
        shares: Option<RwSignal<&'static str>>,
        /// Done when it was saved or cancelled.
        on_done: Callback<()>,
    },
    /// What was said to a meeting with a voice or a drawing.
    Said {
        /// What sends it.
        entry: &'a Entry,
    },
    /// To take over what the buttons of reminders said; nothing is drawn.
    TakeActs,
    /// To go on taking pushes; nothing is drawn.
    RenewPushes,
}

/// A part, once it is there.
pub type Draw = fn(Asked) -> AnyView;

/// What loads a part; nothing where it can't be had just now.
pub type Load = fn(Part) -> Pin<Box<dyn Future<Output = Option<Draw>>>>;

thread_local! {
    static LOAD: Cell<Option<Load>> = const { Cell::new(None) };
    static TAKE_NEW_VERSION: Cell<fn() -> bool> = const { Cell::new(|| false) };
    static LOADED: Cell<[Option<Draw>; PARTS]> = const { Cell::new([None; PARTS]) };
    static STYLED: RefCell<[Option<Promise>; PARTS]> = const { RefCell::new([const { None }; PARTS]) };
}

/// From now on parts are loaded by `load`; `take_new_version` lets a newer version of the app take over
/// where one waits, and returns whether one does. Call it before anything is mounted.
pub fn begin(load: Load, take_new_version: fn() -> bool) {
    LOAD.set(Some(load));
    TAKE_NEW_VERSION.set(take_new_version);
}

/// How a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    OnItsWay,
    Here,
    Missing,
}

/// The page at the address, out of `part`.
pub fn page(part: Part) -> AnyView {
    let draw = |draw: Draw| {
        let path = address::path_now();
        let pieces: Vec<_> = address::pieces(&path).collect();
        draw(Asked::Page(&pieces))
    };
    // Whoever came from another page is led to the heading of this one, once there is one, unless the
    // page itself has led them to something on it.
    let lead = || {
        if address::has_moved() {
            request_animation_frame(|| {
                if document().query_selector("#main :focus").ok().flatten().is_none() {
                    focus_on("page-heading");
                }
            });
        }
    };
    show(part, true, Box::new(draw), Box::new(lead))
}

/// A piece of a page out of `part`; the focus goes to the element `focus` where it has to be loaded
/// first.
pub fn piece(
    part: Part,
    draw: impl Fn(Draw) -> AnyView + Send + Sync + 'static,
    focus: Option<String>,
) -> AnyView {
    let lead = move || {
        if let Some(focus) = &focus {
            focus_on(focus.as_str());
        }
    };
    show(part, false, Box::new(draw), Box::new(lead))
}

/// Loads a part that is about to be asked for.
pub fn prepare(part: Part) {
    ask(part, |_| ().into_any());
}

/// Asks a part for something that is not seen. Where it can't be had, another time will do.
pub fn ask(part: Part, ask: impl FnOnce(Draw) -> AnyView + 'static) {
    spawn_local(async move {
        if let Some(loaded) = fetch(part).await {
            let _ = ask(loaded);
        }
    });
}

async fn fetch(part: Part) -> Option<Draw> {
    let styled = JsFuture::from(style(part)?);
    let loaded = LOAD.get()?(part).await;
    if styled.await.is_err() {
        STYLED.with_borrow_mut(|all| all[part as usize] = None);
        return None;
    }
    let loaded = loaded?;
    let mut all = LOADED.get();
    all[part as usize] = Some(loaded);
    LOADED.set(all);
    Some(loaded)
}

/// Loads the stylesheet of a part, once. The page has a link to it, which browsers ignore until this
/// changes its relation.
fn style(part: Part) -> Option<Promise> {
    let link = document().get_element_by_id(STYLES[part as usize])?;
    let begin = || {
        Promise::new(&mut |applied, missing| {
            let _ = link.add_event_listener_with_callback("load", &applied);
            let _ = link.add_event_listener_with_callback("error", &missing);
            for rel in ["later", "stylesheet"] {
                let _ = link.set_attribute("rel", rel);
            }
        })
    };
    Some(STYLED.with_borrow_mut(|all| all[part as usize].get_or_insert_with(begin).clone()))
}

type Piece = Box<dyn Fn(Draw) -> AnyView + Send + Sync>;
type Lead = Box<dyn Fn() + Send + Sync>;

fn show(part: Part, page: bool, draw: Piece, lead: Lead) -> AnyView {
    if let Some(loaded) = LOADED.get()[part as usize] {
        return draw(loaded);
    }
    let (state, lead) = (ArcRwSignal::new(State::OnItsWay), Arc::new(lead));
    let go = {
        let state = state.clone();
        move || load(part, &state, &lead)
    };
    go();
    let (connected, waiting, again) = (local().connected(), state.clone(), go.clone());
    Effect::new(move |before: Option<bool>| {
        let connected = connected.get();
        // The network is back: nobody needs to ask for it.
        if connected && before == Some(false) && waiting.get_untracked() == State::Missing {
            again();
        }
        connected
    });
    live::view(move || match (state.get(), LOADED.get()[part as usize]) {
        (State::Here, Some(loaded)) => draw(loaded),
        (State::Missing, _) => {
            let go = go.clone();
            view! { <Missing page=page again=Callback::new(move |()| go())/> }.into_any()
        }
        _ if page => view! { <Skeleton page=true/> }.into_any(),
        _ => view! { <Skeleton cards=1/> }.into_any(),
    })
    .into_any()
}

fn load(part: Part, state: &ArcRwSignal<State>, lead: &Arc<Lead>) {
    state.set(State::OnItsWay);
    let (state, lead) = (state.clone(), lead.clone());
    spawn_local(async move {
        let loaded = fetch(part).await;
        if loaded.is_none() {
            // Whether it is the network, or this part alone, is what the server can tell.
            refresh();
        }
        state.set(if loaded.is_some() { State::Here } else { State::Missing });
        lead();
    });
}

/// Says that a part can't be had just now, and tries again: without network it may be there by now;
/// with one, the server has a newer version and no longer this one's parts, and the whole page is
/// loaded anew. What is half-written is kept.
#[component]
fn Missing(page: bool, again: Callback<()>) -> impl IntoView {
    let again = move |_| {
        if !local().connected().get_untracked() {
            again.run(());
        } else if !TAKE_NEW_VERSION.get()() {
            let _ = window().location().reload();
        }
    };
    view! {
        <Notice page=page glyph=Glyph::Cloud title=ui_texts().missing_title text=ui_texts().missing_text>
            <button type="button" class="primary" on:click=live::act(again)>{ui_texts().try_again}</button>
        </Notice>
    }
}
