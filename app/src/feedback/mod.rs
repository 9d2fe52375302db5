//! Feedback: answering short questionnaires on the phone, one's own curve, and what the desk sees of it.

pub mod answer;
pub mod curve;
pub mod desk;
pub mod given;
mod instruments;
pub mod list;
pub mod page;
pub mod question;
pub mod texts;

use leptos::prelude::*;

/// The page at `/feedback/<rest>`, where there is one.
pub fn page(rest: &[&str]) -> Option<AnyView> {
    Some(match rest {
        [] => view! { <list::FeedbackPage/> }.into_any(),
        ["given", _] => view! { <given::GivenPage/> }.into_any(),
        [_] => view! { <page::InstrumentPage/> }.into_any(),
        [_, "new"] => view! { <answer::AnswerPage/> }.into_any(),
        _ => return None,
    })
}
