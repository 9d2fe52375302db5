//! The questionnaires that this browser knows: Kurs's own, and those of the municipality, of which a copy is
//! stored so that they can be answered without network.

use kurs_domain::{feedback::instrument::Instrument, json};
use leptos::{prelude::*, task::spawn_local};

use super::texts::feedback_texts;
use crate::{
    platform::{self, Hint, address, api},
    ui::{Glyph, Notice, live},
};

fn with_own(others: Vec<Instrument>) -> Vec<Instrument> {
    let mut all: Vec<_> = Instrument::own().collect();
    for other in others {
        if !all.iter().any(|it| (&it.id, it.version) == (&other.id, other.version)) {
            all.push(other);
        }
    }
    all
}

/// All of them, with their earlier versions. What the server has is asked for, and follows.
pub(super) fn known() -> RwSignal<Vec<Instrument>> {
    let stored = platform::hint(Hint::Instruments).and_then(|text| json::read(&text).ok());
    let known = RwSignal::new(with_own(stored.unwrap_or_default()));
    spawn_local(async move {
        let Ok(all) = api::get::<Vec<Instrument>>("/instruments").await else { return };
        let text = serde_json::to_string(&all).unwrap_or_default();
        platform::set_hint(Hint::Instruments, Some(&text));
        let all = with_own(all);
        if known.try_with_untracked(|before| *before != all) == Some(true) {
            known.set(all);
        }
    });
    known
}

/// Those that can be answered: the latest version of each.
pub(super) fn latest(all: &[Instrument]) -> Vec<Instrument> {
    let is_latest =
        |it: &&Instrument| !all.iter().any(|other| other.id == it.id && other.version > it.version);
    all.iter().filter(is_latest).cloned().collect()
}

/// Draws the page of the instrument in the address, or says that there is none.
pub(super) fn of_address(
    draw: impl Fn(Instrument) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let path = address::path_now();
    let name = address::pieces(&path).nth(1).map(ToOwned::to_owned);
    let known = known();
    let found = live::memo(move || {
        let all = known.with(|all| latest(all));
        all.into_iter().find(|it| Some(it.id.as_str()) == name.as_deref())
    });
    live::view(move || match found.get() {
        Some(instrument) => draw(instrument),
        None => view! {
            <Notice
                page=true
                glyph=Glyph::Search
                title=feedback_texts().unknown_title
                text=feedback_texts().unknown_text
            >
                <a class="primary" href="/feedback">{feedback_texts().title}</a>
            </Notice>
        }
        .into_any(),
    })
}
