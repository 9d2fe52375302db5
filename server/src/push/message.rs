//! Enqueues push messages. Their text is chosen on delivery, by the owner's settings at that time.

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

/// The longest subject, in bytes, because push services accept short messages only.
const MOST: usize = 600;

/// What kind of event a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Reminder,
    Cheer,
    /// A celebration that is being planned.
    Gathering,
    /// A change of a meeting.
    Meeting,
    /// Something waits for an answer from the team.
    Work,
    /// A test whether pushes arrive.
    Test,
}

impl Kind {
    /// For how long it is useful, in milliseconds: a reminder for the morning is useless at night.
    pub fn useful_ms(self) -> i64 {
        match self {
            Self::Reminder => 4 * HOUR_MS,
            Self::Work => 12 * HOUR_MS,
            Self::Cheer | Self::Gathering | Self::Meeting => 3 * DAY_MS,
            Self::Test => HOUR_MS / 12,
        }
    }

    /// The `Urgency` header: whether it may wake a phone that saves its battery (RFC 8030).
    pub fn urgency(self) -> &'static str {
        match self {
            Self::Reminder | Self::Test => "high",
            Self::Cheer | Self::Gathering | Self::Meeting | Self::Work => "normal",
        }
    }

    /// The label in metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::Cheer => "cheer",
            Self::Gathering => "gathering",
            Self::Meeting => "meeting",
            Self::Work => "work",
            Self::Test => "test",
        }
    }
}

/// The record that a message is about, by id: its text is looked up on delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Goal(Id),
    /// A cheer or kind words.
    Recognition(Id),
    Gathering(Id),
}

/// A push message, without anything that a person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub kind: Kind,
    /// The record whose text or name is shown to those who want it; if it is deleted, nothing is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// A later message with the same tag replaces it.
    pub tag: String,
    /// The path that a tap opens.
    pub url: String,
    /// An earlier end of its usefulness than its kind has, because it would ring in quiet hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Present on a reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<MessageReminder>,
}

/// What the buttons of a reminder need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReminder {
    pub goal: Id,
    /// The day of its owner.
    #[serde(deserialize_with = "kurs_domain::date::deserialize")]
    pub on: NaiveDate,
    /// The id of the success that "did it" creates.
    pub success: Id,
}

impl Message {
    /// A message of this kind that opens `url`.
    pub fn new(kind: Kind, tag: &str, url: &str) -> Self {
        let (tag, url) = (tag.to_owned(), url.to_owned());
        Self { kind, about: None, tag, url, until: None, reminder: None }
    }

    /// For how long after `now` it is useful, in milliseconds.
    pub fn useful_ms(&self, now: Timestamp) -> i64 {
        let left = self.until.map_or(i64::MAX, |until| until.millis() - now.millis());
        left.clamp(0, self.kind.useful_ms())
    }

    /// The message for one phone of `person`; `what` is the text or name that it is about.
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
        let what = what.filter(|_| wishes.says_what).map(truncated);
        let PushText { title, body } = match (self.kind, what) {
            (Kind::Test, _) => (words.push.test)(),
            (Kind::Work, _) => (words.push.work)(),
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

    /// The `Topic` header, by which a push service replaces a waiting message for `subscription`: at most
    /// 32 characters (RFC 8030), and a hash, so that it reveals nothing.
    pub fn topic(&self, subscription: Id) -> String {
        let mut topic = random::hash(&format!("{subscription} {}", self.tag));
        topic.truncate(32);
        topic
    }
}

fn truncated(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST)]
}

/// The payload of a job of kind `push`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    pub subscription: Id,
    /// The message's id: the same at every attempt.
    pub message: Id,
    pub content: Message,
}

/// Whether these wishes allow messages of this kind at all.
pub(super) fn wanted(kind: Kind, wishes: PushWishes) -> bool {
    kind != Kind::Cheer || wishes.cheers
}

/// The idempotency key of a message per phone.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    /// Enqueued once for each phone, whatever became of it.
    Once(&'a str),
    /// One message waits at a time: a later one replaces it.
    Renewed(&'a str),
}

/// Enqueues a message to all phones of `person`, not before `run_at`. Returns for how many.
pub async fn enqueue(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    message: &Message,
    run_at: Timestamp,
    key: Key<'_>,
) -> Result<usize, Problem> {
    let wishes = store::find_wishes(tx, person).await?;
    if !wishes.is_some_and(|wishes| wanted(message.kind, wishes)) {
        return Ok(0);
    }
    let mut phones = 0;
    for row in store::list_subscriptions(tx, person, state.now()).await? {
        let id = row.view.id;
        phones += usize::from(enqueue_for(tx, state, person, id, message, run_at, key).await?);
    }
    Ok(phones)
}

/// Enqueues a message to one phone. False if one was enqueued under this key before.
pub(super) async fn enqueue_for(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    subscription: Id,
    message: &Message,
    run_at: Timestamp,
    key: Key<'_>,
) -> Result<bool, Problem> {
    let begins = run_at.max(state.now());
    let payload = Payload { subscription, message: state.id(), content: message.clone() };
    let (Key::Once(name) | Key::Renewed(name)) = key;
    let job = NewJob {
        kind: super::JOB,
        key: format!("push:{name}:{subscription}"),
        person,
        payload: serde_json::to_value(payload).map_err(Problem::internal)?,
        run_at,
        until: Some(begins.plus_millis(message.useful_ms(begins))),
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

    fn text_of(draft: &Message, says_what: bool, what: Option<&str>) -> (String, String) {
        let wishes = PushWishes { says_what, ..PushWishes::default() };
        let message = draft.message(id(1), id(2), id(3), Language::Da, wishes, what);
        (message.title, message.body)
    }

    #[test]
    fn nothing_private_unless_asked_for() {
        for kind in [Kind::Reminder, Kind::Cheer, Kind::Gathering] {
            let draft = Message::new(kind, "tag", "/");
            let quiet = text_of(&draft, true, None);
            let what = Some("Gulspurvefløjt");
            assert_eq!(text_of(&draft, false, what), quiet);
            assert_eq!(quiet.0, "Kurs");
            assert!(text_of(&draft, true, what).1.contains("Gulspurvefløjt"), "{kind:?}");
        }
    }

    #[test]
    fn every_message_fits() {
        let mut draft = Message::new(Kind::Reminder, &"t".repeat(100), "/goals/0190b3a8");
        draft.reminder =
            Some(MessageReminder { goal: id(4), on: NaiveDate::default(), success: id(5) });
        let wishes = PushWishes { says_what: true, ..PushWishes::default() };
        let what = "Å̈̈̈".repeat(2_000);
        let message = draft.message(id(1), id(2), id(3), Language::En, wishes, Some(&what));
        let text = serde_json::to_vec(&message).unwrap();
        assert!(text.len() < super::super::encrypt::MOST, "{}", text.len());
    }

    #[test]
    fn a_topic_reveals_nothing_and_fits() {
        let draft = Message::new(Kind::Cheer, "cheer", "/");
        let topic = draft.topic(id(2));
        assert!(topic.len() == 32 && topic.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(topic, draft.topic(id(3)));
        assert_eq!(topic, draft.topic(id(2)));
    }
}
