//! Forms: fields that know their limit and what is wrong with them, and the draft of what is typed.
//!
//! One rule for every form: what is typed is stored on this device as a draft, field by field; others
//! see it at the button that says so and by nothing else; when it was saved, sent or cancelled, the
//! draft goes. On the phone drafts outlive the page and the browser; at the desk they go with the tab, and
//! those about a young person are also on the server, for whoever typed them alone
//! ([`crate::platform::draft`]).

mod draft;
pub mod field;
mod input;
pub mod phrases;
pub mod view;

use std::marker::PhantomData;

use kurs_domain::{
    Id, json,
    text::{Text, TextProblem},
};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use self::draft::{BEGUN, CHOSEN, key};
pub use self::{
    draft::{
        discard_draft, discard_drafts_about, draft_of, has_draft, store, stored, texts, texts_about,
    },
    field::{DateField, TextField, TimeField},
    input::{Input, Typed, text_problem},
    phrases::{Phrase, Phrases},
    view::FormView,
};
use crate::{platform, ui::focus_on};

/// A form. Its drafts are stored under its name and the id of each field.
#[derive(Clone, Copy)]
pub struct Form {
    inner: StoredValue<Inner>,
    /// A request is under way.
    pub busy: RwSignal<bool>,
    /// What is wrong with the form as a whole.
    pub problem: RwSignal<String>,
}

struct Inner {
    name: String,
    /// The version of the record on which this is written.
    base: Option<i64>,
    /// The id that a new record is to have.
    new_id: Option<Id>,
    fields: Vec<Field>,
    /// Whether something is typed or chosen that was not saved.
    has_draft: RwSignal<bool>,
}

/// A text, and what checks it.
type Rule = (RwSignal<String>, fn(&str) -> Result<(), TextProblem>);

/// What becomes of a field. Returns whether it differs from what it begins with then.
#[derive(Clone, Copy)]
enum Settle {
    /// It was read, to be saved or sent.
    Read,
    /// What was read is what it begins with from now on; what was typed since stays a draft.
    Saved,
    /// It begins again as it did, unless something was typed since it was read.
    Anew,
    /// It begins again as it did.
    Discarded,
}

struct Field {
    id: String,
    /// The name of its draft within the form's.
    draft: String,
    problem: RwSignal<Option<String>>,
    text: Option<Rule>,
    settle: Box<dyn Fn(Settle) -> bool + Send + Sync>,
}

impl Form {
    /// The form `name` for something new.
    pub fn new(name: impl Into<String>) -> Self {
        Self::on(name, None)
    }

    /// The form `name` for a record that stands at the version `base`; where a draft is stored, at the
    /// version that the draft was begun on.
    pub fn on(name: impl Into<String>, base: Option<i64>) -> Self {
        let name = name.into();
        let begun = platform::draft(&key(&name, BEGUN));
        let known = begun.as_deref().and_then(|begun| begun.split_once(' '));
        let new_id = known.and_then(|it| Id::parse(it.1).ok());
        let base = known.map_or(base, |it| it.0.parse().ok());
        let has_draft = RwSignal::new(begun.is_some());
        let inner = Inner { name, base, new_id, fields: Vec::new(), has_draft };
        Self {
            inner: StoredValue::new(inner),
            busy: RwSignal::new(false),
            problem: RwSignal::default(),
        }
    }

    /// The version of the record on which this is written, where there is one.
    pub fn base(self) -> Option<i64> {
        self.inner.with_value(|inner| inner.base)
    }

    /// From now on this is written on the version `base`.
    pub fn set_base(self, base: Option<i64>) {
        self.inner.update_value(|inner| inner.base = base);
        self.inner.with_value(Inner::store_begun);
    }

    /// The name of its drafts: what outlives the page discards them by it ([`discard_draft`]).
    pub fn name(self) -> String {
        self.inner.with_value(|inner| inner.name.clone())
    }

    /// Whether its page is still there.
    pub fn is_there(self) -> bool {
        self.inner.try_with_value(|_| ()).is_some()
    }

    /// The id that the new record is to have, the same as long as the draft lasts: what is sent twice is
    /// one record. Where that record `exists` already, the draft was saved the moment before the device
    /// died, and is discarded. To be called before any field is added.
    pub fn new_id(self, exists: impl Fn(Id) -> bool) -> Id {
        let known = self.inner.with_value(|inner| inner.new_id);
        let id = match known {
            Some(id) if !exists(id) => id,
            Some(_) => {
                discard_draft(&self.name());
                platform::new_id()
            }
            None => platform::new_id(),
        };
        self.inner.update_value(|inner| inner.new_id = Some(id));
        self.inner.with_value(Inner::store_begun);
        id
    }

    /// The id that the next record is to have; see [`Form::new_id`].
    pub fn id(self) -> Id {
        self.inner.with_value(|inner| inner.new_id).unwrap_or_else(|| self.new_id(|_| false))
    }

    /// One was sent: the form begins again for the next, which has another id.
    pub fn begin_anew(self) {
        self.inner.try_update_value(|inner| inner.new_id = None);
        self.settle(Settle::Anew);
    }

    /// Adds a text field that is read as a `T` and begins with `first`, or with its draft.
    pub fn text<T: Text>(self, id: impl Into<String>, first: impl Into<String>) -> Typed<T> {
        let (id, first) = (id.into(), first.into());
        let value = RwSignal::new(self.draft(&id).unwrap_or_else(|| first.clone()));
        let rule = |text: &str| T::read(text).map(drop);
        let problem = self.add(id.clone(), first, value, String::clone, Some((value, rule)));
        let input = Input { problem, ..Input::bare::<T>(id, value) };
        Typed { input, reads: PhantomData }
    }

    /// Adds something else that is chosen; it begins with `first`, or with its draft.
    pub fn value<T>(self, id: impl Into<String>, first: T) -> RwSignal<T>
    where
        T: Serialize + DeserializeOwned + PartialEq + Clone + Send + Sync + 'static,
    {
        let id = id.into();
        let draft = self.draft(&format!("{CHOSEN}{id}")).and_then(|text| json::read(&text).ok());
        let value = RwSignal::new(draft.unwrap_or_else(|| first.clone()));
        let write = |value: &T| serde_json::to_string(value).unwrap_or_default();
        self.add(id, first, value, write, None);
        value
    }

    fn draft(self, id: &str) -> Option<String> {
        self.inner.with_value(|inner| draft_of(&inner.name, id))
    }

    /// Adds a field, whose value is stored as a draft, as `write` writes it, while it differs from `first`.
    fn add<T: PartialEq + Clone + Send + Sync + 'static>(
        self,
        id: String,
        first: T,
        value: RwSignal<T>,
        write: fn(&T) -> String,
        text: Option<Rule>,
    ) -> RwSignal<Option<String>> {
        let problem = RwSignal::new(None);
        let draft = if text.is_some() { id.clone() } else { format!("{CHOSEN}{id}") };
        let (first, read) = (StoredValue::new(first), StoredValue::new(None::<T>));
        let settle = move |settle: Settle| {
            let now = value.get_untracked();
            let since = read.with_value(|read| read.as_ref().is_some_and(|read| *read != now));
            match settle {
                Settle::Read => read.set_value(Some(now)),
                Settle::Saved => first.set_value(read.get_value().unwrap_or(now)),
                Settle::Anew if since => {}
                Settle::Anew | Settle::Discarded => value.set(first.get_value()),
            }
            first.with_value(|first| value.with_untracked(|now| now != first))
        };
        self.inner.update_value(|inner| {
            let (draft, settle) = (draft.clone(), Box::new(settle));
            inner.fields.push(Field { id, draft, problem, text, settle });
        });
        Effect::new(move |before: Option<T>| {
            let now = value.get();
            if before.is_some_and(|before| before != now) {
                let differs = first.with_value(|first| *first != now);
                self.store(&draft, differs.then(|| write(&now)).as_deref());
            }
            now
        });
        problem
    }

    fn store(self, draft: &str, text: Option<&str>) {
        self.inner.update_value(|inner| {
            // A new record has its id from the first key on, wherever the draft is sent from.
            if inner.base.is_none() {
                inner.new_id.get_or_insert_with(platform::new_id);
            }
            platform::store_draft(&key(&inner.name, draft), text);
            inner.store_begun();
        });
    }

    /// What is wrong with the field `id`.
    pub fn problem_of(self, id: &str) -> RwSignal<Option<String>> {
        let find = |inner: &Inner| inner.fields.iter().find(|it| it.id == id).map(|it| it.problem);
        // Of a page that was left nobody sees it.
        self.inner.try_with_value(find).flatten().unwrap_or_else(|| RwSignal::new(None))
    }

    /// Says beside the field `id` what is wrong with it, or that nothing is.
    pub fn check(self, id: &str, wrong: Option<&str>) {
        self.problem_of(id).try_set(wrong.map(str::to_owned));
    }

    /// What stands in `field` alone; where it is wrong, that is said beside it and it gets the focus.
    pub fn read_one<T: Text>(self, field: Typed<T>) -> Option<T> {
        self.problem.set(String::new());
        let read = field.input.value.with_untracked(|text| T::read(text));
        let wrong = read.as_ref().err().map(|wrong| text_problem(*wrong).to_owned());
        if wrong.is_some() {
            focus_on(field.input.id.get_value());
        }
        field.input.problem.set(wrong);
        read.ok()
    }

    /// What `build` makes of the fields. Where one is wrong that is said beside it, the first one gets
    /// the focus, and there is nothing.
    pub fn read<D>(self, build: impl FnOnce() -> Option<D>) -> Option<D> {
        self.problem.set(String::new());
        self.inner.with_value(|inner| {
            for field in &inner.fields {
                let wrong =
                    field.text.and_then(|(value, rule)| value.with_untracked(|it| rule(it)).err());
                field.problem.set(wrong.map(|wrong| text_problem(wrong).to_owned()));
            }
        });
        let made = build();
        let first = self.inner.with_value(|inner| {
            let wrong = |field: &&Field| field.problem.with_untracked(Option::is_some);
            inner.fields.iter().find(wrong).map(|field| field.id.clone())
        });
        if let Some(first) = first {
            focus_on(first);
            return None;
        }
        self.inner.with_value(|inner| {
            for field in &inner.fields {
                (field.settle)(Settle::Read);
            }
        });
        made
    }

    /// It was saved or sent: its draft goes, and what was read is what the form begins with now.
    pub fn saved(self) {
        self.settle(Settle::Saved);
    }

    /// The draft goes, and the fields begin again as they did.
    pub fn discard(self) {
        self.settle(Settle::Discarded);
    }

    /// Whether something is typed or chosen that was not saved. Tracked.
    fn has_draft(self) -> bool {
        self.inner.try_with_value(|inner| inner.has_draft).is_some_and(|it| it.get())
    }

    /// How many characters its draft has, of all fields together.
    fn draft_length(self) -> usize {
        self.inner.with_value(|inner| {
            let draft = |field: &Field| platform::draft(&key(&inner.name, &field.draft));
            inner.fields.iter().filter_map(draft).map(|text| text.chars().count()).sum()
        })
    }

    /// Moves the focus to the first field.
    fn focus_first(self) {
        let first = self.inner.try_with_value(|inner| inner.fields.first().map(|it| it.id.clone()));
        if let Some(first) = first.flatten() {
            focus_on(first);
        }
    }

    fn settle(self, settle: Settle) {
        self.inner.try_with_value(|inner| {
            for field in &inner.fields {
                if !(field.settle)(settle) {
                    platform::store_draft(&key(&inner.name, &field.draft), None);
                }
            }
            inner.store_begun();
        });
        self.problem.try_set(String::new());
    }
}

impl Inner {
    /// Stores what the draft was begun on, as long as there is one.
    fn store_begun(&self) {
        if self.fields.is_empty() {
            return;
        }
        let is_stored = |field: &Field| platform::draft(&key(&self.name, &field.draft)).is_some();
        let begun = self.fields.iter().any(is_stored).then(|| {
            let base = self.base.map(|base| base.to_string()).unwrap_or_default();
            format!("{base} {}", self.new_id.map(|id| id.to_string()).unwrap_or_default())
        });
        platform::store_draft(&key(&self.name, BEGUN), begun.as_deref());
        self.has_draft.try_set(begun.is_some());
    }
}
