//! Words that were given: the words, their picture, who says them, and what their owner does with
//! them.

use kurs_domain::{
    Id,
    goals::Goal,
    recognitions::{CelebrationAction, CelebrationDraft, Recognition},
    sharing::SharedWith,
    successes::Success,
};
use leptos::prelude::*;

use super::{CardPicture, texts::celebration_texts};
use crate::{
    platform::{self, DateStyle},
    sharing::{SharePicker, Shared, shared_in_words},
    sync::{all, dispatch, local},
    ui::{Confirm, Glyph, Icon, ReadAloud, When, announce, focus_on, live},
};

fn find(id: Id) -> Option<Recognition> {
    all::<Recognition>().with(|all| all.iter().find(|it| it.id == id).cloned())
}

fn decide(id: Id, shared_with: SharedWith, reported: bool) {
    // No rule stands against what one decides about words one was given.
    let draft = CelebrationDraft { shared_with, reported };
    let _ = dispatch(CelebrationAction::Put { id, draft });
}

/// What is said, and by whom.
#[component]
pub(crate) fn Said(given: Recognition) -> impl IntoView {
    let words = celebration_texts();
    let success = given.success_id.and_then(|id| {
        all::<Success>().with(|all| all.iter().find(|success| success.id == id).cloned())
    });
    let about = success.map(|success| {
        let goal = all::<Goal>().with(|all| {
            all.iter().find(|g| Some(g.id) == success.goal_id).map(|g| g.draft.text.to_string())
        });
        success.words.map(|words| words.to_string()).or(goal).unwrap_or_default()
    });
    let day = platform::write_date(local().day_at(given.at), DateStyle::Full);
    view! {
        {given.card.map(|card| view! { <CardPicture card=card/> })}
        {given.text.map(|text| view! { <p dir="auto" class="own">{text.to_string()}</p> })}
        <p class="soft small">
            {(words.from)(&given.from.name, given.from.kind)} " · " {day}
        </p>
        {about
            .filter(|about| !about.is_empty())
            .map(|about| view! { <p class="soft small">{words.for_success} " " {about}</p> })}
    }
}

/// Words that were given, as they lie in the inbox.
#[component]
pub(super) fn Given(
    /// Which, as they were when the card was first drawn; it follows their changes by itself.
    given: Recognition,
    /// They had not been seen before.
    is_new: bool,
) -> impl IntoView {
    let id = given.id;
    let (kind, first) = (given.from.kind, given.shared_with.clone());
    let given = Memo::new(move |before: Option<&Recognition>| {
        find(id).unwrap_or_else(|| before.unwrap_or(&given).clone())
    });
    let (deleting, reporting) = (RwSignal::new(false), RwSignal::new(false));
    let shared = RwSignal::new(first);
    // What another phone decided is what is chosen here, too.
    let decided = live::memo(move || given.with(|given| given.shared_with.clone()));
    Effect::new(move |_| shared.set(decided.get()));
    let reported = live::memo(move || given.with(|given| given.reported));
    let texts = celebration_texts();
    Effect::new(move |before: Option<SharedWith>| {
        let now = shared.get();
        let chosen =
            before.is_some_and(|before| before != now) && now != SharedWith::People(Vec::new());
        if chosen && decided.get_untracked() != now {
            decide(id, now.clone(), reported.get_untracked());
        }
        now
    });
    let picker = move |question: &'static str| {
        view! { <SharePicker name=format!("share-{id}") what=Shared::Recognition question=question value=shared/> }
    };
    let has_words = given.with_untracked(|given| given.text.is_some());
    let aloud = Callback::new(move |()| {
        let text = given.with_untracked(|given| given.text.as_ref().map(ToString::to_string));
        text.unwrap_or_default()
    });
    let bin = move || {
        view! {
            <button type="button" class="chip" on:click=live::act(move |_| deleting.set(true))>
                <Icon glyph=Glyph::Bin/>
                {texts.delete}
            </button>
        }
    };
    let open = move || {
        view! {
            {is_new.then(|| view! { <p class="sign strong small">{texts.new}</p> })}
            {live::view(move || view! { <Said given=given.get()/> })}
            <div class="chips">
                {has_words.then(|| view! { <ReadAloud text=aloud/> })}
            </div>
            <details class="fold">
                <summary>
                    {live::text(move || given.with(|given| shared_in_words(&given.shared_with)))}
                    <span class="unseen">{texts.more}</span>
                </summary>
                {picker(texts.share)}
                <div class="chips">
                    {bin()}
                    <button type="button" class="chip" on:click=live::act(move |_| reporting.set(true))>
                        <Icon glyph=Glyph::Flag/>
                        {texts.report}
                    </button>
                </div>
            </details>
        }
    };
    let folded = move || {
        view! {
            <h2>{texts.reported}</h2>
            <p class="soft">{texts.reported_text}</p>
            {picker(texts.reported_show)}
            <details class="fold">
                <summary>{texts.reported_open}</summary>
                {live::view(move || view! { <Said given=given.get()/> })}
            </details>
            {bin()}
        }
    };
    view! {
        <article class="card stack given" id=format!("given-{id}") tabindex="-1">
            <When when=move || !reported.get()>{open()}</When>
            <When when=move || reported.get()>{folded()}</When>
            <Confirm
                open=reporting
                title=texts.report
                text=(texts.report_text)(kind)
                yes=texts.report_yes
                on_yes=Callback::new(move |()| {
                    // Whoever could see it goes on seeing nothing of it until its owner shows it.
                    shared.set(SharedWith::OnlyMe);
                    decide(id, SharedWith::OnlyMe, true);
                    announce(texts.reported_text);
                    focus_on(format!("given-{id}"));
                })
            />
            <Confirm
                open=deleting
                title=texts.delete_title
                text=texts.delete_text
                yes=texts.delete
                on_yes=Callback::new(move |()| {
                    // Letting go is always allowed.
                    let _ = dispatch(CelebrationAction::Delete { id });
                    announce(texts.said_deleted);
                    focus_on("page-heading");
                })
            />
        </article>
    }
}
