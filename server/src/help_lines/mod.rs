//! Help now: whom to call tonight, for everybody, without an account.
//!
//! The numbers are data: Kurs's own in `lines.json`, and those that a municipality adds
//! (`--help-lines-file`). A file with an error stops the start, because a wrong number is worse than none.

pub mod routes;

use std::path::Path;

use anyhow::Context as _;
use kurs_domain::{NaiveDate, bilingual::Bilingual, people::Language};
use serde::{Deserialize, Serialize};

/// Kurs's own numbers, the most urgent first.
const OWN: &str = include_str!("lines.json");

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    pub name: Bilingual,
    /// What a phone dials.
    #[schema(value_type = String, pattern = "^\\+?[0-9]{3,15}$")]
    pub number: Number,
    /// The number as people read it.
    pub shown: String,
    /// Whom it is for, and what it costs to call.
    pub about: Bilingual,
    pub hours: Bilingual,
    /// What one can speak there.
    pub languages: Vec<Language>,
    /// When somebody last looked whether all of this is true.
    #[serde(deserialize_with = "kurs_domain::date::deserialize")]
    pub verified_on: NaiveDate,
}

/// A number to dial: 3 to 15 digits, with a country code or without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Number(String);

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(number: String) -> Result<Self, Self::Error> {
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let is_good =
            (3..=15).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
        if is_good { Ok(Self(number)) } else { Err("a number to dial has 3 to 15 digits") }
    }
}

/// All numbers, in the order in which they are shown.
#[derive(Debug, Clone)]
pub struct HelpLines(Vec<HelpLine>);

impl HelpLines {
    /// Kurs's own numbers, and behind them those of the file at `path`.
    ///
    /// # Errors
    /// The file can't be read, or is not of this shape: which line is wrong.
    pub fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let mut all = parse(OWN, "of Kurs's own")?;
        if let Some(path) = path {
            let shown = path.display();
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("the help lines {shown} can't be read"))?;
            all.extend(parse(&text, &shown.to_string())?);
        }
        Ok(Self(all))
    }

    pub fn all(&self) -> &[HelpLine] {
        &self.0
    }
}

fn parse(json: &str, shown: &str) -> anyhow::Result<Vec<HelpLine>> {
    serde_json::from_str(json)
        .with_context(|| format!("the help lines {shown} are not as they should be"))
}

#[cfg(test)]
mod tests {
    use chrono::Months;

    use super::*;
    use crate::kernel::clock::{Clock as _, SystemClock};

    #[test]
    fn no_number_was_verified_longer_ago_than_eighteen_months() {
        let today = SystemClock.now().utc().date_naive();
        for line in HelpLines::read(None).unwrap().all() {
            let due = line.verified_on + Months::new(18);
            assert!(today <= due, "{}: look whether it is still true", line.shown);
        }
    }

    #[test]
    fn what_is_read_is_what_is_dialled() {
        for line in HelpLines::read(None).unwrap().all() {
            assert_eq!(line.shown.replace(' ', ""), line.number.0);
        }
    }

    #[test]
    fn a_municipality_adds_its_own() {
        let line = r#"{"name":{"da":"Vagten","en":"The duty line"},"number":"+4565000000","shown":"65 00 00 00",
            "about":{"da":"Når kommunen har lukket.","en":"When the municipality is closed."},
            "hours":{"da":"Kl. 16 til 8","en":"4 pm to 8 am"},"languages":["da"],"verified_on":"2026-11-01"}"#;
        let all = parse(&format!("[{line}]"), "odense.json").unwrap();
        assert_eq!(all[0].shown, "65 00 00 00");
        for (wrong, says) in [
            (line.replace("+4565000000", "65 00 00 00"), "3 to 15 digits"),
            (line.replace("2026-11-01", "2026-11-31"), "line 3"),
            (line.replace("\"hours\"", "\"hour\""), "unknown field `hour`"),
        ] {
            let why = format!("{:#}", parse(&format!("[{wrong}]"), "odense.json").unwrap_err());
            assert!(why.contains(says) && why.contains("odense.json"), "{why}");
        }
    }
}
