//! Limits: nobody's use displaces somebody else's. How much may wait, how large records may grow, and how
//! long links and uploads last.

use kurs_server::jobs::{prune::prune, runner::run_due};
use serde_json::{Value, json};

use crate::{
    kurs::{
        Client, Kurs,
        celebrations::{plan, token},
        meetings::{Met, answer, decision, text},
        on_both,
        said::{comparable, with},
    },
    push::{Answers, Service, subscribed, trusting},
};

/// The heaviest character in common use: 41 bytes.
const FAMILY: &str = "👩🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽";

/// A contribution of some 60 KB.
fn heavy() -> Value {
    text(&FAMILY.repeat(1_500))
}

async fn ask(kurs: &Kurs, young: &Client) -> String {
    let path = format!("/meeting_requests/{}", kurs.id());
    young.put(&path, &json!({ "words": "Kan vi tale om praktik?" })).await.is(201);
    path
}

/// Adds large contributions to a meeting until it is full; returns how many fitted.
async fn fill(kurs: &Kurs, young: &Client, met: Met) -> usize {
    for number in 0.. {
        let response = young.put(&met.part("contributions", kurs.id()), &heavy()).await;
        if response.status != 201 {
            response.refused(409, "meeting_full");
            return number;
        }
    }
    unreachable!("it is full at some time")
}

async fn waiting_pushes(kurs: &Kurs) -> i64 {
    kurs.number("SELECT COUNT(*) FROM jobs WHERE kind = 'push' AND state = 'waiting'").await
}

on_both! {
    async fn a_few_requests_wait_at_once(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let mut asked = Vec::new();
        for _ in 0..5 {
            asked.push(ask(&kurs, &young).await);
        }
        let sixth = format!("/meeting_requests/{}", kurs.id());
        let words = json!({ "words": "Kan vi tale om praktik?" });
        let refused = young.put(&sixth, &words).await.refused(409, "too_many_requests_waiting");
        assert!(!refused.text.contains("praktik"));
        // An existing request can be put again.
        young.put(&asked[0], &words).await.is(200);
        // Withdrawing one, and planning one, make room.
        young.delete(&asked[0]).await.is(200);
        young.put(&sixth, &words).await.is(201);
        young.put(&format!("/meeting_requests/{}", kurs.id()), &words).await.is(409);
        let planned = asked[1].replace("meeting_requests", "meetings");
        mette.put(&planned, &kurs.plan_of(&young, "Praktik")).await.is(201);
        ask(&kurs, &young).await;
    }

    async fn awaiting_is_grouped_by_person_and_paged(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        for number in 0..24 {
            kurs.clock.advance(1);
            kurs.contribute(&young, met, &format!("Nummer {number}")).await;
        }
        kurs.clock.advance(1);
        ask(&kurs, &young).await;
        let mut people = vec![young.id()];
        for name in ["Bo", "Cirkeline", "Dan"] {
            kurs.clock.advance(1);
            let other = kurs.young_person(name).await;
            kurs.assign(&mette, &other).await;
            ask(&kurs, &other).await;
            people.push(other.id());
        }
        // Requests to other caseworkers are not listed.
        ask(&kurs, &kurs.young_person("Erik").await).await;
        let all = mette.get("/awaiting").await.is(200);
        let who: Vec<_> = all.items().iter().map(|it| it["young_person_id"].clone()).collect();
        assert_eq!(who, people.iter().map(|id| json!(id)).collect::<Vec<_>>());
        assert_eq!(all["next"], Value::Null);
        // Of one person the oldest are shown, with the total.
        let shown = all.items()[0]["items"].as_array().expect("items");
        assert_eq!((&all.items()[0]["count"], shown.len()), (&json!(25), 20));
        let since: Vec<_> = shown.iter().map(|it| it["open_end"]["since"].to_string()).collect();
        // The request for a meeting is not displaced by them.
        assert_eq!(shown[0]["open_end"]["kind"], "request");
        assert!(since[1..].is_sorted(), "{since:?}");
        assert_eq!(all.items()[3]["count"], 1);
        let (mut paged, mut next) = (Vec::new(), String::new());
        loop {
            let page = mette.get(&format!("/awaiting?limit=3{next}")).await.is(200);
            paged.extend(page.items().to_vec());
            let Some(cursor) = page["next"].as_str() else { break };
            next = format!("&before={cursor}");
        }
        assert_eq!(json!(paged), json!(all.items()));
        mette.get("/awaiting?before=sludder").await.refused(422, "invalid_cursor");
        // An answered item is not listed any more.
        let first = shown[1]["open_end"]["id"].as_str().expect("an id");
        let path = format!("{}/{first}/answers/{}", met.act("contributions"), kurs.id());
        mette.put(&path, &answer("Ja")).await.is(201);
        assert_eq!(mette.get("/awaiting").await.items()[0]["count"], 24);
    }

    async fn a_meeting_has_a_quota_for_each_side(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let long = FAMILY.repeat(700);
        let written = with(decision(&long), &json!({ "why": long, "actions": [] }));
        let mut decisions = 0;
        let refused = loop {
            let response = mette.put(&met.part("decisions", kurs.id()), &written).await;
            if response.status != 201 {
                break response.refused(409, "meeting_full");
            }
            decisions += 1;
        };
        assert!(decisions >= 3 && !refused.text.contains(FAMILY), "{decisions}");
        // However much staff have written, there is room for the young person.
        assert!(fill(&kurs, &young, met).await >= 5);
        // Taking back is always possible, and frees space.
        let said = mette.get(&met.path()).await.is(200);
        let first = said["contributions"][0]["id"].as_str().expect("an id").to_owned();
        let path = format!("{}/{first}", met.act("contributions"));
        young.delete(&path).await.is(200);
        young.put(&met.part("contributions", kurs.id()), &heavy()).await.is(201);
        // All contributions can be answered.
        let said = mette.get(&met.path()).await.is(200);
        let open = said["contributions"].as_array().expect("contributions").iter();
        for one in open.filter(|it| it["withdrawn_at"].is_null()) {
            let id = one["id"].as_str().expect("an id");
            let path = format!("{}/{id}/answers/{}", met.act("contributions"), kurs.id());
            mette.put(&path, &answer("Det gør vi")).await.is(201);
        }
        // A delegate has a quota of their own, and reads a kind text when it is full.
        let made = young.put(&met.part("delegates", kurs.id()), &json!({ "name": "Farmor" })).await;
        let page = format!("/guest/meeting/{}", token(&made.is(201)["delegates"][0]["url"]));
        let guest = kurs.guest();
        let opened = guest.call_outside("POST", &page).form(&[("what", "open")]).await.is(303);
        let cookie = opened.header("set-cookie").and_then(|it| it.split(';').next());
        let cookie = cookie.expect("a cookie").to_owned();
        for number in 0.. {
            let words = format!("{number} {}", FAMILY.repeat(500));
            let call = guest.call_outside("POST", &page).header("cookie", &cookie);
            let response = call.form(&[("what", "back"), ("words", &words)]).await;
            if response.status != 303 {
                let response = response.is(409);
                assert!(number >= 2 && response.text.contains("Prøv at sige det kortere"));
                break;
            }
        }
    }

    async fn a_meeting_that_is_full_can_be_closed(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let mut shown = Vec::new();
        for kind in ["break", "break", "slower", "unclear"] {
            let path = met.part("reactions", kurs.id());
            young.put(&path, &json!({ "kind": kind })).await.is(201);
            shown.push(path);
        }
        let wish = met.part("participant_suggestions", kurs.id());
        young.put(&wish, &json!({ "kind": "come", "name": "Onkel Karim" })).await.is(201);
        // Filled up with large texts, then with small ones, until nothing more fits.
        let (brim, crumb) = (FAMILY.repeat(700), "Ja");
        for words in [brim.as_str(), crumb] {
            let written = with(decision(words), &json!({ "why": words, "actions": [] }));
            let said = if words == crumb { text(crumb) } else { heavy() };
            for (who, what, body) in [(&mette, "decisions", &written), (&young, "contributions", &said)] {
                let mut put = 201;
                while put == 201 {
                    let response = who.put(&met.part(what, kurs.id()), body).await;
                    put = response.status;
                    assert!(put == 201 || response.code() == "meeting_full", "{what}: {}", response.text);
                }
            }
        }
        kurs.clock.advance(60_000);
        for path in shown {
            mette.call("POST", &format!("{path}/met")).send().await.is(200);
        }
        mette.post(&format!("{wish}/answer"), &json!({ "yes": true })).await.is(200);
        let full = mette.get(&met.path()).await.is(200);
        let ids = |name: &str| {
            let all = full[name].as_array().expect("a list").iter();
            all.map(|it| it["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
        };
        for id in ids("contributions") {
            let path = format!("{}/{id}/answers/{}", met.act("contributions"), kurs.id());
            mette.put(&path, &answer("Det gør vi")).await.is(201);
        }
        for id in ids("decisions") {
            mette.delete(&format!("{}/{id}", met.act("decisions"))).await.is(200);
        }
        let closed = mette.post(&met.act("closing"), &json!({ "summary": "Tak for i dag" })).await;
        closed.is(200);
    }

    async fn changes_are_paged_by_size(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let mut meetings = Vec::new();
        for _ in 0..6 {
            let met = kurs.meet(&mette, &young).await;
            fill(&kurs, &young, met).await;
            meetings.push(met);
        }
        // Each meeting appears once: at its last change.
        for met in meetings.iter().chain(&meetings) {
            young.call("POST", &met.act("seen?traces=1")).send().await.is(200);
            let place = json!({ "place": "home" });
            young.patch(&met.act("wishes"), &place).await.is(200);
        }
        let (mut response, mut pieces, mut since) = (Vec::new(), 0, String::new());
        loop {
            let piece = young.get(&format!("/changes{since}")).await.is(200).by_kind();
            assert!(piece.text.len() < 3 * 1024 * 1024, "{}", piece.text.len());
            let all = piece["meetings"].as_array().expect("meetings").iter();
            response.extend(all.map(|it| it["id"].as_str().expect("an id").to_owned()));
            pieces += 1;
            since = format!("?since={}", piece["cursor"].as_str().expect("a cursor"));
            if piece["more"] == false {
                break;
            }
        }
        response.sort();
        let mut expected: Vec<_> = meetings.iter().map(|met| met.0.to_string()).collect();
        expected.sort();
        assert_eq!(response, expected);
        assert!(pieces > 1, "{pieces}");
    }

    async fn one_notification_per_thing_is_queued(kurs: Kurs) {
        let service = Service::start().await;
        let kurs = trusting(kurs, &[&service]).await;
        let (young, mette) = kurs.pair().await;
        let (phone, _) = subscribed(&kurs, &young, &service).await;
        let loud = json!({ "says_what": true, "cheers": true, "reminders_a_day": 3 });
        young.patch("/me", &json!({ "push": loud })).await.is(200);
        let id = kurs.gather(&young, &plan("Gulspurvefløjt", &[&mette])).await;
        let at = format!("/gatherings/{id}");
        for number in 0..30 {
            let coming = if number % 2 == 0 { "yes" } else { "no" };
            mette.post(&format!("{at}/answer"), &json!({ "coming": coming })).await.is(200);
        }
        let met = kurs.meet(&mette, &young).await;
        for title in ["2026-11-28", "2026-11-29", "2026-11-30"] {
            let moved = json!({ "starts_at": format!("{title}T09:00:00Z") });
            mette.put(&met.path(), &with(kurs.plan_of(&young, "Møde"), &moved)).await.is(200);
        }
        assert_eq!(waiting_pushes(&kurs).await, 2);
        // Queued payloads have ids, and no words.
        let held = kurs.rows(&["jobs"]).await.join("\n");
        assert!(held.contains(&id.to_string()) && !held.contains("Gulspurvefløjt"), "{held}");
        run_due(&kurs.state).await.expect("done");
        let bodies = || {
            let all = service.requests();
            all.iter().map(|it| phone.read(&it.body)["body"].to_string()).collect::<Vec<_>>()
        };
        assert_eq!(bodies().iter().filter(|body| body.contains("Gulspurvefløjt")).count(), 1);
        assert_eq!(bodies().len(), 2);
        // After it was sent, the next event queues a notification again.
        mette.post(&format!("{at}/answer"), &json!({ "coming": "maybe" })).await.is(200);
        run_due(&kurs.state).await.expect("done");
        assert_eq!(bodies().len(), 3);
        // About a deleted gathering nothing is sent, not even on a retry.
        service.answer(Answers::status(503, ""));
        mette.post(&format!("{at}/answer"), &json!({ "coming": "yes" })).await.is(200);
        kurs.cheer(&mette, &young, "Flot").await;
        run_due(&kurs.state).await.expect("done");
        let (tried, waits) = (bodies().len(), waiting_pushes(&kurs).await);
        assert_eq!((tried, waits), (5, 2));
        young.delete(&at).await.is(204);
        let cheer = young.get("/celebrations").await.items()[0]["id"].clone();
        young.delete(&format!("/celebrations/{}", cheer.as_str().expect("an id"))).await.is(204);
        service.answer(Answers::status(201, ""));
        kurs.pass_days(1);
        run_due(&kurs.state).await.expect("done");
        assert_eq!((bodies().len(), waiting_pushes(&kurs).await), (tried, 0));
    }

    async fn links_of_guests_end_thirty_days_after_the_day(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.gather(&young, &plan("Fest", &[&mette])).await;
        let path = format!("/guest/gathering/{}", kurs.invite_guest(&young, id, "Mormor").await);
        let guest = kurs.guest();
        let yes = json!({ "coming": "yes" });
        // 5 December plus thirty days, until 04:00 of the young person's time.
        kurs.set_clock("2027-01-05T02:59:59Z");
        guest.get(&path).await.is(200);
        guest.post(&path, &yes).await.is(200);
        kurs.set_clock("2027-01-05T03:00:00Z");
        guest.get(&path).await.refused(404, "link_ended");
        guest.post(&path, &json!({ "coming": "no" })).await.refused(404, "link_ended");
        guest.call_outside("GET", &path).send().await.is(404);
        // A new day renews the invitation.
        let young = kurs.again(&young).await;
        let moved = with(plan("Fest", &[]), &json!({ "on": "2027-01-20" }));
        young.put(&format!("/gatherings/{id}"), &moved).await.is(200);
        assert_eq!(guest.get(&path).await.is(200)["answer"]["coming"], "yes");
    }

    async fn unfinished_uploads_count_and_expire(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let begin = |id| {
            let call = young.call("PUT", &format!("/files/{id}"));
            call.bytes(Some(&format!("bytes 0-0/{}", 4 * 1024 * 1024)), b"x").send()
        };
        for _ in 0..125 {
            begin(kurs.id()).await.is(201);
        }
        begin(kurs.id()).await.refused(409, "files_full");
        kurs.pass_days(1);
        assert_eq!(prune(&kurs.state).await.expect("pruned").of("files"), 0);
        kurs.clock.advance(1);
        assert_eq!(prune(&kurs.state).await.expect("pruned").of("files"), 125);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM file_parts").await, 0);
        begin(kurs.id()).await.is(201);
    }

    async fn contributions_taken_back_unheard_leave_no_trace(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let seen = || async {
            let list = format!("/meetings?young_person_id={}", young.id());
            let mut all = Vec::new();
            for path in [met.path(), list, "/awaiting".to_owned(), met.act("minutes")] {
                let response = mette.get(&path).await.is(200);
                all.push(if response.json.is_null() { json!(response.text) } else { response.json });
            }
            let mut all = json!(all);
            // That something changed stays visible in version and time; what changed does not.
            for at in ["/0/version", "/0/updated_at", "/1/items/0/version"] {
                *all.pointer_mut(at).expect("it is there") = Value::Null;
            }
            comparable(&all)
        };
        let before = seen().await;
        let id = kurs.contribute(&young, met, "Gulspurvefløjt").await;
        young.delete(&met.part("contributions", id)).await.is(200);
        assert_eq!(seen().await, before);
    }

    async fn a_plan_has_the_version_that_the_desk_sees(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let version = |response: &Value| response["version"].as_i64().expect("a version");
        let first = version(&mette.get(&met.path()).await.is(200).json);
        // What the desk does not see neither makes its version stale nor increments it.
        for traces in 1..=2 {
            let seen = format!("seen?traces={traces}");
            young.call("POST", &met.act(&seen)).send().await.is(200);
        }
        let own = young.get(&met.path()).await.is(200);
        assert!(version(&own.json) > first && own["seen"] != 0, "{}", own.text);
        let response = mette.get(&met.path()).await.is(200);
        assert_eq!((version(&response.json), &response["seen"]), (first, &json!(0)));
        assert!(response["projections"].is_null() && own["projections"].is_null());
        let put = |title: &str, version: i64| {
            let call = mette.call("PUT", &met.path()).header("if-match", &format!("\"{version}\""));
            call.json(&kurs.plan_of(&young, title)).send()
        };
        let changed = put("Praktik", first).await.is(200);
        put("Skole", first).await.refused(412, "stale");
        assert_eq!(changed["plan"]["version"], changed["version"]);
        // Changes outside the plan do not conflict with it.
        kurs.contribute(&young, met, "Jeg vil helst gå en tur").await;
        put("Skole", version(&changed.json)).await.is(200);
    }
}
