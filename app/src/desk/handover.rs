//! An invitation to hand over. It is shown once and not stored: whoever loses it gets a new one.

use kurs_domain::invitations::Invitation;
use leptos::prelude::*;

use super::texts::administration::invitation_texts;
use crate::{staff::session::session, ui::copy::CopyField};

/// The result of creating a person.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Created {
    pub(super) name: String,
    /// Absent when the person existed already.
    pub(super) invitation: Option<Invitation>,
}

/// The invitation, to hand over, to copy or to print.
#[component]
pub(super) fn Handover(
    made: Created,
    /// Called when the person is done with it.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let texts = invitation_texts();
    let done = view! {
        <button type="button" class="plain" on:click=move |_| on_done.run(())>{texts.done}</button>
    };
    let Some(invitation) = made.invitation else {
        return view! { <p>{(texts.made_before)(&made.name)}</p> {done} }.into_any();
    };
    let address = invitation.link.split('#').next().unwrap_or_default().to_owned();
    let until = invitation.expires_at;
    // Only a browser without printing refuses.
    let print = move |_| drop(window().print());
    view! {
        <div class="desk-invitation stack">
            <div class="desk-print-only stack">
                <p><b>{(texts.title)(&made.name)}</b></p>
                <p>{(texts.on_paper)(&address)}</p>
            </div>
            <p class="desk-screen-only">{(texts.hand_over)(&made.name)}</p>
            <div class="desk-code">
                <span class="soft">{texts.code}</span>
                <output>{invitation.code}</output>
            </div>
            <div class="desk-qr" role="img" aria-label=texts.qr inner_html=invitation.qr_svg></div>
            <CopyField label=texts.link.to_owned() link=invitation.link/>
            <p class="soft">{(texts.until)(&session().date(until), &session().time(until))}</p>
            <div class="chips">
                <button type="button" class="chip" on:click=print>{texts.print}</button>
            </div>
            {done}
        </div>
    }
    .into_any()
}
