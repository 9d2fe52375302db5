//! Insertion sort for short lists.
//!
//! The standard sort is compiled anew for each type, which costs four kilobytes of a phone's first
//! download each time. Nothing here is long, and most of it is nearly sorted.

/// Sorts `list` by `key`; stable.
pub(crate) fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for begin in 1..list.len() {
        let mut at = begin;
        while at > 0 && key(&list[at]) < key(&list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_like_the_standard_sort(list in prop::collection::vec((0_u8..8, any::<u8>()), 0..40)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut list = list;
            by_key(&mut list, |(key, _)| *key);
            prop_assert_eq!(list, expected);
        }
    }
}
