//! One phone: the rules of the domain, with a store that survives a restart.

use std::collections::{BTreeMap, HashMap, HashSet};

use kurs_domain::{
    Id,
    changes::Changes,
    earlier_words::EarlierWords,
    goals::{FirstStep, Goal, GoalDraft, GoalText, Why},
    record::{Edit, Record},
    successes::{Success, SuccessDraft, SuccessWords},
    sync::{Answer, Phone, replica::Replica},
};

use super::network::{Call, Fate, Network, is_passing};

/// What the user can do.
#[derive(Debug, Clone, Copy)]
pub(super) enum Said {
    NewGoal,
    /// New words in the first, second or third field of a goal.
    Goal(usize, u8),
    Mark(usize),
    Notice,
    /// New words on a success.
    Words(usize),
    Undo(usize),
}

/// What has been said, each with a unique word, and which words may be missing because their owner saw and
/// replaced them.
#[derive(Default)]
pub(super) struct Story {
    count: usize,
    said: HashMap<String, Id>,
    replaced_words: HashSet<String>,
    merged: HashSet<Id>,
}

impl Story {
    fn word(&mut self, about: Id) -> String {
        self.count += 1;
        let word = format!("<ærligt {}>", self.count);
        self.said.insert(word.clone(), about);
        word
    }

    /// Records that `after` replaced the words that were visible in `before`.
    fn replaced(&mut self, before: Option<&str>, after: &str) {
        let seen = |word: &&String| before.is_some_and(|before| before.contains(&***word));
        let replaced_words: Vec<_> = self
            .said
            .keys()
            .filter(seen)
            .filter(|word| !after.contains(&***word))
            .cloned()
            .collect();
        self.replaced_words.extend(replaced_words);
    }

    /// Checks that each word is there exactly once, or was replaced.
    pub(super) fn is_complete(&self, known: &Replica) -> Result<(), String> {
        let goals = known.all::<Goal>().iter().flat_map(|goal| {
            let draft = &goal.draft;
            let (why, step) = (draft.why.as_deref(), draft.first_step.as_deref());
            [Some(&*draft.text), why, step].into_iter().flatten().map(str::to_owned)
        });
        let successes =
            known.all::<Success>().iter().filter_map(|s| s.words.as_deref().map(str::to_owned));
        let now: Vec<_> = goals.chain(successes).collect();
        for (word, about) in &self.said {
            let times = now.iter().map(|text| text.matches(&**word).count()).sum::<usize>();
            let earlier =
                known.all::<EarlierWords>().iter().any(|earlier| earlier.words.contains(&**word));
            let excused = self.replaced_words.contains(word) || self.merged.contains(about);
            if times == 0 && !earlier && !excused {
                return Err(format!("{word} is lost: {}", all(known)));
            }
            if times > 1 {
                return Err(format!("{word} is there {times} times: {}", all(known)));
            }
        }
        Ok(())
    }
}

pub(super) struct Device {
    name: usize,
    pub(super) phone: Phone,
    stored: BTreeMap<u64, String>,
    known: Replica,
    /// Changes whose answer is delayed.
    delayed: Option<Changes>,
}

impl Device {
    pub(super) fn new(name: usize) -> Self {
        let mut phone = Phone::default();
        Success::register(&mut phone);
        EarlierWords::register(&mut phone);
        let known = phone.known.clone();
        Self { name, phone, stored: BTreeMap::new(), known, delayed: None }
    }

    /// Performs `said`, if there is a record to perform it on.
    pub(super) fn say(&mut self, network: &Network, story: &mut Story, said: Said) {
        let mut shown = self.phone.shown();
        let Some(said) = Self::edit(network, story, &shown, said) else { return };
        let today = "2026-11-22".parse().expect("a day");
        let named = (network.id(), network.now());
        let done = match said {
            Edited::Goal(edit) => {
                self.phone.act(&mut shown, edit, None, named, today).map_err(|it| format!("{it:?}"))
            }
            Edited::Success(edit) => {
                self.phone.act(&mut shown, edit, None, named, today).map_err(|it| format!("{it:?}"))
            }
        };
        done.unwrap_or_else(|problem| panic!("phone {}: {problem}", self.name));
        assert!(self.phone.shown().reads_as(&shown), "{}", all(&shown));
        self.persist();
    }

    fn edit(network: &Network, story: &mut Story, shown: &Replica, said: Said) -> Option<Edited> {
        let goals = shown.all::<Goal>();
        let goal = |which: usize| goals.get(which % goals.len().max(1));
        let successes = shown.all::<Success>();
        let success = |which: usize| successes.get(which % successes.len().max(1));
        Some(match said {
            Said::NewGoal => {
                let id = network.id();
                let text = story.word(id);
                let json = format!(r#"{{"text":"{text}","repeat":{{"times_a_week":2}}}}"#);
                Edited::Goal(Edit::Put { id, draft: serde_json::from_str(&json).expect("a goal") })
            }
            Said::Goal(which, field) => {
                let goal = goal(which)?;
                let (before, word) = (&goal.draft, story.word(goal.id));
                let mut draft: GoalDraft = before.clone();
                match field {
                    0 => {
                        story.replaced(Some(&before.text), &word);
                        draft.text = GoalText::new(&word).expect("words");
                    }
                    1 => {
                        story.replaced(before.why.as_deref(), &word);
                        draft.why = Some(Why::new(&word).expect("words"));
                    }
                    _ => {
                        story.replaced(before.first_step.as_deref(), &word);
                        draft.first_step = Some(FirstStep::new(&word).expect("words"));
                    }
                }
                Edited::Goal(Edit::Put { id: goal.id, draft })
            }
            Said::Mark(which) => {
                let goal = goal(which)?;
                let words = Some(story.word(goal.id));
                put_success(network, network.id(), Some(goal.id), words)
            }
            Said::Notice => {
                let id = network.id();
                let words = Some(story.word(id));
                put_success(network, id, None, words)
            }
            Said::Words(which) => {
                let success = success(which)?;
                let word = story.word(success.goal_id.unwrap_or(success.id));
                story.replaced(success.words.as_deref(), &word);
                let draft = SuccessDraft {
                    words: Some(SuccessWords::new(&word).expect("words")),
                    ..success.to_draft()
                };
                Edited::Success(Edit::Put { id: success.id, draft })
            }
            Said::Undo(which) => {
                let success = success(which)?;
                // Two marks of a goal on a day may be merged.
                story.merged.insert(success.goal_id.unwrap_or(success.id));
                Edited::Success(Edit::Delete { id: success.id })
            }
        })
    }

    /// Persists everything, as the phone's store does.
    fn persist(&mut self) {
        let entries = self.phone.outbox.entries().to_vec();
        self.stored = entries
            .iter()
            .map(|entry| (entry.number, serde_json::to_string(entry).expect("JSON")))
            .collect();
        for entry in entries {
            self.phone.outbox.stored(entry.number, entry.key);
        }
        self.known = self.phone.known.clone();
    }

    /// Restarts: what was not in the store is lost.
    pub(super) fn restart(&mut self) {
        self.delayed = None;
        self.phone = Self::new(self.name).phone;
        self.phone.known = self.known.clone();
        let stored = self.stored.values().map(|text| serde_json::from_str(text).expect("JSON"));
        self.phone.outbox.take_stored(stored.collect(), None);
    }

    /// Sends the next entry; false if there is none.
    pub(super) async fn send(&mut self, network: &Network, fate: Fate) -> Result<bool, String> {
        let Some(entry) = self.phone.outbox.next().cloned() else { return Ok(false) };
        self.phone.outbox.sending(entry.number);
        match network.send(Call::of(&entry), fate).await {
            None => self.phone.outbox.retry_later(entry.number, entry.key),
            Some(answer) if is_passing(answer.status) => {
                self.phone.outbox.retry_later(entry.number, entry.key);
            }
            Some(answer) if answer.status < 300 || (entry.deletable && answer.status == 404) => {
                let there = answer.status < 300;
                let said = if there { Answer::Received(&answer.text) } else { Answer::Missing };
                self.phone
                    .received(&entry, said)
                    .map_err(|problem| format!("{problem}: {answer:?}"))?;
                self.persist();
            }
            Some(answer) => return Err(format!("{entry:?}\nwas refused: {answer:?}")),
        }
        Ok(true)
    }

    /// Asks what changed.
    pub(super) async fn ask(&mut self, network: &Network, fate: Fate) -> Result<(), String> {
        if let Some(late) = self.delayed.take() {
            self.phone.take_changes(late);
            self.persist();
        }
        loop {
            let call = Call::changes(self.phone.ask());
            let late = fate == Fate::Late;
            let answer = network.send(call, if late { Fate::Fine } else { fate }).await;
            let Some(answer) = answer.filter(|it| !is_passing(it.status)) else {
                return Ok(());
            };
            let changes: Changes = serde_json::from_str(&answer.text)
                .map_err(|problem| format!("{problem}: {answer:?}"))?;
            if late {
                self.delayed = Some(changes);
                return Ok(());
            }
            let more = changes.more;
            let taken = self.phone.take_changes(changes);
            self.persist();
            if taken && !more {
                return Ok(());
            }
        }
    }
}

/// What is done to a record.
enum Edited {
    Goal(Edit<GoalDraft>),
    Success(Edit<SuccessDraft>),
}

/// Everything in `replica`, for messages.
pub(super) fn all(replica: &Replica) -> String {
    let goals = replica.all::<Goal>();
    format!("{goals:#?} {:#?} {:#?}", replica.all::<Success>(), replica.all::<EarlierWords>())
}

fn put_success(network: &Network, id: Id, goal_id: Option<Id>, words: Option<String>) -> Edited {
    let draft = SuccessDraft {
        goal_id,
        on: "2026-11-22".parse().expect("a day"),
        at: network.now(),
        words: words.map(|words| SuccessWords::new(&words).expect("words")),
        feeling: None,
        file_ids: Vec::new(),
        shared_with: None,
        once_more: false,
    };
    Edited::Success(Edit::Put { id, draft })
}
