//! Adding to a success: own words, how it felt, who may see it. Whatever is written is kept as soon
//! as the writer turns to something else.

use kurs_domain::{
    Id,
    goals::ZeroToTen,
    record::Edit,
    sharing::SharedWith,
    successes::{Success, SuccessDraft, SuccessWords, says_something},
    text::optional,
};
use leptos::prelude::*;

use super::{audience, mark::find, pictures::PicturePicker, texts::success_texts};
use crate::{
    platform,
    sharing::{SharePicker, Shared, shared_in_words},
    sync::dispatch_on,
    ui::{Scale, TextField, announce, live, text_problem, texts::ui_texts},
};

/// The longest words on a success.
pub(super) const MOST_WORDS: usize = 2000;

/// The name of what is half-written there.
fn sheet(id: Id) -> String {
    format!("words-{id}")
}

/// `value`, if the writer made it another than it was.
fn changed<T: PartialEq>(value: T, was: &T) -> Option<T> {
    (value != *was).then_some(value)
}

/// Fields for what can be added to the success `id`.
#[component]
pub fn SuccessEditor(
    /// Which success.
    id: Id,
    /// Done when the writer is.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let before = untrack(|| find(id));
    let text = |success: &Success| success.words.as_deref().unwrap_or_default().to_owned();
    let own_words = RwSignal::new(before.as_ref().map(text).unwrap_or_default());
    let feeling = RwSignal::new(before.as_ref().and_then(|s| s.feeling).map(ZeroToTen::get));
    let shared = RwSignal::new(before.as_ref().map(|s| s.shared_with.clone()).unwrap_or_default());
    let files = RwSignal::new(before.as_ref().map(|s| s.file_ids.clone()).unwrap_or_default());
    // What is written here answers what stood here then. Behind one's own words on their way the
    // version is not known, and not needed.
    let seen = StoredValue::new(before.as_ref().map(|s| s.version).filter(|version| *version > 0));
    let problem = RwSignal::new(None::<String>);
    // What was typed and not kept when the page went away is still being written.
    if let Some(typed) = platform::draft(&sheet(id)) {
        own_words.set(typed);
        // Nobody knows on which words it was written: none may be overwritten unseen.
        seen.set_value(Some(0));
    }
    Effect::new(move |before: Option<String>| {
        let now = own_words.get();
        if before.is_some_and(|before| before != now) {
            platform::keep_draft(&sheet(id), Some(&now));
        }
        now
    });

    // What was last kept here, or was there when the fields were opened.
    let basis = StoredValue::new(before.as_ref().map(Success::to_draft));
    let keep = move |on_the_way: bool| -> bool {
        // Taking the fields off the page takes the focus out of them, once more and too late.
        let Some(written) = own_words.try_with_untracked(|text| optional(SuccessWords::new(text)))
        else {
            return true;
        };
        let now = untrack(|| find(id)).map(|success| success.to_draft());
        let (Some(basis_now), Some(now)) = (
            basis.get_value(),
            match now {
                // Undone here or on another phone. Words that are said all the same bring it back.
                None if on_the_way => return true,
                None => basis.get_value(),
                now => now,
            },
        ) else {
            return true;
        };
        let written = match written {
            Ok(written) => written,
            Err(wrong) => {
                problem.set(Some(text_problem(wrong).to_owned()));
                return false;
            }
        };
        let shared_with = match shared.get_untracked() {
            // Nobody is chosen yet: it stays as it is.
            SharedWith::People(people) if people.is_empty() => None,
            other => Some(other),
        };
        // What the writer has left alone is as it is now, perhaps from another phone.
        let draft = SuccessDraft {
            words: changed(written, &basis_now.words).unwrap_or(now.words.clone()),
            feeling: changed(feeling.get_untracked().and_then(ZeroToTen::new), &basis_now.feeling)
                .unwrap_or(now.feeling),
            file_ids: changed(files.get_untracked(), &basis_now.file_ids)
                .unwrap_or(now.file_ids.clone()),
            shared_with: changed(shared_with, &basis_now.shared_with)
                .flatten()
                .or(now.shared_with.clone()),
            ..now.clone()
        };
        if says_something(&draft).is_err() {
            problem.set(Some(success_texts().says_nothing.to_owned()));
            return false;
        }
        problem.set(None);
        if draft != now || untrack(|| find(id)).is_none() {
            if dispatch_on(Edit::Put { id, draft: draft.clone() }, seen.get_value()).is_err() {
                problem.set(Some(ui_texts().unknown_problem.to_owned()));
                return false;
            }
            // From now on one's own words stand there.
            seen.set_value(None);
            basis.set_value(Some(draft));
        }
        platform::keep_draft(&sheet(id), None);
        true
    };
    let keep_on_the_way = move || {
        // What can't be kept yet says so beside its field.
        let _ = keep(true);
    };
    let done = move |_| {
        if keep(false) {
            announce(success_texts().kept);
            on_done.run(());
        }
    };
    let words = success_texts();
    // Who can't see the goal can't see what succeeded of it.
    let goal_note = move || match find(id).filter(|success| success.goal_id.is_some()) {
        None => String::new(),
        Some(success) => {
            let whole_team = Success { shared_with: SharedWith::MyTeam, ..success };
            match audience(&whole_team) {
                SharedWith::OnlyMe => words.goal_is_private.to_owned(),
                goals => (words.seen_with_goal)(&shared_in_words(&goals)),
            }
        }
    };
    view! {
        <div class="editor stack" on:focusout=live::act(move |_| keep_on_the_way())>
            <TextField
                id=format!("words-{id}")
                label=words.words
                hint=words.words_hint
                value=own_words
                max=MOST_WORDS
                lines=3
                optional=true
                problem=problem
            />
            <Scale
                id=format!("feeling-{id}")
                label=words.felt
                low=words.felt_low
                high=words.felt_high
                value=feeling
                on_choose=Callback::new(move |_| keep_on_the_way())
            />
            <PicturePicker
                id=format!("success-{id}")
                value=files
                on_change=Callback::new(move |()| keep_on_the_way())
            />
            <details class="fold">
                <summary>{words.share}</summary>
                <p class="soft small">{live::text(goal_note)}</p>
                <SharePicker
                    name=format!("share-{id}")
                    what=Shared::Success
                    question=words.share
                    value=shared
                    on_change=Callback::new(move |()| keep_on_the_way())
                />
            </details>
            <button type="button" class="primary" on:click=live::act(done)>{words.done}</button>
        </div>
    }
}
