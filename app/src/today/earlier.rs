//! Words that a merge with another device's change replaced, offered back.

use kurs_domain::{
    earlier_words::{DeleteEarlierWords, EarlierWords, WordsField},
    goals::{FirstStep, Goal, GoalText, Why},
    record::Edit,
    successes::{Success, SuccessWords},
};
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    sync::{all, dispatch},
    ui::{Glyph, Icon, announce, live},
};

#[component]
pub fn EarlierWordsOffers() -> impl IntoView {
    live::view(|| {
        let all = all::<EarlierWords>().get();
        (!all.is_empty()).then(|| {
            let all = all.into_iter().map(|words| view! { <Offer earlier=words/> });
            view! { <div class="stack offers">{all.collect_view()}</div> }
        })
    })
}

#[component]
fn Offer(earlier: EarlierWords) -> impl IntoView {
    let words = today_texts();
    let id = earlier.id;
    let delete = move || {
        // No domain rule rejects the deletion.
        let _ = dispatch(DeleteEarlierWords { id });
    };
    let text = earlier.words.clone();
    let field = earlier.field;
    let take = move |_| {
        if restore(&earlier).is_some() {
            delete();
            announce(words.earlier_said_used);
        }
    };
    view! {
        <section class="card stack offer">
            <h2>{words.earlier_title}</h2>
            <blockquote dir="auto">{text}</blockquote>
            <p class="soft">{(words.earlier_text)(field)}</p>
            <div class="chips">
                <button type="button" class="chip strong" on:click=live::act(take)>
                    <Icon glyph=Glyph::Check/>
                    {words.earlier_use}
                </button>
                <button type="button" class="chip" on:click=live::act(move |_| delete())>
                    {words.earlier_delete}
                </button>
            </div>
        </section>
    }
}

/// Writes the words back; `None` if the record they belonged to is deleted.
fn restore(earlier: &EarlierWords) -> Option<()> {
    let (id, text) = (earlier.record_id, &earlier.words);
    if earlier.field == WordsField::Words {
        let successes = all::<Success>().get_untracked();
        let mut draft = successes.into_iter().find(|success| success.id == id)?.to_draft();
        draft.words = Some(SuccessWords::new(text).ok()?);
        return dispatch(Edit::Put { id, draft }).ok();
    }
    let mut draft = all::<Goal>().get_untracked().into_iter().find(|goal| goal.id == id)?.draft;
    match earlier.field {
        WordsField::Why => draft.why = Some(Why::new(text).ok()?),
        WordsField::FirstStep => draft.first_step = Some(FirstStep::new(text).ok()?),
        WordsField::Text | WordsField::Words => draft.text = GoalText::new(text).ok()?,
    }
    dispatch(Edit::Put { id, draft }).ok()
}
