//! Two young people, three caseworkers, and all their acts, over the API.

use kurs_domain::{Id, events::Event, people::Role};
use kurs_server::kernel::live::Received;
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;

use super::oracle::{Eyes, Kind, Record, STAFF, Truth, YOUNG};
use crate::kurs::{
    BEGIN, Kurs,
    direct::{Direct, Reply},
    said::picture,
};

/// Records of each kind per young person; few, so that the same are deleted and restored repeatedly.
pub(super) const SLOTS: usize = 4;
/// Milliseconds between the ids of the slots; a step takes a second.
const APART_MS: i64 = 15_000;

/// The base version that a phone sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// None: it believes that there is nothing yet.
    Unsaid,
    /// The current one, possibly a tombstone.
    Current,
    /// The first one: it knows of no change since.
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
    /// Changes what nobody else sees of a goal: confidence and reminder.
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
    /// Invites somebody without an account, of whom the team does not know.
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
    /// Changes what a delegate is asked to say, which is between the two.
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
    /// An assignment ends and begins again a second later.
    Return {
        who: usize,
        staff: usize,
    },
    /// Only time passes.
    Wait,
}

/// What a caseworker got when they last read everything.
#[derive(Clone, Default)]
pub(super) struct Read {
    pub(super) list: Option<Reply>,
    pub(super) pages: Vec<Reply>,
}

pub(super) struct World<'a> {
    pub(super) kurs: &'a Kurs,
    pub(super) heard: Receiver<Received>,
    pub(super) administrator: Direct,
    pub(super) young: Vec<Direct>,
    pub(super) staff: Vec<Direct>,
    pub(super) truth: Truth,
    pub(super) ids: Vec<[[Id; SLOTS]; 7]>,
    pub(super) files: Vec<Id>,
    pub(super) assignments: [[Option<Id>; STAFF]; YOUNG],
    /// Every word and every id that was ever used.
    pub(super) canaries: Vec<String>,
    pub(super) read: Vec<Read>,
    /// Whether something that a caseworker may know changed since they last read.
    pub(super) moved: [bool; STAFF],
    /// The events that a caseworker was sent since then.
    pub(super) events: [Vec<Event>; STAFF],
}

/// `Err` with the violation.
pub(super) type Checked = Result<(), String>;

macro_rules! require {
    ($condition:expr, $($why:tt)+) => {
        if !$condition {
            return Err(format!($($why)+));
        }
    };
}
pub(super) use require;

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
        // The id has the creation time: some arrive late, and some are older than the clock's time.
        let slots = || {
            let made = |slot| {
                kurs.set_clock(BEGIN);
                kurs.clock.advance(i64::try_from(slot).expect("few slots") * APART_MS);
                kurs.id()
            };
            std::array::from_fn(|_| std::array::from_fn(made))
        };
        let ids = young.iter().map(|_| slots()).collect();
        kurs.set_clock(BEGIN);
        Self {
            kurs,
            heard: kurs.state.live.listen(),
            administrator,
            truth: Truth::default(),
            ids,
            read: staff.iter().map(|_| Read::default()).collect(),
            young,
            staff,
            files,
            assignments: Default::default(),
            canaries: Vec::new(),
            moved: [true; STAFF],
            events: Default::default(),
        }
    }

    pub(super) fn goal_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][0][slot]
    }

    pub(super) fn success_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][1][slot]
    }

    pub(super) fn suggestion_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][2][slot]
    }

    pub(super) fn cheer_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][3][slot]
    }

    pub(super) fn gathering_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][4][slot]
    }

    pub(super) fn contribution_id(&self, who: usize, slot: usize) -> Id {
        self.ids[who][5][slot]
    }

    pub(super) fn meeting_id(&self, who: usize) -> Id {
        self.ids[who][6][0]
    }

    pub(super) fn canary(&mut self) -> String {
        let canary = format!("ærø{}ø", self.canaries.len());
        self.canaries.push(canary.clone());
        canary
    }

    pub(super) fn wire(&self, eyes: &Eyes) -> Value {
        match eyes {
            Eyes::OnlyMe => json!("only_me"),
            Eyes::Team => json!("my_team"),
            Eyes::These(all) => all.iter().map(|one| json!(self.staff[*one].id)).collect(),
        }
    }

    pub(super) fn eyes(&self, wire: &Value) -> Eyes {
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

    pub(super) fn now(&self) -> i64 {
        self.kurs.state.now().millis()
    }

    pub(super) async fn base(&self, table: &str, id: Id, base: Base) -> String {
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

    /// Performs one act, in the oracle too.
    pub(super) async fn act(&mut self, act: &Act) -> Checked {
        self.kurs.clock.advance(1_000);
        let before: Vec<_> = (0..STAFF).map(|staff| self.truth.view(staff)).collect();
        self.act_once(act).await?;
        self.record_events().await;
        for (staff, before) in before.iter().enumerate() {
            self.moved[staff] |= *before != self.truth.view(staff);
        }
        Ok(())
    }

    pub(super) async fn act_once(&mut self, act: &Act) -> Checked {
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
            Act::See { who, slot } => self.see(*who, *slot).await,
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
            Act::Return { who, staff } => {
                // They get events for both, though the result is the same.
                self.moved[*staff] = true;
                self.unassign(*who, *staff).await?;
                self.kurs.clock.advance(1_000);
                self.assign(*who, *staff).await
            }
            Act::Wait => Ok(()),
        }
    }

    pub(super) fn put_record(
        &mut self,
        id: Id,
        owner: usize,
        kind: Kind,
        eyes: Eyes,
        words: Option<String>,
    ) {
        if !self.truth.records.contains_key(&id) {
            self.canaries.push(id.to_string());
        }
        self.truth.records.insert(id, Record { owner, kind, eyes, words, deleted: false });
    }
}

pub(super) fn sees(eyes: &Eyes, one: &Eyes) -> bool {
    let Eyes::These(all) = one else { return false };
    match eyes {
        Eyes::OnlyMe => false,
        Eyes::Team => true,
        Eyes::These(these) => all.iter().all(|staff| these.contains(staff)),
    }
}
