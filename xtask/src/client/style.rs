//! The stylesheets: which files below `app/src` each of them consists of.

use std::fs;

use anyhow::{Context, Result};

use crate::repo::Repo;

/// The stylesheets of lazy chunks: the name of the chunk, and the files.
pub(super) type Chunks = [(&'static str, &'static [&'static str])];

/// The first visit: the welcome, the day, and the celebration that opens over any page.
pub(super) const PHONE: &[&str] = &[
    "ui/style.css",
    "shell/style.css",
    "identity/style.css",
    "suggestions/style.css",
    "today/style.css",
    "successes/card.css",
    "celebrations/at_once.css",
];

/// What the lazy chunks of the phone (`app/src/lazy.rs`) add to it.
pub(super) const PHONE_CHUNKS: &Chunks = &[
    ("writing", &["goals/style.css"]),
    ("celebrations", &["celebrations/cards.css", "celebrations/style.css", "successes/style.css"]),
    ("meetings", &["meetings/style.css"]),
    ("me", &["me/style.css", "push/style.css"]),
    ("feedback", &["feedback/style.css"]),
];

/// The desk starts from the same frame and the same components as the phone.
pub(super) const DESK: &[&str] = &[
    "ui/style.css",
    "shell/style.css",
    "celebrations/cards.css",
    "desk/style.css",
    "desk/frame.css",
    "desk/list.css",
    "desk/person.css",
    "desk/handover.css",
    "desk/administration/style.css",
    "goals/desk.css",
    "successes/desk.css",
    "celebrations/desk.css",
    "suggestions/desk.css",
    "feedback/style.css",
    "meetings/desk/style.css",
    "meetings/desk/plan/style.css",
    "meetings/desk/page/style.css",
    "meetings/desk/room/style.css",
];

/// Concatenates the files of a stylesheet.
pub(super) fn sheet(repo: &Repo, files: &[&str]) -> Result<String> {
    let mut whole = String::new();
    for file in files {
        let file = format!("app/src/{file}");
        whole += &fs::read_to_string(repo.at(&file)).context(file)?;
        whole.push('\n');
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::super::publish;
    use super::*;

    #[test]
    fn every_file_is_in_a_stylesheet() {
        let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
        let mut there = publish::files_below(&client).unwrap();
        there.retain(|file| file.extension().is_some_and(|kind| kind == "css"));
        let chunks = PHONE_CHUNKS.iter().flat_map(|(_, files)| *files);
        let named: BTreeSet<_> = PHONE.iter().chain(chunks).chain(DESK).map(Path::new).collect();
        assert_eq!(there, named.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn the_loader_knows_the_stylesheet_of_each_chunk() {
        let lazy = include_str!("../../../app/src/lazy.rs");
        for (chunk, _) in PHONE_CHUNKS {
            assert!(lazy.contains(&format!("\"style-{chunk}\"")), "{chunk}");
        }
    }
}
