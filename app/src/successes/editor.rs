//! The fields of a success: own words, how it felt, pictures, who may see it. No word of it leaves
//! the phone before it is saved.

use kurs_domain::{
    Id,
    goals::ZeroToTen,
    record::Edit,
    sharing::SharedWith,
    successes::{Success, SuccessDraft, SuccessWords, says_something},
};
use leptos::prelude::*;

use super::{
    mark::{audience, find},
    pictures::PicturePicker,
    sheets::form_of,
    texts::success_texts,
};
use crate::{
    forms::{Form, FormView, Phrases, TextField, discard_draft},
    sharing::{ShareLine, Shared, shared_in_words},
    sync::{dispatch_on, local, pictures},
    ui::{Scale, announce, live, texts::ui_texts},
};

/// `value`, if the writer made it another than it was.
fn changed<T: PartialEq>(value: T, was: &T) -> Option<T> {
    (value != *was).then_some(value)
}

/// Fields for what can be added to the success `id`.
#[component]
pub fn SuccessEditor(
    id: Id,
    /// Done when the writer is.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let Some(before) = untrack(|| find(id)) else { return ().into_any() };
    // Behind one's own change on its way the version is not known, and not needed.
    let own = local().state_of(id).is_some() || before.version == 0;
    let form = Form::on(form_of(id), Some(before.version).filter(|_| !own));
    let field = StoredValue::new(format!("words-{id}"));
    let own = before.words.as_deref().unwrap_or_default();
    let own_words = form.text::<Option<SuccessWords>>(field.get_value(), own);
    let feeling = form.value("feeling", before.feeling.map(ZeroToTen::get));
    let files = form.value("pictures", before.file_ids.clone());
    let shared = form.value("shared", before.shared_with.clone());
    let basis = StoredValue::new(before.to_draft());
    let save = move |()| {
        let Some(written) = form.read(|| own_words.read()) else { return };
        let there = untrack(|| find(id)).map(|success| success.to_draft());
        // What was undone meanwhile comes back when something is said of it.
        let now = there.clone().unwrap_or_else(|| basis.get_value());
        let shared_with = match shared.get_untracked() {
            // Nobody is chosen yet: it stays as it is.
            SharedWith::People(people) if people.is_empty() => None,
            other => Some(other),
        };
        // What the writer has left alone is as it is now, perhaps from another phone.
        let draft = basis.with_value(|basis| SuccessDraft {
            words: changed(written, &basis.words).unwrap_or_else(|| now.words.clone()),
            feeling: changed(feeling.get_untracked().and_then(ZeroToTen::new), &basis.feeling)
                .unwrap_or(now.feeling),
            file_ids: changed(files.get_untracked(), &basis.file_ids)
                .unwrap_or_else(|| now.file_ids.clone()),
            shared_with: changed(shared_with, &basis.shared_with)
                .flatten()
                .or_else(|| now.shared_with.clone()),
            ..now.clone()
        });
        if says_something(&draft).is_err() {
            return form.problem.set(success_texts().says_nothing.to_owned());
        }
        let is_new = |file: &Id| basis.with_value(|basis| !basis.file_ids.contains(file));
        let new = draft.file_ids.iter().copied().filter(is_new).collect();
        let (base, drafts) = (form.base(), form.name());
        form.busy.set(true);
        // The page may be left meanwhile.
        pictures::send_all(new, move |sent| {
            form.busy.try_set(false);
            let refuse = |why: &str| drop(form.problem.try_set(why.to_owned()));
            if !sent {
                return refuse(success_texts().picture_missing);
            }
            if there.as_ref() != Some(&draft) && dispatch_on(Edit::Put { id, draft }, base).is_err()
            {
                return refuse(ui_texts().unknown_problem);
            }
            announce(success_texts().kept);
            if form.is_there() {
                form.saved();
                on_done.run(());
            } else {
                discard_draft(&drafts);
            }
        });
    };
    let words = success_texts();
    let as_written =
        move || find(id).map(|success| Success { shared_with: shared.get(), ..success });
    let seen = live::signal(move || as_written().as_ref().map(audience).unwrap_or_default());
    // Who can't see the goal can't see what succeeded of it.
    let goal_note = move || match find(id).filter(|success| success.goal_id.is_some()) {
        None => String::new(),
        Some(success) => match audience(&Success { shared_with: SharedWith::MyTeam, ..success }) {
            SharedWith::OnlyMe => words.goal_is_private.to_owned(),
            goals => (words.seen_with_goal)(&shared_in_words(&goals)),
        },
    };
    view! {
        <div class="editor">
            <FormView form=form save=words.done on_save=save on_cancel=on_done>
                <TextField field=own_words label=words.words hint=words.words_hint rows=3/>
                <Phrases field=own_words title=words.phrases_title all=words.phrases joint=" "/>
                <Scale
                    id=format!("feeling-{id}")
                    label=words.felt
                    low=words.felt_low
                    high=words.felt_high
                    value=feeling
                />
                <PicturePicker id=format!("success-{id}") value=files/>
                <ShareLine
                    name=format!("share-{id}")
                    what=Shared::Success
                    question=words.share
                    value=shared
                    seen=seen
                    note=live::signal(goal_note)
                />
            </FormView>
        </div>
    }
    .into_any()
}
