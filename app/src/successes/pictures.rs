//! Pictures on a success: choosing them, seeing them.

use kurs_domain::{Id, files::MOST_FILES};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::texts::success_texts;
use crate::{
    sync::pictures,
    ui::{Glyph, Icon, When, announce, live},
};

/// Shows pictures.
#[component]
pub fn Pictures(
    /// Which.
    ids: Vec<Id>,
) -> impl IntoView {
    let one = |id| {
        let source = pictures::source(id);
        view! { <img src=live::text(move || source.get()) alt=success_texts().picture_of/> }
    };
    (!ids.is_empty())
        .then(|| view! { <div class="pictures">{ids.into_iter().map(one).collect_view()}</div> })
}

/// Chooses pictures; each is scaled down and stored on this device, and sent with what it belongs to.
#[component]
pub fn PicturePicker(
    /// Names the field on the page.
    #[prop(into)]
    id: String,
    /// The pictures chosen.
    value: RwSignal<Vec<Id>>,
) -> impl IntoView {
    let words = success_texts();
    let problem = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(chosen) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        busy.set(true);
        problem.set(String::new());
        spawn_local(async move {
            let taken = pictures::add(&chosen).await;
            // The form may have been left meanwhile.
            busy.try_set(false);
            match taken {
                Ok(id) => {
                    value.try_update(|all| all.push(id));
                    announce(words.picture_added);
                }
                Err(_) => drop(problem.try_set(words.picture_problem.to_owned())),
            }
        });
    };
    let one = move |id: Id| {
        let source = pictures::source(id);
        let remove = move |_| value.update(|all| all.retain(|known| *known != id));
        view! {
            <div class="picture">
                <img src=live::text(move || source.get()) alt=words.picture_of/>
                <button type="button" class="chip" on:click=live::act(remove)>
                    <Icon glyph=Glyph::Bin/>
                    {words.picture_remove}
                </button>
            </div>
        }
    };
    let label = format!("{id}-picture");
    view! {
        <div class="stack">
            {live::view(move || value.get().into_iter().map(one).collect_view())}
            <When when=move || value.with(Vec::len) < MOST_FILES>
                <label class="chip choice" aria-busy=live::text(move || busy.get().to_string())>
                    <input
                        id=label.clone()
                        class="unseen"
                        type="file"
                        accept="image/*"
                        on:change=live::act(choose)
                    />
                    <Icon glyph=Glyph::Picture/>
                    {live::text(move || if busy.get() { words.picture_busy } else { words.picture_add })}
                </label>
            </When>
            <p class="problem" role="alert">{problem}</p>
        </div>
    }
}
