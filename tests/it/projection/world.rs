//! Two young people, three caseworkers, and everything they do to each other, over the API.

use kurs_domain::{Id, events::Event, people::Role};
use kurs_server::live::{Heard, Notice};
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;

use super::oracle::{Eyes, Kind, Record, STAFF, Truth, YOUNG};
use crate::kurs::{
    BEGIN, Kurs,
    direct::{Direct, Reply},
    said::picture,
};

/// How many things of each kind one young person has. The same ones come and go again and again.
pub(super) const SLOTS: usize = 4;

/// Which version a phone builds on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// It does not say: it believes that there is nothing yet, or was made before there were bases.
    Unsaid,
    /// The one that there is, be it a tombstone.
    Current,
    /// The first one: what came since is not known there.
    First,
}

/// One act; `who` is the young person it is about.
#[derive(Debug, Clone)]
pub(super) enum Act {
    PutGoal {
        who: usize,
        slot: usize,
        eyes: Eyes,
        base: Base,
    },
    /// What nobody else sees of a goal: how sure, and when to be reminded.
    Tune {
        who: usize,
        slot: usize,
        confidence: u8,
    },
    DeleteGoal {
        who: usize,
        slot: usize,
    },
    PutSuccess {
        who: usize,
        slot: usize,
        goal: Option<usize>,
        eyes: Option<Eyes>,
        base: Base,
        picture: bool,
        bare: bool,
    },
    DeleteSuccess {
        who: usize,
        slot: usize,
    },
    Suggest {
        who: usize,
        slot: usize,
        by: usize,
    },
    Answer {
        who: usize,
        slot: usize,
        adopt: Option<usize>,
    },
    Cheer {
        who: usize,
        slot: usize,
        by: usize,
        success: Option<usize>,
    },
    See {
        who: usize,
        slot: usize,
    },
    Decide {
        who: usize,
        slot: usize,
        eyes: Eyes,
        reported: bool,
    },
    DeleteCheer {
        who: usize,
        slot: usize,
    },
    PutGathering {
        who: usize,
        slot: usize,
        team: Eyes,
        base: Base,
    },
    DeleteGathering {
        who: usize,
        slot: usize,
    },
    AnswerGathering {
        who: usize,
        slot: usize,
        by: usize,
    },
    /// Somebody without an account is invited: nobody of the team knows.
    InviteGuest {
        who: usize,
        slot: usize,
    },
    Ask {
        who: usize,
    },
    Say {
        who: usize,
        slot: usize,
    },
    TakeBack {
        who: usize,
        slot: usize,
    },
    /// The young person looks at what happened at their meeting.
    LookAtMeeting {
        who: usize,
    },
    /// Somebody is asked to speak for the young person: what they are asked to say is between them.
    Task {
        who: usize,
    },
    Assign {
        who: usize,
        staff: usize,
    },
    Unassign {
        who: usize,
        staff: usize,
    },
    /// Nothing happens but time.
    Wait,
}

/// What a caseworker got when they last read everything.
#[derive(Clone, Default)]
struct Read {
    list: Option<Reply>,
    pages: Vec<Reply>,
}

pub(super) struct World<'a> {
    kurs: &'a Kurs,
    heard: Receiver<Heard>,
    administrator: Direct,
    young: Vec<Direct>,
    staff: Vec<Direct>,
    pub(super) truth: Truth,
    ids: Vec<[[Id; SLOTS]; 7]>,
    files: Vec<Id>,
    assignments: [[Option<Id>; STAFF]; YOUNG],
    /// Every word that was ever said, and every id.
    canaries: Vec<String>,
    read: Vec<Read>,
    /// Whether something that a caseworker may know changed since they last read.
    moved: [bool; STAFF],
    /// What a caseworker was told of since then.
    told: [Vec<Event>; STAFF],
}

/// `Err` with what is wrong.
type Checked = Result<(), String>;

macro_rules! hold {
    ($holds:expr, $($why:tt)+) => {
        if !$holds {
            return Err(format!($($why)+));
        }
    };
}

impl<'a> World<'a> {
    pub(super) async fn new(kurs: &'a Kurs) -> Self {
        kurs.set_clock(BEGIN);
        let administrator = Direct::new(kurs, Role::Administrator, "Anders").await;
        let (mut young, mut staff, mut files) = (Vec::new(), Vec::new(), Vec::new());
        for name in ["Åse", "Bo"] {
            let one = Direct::new(kurs, Role::YoungPerson, name).await;
            let file = kurs.id();
            let kind = [("content-type", "application/octet-stream")];
            let put = one.call("PUT", &format!("/files/{file}"), &kind, Some(picture("sol"))).await;
            assert_eq!(put.status, 201, "{}", put.text);
            young.push(one);
            files.push(file);
        }
        for name in ["Mette", "Peter", "Lone"] {
            staff.push(Direct::new(kurs, Role::Caseworker, name).await);
        }
        let slots = || std::array::from_fn(|_| std::array::from_fn(|_| kurs.id()));
        Self {
            kurs,
            heard: kurs.state.live.listen(),
            administrator,
            truth: Truth::default(),
            ids: young.iter().map(|_| slots()).collect(),
            read: staff.iter().map(|_| Read::default()).collect(),
            young,
            staff,
            files,
            assignments: Default::default(),
            canaries: Vec::new(),
            moved: [true; STAFF],
            told: Default::default(),
        }
    }

    fn goal_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][0][slot]
    }

    fn success_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][1][slot]
    }

    fn suggestion_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][2][slot]
    }

    fn cheer_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][3][slot]
    }

    fn gathering_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][4][slot]
    }

    fn said_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][5][slot]
    }

    fn meeting_id(&self, who: usize) -> Id {
        self.ids[who][6][0]
    }

    fn canary(&mut self) -> String {
        let canary = format!("ærø{}ø", self.canaries.len());
        self.canaries.push(canary.clone());
        canary
    }

    fn wire(&self, eyes: &Eyes) -> Value {
        match eyes {
            Eyes::OnlyMe => json!("only_me"),
            Eyes::Team => json!("my_team"),
            Eyes::These(all) => all.iter().map(|one| json!(self.staff[*one].id)).collect(),
        }
    }

    fn eyes(&self, wire: &Value) -> Eyes {
        match wire.as_str() {
            Some("only_me") => Eyes::OnlyMe,
            Some("my_team") => Eyes::Team,
            _ => {
                let named = wire.as_array().expect("a list");
                let number = |id: &Value| {
                    self.staff.iter().position(|one| json!(one.id) == *id).expect("a caseworker")
                };
                let mut all: Vec<_> = named.iter().map(number).collect();
                all.sort_unstable();
                Eyes::These(all)
            }
        }
    }

    fn now(&self) -> i64 {
        self.kurs.state.now().millis()
    }

    async fn base(&self, table: &str, id: Id, base: Base) -> String {
        let exists = self.truth.records.contains_key(&id);
        match base {
            Base::Unsaid => String::new(),
            _ if !exists => String::new(),
            Base::First => "?base=1".to_owned(),
            Base::Current => {
                let query = format!("SELECT version FROM {table} WHERE id = '{id}'");
                format!("?base={}", self.kurs.number(&query).await)
            }
        }
    }

    /// Does one act; the oracle is told of it.
    pub(super) async fn act(&mut self, act: &Act) -> Checked {
        self.kurs.clock.advance(1_000);
        let before: Vec<_> = (0..STAFF).map(|staff| self.truth.view(staff)).collect();
        self.act_once(act).await?;
        self.hear().await;
        for (staff, before) in before.iter().enumerate() {
            self.moved[staff] |= *before != self.truth.view(staff);
        }
        Ok(())
    }

    async fn act_once(&mut self, act: &Act) -> Checked {
        match act {
            Act::PutGoal { who, slot, eyes, base } => self.put_goal(*who, *slot, eyes, *base).await,
            Act::Tune { who, slot, confidence } => self.tune(*who, *slot, *confidence).await,
            Act::DeleteGoal { who, slot } => {
                self.delete(*who, "goals", self.goal_id(*who, *slot)).await
            }
            Act::PutSuccess { .. } => self.put_success(act).await,
            Act::DeleteSuccess { who, slot } => {
                self.delete(*who, "successes", self.success_id(*who, *slot)).await
            }
            Act::Suggest { who, slot, by } => self.suggest(*who, *slot, *by).await,
            Act::Answer { who, slot, adopt } => self.answer(*who, *slot, *adopt).await,
            Act::Cheer { who, slot, by, success } => self.cheer(*who, *slot, *by, *success).await,
            Act::See { who, slot } => {
                let id = self.cheer_id(*who, *slot);
                let path = format!("/celebrations/{id}/seen");
                if self.young[*who].send("POST", &path, &json!({})).await.status == 200
                    && let Some(Record { kind: Kind::Cheer { seen, .. }, .. }) =
                        self.truth.records.get_mut(&id)
                {
                    *seen = true;
                }
                Ok(())
            }
            Act::Decide { who, slot, eyes, reported } => {
                self.decide(*who, *slot, eyes, *reported).await
            }
            Act::DeleteCheer { who, slot } => {
                self.delete(*who, "celebrations", self.cheer_id(*who, *slot)).await
            }
            Act::PutGathering { who, slot, team, base } => {
                self.put_gathering(*who, *slot, team, *base).await
            }
            Act::DeleteGathering { who, slot } => {
                self.delete(*who, "gatherings", self.gathering_id(*who, *slot)).await
            }
            Act::AnswerGathering { who, slot, by } => self.answer_gathering(*who, *slot, *by).await,
            Act::InviteGuest { who, slot } => {
                let (gathering, guest) = (self.gathering_id(*who, *slot), self.kurs.id());
                let (path, name) =
                    (format!("/gatherings/{gathering}/guests/{guest}"), self.canary());
                self.young[*who].send("PUT", &path, &json!({ "name": name })).await;
                Ok(())
            }
            Act::Ask { who } => self.ask(*who).await,
            Act::Say { who, slot } => self.say(*who, *slot).await,
            Act::TakeBack { who, slot } => self.take_back(*who, *slot).await,
            Act::LookAtMeeting { who } => {
                let path = format!("/meetings/{}/seen?traces=3", self.meeting_id(*who));
                self.young[*who].call("POST", &path, &[], None).await;
                Ok(())
            }
            Act::Task { who } => self.task(*who).await,
            Act::Assign { who, staff } => self.assign(*who, *staff).await,
            Act::Unassign { who, staff } => self.unassign(*who, *staff).await,
            Act::Wait => Ok(()),
        }
    }

    async fn put_goal(&mut self, who: usize, slot: usize, eyes: &Eyes, base: Base) -> Checked {
        let (id, words) = (self.goal_id(who, slot), self.canary());
        let query = self.base("goals", id, base).await;
        let body = json!({ "text": words, "repeat": { "times_a_week": 3 },
            "shared_with": self.wire(eyes) });
        let put = self.young[who].send("PUT", &format!("/goals/{id}{query}"), &body).await;
        if self.refused(&put, eyes)? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let (answer, meant) = (put.json(), eyes.of_team(&self.truth.assigned[who]));
        let told = self.eyes(&answer["shared_with"]);
        match &known {
            Some(known) if known.deleted && (base != Base::Current) => {
                hold!(told == Eyes::OnlyMe, "a goal that was deleted came back shared: {told:?}");
            }
            // Merged with what came since: shown to nobody to whom neither phone showed it.
            Some(known) if base == Base::First && !known.deleted => {
                let all = (0..=STAFF).all(|staff| {
                    let one = Eyes::These(vec![staff]);
                    !told.show_more_than(&Eyes::OnlyMe)
                        || !sees(&told, &one)
                        || sees(&known.eyes, &one)
                        || sees(&meant, &one)
                });
                hold!(all, "merged to more eyes: {told:?} of {:?} and {meant:?}", known.eyes);
            }
            _ => hold!(told == meant, "shared with {told:?}, meant {meant:?}"),
        }
        let (was, shared_ms) = match known {
            Some(Record { kind: Kind::Goal { shared_ms }, deleted: false, eyes, .. }) => {
                (eyes, shared_ms)
            }
            Some(Record { kind: Kind::Goal { shared_ms }, .. }) => (Eyes::OnlyMe, shared_ms),
            _ => (Eyes::OnlyMe, self.now()),
        };
        let shared_ms = if told.show_more_than(&was) { self.now() } else { shared_ms };
        let words = answer["text"].as_str().map(str::to_owned);
        self.keep(id, who, Kind::Goal { shared_ms }, told, words);
        Ok(())
    }

    async fn tune(&mut self, who: usize, slot: usize, confidence: u8) -> Checked {
        let id = self.goal_id(who, slot);
        let Some(known) = self.truth.records.get(&id).filter(|it| !it.deleted) else {
            return Ok(());
        };
        let query = self.base("goals", id, Base::Current).await;
        let at = format!("{:02}:15", 10 + confidence);
        let body = json!({ "text": known.words, "repeat": { "times_a_week": 3 },
            "confidence": confidence, "remind_at": at, "shared_with": self.wire(&known.eyes) });
        let put = self.young[who].send("PUT", &format!("/goals/{id}{query}"), &body).await;
        hold!(put.status == 200, "tuning: {} {}", put.status, put.text);
        Ok(())
    }

    async fn put_success(&mut self, act: &Act) -> Checked {
        let Act::PutSuccess { who, slot, goal, eyes, base, picture, bare } = act else {
            return Ok(());
        };
        let (who, id) = (*who, self.success_id(*who, *slot));
        let goal = goal.map(|goal| self.goal_id(who, goal));
        let goal = goal.filter(|goal| self.truth.records.contains_key(goal));
        let words = self.canary();
        let query = self.base("successes", id, *base).await;
        // A day for each slot: no two are marks of one goal on one day.
        let mut body = json!({ "on": format!("2026-11-{}", 22 - slot), "words": Some(words).filter(|_| !bare || goal.is_none()),
            "at": "2026-11-22T10:30:00Z", "goal_id": goal });
        if *picture {
            body["file_ids"] = json!([self.files[who]]);
        }
        if let Some(eyes) = eyes {
            body["shared_with"] = self.wire(eyes);
        }
        let put = self.young[who].send("PUT", &format!("/successes/{id}{query}"), &body).await;
        if self.refused(&put, eyes.as_ref().unwrap_or(&Eyes::OnlyMe))? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let (answer, deleted) = (put.json(), known.as_ref().is_some_and(|it| it.deleted));
        let told = self.eyes(&answer["shared_with"]);
        let meant = eyes.as_ref().map(|eyes| eyes.of_team(&self.truth.assigned[who]));
        match (&known, meant) {
            (Some(_), _) if deleted && *base == Base::First => {
                hold!(told == Eyes::OnlyMe, "a success that was undone came back: {told:?}");
            }
            (Some(_), _) if *base == Base::First && !deleted => {}
            (_, Some(meant)) => hold!(told == meant, "shared with {told:?}, meant {meant:?}"),
            (known, None) => {
                let goals = goal.and_then(|goal| self.truth.records.get(&goal)).cloned();
                let seen_of_goal = |staff: usize| match &goals {
                    Some(goal) => !goal.deleted && sees(&goal.eyes, &Eyes::These(vec![staff])),
                    None => true,
                };
                let own = |staff: usize| match (known, &goals) {
                    (Some(known), _) => sees(&known.eyes, &Eyes::These(vec![staff])),
                    (None, Some(Record { kind: Kind::Goal { shared_ms }, .. })) => {
                        id.made_at().millis() >= *shared_ms
                    }
                    (None, _) => false,
                };
                let right = (0..=STAFF).all(|staff| {
                    let both = own(staff) && (seen_of_goal(staff) || (known.is_some() && !deleted));
                    sees(&told, &Eyes::These(vec![staff])) == both
                });
                hold!(right, "nobody said with whom, now {told:?}; {known:?} {goals:?}");
            }
        }
        let text = |it: &Value| it.as_str().map(str::to_owned);
        let files = answer["file_ids"].as_array().expect("files").iter();
        let files =
            files.map(|id| Id::parse(id.as_str().expect("an id")).expect("an id")).collect();
        let goal = text(&answer["goal_id"]).map(|id| Id::parse(&id).expect("an id"));
        self.keep(id, who, Kind::Success { goal, files }, told, text(&answer["words"]));
        Ok(())
    }

    async fn delete(&mut self, who: usize, what: &str, id: Id) -> Checked {
        let deleted = self.young[who].call("DELETE", &format!("/{what}/{id}"), &[], None).await;
        let known = self.truth.records.get_mut(&id);
        hold!((deleted.status == 204) == known.is_some(), "{what}: {}", deleted.status);
        if let Some(known) = known {
            known.deleted = true;
        }
        Ok(())
    }

    async fn suggest(&mut self, who: usize, slot: usize, by: usize) -> Checked {
        let (id, words) = (self.suggestion_id(who, slot), self.canary());
        let path = format!("/young_people/{}/goal_suggestions/{id}", self.young[who].id);
        let put = self.staff[by].send("PUT", &path, &json!({ "text": words })).await;
        hold!(
            put.status == 201 || !self.truth.assigned[who][by] || matches!(put.status, 404 | 409),
            "suggesting: {} {}",
            put.status,
            put.text
        );
        if put.status == 201 {
            let kind = Kind::Suggestion { by, answer: None, goal: None };
            self.keep(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    async fn answer(&mut self, who: usize, slot: usize, adopt: Option<usize>) -> Checked {
        let (id, words) = (self.suggestion_id(who, slot), self.canary());
        let goal = adopt.map(|slot| self.goal_id(who, slot));
        let outcome = if goal.is_some() { "adopted" } else { "dropped" };
        let body = json!({ "outcome": outcome, "goal_id": goal, "words": words });
        let path = format!("/goal_suggestions/{id}/answer");
        if self.young[who].send("POST", &path, &body).await.status == 200
            && let Some(Record { kind: Kind::Suggestion { answer, goal: became, .. }, .. }) =
                self.truth.records.get_mut(&id)
        {
            (*answer, *became) = (Some(words), goal);
        }
        Ok(())
    }

    async fn cheer(
        &mut self,
        who: usize,
        slot: usize,
        by: usize,
        success: Option<usize>,
    ) -> Checked {
        let (id, words) = (self.cheer_id(who, slot), self.canary());
        let success = success.map(|slot| self.success_id(who, slot));
        let path = format!("/young_people/{}/recognitions/{id}", self.young[who].id);
        let body = json!({ "text": words, "success_id": success });
        let put = self.staff[by].send("PUT", &path, &body).await;
        let may = self.truth.assigned[who][by]
            && !self.truth.records.contains_key(&id)
            && success.is_none_or(|success| self.truth.may_see(by, success));
        hold!((put.status == 201) == may, "cheering: {} {}", put.status, put.text);
        if may {
            let kind = Kind::Cheer { by, success, seen: false, reported: false };
            self.keep(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    async fn decide(&mut self, who: usize, slot: usize, eyes: &Eyes, reports: bool) -> Checked {
        let id = self.cheer_id(who, slot);
        let body = json!({ "shared_with": self.wire(eyes), "reported": reports });
        let put = self.young[who].send("PUT", &format!("/celebrations/{id}"), &body).await;
        if put.status == 404 || self.refused(&put, eyes)? {
            return Ok(());
        }
        let meant = eyes.of_team(&self.truth.assigned[who]);
        if let Some(known) = self.truth.records.get_mut(&id) {
            known.eyes = meant;
            if let Kind::Cheer { seen, reported, .. } = &mut known.kind {
                (*seen, *reported) = (true, *reported || reports);
            }
        }
        Ok(())
    }

    async fn put_gathering(&mut self, who: usize, slot: usize, team: &Eyes, base: Base) -> Checked {
        let (id, words) = (self.gathering_id(who, slot), self.canary());
        let query = self.base("gatherings", id, base).await;
        let wire = Some(self.wire(team)).filter(Value::is_array).unwrap_or_else(|| json!([]));
        let body = json!({ "title": words, "on": "2026-12-05", "shown_name": "Åse", "team": wire });
        let put = self.young[who].send("PUT", &format!("/gatherings/{id}{query}"), &body).await;
        if self.refused(&put, team)? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let plan = put.json()["plan"].clone();
        let told = match self.eyes(&plan["team"]) {
            Eyes::These(all) if all.is_empty() => Eyes::OnlyMe,
            told => told,
        };
        let meant = match team {
            Eyes::Team => Eyes::OnlyMe,
            team => team.of_team(&self.truth.assigned[who]),
        };
        match &known {
            Some(known) if known.deleted && base != Base::Current => {
                hold!(told == Eyes::OnlyMe, "a gathering that was deleted came back: {told:?}");
            }
            Some(_) if base == Base::First => {}
            _ => hold!(told == meant, "invited {told:?}, meant {meant:?}"),
        }
        let answers = match known {
            Some(Record { kind: Kind::Gathering { answers }, .. }) => answers,
            _ => Default::default(),
        };
        let words = plan["title"].as_str().map(str::to_owned);
        self.keep(id, who, Kind::Gathering { answers }, told, words);
        Ok(())
    }

    async fn answer_gathering(&mut self, who: usize, slot: usize, by: usize) -> Checked {
        let (id, words) = (self.gathering_id(who, slot), self.canary());
        let body = json!({ "coming": "yes", "words": words });
        let put = self.staff[by].send("POST", &format!("/gatherings/{id}/answer"), &body).await;
        let may = self.truth.may_see(by, id);
        hold!((put.status == 200) == may, "answering: {} {}", put.status, put.text);
        if let Some(Record { kind: Kind::Gathering { answers }, .. }) =
            self.truth.records.get_mut(&id).filter(|_| may)
        {
            answers[by] = Some(words);
        }
        Ok(())
    }

    async fn ask(&mut self, who: usize) -> Checked {
        let (id, words) = (self.meeting_id(who), self.canary());
        let path = format!("/meeting_requests/{id}");
        if self.young[who].send("PUT", &path, &json!({ "words": words })).await.status == 201 {
            self.keep(id, who, Kind::Meeting, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    async fn say(&mut self, who: usize, slot: usize) -> Checked {
        let (meeting, id, words) = (self.meeting_id(who), self.said_id(who, slot), self.canary());
        let body = json!({ "kind": "text", "body": { "text": words }, "said_at": self.kurs.now() });
        let path = format!("/meetings/{meeting}/contributions/{id}");
        let put = self.young[who].send("PUT", &path, &body).await;
        let may =
            self.truth.records.contains_key(&meeting) && !self.truth.records.contains_key(&id);
        hold!((put.status == 201) == may, "saying: {} {}", put.status, put.text);
        if may {
            let kind = Kind::Contribution { read_by: Default::default() };
            self.keep(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    async fn take_back(&mut self, who: usize, slot: usize) -> Checked {
        let (meeting, id) = (self.meeting_id(who), self.said_id(who, slot));
        let Some(known) = self.truth.records.get_mut(&id) else { return Ok(()) };
        let path = format!("/meetings/{meeting}/contributions/{id}");
        let taken = self.young[who].call("DELETE", &path, &[], None).await;
        hold!(matches!(taken.status, 200 | 204), "taking back: {} {}", taken.status, taken.text);
        if known.kind == (Kind::Contribution { read_by: Default::default() }) {
            known.deleted = true;
        }
        known.words = None;
        Ok(())
    }

    async fn task(&mut self, who: usize) -> Checked {
        let meeting = self.meeting_id(who);
        if !self.truth.records.contains_key(&meeting) {
            return Ok(());
        }
        let (delegate, task) = (self.ids[who][6][1], self.canary());
        let path = format!("/meetings/{meeting}/delegates/{delegate}");
        let body = json!({ "name": "Farmor", "task": task });
        let put = self.young[who].send("PUT", &path, &body).await;
        hold!(matches!(put.status, 200 | 201), "appointing: {} {}", put.status, put.text);
        // That somebody speaks for the young person, and who, is no secret.
        if !self.truth.records.contains_key(&delegate) {
            self.keep(delegate, who, Kind::Meeting, Eyes::OnlyMe, None);
        }
        Ok(())
    }

    async fn assign(&mut self, who: usize, staff: usize) -> Checked {
        if self.assignments[who][staff].is_some() {
            return Ok(());
        }
        let id = self.kurs.id();
        let path = format!("/young_people/{}/assignments/{id}", self.young[who].id);
        let body = json!({ "caseworker_id": self.staff[staff].id, "since": self.kurs.now(),
            "why": "Vi har talt om det" });
        let put = self.administrator.send("PUT", &path, &body).await;
        hold!(put.status == 201, "assigning: {} {}", put.status, put.text);
        self.assignments[who][staff] = Some(id);
        self.truth.assigned[who][staff] = true;
        Ok(())
    }

    async fn unassign(&mut self, who: usize, staff: usize) -> Checked {
        let Some(id) = self.assignments[who][staff].take() else { return Ok(()) };
        let path = format!("/young_people/{}/assignments/{id}", self.young[who].id);
        let ended = self.administrator.call("DELETE", &path, &[], None).await;
        hold!(ended.status == 204, "unassigning: {} {}", ended.status, ended.text);
        self.truth.unassign(who, staff);
        Ok(())
    }

    /// Whether it was refused, which it may be only for a name that was never on the team.
    fn refused(&self, put: &Reply, eyes: &Eyes) -> Result<bool, String> {
        let strangers = matches!(eyes, Eyes::These(_)) && put.json()["code"] == "invalid_fields";
        match put.status {
            200 | 201 => Ok(false),
            422 if strangers => Ok(true),
            _ => Err(format!("{} {}", put.status, put.text)),
        }
    }

    fn keep(&mut self, id: Id, owner: usize, kind: Kind, eyes: Eyes, words: Option<String>) {
        if !self.truth.records.contains_key(&id) {
            self.canaries.push(id.to_string());
        }
        self.truth.records.insert(id, Record { owner, kind, eyes, words, deleted: false });
    }

    /// Takes note of who was told what until now.
    async fn hear(&mut self) {
        let id = self.kurs.id();
        let kind = kurs_domain::events::EventKind::Me;
        let marker = Event { kind, id, young_person_id: id };
        self.kurs.state.live.tell(vec![Notice { event: marker, audience: Vec::new() }]).await;
        loop {
            let Heard::Notice(notice) = self.heard.recv().await.expect("the server runs") else {
                panic!("something was missed");
            };
            if notice.event == marker {
                return;
            }
            for (staff, told) in self.told.iter_mut().enumerate() {
                if notice.audience.contains(&self.staff[staff].id) {
                    told.push(notice.event);
                }
            }
        }
    }

    /// Reads everything as the caseworker `staff`, and compares it with what they may know.
    pub(super) async fn check(&mut self, staff: usize) -> Checked {
        let (me, moved) = (self.staff[staff].clone(), self.moved[staff]);
        let told = std::mem::take(&mut self.told[staff]);
        let list = me.get("/young_people?limit=200").await;
        let mut pages = Vec::new();
        for (who, young) in self.young.iter().enumerate() {
            let page = me.get(&format!("/young_people/{}", young.id)).await;
            let expected = if self.truth.assigned[who][staff] { 200 } else { 404 };
            hold!(page.status == expected, "overview of {who}: {}", page.status);
            for id in self.ids[who][0] {
                let goal = me.get(&format!("/goals/{id}")).await;
                let seen = self.truth.may_see(staff, id);
                hold!((goal.status == 200) == seen, "goal {id} for {staff}: {}", goal.status);
                pages.push(goal);
            }
            let file = me.get(&format!("/files/{}", self.files[who])).await;
            let has = self.truth.may_have(staff, self.files[who]);
            hold!((file.status == 200) == has, "file of {who} for {staff}: {}", file.status);
            pages.push(page);
        }
        for hidden in ["shared_with", "remind_at", "confidence", "version", "updated_at"] {
            let shows = |page: &Reply| page.text.contains(&format!("\"{hidden}\""));
            hold!(!pages.iter().any(shows), "{hidden} is told to {staff}");
        }
        self.read_meetings(staff, &mut pages).await?;
        let text: String = pages
            .iter()
            .filter(|page| page.status == 200)
            .chain([&list])
            .map(|page| &*page.text)
            .collect();
        let readable = self.truth.readable(staff);
        for canary in &self.canaries {
            let (found, may) = (text.contains(canary), readable.contains(canary));
            hold!(found == may, "{canary} for {staff}: found {found}, may {may}");
        }
        if self.read[staff].list.is_none() {
            // There is nothing to compare with yet.
        } else if moved {
            hold!(!told.is_empty(), "{staff} was told of nothing");
        } else {
            hold!(told.is_empty(), "{staff} was told of what they may not know: {told:?}");
            let read = &self.read[staff];
            hold!(read.list.as_ref() == Some(&list), "a hidden act shows in the list of {staff}");
            hold!(
                without_problems(&read.pages) == without_problems(&pages),
                "a hidden act shows in a page of {staff}"
            );
        }
        // The list counts what changed since the overview was opened: nothing, from now on.
        let list = Some(me.get("/young_people?limit=200").await);
        self.read[staff] = Read { list, pages };
        self.moved[staff] = false;
        Ok(())
    }

    /// Reads the meetings as the caseworker `staff`, who has read from then on what was said to them.
    async fn read_meetings(&mut self, staff: usize, pages: &mut Vec<Reply>) -> Checked {
        let me = self.staff[staff].clone();
        let before: Vec<_> = (0..STAFF).map(|other| self.truth.view(other)).collect();
        self.truth.read_meetings(staff);
        for who in 0..YOUNG {
            let id = self.meeting_id(who);
            let page = me.get(&format!("/meetings/{id}")).await;
            let seen = self.truth.may_see(staff, id);
            hold!((page.status == 200) == seen, "meeting {id} for {staff}: {}", page.status);
            pages.push(page);
            pages.push(me.get(&format!("/meetings?young_person_id={}", self.young[who].id)).await);
        }
        pages.push(me.get("/awaiting").await);
        self.hear().await;
        // Their own reading is no news to them; that they have read it may be to others.
        self.told[staff].clear();
        for (other, before) in before.iter().enumerate().filter(|(other, _)| *other != staff) {
            self.moved[other] |= *before != self.truth.view(other);
        }
        Ok(())
    }
}

fn sees(eyes: &Eyes, one: &Eyes) -> bool {
    let Eyes::These(all) = one else { return false };
    match eyes {
        Eyes::OnlyMe => false,
        Eyes::Team => true,
        Eyes::These(these) => all.iter().all(|staff| these.contains(staff)),
    }
}

/// A problem names its own request, so no two are the same.
fn without_problems(pages: &[Reply]) -> Vec<(u16, Option<String>, String)> {
    let text = |page: &Reply| if page.status == 200 { page.text.clone() } else { String::new() };
    pages.iter().map(|page| (page.status, page.etag.clone(), text(page))).collect()
}
