//! The privacy page: what personal data is stored, who is responsible, for how long, and whom to ask.
//!
//! Its text is Kurs's own (`words::privacy`), with blanks that only a municipality can fill in, or a
//! municipality's own: both from one JSON file (`--privacy-file`), read at start.

pub mod routes;

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context as _, bail};
use kurs_domain::people::Language;
use serde::Deserialize;

use crate::words::words;

/// Heading and paragraphs, with blanks as `{name}`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub heading: String,
    pub paragraphs: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct InLanguage {
    /// Values by the name of the blank.
    #[serde(default)]
    blanks: BTreeMap<String, String>,
    /// The municipality's own text, in place of Kurs's.
    sections: Option<Vec<Section>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    da: InLanguage,
    #[serde(default)]
    en: InLanguage,
}

#[derive(Debug, Clone)]
pub struct PrivacyText {
    da: Vec<Section>,
    en: Vec<Section>,
    empty: Vec<String>,
}

impl PrivacyText {
    /// Reads the text from the file at `path`; without one, Kurs's own with every blank empty.
    ///
    /// # Errors
    /// The file can't be read, is not of this shape, or fills in a blank that no text has.
    pub fn read(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else { return Self::of(File::default()) };
        let shown = path.display();
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the privacy file {shown} can't be read"))?;
        let file = serde_json::from_str(&text)
            .with_context(|| format!("the privacy file {shown} is not as it should be"))?;
        Self::of(file).with_context(|| format!("the privacy file {shown} is not as it should be"))
    }

    fn of(file: File) -> anyhow::Result<Self> {
        let mut empty = Vec::new();
        let da = fill(Language::Da, file.da, &mut empty)?;
        let en = fill(Language::En, file.en, &mut empty)?;
        Ok(Self { da, en, empty })
    }

    pub fn sections(&self, language: Language) -> &[Section] {
        match language {
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }

    /// The blanks that nobody has filled in, as `language.name`.
    pub fn empty(&self) -> &[String] {
        &self.empty
    }
}

fn fill(
    language: Language,
    said: InLanguage,
    empty: &mut Vec<String>,
) -> anyhow::Result<Vec<Section>> {
    let text = &words(language);
    let code = text.guest.code;
    let own = || {
        let sections = text.privacy.sections.iter();
        let section = |(heading, paragraphs): &(&str, &[&str])| Section {
            heading: (*heading).to_owned(),
            paragraphs: paragraphs.iter().map(|it| (*it).to_owned()).collect(),
        };
        sections.map(section).collect()
    };
    let mut sections: Vec<Section> = said.sections.unwrap_or_else(own);
    let mut known = Vec::new();
    for section in &mut sections {
        for paragraph in std::iter::once(&mut section.heading).chain(&mut section.paragraphs) {
            let mut filled = String::new();
            let mut rest = paragraph.as_str();
            while let Some((before, (name, after))) =
                rest.split_once('{').and_then(|(before, it)| Some((before, it.split_once('}')?)))
            {
                let value = said.blanks.get(name).map_or("", |value| value.trim());
                if value.is_empty() && !known.contains(&name.to_owned()) {
                    empty.push(format!("{code}.{name}"));
                }
                known.push(name.to_owned());
                filled.push_str(before);
                filled.push_str(if value.is_empty() { text.privacy.blank } else { value });
                rest = after;
            }
            filled.push_str(rest);
            *paragraph = filled;
        }
    }
    if let Some(name) = said.blanks.keys().find(|name| !known.contains(name)) {
        bail!("no text has the blank {code}.{name}; there are: {}", known.join(", "));
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> anyhow::Result<PrivacyText> {
        PrivacyText::of(serde_json::from_str(json)?)
    }

    #[test]
    fn both_languages_have_the_same_blanks() {
        let text = PrivacyText::read(None).expect("Kurs's own text");
        let names = |code: &str| -> Vec<_> {
            let of = text.empty().iter().filter_map(|name| name.strip_prefix(code));
            of.map(str::to_owned).collect()
        };
        assert_eq!(names("da."), names("en."));
        assert_eq!(
            names("da."),
            [
                "municipality",
                "contact",
                "legal_basis",
                "backups_kept",
                "kept_for",
                "data_protection_officer"
            ]
        );
        assert_eq!(text.sections(Language::Da).len(), text.sections(Language::En).len());
    }

    #[test]
    fn blanks_are_filled_in_and_the_others_are_named() {
        let text =
            of(r#"{ "da": { "blanks": { "municipality": "Ærø Kommune", "contact": "  " } } }"#);
        let text = text.expect("a file");
        let first = &text.sections(Language::Da)[0].paragraphs;
        assert_eq!(
            first[0],
            "Kommunen har ansvaret for Kurs og for det, der er gemt her. Det er Ærø Kommune."
        );
        assert!(first[1].contains("(det har kommunen ikke skrevet endnu)"), "{}", first[1]);
        assert!(!text.empty().contains(&"da.municipality".to_owned()));
        assert!(text.empty().contains(&"da.contact".to_owned()));
        assert!(text.empty().contains(&"en.municipality".to_owned()));
    }

    #[test]
    fn a_municipality_writes_its_own() {
        let own = r#"{ "da": { "sections": [{ "heading": "Om {by}", "paragraphs": ["{by} { er her", "}{by}"] }],
            "blanks": { "by": "Åby" } } }"#;
        let text = of(own).expect("a file");
        let section = &text.sections(Language::Da)[0];
        assert_eq!((&*section.heading, &*section.paragraphs[0]), ("Om Åby", "Åby { er her"));
        assert_eq!(section.paragraphs[1], "}Åby");
    }

    #[test]
    fn errors_name_what_is_wrong() {
        for (json, wrong) in [
            (r#"{ "da": { "blanks": { "munipality": "Ærø" } } }"#, "da.munipality"),
            (r#"{ "dk": {} }"#, "unknown field `dk`"),
            ("{ \"da\": {\n \"sections\": [{ \"heading\": 1 }] } }", "line 2"),
        ] {
            let error = of(json).expect_err(json).to_string();
            assert!(error.contains(wrong), "{error}");
        }
    }
}
