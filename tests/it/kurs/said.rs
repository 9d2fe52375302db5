//! Request bodies of young people, and answers made comparable.

use kurs_domain::Id;
use serde_json::{Value, json};

use super::{Answer, Client, Kurs};

/// A goal on any day of the week.
pub(crate) fn goal(text: &str) -> Value {
    json!({ "text": text, "repeat": { "times_a_week": 3 } })
}

/// A goal that is shared with the team.
pub(crate) fn shared_goal(text: &str) -> Value {
    with(goal(text), &json!({ "shared_with": "my_team" }))
}

/// `body` with the fields of `more`.
pub(crate) fn with(mut body: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().expect("an object") {
        body[name] = value.clone();
    }
    body
}

/// The bytes of a PNG of one pixel with words in it.
pub(crate) fn picture(words: &str) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("a small chunk").to_be_bytes();
        [&length, kind, data, b"sum."].concat()
    };
    let header = b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0";
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", header),
        chunk(b"IDAT", words.as_bytes()),
        chunk(b"IEND", b""),
    ]
    .concat()
}

impl Kurs {
    /// A success today, marked now.
    pub(crate) fn success(&self, on: &str, words: &str) -> Value {
        json!({ "on": on, "at": self.now(), "words": words })
    }

    /// The mark of a goal, without words.
    pub(crate) fn mark(&self, on: &str, goal: Id) -> Value {
        json!({ "on": on, "at": self.now(), "goal_id": goal })
    }

    /// Creates a goal.
    pub(crate) async fn set_goal(&self, owner: &Client, body: &Value) -> Id {
        let id = self.id();
        owner.put(&format!("/goals/{id}"), body).await.is(201);
        id
    }

    /// Creates a success.
    pub(crate) async fn succeed(&self, owner: &Client, body: &Value) -> Id {
        let id = self.id();
        owner.put(&format!("/successes/{id}"), body).await.is(201);
        id
    }
}

/// The ids of a page's records.
pub(crate) fn ids(page: &Answer) -> Vec<String> {
    page.items().iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

/// `json` with ids numbered in order and codes masked: the same in every run.
pub(crate) fn comparable(json: &Value) -> Value {
    fn walk(json: &Value, seen: &mut Vec<String>) -> Value {
        match json {
            Value::String(text) if Id::parse(text).is_ok() => {
                let known = seen.iter().position(|id| id == text).unwrap_or_else(|| {
                    seen.push(text.clone());
                    seen.len() - 1
                });
                format!("id {}", known + 1).into()
            }
            Value::Array(items) => items.iter().map(|item| walk(item, seen)).collect(),
            Value::Object(members) => {
                members.iter().map(|(name, value)| (name.clone(), walk(value, seen))).collect()
            }
            other => other.clone(),
        }
    }
    walk(json, &mut Vec::new())
}
