//! An independent record of what the young person read and contributed, compared with the meeting after
//! every act: contributions keep their headings, changes by others are traced, and final decisions were
//! read or asked about.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::{
    super::{Decision, DecisionDraft, MeetingState, Trace, Traced as T},
    always::{Step, begin, run, steps},
    *,
};
use crate::timestamp::DAY_MS;

/// Everything read and contributed so far.
#[derive(Default)]
struct Expected {
    /// Every wording, by decision and number, with its author and time.
    wordings: BTreeMap<(Id, i64), (DecisionDraft, String, Timestamp)>,
    /// The heading of each contribution when it was made.
    headings: BTreeMap<Id, String>,
    /// The name of each participant.
    people: BTreeMap<Id, String>,
    /// The participants who were removed.
    left: Vec<Id>,
    /// The text of each agenda item.
    agenda: BTreeMap<Id, String>,
    /// Each planned time, with when it was announced.
    times: Vec<(Timestamp, Timestamp)>,
    /// The latest planned time.
    latest: Option<Timestamp>,
}

impl Expected {
    /// Compares `meeting` with what is expected, and adds what is new.
    fn compare(&mut self, meeting: &Meeting, step: &Step) {
        for it in &meeting.decisions {
            let now = (it.draft.clone(), it.by.name.clone(), it.worded_at);
            let expected = self.wordings.entry((it.id, it.version)).or_insert_with(|| now.clone());
            assert_eq!(*expected, now, "a wording was changed under its number: {step:?}");
        }
        for ((id, number), (draft, by, at)) in &self.wordings {
            let it = meeting.decision(*id).expect("a decision stays");
            assert!(it.version >= *number, "a number fell: {step:?}");
            assert_eq!(it.wording(*number), Some(draft), "a wording is lost: {step:?}");
            let earlier = it.earlier.iter().find(|was| was.number == *number);
            assert!(earlier.is_none_or(|was| (&was.by.name, &was.at) == (by, at)), "{step:?}");
            assert!(earlier.is_some() || it.version == *number, "{step:?}");
        }
        for item in meeting.plan.iter().flat_map(|plan| &plan.draft.agenda) {
            let expected = self.agenda.entry(item.id).or_insert_with(|| item.text.to_string());
            assert_eq!(**expected, *item.text, "an item says something else: {step:?}");
        }
        // A withdrawn contribution has no heading.
        self.headings
            .retain(|id, _| meeting.contribution(*id).is_some_and(|it| it.draft.is_some()));
        for said in &meeting.contributions {
            let Some(draft) = &said.draft else { continue };
            let Some(about) = draft.about else { continue };
            let read = match draft.of {
                Some(of) => self.wordings[&(about, of)].0.text.to_string(),
                None => self.agenda[&about].clone(),
            };
            let expected = self.headings.entry(said.id).or_insert(read);
            assert_eq!(meeting.heading(about, draft.of), Some(expected.as_str()), "{step:?}");
        }
        for it in &meeting.participants {
            let expected = self.people.entry(it.id).or_insert_with(|| it.who.name.to_string());
            assert_eq!(**expected, *it.who.name, "somebody became somebody else: {step:?}");
            assert!(!self.left.contains(&it.id), "somebody came back under an id: {step:?}");
        }
        let left =
            self.people.keys().filter(|id| meeting.participants.iter().all(|it| it.id != **id));
        self.left = left.copied().collect();
        self.times(meeting);
        self.links(meeting, step);
    }

    fn times(&mut self, meeting: &Meeting) {
        let Some(plan) = &meeting.plan else { return };
        let start = plan.draft.starts_at;
        if self.times.last().is_none_or(|(_, last)| *last != start) {
            self.times.push((plan.at, start));
        }
        self.latest = self.latest.max(Some(start));
    }

    /// A link that was not dismissed is valid until a week after the latest planned time.
    fn links(&self, meeting: &Meeting, step: &Step) {
        let goes_on = matches!(meeting.state, MeetingState::Planned | MeetingState::Held);
        let Some(latest) = self.latest.filter(|_| goes_on) else { return };
        let end = latest.plus_millis(7 * DAY_MS);
        for it in meeting.delegates.iter().filter(|it| it.dismissed_at.is_none()) {
            assert!(meeting.delegate_at(it.id, end.plus_millis(-1)).is_some(), "{step:?}");
            assert!(meeting.delegate_at(it.id, end).is_none(), "{step:?}");
        }
    }

    /// The meeting is begun and closed at a time that the young person knew.
    fn begun_or_closed(&self, before: MeetingState, after: MeetingState, now: Timestamp) {
        if before == after {
            return;
        }
        let margin = if after == MeetingState::Held { 15 * 60_000 } else { 0 };
        let now = now.plus_millis(margin);
        if matches!(after, MeetingState::Held | MeetingState::Closed) {
            let (_, start) = self.times.last().expect("it was planned");
            assert!(now >= *start, "too early");
            // A known time applies until the next one has been known for a day.
            for known in self.times.windows(2) {
                let ((_, start), (moved, _)) = (known[0], known[1]);
                assert!(now >= start || now >= moved.plus_millis(DAY_MS), "too early");
            }
        }
    }
}

/// A final decision has a view of exactly this wording, or its view was sought twice.
fn is_rightly_final(it: &Decision) {
    let seen =
        it.views.iter().any(|view| it.wording(view.of) == Some(&it.draft) && view.of == it.version);
    let now: Vec<_> = it.sought.iter().filter(|one| one.of == it.version).collect();
    let twice = now.iter().any(|one| {
        now.iter().any(|other| {
            one.sought.how != other.sought.how
                && one.sought.on != other.sought.on
                && one.noted_on != other.noted_on
        })
    });
    assert!(seen || twice, "final, and neither read nor asked about");
    assert!(it.draft.why.is_some() && it.dropped.is_none());
}

/// What others change in the young person's projection, by the kind of trace.
fn shown(meeting: &Meeting) -> HashMap<(T, Option<Id>), String> {
    let mut shown = HashMap::new();
    let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
    if let Some(plan) = meeting.plan.as_ref().map(|plan| &plan.draft) {
        let place = word(json!(plan.place.kind));
        let place =
            plan.place.details.as_ref().map_or(place.clone(), |more| format!("{place}: {more}"));
        let agenda: Vec<_> = plan.agenda.iter().map(|item| item.text.to_string()).collect();
        let fields = [
            (T::KindChanged, word(json!(plan.kind))),
            (T::TitleChanged, plan.title.to_string()),
            (T::PurposeChanged, plan.purpose.to_string()),
            (T::TimeChanged, plan.starts_at.to_string()),
            (T::DurationChanged, i64::from(plan.duration_minutes).to_string()),
            (T::PlaceChanged, place),
            (T::AgendaChanged, agenda.join("\n")),
        ];
        shown.extend(fields.map(|(what, text)| ((what, None), text)));
    }
    for it in &meeting.participants {
        let roles: Vec<_> = it.who.roles.iter().map(|role| word(json!(role))).collect();
        shown.insert((T::RolesChanged, Some(it.id)), roles.join(", "));
    }
    for it in &meeting.decisions {
        let why = it.draft.why.as_ref().map(ToString::to_string).unwrap_or_default();
        let actions = it.draft.actions.iter();
        let actions: Vec<_> =
            actions.map(|one| format!("{}: {} ({})", one.who, one.text, one.by)).collect();
        let actions = actions.join("\n");
        let text = format!("{}\n{why}\n{actions}", it.draft.text);
        shown.insert((T::DecisionReworded, Some(it.id)), text);
        for action in &it.draft.actions {
            let done = meeting.fulfilment(action.id).is_some().to_string();
            shown.insert((T::CommitmentFulfilled, Some(action.id)), done);
        }
        if it.final_at.is_some() {
            shown.insert((T::DecisionFinal, Some(it.id)), "final".to_owned());
        }
        if it.dropped.is_some() {
            shown.insert((T::DecisionDropped, Some(it.id)), "dropped".to_owned());
        }
    }
    for it in meeting.reactions.iter().filter(|it| it.met_at.is_some()) {
        let what = if it.kind == super::super::ReactionKind::Break {
            T::BreakTaken
        } else {
            T::ReactionMet
        };
        shown.insert((what, Some(it.id)), "met".to_owned());
    }
    for it in meeting.suggestions.iter().filter(|it| it.answered.is_some()) {
        shown.insert((T::SuggestionAnswered, Some(it.id)), "answered".to_owned());
    }
    for it in &meeting.contributions {
        let answers = it.answers.len().to_string();
        shown.insert((T::Answered, Some(it.id)), answers);
    }
    shown.insert((T::Held, None), format!("{:?}", meeting.state));
    shown
}

/// Every visible change by somebody else is traced: by whom, when, before and after.
fn every_change_is_traced(before: &Meeting, after: &Meeting, by: &By, now: Timestamp) {
    let new = &after.trail[before.trail.len()..];
    let traced = |what: T, about: Option<Id>| -> &Trace {
        let found = new.iter().find(|it| it.what == what && it.about == about);
        let trace = found.unwrap_or_else(|| panic!("{what:?} of {about:?} is not traced"));
        assert_eq!((&trace.by, trace.at), (by, now));
        trace
    };
    let is = |text: &Option<String>, says: &str| assert_eq!(text.as_deref(), Some(says));
    let (was, now_is) = (shown(before), shown(after));
    for (key @ (what, about), text) in &now_is {
        match (what, was.get(key)) {
            (_, Some(old)) if old == text => {}
            (T::Held, _) => {
                let what = match after.state {
                    MeetingState::Planned => T::Planned,
                    MeetingState::Held => T::Held,
                    MeetingState::Closed => T::Closed,
                    MeetingState::Cancelled => T::CalledOff,
                    MeetingState::Asked => unreachable!(),
                };
                traced(what, None);
            }
            (T::RolesChanged, None) => {
                // The planner joins with the plan, and a suggested person with the answer.
                let known = T::Invited;
                let found = new.iter().find(|it| it.what == known && it.about == *about);
                match found {
                    Some(trace) => {
                        let who = after.participants.iter().find(|it| Some(it.id) == *about);
                        is(&trace.after, &who.expect("somebody").who.name);
                    }
                    None => assert!(
                        new.iter().any(|it| matches!(it.what, T::Planned | T::SuggestionAnswered))
                    ),
                }
            }
            (T::DecisionReworded, None) => {
                let trace = traced(T::DecisionWritten, *about);
                is(&trace.after, text.split('\n').next().expect("words"));
            }
            (T::DecisionReworded, Some(old)) => {
                let trace = traced(*what, *about);
                let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
                let both = lines(old).into_iter().zip(lines(text)).filter(|(old, new)| old != new);
                let (old, new): (Vec<_>, Vec<_>) = both.unzip();
                is(&trace.before, &old.join("\n"));
                is(&trace.after, &new.join("\n"));
            }
            (T::DecisionDropped, _) => {
                let text =
                    &before.decision(about.expect("an id")).expect("it was there").draft.text;
                is(&traced(*what, *about).before, text);
            }
            (
                T::DecisionFinal
                | T::BreakTaken
                | T::ReactionMet
                | T::SuggestionAnswered
                | T::Answered,
                _,
            ) => {
                traced(*what, *about);
            }
            (T::CommitmentFulfilled, old) => {
                let done = text == "true";
                if done || old.is_some() {
                    traced(if done { *what } else { T::CommitmentReopened }, *about);
                }
            }
            (_, None) => assert!(before.plan.is_none()),
            (_, Some(old)) => {
                let trace = traced(*what, *about);
                is(&trace.before, old);
                is(&trace.after, text);
            }
        }
    }
    for key @ (what, about) in was.keys().filter(|key| !now_is.contains_key(key)) {
        // An action is gone with the wording that had it.
        if *what == T::CommitmentFulfilled {
            assert_eq!(was[key], "false", "{key:?}");
            continue;
        }
        assert_eq!(*what, T::RolesChanged, "{key:?} is gone");
        let who = before.participants.iter().find(|it| Some(it.id) == *about).expect("somebody");
        is(&traced(T::LeftOut, *about).before, &who.who.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]
    #[test]
    fn contributions_and_their_headings_are_permanent(
        mut meeting in prop_oneof![Just(planned()), begin()], steps in steps(80),
    ) {
        let mut expected = Expected::default();
        let first = Step::Own(OwnAct::See { traces: 0 });
        expected.compare(&meeting, &first);
        let mut now = at(10);
        for (minutes, mut step) in steps {
            now = now.plus_millis(minutes * 60_000);
            // The plans' times are relative to now.
            if let Step::Staff(_, StaffAct::Plan(draft)) = &mut step {
                let ahead = draft.starts_at.millis() - at(2).millis();
                draft.starts_at = now.plus_millis(ahead);
            }
            let before = meeting.clone();
            if run(&mut meeting, step.clone(), now).is_err() {
                continue;
            }
            expected.begun_or_closed(before.state, meeting.state, now);
            if let Step::Staff(first, _) = &step {
                every_change_is_traced(&before, &meeting, &if *first { mette() } else { peter() }, now);
            }
            for it in meeting.decisions.iter().filter(|it| it.final_at == Some(now)) {
                is_rightly_final(it);
            }
            expected.compare(&meeting, &step);
        }
    }
}
