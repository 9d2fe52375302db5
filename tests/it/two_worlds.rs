//! Two worlds that differ in one hidden act: whoever may not know of it gets byte-identical answers in both.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::kurs::{
    Client, Engine, Kurs,
    celebrations::{plan, token},
    meetings::{Met, answer},
    reach::Given,
    said::with,
};

/// What the team may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// The young person looks at what happened.
    Looks,
    /// A delegate opens their link, reads what was ticked, and sends an answer back.
    DelegateActs,
    /// The young person changes what the delegate is asked to say.
    DelegateAsked,
    /// The young person gives feedback on the meeting, and shares it with nobody.
    Feedback,
    /// A guest is invited to a gathering, and answers.
    GuestAnswers,
    /// A colleague is invited to a gathering, and answers.
    ColleagueAnswers,
}

impl Hidden {
    const ALL: [Self; 6] = [
        Self::Looks,
        Self::DelegateActs,
        Self::DelegateAsked,
        Self::Feedback,
        Self::GuestAnswers,
        Self::ColleagueAnswers,
    ];
}

/// All answers to those who may not know of it.
#[derive(Debug, PartialEq)]
struct Answers {
    desk: Vec<Given>,
    guest: Vec<Given>,
    events: Vec<(String, Value)>,
}

/// Acts as a delegate: reads the page, and sends an answer back.
async fn delegate_acts(kurs: &Kurs, page: &str) {
    let guest = kurs.guest();
    let opened = guest.call_outside("POST", page).form(&[("what", "open")]).await.is(303);
    let cookie = opened.header("set-cookie").expect("a cookie").split(';').next().expect("a pair");
    guest.call_outside("GET", page).header("cookie", cookie).send().await.is(200);
    let back = [("what", "back"), ("words", "De ringer på mandag")];
    guest.call_outside("POST", page).header("cookie", cookie).form(&back).await.is(303);
}

/// A history with `hidden` in it.
struct Life {
    kurs: Kurs,
    young: Client,
    mette: Client,
    peter: Client,
    hidden: Option<Hidden>,
}

impl Life {
    async fn begin(engine: Engine, hidden: Option<Hidden>) -> Self {
        let kurs = Kurs::start_dated(engine).await;
        kurs.tick();
        let (young, mette) = kurs.pair().await;
        kurs.tick();
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        Self { kurs, young, mette, peter, hidden }
    }

    /// Advances to a moment of its own; true if `act` is the hidden one and is done now.
    fn is_now(&self, act: Hidden) -> bool {
        self.kurs.tick();
        self.hidden == Some(act)
    }

    async fn wish(&self, met: Met, place: &str) {
        self.kurs.tick();
        self.young.patch(&met.act("wishes"), &json!({ "place": place })).await.is(200);
    }

    /// A meeting from its plan to its end.
    async fn meet(&self) -> Met {
        let Self { kurs, young, mette, .. } = self;
        let met = kurs.meet(mette, young).await;
        kurs.tick();
        let said = kurs.contribute(young, met, "Jeg vil helst gå en tur").await;
        if self.is_now(Hidden::Looks) {
            young.call("POST", &met.act("seen?traces=2")).send().await.is(200);
        }
        kurs.tick();
        let delegate = json!({ "name": "Farmor", "contribution_ids": [said] });
        let path = met.part("delegates", kurs.id());
        let appointed = young.put(&path, &delegate).await.is(201);
        let page = token(&appointed["delegates"][0]["url"]);
        self.wish(met, "outside").await;
        if self.is_now(Hidden::DelegateActs) {
            delegate_acts(kurs, &format!("/guest/meeting/{page}")).await;
        }
        // Consecutive wishes are one entry of the trail, whatever lies between.
        self.wish(met, "home").await;
        if self.is_now(Hidden::DelegateAsked) {
            let task =
                with(delegate, &json!({ "task": "Sig, at jeg er træt", "relation": "farmor" }));
            young.put(&path, &task).await.is(200);
        }
        kurs.tick();
        let later = json!({ "starts_at": "2026-11-22T11:12:00Z" });
        let moved = with(kurs.plan_of(young, "Efter nytår"), &later);
        mette.put(&met.path(), &moved).await.is(200);
        kurs.tick();
        let path = format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        mette.put(&path, &answer("Vi går en tur")).await.is(201);
        kurs.tick();
        // It begins and ends at its time.
        kurs.clock.advance(15 * 60_000);
        kurs.begin_meeting(mette, met).await;
        kurs.tick();
        let closing = json!({ "summary": "Vi gik en tur" });
        mette.post(&met.act("closing"), &closing).await.is(200);
        if self.is_now(Hidden::Feedback) {
            let feedback = json!({ "instrument": "session", "instrument_version": 1,
                "answers": { "heard": 3 }, "about": { "meeting": met.0 }, "words": "I talte mest",
                "on": "2026-11-22", "at": kurs.now() });
            young.put(&format!("/feedback/{}", kurs.id()), &feedback).await.is(201);
        }
        met
    }

    /// A gathering to which Mette and her grandmother are invited; returns the grandmother's token.
    async fn gather(&self) -> String {
        let Self { kurs, young, mette, peter, .. } = self;
        kurs.tick();
        let body = plan("Min første løn", &[mette]);
        let id = kurs.gather(young, &body).await;
        let at = format!("/gatherings/{id}");
        kurs.tick();
        let mormor = kurs.invite_guest(young, id, "Mormor").await;
        kurs.tick();
        let yes = json!({ "coming": "yes" });
        mette.post(&format!("{at}/answer"), &yes).await.is(200);
        if self.is_now(Hidden::GuestAnswers) {
            let karim = kurs.invite_guest(young, id, "Onkel Karim").await;
            kurs.guest().post(&format!("/guest/gathering/{karim}"), &yes).await.is(200);
        }
        let mut team = vec![mette];
        if self.is_now(Hidden::ColleagueAnswers) {
            team.push(peter);
            young.put(&at, &plan("Min første løn", &team)).await.is(200);
            peter.post(&format!("{at}/answer"), &yes).await.is(200);
        }
        kurs.tick();
        let moved = with(plan("Min første løn", &team), &json!({ "place": "I parken" }));
        young.put(&at, &moved).await.is(200);
        mormor
    }

    async fn read_all(self) -> Answers {
        let Self { kurs, young, mette, .. } = &self;
        kurs.tick();
        let mut listener = kurs.listen(mette).await;
        kurs.tick();
        self.meet().await;
        kurs.tick();
        let mut desk = kurs.reach(mette, young.id()).await;
        let mormor = self.gather().await;
        kurs.tick();
        desk.extend(kurs.reach(mette, young.id()).await);
        let mut guest = Vec::new();
        for path in ["/api/v1/guest/gathering/", "/guest/gathering/"] {
            let path = format!("{path}{mormor}");
            let answer = kurs.guest().call_outside("GET", &path).send().await.is(200);
            let etag = answer.header("etag").map(str::to_owned);
            guest.push(Given { path, etag, text: answer.text });
        }
        kurs.tick();
        let last = kurs.id();
        let words = json!({ "words": "Kan vi tale om praktik?" });
        young.put(&format!("/meeting_requests/{last}"), &words).await.is(201);
        let mut events = Vec::new();
        loop {
            let heard = listener.next_change().await.expect("an event");
            let is_last = heard.data["id"] == json!(last);
            events.push((heard.kind, heard.data));
            if is_last {
                return Answers { desk, guest, events };
            }
        }
    }
}

/// Fails at the first difference between two lists of answers.
fn same(hidden: Hidden, one: &[Given], other: &[Given]) {
    let paths = |all: &[Given]| all.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(one), paths(other), "{hidden:?}");
    for (one, other) in one.iter().zip(other) {
        assert_eq!(one, other, "{hidden:?}");
    }
}

async fn hidden_acts_change_nothing_for_others(engine: Engine) {
    let read_all = Life::begin(engine, None).await.read_all().await;
    // The comparison is not vacuous: meeting, minutes, calendar, overview, guest page.
    let mut kinds = HashMap::new();
    for given in read_all.desk.iter().chain(&read_all.guest) {
        *kinds.entry(given.path.split('/').nth(1).unwrap_or_default()).or_insert(0) += 1;
    }
    assert!(kinds["meetings"] >= 4 && kinds["guest"] >= 2, "{kinds:?}");
    assert!(read_all.desk.iter().any(|it| it.path.ends_with("/minutes")), "{kinds:?}");
    let calendars = || read_all.desk.iter().filter(|it| it.text.contains("BEGIN:VCALENDAR"));
    assert!(calendars().any(|it| it.path.contains("/schedule/")), "{kinds:?}");
    let entries = || calendars().filter(|it| it.path.contains("/calendar/"));
    assert!(entries().count() >= 2, "{kinds:?}");
    assert!(entries().all(|it| it.text.contains("SEQUENCE:1\r\n")), "moved once");
    assert!(read_all.events.len() > 6, "{:?}", read_all.events);
    for hidden in Hidden::ALL {
        let with = Life::begin(engine, Some(hidden)).await.read_all().await;
        same(hidden, &read_all.desk, &with.desk);
        same(hidden, &read_all.guest, &with.guest);
        assert_eq!(read_all.events, with.events, "{hidden:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hidden_acts_change_nothing_for_others_on_sqlite() {
    hidden_acts_change_nothing_for_others(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hidden_acts_change_nothing_for_others_on_postgres() {
    hidden_acts_change_nothing_for_others(Engine::Postgres).await;
}
