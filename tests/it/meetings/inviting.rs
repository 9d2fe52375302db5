//! Informing participants of a meeting, and their replies by a link.

use serde_json::{Value, json};

use super::{of, seen, trail};
use crate::kurs::{Answer, Client, Kurs, celebrations::token, meetings::Met, on_both};

/// Invites Karim; returns his id, and the path of the page on which he replies.
async fn invite(kurs: &Kurs, mette: &Client, met: Met) -> (kurs_domain::Id, String) {
    let karim = kurs.id();
    mette.put(&met.part("participants", karim), &json!({ "name": "Karim" })).await.is(201);
    let meeting = seen(mette, met).await;
    let url = &of(&meeting, "participants", karim)["invitation_url"];
    (karim, format!("/guest/invitation/{}", token(url)))
}

async fn look(guest: &Client, path: &str) -> Answer {
    guest.call_outside("GET", path).send().await
}

/// Its time and place.
fn shown(meeting: &Answer) -> Value {
    let draft = &meeting["plan"]["draft"];
    json!({ "starts_at": draft["starts_at"], "duration_minutes": draft["duration_minutes"], "place": draft["place"] })
}

on_both! {
    async fn a_guest_says_yes_or_no_and_both_sides_see_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let (karim, path) = invite(&kurs, &mette, met).await;
        // The young person passes no invitation on.
        assert!(!seen(&young, met).await.text.contains("/guest/invitation/"));
        let guest = kurs.guest();
        let page = look(&guest, &path).await.is(200);
        assert!(page.text.contains("Ved åen") && page.text.contains("/guest/calendar/"), "{}", page.text);
        for secret in ["Åse", "Mette", "efter nytår", "Skole"] {
            assert!(!page.text.contains(secret), "{secret}: {}", page.text);
        }
        let at = shown(&seen(&mette, met).await).to_string();
        let reply = |coming: &'static str| {
            let (guest, path, at) = (kurs.guest(), path.clone(), at.clone());
            async move { guest.call_outside("POST", &path).form(&[("coming", coming), ("shown", &at)]).await }
        };
        reply("").await.is(422);
        for (coming, expected) in [("yes", true), ("no", false)] {
            reply(coming).await.is(303);
            for who in [&young, &mette] {
                let meeting = seen(who, met).await;
                assert_eq!(of(&meeting, "participants", karim)["reply"]["coming"], expected);
            }
            let thanks = look(&guest, &format!("{path}?said=1")).await.is(200);
            assert!(thanks.text.contains("Tak for dit svar"), "{}", thanks.text);
        }
        // The same again is no change.
        let version = seen(&young, met).await["version"].clone();
        reply("no").await.is(303);
        assert_eq!(seen(&young, met).await["version"], version);
        // A token of another purpose opens nothing, and neither does one of somebody taken off the list.
        let calendar = path.replace("/invitation/", "/calendar/");
        look(&guest, &calendar).await.is(404);
        let leaving = format!("{}/leaving", met.part("participants", karim));
        mette.post(&leaving, &json!({ "because": "Han er syg" })).await.is(200);
        look(&guest, &path).await.is(404);
        reply("yes").await.is(404);
    }

    async fn who_was_told_is_recorded_and_told_again_when_the_time_moves(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let (karim, path) = invite(&kurs, &mette, met).await;
        let informed_of = format!("{}/informed", met.part("participants", karim));
        mette.put(&informed_of, &shown(&seen(&mette, met).await)).await.is(200);
        let again = mette.put(&informed_of, &shown(&seen(&mette, met).await)).await.is(200);
        assert_eq!(trail(&again).iter().filter(|what| **what == "informed").count(), 1);
        let informed = async || of(&seen(&young, met).await, "participants", karim).clone();
        assert_eq!(informed().await["informed"]["by"]["name"], "Mette");
        mette.delete(&informed_of).await.is(200);
        assert_eq!(informed().await.get("informed"), None::<&Value>);
        mette.put(&informed_of, &shown(&seen(&mette, met).await)).await.is(200);
        let old = shown(&seen(&mette, met).await).to_string();
        let say = |at: String| {
            let (guest, path) = (kurs.guest(), path.clone());
            async move { guest.call_outside("POST", &path).form(&[("coming", "yes"), ("shown", &at)]).await }
        };
        say(old.clone()).await.is(303);

        // A new purpose changes nothing for them, another time does.
        let mut plan = seen(&mette, met).await["plan"]["draft"].clone();
        plan["purpose"] = json!("Vi taler om det hele");
        mette.put(&met.path(), &plan).await.is(200);
        assert_eq!(informed().await["reply"]["coming"], true);
        plan["starts_at"] = json!(kurs.clock_after(48 * 3_600_000));
        mette.put(&met.path(), &plan).await.is(200);
        assert_eq!((informed().await.get("informed"), informed().await.get("reply")), (None, None));
        assert_eq!(informed().await["knows_earlier"], true);
        let old_place = serde_json::from_str::<Value>(&old).expect("JSON");
        mette.put(&informed_of, &old_place).await.refused(409, "moved");
        let moved = say(old).await.is(409);
        assert!(moved.text.contains("Mødet er flyttet"), "{}", moved.text);
        say(shown(&seen(&mette, met).await).to_string()).await.is(303);
        assert_eq!(informed().await.get("knows_earlier"), None);
        // So with the place; and nobody replies to a meeting of last week.
        let before = shown(&seen(&mette, met).await).to_string();
        plan["place"] = json!({ "kind": "online" });
        mette.put(&met.path(), &plan).await.is(200);
        say(before).await.is(409);

        mette.post(&met.act("cancellation"), &json!({ "because": "Sygdom" })).await.is(200);
        let page = look(&kurs.guest(), &path).await.is(200);
        assert!(page.text.contains("Det er aflyst") && !page.text.contains("<form"), "{}", page.text);
        let peter = kurs.caseworker("Peter").await;
        peter.put(&informed_of, &shown(&seen(&mette, met).await)).await.refused(404, "not_found");
    }

    async fn colleagues_are_named_to_those_assigned(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let path = format!("/young_people/{}/team", young.id());
        peter.get(&path).await.refused(404, "not_found");
        kurs.assign(&peter, &young).await;
        let team = mette.get(&path).await.is(200);
        let names: Vec<_> = team.json.as_array().expect("a list").iter().map(|it| it["name"].clone()).collect();
        assert_eq!(names, [json!("Mette"), json!("Peter")]);
    }
}
