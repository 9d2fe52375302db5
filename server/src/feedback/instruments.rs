//! The instruments of this server: Kurs's own, and the files of a municipality (`--instruments-dir`), which
//! are checked at the start.

use std::path::Path;

use anyhow::{Context as _, bail};
use kurs_domain::feedback::{FeedbackDraft, FeedbackProblem, instrument::Instrument};

#[derive(Debug, Clone)]
pub struct Instruments(Vec<Instrument>);

impl Instruments {
    /// Kurs's own, and behind them those of the files `*.json` in `folder`, by name.
    ///
    /// # Errors
    /// A file that can't be read, or is not of this shape: which file, and which line is wrong.
    pub fn read(folder: Option<&Path>) -> anyhow::Result<Self> {
        let mut all = Self(Instrument::own().collect());
        let Some(folder) = folder else { return Ok(all) };
        let shown = folder.display();
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("the folder of instruments {shown} can't be read"))?;
        let mut files = entries.map(|it| Ok(it?.path())).collect::<std::io::Result<Vec<_>>>()?;
        files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
        files.sort();
        for file in files {
            let shown = file.display();
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("the instrument {shown} can't be read"))?;
            all.add(&text)
                .with_context(|| format!("the instrument {shown} is not as it should be"))?;
        }
        Ok(all)
    }

    fn add(&mut self, json: &str) -> anyhow::Result<()> {
        let instrument: Instrument = serde_json::from_str(json)?;
        if let Err((name, why)) = instrument.check() {
            // The last place that names it: of two with the same id that is the second.
            let at = json.rfind(&format!("\"{name}\"")).unwrap_or_default();
            let line = json[..at].lines().count().max(1);
            bail!("{why}, at line {line}");
        }
        let known = (&instrument.id, instrument.version);
        if self.0.iter().any(|it| (&it.id, it.version) == known) {
            bail!("there is an instrument {} in version {} already", known.0, known.1);
        }
        self.0.push(instrument);
        Ok(())
    }

    /// All of them, with their earlier versions.
    pub fn all(&self) -> &[Instrument] {
        &self.0
    }

    /// The instrument that `draft` answers.
    ///
    /// # Errors
    /// It is not known in this version.
    pub fn of(&self, draft: &FeedbackDraft) -> Result<&Instrument, FeedbackProblem> {
        let asked = (&draft.instrument, draft.instrument_version);
        let found = self.0.iter().find(|it| (&it.id, it.version) == asked);
        found.ok_or(FeedbackProblem::UnknownInstrument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURVEY: &str = r#"{
  "id": "fritid",
  "version": 1,
  "title": { "da": "Fritid", "en": "Spare time" },
  "intro": { "da": "Om din fritid.", "en": "About your spare time." },
  "source": { "da": "Kommunen", "en": "The municipality" },
  "licence": "Own",
  "questions": [
    { "id": "sport", "text": { "da": "Sport?", "en": "Sport?" },
      "answers": { "options": [{ "da": "Nej", "en": "No" }, { "da": "Ja", "en": "Yes" }] } },
    { "id": "klub", "text": { "da": "Klub?", "en": "Club?" }, "answers": "words" }
  ]
}"#;

    #[test]
    fn a_municipality_adds_its_own_survey() {
        let mut all = Instruments::read(None).unwrap();
        let before = all.all().len();
        all.add(SURVEY).unwrap();
        all.add(&SURVEY.replace("\"version\": 1", "\"version\": 2")).unwrap();
        assert_eq!(all.all().len(), before + 2);
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (wrong, says) in [
            (SURVEY.replace("klub", "sport"), "the same id, at line 11"),
            (SURVEY.replace("\"words\"", "\"word\""), "line 11"),
            (SURVEY.replace("\"en\": \"Spare time\"", "\"de\": \"Freizeit\""), "line 4"),
            (
                SURVEY.replace(", { \"da\": \"Ja\", \"en\": \"Yes\" }", ""),
                "2 to 101 answers, at line 9",
            ),
            (SURVEY.replace("fritid", "who5"), "who5 in version 1 already"),
        ] {
            let why = format!("{:#}", Instruments::read(None).unwrap().add(&wrong).unwrap_err());
            assert!(why.contains(says), "{why}");
        }
    }
}
