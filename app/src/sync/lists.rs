//! The lists that screens read; each is a signal, created when it is first read.

use std::{cell::RefCell, marker::PhantomData, sync::Arc};

use kurs_domain::{
    record::Record,
    sync::{
        Phone,
        replica::{Items, Replica},
    },
};
use leptos::prelude::*;

use super::{STATE, update_screens};

/// The records of type `T` in their order, with every unsent action applied.
#[derive(Debug)]
pub struct List<T>(RwSignal<Items>, PhantomData<fn() -> T>);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T: Record> List<T> {
    /// Reads the list reactively.
    pub fn with<R>(self, read: impl FnOnce(&Vec<T>) -> R) -> R {
        read(&of(&self.0.get()))
    }

    pub fn with_untracked<R>(self, read: impl FnOnce(&Vec<T>) -> R) -> R {
        read(&of(&self.0.get_untracked()))
    }

    pub fn get(self) -> Vec<T> {
        self.with(Vec::clone)
    }

    pub fn get_untracked(self) -> Vec<T> {
        self.with_untracked(Vec::clone)
    }
}

fn of<T: Record>(items: &Items) -> Arc<Vec<T>> {
    items.clone().downcast().unwrap_or_default()
}

/// A list, and the function that registers its record type with the replica.
type Shown = (RwSignal<Items>, fn(&mut Phone));

thread_local! {
    static LISTS: RefCell<Vec<Shown>> = RefCell::default();
    static OWNER: Owner = Owner::new();
}

/// Creates the owner of the signals before anything is mounted, so that they outlive every page.
pub(super) fn begin() {
    OWNER.with(|_| ());
}

pub fn all<T: Record>() -> List<T> {
    List(find(Arc::new(Vec::<T>::new()), T::register), PhantomData)
}

/// The list with the item type of `empty`, created where it is missing.
fn find(empty: Items, register: fn(&mut Phone)) -> RwSignal<Items> {
    let is_it =
        |(list, _): &&Shown| list.with_untracked(|items| (**items).type_id() == (*empty).type_id());
    if let Some(found) = LISTS.with_borrow(|lists| lists.iter().find(is_it).map(|(list, _)| *list))
    {
        return found;
    }
    let now = STATE.with_borrow_mut(|state| {
        register(&mut state.phone);
        state.phone.shown().changed(&empty)
    });
    let list = OWNER.with(|owner| owner.with(|| RwSignal::new(now.unwrap_or(empty))));
    LISTS.with_borrow_mut(|lists| lists.push((list, register)));
    // The new type's pending actions may change other lists that read a part of the same records.
    queue_microtask(update_screens);
    list
}

/// Registers the record types of all lists with `phone`.
pub(super) fn register(phone: &mut Phone) {
    LISTS.with_borrow(|lists| lists.iter().for_each(|(_, register)| register(phone)));
}

/// Sets the lists from `shown`; an unchanged one is not set, so nothing is drawn again.
pub(super) fn show(shown: &Replica) {
    LISTS.with_borrow(|lists| {
        for (list, _) in lists {
            if let Some(changed) = list.with_untracked(|items| shown.changed(items)) {
                list.set(changed);
            }
        }
    });
}
