//! Strict parsing of dates as `YYYY-MM-DD`, because `chrono` accepts years of any length, signs and missing
//! leading zeros.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};

/// Parses `YYYY-MM-DD`.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let digit =
            |sum, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'));
        digits.iter().try_fold(0, digit)
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Deserialises a date.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = Cow::<str>::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom("a day is written YYYY-MM-DD"))
}

/// Deserialises an optional date.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct Date(#[serde(deserialize_with = "deserialize")] NaiveDate);
    Ok(Option::<Date>::deserialize(deserializer)?.map(|Date(day)| day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_and_invalid_dates() {
        for (text, day) in [
            ("2026-11-30", (2026, 11, 30)),
            ("0001-01-01", (1, 1, 1)),
            ("2028-02-29", (2028, 2, 29)),
        ] {
            let (year, month, day) = day;
            assert_eq!(parse(text), NaiveDate::from_ymd_opt(year, month, day), "{text}");
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-1-1",
            "2026-13-01",
            "2026-02-30",
            "2027-02-29",
            "+10000-01-01",
            "-0001-01-01",
            "10000-01-01",
            " 2026-11-30",
            "2026-11-30 ",
            "2026-11-3a",
            "2026-11-+3",
            "2026/11/30",
            "20261130",
            "2026-11-300",
            "2026-11-99999999999",
            "å026-11-30",
            "2026-11-3å",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
