//! Publishes a finished build so that a running server never serves a mix of two: new assets first, then the
//! pages that refer to them, then the old files are deleted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Makes `live` equal to `fresh` and removes `fresh`. Each file is replaced by one rename.
pub(super) fn replace(fresh: &Path, live: &Path) -> Result<()> {
    fs::create_dir_all(live)?;
    let mut files = files_below(fresh)?;
    let wanted: BTreeSet<PathBuf> = files.iter().cloned().collect();
    files.sort_by_key(|file| file.extension().is_some_and(|kind| kind == "html"));
    for file in &files {
        let (from, to) = (fresh.join(file), live.join(file));
        // An unchanged file keeps its modification time, so that nothing is embedded again without need.
        if to.is_file() && fs::read(&from)? == fs::read(&to)? {
            continue;
        }
        fs::create_dir_all(to.parent().expect("a file lies in a folder"))?;
        fs::rename(&from, &to).with_context(|| format!("can't replace {}", to.display()))?;
    }
    for file in files_below(live)? {
        if !wanted.contains(&file) {
            fs::remove_file(live.join(file))?;
        }
    }
    remove_empty_folders(live)?;
    fs::remove_dir_all(fresh)?;
    Ok(())
}

/// All files below a folder, relative to it, sorted.
pub(super) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).expect("found below it").to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn remove_empty_folders(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_empty_folders(&path)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(&path)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_folder_becomes_the_fresh_one() {
        let base = std::env::temp_dir().join(format!("kurs-publish-{}", std::process::id()));
        let (fresh, live) = (base.join("fresh"), base.join("live"));
        for (file, content) in [
            ("fresh/index.html", "new"),
            ("fresh/assets/a.2.js", "two"),
            ("live/index.html", "old"),
            ("live/assets/a.1.js", "one"),
            ("live/gone/picture.png", "picture"),
        ] {
            let file = base.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }

        replace(&fresh, &live).unwrap();

        let left = files_below(&live).unwrap();
        assert_eq!(left, [PathBuf::from("assets/a.2.js"), PathBuf::from("index.html")]);
        assert_eq!(fs::read_to_string(live.join("index.html")).unwrap(), "new");
        assert!(!live.join("gone").exists() && !fresh.exists());
        fs::remove_dir_all(base).unwrap();
    }
}
