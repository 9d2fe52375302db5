//! Bad input: the documented status and code, the field by name, no side effect, and no echo of the input.

mod bodies;
mod lists;
mod texts;

use serde_json::Value;

use crate::kurs::{Answer, Client, Kurs, said::goal};

/// Included in every request; no answer may repeat it.
const CANARY: &str = "Gulspurvefløjt";

/// The expected refusal of a bad request.
struct Refusal {
    status: u16,
    code: &'static str,
    /// Path and code of the field, if the refusal is about one.
    field: Option<(&'static str, &'static str)>,
}

/// A refusal of one field.
const fn field(path: &'static str, code: &'static str) -> Refusal {
    Refusal { status: 422, code: "invalid_fields", field: Some((path, code)) }
}

/// A refusal of the whole request.
const fn whole(status: u16, code: &'static str) -> Refusal {
    Refusal { status, code, field: None }
}

/// A young person with a goal, who must be unaffected by every bad request.
struct Bad {
    kurs: Kurs,
    young: Client,
    before: Vec<String>,
}

impl Bad {
    async fn new(kurs: Kurs) -> Self {
        let (young, _) = kurs.pair().await;
        kurs.set_goal(&young, &goal("Gå en tur")).await;
        let before = kurs.dump().await;
        Self { kurs, young, before }
    }

    /// A path of a record that does not exist yet.
    fn new_path(&self, resource: &str) -> String {
        format!("/{resource}/{}", self.kurs.id())
    }

    #[track_caller]
    fn check(answer: Answer, expected: &Refusal, case: &str) {
        assert_eq!((answer.status, answer.code()), (expected.status, expected.code), "{case:.200}");
        assert!(!answer.text.contains(CANARY), "{case:.200} is said back: {:.300}", answer.text);
        let answer = answer.refused(expected.status, expected.code);
        match expected.field {
            Some(field) => assert_eq!(answer.field(), field, "{case:.200}"),
            None => assert_eq!(answer["fields"], Value::Array(Vec::new()), "{case:.200}"),
        }
    }

    async fn nothing_changed(&self) {
        assert_eq!(self.kurs.dump().await, self.before);
    }
}
