//! Recognitions, a link and a gathering of the first demo person.

use kurs_domain::{
    Id, Timestamp,
    gatherings::{Coming, Gathering, GatheringAnswer, GatheringDraft},
    people::{Language, Role, TimeOfDay},
    recognitions::{Card, LINK_LASTS_MS, Recognition, Sender, SenderKind},
    sharing::SharedWith,
    text::{Line, Words},
    timestamp::{DAY_MS, HOUR_MS},
};

use super::{fixed, people};
use crate::{
    changes::store::{Change, insert_change},
    gatherings,
    kernel::{Problem, db::Tx},
    recognition_links::store::{LinkRow, upsert_link},
    recognitions::store::{RecognitionRow, insert_recognition},
    state::day_in,
};

/// The team's cheers: days ago, sender, text, card, whether it was seen.
const CHEERS: [(i64, u8, &str, Option<Card>, bool); 3] = [
    (
        11,
        101,
        "Du spurgte om hjælp, selv om du var nervøs. Det så jeg godt",
        Some(Card::Mountain),
        true,
    ),
    (5, 102, "Tre gange aftensmad på en uge. Jeg glæder mig til linsesuppen", None, true),
    (1, 101, "Sejt, at du kom af sted i regnvejr!", Some(Card::Sun), false),
];

const FROM_KARIM: &str = "Kære Amina. Hver lørdag venter jeg på, at telefonen ringer. Du er god til at \
    huske dem, du holder af. Kærlig hilsen Karim";

/// Inserts the recognitions of `owner`, one link, and one gathering.
pub(super) async fn make(tx: &mut Tx, owner: Id, now: Timestamp) -> Result<(), Problem> {
    for (number, (days_ago, by, text, card, seen)) in (0..).zip(CHEERS) {
        let at = now.plus_millis(-days_ago * DAY_MS - 2 * HOUR_MS);
        let from = Sender { kind: SenderKind::Team, name: String::new(), id: fixed(by) };
        let said = said(Id::new(at, id_suffix(4, number)), from, text, card, at, seen)?;
        persist(tx, owner, &said, number).await?;
    }
    let made_at = now.plus_millis(-9 * DAY_MS);
    let link = LinkRow {
        id: Id::new(made_at, id_suffix(5, 0)),
        owner_id: owner,
        label: line("Onkel Karim")?,
        shown_name: line("Amina")?,
        language: Language::Da,
        created_at: made_at,
        expires_at: made_at.plus_millis(LINK_LASTS_MS),
        closed: false,
        received: 0,
    };
    upsert_link(tx, &link).await?;
    let at = now.plus_millis(-3 * DAY_MS);
    let from = Sender { kind: SenderKind::Guest, name: "Onkel Karim".to_owned(), id: link.id };
    let from_karim = said(Id::new(at, id_suffix(4, 9)), from, FROM_KARIM, None, at, true)?;
    persist(tx, owner, &from_karim, 9).await?;
    make_gathering(tx, owner, now).await
}

/// The random part of a demo id, unique by kind and number.
fn id_suffix(kind: u8, number: u8) -> [u8; 10] {
    [0, 0, 0, 0, 0, 0, 0, kind, 0, number]
}

fn line<const MAX: usize>(text: &str) -> Result<Line<MAX>, Problem> {
    Line::new(text).map_err(Problem::internal)
}

fn said(
    id: Id,
    from: Sender,
    text: &str,
    card: Option<Card>,
    at: Timestamp,
    seen: bool,
) -> Result<Recognition, Problem> {
    Ok(Recognition {
        id,
        from,
        text: Some(Words::new(text).map_err(Problem::internal)?),
        card,
        success_id: None,
        at,
        seen_at: seen.then(|| at.plus_millis(HOUR_MS)),
        shared_with: SharedWith::OnlyMe,
        reported: false,
        version: 1,
    })
}

async fn persist(tx: &mut Tx, owner: Id, said: &Recognition, number: u8) -> Result<(), Problem> {
    let row = RecognitionRow { recognition: said.clone(), owner_id: owner, deleted: false };
    insert_recognition(tx, &row).await?;
    let (log_id, change) =
        (Id::new(said.at, id_suffix(6, number)), Change::with_draft(said, &said.to_draft()));
    Ok(insert_change(tx, log_id, owner, &change, said.at).await?)
}

/// A gathering in a week, with Mette's answer and an invited guest who has not answered.
async fn make_gathering(tx: &mut Tx, owner: Id, now: Timestamp) -> Result<(), Problem> {
    let at = now.plus_millis(-2 * DAY_MS);
    let day = day_in("Europe/Copenhagen", kurs_domain::day::DayStart::default(), now);
    let mette = people::staff(Role::Caseworker);
    let plan = GatheringDraft {
        title: line("Jeg har ringet til onkel Karim ti gange")?,
        words: Some(Words::new("Vi spiser linsesuppe. Jeg laver den").map_err(Problem::internal)?),
        success_id: None,
        on: day + chrono::Days::new(7),
        at: TimeOfDay::parse("15:00"),
        place: Some(line("Hjemme hos mig")?),
        shown_name: line("Amina")?,
        team: vec![mette],
        cancelled: false,
    };
    let gathering = Gathering {
        id: Id::new(at, id_suffix(7, 0)),
        plan,
        answers: Vec::new(),
        guests: Vec::new(),
        version: 1,
        updated_at: at,
    };
    gatherings::store::upsert_gathering(tx, owner, &gathering).await?;
    let guest = Id::new(at, id_suffix(8, 0));
    let karim = line("Onkel Karim")?;
    gatherings::store::upsert_guest(tx, gathering.id, guest, &karim).await?;
    let words = Words::new("Det vil jeg ikke gå glip af").map_err(Problem::internal)?;
    let answer = GatheringAnswer { coming: Coming::Yes, words: Some(words) };
    gatherings::store::upsert_answer(tx, gathering.id, mette, &answer, now.plus_millis(-DAY_MS))
        .await?;
    let change = Change::with_draft(&gathering, &gathering.plan);
    Ok(insert_change(tx, Id::new(at, id_suffix(6, 20)), owner, &change, at).await?)
}
