//! A cap on how many of one thing are open at the same time, by key.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// A cap on what is open at once, by key.
#[derive(Clone)]
pub struct Concurrency<K> {
    most: usize,
    open: Arc<Mutex<HashMap<K, usize>>>,
}

/// One slot, released on drop.
pub struct Slot<K: Hash + Eq> {
    key: Option<K>,
    of: Concurrency<K>,
}

impl<K: Hash + Eq + Clone> Concurrency<K> {
    /// A cap of `most` per key.
    pub fn new(most: usize) -> Self {
        Self { most, open: Arc::default() }
    }

    /// A slot for `key`; `None` if it has as many as it may.
    pub fn take(&self, key: K) -> Option<Slot<K>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(key.clone()).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Slot { key: Some(key), of: self.clone() })
    }
}

impl<K: Hash + Eq> Drop for Slot<K> {
    fn drop(&mut self) {
        let Some(key) = self.key.take() else { return };
        let mut open = self.of.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let std::collections::hash_map::Entry::Occupied(mut count) = open.entry(key) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_and_leaves_nothing_behind() {
        let cap = Concurrency::new(2);
        let (first, second) = (cap.take("a"), cap.take("a"));
        assert!(first.is_some() && second.is_some() && cap.take("a").is_none());
        assert!(cap.take("b").is_some());
        drop(first);
        assert!(cap.take("a").is_some());
        drop(second);
        assert!(cap.open.lock().expect("nobody panicked").is_empty());
    }
}
