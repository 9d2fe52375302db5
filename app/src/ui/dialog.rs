//! Dialogs: the browser's own, so that focus, Escape and the page behind behave as people expect.

use leptos::prelude::*;

use super::{
    heading::DialogRef,
    live::{self, When},
    texts::ui_texts,
};

/// A dialog over the page while `open` is true. Its content is built each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open; closing it, by Escape too, sets it to false.
    open: RwSignal<bool>,
    /// What it is about: its heading.
    #[prop(into)]
    title: String,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = DialogRef::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let (children, label) = (StoredValue::new(children), title.clone());
    view! {
        <dialog class="sheet" node_ref=dialog on:close=live::act(move |_| open.set(false)) aria-label=label>
            // What is asked has the focus: the key that is still held answers nothing.
            <h2 tabindex="-1" autofocus>{title}</h2>
            <When when=move || open.get()>{children.with_value(|children| children())}</When>
        </dialog>
    }
}

/// Asks before something that can't be undone.
#[component]
pub fn Confirm(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: String,
    /// What happens, and what does not.
    #[prop(into)]
    text: String,
    /// What the button that does it says.
    #[prop(into)]
    yes: String,
    /// Does it.
    on_yes: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=title>
            <p>{text.clone()}</p>
            <div class="stack">
                <button
                    type="button"
                    class="danger"
                    on:click=live::act(move |_| {
                        open.set(false);
                        on_yes.run(());
                    })
                >
                    {yes.clone()}
                </button>
                <button type="button" class="plain" on:click=live::act(move |_| open.set(false))>
                    {ui_texts().cancel}
                </button>
            </div>
        </Dialog>
    }
}
