//! The element around the fields of a form, with the buttons that save and cancel it.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::Form;
use crate::ui::{Confirm, When, live, texts::ui_texts};

/// So many characters of a draft are discarded without a question.
const FEW: usize = 30;

/// A form, its fields, and its buttons.
#[component]
pub fn FormView(
    form: Form,
    /// What the button says.
    #[prop(into)]
    save: Signal<String>,
    #[prop(into)] on_save: Callback<()>,
    /// Done when the form was cancelled and its draft discarded. A form without it stays where it is, and can
    /// be cancelled while there is a draft.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// It is one of several steps, which are taken back one by one.
    #[prop(optional)]
    step: bool,
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
    let asking = RwSignal::new(false);
    let discard = Callback::new(move |()| {
        form.discard();
        match on_cancel {
            Some(on_cancel) => on_cancel.run(()),
            // The button goes with the draft.
            None => form.focus_first(),
        }
    });
    let cancel = move |_| {
        if form.busy.get_untracked() {
            return;
        }
        // A few words are soon typed again.
        if form.draft_length() > FEW {
            asking.set(true);
        } else {
            discard.run(());
        }
    };
    let at_desk = crate::platform::are_drafts_in_tab();
    let draft = if at_desk { ui_texts().draft_at_desk } else { ui_texts().draft };
    // A restored draft looks different from what the record has.
    let begun = untrack(|| form.has_draft());
    let is_draft = move || begun && !step && form.has_draft();
    let may_cancel = move || !step && (on_cancel.is_some() || form.has_draft());
    view! {
        <form
            class=format!("stack {class}")
            novalidate
            on:submit=live::act(submit)
            on:input=live::act(changed)
        >
            <When when=is_draft><p class="soft small">{draft}</p></When>
            {children()}
            <p class="problem" role="alert">{live::text(move || form.problem.get())}</p>
            <button
                type="submit"
                class=if quiet { "quiet" } else { "primary" }
                aria-busy=live::text(move || form.busy.get().to_string())
            >
                {live::text(move || save.get())}
            </button>
            <When when=may_cancel>
                <button type="button" class="plain" on:click=live::act(cancel)>{ui_texts().discard}</button>
                <Confirm
                    open=asking
                    title=ui_texts().discard_title
                    text=ui_texts().discard_text
                    yes=ui_texts().discard_yes
                    on_yes=discard
                />
            </When>
        </form>
    }
}
