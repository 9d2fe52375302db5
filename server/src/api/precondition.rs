//! `If-Match` and `If-None-Match` (RFC 9110, section 13.1).

use axum::http::{HeaderMap, HeaderName, header};

use crate::kernel::{Precondition, Tags};

impl Precondition {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self {
            matches: tags(headers, &header::IF_MATCH),
            matches_none: tags(headers, &header::IF_NONE_MATCH),
        }
    }
}

/// A tag counts as its version also where a proxy has weakened it (`W/"3"`) or added the encoding: the
/// number stands for the record, not for the bytes of an answer.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Option<Tags> {
    let mut lines = headers.get_all(name).iter().peekable();
    lines.peek()?;
    let mut versions = Vec::new();
    for tag in lines.flat_map(|line| line.to_str().unwrap_or_default().split(',')) {
        match tag.trim() {
            "*" => return Some(Tags::Any),
            tag => versions.extend(version(tag)),
        }
    }
    Some(Tags::Versions(versions))
}

fn version(tag: &str) -> Option<i64> {
    let tag = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?;
    let digits = tag.split_once('-').map_or(tag, |(version, _encoding)| version);
    digits.parse().ok().filter(|version: &i64| version.to_string() == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(headers: &[(HeaderName, &str)], version: Option<i64>) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, value.parse().expect("a header"));
        }
        Precondition::of(&map).allows(version.is_some(), |seen| version == Some(seen))
    }

    #[test]
    fn a_table_of_preconditions() {
        let (matches, none) = (header::IF_MATCH, header::IF_NONE_MATCH);
        // Header, value; whether a write may be done to version 3, and to a record that does not exist.
        for (name, value, to_three, to_nothing) in [
            (&matches, "\"3\"", true, false),
            (&matches, "\"2\"", false, false),
            (&matches, "W/\"3\"", true, false),
            (&matches, "\"3-gzip\"", true, false),
            (&matches, "W/\"3-br\"", true, false),
            (&matches, "\"1\", \"3\"", true, false),
            (&matches, "\"1\",W/\"2\"", false, false),
            (&matches, "*", true, false),
            (&matches, "", false, false),
            (&matches, "3", false, false),
            (&matches, "\"+3\"", false, false),
            (&matches, "\"03\"", false, false),
            (&matches, "\"99999999999999999999\"", false, false),
            (&none, "*", false, true),
            (&none, "\"3\"", false, true),
            (&none, "\"2\"", true, true),
            (&none, "\"x\"", true, true),
        ] {
            let headers = [(name.clone(), value)];
            assert_eq!(allows(&headers, Some(3)), to_three, "{name}: {value}");
            assert_eq!(allows(&headers, None), to_nothing, "{name}: {value}");
        }
        assert!(allows(&[], Some(3)) && allows(&[], None));
        assert!(allows(&[(matches.clone(), "\"1\""), (matches.clone(), "\"3\"")], Some(3)));
        assert!(!allows(&[(matches, "\"3\""), (none, "*")], Some(3)));
    }
}
