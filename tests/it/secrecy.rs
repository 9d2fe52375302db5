//! People's words and names appear in the answers to them and nowhere else: not in logs (at the most verbose
//! level), metrics, headers, URLs or errors. With the real binary.

use std::net::TcpListener;

use kurs_domain::timestamp::HOUR_MS;
use kurs_server::kernel::clock::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Engine,
    celebrations::token,
    database::Database,
    id_made_at,
    program::{Serving, run},
    said::picture,
};

/// Included in everything that anybody writes in this test.
const CANARY: &str = "Gulspurvefløjt";

/// Everything the server sent that is not the body of a successful answer.
#[derive(Default)]
struct Overheard(String);

fn headers(answer: &Answer) -> String {
    format!("{:?}\n", answer.headers)
}

impl Overheard {
    fn hear(&mut self, answer: Answer) -> Value {
        self.0 += &headers(&answer);
        if answer.status >= 400 {
            self.0 += &answer.text;
        }
        answer.json
    }
}

/// The code that the command line printed.
fn printed_code(output: &str) -> String {
    let line = output.lines().find_map(|line| line.trim().strip_prefix("code  "));
    line.unwrap_or_else(|| panic!("no code in {output}")).to_owned()
}

async fn sign_in(heard: &mut Overheard, client: &Client, code: &str) -> Value {
    let answer = client.post("/sessions", &json!({ "code": code })).await.is(201);
    heard.hear(answer)["person"]["id"].clone()
}

/// A free port: the binary does not print the one of its metrics in a stable form.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

async fn nothing_leaks(engine: Engine) {
    let database = Database::new(engine).await;
    let mut heard = Overheard::default();
    let name = format!("Anders {CANARY}");
    let args = ["admin", "create-administrator", "--name", &name, "--database-url", &database.url];
    let (made, output, _) = run(&args).await;
    assert!(made, "{output}");
    let admin_code = printed_code(&output);
    let metrics = format!("127.0.0.1:{}", free_port());
    let serving = Serving::start(&[
        "--database-url",
        &database.url,
        "--public-url",
        "http://localhost:3000",
        "--metrics-listen",
        &metrics,
    ])
    .await;

    let (admin, young, mette) = (serving.signed_out(), serving.signed_out(), serving.signed_out());
    sign_in(&mut heard, &admin, &admin_code).await;
    let ids = ids(30);
    let staff =
        json!({ "name": format!("Mette {CANARY}"), "role": "caseworker", "department": CANARY });
    let made = heard.hear(admin.put(&format!("/staff/{}", ids[0]), &staff).await.is(201));
    let mette_code = made["invitation"]["code"].as_str().expect("a code").to_owned();
    sign_in(&mut heard, &mette, &mette_code).await;
    let person = json!({ "name": CANARY });
    let made = heard.hear(admin.put(&format!("/young_people/{}", ids[1]), &person).await.is(201));
    let young_code = made["invitation"]["code"].as_str().expect("a code").to_owned();
    sign_in(&mut heard, &young, &young_code).await;
    let why = json!({ "caseworker_id": ids[0], "since": SystemClock.now(), "why": CANARY });
    heard.hear(
        admin.put(&format!("/young_people/{}/assignments/{}", ids[1], ids[2]), &why).await.is(201),
    );

    let goal = json!({ "text": CANARY, "why": CANARY, "first_step": CANARY,
        "repeat": { "times_a_week": 3 }, "shared_with": "my_team" });
    heard.hear(young.put(&format!("/goals/{}", ids[3]), &goal).await.is(201));
    // The same goal from another phone: the overwritten words are stored, and appear nowhere else.
    for why in ["Ro", CANARY] {
        let path = format!("/goals/{}?base=0", ids[3]);
        let text = format!("{CANARY} {why}");
        let mine = json!({ "text": text, "why": why, "repeat": { "times_a_week": 3 },
            "shared_with": "my_team" });
        heard.hear(young.put(&path, &mine).await.is(200));
    }
    let today = heard.hear(young.get("/today").await.is(200))["on"].clone();
    let success =
        json!({ "goal_id": ids[3], "on": today, "at": "2026-11-22T11:00:00Z", "words": CANARY });
    heard.hear(young.put(&format!("/successes/{}", ids[4]), &success).await.is(201));
    heard.hear(young.patch("/me", &json!({ "name": format!("{CANARY} Ø") })).await.is(200));
    let file = format!("/files/{}", ids[8]);
    let bytes = picture(CANARY);
    heard.hear(young.call("PUT", &file).bytes(None, &bytes).send().await.is(201));
    let no_picture = young.call("PUT", &format!("/files/{}", ids[9]));
    heard.hear(no_picture.bytes(None, CANARY.as_bytes()).send().await.is(415));
    let mut with_file = success.clone();
    (with_file["file_ids"], with_file["shared_with"]) = (json!([ids[8]]), json!("my_team"));
    heard.hear(young.put(&format!("/successes/{}", ids[4]), &with_file).await.is(200));
    let suggestion = format!("/young_people/{}/goal_suggestions/{}", ids[1], ids[5]);
    heard.hear(mette.put(&suggestion, &json!({ "text": CANARY })).await.is(201));
    let answer = format!("/goal_suggestions/{}/answer", ids[5]);
    let dropped = json!({ "outcome": "dropped", "words": CANARY });
    let call = young.call("POST", &answer).header("idempotency-key", "k-1").json(&dropped);
    heard.hear(call.send().await.is(200));
    for (client, path) in [
        (&young, "/me".to_owned()),
        (&young, "/goals".into()),
        (&young, "/changes".into()),
        (&mette, format!("/young_people/{}", ids[1])),
        (&mette, "/young_people".into()),
        (&mette, file),
        (&young, "/access_log".into()),
        (&admin, "/staff".into()),
        (&admin, format!("/young_people/{}/assignments", ids[1])),
    ] {
        let answer = client.get(&path).await.is(200);
        assert!(answer.text.contains(CANARY), "{path}: it is in the answer to its owner");
        heard.hear(answer);
    }
    let tokens = celebrate(&mut heard, &serving, &young, &mette, &ids).await;
    let delegates = meet(&mut heard, &serving, &young, &mette, &ids).await;
    // Refused requests with the canary in them.
    let stale = young.call("PUT", &format!("/goals/{}", ids[3])).header("if-match", "\"7\"");
    let stale = stale.json(&goal).send().await.is(412);
    heard.0 += &headers(&stale);
    for (body, path) in [
        (json!({ CANARY: CANARY }), format!("/goals/{}", ids[6])),
        (
            json!({ "text": CANARY.repeat(40), "repeat": { "times_a_week": 3 } }),
            format!("/goals/{}", ids[6]),
        ),
        (json!({ "text": CANARY, "repeat": CANARY }), format!("/goals/{CANARY}")),
        (goal.clone(), format!("/goals/{}?{CANARY}={CANARY}", ids[6])),
        (goal.clone(), format!("/{CANARY}")),
        (json!({ "outcome": "adopted", "goal_id": ids[7], "words": CANARY }), answer.clone()),
    ] {
        let refused = young.call(if path == answer { "POST" } else { "PUT" }, &path);
        let refused = refused.json(&body).send().await;
        if refused.status >= 400 {
            heard.hear(refused);
        }
    }
    let wrong = serving.signed_out().post("/sessions", &json!({ "code": CANARY })).await.is(422);
    heard.hear(wrong);

    let url = format!("http://{metrics}/metrics");
    let metrics = reqwest::get(url).await.expect("metrics").text().await.expect("text");
    assert!(
        metrics.contains("kurs_requests_total{") && metrics.contains("/api/v1/goals/{id}"),
        "{metrics}"
    );
    let token = young.token().expect("a token");
    serving.ask_to_stop().await;
    let (status, log) = serving.stopped().await;
    assert!(status.success(), "{log}");
    assert!(log.lines().count() > 30 && log.contains("\"answered\""), "{log}");

    for (place, text) in [("metrics", &metrics), ("log", &log), ("headers and errors", &heard.0)] {
        let line = text.lines().find(|line| {
            line.contains(CANARY) || line.contains("Gulspurvefl") || line.contains("spurvefl")
        });
        assert_eq!(line, None, "in the {place}");
    }
    let tokens: Vec<_> = tokens.into_iter().chain([delegates]).collect();
    assert!(tokens.iter().all(|token| !heard.0.contains(token)), "a token in headers or errors");
    assert!(metrics.contains("/guest/recognition/{token}"), "{metrics}");
    for (place, text) in [("metrics", &metrics), ("log", &log)] {
        for secret in [&token, &admin_code, &mette_code, &young_code].into_iter().chain(&tokens) {
            assert!(
                !text.contains(secret) && !text.contains(&secret.replace('-', "")),
                "a secret in the {place}"
            );
        }
        // Who did what belongs in the access log, not in the operator's.
        assert!(!text.contains(&ids[1]), "an id in the {place}");
    }
}

/// Cheers, links, a gathering and praise, with the canary in all of it; returns the tokens of the links.
async fn celebrate(
    heard: &mut Overheard,
    serving: &Serving,
    young: &Client,
    mette: &Client,
    ids: &[String],
) -> [String; 3] {
    let person = format!("/young_people/{}", ids[1]);
    let cheer = format!("{person}/recognitions/{}", ids[10]);
    heard.hear(mette.put(&cheer, &json!({ "text": CANARY })).await.is(201));
    heard.hear(mette.put(&cheer, &json!({ "text": format!("{CANARY}!") })).await.is(409));
    let at = format!("/recognition_links/{}", ids[11]);
    let draft = json!({ "label": CANARY, "shown_name": CANARY });
    let link = token(&heard.hear(young.put(&at, &draft).await.is(201))["url"]);
    let guest = serving.signed_out();
    let page = format!("/guest/recognition/{link}");
    let words = [("from", CANARY), ("text", CANARY)];
    heard.hear(guest.call_outside("POST", &page).form(&words).await.is(200));
    heard.hear(guest.post(&page, &json!({ "from": CANARY, "text": "Igen" })).await.is(201));
    heard.hear(guest.post(&page, &json!({ "from": CANARY, CANARY: 1 })).await.is(422));
    heard.hear(guest.get(&format!("/guest/gathering/{link}")).await.is(404));
    let gathering = format!("/gatherings/{}", ids[12]);
    let plan = json!({ "title": CANARY, "words": CANARY, "on": "2026-12-05", "place": CANARY,
        "shown_name": CANARY, "team": [ids[0]] });
    heard.hear(young.put(&gathering, &plan).await.is(201));
    let invited = format!("{gathering}/guests/{}", ids[13]);
    let output = heard.hear(young.put(&invited, &json!({ "name": CANARY })).await.is(200));
    let invited = token(&output["guests"][0]["url"]);
    let answer = json!({ "coming": "yes", "words": CANARY });
    heard.hear(guest.post(&format!("/guest/gathering/{invited}"), &answer).await.is(200));
    heard.hear(mette.post(&format!("{gathering}/answer"), &answer).await.is(200));
    heard.hear(young.patch("/me", &json!({ "praise_ok": true })).await.is(200));
    let praise = json!({ "parent": CANARY, "by": "letter", "text": CANARY });
    let output = mette.put(&format!("{person}/praises/{}", ids[14]), &praise).await.is(201);
    let letter = token(&heard.hear(output)["url"]);
    for path in ["/celebrations", "/recognition_links", "/gatherings", "/praises"] {
        heard.hear(young.get(path).await.is(200));
    }
    // Ended, and opened all the same.
    heard.hear(young.delete(&at).await.is(204));
    heard.hear(guest.get(&page).await.is(404));
    for path in [page, format!("/guest/gathering/{invited}"), format!("/guest/praise/{letter}")] {
        let shown = guest.call_outside("GET", &path).send().await;
        heard.0 += &headers(&shown);
    }
    [link, invited, letter]
}

/// A meeting with the canary in all its contributions; returns the token of a delegate's link.
async fn meet(
    heard: &mut Overheard,
    serving: &Serving,
    young: &Client,
    mette: &Client,
    ids: &[String],
) -> String {
    let asked = format!("/meeting_requests/{}", ids[15]);
    heard.hear(young.put(&asked, &json!({ "words": CANARY })).await.is(201));
    heard.hear(young.put(&asked, &json!({ "words": format!("{CANARY}!") })).await.is(409));
    let at = format!("/meetings/{}", ids[15]);
    let plan = json!({ "young_person_id": ids[1], "kind": "network", "title": CANARY,
        "purpose": CANARY, "starts_at": SystemClock.now(), "duration_minutes": 45,
        "place": { "kind": "outside", "details": CANARY },
        "agenda": [{ "id": ids[16], "text": CANARY }] });
    heard.hear(mette.put(&at, &plan).await.is(201));
    let stale = mette.call("PUT", &at).header("if-match", "\"0\"");
    let changed = json!({ "title": format!("{CANARY}!") });
    let stale = stale.json(&crate::kurs::said::with(plan, &changed)).send().await.is(412);
    heard.0 += &headers(&stale);
    let part = |name: &str, id: usize| format!("{at}/{name}/{}", ids[id]);
    let said =
        json!({ "kind": "text", "body": { "text": CANARY }, "said_at": "2026-11-22T11:00:00Z" });
    heard.hear(young.put(&part("contributions", 17), &said).await.is(201));
    let suggestion = json!({ "kind": "come", "name": CANARY, "relation": CANARY,
        "contact": CANARY, "reason": CANARY });
    heard.hear(young.put(&part("participant_suggestions", 18), &suggestion).await.is(201));
    let delegate = json!({ "name": CANARY, "relation": CANARY, "task": CANARY });
    let output = heard.hear(young.put(&part("delegates", 19), &delegate).await.is(201));
    let link = token(&output["delegates"][0]["url"]);
    let shown = serving.signed_out();
    let shown = shown.call_outside("GET", &format!("/guest/meeting/{link}")).send().await;
    heard.0 += &headers(&shown);
    let answer = json!({ "outcome": "changed", "text": CANARY });
    let to = format!("{}/answers/{}", part("contributions", 17), ids[20]);
    heard.hear(mette.put(&to, &answer).await.is(201));
    let no = json!({ "yes": false, "because": CANARY });
    let to = format!("{}/answer", part("participant_suggestions", 18));
    heard.hear(mette.post(&to, &no).await.is(200));
    heard.hear(mette.call("POST", &format!("{at}/holding")).send().await.is(200));
    let decision = json!({ "text": CANARY, "why": CANARY,
        "actions": [{ "id": crate::kurs::meetings::ACTION, "text": CANARY, "who": CANARY, "by": "2026-12-01" }] });
    heard.hear(mette.put(&part("decisions", 21), &decision).await.is(201));
    heard.hear(mette.post(&format!("{at}/closing"), &json!({ "summary": CANARY })).await.is(409));
    let view = json!({ "kind": "partly", "words": CANARY });
    let to = format!("{}/view?of=1", part("decisions", 21));
    heard.hear(young.put(&to, &view).await.is(200));
    let to = format!("{}/final", part("decisions", 21));
    heard.hear(mette.call("POST", &to).send().await.is(200));
    heard.hear(mette.post(&format!("{at}/closing"), &json!({ "summary": CANARY })).await.is(200));
    let today = heard.hear(young.get("/today").await.is(200))["on"].clone();
    let rated = json!({ "instrument": "situation", "instrument_version": 1, "on": today,
        "at": SystemClock.now(), "answers": { "home_words": { "words": CANARY } }, "words": CANARY });
    heard.hear(young.put(&format!("/feedback/{}", ids[29]), &rated).await.is(201));
    let later = id_made_at(SystemClock.now().plus_millis(HOUR_MS));
    heard.hear(young.put(&format!("{at}/contributions/{later}"), &said).await.is(409));
    heard.hear(young.put(&part("contributions", 22), &said).await.is(201));
    for path in ["/meetings".to_owned(), at.clone(), "/changes".into()] {
        heard.hear(young.get(&path).await.is(200));
    }
    let minutes = mette.get(&format!("{at}/minutes")).await.is(200);
    heard.0 += &headers(&minutes);
    link
}

/// Ids as a phone makes them.
fn ids(count: usize) -> Vec<String> {
    use kurs_server::kernel::random::{SystemRandom, id};
    (0..count).map(|_| id(&SystemRandom, SystemClock.now()).to_string()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaks_on_sqlite() {
    nothing_leaks(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_leaks_on_postgres() {
    nothing_leaks(Engine::Postgres).await;
}
