//! The content of the fields of a decision, and the part of it that can be sent.

use kurs_domain::{
    Id, date,
    meetings::{
        Decision, DecisionDraft,
        decisions::{Action, ActionText, DecisionText},
    },
    people::Name,
    text::{TextProblem, is_blank, optional},
};
use serde::{Deserialize, Serialize};

/// An action being edited, under the id that it has or will have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WrittenAction {
    pub(crate) key: Id,
    pub(crate) text: String,
    pub(crate) who: String,
    pub(crate) by: String,
}

/// The content of the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) why: String,
    pub(crate) actions: Vec<WrittenAction>,
    pub(crate) about: Option<Id>,
}

impl Written {
    pub(crate) fn of(decision: &Decision) -> Self {
        let draft = &decision.draft;
        let actions = draft.actions.iter().map(|action| WrittenAction {
            key: action.id,
            text: action.text.to_string(),
            who: action.who.to_string(),
            by: action.by.to_string(),
        });
        Self {
            text: draft.text.to_string(),
            why: draft.why.as_ref().map(ToString::to_string).unwrap_or_default(),
            actions: actions.collect(),
            about: draft.about,
        }
    }

    /// The draft to send; incomplete actions are left out until they are complete. `None` where the decision
    /// itself is empty.
    pub(crate) fn draft(&self) -> Result<Option<DecisionDraft>, TextProblem> {
        let Some(text) = optional(DecisionText::new(&self.text))? else { return Ok(None) };
        let why = optional(DecisionText::new(&self.why))?;
        let whole = self.actions.iter().filter(|action| action.is_whole());
        let actions = whole.filter_map(|action| {
            Some(Action {
                id: action.key,
                text: ActionText::new(&action.text).ok()?,
                who: Name::new(&action.who).ok()?,
                by: date::parse(&action.by)?,
            })
        });
        Ok(Some(DecisionDraft { text, why, actions: actions.collect(), about: self.about }))
    }

    /// The first action that says something, but not who does what by when.
    pub(crate) fn incomplete(&self) -> Option<&WrittenAction> {
        self.actions.iter().find(|one| !one.is_whole() && !one.is_blank())
    }

    /// Whether both would be sent as the same decision: whatever the keys of their rows, and whatever rows are
    /// incomplete.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        let lines = |it: &Self| {
            let lines = it.actions.iter().filter(|one| one.is_whole());
            lines.map(|one| (one.text.clone(), one.who.clone(), one.by.clone())).collect::<Vec<_>>()
        };
        self.text == other.text && self.why == other.why && lines(self) == lines(other)
    }
}

impl WrittenAction {
    /// Whether it says who does what by when.
    pub(crate) fn is_whole(&self) -> bool {
        ActionText::new(&self.text).is_ok()
            && Name::new(&self.who).is_ok()
            && date::parse(&self.by).is_some()
    }

    pub(crate) fn is_blank(&self) -> bool {
        [&self.text, &self.who, &self.by].iter().all(|field| is_blank(field))
    }
}

#[cfg(test)]
mod tests {
    use kurs_domain::Timestamp;

    use super::*;

    fn action(text: &str, who: &str, by: &str) -> WrittenAction {
        let key = Id::new(Timestamp::from_millis(0), [0; 10]);
        WrittenAction { key, text: text.into(), who: who.into(), by: by.into() }
    }

    fn written(text: &str, actions: Vec<WrittenAction>) -> Written {
        Written { text: text.into(), actions, ..Written::default() }
    }

    #[test]
    fn only_whole_actions_are_sent() {
        let written = written(
            "Fri om fredagen",
            vec![
                action("Taler med caféen", "Mette", "2027-06-20"),
                action("Taler med skolen", "", "2027-06-20"),
                action("", "Åse", "2027-06-20"),
                action("Ringer", "Åse", ""),
            ],
        );
        let draft = written.draft().unwrap().unwrap();
        assert_eq!(draft.actions.len(), 1);
        assert_eq!(&*draft.actions[0].who, "Mette");
        assert_eq!(draft.why, None);
    }

    #[test]
    fn nothing_is_sent_before_something_is_decided() {
        let actions = vec![action("Taler med caféen", "Mette", "2027-06-20")];
        assert_eq!(written("  ", actions).draft(), Ok(None));
        assert!(written(&"å".repeat(1501), Vec::new()).draft().is_err());
    }

    #[test]
    fn the_same_words_are_no_change_whatever_the_rows_are_called() {
        let one = written("Fri", vec![action("Ringer", "Åse", "2027-06-20")]);
        let mut other = one.clone();
        other.actions[0].key = Id::new(Timestamp::from_millis(9), [1; 10]);
        assert!(one.says_the_same(&other));
        other.actions.push(action("", " ", ""));
        assert!(one.says_the_same(&other));
        assert_eq!(other.incomplete(), None);
        other.actions[0].who = "Mette".into();
        assert!(!one.says_the_same(&other));
        other.actions[0].who = "Åse".into();
        other.actions[1].who = "Åse".into();
        assert!(one.says_the_same(&other), "it can't be sent yet");
        assert_eq!(other.incomplete(), Some(&other.actions[1]));
    }
}
