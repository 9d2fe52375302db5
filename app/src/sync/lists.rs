//! The lists that screens read, each a signal that is made when it is first asked for.

use std::{cell::RefCell, marker::PhantomData, sync::Arc};

use kurs_domain::{
    record::Record,
    sync::{
        Phone,
        replica::{Items, Replica},
    },
};
use leptos::prelude::*;

use super::{KEPT, show_again};

/// The records of type `T`, with everything unsent applied, in their order. It follows changes.
#[derive(Debug)]
pub struct List<T>(RwSignal<Items>, PhantomData<fn() -> T>);

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T: Record> List<T> {
    /// Reads them, and again when they change.
    pub fn with<R>(self, read: impl FnOnce(&Vec<T>) -> R) -> R {
        read(&of(&self.0.get()))
    }

    /// Reads them as they are now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&Vec<T>) -> R) -> R {
        read(&of(&self.0.get_untracked()))
    }

    /// All of them, and again when they change.
    pub fn get(self) -> Vec<T> {
        self.with(Vec::clone)
    }

    /// All of them as they are now.
    pub fn get_untracked(self) -> Vec<T> {
        self.with_untracked(Vec::clone)
    }
}

fn of<T: Record>(items: &Items) -> Arc<Vec<T>> {
    items.clone().downcast().unwrap_or_default()
}

/// A list, and how a phone comes to read it.
type Shown = (RwSignal<Items>, fn(&mut Phone));

thread_local! {
    static LISTS: RefCell<Vec<Shown>> = RefCell::default();
    static OWNER: Owner = Owner::new();
}

/// Begins before anything is mounted, so that what is shown outlives every page.
pub(super) fn begin() {
    OWNER.with(|_| ());
}

/// The list of all records of type `T`.
pub fn all<T: Record>() -> List<T> {
    List(find(Arc::new(Vec::<T>::new()), T::register), PhantomData)
}

/// The list of the type of `empty`.
fn find(empty: Items, register: fn(&mut Phone)) -> RwSignal<Items> {
    let is_it =
        |(list, _): &&Shown| list.with_untracked(|items| (**items).type_id() == (*empty).type_id());
    if let Some(found) = LISTS.with_borrow(|lists| lists.iter().find(is_it).map(|(list, _)| *list))
    {
        return found;
    }
    let now = KEPT.with_borrow_mut(|kept| {
        register(&mut kept.phone);
        kept.phone.shown().changed(&empty)
    });
    let list = OWNER.with(|owner| owner.with(|| RwSignal::new(now.unwrap_or(empty))));
    LISTS.with_borrow_mut(|lists| lists.push((list, register)));
    // Actions that can be read only now may show in lists that read a part of the same records.
    queue_microtask(show_again);
    list
}

/// Has `phone` read what is shown.
pub(super) fn register(phone: &mut Phone) {
    LISTS.with_borrow(|lists| lists.iter().for_each(|(_, register)| register(phone)));
}

/// Shows what is in `shown`; what has not changed is not drawn again.
pub(super) fn show(shown: &Replica) {
    LISTS.with_borrow(|lists| {
        for (list, _) in lists {
            if let Some(changed) = list.with_untracked(|items| shown.changed(items)) {
                list.set(changed);
            }
        }
    });
}
