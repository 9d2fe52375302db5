//! Two meetings of the first demo person, one planned with contributions, and one closed. Both are made by
//! the domain's operations.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    day::DayStart,
    meetings::{
        By, ByKind, ContributionBody, ContributionDraft, DecisionDraft, Meeting, OwnAct, PlaceKind,
        PlanDraft, Score, StaffAct,
        contributions::{AnswerDraft, AnswerOutcome, Scale},
        decisions::{Action, ViewDraft, ViewKind},
        own,
        participants::{ParticipantDraft, ParticipantSuggestionDraft, Relation, SuggestionKind},
        plan::{AgendaItem, DurationMinutes, MeetingKind, MeetingPlace},
    },
    people::Name,
    timestamp::{DAY_MS, HOUR_MS},
};

use serde::de::DeserializeOwned;

use super::{fixed, stories::STORIES};
use crate::{
    changes::store::{Change, insert_change},
    kernel::{Problem, db::Tx},
    meetings::store,
};

fn id(number: u8) -> Id {
    Id::new(Timestamp::from_millis(0), [0, 0, 0, 0, 0, 0, 0, 2, 0, number])
}

/// Parses a text of any of the domain's types.
fn parsed<T: DeserializeOwned>(words: &str) -> Result<T, Problem> {
    serde_json::from_value(words.into()).map_err(Problem::internal)
}

struct Context {
    owner: By,
    mette: By,
    name: Name,
    now: Timestamp,
    today: NaiveDate,
}

/// Inserts the meetings of `owner`, the first demo person.
pub(super) async fn make(tx: &mut Tx, owner: Id, now: Timestamp) -> Result<(), Problem> {
    let context = Context {
        owner: own::young_person(owner, STORIES[0].name),
        mette: By { kind: ByKind::Staff, id: fixed(101), name: "Mette".to_owned() },
        name: parsed(STORIES[0].name)?,
        now,
        today: crate::state::day_in("Europe/Copenhagen", DayStart::default(), now),
    };
    for (number, mut meeting) in (1..).zip([context.closed()?, context.planned()?]) {
        meeting.advance(None, now);
        if !store::upsert_meeting(tx, &meeting).await? {
            return Err(Problem::internal("a demo meeting is there already"));
        }
        for index in 0..meeting.participants.len() {
            let entry = id(100 + number * 20 + u8::try_from(index).unwrap_or(0));
            let participant = meeting.participants[index].id;
            store::insert_calendar(tx, entry, meeting.id, participant).await?;
        }
        let change = id(200 + number);
        insert_change(tx, change, owner, &Change::of(&meeting), now).await?;
    }
    Ok(())
}

impl Context {
    fn before(&self, days: i64) -> Timestamp {
        self.now.plus_millis(-days * DAY_MS)
    }

    /// 09:00 UTC (10:00 in Denmark, 11:00 in summer), so many days from today.
    fn morning(&self, days: i64) -> Timestamp {
        let begin = self.now.millis().div_euclid(DAY_MS) * DAY_MS;
        Timestamp::from_millis(begin + days * DAY_MS + 9 * HOUR_MS)
    }

    fn plan(
        &self,
        kind: MeetingKind,
        (title, purpose): (&str, &str),
        starts_at: Timestamp,
        agenda: &[(u8, &str)],
    ) -> Result<PlanDraft, Problem> {
        let item = |(number, words): &(u8, &str)| {
            Ok::<_, Problem>(AgendaItem { id: id(*number), text: parsed(words)? })
        };
        Ok(PlanDraft {
            young_person_id: self.owner.id,
            kind,
            title: parsed(title)?,
            purpose: parsed(purpose)?,
            starts_at,
            duration_minutes: DurationMinutes::new(45)
                .ok_or_else(|| Problem::internal("a length"))?,
            place: MeetingPlace {
                kind: PlaceKind::Office,
                details: Some(parsed("Ungehuset, lokale 2")?),
            },
            agenda: agenda.iter().map(item).collect::<Result<_, _>>()?,
        })
    }

    fn contribute(
        &self,
        meeting: &mut Meeting,
        number: u8,
        body: ContributionBody,
        at: Timestamp,
    ) -> Result<(), Problem> {
        let draft = ContributionDraft::new(body, at);
        Ok(meeting.own(&self.owner, OwnAct::Contribute { id: id(number), draft }, at)?)
    }

    /// In five days, with an unanswered participant suggestion and two contributions.
    fn planned(&self) -> Result<Meeting, Problem> {
        let at = self.before(4);
        let about = (
            "Hvad sker der efter nytår?",
            "Vi finder ud af, hvad du vil efter praktikken. \
            Du bestemmer, hvad vi taler om først.",
        );
        let agenda = [
            (11, "Hvordan går det i praktikken?"),
            (12, "Hvad vil du efter nytår?"),
            (13, "Hvem kan hjælpe dig?"),
        ];
        let plan = self.plan(MeetingKind::ActionPlan, about, self.morning(5), &agenda)?;
        let mut meeting = Meeting::planned(id(2), &self.mette, plan, &self.name, at)?;
        self.invite(&mut meeting, 14, "Tarek", "mentor", at)?;
        let draft = ParticipantSuggestionDraft {
            kind: SuggestionKind::Come,
            name: Some(parsed("Moster Lise")?),
            relation: Some(parsed("min moster")?),
            contact: None,
            participant_id: None,
            reason: Some(parsed("Hun ved, hvordan jeg har det. Jeg siger mere, når hun er der.")?),
        };
        let at = self.before(2);
        meeting.own(&self.owner, OwnAct::Suggest { id: id(15), draft }, at)?;
        let words = "Jeg vil gerne blive i praktikken. Men jeg vil helst møde ind klokken ti, for \
            jeg sover dårligt.";
        self.contribute(&mut meeting, 16, ContributionBody::Text(parsed(words)?), at)?;
        let scale = Scale {
            question: Some(parsed("Hvor klar er jeg til mødet?")?),
            low: parsed("slet ikke")?,
            high: parsed("helt")?,
            value: Score::new(6).ok_or_else(|| Problem::internal("a score"))?,
        };
        let scales = ContributionBody::Scale(vec![scale]);
        self.contribute(&mut meeting, 17, scales, self.before(1))?;
        Ok(meeting)
    }

    /// Three weeks ago, with answers, a decision and a summary.
    fn closed(&self) -> Result<Meeting, Problem> {
        let (at, held) = (self.before(30), self.morning(-21));
        let about = ("Start i praktik", "Vi laver en plan for dine første uger i praktik.");
        let agenda = [(31, "Dine timer"), (32, "Hvis det bliver for meget")];
        let plan = self.plan(MeetingKind::FollowUp, about, held, &agenda)?;
        let mut meeting = Meeting::planned(id(1), &self.mette, plan, &self.name, at)?;
        let at = self.before(26);
        let words = "Jeg kan ikke overskue fem dage om ugen fra starten.";
        self.contribute(&mut meeting, 33, ContributionBody::Text(parsed(words)?), at)?;
        let words = "Jeg vil helst ikke ringe, når jeg er syg. Må jeg skrive?";
        self.contribute(&mut meeting, 34, ContributionBody::Text(parsed(words)?), at)?;
        meeting.hear(&self.mette, |_| true, self.before(25));
        let minute = |minutes: i64| held.plus_millis(minutes * 60_000);
        let mut act = |act: StaffAct, at| meeting.staff(&self.mette, act, at);
        let heard = StaffAct::HearToEnd { contributions: vec![id(33), id(34)] };
        act(heard, self.before(25))?;
        act(StaffAct::Hold, minute(0))?;
        let today = self.today - chrono::Days::new(21);
        for (about, answer, words) in [
            (33, 35, "Du begynder med tre dage om ugen. Vi ser på det igen efter en måned."),
            (34, 36, "Du må skrive en sms til Tarek. Han giver besked til de andre."),
        ] {
            let answer = StaffAct::Answer {
                contribution: id(about),
                id: id(answer),
                answer: AnswerDraft {
                    outcome: AnswerOutcome::Changed,
                    text: parsed(words)?,
                    by: None,
                },
                today,
            };
            act(answer, minute(20))?;
        }
        let draft = DecisionDraft {
            text: parsed("Du er i praktik mandag, onsdag og fredag.")?,
            why: Some(parsed("Fordi du sagde, at fem dage er for meget fra starten.")?),
            actions: vec![
                Action {
                    id: id(38),
                    text: parsed("Skriver de nye dage ind i planen")?,
                    who: parsed("Mette")?,
                    by: self.today - chrono::Days::new(14),
                },
                Action {
                    id: id(39),
                    text: parsed("Spørger, om du kan få din egen nøgle")?,
                    who: parsed("Mette")?,
                    by: self.today + chrono::Days::new(3),
                },
            ],
            about: Some(id(31)),
        };
        let first = DecisionDraft {
            text: parsed("Du er i praktik fire dage om ugen.")?,
            why: None,
            actions: Vec::new(),
            about: Some(id(31)),
        };
        act(StaffAct::Decide { id: id(37), draft: first, today }, minute(25))?;
        act(StaffAct::Decide { id: id(37), draft, today }, minute(30))?;
        let view = ViewDraft {
            kind: ViewKind::Agree,
            words: Some(parsed("Tre dage er godt. Så kan jeg nå at hvile.")?),
        };
        let view = OwnAct::View { decision: id(37), of: 2, view };
        meeting.own(&self.owner, view, minute(32))?;
        meeting.staff(&self.mette, StaffAct::MakeFinal { decision: id(37) }, minute(35))?;
        let summary = "Du sagde, at fem dage er for meget. Det blev til tre dage om ugen. Du sagde, \
            at du hellere vil skrive end ringe. Det må du.";
        meeting.staff(&self.mette, StaffAct::Close { summary: parsed(summary)? }, minute(44))?;
        let done = StaffAct::Fulfil { action: id(38), done: true };
        meeting.staff(&self.mette, done, self.before(20))?;
        let traces = u32::try_from(meeting.trail.len()).unwrap_or(0);
        meeting.own(&self.owner, OwnAct::See { traces }, self.before(20))?;
        meeting.updated_at = self.before(20);
        Ok(meeting)
    }

    fn invite(
        &self,
        meeting: &mut Meeting,
        number: u8,
        name: &str,
        relation: &str,
        at: Timestamp,
    ) -> Result<(), Problem> {
        let relation: Relation = parsed(relation)?;
        let draft =
            ParticipantDraft { name: parsed(name)?, relation: Some(relation), roles: Vec::new() };
        Ok(meeting.staff(&self.mette, StaffAct::Invite { id: id(number), draft }, at)?)
    }
}
