//! The element around the fields of a form, with the buttons that save and cancel it.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::Form;
use crate::ui::{live, texts::ui_texts};

/// A form, its fields, and its buttons.
#[component]
pub fn FormView(
    form: Form,
    /// What the button says.
    #[prop(into)]
    save: Signal<String>,
    #[prop(into)] on_save: Callback<()>,
    /// Done when the form was cancelled and its draft discarded.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// Classes beside `stack`.
    #[prop(optional)]
    class: &'static str,
    /// It is one of several things to do on the page.
    #[prop(optional)]
    quiet: bool,
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !form.busy.get_untracked() {
            form.problem.set(String::new());
            on_save.run(());
        }
    };
    let changed = move |_: web_sys::Event| {
        if form.problem.with_untracked(|problem| !problem.is_empty()) {
            form.problem.set(String::new());
        }
    };
    let cancel = on_cancel.map(|on_cancel| {
        let cancel = move |_| {
            form.discard();
            on_cancel.run(());
        };
        view! { <button type="button" class="plain" on:click=live::act(cancel)>{ui_texts().discard}</button> }
    });
    view! {
        <form
            class=format!("stack {class}")
            novalidate
            on:submit=live::act(submit)
            on:input=live::act(changed)
        >
            {children()}
            <p class="problem" role="alert">{live::text(move || form.problem.get())}</p>
            <button
                type="submit"
                class=if quiet { "quiet" } else { "primary" }
                aria-busy=live::text(move || form.busy.get().to_string())
            >
                {live::text(move || save.get())}
            </button>
            {cancel}
        </form>
    }
}
