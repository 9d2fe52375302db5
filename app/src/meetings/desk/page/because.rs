//! Asking staff for the reason of what they do to a meeting.

use std::pin::Pin;

use kurs_domain::{
    Id,
    meetings::{Because, Meeting},
};
use leptos::prelude::*;

use crate::{
    forms::{Form, FormView, TextField},
    meetings::desk::{state::meetings, texts::meeting_desk_texts},
    platform::api::ApiError,
    ui::announce,
};

/// The future that a form for a reason runs.
pub(crate) type Work = Pin<Box<dyn Future<Output = Result<Meeting, ApiError>>>>;

/// Asks for a reason, then runs `work`.
#[component]
pub(crate) fn BecauseForm(
    /// The name of its draft: what is asked about whom.
    name: String,
    #[prop(into)] label: String,
    button: &'static str,
    /// The dialog it is in.
    open: RwSignal<bool>,
    /// Does it, to the meeting on the page.
    work: impl Fn(Id, String) -> Work + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let meetings = meetings();
    let meeting = meetings.id();
    let form = Form::new(name);
    let because = form.text::<Because>("because", "");
    let send = move |()| {
        let (Some(said), Some(meeting)) = (form.read(|| because.read()), meeting) else { return };
        meetings.send(form, work(meeting, said.into_string()), move || {
            form.saved();
            open.set(false);
            announce(meeting_desk_texts().done);
            meetings.ask_first_page();
        });
    };
    view! {
        <FormView form=form save=button on_save=send on_cancel=move |()| open.set(false)>
            <TextField field=because label=label rows=3/>
        </FormView>
    }
}
