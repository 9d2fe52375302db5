//! What others did since one last looked, shown as changes until one says that one has seen them.

use kurs_domain::{
    Id,
    meetings::{
        ByKind, Meeting, OwnAct, Trace, Traced,
        participants::{MeetingRole, ParticipantSuggestionDraft, SuggestionKind},
        plan::MeetingKind,
    },
};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::{
    act,
    texts::{changes::meeting_change_texts, meeting_texts},
    when,
};
use crate::ui::{announce, focus_on, live};

/// Whether it changes something for the young person. That somebody has heard something stands
/// beside what they heard.
fn is_change(trace: &Trace) -> bool {
    use Traced as T;
    trace.by.kind != ByKind::YoungPerson
        && matches!(
            trace.what,
            T::Planned
                | T::KindChanged
                | T::TitleChanged
                | T::PurposeChanged
                | T::TimeChanged
                | T::DurationChanged
                | T::PlaceChanged
                | T::AgendaChanged
                | T::Invited
                | T::RolesChanged
                | T::LeftOut
                | T::SuggestionAnswered
                | T::Answered
                | T::Contributed
                | T::DelegateBroughtBack
                | T::Held
                | T::BreakTaken
                | T::NoteWritten
                | T::NoteRemoved
                | T::DecisionWritten
                | T::DecisionReworded
                | T::DecisionDropped
                | T::DecisionFinal
                | T::ViewSought
                | T::CommitmentFulfilled
                | T::Corrected
                | T::Closed
                | T::CalledOff
        )
}

/// What is new to the young person, each with its place in the trail.
pub(super) fn unseen(meeting: &Meeting) -> impl Iterator<Item = (usize, &Trace)> {
    let seen = usize::try_from(meeting.seen).unwrap_or(usize::MAX);
    meeting.trail.iter().enumerate().skip(seen).filter(|(_, trace)| is_change(trace))
}

/// Whether it replaces a value that it names.
const fn replaces(what: Traced) -> bool {
    use Traced as T;
    matches!(
        what,
        T::KindChanged
            | T::TitleChanged
            | T::PurposeChanged
            | T::TimeChanged
            | T::DurationChanged
            | T::PlaceChanged
            | T::AgendaChanged
            | T::RolesChanged
            | T::DecisionReworded
    )
}

/// What is new, with several changes of one value by one person as one, and none where it is as it was.
pub(super) fn news(meeting: &Meeting) -> Vec<Trace> {
    let mut news: Vec<Trace> = Vec::new();
    for (_, trace) in unseen(meeting) {
        let mut trace = trace.clone();
        if replaces(trace.what) {
            let same = |it: &Trace| it.what == trace.what && it.about == trace.about;
            let earlier = news.iter().rposition(same).filter(|at| news[*at].by.is(&trace.by));
            if let Some(earlier) = earlier {
                trace.before = news.remove(earlier).before;
            }
            if trace.before == trace.after {
                continue;
            }
        }
        news.push(trace);
    }
    // Whether, when and where it is comes first.
    let decides = |it: &Trace| {
        matches!(it.what, Traced::CalledOff | Traced::TimeChanged | Traced::PlaceChanged)
    };
    news.sort_by_key(|it| !decides(it));
    news
}

/// What was wished, in words.
pub(super) fn wish_in_words(draft: &ParticipantSuggestionDraft) -> String {
    let words = meeting_texts();
    let name = || draft.name.as_ref().map_or(words.somebody.to_owned(), ToString::to_string);
    match draft.kind {
        SuggestionKind::Come => (words.wish_come)(&name()),
        SuggestionKind::StayAway => (words.wish_away)(&name()),
        SuggestionKind::Advocate => words.wish_advocate.to_owned(),
    }
}

/// A word of the API.
fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

/// What happened, in words.
fn described(meeting: &Meeting, trace: &Trace) -> Option<String> {
    use Traced as T;
    let (words, changed) = (meeting_texts(), meeting_change_texts());
    let by = trace.by.name.as_str();
    let before = trace.before.as_deref().unwrap_or_default();
    let after = trace.after.as_deref().unwrap_or_default();
    let lines = |text: &str| text.lines().collect::<Vec<_>>().join("; ");
    let participant =
        |id: Option<Id>| id.and_then(|id| meeting.name_of(id)).unwrap_or(words.somebody).to_owned();
    let kind = |text: &str| {
        read::<MeetingKind>(text).map_or_else(|| text.to_owned(), |it| (words.kind)(it).to_owned())
    };
    let roles = |text: &str| {
        let named: Vec<_> =
            text.split(", ").filter_map(read::<MeetingRole>).map(|it| (words.role)(it)).collect();
        if named.is_empty() { words.no_role.to_owned() } else { named.join(", ") }
    };
    let decision = || {
        let place = meeting.decisions.iter().position(|it| Some(it.id) == trace.about);
        // In the middle of a sentence, in both languages.
        (words.decision_number)(place.unwrap_or(0) + 1).to_lowercase()
    };
    let wording = |text: &str| text.lines().map(when::action).collect::<Vec<_>>().join("; ");
    Some(match trace.what {
        T::Planned => (changed.planned)(by),
        T::TitleChanged => (changed.title)(before, after),
        T::PurposeChanged => (changed.purpose)(before, after),
        T::TimeChanged => (changed.time)(&when::instant(before), &when::instant(after)),
        T::PlaceChanged => {
            (changed.place)(&when::place_of_trail(before), &when::place_of_trail(after))
        }
        T::AgendaChanged => (changed.agenda)(&lines(before), &lines(after)),
        T::Invited => (changed.invited)(by, after),
        T::KindChanged => (changed.kind)(&kind(before), &kind(after)),
        T::DurationChanged => (changed.duration)(before, after),
        T::RolesChanged => {
            (changed.roles)(by, &participant(trace.about), &roles(before), &roles(after))
        }
        T::LeftOut => (changed.left)(before, after),
        T::SuggestionAnswered => {
            let wish = meeting.suggestions.iter().find(|it| Some(it.id) == trace.about)?;
            let (what, answered) = (wish_in_words(&wish.draft), wish.answered.as_ref()?);
            match (&answered.answer.because, answered.answer.yes) {
                (_, true) => (changed.yes)(by, &what),
                (because, false) => (changed.no)(by, &what, because.as_deref().unwrap_or_default()),
            }
        }
        T::Answered => (changed.answered)(by),
        T::Contributed => (changed.said_for)(by),
        T::DelegateBroughtBack => (changed.brought)(by),
        T::Held => changed.held.to_owned(),
        T::BreakTaken => changed.break_taken.to_owned(),
        T::DecisionWritten => (changed.written)(by, &decision(), &wording(after)),
        T::DecisionReworded => {
            (changed.reworded)(by, &decision(), &wording(before), &wording(after))
        }
        T::DecisionDropped => (changed.dropped)(by, &decision(), &wording(before)),
        T::DecisionFinal => changed.made_final.to_owned(),
        T::ViewSought => (changed.sought)(by),
        T::CommitmentFulfilled => {
            let mut actions = meeting.decisions.iter().flat_map(|it| &it.draft.actions);
            let action = actions.find(|it| Some(it.id) == trace.about)?;
            meeting.fulfilment(action.id)?;
            (changed.fulfilled)(by, &action.text)
        }
        T::Corrected => (changed.corrected)(by, after),
        T::NoteWritten => (changed.note_written)(by),
        T::NoteRemoved => (changed.note_removed)(by, before),
        T::Closed if meeting.contributions.iter().any(|it| it.owed().is_some()) => {
            changed.closed_owed.to_owned()
        }
        T::Closed if meeting.contributions.is_empty() => changed.closed.to_owned(),
        T::Closed => changed.closed_answered.to_owned(),
        T::CalledOff => (changed.off)(by, after),
        _ => return None,
    })
}

/// The page of the meeting that has what is new, if it has one of its own.
const fn found_at(what: Traced) -> Option<&'static str> {
    match what {
        Traced::Answered | Traced::Contributed => Some("say"),
        Traced::Invited
        | Traced::RolesChanged
        | Traced::LeftOut
        | Traced::SuggestionAnswered
        | Traced::DelegateBroughtBack => Some("people"),
        _ => None,
    }
}

/// What is new, and "I have seen it".
#[component]
pub(super) fn Changes(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    live::view(move || {
        let (id, last, lines) = meeting.with(|meeting| {
            let mut lines: Vec<_> = news(meeting)
                .iter()
                .filter_map(|trace| Some((described(meeting, trace)?, found_at(trace.what))))
                .collect();
            // Several answers of one person are one piece of news.
            lines.dedup();
            (meeting.id, unseen(meeting).last().map(|(at, _)| at), lines)
        });
        let last = last.filter(|_| !lines.is_empty())?;
        let see = move |_| {
            // What was shown has been seen, and nothing that came after it.
            let traces = u32::try_from(last + 1).unwrap_or(u32::MAX);
            if act(id, OwnAct::See { traces }).is_ok() {
                announce(words.changes_said);
                focus_on("page-heading");
            }
        };
        let line = |(line, found): (String, Option<&str>)| match found {
            Some(page) => {
                view! { <li><a href=format!("/meetings/{id}/{page}")>{line}</a></li> }.into_any()
            }
            None => view! { <li>{line}</li> }.into_any(),
        };
        Some(view! {
            <section class="card stack offer changes">
                <h2>{words.changes}</h2>
                <ul class="stack">{lines.into_iter().map(line).collect_view()}</ul>
                <button type="button" class="chip strong" on:click=live::act(see)>{words.changes_seen}</button>
            </section>
        })
    })
}

#[cfg(test)]
mod tests {
    use kurs_domain::{
        Timestamp,
        meetings::{By, RequestDraft, RequestWords, own::young_person},
    };

    use super::*;

    #[test]
    fn only_what_others_did_since_is_new() {
        let at = Timestamp::from_millis(0);
        let id = Id::new(at, [0; 10]);
        let me = young_person(id, "Amina");
        let draft = RequestDraft { words: RequestWords::new("Praktik").unwrap() };
        let mut meeting = Meeting::asked(id, &me, draft, at);
        let staff = By { kind: ByKind::Staff, id, name: "Mette".to_owned() };
        let trace = |by: &By, what| Trace {
            at,
            by: by.clone(),
            what,
            about: None,
            before: None,
            after: None,
        };
        meeting.trail.extend([
            trace(&staff, Traced::Planned),
            trace(&staff, Traced::TimeChanged),
            trace(&staff, Traced::Heard),
            trace(&me, Traced::Contributed),
            trace(&staff, Traced::Answered),
            trace(&me, Traced::WishesChanged),
        ]);
        let places = |meeting: &Meeting| unseen(meeting).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(places(&meeting), [1, 2, 5]);
        meeting.seen = 2;
        assert_eq!(places(&meeting), [2, 5]);
        meeting.seen = 99;
        assert_eq!(places(&meeting), [0; 0]);

        let change = |what, about: Option<Id>, before: &str, after: &str| Trace {
            about,
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
            ..trace(&staff, what)
        };
        let other = Id::new(at, [1; 10]);
        meeting.trail = vec![
            change(Traced::RolesChanged, Some(id), "", "host"),
            change(Traced::RolesChanged, Some(other), "", "scribe"),
            change(Traced::TitleChanged, None, "Praktik", "Skole"),
            change(Traced::RolesChanged, Some(id), "host", "host, scribe"),
            change(Traced::TitleChanged, None, "Skole", "Praktik"),
            trace(&staff, Traced::Answered),
        ];
        meeting.seen = 0;
        let shown: Vec<_> =
            news(&meeting).into_iter().map(|it| (it.about, it.before, it.after)).collect();
        let text = |text: &str| Some(text.to_owned());
        let expected = [
            (Some(other), text(""), text("scribe")),
            (Some(id), text(""), text("host, scribe")),
            (None, None, None),
        ];
        assert_eq!(shown, expected);
    }
}
