//! "I noticed that I …": a success without a goal.

use kurs_domain::{
    Id,
    files::MOST_FILES,
    goals::ZeroToTen,
    record::Edit,
    sharing::SharedWith,
    successes::{SuccessDraft, SuccessProblem, SuccessWords},
    text::optional,
};
use leptos::prelude::*;

use super::{editor::MOST_WORDS, mark::celebrate, pictures::PicturePicker, texts::success_texts};
use crate::{
    celebrations::{look_at, with_words},
    platform,
    sharing::{SharePicker, Shared},
    sync::{dispatch, local, pictures, shares},
    ui::{Scale, TextField, announce, focus_on, live, text_problem, texts::ui_texts},
};

/// The id of the field for the words, where the focus goes.
pub const FIELD: &str = "notice-words";

/// Asks what was noticed, and keeps it as a success of today.
#[component]
pub fn NoticeForm(
    /// What is being written; kept by whoever shows the form, so that closing it loses nothing.
    text: RwSignal<String>,
    /// The pictures on it; kept likewise.
    files: RwSignal<Vec<Id>>,
    /// Done when it was kept, or put away.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let feeling = RwSignal::new(None::<u8>);
    let shared = RwSignal::new(SharedWith::OnlyMe);
    let problem = RwSignal::new(None::<String>);
    let refuse = move |why: &str| {
        problem.set(Some(why.to_owned()));
        focus_on(FIELD);
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let written = match text.with_untracked(|text| optional(SuccessWords::new(text))) {
            Ok(written) => written,
            Err(wrong) => return refuse(text_problem(wrong)),
        };
        let shared_with = match shared.get_untracked() {
            SharedWith::People(people) if people.is_empty() => SharedWith::OnlyMe,
            other => other,
        };
        let draft = SuccessDraft {
            goal_id: None,
            on: local().today().get_untracked(),
            at: platform::now(),
            words: written,
            feeling: feeling.get_untracked().and_then(ZeroToTen::new),
            file_ids: files.get_untracked(),
            shared_with: Some(shared_with),
            once_more: false,
        };
        let (id, occasion) = (platform::new_id(), look_at(None, Some(draft.on)));
        match dispatch(Edit::Put { id, draft }) {
            Ok(()) => {
                celebrate(occasion, id);
                announce(with_words(success_texts().kept.to_owned()));
                text.set(String::new());
                files.set(Vec::new());
                on_done.run(());
            }
            Err(SuccessProblem::SaysNothing) => {
                refuse(success_texts().says_nothing);
            }
            Err(_) => refuse(ui_texts().unknown_problem),
        }
    };
    let (ui, words) = (ui_texts(), success_texts());
    view! {
        <form class="card editor stack" on:submit=live::act(keep) novalidate>
            <TextField
                id=FIELD
                label=words.notice_words
                hint=words.notice_hint
                value=text
                max=MOST_WORDS
                lines=3
                problem=problem
            />
            <Scale
                id="notice-feeling"
                label=words.felt
                low=words.felt_low
                high=words.felt_high
                value=feeling
            />
            <PicturePicker id="notice" value=files/>
            <details class="fold">
                <summary>{words.share}</summary>
                <SharePicker name="notice-share" what=Shared::Success question=words.share value=shared/>
            </details>
            <button type="submit" class="primary">{words.keep}</button>
            <button type="button" class="plain" on:click=live::act(move |_| on_done.run(()))>{ui.cancel}</button>
        </form>
    }
}

/// Takes what other apps have shared: words and pictures. What can't be taken is `said`.
pub(crate) async fn take_shared(
    text: RwSignal<String>,
    files: RwSignal<Vec<Id>>,
    said: RwSignal<&'static str>,
) {
    let Some(shared) = shares::pending().await else { return };
    for words in shared.words.iter().filter(|words| !words.is_empty()) {
        text.try_update(|text| {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(words);
        });
    }
    for picture in &shared.pictures {
        // The page may have been left meanwhile: then it waits for another time.
        let Some(count) = files.try_with_untracked(Vec::len) else { return };
        if count >= MOST_FILES {
            said.try_set(success_texts().shared_full);
            break;
        }
        match pictures::add(picture).await {
            Ok(id) => drop(files.try_update(|files| files.push(id))),
            Err(_) => drop(said.try_set(success_texts().picture_problem)),
        }
    }
    shared.forget().await;
}
