//! Deleted means deleted: of a deleted record, or a contribution taken back before a meeting, no word is
//! left in the database, in its files, or in the folder of files.

use kurs_domain::{
    Id,
    timestamp::{DAY_MS, HOUR_MS},
};
use kurs_server::{files::orphans::UNDONE_FOR_MS, jobs::prune::prune};
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Engine, Kurs,
    celebrations::{plan, token},
    meetings::text,
    on_both,
    said::{goal, picture, shared_goal, with},
};

/// Included in everything that is deleted: as text, and as bytes of a picture.
const CANARY: &str = "Gulspurv";

fn canary(what: &str) -> String {
    format!("{CANARY} i {what} på åen")
}

/// Where the canary is still found. A test's folder has its SQLite database and its files.
async fn traces(kurs: &Kurs) -> Vec<String> {
    let mut found: Vec<_> =
        kurs.dump().await.into_iter().filter(|row| row.contains(CANARY)).collect();
    let mut folders = vec![kurs.database.folder.path().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("a file");
                let times =
                    bytes.windows(CANARY.len()).filter(|it| *it == CANARY.as_bytes()).count();
                if times > 0 {
                    found.push(format!("{}: {times}", path.display()));
                }
            }
        }
    }
    found
}

/// Lets an hour pass and runs the hourly work.
async fn pass_an_hour(kurs: &Kurs) {
    kurs.clock.advance(UNDONE_FOR_MS.max(HOUR_MS));
    prune(&kurs.state).await.expect("it is let go");
    assert!(kurs.state.db.erase_traces().await.expect("the log is emptied"));
}

/// A write with an idempotency key of its own, as a phone sends it.
async fn write(who: &Client, method: &str, path: &str, body: &Value) -> Answer {
    let key = format!("{method}{path}");
    who.call(method, path).header("idempotency-key", &key).json(body).send().await
}

async fn send_picture(kurs: &Kurs, who: &Client) -> Id {
    let (id, bytes) = (kurs.id(), picture(&canary("billedet")));
    who.call("PUT", &format!("/files/{id}")).bytes(None, &bytes).send().await.is(201);
    id
}

/// One record of each deletable kind, each written twice (so that there are earlier drafts), by path.
async fn say_everything(kurs: &Kurs, young: &Client, mette: &Client) -> Vec<String> {
    let goal_path = format!("/goals/{}", kurs.id());
    let said = with(
        shared_goal(&canary("målet")),
        &json!({ "why": canary("hvorfor"), "first_step": canary("skridtet") }),
    );
    write(young, "PUT", &goal_path, &said).await.is(201);
    // Two phones change it at once: one's words are overwritten.
    for words in ["den ene", "den anden"] {
        let why = with(goal(&canary("målet")), &json!({ "why": canary(words) }));
        young.put(&format!("{goal_path}?base=1"), &why).await.is(200);
    }
    let earlier = young.get("/changes").await.is(200).by_kind()["earlier_words"][0]["id"].clone();
    assert!(earlier.is_string());

    let success = format!("/successes/{}", kurs.id());
    let file = send_picture(kurs, young).await;
    let seen = with(
        kurs.success("2026-11-22", &canary("sejren")),
        &json!({ "file_ids": [file], "shared_with": "my_team" }),
    );
    write(young, "PUT", &success, &seen).await.is(201);

    let gathering = format!("/gatherings/{}", kurs.id());
    let party = with(
        plan(&canary("festen"), &[mette]),
        &json!({ "words": canary("planen"), "place": canary("stedet"),
            "shown_name": "Gulspurv Å" }),
    );
    write(young, "PUT", &gathering, &party).await.is(201);
    let guest = format!("{gathering}/guests/{}", kurs.id());
    let invited = young.put(&guest, &json!({ "name": "Moster Gulspurv" })).await.is(200);
    let guest_link = format!("/guest/gathering/{}", token(&invited["guests"][0]["url"]));
    let comes = json!({ "coming": "yes", "words": canary("svaret") });
    kurs.signed_out().post(&guest_link, &comes).await.is(200);
    mette.post(&format!("{gathering}/answer"), &comes).await.is(200);

    let cheer = kurs.id();
    let cheers = format!("/young_people/{}/recognitions/{cheer}", young.id());
    mette.put(&cheers, &json!({ "text": canary("heppet") })).await.is(201);
    let celebration = format!("/celebrations/{cheer}");
    write(young, "PUT", &celebration, &json!({ "shared_with": "my_team", "reported": false }))
        .await
        .is(200);
    mette.get(&format!("/young_people/{}", young.id())).await.is(200);
    vec![goal_path, success, guest, gathering, celebration]
}

on_both! {
    async fn deleted_records_leave_no_trace(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let paths = say_everything(&kurs, &young, &mette).await;
        assert!(traces(&kurs).await.len() > paths.len());
        for path in &paths {
            let done = write(&young, "DELETE", path, &json!(null)).await;
            assert!(done.status < 300, "{path}: {done:?}");
        }
        // The overwritten words were erased with their goal; the phones are notified.
        assert_eq!(young.get("/changes").await.is(200).by_kind()["earlier_words"], json!([]));
        pass_an_hour(&kurs).await;
        assert_eq!(traces(&kurs).await, Vec::<String>::new());
        assert_eq!(kurs.number("SELECT COUNT(*) FROM goals WHERE deleted_at IS NOT NULL").await, 1);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM files").await, 0);
    }

    async fn a_late_duplicate_does_not_restore_a_deleted_record(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let paths = say_everything(&kurs, &young, &mette).await;
        for path in &paths {
            write(&young, "DELETE", path, &json!(null)).await;
        }
        let said = with(
            shared_goal(&canary("målet")),
            &json!({ "why": canary("hvorfor"), "first_step": canary("skridtet") }),
        );
        write(&young, "PUT", &paths[0], &said).await.refused(404, "deleted");
        write(&young, "DELETE", &paths[0], &json!(null)).await.is(204);
        for path in &paths[1..] {
            write(&young, "PUT", path, &json!({})).await;
        }
        // The sender retries a cheer that was deleted: they get it as sent.
        let id = paths[4].rsplit_once('/').expect("a path").1;
        let cheers = format!("/young_people/{}/recognitions/{id}", young.id());
        let again = mette.put(&cheers, &json!({ "text": canary("heppet") })).await.is(200);
        assert_eq!(again["text"], canary("heppet"));
        pass_an_hour(&kurs).await;
        assert_eq!(traces(&kurs).await, Vec::<String>::new());
    }

    async fn contributions_taken_back_unheard_leave_no_trace(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let path = met.part("contributions", kurs.id());
        write(&young, "PUT", &path, &text(&canary("brevet"))).await.is(201);
        assert!(!traces(&kurs).await.is_empty());
        young.delete(&path).await.is(200);
        write(&young, "PUT", &path, &text(&canary("brevet"))).await.is(200);
        pass_an_hour(&kurs).await;
        assert_eq!(traces(&kurs).await, Vec::<String>::new());
        assert_eq!(kurs.number("SELECT COUNT(*) FROM idempotency_keys WHERE LENGTH(request_hash) > 64").await, 0);
    }

    async fn overwritten_words_can_be_erased(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let path = format!("/goals/{}", kurs.id());
        let why = |words: &str| with(goal("Gå"), &json!({ "why": words }));
        // With a quotation mark and a backslash, to cover JSON escaping.
        let lost = canary("\"det\\der\"");
        write(&young, "PUT", &path, &goal("Gå")).await.is(201);
        let call = young.call("PUT", &format!("{path}?base=1")).header("idempotency-key", "a2");
        call.json(&why(&lost)).send().await.is(200);
        young.put(&format!("{path}?base=1"), &why("Ro")).await.is(200);
        let earlier = young.get("/changes").await.is(200).by_kind()["earlier_words"][0].clone();
        assert_eq!(earlier["words"], lost);
        let words = format!("/earlier_words/{}", earlier["id"].as_str().expect("an id"));
        young.delete(&words).await.is(204);
        pass_an_hour(&kurs).await;
        assert_eq!(traces(&kurs).await, Vec::<String>::new());
        // On a retry, the phone gets what may still be shown, and the record is unchanged.
        let call = young.call("PUT", &format!("{path}?base=1")).header("idempotency-key", "a2");
        assert_eq!(call.json(&why(&lost)).send().await.is(200)["why"], "–");
        assert_eq!(young.get(&path).await.is(200)["why"], "Ro");
        // Words that the record repeats are not erased.
        young.put(&format!("{path}?base=3"), &why("Luft")).await.is(200);
        young.put(&format!("{path}?base=3"), &why("Ro")).await.is(200);
        young.put(&format!("{path}?base=5"), &why("Luft")).await.is(200);
        for words in young.get("/changes").await.is(200).by_kind()["earlier_words"].as_array().expect("a list") {
            young.delete(&format!("/earlier_words/{}", words["id"].as_str().expect("an id"))).await.is(204);
        }
        assert_eq!(young.get(&path).await.is(200)["why"], "Luft");
    }

    async fn values_equal_to_erased_words_stay(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mark = |words: &str| kurs.success("2026-11-22", words);
        let erase = async || {
            for words in young.get("/changes").await.is(200).by_kind()["earlier_words"].as_array().expect("a list") {
                young.delete(&format!("/earlier_words/{}", words["id"].as_str().expect("an id"))).await.is(204);
            }
        };
        // Words that equal a value beside them, in a stored answer and in a draft.
        let path = format!("/goals/{}", kurs.id());
        let step = |text: &str, part: &str| {
            with(goal(text), &json!({ "first_step": "evening", "part_of_day": part, "why": "why" }))
        };
        young.put(&path, &goal("Gå")).await.is(201);
        let keyed = || young.call("PUT", &format!("{path}?base=1")).header("idempotency-key", "k");
        keyed().json(&step("morning", "morning")).send().await.is(200);
        young.put(&format!("{path}?base=1"), &step("Løb", "evening")).await.is(200);
        erase().await;
        let answer = keyed().json(&step("morning", "morning")).send().await.is(200).json;
        let [text, part] = ["text", "part_of_day"].map(|field| answer[field].clone());
        assert_eq!((text, part), ("–".into(), "morning".into()));
        // The draft is still known: fields that the phone left unchanged lose to what changed since.
        let late = with(step("Løb", "morning"), &json!({ "confidence": 7 }));
        let merged = young.put(&format!("{path}?base=2"), &late).await.is(200).json;
        assert_eq!((&merged["part_of_day"], &merged["confidence"]), (&"evening".into(), &7.into()));
        // Words that equal the name of their field are erased, too.
        let path = format!("/successes/{}", kurs.id());
        young.put(&path, &mark("words")).await.is(201);
        let keyed = || young.call("PUT", &format!("{path}?base=1")).header("idempotency-key", "s");
        keyed().json(&mark("shared_with")).send().await.is(200);
        young.put(&format!("{path}?base=1"), &mark("Roligt")).await.is(200);
        erase().await;
        assert_eq!(keyed().json(&mark("shared_with")).send().await.is(200)["words"], "–");
    }

    async fn a_phone_that_still_has_erased_words_cannot_restore_them(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let path = format!("/goals/{}", kurs.id());
        let shared = |text: &str, more: Value| with(shared_goal(text), &more);
        let regretted = canary("noget fortrudt");
        young.put(&path, &shared("Gå", json!({}))).await.is(201);
        young.put(&format!("{path}?base=1"), &shared(&regretted, json!({}))).await.is(200);
        young.put(&format!("{path}?base=1"), &shared("Løbe", json!({}))).await.is(200);
        let earlier = young.get("/changes").await.is(200).by_kind()["earlier_words"][0]["id"].clone();
        young.delete(&format!("/earlier_words/{}", earlier.as_str().expect("an id"))).await.is(204);
        // A phone with the version that had these words changes something else.
        let late = shared(&regretted, json!({ "why": "Ro" }));
        let merged = young.put(&format!("{path}?base=2"), &late).await.is(200).json;
        assert_eq!((&merged["text"], &merged["why"]), (&"Løbe".into(), &"Ro".into()));
        assert_eq!(mette.get(&path).await.is(200)["text"], "Løbe");
        // Whether it was written anew cannot be known: it is offered to its owner, and visible to nobody
        // else.
        let changes = young.get("/changes").await.is(200).by_kind().json;
        assert_eq!(changes["earlier_words"][0]["words"], regretted);
    }

    async fn an_idempotency_key_of_a_deleted_record_is_not_reusable(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (one, other) = (format!("/goals/{}", kurs.id()), format!("/goals/{}", kurs.id()));
        young.put(&one, &goal("Gå")).await.is(201);
        young.put(&other, &goal("Løbe")).await.is(201);
        let send = |method: &str, path: &str| young.call(method, path).header("idempotency-key", "k");
        send("DELETE", &one).send().await.is(204);
        young.put(&one, &goal("Gå")).await.is(200);
        young.delete(&one).await.is(204);
        send("DELETE", &one).send().await.is(204);
        send("DELETE", &other).send().await.refused(422, "idempotency_key_reused");
        send("PUT", &other).json(&goal("Cykle")).send().await.refused(422, "idempotency_key_reused");
        young.get(&other).await.is(200);
    }

    async fn a_restored_record_is_as_sent(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let paths = say_everything(&kurs, &young, &mette).await;
        for path in &paths {
            write(&young, "DELETE", path, &json!(null)).await;
        }
        // A second phone changed it before it knew: its words are restored, and nobody else sees them.
        let late = with(goal("Gå til åen"), &json!({ "why": "Der er ro" }));
        let back = young.put(&format!("{}?base=2", paths[0]), &late).await.is(200);
        assert_eq!((&back["text"], &back["why"]), (&json!("Gå til åen"), &json!("Der er ro")));
        assert_eq!(back["shared_with"], "only_me");
        assert_eq!(young.get("/changes").await.is(200).by_kind()["earlier_words"], json!([]));
        let success = with(kurs.success("2026-11-22", "Jeg turde"), &json!({ "shared_with": "my_team" }));
        let again = young.put(&format!("{}?base=1", paths[1]), &success).await.is(200);
        assert_eq!((&again["words"], &again["shared_with"]), (&json!("Jeg turde"), &json!("only_me")));
        let party = plan("Kage", &[]);
        let planned = young.put(&format!("{}?base=1", paths[3]), &party).await.is(200);
        assert_eq!((&planned["guests"], &planned["answers"]), (&json!([]), &json!([])));
    }

    async fn a_picture_is_deleted_an_hour_after_it_was_removed(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (path, file) = (format!("/successes/{}", kurs.id()), send_picture(&kurs, &young).await);
        let words = kurs.success("2026-11-22", "Jeg turde");
        let beside = with(words.clone(), &json!({ "file_ids": [file] }));
        young.put(&path, &beside).await.is(201);
        young.put(&format!("{path}?base=1"), &words).await.is(200);
        // Restored in time, it stays.
        young.put(&format!("{path}?base=2"), &beside).await.is(200);
        pass_an_hour(&kurs).await;
        young.get(&format!("/files/{file}")).await.is(200);
        young.put(&format!("{path}?base=3"), &words).await.is(200);
        pass_an_hour(&kurs).await;
        young.get(&format!("/files/{file}")).await.is(404);
        kurs.clock.advance(DAY_MS);
        assert_eq!(traces(&kurs).await, Vec::<String>::new());
    }
}

/// Rows move between pages as others are inserted and deleted: none of a row's copies may remain.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_leaves_no_copies_of_moved_rows() {
    let kurs = Kurs::start(Engine::Sqlite).await;
    let young = kurs.young_person("Åse").await;
    let mut paths = Vec::new();
    for number in 0..300_usize {
        let path = format!("/successes/{}", kurs.id());
        // Of many lengths, so that pages are split and joined at every offset.
        let rest = "å".repeat(number * 7 % 900);
        let words =
            if number % 3 == 0 { format!("Sket {rest}") } else { format!("{CANARY} {rest}") };
        young.put(&path, &kurs.success("2026-11-22", &words)).await.is(201);
        let longer = format!("{words} {}", "ø".repeat(number * 13 % 500));
        young.put(&format!("{path}?base=1"), &kurs.success("2026-11-22", &longer)).await.is(200);
        if number % 3 != 0 {
            paths.push(path);
        }
    }
    assert!(!traces(&kurs).await.is_empty());
    for path in paths {
        young.delete(&path).await.is(204);
    }
    pass_an_hour(&kurs).await;
    assert_eq!(traces(&kurs).await, Vec::<String>::new());
}
