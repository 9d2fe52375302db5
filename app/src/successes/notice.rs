//! "I noticed that I …": a success without a goal.

use kurs_domain::{
    Id,
    files::MOST_FILES,
    goals::ZeroToTen,
    record::Edit,
    sharing::SharedWith,
    successes::{SuccessDraft, SuccessWords, says_something},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    mark::{celebrate, find},
    pictures::PicturePicker,
    texts::success_texts,
};
use crate::{
    celebrations::{announce_with_words, look_at},
    forms::{Form, FormView, Phrases, TextField, discard_draft},
    platform,
    sharing::{ShareLine, Shared},
    sync::{dispatch, local, pictures, shares},
    ui::{Scale, focus_on, texts::ui_texts},
};

/// The name of the form.
pub const FORM: &str = "notice";
/// The id of the field for the words, where the focus goes.
pub const FIELD: &str = "notice-words";

/// Asks what was noticed, and stores it as a success of today.
#[component]
pub fn NoticeForm(
    /// What another app has shared is to be put in; what could not be taken is said here.
    from_other_app: Option<RwSignal<&'static str>>,
    /// Done when it was saved or cancelled.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let words = success_texts();
    let form = Form::new(FORM);
    form.new_id(|id| untrack(|| find(id)).is_some());
    let text = form.text::<Option<SuccessWords>>(FIELD, "");
    let feeling = form.value("feeling", None::<u8>);
    let files = form.value("pictures", Vec::<Id>::new());
    let shared = form.value("shared", SharedWith::OnlyMe);
    if let Some(said) = from_other_app {
        spawn_local(take_shared(text.input.value, files, said));
    }
    let save = move |()| {
        let Some(written) = form.read(|| text.read()) else { return };
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
        let refuse = move |wrong| {
            form.check(FIELD, Some(wrong));
            focus_on(FIELD);
        };
        if says_something(&draft).is_err() {
            return refuse(words.says_nothing);
        }
        let (id, occasion) = (form.id(), look_at(None, Some(draft.on)));
        let drafts = form.name();
        form.busy.set(true);
        // The page may be left meanwhile.
        pictures::send_all(draft.file_ids.clone(), move |sent| {
            form.busy.try_set(false);
            if !sent {
                return drop(form.problem.try_set(words.picture_missing.to_owned()));
            }
            if dispatch(Edit::Put { id, draft }).is_err() {
                return refuse(ui_texts().unknown_problem);
            }
            celebrate(occasion, id);
            announce_with_words(words.kept.to_owned());
            if form.is_there() {
                form.begin_anew();
                on_done.run(());
            } else {
                discard_draft(&drafts);
            }
        });
    };
    view! {
        <div class="card editor">
            <FormView form=form save=words.keep on_save=save on_cancel=on_done>
                <TextField field=text label=words.notice_words hint=words.notice_hint rows=3/>
                <Phrases field=text title=words.phrases_title all=words.notice_phrases joint=", "/>
                <Scale
                    id="notice-feeling"
                    label=words.felt
                    low=words.felt_low
                    high=words.felt_high
                    value=feeling
                />
                <PicturePicker id="notice" value=files/>
                <ShareLine name="notice-share" what=Shared::Success question=words.share value=shared/>
            </FormView>
        </div>
    }
}

/// Takes what other apps have shared: words and pictures. What can't be taken is `said`.
async fn take_shared(
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
