//! The stylesheet of the guest pages: the shared components of the client, and a little more. It is compiled
//! into the server, so that a page and its style are always of the same version.

use std::sync::LazyLock;

use crate::kernel::random;

pub(super) const STYLE: &str =
    concat!(include_str!("../../../app/src/ui/style.css"), "\n", include_str!("style.css"));

/// Its file name, which changes with its content.
pub(super) static NAME: LazyLock<String> =
    LazyLock::new(|| format!("style.{}.css", &random::hash(STYLE)[..16]));

pub(super) static PATH: LazyLock<String> = LazyLock::new(|| format!("/guest/{}", *NAME));
