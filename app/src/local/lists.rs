//! The lists that screens read, each a signal that is made when it is first asked for.

use std::{any::Any, cell::RefCell};

use kurs_domain::{
    record::Record,
    sync::{Phone, replica::Replica},
};
use leptos::prelude::*;

use super::KEPT;

/// A signal of records, whatever their type.
trait List: Any {
    fn register(&self, phone: &mut Phone);
    fn show(&self, shown: &Replica);
}

struct ListOf<T: Send + Sync + 'static>(RwSignal<Vec<T>>);

impl<T: Record> List for ListOf<T> {
    fn register(&self, phone: &mut Phone) {
        T::register(phone);
    }

    fn show(&self, shown: &Replica) {
        if self.0.with_untracked(|before| before.as_slice() != shown.all::<T>()) {
            self.0.set(shown.all::<T>().to_vec());
        }
    }
}

thread_local! {
    static LISTS: RefCell<Vec<Box<dyn List>>> = RefCell::default();
    static OWNER: Owner = Owner::new();
}

/// Begins before anything is mounted, so that what is shown outlives every page.
pub(super) fn begin() {
    OWNER.with(|_| ());
}

/// The records of type `T`, with everything unsent applied, in their order.
pub fn all<T: Record>() -> ReadSignal<Vec<T>> {
    let find = |list: &dyn List| {
        let list: &dyn Any = list;
        list.downcast_ref::<ListOf<T>>().map(|list| list.0)
    };
    if let Some(found) = LISTS.with_borrow(|lists| lists.iter().find_map(|it| find(&**it))) {
        return found.read_only();
    }
    let now = KEPT.with_borrow_mut(|kept| {
        T::register(&mut kept.phone);
        kept.phone.shown().all::<T>().to_vec()
    });
    let signal = OWNER.with(|owner| owner.with(|| RwSignal::new(now)));
    LISTS.with_borrow_mut(|lists| lists.push(Box::new(ListOf(signal))));
    signal.read_only()
}

/// Has `phone` read what is shown.
pub(super) fn register(phone: &mut Phone) {
    LISTS.with_borrow(|lists| lists.iter().for_each(|list| list.register(phone)));
}

/// Shows what is in `shown`; what has not changed is not drawn again.
pub(super) fn show(shown: &Replica) {
    LISTS.with_borrow(|lists| lists.iter().for_each(|list| list.show(shown)));
}
