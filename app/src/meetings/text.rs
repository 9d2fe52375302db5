//! Saying it in words.

use kurs_domain::meetings::{ContributionBody, contributions::ContributionText};
use leptos::prelude::*;

use super::{
    saying::{About, Saying},
    texts::saying::saying_texts,
};
use crate::forms::{FormView, TextField};

/// A field for words.
#[component]
pub(super) fn TextForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let text = saying.form.text::<ContributionText>("say-text", "");
    let say = move |()| {
        if let Some(own) = saying.form.read(|| text.read()) {
            saying.say(ContributionBody::Text(own));
        }
    };
    view! {
        <FormView form=saying.form save=words.keep on_save=say on_cancel=move |()| saying.leave()>
            <TextField field=text label=words.text_field hint=words.text_hint rows=6/>
            <About saying=saying/>
        </FormView>
    }
}
