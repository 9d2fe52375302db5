//! The local replica: the JSON body of every record, and typed lists of those kinds whose code is loaded.
//!
//! The phone has two of these: the server's last known state, and its lists with all unsent actions
//! applied, which is what screens show.

use std::{any::Any, sync::Arc};

use crate::{
    Id,
    changes::{Changes, Seen},
    people::Me,
    record::{Envelope, Record, Tombstone},
};

/// A young person's records.
#[derive(Clone, Default)]
pub struct Replica {
    /// The cursor for the next request of the change feed.
    pub cursor: Option<Id>,
    /// The user and their settings.
    pub me: Option<Me>,
    /// When each person last looked at what is shared with them.
    pub seen: Vec<Seen>,
    /// The server's last known records, by kind, sorted by id.
    bodies: Vec<(String, Vec<Envelope>)>,
    lists: Vec<List>,
}

/// A type-erased, sorted `Vec<T>` of records; shared, and copied on write.
pub type Items = Arc<dyn Any + Send + Sync>;

/// The typed records of one kind.
#[derive(Clone)]
struct List {
    items: Items,
    ops: &'static ListOps,
}

/// The operations of a list, by the type of its records.
struct ListOps {
    kind: &'static str,
    empty: fn() -> Items,
    put: fn(&mut Items, &Envelope),
    remove: fn(&mut Items, Id),
    same: fn(&Items, &Items) -> bool,
}

/// The [`ListOps`] of the type `T`.
struct OpsOf<T>(std::marker::PhantomData<T>);

impl<T: Record> OpsOf<T> {
    const OPS: &'static ListOps = &ListOps {
        kind: T::KIND,
        empty: || Arc::new(Vec::<T>::new()),
        put: |items, envelope| {
            // A record that only a later version of the app can read is kept as JSON only.
            if let Some(record) = envelope.body.read::<T>() {
                edit(items, |list| insert_sorted(list, record));
            }
        },
        remove: |items, id| edit::<T>(items, |list| list.retain(|known| known.id() != id)),
        same: |one, other| one.downcast_ref::<Vec<T>>() == other.downcast_ref::<Vec<T>>(),
    };
}

fn edit<T: Record>(items: &mut Items, change: impl FnOnce(&mut Vec<T>)) {
    let taken = std::mem::replace(items, Arc::new(()));
    match taken.downcast::<Vec<T>>() {
        Ok(mut list) => {
            change(Arc::make_mut(&mut list));
            *items = list;
        }
        Err(other) => *items = other,
    }
}

fn insert_sorted<T: Record>(list: &mut Vec<T>, record: T) {
    let id = record.id();
    if let Some(at) = list.iter().position(|known| known.id() == id) {
        list.remove(at);
    }
    let order = record.order();
    let at = list.partition_point(|known| known.order() < order);
    list.insert(at, record);
}

impl Replica {
    /// The records of type `T`, in their order; empty for a type that is not registered.
    pub fn all<T: Record>(&self) -> &[T] {
        let list = self.lists.iter().find_map(|list| list.items.downcast_ref::<Vec<T>>());
        list.map_or(&[], Vec::as_slice)
    }

    /// The current list of the type of `items`, if it differs from `items`.
    pub fn changed(&self, items: &Items) -> Option<Items> {
        let same_type = |list: &&List| (*list.items).type_id() == (**items).type_id();
        let list = self.lists.iter().find(same_type)?;
        let same = Arc::ptr_eq(&list.items, items) || (list.ops.same)(&list.items, items);
        (!same).then(|| list.items.clone())
    }

    /// The record with the id `id`.
    pub fn find<T: Record>(&self, id: Id) -> Option<&T> {
        self.all::<T>().iter().find(|record| record.id() == id)
    }

    /// Inserts `record` into the lists, or replaces the one with its id.
    pub fn put<T: Record>(&mut self, record: T) {
        // Other types may read a part of the same kind of record: they are given it too.
        let others = |list: &&mut List| list.ops.kind == T::KIND && !list.items.is::<Vec<T>>();
        let mut envelope = None;
        for list in self.lists.iter_mut().filter(others) {
            (list.ops.put)(&mut list.items, envelope.get_or_insert_with(|| Envelope::of(&record)));
        }
        if let Some(list) = self.lists.iter_mut().find(|list| list.items.is::<Vec<T>>()) {
            edit(&mut list.items, |all| insert_sorted(all, record));
        }
    }

    /// Removes the record `id` from the lists.
    pub fn remove<T: Record>(&mut self, id: Id) {
        self.remove_from_lists(T::KIND, id);
    }

    /// Registers the record type `T`: its records are read from now on.
    pub(super) fn add_list<T: Record>(&mut self) {
        if self.lists.iter().any(|list| list.items.is::<Vec<T>>()) {
            return;
        }
        let ops = OpsOf::<T>::OPS;
        let mut items = (ops.empty)();
        for (_, all) in self.bodies.iter().filter(|(kind, _)| kind == T::KIND) {
            for envelope in all {
                (ops.put)(&mut items, envelope);
            }
        }
        self.lists.push(List { items, ops });
    }

    /// An empty replica with the same types registered.
    pub(super) fn emptied(&self) -> Self {
        let empty = |list: &List| List { items: (list.ops.empty)(), ops: list.ops };
        Self { lists: self.lists.iter().map(empty).collect(), ..Self::default() }
    }

    /// The lists without the bodies, to apply actions on.
    pub(super) fn lists(&self) -> Self {
        let (me, seen, lists) = (self.me.clone(), self.seen.clone(), self.lists.clone());
        Self { cursor: self.cursor, me, seen, bodies: Vec::new(), lists }
    }

    /// Whether its lists, settings and looks equal those of `other`.
    pub fn reads_as(&self, other: &Self) -> bool {
        let changed = |list: &List| other.changed(&list.items).is_some();
        self.me == other.me && self.seen == other.seen && !self.lists.iter().any(changed)
    }

    /// Stores a record from the server. False if a newer version is already known.
    pub(crate) fn take(&mut self, envelope: Envelope) -> bool {
        if self.bodies.iter().all(|(kind, _)| *kind != envelope.kind) {
            self.bodies.push((envelope.kind.clone(), Vec::new()));
        }
        let known = self.bodies.iter_mut().find(|(kind, _)| *kind == envelope.kind);
        let Some((_, all)) = known else { return false };
        match all.binary_search_by_key(&envelope.id, |known| known.id) {
            Ok(at) if all[at].version > envelope.version => return false,
            Ok(at) => all[at] = envelope.clone(),
            Err(at) => all.insert(at, envelope.clone()),
        }
        for list in self.lists.iter_mut().filter(|list| list.ops.kind == envelope.kind) {
            (list.ops.put)(&mut list.items, &envelope);
        }
        true
    }

    /// Deletes a record. False if a newer version than the tombstone's is already known.
    pub(super) fn apply_tombstone(&mut self, deleted: &Tombstone) -> bool {
        let known = self.bodies.iter_mut().find(|(kind, _)| *kind == deleted.kind);
        if let Some((_, all)) = known
            && let Ok(at) = all.binary_search_by_key(&deleted.id, |known| known.id)
        {
            if all[at].version > deleted.version {
                return false;
            }
            all.remove(at);
        }
        self.remove_from_lists(&deleted.kind, deleted.id);
        true
    }

    /// Applies a page of the change feed.
    pub(super) fn take_changes(&mut self, changes: Changes) {
        self.me = changes.me.read().or(self.me.take());
        for envelope in changes.records {
            self.take(envelope);
        }
        for deleted in &changes.gone {
            self.apply_tombstone(deleted);
        }
        self.seen = changes.seen;
        self.cursor = changes.cursor.or(self.cursor);
    }

    fn remove_from_lists(&mut self, kind: &str, id: Id) {
        for list in self.lists.iter_mut().filter(|list| list.ops.kind == kind) {
            (list.ops.remove)(&mut list.items, id);
        }
    }
}

#[cfg(test)]
mod tests;
