//! What staff added later to a decision, an answer or the summary.

use kurs_domain::{
    Id,
    meetings::{Meeting, corrections::Correction},
};
use leptos::prelude::*;

use super::{texts::meeting_texts, when};

/// The corrections of the decision or answer `about`, or with `None` of the summary.
pub(super) fn corrections(meeting: &Meeting, about: Option<Id>) -> AnyView {
    let words = meeting_texts();
    let one = |it: &Correction| {
        view! {
            <div class="answer">
                <p class="strong small">{words.correction}</p>
                <p dir="auto" class="own">{it.draft.words.to_string()}</p>
                <p class="soft small">{(words.answer_by)(&it.by.name, &when::day(it.at))}</p>
            </div>
        }
    };
    meeting.corrections_of(about).map(one).collect_view().into_any()
}
