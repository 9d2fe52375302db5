//! What the phone knows: every record's body as it came, and lists of those kinds whose code is loaded.
//!
//! The phone has two of these: what the server last said, and the lists of that with everything unsent
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
    /// Where to go on from when asking for what changed.
    pub cursor: Option<Id>,
    /// Oneself and one's settings.
    pub me: Option<Me>,
    /// Who looked last when at what is shared with them.
    pub seen: Vec<Seen>,
    /// What the server last said, by kind, sorted by id.
    bodies: Vec<(String, Vec<Envelope>)>,
    lists: Vec<List>,
}

/// A `Vec<T>` in the order of its records, whatever their type; shared until it is changed.
pub type Items = Arc<dyn Any + Send + Sync>;

/// The records of one kind, typed.
#[derive(Clone)]
struct List {
    items: Items,
    of: &'static Of,
}

/// What a list does, by the type of its records.
struct Of {
    kind: &'static str,
    empty: fn() -> Items,
    put: fn(&mut Items, &Envelope),
    remove: fn(&mut Items, Id),
    same: fn(&Items, &Items) -> bool,
}

/// [`Of`] the type `T`.
struct OfType<T>(std::marker::PhantomData<T>);

impl<T: Record> OfType<T> {
    const OF: &'static Of = &Of {
        kind: T::KIND,
        empty: || Arc::new(Vec::<T>::new()),
        put: |items, envelope| {
            // A record of a later version of the app stays in its envelope.
            if let Some(record) = envelope.body.read::<T>() {
                edit(items, |list| place(list, record));
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

fn place<T: Record>(list: &mut Vec<T>, record: T) {
    let id = record.id();
    if let Some(at) = list.iter().position(|known| known.id() == id) {
        list.remove(at);
    }
    let order = record.order();
    let at = list.partition_point(|known| known.order() < order);
    list.insert(at, record);
}

impl Replica {
    /// The records of type `T`, in their order; none of a kind that is not registered.
    pub fn all<T: Record>(&self) -> &[T] {
        let list = self.lists.iter().find_map(|list| list.items.downcast_ref::<Vec<T>>());
        list.map_or(&[], Vec::as_slice)
    }

    /// The records of the same type as `items`, if they are others than those.
    pub fn changed(&self, items: &Items) -> Option<Items> {
        let same_type = |list: &&List| (*list.items).type_id() == (**items).type_id();
        let list = self.lists.iter().find(same_type)?;
        let same = Arc::ptr_eq(&list.items, items) || (list.of.same)(&list.items, items);
        (!same).then(|| list.items.clone())
    }

    /// The record with the id `id`.
    pub fn find<T: Record>(&self, id: Id) -> Option<&T> {
        self.all::<T>().iter().find(|record| record.id() == id)
    }

    /// Shows `record`, in place of what had its id.
    pub fn put<T: Record>(&mut self, record: T) {
        // Whoever reads only a part of such records reads this one too.
        let others = |list: &&mut List| list.of.kind == T::KIND && !list.items.is::<Vec<T>>();
        let mut envelope = None;
        for list in self.lists.iter_mut().filter(others) {
            (list.of.put)(&mut list.items, envelope.get_or_insert_with(|| Envelope::of(&record)));
        }
        if let Some(list) = self.lists.iter_mut().find(|list| list.items.is::<Vec<T>>()) {
            edit(&mut list.items, |all| place(all, record));
        }
    }

    /// Shows the record `id` no more.
    pub fn remove<T: Record>(&mut self, id: Id) {
        self.remove_from_lists(T::KIND, id);
    }

    /// Reads the records of type `T` from now on.
    pub(super) fn add_list<T: Record>(&mut self) {
        if self.lists.iter().any(|list| list.items.is::<Vec<T>>()) {
            return;
        }
        let of = OfType::<T>::OF;
        let mut items = (of.empty)();
        for (_, all) in self.bodies.iter().filter(|(kind, _)| kind == T::KIND) {
            for envelope in all {
                (of.put)(&mut items, envelope);
            }
        }
        self.lists.push(List { items, of });
    }

    /// Nothing, with the same kinds registered.
    pub(super) fn emptied(&self) -> Self {
        let empty = |list: &List| List { items: (list.of.empty)(), of: list.of };
        Self { lists: self.lists.iter().map(empty).collect(), ..Self::default() }
    }

    /// What can be read of it, to apply actions on.
    pub(super) fn lists(&self) -> Self {
        let (me, seen, lists) = (self.me.clone(), self.seen.clone(), self.lists.clone());
        Self { cursor: self.cursor, me, seen, bodies: Vec::new(), lists }
    }

    /// Whether the same can be read of it as of `other`.
    pub fn reads_as(&self, other: &Self) -> bool {
        let changed = |list: &List| other.changed(&list.items).is_some();
        self.me == other.me && self.seen == other.seen && !self.lists.iter().any(changed)
    }

    /// Takes over what the server says of one record. False for what was overtaken on its way by
    /// something newer.
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
        for list in self.lists.iter_mut().filter(|list| list.of.kind == envelope.kind) {
            (list.of.put)(&mut list.items, &envelope);
        }
        true
    }

    /// Takes over that a record is deleted. False where a newer one has come in its place.
    pub(super) fn bury(&mut self, deleted: &Tombstone) -> bool {
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

    /// Takes over what changed.
    pub(super) fn take_changes(&mut self, changes: Changes) {
        self.me = changes.me.read().or(self.me.take());
        for envelope in changes.records {
            self.take(envelope);
        }
        for deleted in &changes.gone {
            self.bury(deleted);
        }
        self.seen = changes.seen;
        self.cursor = changes.cursor.or(self.cursor);
    }

    fn remove_from_lists(&mut self, kind: &str, id: Id) {
        for list in self.lists.iter_mut().filter(|list| list.of.kind == kind) {
            (list.of.remove)(&mut list.items, id);
        }
    }
}

#[cfg(test)]
mod tests;
