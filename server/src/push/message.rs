//! Notifying somebody's phones that there is something. What the words on the screen are is chosen when
//! a message goes out, by what its reader wishes then.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    people::Language,
    push::{PushMessage, PushReminder},
    timestamp::{DAY_MS, HOUR_MS},
    wishes::PushWishes,
};
use serde::{Deserialize, Serialize};

use super::store;
use crate::{
    jobs::{self, NewJob},
    kernel::{Problem, db::Tx, random},
    state::AppState,
    words::{PushText, words},
};

/// Bytes of what is said at most: a push service takes short messages only.
const MOST: usize = 600;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A goal's reminder.
    Reminder,
    /// A cheer for a success.
    Cheer,
    /// A celebration that is being planned.
    Gathering,
    /// Something came of a meeting.
    Meeting,
    /// To see whether pushes arrive.
    Test,
}

impl Kind {
    /// For how long it is of use: a reminder for the morning says nothing at night.
    pub fn useful_ms(self) -> i64 {
        match self {
            Self::Reminder => 4 * HOUR_MS,
            Self::Cheer | Self::Gathering | Self::Meeting => 3 * DAY_MS,
            Self::Test => HOUR_MS / 12,
        }
    }

    /// Whether it may wake a phone that saves its battery (RFC 8030).
    pub fn urgency(self) -> &'static str {
        match self {
            Self::Reminder | Self::Test => "high",
            Self::Cheer | Self::Gathering | Self::Meeting => "normal",
        }
    }

    /// As metrics count it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::Cheer => "cheer",
            Self::Gathering => "gathering",
            Self::Meeting => "meeting",
            Self::Test => "test",
        }
    }
}

/// A thing that has words of its own, by its id: they are looked up when a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A goal.
    Goal(Id),
    /// A cheer or kind words.
    Recognition(Id),
    /// A gathering.
    Gathering(Id),
}

/// What somebody is told; nothing that anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What it is about.
    pub kind: Kind,
    /// Which thing, where it has words: a goal's text, a name. They are said only to those who wish it,
    /// and when it is there no more, nothing is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// A later message with the same tag takes its place.
    pub tag: String,
    /// What a tap opens, as a path.
    pub url: String,
    /// From when on it is of no use any more, where that is sooner than for others of its kind: it
    /// would ring in quiet hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Present on a reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<MessageReminder>,
}

/// What the buttons of a reminder do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReminder {
    /// The goal.
    pub goal: Id,
    /// Its owner's day.
    #[serde(deserialize_with = "kurs_domain::date::deserialize")]
    pub on: NaiveDate,
    /// The id that the success gets.
    pub success: Id,
}

impl Message {
    /// Something of this kind, opened at `url`.
    pub fn new(kind: Kind, tag: &str, url: &str) -> Self {
        let (tag, url) = (tag.to_owned(), url.to_owned());
        Self { kind, about: None, tag, url, until: None, reminder: None }
    }

    /// For how long it is of use after `now`, in milliseconds.
    pub fn useful_ms(&self, now: Timestamp) -> i64 {
        let left = self.until.map_or(i64::MAX, |until| until.millis() - now.millis());
        left.clamp(0, self.kind.useful_ms())
    }

    /// The message as one phone of `person` gets it; `what` says in a few words what or who it is about.
    pub fn message(
        &self,
        id: Id,
        subscription: Id,
        person: Id,
        language: Language,
        wishes: PushWishes,
        what: Option<&str>,
    ) -> PushMessage {
        let words = words(language);
        let what = what.filter(|_| wishes.says_what).map(short);
        let PushText { title, body } = match (self.kind, what) {
            (Kind::Test, _) => (words.push.test)(),
            (Kind::Reminder, Some(goal)) => (words.push.reminder)(goal),
            (Kind::Cheer, Some(who)) => (words.push.cheer)(who),
            (Kind::Gathering, Some(what)) => (words.push.gathering)(what),
            (Kind::Meeting, _) if wishes.says_what => (words.push.meeting)(),
            (Kind::Meeting, _) | (_, None) => (words.push.something)(),
        };
        let reminder = self.reminder.map(|MessageReminder { goal, on, success }| PushReminder {
            goal,
            on,
            success,
            did: words.push.did.to_owned(),
            later: words.push.later.to_owned(),
        });
        let (tag, url) = (self.tag.clone(), self.url.clone());
        PushMessage { id, subscription, person, title, body, tag, url, reminder }
    }

    /// Under which name a push service lets this take the place of what waits for `subscription`: at
    /// most 32 letters (RFC 8030), and nothing that could be read.
    pub fn topic(&self, subscription: Id) -> String {
        let mut topic = random::hash(&format!("{subscription} {}", self.tag));
        topic.truncate(32);
        topic
    }
}

/// As much of `text` as fits.
fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST)]
}

/// What a job of kind `push` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// To which phone.
    pub subscription: Id,
    /// The message's id: the same at every attempt.
    pub message: Id,
    /// What it says.
    pub content: Message,
}

/// Whether somebody who wishes this wants to hear of it at all.
pub(super) fn wanted(kind: Kind, wishes: PushWishes) -> bool {
    kind != Kind::Cheer || wishes.cheers
}

/// Under which key a message waits for a phone.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    /// Each phone is told once, whatever became of it.
    Once(&'a str),
    /// One message waits at a time: a later one takes its place.
    Renewed(&'a str),
}

/// Notifies all phones of `person`, not before `run_at`. Returns how many will be.
pub async fn enqueue(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    told: &Message,
    run_at: Timestamp,
    key: Key<'_>,
) -> Result<usize, Problem> {
    let wishes = store::find_wishes(tx, person).await?;
    if !wishes.is_some_and(|wishes| wanted(told.kind, wishes)) {
        return Ok(0);
    }
    let mut phones = 0;
    for row in store::list_subscriptions(tx, person, state.now()).await? {
        let id = row.told.id;
        phones += usize::from(to_one(tx, state, person, id, told, run_at, key).await?);
    }
    Ok(phones)
}

/// Tells one phone. False if it was told under this key before.
pub(super) async fn to_one(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    subscription: Id,
    told: &Message,
    run_at: Timestamp,
    key: Key<'_>,
) -> Result<bool, Problem> {
    let begins = run_at.max(state.now());
    let payload = Payload { subscription, message: state.id(), content: told.clone() };
    let (Key::Once(name) | Key::Renewed(name)) = key;
    let job = NewJob {
        kind: super::JOB,
        key: format!("push:{name}:{subscription}"),
        person,
        payload: serde_json::to_value(payload).map_err(Problem::internal)?,
        run_at,
        until: Some(begins.plus_millis(told.useful_ms(begins))),
    };
    Ok(match key {
        Key::Once(_) => jobs::ops::add(tx, state, job).await?,
        Key::Renewed(_) => jobs::ops::renew(tx, state, job).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(last: u8) -> Id {
        Id::new(Timestamp::from_millis(0), [last; 10])
    }

    fn said(told: &Message, says_what: bool, what: Option<&str>) -> (String, String) {
        let wishes = PushWishes { says_what, ..PushWishes::default() };
        let message = told.message(id(1), id(2), id(3), Language::Da, wishes, what);
        (message.title, message.body)
    }

    #[test]
    fn nothing_private_unless_asked_for() {
        for kind in [Kind::Reminder, Kind::Cheer, Kind::Gathering] {
            let told = Message::new(kind, "tag", "/");
            let quiet = said(&told, true, None);
            let what = Some("Gulspurvefløjt");
            assert_eq!(said(&told, false, what), quiet);
            assert_eq!(quiet.0, "Kurs");
            assert!(said(&told, true, what).1.contains("Gulspurvefløjt"), "{kind:?}");
        }
    }

    #[test]
    fn every_message_fits() {
        let mut told = Message::new(Kind::Reminder, &"t".repeat(100), "/goals/0190b3a8");
        told.reminder =
            Some(MessageReminder { goal: id(4), on: NaiveDate::default(), success: id(5) });
        let wishes = PushWishes { says_what: true, ..PushWishes::default() };
        let what = "Å̈̈̈".repeat(2_000);
        let message = told.message(id(1), id(2), id(3), Language::En, wishes, Some(&what));
        let text = serde_json::to_vec(&message).unwrap();
        assert!(text.len() < super::super::encrypt::MOST, "{}", text.len());
    }

    #[test]
    fn a_topic_tells_nothing_and_fits() {
        let told = Message::new(Kind::Cheer, "cheer", "/");
        let topic = told.topic(id(2));
        assert!(topic.len() == 32 && topic.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(topic, told.topic(id(3)));
        assert_eq!(topic, told.topic(id(2)));
    }
}
