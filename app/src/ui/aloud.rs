//! Reading aloud, where the browser can.

use leptos::prelude::*;

use super::{Glyph, Icon, live};
use crate::{
    browser::{call, make, of_window},
    words::{language, tag, words},
};

/// Has the browser read `text` aloud.
pub fn read_aloud(text: &str) {
    let (Some(speech), Some(spoken)) =
        (of_window("speechSynthesis"), make("SpeechSynthesisUtterance", &[text.into()]))
    else {
        return;
    };
    // Without it the browser reads in a language of its own choice.
    let _ = js_sys::Reflect::set(&spoken, &"lang".into(), &tag(language()).into());
    call(&speech, "cancel", &[]);
    call(&speech, "speak", &[spoken]);
}

/// A button that reads aloud what `text` gives when it is pressed.
#[component]
pub fn ReadAloud(
    /// What is read.
    #[prop(into)]
    text: Callback<(), String>,
) -> impl IntoView {
    of_window("speechSynthesis").is_some().then(|| {
        view! {
            <button type="button" class="chip" on:click=live::act(move |_| read_aloud(&text.run(())))>
                <Icon glyph=Glyph::Chat/>
                {words().celebrations.read_aloud}
            </button>
        }
    })
}
