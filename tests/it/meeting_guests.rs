//! Meetings for people without a session: a delegate's link, calendar entries, and the minutes for the
//! journal.

use kurs_domain::Id;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Kurs, celebrations::token, meetings::contribution, on_both, said::picture,
};

const MARKUP: &str = "<script>alert(\"æ\")</script>";

/// A meeting planned by `mette`, three days ahead at 14:00 in Copenhagen.
async fn planned(kurs: &Kurs, mette: &Client, young: &Client) -> String {
    let id = kurs.id();
    let plan = json!({
        "young_person_id": young.id().to_string(),
        "kind": "action_plan",
        "title": "Møde om din handleplan",
        "purpose": "Vi ser på din plan sammen.",
        "starts_at": "2026-11-25T13:00:00.000Z",
        "duration_minutes": 60,
        "place": { "kind": "outside", "details": "Ved åen" },
        "agenda": [{ "id": kurs.id().to_string(), "text": "Bolig" }],
    });
    let path = format!("/meetings/{id}");
    mette.put(&path, &plan).await.is(201);
    path
}

async fn contribute(kurs: &Kurs, young: &Client, meeting: &str, text: &str) -> Id {
    let id = kurs.id();
    let draft = json!({ "kind": "text", "body": { "text": text }, "said_at": kurs.now() });
    young.put(&format!("{meeting}/contributions/{id}"), &draft).await.is(201);
    id
}

/// Appoints a delegate who sees `ticked`; returns the path of their page.
async fn appoint(kurs: &Kurs, young: &Client, meeting: &str, ticked: &[Id]) -> (Id, String) {
    let id = kurs.id();
    let ticked: Vec<_> = ticked.iter().map(ToString::to_string).collect();
    let draft = json!({
        "name": "Onkel Søren", "relation": "onkel", "task": "Sig at jeg vil bo alene",
        "contribution_ids": ticked, "sees_decisions": true,
    });
    let path = format!("{meeting}/delegates/{id}");
    let made = young.put(&path, &draft).await.is(201);
    let delegates = made["delegates"].as_array().unwrap();
    let it = delegates.iter().find(|it| it["id"] == id.to_string()).unwrap();
    (id, format!("/guest/meeting/{}", token(&it["url"])))
}

async fn look(guest: &Client, path: &str, cookie: Option<&str>) -> Answer {
    let call = guest.call_outside("GET", path);
    let call = match cookie {
        Some(cookie) => call.header("cookie", cookie),
        None => call,
    };
    call.send().await
}

async fn send(guest: &Client, path: &str, cookie: &str, what: &str, words: &str) -> Answer {
    let call = guest.call_outside("POST", path).header("cookie", cookie);
    call.form(&[("what", what), ("words", words)]).await
}

/// Presses "It is me"; returns the cookie that the browser is given.
async fn open(guest: &Client, path: &str) -> String {
    let opened = guest.call_outside("POST", path).form(&[("what", "open")]).await.is(303);
    let cookie = opened.header("set-cookie").unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Lax", &format!("Path={path}")] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

fn is_ended(page: Answer) {
    let page = page.is(404);
    assert!(page.text.contains("Linket virker ikke længere"), "{}", page.text);
}

fn words_of(meeting: &Answer) -> Vec<String> {
    let all = meeting["contributions"].as_array().unwrap().iter();
    all.filter_map(|it| it["draft"]["body"]["text"].as_str()).map(str::to_owned).collect()
}

on_both! {
    async fn a_delegate_speaks_and_brings_an_answer_back(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (meeting, guest) = (planned(&kurs, &mette, &young).await, kurs.guest());
        let shown = contribute(&kurs, &young, &meeting, "Jeg vil bo alene").await;
        contribute(&kurs, &young, &meeting, "Kun til mødet").await;
        let (_, path) = appoint(&kurs, &young, &meeting, &[shown]).await;
        // A messenger's link preview sees nothing and does not bind the link.
        for _ in 0..3 {
            let door = look(&guest, &path, None).await.is(200);
            for private in ["bo alene", "handleplan", "Søren", "åen"] {
                assert!(!door.text.contains(private), "{private}");
            }
        }
        let cookie = open(&guest, &path).await;
        let page = look(&guest, &path, Some(&cookie)).await.is(200);
        for said in ["Jeg vil bo alene", "Sig at jeg vil bo alene", "onsdag den 25. november 2026 kl. 14.00", "Ved åen", "Bolig"] {
            assert!(page.text.contains(said), "{said}: {}", page.text);
        }
        assert!(!page.text.contains("Kun til mødet"));
        send(&guest, &path, &cookie, "bring", "Han siger: nej tak til bosted").await.is(303);
        send(&guest, &path, &cookie, "bring", "Han siger: nej tak til bosted").await.is(303);
        send(&guest, &path, &cookie, "back", "De vil se på det på mandag").await.is(303);
        let own = young.get(&meeting).await.is(200);
        assert_eq!(words_of(&own), ["Jeg vil bo alene", "Kun til mødet", "Han siger: nej tak til bosted"]);
        assert_eq!(own["contributions"][2]["by"]["kind"], "delegate");
        assert_eq!(own["delegates"][0]["brought_back"][0]["words"], "De vil se på det på mandag");
        assert!(own["delegates"][0]["opened_at"].is_string());
        // Staff see who speaks, and what was said to the meeting, but nothing that is between the two.
        let theirs = mette.get(&meeting).await.is(200);
        assert!(theirs.text.contains("nej tak til bosted") && theirs.text.contains("Onkel Søren"));
        for private in ["på mandag", "Sig at jeg vil", "/guest/meeting/"] {
            assert!(!theirs.text.contains(private), "{private}");
        }
    }

    async fn the_owner_sees_what_a_delegate_has_heard_and_staff_do_not(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (meeting, guest) = (planned(&kurs, &mette, &young).await, kurs.guest());
        let shown = contribute(&kurs, &young, &meeting, "Jeg vil bo alene").await;
        contribute(&kurs, &young, &meeting, "Kun til mødet").await;
        let (file, drawn) = (kurs.id(), kurs.id());
        young.call("PUT", &format!("/files/{file}")).bytes(None, &picture("tegning")).send().await.is(201);
        let drawing = contribution("drawing", &json!({ "file_id": file }));
        young.put(&format!("{meeting}/contributions/{drawn}"), &drawing).await.is(201);
        let (_, path) = appoint(&kurs, &young, &meeting, &[shown, drawn]).await;
        let heard = async || {
            let own = young.get(&meeting).await.is(200);
            let all = own["contributions"].as_array().unwrap().iter();
            let by = |it: &Value| it["heard_by"].as_array().unwrap().iter().map(|it| it["by"]["name"].clone()).collect();
            all.map(by).collect::<Vec<Vec<Value>>>()
        };
        let (nobody, uncle) = (Vec::<Value>::new, || vec![json!("Onkel Søren")]);
        // The closed page marks nothing as heard; the opened page marks its contributions, once.
        look(&guest, &path, None).await.is(200);
        let cookie = open(&guest, &path).await;
        assert_eq!(heard().await, [nobody(), nobody(), nobody()]);
        let mut phone = kurs.listen(&young).await;
        look(&guest, &path, Some(&cookie)).await.is(200);
        assert_eq!(phone.next_change().await.expect("an event").kind, "meeting");
        assert_eq!(heard().await, [uncle(), nobody(), nobody()]);
        let version = young.get(&meeting).await["version"].clone();
        look(&guest, &path, Some(&cookie)).await.is(200);
        assert_eq!(young.get(&meeting).await["version"], version);
        // A drawing is heard when it is fetched.
        let at = format!("{path}/files/{file}");
        assert_eq!(look(&guest, &at, None).await.status, 404);
        for _ in 0..2 {
            guest.call_outside("GET", &at).header("cookie", &cookie).open().await.error_for_status().unwrap();
        }
        assert_eq!(heard().await, [uncle(), nobody(), uncle()]);
        // Taken back, nothing of it is visible to staff; nor do they see who heard the rest.
        young.delete(&format!("{meeting}/contributions/{shown}")).await.is(200);
        assert_eq!(look(&guest, &at, Some(&cookie)).await.status, 200);
        let theirs = mette.get(&meeting).await.is(200);
        assert_eq!(words_of(&theirs), ["Kun til mødet"]);
        assert_eq!(theirs["contributions"][1]["heard_by"], json!([]));
        let heard_by = theirs["trail"].as_array().unwrap().iter().filter(|it| it["what"] == "heard");
        assert!(heard_by.clone().all(|it| it["by"]["name"] == "Mette"), "{}", theirs.text);
        assert!(!theirs.text.contains(&shown.to_string()));
    }

    async fn a_link_is_bound_to_one_browser(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (meeting, guest) = (planned(&kurs, &mette, &young).await, kurs.guest());
        let (_, path) = appoint(&kurs, &young, &meeting, &[]).await;
        let press = || guest.call_outside("POST", &path).form(&[("what", "open")]);
        let both = tokio::join!(press(), press());
        let mut status = [both.0.status, both.1.status];
        status.sort_unstable();
        assert_eq!(status, [303, 409]);
        let other = look(&guest, &path, Some("kurs-link=etellerandet")).await.is(200);
        assert!(other.text.contains("Linket er åbnet et andet sted"));
        assert!(!other.text.contains("handleplan"));
        // Without the browser's cookie the link accepts no contribution either.
        let answer = send(&guest, &path, "kurs-link=etellerandet", "bring", "Falsk").await;
        assert_eq!(answer.status, 409);
        assert!(words_of(&young.get(&meeting).await.is(200)).is_empty());
    }

    async fn a_link_ends(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let guest = kurs.guest();
        // Ended by its owner.
        let meeting = planned(&kurs, &mette, &young).await;
        let (id, path) = appoint(&kurs, &young, &meeting, &[]).await;
        let cookie = open(&guest, &path).await;
        young.delete(&format!("{meeting}/delegates/{id}")).await.is(200);
        is_ended(look(&guest, &path, Some(&cookie)).await);
        is_ended(send(&guest, &path, &cookie, "bring", "For sent").await);
        // Meeting cancelled.
        let (_, path) = appoint(&kurs, &young, &meeting, &[]).await;
        let because = json!({ "because": "Vi finder en anden dag" });
        mette.post(&format!("{meeting}/cancellation"), &because).await.is(200);
        is_ended(look(&guest, &path, None).await);
        // Another purpose, another meeting's file, or a guess.
        let other = planned(&kurs, &mette, &young).await;
        let (_, path) = appoint(&kurs, &young, &other, &[]).await;
        let cookie = open(&guest, &path).await;
        for wrong in [path.replace("/meeting/", "/gathering/"), path.replace("/meeting/", "/calendar/")] {
            assert_eq!(look(&guest, &wrong, Some(&cookie)).await.status, 404, "{wrong}");
        }
        let file = format!("{path}/files/{}", kurs.id());
        look(&guest, &file, Some(&cookie)).await.is(404);
        look(&guest, "/guest/meeting/AAAA", None).await.is(404);
        // A week after the planned begin; moving the meeting earlier does not shorten that.
        let sooner = json!({ "young_person_id": young.id(), "kind": "other", "title": "Nu", "purpose": "Nu",
            "starts_at": kurs.now(), "duration_minutes": 5, "place": { "kind": "home" } });
        mette.put(&other, &sooner).await.is(200);
        let past = crate::kurs::said::with(sooner, &json!({ "starts_at": "1999-01-01T00:00:00Z" }));
        let refused = mette.put(&other, &past).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("starts_at", "time_past"));
        kurs.set_clock("2026-12-02T12:59:59.999Z");
        look(&guest, &path, Some(&cookie)).await.is(200);
        kurs.set_clock("2026-12-02T13:00:00.000Z");
        is_ended(look(&guest, &path, Some(&cookie)).await);
    }

    async fn a_delegate_of_one_meeting_has_no_access_to_another(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (one, two) = (planned(&kurs, &mette, &young).await, planned(&kurs, &mette, &young).await);
        let guest = kurs.guest();
        let hidden = contribute(&kurs, &young, &two, "Fra det andet møde").await;
        let (_, path) = appoint(&kurs, &young, &one, &[hidden]).await;
        let cookie = open(&guest, &path).await;
        let page = look(&guest, &path, Some(&cookie)).await.is(200);
        assert!(!page.text.contains("Fra det andet møde"));
        let (_, other) = appoint(&kurs, &young, &two, &[hidden]).await;
        let page = look(&guest, &other, Some(&cookie)).await.is(200);
        assert!(!page.text.contains("Fra det andet møde"), "the cookie of another link opens nothing");
    }

    async fn markup_is_escaped(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (meeting, guest) = (planned(&kurs, &mette, &young).await, kurs.guest());
        let said = contribute(&kurs, &young, &meeting, MARKUP).await;
        let (_, path) = appoint(&kurs, &young, &meeting, &[said]).await;
        let cookie = open(&guest, &path).await;
        let page = look(&guest, &path, Some(&cookie)).await.is(200);
        let minutes = mette.get(&format!("{meeting}/minutes")).await.is(200);
        for page in [page, minutes] {
            assert!(page.text.contains("&lt;script&gt;") && !page.text.contains("<script"));
        }
        for (words, problem) in [
            ("", "Skriv noget her"),
            ("a\u{202e}b", "Lige efter »a« er et skjult tegn"),
            (&"ø".repeat(2_001), "Der er plads til 2000 tegn"),
        ] {
            let page = send(&guest, &path, &cookie, "bring", words).await.is(422);
            assert!(page.text.contains(problem), "{problem}");
        }
    }

    async fn a_calendar_entry_shows_only_the_time(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (meeting, guest) = (planned(&kurs, &mette, &young).await, kurs.guest());
        let own = young.get(&meeting).await.is(200);
        // Staff get the same addresses, to pass on to those they invite.
        let theirs = mette.get(&meeting).await.is(200);
        let urls = |meeting: &Answer| {
            let all = meeting["participants"].as_array().expect("participants").iter();
            all.map(|it| it["calendar_url"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(urls(&theirs), urls(&own));
        let url = &own["participants"][0]["calendar_url"];
        let path = format!("/guest/calendar/{}", token(url));
        let entry = look(&guest, &path, None).await.is(200);
        assert_eq!(entry.header("content-type"), Some("text/calendar; charset=utf-8"));
        for line in ["BEGIN:VCALENDAR\r\n", "DTSTART:20261125T130000Z\r\n", "DTEND:20261125T140000Z\r\n", "SUMMARY:Møde\r\n", "STATUS:CONFIRMED\r\n"] {
            assert!(entry.text.contains(line), "{line}: {}", entry.text);
        }
        for private in ["handleplan", "åen", "plan", "Vi ser", &young.id().to_string()] {
            assert!(!entry.text.contains(private), "{private}");
        }
        // Moved, then cancelled: the same entry with a higher sequence.
        let sequence = |entry: &Answer| {
            let line = entry.text.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
            line.unwrap().trim().parse::<u32>().unwrap()
        };
        let uid = |entry: &Answer| {
            entry.text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned()
        };
        let because = json!({ "because": "Vi finder en anden dag" });
        mette.post(&format!("{meeting}/cancellation"), &because).await.is(200);
        let later = look(&guest, &path, None).await.is(200);
        assert!(later.text.contains("STATUS:CANCELLED\r\n"));
        assert!(sequence(&later) > sequence(&entry));
        assert_eq!(uid(&later), uid(&entry));
        let delegate = path.replace("/calendar/", "/meeting/");
        assert_eq!(look(&guest, &delegate, None).await.status, 404);
    }

    async fn minutes_quote_everything_verbatim(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let meeting = planned(&kurs, &mette, &young).await;
        let said = contribute(&kurs, &young, &meeting, "Jeg vil ikke flytte\nigen").await;
        let answer = json!({ "outcome": "changed", "text": "Du bliver boende året ud" });
        let path = format!("{meeting}/contributions/{said}/answers/{}", kurs.id());
        mette.put(&path, &answer).await.is(201);
        let minutes = mette.get(&format!("{meeting}/minutes")).await.is(200);
        assert_eq!(minutes.header("content-type"), Some("text/html; charset=utf-8"));
        for part in ["Jeg vil ikke flytte\nigen", "Det ændrede", "Du bliver boende året ud", "Ved åen", "onsdag den 25. november 2026 kl. 14.00"] {
            assert!(minutes.text.contains(part), "{part}");
        }
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|entry| entry["what"] == "meeting"));
        kurs.caseworker("Hans").await.get(&format!("{meeting}/minutes")).await.is(404);
        young.get(&format!("{meeting}/minutes")).await.is(403);
    }

    async fn each_answer_is_shown_with_its_question(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let meeting = planned(&kurs, &mette, &young).await;
        let plan = mette.get(&meeting).await.is(200)["plan"]["draft"].clone();
        let prompts = [
            ("want", "Det vil jeg:"),
            ("dont_want", "Det vil jeg ikke:"),
            ("place", "Her vil jeg helst være:"),
            ("taking_part", "Sådan vil jeg være med:"),
            ("question", "Mit spørgsmål:"),
            ("not_what_i_meant", "Det var ikke det, jeg mente:"),
        ];
        let mut ticked = Vec::new();
        for (number, (prompt, _)) in prompts.iter().enumerate() {
            let id = kurs.id();
            let draft = json!({ "kind": "text", "body": { "text": format!("Svar nummer {number}") },
                "prompt": prompt, "about": plan["agenda"][0]["id"], "said_at": kurs.now() });
            young.put(&format!("{meeting}/contributions/{id}"), &draft).await.is(201);
            ticked.push(id);
        }
        let (_, path) = appoint(&kurs, &young, &meeting, &ticked).await;
        let guest = kurs.guest();
        let cookie = open(&guest, &path).await;
        let minutes = mette.get(&format!("{meeting}/minutes")).await.is(200).text;
        let page = look(&guest, &path, Some(&cookie)).await.is(200).text;
        for place in [&minutes, &page] {
            for (number, (_, question)) in prompts.iter().enumerate() {
                let answer = place.find(&format!("Svar nummer {number}")).expect("the answer");
                let before = &place[..answer];
                let asked = before.rfind(question).unwrap_or_else(|| panic!("{question}"));
                let after = before[asked..].matches("class=\"over\"").count();
                assert_eq!(after, 0, "{question} is the last before its answer: {before}");
                assert!(before.contains("Om »Bolig«"), "{question}");
            }
        }
    }

    async fn templates_are_edited_by_the_municipality(kurs: Kurs) {
        let mette = kurs.caseworker("Mette").await;
        let admin = &kurs.administrator;
        let all = mette.get("/meeting_templates").await.is(200);
        assert_eq!(all.json.as_array().unwrap().len(), 5);
        assert!(all.json.as_array().unwrap().iter().all(|it| it["edited"] == false));
        let draft = json!({
            "title": "Handleplansmøde i Odense", "purpose": "Vi ser på din plan.",
            "duration_minutes": 50, "agenda": ["Først dig", "Så os"],
        });
        let path = "/meeting_templates/action_plan";
        mette.put(path, &draft).await.is(403);
        for _ in 0..2 {
            let edited = admin.put(path, &draft).await.is(200);
            assert_eq!(edited["edited"], true);
        }
        admin.put("/meeting_templates/fest", &draft).await.is(404);
        let mut long = draft.clone();
        long["agenda"] = json!(vec!["Punkt"; 21]);
        assert_eq!(admin.put(path, &long).await.code(), "too_many");
        let mut short = draft.clone();
        short["duration_minutes"] = json!(4);
        admin.put(path, &short).await.refused(422, "invalid_fields");
        let all = mette.get("/meeting_templates").await.is(200);
        assert_eq!(all.json[0]["draft"]["title"], "Handleplansmøde i Odense");
        assert_eq!(all.json[1]["edited"], false);
    }
}
