//! Meetings: tables of what each state allows, and properties of any sequence of acts.

mod always;
mod commitments;
mod corrections;
mod minutes;
mod projection;
mod record;
mod states;
mod timing;
mod wordings;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{By, ByKind, Meeting, MeetingProblem, OwnAct, PlanDraft, StaffAct, own};
use crate::{Id, NaiveDate, Timestamp, people::Name};

pub(super) fn at(minute: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + minute * 60_000)
}

pub(super) fn id(number: u8) -> Id {
    Id::new(at(0), [number; 10])
}

/// An id that a phone generated at that minute.
pub(super) fn id_made(number: u8, minute: i64) -> Id {
    Id::new(at(minute), [number; 10])
}

pub(super) fn asa() -> By {
    own::young_person(id(200), "Åse")
}

pub(super) fn mette() -> By {
    By { kind: ByKind::Staff, id: id(201), name: "Mette".to_owned() }
}

pub(super) fn peter() -> By {
    By { kind: ByKind::Staff, id: id(202), name: "Peter".to_owned() }
}

pub(super) fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

pub(super) fn read<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

pub(super) fn plan(title: &str) -> PlanDraft {
    plan_at(title, at(2))
}

pub(super) fn plan_at(title: &str, starts_at: Timestamp) -> PlanDraft {
    read(json!({ "young_person_id": id(200), "kind": "network", "title": title,
        "purpose": "Vi taler om skole", "starts_at": starts_at, "duration_minutes": 45,
        "place": { "kind": "office" }, "agenda": [{ "id": id(210), "text": "Skole" }] }))
}

pub(super) fn planned() -> Meeting {
    let name = Name::new("Åse").unwrap();
    Meeting::planned(id(1), &mette(), plan("Møde"), &name, at(1)).unwrap()
}

pub(super) fn asked() -> Meeting {
    Meeting::asked(id(1), &asa(), read(json!({ "words": "Jeg vil tale om skole" })), at(1))
}

pub(super) fn held() -> Meeting {
    let mut meeting = planned();
    meeting.staff(&mette(), StaffAct::Hold, at(2)).unwrap();
    meeting
}

pub(super) fn closed() -> Meeting {
    let mut meeting = held();
    meeting.staff(&mette(), close(), at(3)).unwrap();
    meeting
}

pub(super) fn called_off() -> Meeting {
    let mut meeting = planned();
    meeting.staff(&mette(), call_off(), at(2)).unwrap();
    meeting
}

pub(super) fn close() -> StaffAct {
    StaffAct::Close { summary: read("Det blev til en tur".into()) }
}

pub(super) fn call_off() -> StaffAct {
    StaffAct::CallOff { because: read("Vi er syge".into()) }
}

pub(super) fn contribute(number: u8, words: &str) -> OwnAct {
    contribute_as(id(number), words)
}

pub(super) fn contribute_as(id: Id, words: &str) -> OwnAct {
    let draft = read(json!({ "kind": "text", "body": { "text": words }, "said_at": at(2) }));
    OwnAct::Contribute { id, draft }
}

/// A contribution about an agenda item, or about a decision in its wording `of`.
pub(super) fn contribute_about(number: u8, about: Id, of: Option<i64>) -> OwnAct {
    let draft = read(json!({ "kind": "text", "body": { "text": "Jeg vil IKKE det" },
        "about": about, "of": of, "said_at": at(2) }));
    OwnAct::Contribute { id: id(number), draft }
}

pub(super) fn answer(contribution: u8, number: u8) -> StaffAct {
    let answer = read(json!({ "outcome": "not_changed", "text": "Det kan vi ikke i år" }));
    StaffAct::Answer { contribution: id(contribution), id: id(number), answer, today: today() }
}

/// An answer that is owed until the day `by`.
pub(super) fn answer_later(contribution: u8, number: u8, by: NaiveDate) -> StaffAct {
    let answer = read(json!({ "outcome": "later", "text": "Vi spørger skolen", "by": by }));
    StaffAct::Answer { contribution: id(contribution), id: id(number), answer, today: today() }
}

/// A decision with an action of `who`.
pub(super) fn decide_on_action(number: u8, action: u8, who: &str) -> StaffAct {
    let action = json!({ "id": id(action), "text": "Ringer", "who": who, "by": "2026-12-01" });
    let draft = read(json!({ "text": "Ro om aftenen", "why": "Fordi", "actions": [action] }));
    StaffAct::Decide { id: id(number), draft, today: today() }
}

pub(super) fn suggest(number: u8, kind: &str) -> OwnAct {
    suggest_as(id(number), kind)
}

pub(super) fn suggest_as(id_of: Id, kind: &str) -> OwnAct {
    let draft = json!({ "kind": kind, "name": "Moster Lise", "participant_id": id(202) });
    OwnAct::Suggest { id: id_of, draft: read(draft) }
}

pub(super) fn answer_suggestion(number: u8, yes: bool) -> StaffAct {
    let answer = read(json!({ "yes": yes, "because": "Det har vi talt om" }));
    StaffAct::AnswerSuggestion { id: id(number), answer }
}

pub(super) fn decide(number: u8, words: &str, why: Option<&str>) -> StaffAct {
    let draft = read(json!({ "text": words, "why": why }));
    StaffAct::Decide { id: id(number), draft, today: today() }
}

pub(super) fn write_note(number: u8, about: Option<u8>, words: &str) -> StaffAct {
    let draft = read(json!({ "about": about.map(id), "words": words }));
    StaffAct::Note { id: id(number), draft }
}

pub(super) fn correct(number: u8, about: Option<u8>, words: &str) -> StaffAct {
    let draft = read(json!({ "about": about.map(id), "words": words }));
    StaffAct::Correct { id: id(number), draft }
}

pub(super) fn day(of_november: u8) -> NaiveDate {
    format!("2026-11-{of_november}").parse().unwrap()
}

/// A view that was sought on one day of November, and recorded on another.
pub(super) fn seek(decision: u8, number: u8, how: &str, (on, noted): (u8, u8)) -> StaffAct {
    let sought = read(json!({ "on": day(on), "how": how }));
    StaffAct::Seek { decision: id(decision), id: id(number), sought, today: day(noted) }
}

pub(super) fn view(decision: u8, of: i64, kind: &str) -> OwnAct {
    OwnAct::View { decision: id(decision), of, view: read(json!({ "kind": kind })) }
}

pub(super) fn react(number: u8, kind: &str) -> OwnAct {
    OwnAct::React { id: id(number), draft: read(json!({ "kind": kind })) }
}

pub(super) fn appoint(number: u8, name: &str) -> OwnAct {
    let draft = json!({ "name": name, "contribution_ids": [id(10), id(11), id(13)] });
    OwnAct::Appoint { id: id(number), draft: read(draft) }
}

/// The code of every problem except open ends.
pub(super) fn code(outcome: Result<(), MeetingProblem>) -> &'static str {
    outcome.map_or_else(|problem| problem.code(), |()| "")
}
