//! Text fields, and what they are read as.

use std::marker::PhantomData;

use kurs_domain::text::{Text, TextProblem};
use leptos::prelude::*;

use crate::ui::texts::ui_texts;

/// A text field of a form, whatever type of text it holds.
#[derive(Clone, Copy)]
pub struct Input {
    pub(super) id: StoredValue<String>,
    /// What is typed.
    pub value: RwSignal<String>,
    /// What is wrong with it, shown beside it.
    pub problem: RwSignal<Option<String>>,
    pub(super) max: usize,
    pub(super) lines: bool,
    pub(super) optional: bool,
}

/// A text field that is read as a `T`.
pub struct Typed<T> {
    /// The field itself.
    pub input: Input,
    pub(super) reads: PhantomData<fn() -> T>,
}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Typed<T> {}

impl<T: Text> Typed<T> {
    /// What is typed, where it is a valid `T`.
    pub fn read(self) -> Option<T> {
        T::read(&self.input.value.get_untracked()).ok()
    }
}

impl Input {
    /// A field that is read as a `T` and belongs to no [`Form`]: whoever uses it stores its drafts.
    pub fn bare<T: Text>(id: impl Into<String>, value: RwSignal<String>) -> Self {
        Self {
            id: StoredValue::new(id.into()),
            value,
            problem: RwSignal::new(None),
            max: T::MAX,
            lines: T::LINES,
            optional: T::OPTIONAL,
        }
    }
}

impl<T> From<Typed<T>> for Input {
    fn from(field: Typed<T>) -> Self {
        field.input
    }
}

/// What is wrong with a text, in words; the field itself says by how much it is too long, or where a
/// character is refused.
pub fn text_problem(problem: TextProblem) -> &'static str {
    match problem {
        TextProblem::Empty => ui_texts().text_empty,
        TextProblem::TooLong { .. } | TextProblem::ForbiddenCharacter { .. } => "",
    }
}
