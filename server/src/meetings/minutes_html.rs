//! HTML of the whole meeting, to print or save for the municipality's journal: what came of it first, then what
//! was noted, then everything that the young person said, unabridged. What proves it stands in an appendix.

use kurs_domain::{
    Id, Timestamp,
    direction::isolated,
    meetings::{
        AgendaItem, By, Contribution, Decision, DecisionDraft, Meeting, Participant,
        ParticipantSuggestion, PlanDraft, decisions::View, participants::SuggestionKind,
    },
    people::Language,
};
use maud::{Markup, html};

use super::{
    contribution_html::{Files, fingerprint, said},
    moments::day_and_time,
};
use crate::{
    guest::pages::print,
    state::zone,
    words::{MeetingWords, words},
};

/// What the page needs beside the meeting.
pub(super) struct Frame<'a> {
    /// The caller's.
    pub(super) language: Language,
    pub(super) young_person: &'a str,
    pub(super) label: Option<&'a str>,
    /// The young person's; all times on the page are in it.
    pub(super) time_zone: &'a str,
    pub(super) files: Files<'a>,
    pub(super) now: Timestamp,
}

impl Frame<'_> {
    fn text(&self) -> &'static MeetingWords {
        &words(self.language).meetings
    }

    fn at(&self, at: Timestamp) -> String {
        day_and_time(self.language, at, self.time_zone)
    }

    /// The title of the page, which browsers suggest as the name of a file: date, name and title.
    fn title(&self, meeting: &Meeting, title: &str) -> String {
        let at = meeting.plan.as_ref().map_or(self.now, |plan| plan.draft.starts_at);
        let day = at.utc().with_timezone(&zone(self.time_zone)).date_naive();
        format!("{day} {} – {title}", self.young_person)
    }

    fn by(&self, by: &By) -> String {
        if by.name.is_empty() { self.young_person.to_owned() } else { by.name.clone() }
    }
}

pub(super) fn page(frame: &Frame<'_>, meeting: &Meeting) -> Markup {
    let text = frame.text();
    let title = meeting.plan.as_ref().map_or(text.title, |plan| &plan.draft.title);
    let body = html! {
        p class="over" { (text.minutes_title) " · " ((text.printed)(&frame.at(frame.now))) }
        h1 dir="auto" { (title) }
        (facts(frame, meeting))
        @if let Some(summary) = &meeting.summary {
            h2 { (text.summary) }
            p class="said" dir="auto" { (*summary.words) }
            p class="soft" { bdi { (frame.by(&summary.by)) } ", " (frame.at(summary.at)) }
            (corrections(frame, meeting, None))
        }
        @if meeting.standing_decisions().next().is_some() {
            h2 { (text.decisions) }
            @for one in meeting.standing_decisions() { (decision(frame, meeting, one)) }
        }
        @if !meeting.notes.is_empty() {
            h2 { (text.notes) }
            @for item in agenda(meeting) { (notes(frame, meeting, Some(item))) }
            (notes(frame, meeting, None))
        }
        @if let Some(request) = &meeting.request {
            h2 { (text.request) }
            blockquote class="letter said" dir="auto" { (*request.words) }
            p class="soft" { bdi { (frame.young_person) } ", " (frame.at(request.at)) }
        }
        h2 { (text.contributions) }
        @for one in &meeting.contributions { (contribution(frame, meeting, one)) }
        @if !meeting.suggestions.is_empty() {
            h2 { (text.suggestions) }
            @for one in &meeting.suggestions { (suggestion(frame, meeting, one)) }
        }
        @if !meeting.reactions.is_empty() {
            h2 { (text.reactions) }
            ul {
                @for shown in &meeting.reactions {
                    li { ((text.reaction)(shown.kind)) ", " (frame.at(shown.at)) }
                }
            }
        }
        (appendix(frame, meeting))
        p class="soft how-to-print" { (text.how_to_print) }
    };
    print::page(frame.language, &frame.title(meeting, title), body)
}

/// The items of the agenda, and those that were taken off it.
fn agenda(meeting: &Meeting) -> impl Iterator<Item = &AgendaItem> {
    meeting.plan.iter().flat_map(|plan| &plan.draft.agenda).chain(&meeting.past_agenda)
}

/// The notes of an agenda item, or with `None` of the whole meeting.
fn notes(frame: &Frame<'_>, meeting: &Meeting, item: Option<&AgendaItem>) -> Markup {
    let notes: Vec<_> = meeting.notes_of(item.map(|it| it.id)).collect();
    html! {
        @if !notes.is_empty() {
            @if let Some(item) = item { h3 dir="auto" { (*item.text) } } @else { h3 { (frame.text().other_notes) } }
            @for note in notes {
                p class="said" dir="auto" { (*note.draft.words) }
                p class="soft" { bdi { (frame.by(&note.by)) } ", " (frame.at(note.at)) }
            }
        }
    }
}

/// Earlier wordings, dropped decisions, and the fingerprints of files.
fn appendix(frame: &Frame<'_>, meeting: &Meeting) -> Markup {
    let text = frame.text();
    let reworded = meeting.standing_decisions().filter(|it| !it.earlier.is_empty());
    let reworded: Vec<_> = reworded.collect();
    let dropped: Vec<_> = meeting.decisions.iter().filter(|it| it.dropped.is_some()).collect();
    let drafts = meeting.contributions.iter().filter_map(|it| it.draft.as_ref());
    let files: Vec<_> = drafts.filter_map(|it| it.body.file_id).collect();
    html! {
        @if !reworded.is_empty() || !dropped.is_empty() || !files.is_empty() {
            h2 { (text.appendix) }
            @for one in reworded { article class="letter card" { (earlier(frame, meeting, one)) } }
            @for one in dropped { (decision(frame, meeting, one)) }
            @if let Files::Within(mark) = frame.files {
                @for file in files { (fingerprint(frame.language, mark, file)) }
            }
        }
    }
}

/// Whom, when, where, what for and with whom.
fn facts(frame: &Frame<'_>, meeting: &Meeting) -> Markup {
    let text = frame.text();
    let (came, others): (Vec<_>, Vec<_>) = meeting.participants.iter().partition(|it| it.attended);
    html! {
        dl class="facts" {
            dt { (text.about) }
            dd {
                bdi { (frame.young_person) }
                @if let Some(label) = frame.label { " (" bdi { (label) } ")" }
            }
            dt { (text.state_label) }
            dd { ((text.state)(meeting.state, meeting.goes_on(frame.now))) }
            @if let Some(plan) = &meeting.plan { (planned(frame, &plan.draft)) }
            @if let Some(at) = meeting.begun_at() {
                dt { (text.begun) }
                dd { (frame.at(at)) }
            }
            @if let (Some(at), true) = (meeting.ended_at(), meeting.summary.is_some()) {
                dt { (text.closed) }
                dd { (frame.at(at)) }
            }
            dt { (text.taking_part) }
            dd { ((text.taking_part_kind)(meeting.wishes.taking_part)) }
            @if !came.is_empty() {
                dt { (text.attended) }
                dd { (people(frame, &came)) }
            }
            @if !others.is_empty() {
                dt { @if came.is_empty() { (text.participants) } @else { (text.also_invited) } }
                dd { (people(frame, &others)) }
            }
            @if let Some(plan) = &meeting.plan {
                @if !plan.draft.agenda.is_empty() {
                    dt { (text.agenda_of_minutes) }
                    dd { ol { @for item in &plan.draft.agenda { li dir="auto" { (*item.text) } } } }
                }
            }
            @if !meeting.past_agenda.is_empty() {
                dt { (text.past_agenda) }
                dd { ul { @for item in &meeting.past_agenda { li dir="auto" { (*item.text) } } } }
            }
        }
    }
}

fn planned(frame: &Frame<'_>, draft: &PlanDraft) -> Markup {
    let text = frame.text();
    html! {
        dt { (text.when) }
        dd { (frame.at(draft.starts_at)) ", " ((text.minutes)(draft.duration_minutes.into())) }
        dt { (text.place) }
        dd {
            ((text.place_kind)(draft.place.kind))
            @if let Some(details) = &draft.place.details { ": " bdi { (**details) } }
        }
        dt { (text.purpose) }
        dd class="said" dir="auto" { (*draft.purpose) }
    }
}

/// Names, each with relation and roles.
fn people(frame: &Frame<'_>, all: &[&Participant]) -> Markup {
    html! {
        @for (index, one) in all.iter().enumerate() {
            @if index > 0 { ", " }
            bdi { (*one.who.name) }
            @let relation = one.who.relation.iter().map(|it| isolated(&**it).to_string());
            @let roles = one.who.roles.iter().map(|role| (frame.text().role)(*role).to_owned());
            @let more = relation.chain(roles).collect::<Vec<_>>().join(", ");
            @if !more.is_empty() { " (" (more) ")" }
        }
    }
}

fn contribution(frame: &Frame<'_>, meeting: &Meeting, one: &Contribution) -> Markup {
    let text = frame.text();
    let draft = one.draft.as_ref();
    let about = draft.and_then(|draft| meeting.heading(draft.about?, draft.of));
    let names = |to_end: bool| {
        let by = one.heard_by.iter().filter(|it| it.to_end_at.is_some() == to_end);
        by.map(|it| isolated(&frame.by(&it.by)).to_string()).collect::<Vec<_>>().join(", ")
    };
    let (heard, opened) = (names(true), names(false));
    html! {
        article class="letter card" {
            (said(frame.language, one, about, &frame.files))
            p class="soft" {
                @if one.by.kind == kurs_domain::meetings::ByKind::Delegate {
                    ((text.by_delegate)(&one.by.name)) ". "
                }
                ((text.received)(&frame.at(one.received_at)))
                @if !heard.is_empty() { ". " ((text.heard_by)(&heard)) }
                @if !opened.is_empty() { ". " ((text.opened_by)(&opened)) }
            }
            @for answer in &one.answers {
                p class="said" {
                    strong { ((text.outcome)(answer.answer.outcome)) } " " bdi { (*answer.answer.text) }
                    @if let Some(by) = answer.answer.by {
                        " " ((text.answer_by)(&(words(frame.language).guest.day)(by)))
                    }
                }
                p class="soft" { bdi { (frame.by(&answer.by)) } ", " (frame.at(answer.at)) }
                (corrections(frame, meeting, Some(answer.id)))
            }
            @if one.waits() { p { strong { (text.unanswered) } } }
        }
    }
}

fn decision(frame: &Frame<'_>, meeting: &Meeting, one: &Decision) -> Markup {
    let text = frame.text();
    html! {
        article class="letter card" {
            (wording(frame, meeting, &one.draft))
            p class="soft" { bdi { (frame.by(&one.by)) } ", " (frame.at(one.worded_at)) }
            p {
                @match (&one.dropped, one.final_at) {
                    (Some(it), _) => {
                        strong { ((text.dropped)(&frame.by(&it.by), &frame.at(it.at))) }
                    },
                    (None, Some(at)) => ((text.final_since)(&frame.at(at))),
                    (None, None) => (text.being_written),
                }
            }
            (corrections(frame, meeting, Some(one.id)))
            @if one.dropped.is_some() { (earlier(frame, meeting, one)) }
            h3 { (text.view) }
            @if one.views.is_empty() { p { (text.no_view) } }
            @for view in &one.views { (seen(frame, one, view)) }
            @if !one.sought.is_empty() {
                h3 { (text.sought) }
                ul {
                    @for note in &one.sought {
                        li {
                            ((words(frame.language).guest.day)(note.sought.on)) ", "
                            ((text.sought_how)(note.sought.how)) ", " bdi { (frame.by(&note.by)) }
                            @if note.of != one.version { " (" ((text.wording)(note.of)) ")" }
                            @if let Some(words) = &note.sought.words { ": " bdi { (**words) } }
                        }
                    }
                }
            }
            @if one.final_at.is_some() { p class="soft" { (text.complain) } }
        }
    }
}

/// The earlier wordings of a decision, the latest first.
fn earlier(frame: &Frame<'_>, meeting: &Meeting, one: &Decision) -> Markup {
    html! {
        @for was in one.earlier.iter().rev() {
            h3 { ((frame.text().wording)(was.number)) }
            (wording(frame, meeting, &was.draft))
            p class="soft" { bdi { (frame.by(&was.by)) } ", " (frame.at(was.at)) }
        }
    }
}

/// What was added later to a decision or an answer, or with `None` to the summary.
fn corrections(frame: &Frame<'_>, meeting: &Meeting, about: Option<Id>) -> Markup {
    html! {
        @for one in meeting.corrections_of(about) {
            p class="said" {
                strong { (frame.text().corrected) } " " bdi { (*one.draft.words) }
            }
            p class="soft" { bdi { (frame.by(&one.by)) } ", " (frame.at(one.at)) }
        }
    }
}

/// One wording of a decision: text, reason, and actions, with when they were done.
fn wording(frame: &Frame<'_>, meeting: &Meeting, draft: &DecisionDraft) -> Markup {
    let text = frame.text();
    let day = words(frame.language).guest.day;
    html! {
        p class="said" dir="auto" { strong { (*draft.text) } }
        @if let Some(why) = &draft.why { p class="said" { (text.why) ": " bdi { (**why) } } }
        @if !draft.actions.is_empty() {
            ul {
                @for one in &draft.actions {
                    li {
                        ((text.action)(&one.who, &one.text, &day(one.by)))
                        @if let Some(it) = meeting.fulfilment(one.id) {
                            ". " ((text.fulfilled)(&frame.at(it.at)))
                        }
                    }
                }
            }
        }
    }
}

fn seen(frame: &Frame<'_>, decision: &Decision, view: &View) -> Markup {
    let text = frame.text();
    html! {
        p class="said" {
            ((text.view_kind)(view.view.kind))
            @if view.of != decision.version { " (" ((text.wording)(view.of)) ")" }
            @if let Some(words) = &view.view.words { ": " bdi { (**words) } }
        }
        p class="soft" { (frame.at(view.at)) }
    }
}

fn suggestion(frame: &Frame<'_>, meeting: &Meeting, one: &ParticipantSuggestion) -> Markup {
    let text = frame.text();
    let who = match one.draft.kind {
        SuggestionKind::StayAway => one.draft.participant_id.and_then(|id| meeting.name_of(id)),
        _ => one.draft.name.as_deref(),
    };
    html! {
        article class="letter card" {
            p { strong { ((text.suggestion)(one.draft.kind, who.unwrap_or("…"))) } }
            @if let Some(reason) = &one.draft.reason { p class="said" dir="auto" { (**reason) } }
            p class="soft" { (frame.at(one.at)) }
            @if one.withdrawn_at.is_some() { p { (text.withdrawn) } }
            @match &one.answered {
                Some(answered) => {
                    p class="said" {
                        strong { ((text.yes_no)(answered.answer.yes)) }
                        @if let Some(because) = &answered.answer.because { ": " bdi { (**because) } }
                    }
                    p class="soft" { bdi { (frame.by(&answered.by)) } ", " (frame.at(answered.at)) }
                },
                None => @if one.waits() { p { strong { (text.unanswered) } } },
            }
        }
    }
}
