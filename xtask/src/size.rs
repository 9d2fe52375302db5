//! File sizes, formatted for people.

use std::fs;
use std::path::Path;

/// "950 B", "12.3 KB", "4.1 MB". One KB is 1,000 bytes, as in the budgets.
pub(crate) fn human(bytes: u64) -> String {
    let whole = |thousandths: u64, unit: &str| {
        format!("{}.{} {unit}", thousandths / 1000, thousandths % 1000 / 100)
    };
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => whole(bytes, "KB"),
        _ => whole(bytes / 1_000, "MB"),
    }
}

/// The size of a file, if it exists.
pub(crate) fn of(file: &Path) -> Option<u64> {
    fs::metadata(file).ok().map(|known| known.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_say_them() {
        assert_eq!(human(950), "950 B");
        assert_eq!(human(12_345), "12.3 KB");
        assert_eq!(human(4_199_999), "4.1 MB");
    }
}
