//! Weighs a meeting: how many bytes of it each side has added, for the size limits in the domain.

use kurs_domain::meetings::{ByKind, Decision, Meeting, Traced, weight::Weights};
use serde::Serialize;

/// Bytes of each thing beside its text: ids, times and names.
const FRAME: usize = 256;

fn bytes(part: &impl Serialize) -> usize {
    serde_json::to_vec(part).map_or(usize::MAX, |json| json.len())
}

/// Whether a trace weighs nothing: it is of a read, or there is at most one per thing that weighs. So
/// withdrawing, answering and closing work however full a meeting is.
fn is_weightless(what: Traced) -> bool {
    matches!(
        what,
        Traced::Heard
            | Traced::HeardToEnd
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

/// The bytes that each side has added to `meeting`. Participants weigh nothing: they are few and small,
/// and accepting a young person's suggestion adds one.
pub(super) fn weigh(meeting: &Meeting) -> Weights {
    let Meeting { request, wishes, reactions, plan, summary, .. } = meeting;
    let mut all = Weights {
        own: bytes(&(request, wishes)) + reactions.len() * FRAME,
        delegates: 0,
        planning: bytes(plan),
        answers: bytes(&summary.as_ref().map(|it| &it.words)),
    };
    for said in &meeting.contributions {
        let side = if said.by.kind == ByKind::Delegate { &mut all.delegates } else { &mut all.own };
        *side += bytes(&said.draft) + FRAME;
        for (index, answer) in said.answers.iter().enumerate() {
            let side = if index == 0 { &mut all.answers } else { &mut all.planning };
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
    all.planning += bytes(&(&meeting.fulfilments, &meeting.corrections, &meeting.notes));
    for trace in meeting.trail.iter().filter(|trace| !is_weightless(trace.what)) {
        match trace.by.kind {
            ByKind::YoungPerson => all.own += bytes(trace),
            ByKind::Delegate => all.delegates += bytes(trace),
            ByKind::Staff => all.planning += bytes(trace),
        }
    }
    all
}
