//! Weighing a meeting: how many bytes of it are whose.

use kurs_domain::meetings::{ByKind, Decision, Meeting, Traced, weight::Weights};
use serde::Serialize;

/// What each thing weighs beside its words: ids, times and names.
const FRAME: usize = 256;

fn bytes(part: &impl Serialize) -> usize {
    serde_json::to_vec(part).map_or(usize::MAX, |json| json.len())
}

/// Whether a trace weighs nothing: it stands for a look, or for something of which there is one for
/// each thing that weighs. Taking back, answering and closing are possible however full a meeting is.
fn is_weightless(what: Traced) -> bool {
    matches!(
        what,
        Traced::Heard
            | Traced::RequestWithdrawn
            | Traced::SuggestionWithdrawn
            | Traced::ContributionWithdrawn
            | Traced::DelegateDismissed
            | Traced::SuggestionAnswered
            | Traced::Answered
            | Traced::Held
            | Traced::BreakTaken
            | Traced::ReactionMet
            | Traced::DecisionFinal
            | Traced::DecisionDropped
            | Traced::Closed
            | Traced::CalledOff
    )
}

/// How much the sides have put into `meeting`. Participants weigh nothing: they are few and small, and
/// one is added by saying yes to a wish.
pub(super) fn weigh(meeting: &Meeting) -> Weights {
    let Meeting { request, wishes, reactions, feedback, plan, summary, .. } = meeting;
    let mut all = Weights {
        own: bytes(&(request, wishes, feedback)) + reactions.len() * FRAME,
        delegates: 0,
        planning: bytes(plan),
        answers: bytes(&summary.as_ref().map(|it| &it.words)),
    };
    for said in &meeting.contributions {
        let side = if said.by.kind == ByKind::Delegate { &mut all.delegates } else { &mut all.own };
        *side += bytes(&said.draft) + FRAME;
        for (place, answer) in said.answers.iter().enumerate() {
            let side = if place == 0 { &mut all.answers } else { &mut all.planning };
            *side += bytes(&answer.answer) + FRAME;
        }
    }
    for suggestion in &meeting.suggestions {
        all.own += bytes(&suggestion.draft) + FRAME;
        all.answers += suggestion.answered.as_ref().map_or(0, |it| bytes(&it.answer) + FRAME);
    }
    for delegate in &meeting.delegates {
        all.own += bytes(&delegate.draft) + FRAME;
        all.delegates += bytes(&delegate.brought_back);
    }
    for decision in &meeting.decisions {
        all.own += bytes(&decision.views);
        let written =
            Decision { views: Vec::new(), final_at: None, dropped: None, ..decision.clone() };
        all.planning += bytes(&written);
    }
    for trace in meeting.trail.iter().filter(|trace| !is_weightless(trace.what)) {
        match trace.by.kind {
            ByKind::YoungPerson => all.own += bytes(trace),
            ByKind::Delegate => all.delegates += bytes(trace),
            ByKind::Staff => all.planning += bytes(trace),
        }
    }
    all
}
