//! Bad input: the stated status and code, the field by name, nothing changed, nothing said back.

mod bodies;
mod lists;
mod texts;

use serde_json::Value;

use crate::kurs::{Answer, Client, Kurs, said::goal};

/// A marker in everything sent, which no answer may repeat.
const CANARY: &str = "Gulspurvefløjt";

/// What every bad request must come to.
struct Refusal {
    status: u16,
    code: &'static str,
    /// The path and the code of the field, where it is about one.
    field: Option<(&'static str, &'static str)>,
}

/// One field that does not fit.
const fn field(path: &'static str, code: &'static str) -> Refusal {
    Refusal { status: 422, code: "invalid_fields", field: Some((path, code)) }
}

/// The request as a whole does not fit.
const fn whole(status: u16, code: &'static str) -> Refusal {
    Refusal { status, code, field: None }
}

/// Somebody with a goal, for whom everything stays as it is.
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

    /// A path where something new could be.
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
