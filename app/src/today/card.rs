//! One goal on its day: its words, one big mark, and what can be added once it is marked.

use kurs_domain::{
    Id,
    goals::{Goal, Repeat, pictogram},
    sharing::SharedWith,
    successes::Success,
    today::GoalToday,
};
use leptos::prelude::*;

use super::texts::today_texts;
use crate::{
    celebrations::announce_with_words,
    forms::has_draft,
    platform,
    sharing::shared_in_words,
    successes::{self, SentState, form_of, texts::success_texts, words_sheet},
    sync::local,
    ui::{Glyph, Icon, When, announce, dialog::Confirm, focus_on, live},
};

/// The line below the goal's words.
fn small_print(today: &GoalToday, on: kurs_domain::NaiveDate) -> String {
    let words = today_texts();
    let draft = &today.goal.draft;
    if let [first, more @ ..] = &today.successes[..] {
        return if more.is_empty() && local().day_at(first.at) == first.on {
            (words.worked_out_at)(&platform::write_time(first.at, &local().zone()))
        } else {
            (words.worked_out_times)(today.successes.len())
        };
    }
    let mut parts = Vec::new();
    if let Some(part) = draft.part_of_day {
        parts.push((words.part_of_day)(part).to_owned());
    }
    match &draft.repeat {
        Repeat::TimesAWeek(_) if today.this_week > 0 => {
            parts.push((words.times_this_week)(today.this_week));
        }
        Repeat::Once(day) if *day < on => parts.push(words.still_fits.to_owned()),
        _ => {}
    }
    if let Some(step) = draft.first_step.as_ref().filter(|_| parts.len() < 2) {
        parts.push((words.first_step)(step));
    }
    parts.join(" · ")
}

#[component]
pub fn GoalCard(
    id: Id,
    /// The goal, and its successes of today.
    today: Memo<Option<GoalToday>>,
) -> impl IntoView {
    let words = today_texts();
    let mark_id = format!("mark-{id}");
    let read = move |pick: fn(&Goal) -> String| {
        today.with(|today| today.as_ref().map(|today| pick(&today.goal)).unwrap_or_default())
    };
    let latest = live::memo(move || today.with(|t| t.as_ref()?.successes.last().map(|s| s.id)));
    // What was being written of it still is.
    let begun = latest.get_untracked().filter(|id| has_draft(&form_of(*id)));
    let editing = RwSignal::new(begun);
    // Nobody is led to what is open by itself.
    let lead = StoredValue::new(false);
    let is_done = live::memo(move || latest.get().is_some());
    let text = move || read(|goal| goal.draft.text.to_string());

    let mark = move |once_more: bool| {
        let Some(goal) = today.get_untracked().map(|today| today.goal) else { return };
        if successes::mark(&goal, local().today().get_untracked(), once_more).is_ok() {
            announce_with_words((words.said_marked)(&goal.draft.text));
        }
    };
    let open = move |id: Id| {
        lead.set_value(true);
        editing.set(Some(id));
        focus_on(format!("words-{id}"));
    };
    let tap = move |_| match (latest.get_untracked(), editing.get_untracked()) {
        (None, _) => mark(false),
        (Some(_), Some(_)) => editing.set(None),
        (Some(id), None) => open(id),
    };
    let undoing = RwSignal::new(false);
    let take_back = move || {
        if let Some(success) = latest.get_untracked() {
            editing.set(None);
            successes::delete(success);
            announce((words.said_undone)(&untrack(text)));
            focus_on(format!("mark-{id}"));
        }
    };
    // Words and pictures are not lost by one tap.
    let undo = move |_| {
        let begun = latest.get_untracked().is_some_and(|id| has_draft(&form_of(id)));
        if begun || today.with_untracked(|today| today.as_ref().is_some_and(says_more)) {
            undoing.set(true);
        } else {
            take_back();
        }
    };
    let done = Callback::new(move |()| {
        editing.set(None);
        focus_on(format!("mark-{id}"));
    });
    let small = live::text(move || {
        let on = local().today().get();
        today.with(|today| today.as_ref().map(|today| small_print(today, on)).unwrap_or_default())
    });
    let label =
        live::text(
            move || {
                if is_done.get() { (words.marked)(&text()) } else { (words.mark)(&text()) }
            },
        );
    view! {
        <article class="card goal" class:done=live::flag(move || is_done.get())>
            <span class="pict" aria-hidden="true">
                {live::text(move || read(picture))}
            </span>
            <div class="goal-words">
                <h2>
                    <a dir="auto" href=format!("/goals/{id}")>{live::text(text)}</a>
                </h2>
                <p class="soft small">
                    {small}
                    {live::view(move || latest.get().map(|id| view! { " " <SentState id=id/> }))}
                    {live::view(move || {
                        today.with(|it| shared_sign(&it.as_ref()?.goal.draft.shared_with))
                    })}
                </p>
            </div>
            <button
                type="button"
                class="mark"
                id=mark_id
                aria-pressed=live::text(move || is_done.get().to_string())
                aria-label=label
                on:click=live::act(tap)
            >
                <Icon glyph=Glyph::Check/>
            </button>
            <When when=move || is_done.get()>
                <OwnWords today=today/>
                <div class="more">
                    <button
                        type="button"
                        class="chip"
                        aria-expanded=live::text(move || editing.get().is_some().to_string())
                        on:click=live::act(tap)
                    >
                        <Icon glyph=Glyph::Pen/>
                        {live::text(move || {
                            if has_words(today) { words.change_words } else { words.add_words }
                        })}
                    </button>
                    <button type="button" class="chip" on:click=live::act(move |_| mark(true))>
                        <Icon glyph=Glyph::Plus/>
                        {words.once_more}
                    </button>
                    <button type="button" class="chip" on:click=live::act(undo)>
                        <Icon glyph=Glyph::Undo/>
                        {words.undo}
                    </button>
                </div>
            </When>
            <Confirm
                open=undoing
                title=success_texts().delete_title
                text=success_texts().delete_text
                yes=success_texts().delete_yes
                on_yes=Callback::new(move |()| take_back())
            />
            {live::view(move || {
                editing
                    .get()
                    .map(|id| view! { <div class="more">{words_sheet(id, done, lead.get_value())}</div> })
            })}
        </article>
    }
}

fn picture(goal: &Goal) -> String {
    pictogram::shown(goal.draft.pictogram.as_ref()).to_owned()
}

/// Whom a goal is shared with, if with anybody.
fn shared_sign(with: &SharedWith) -> Option<impl IntoView + use<>> {
    (*with != SharedWith::OnlyMe).then(|| {
        let who = (today_texts().shared)(&shared_in_words(with));
        let unseen = who.clone();
        view! {
            <span class="sign" title=who>
                <Icon glyph=Glyph::People/>
                <span class="unseen">{unseen}</span>
            </span>
        }
    })
}

fn has_words(today: Memo<Option<GoalToday>>) -> bool {
    today.with(|today| {
        today.as_ref().and_then(|today| today.successes.last()).is_some_and(|s| s.words.is_some())
    })
}

/// Whether today's latest success of the goal says more than the mark.
fn says_more(today: &GoalToday) -> bool {
    today.successes.last().is_some_and(|it| it.words.is_some() || !it.file_ids.is_empty())
}

/// What was written on today's successes of the goal.
#[component]
fn OwnWords(today: Memo<Option<GoalToday>>) -> impl IntoView {
    let said = live::view(move || {
        let own = |success: &Success| success.words.as_ref().map(ToString::to_string);
        today.with(|today| {
            let all = today.as_ref().map(|today| today.successes.iter().filter_map(own));
            all.into_iter()
                .flatten()
                .map(|own| view! { <p dir="auto" class="own">{own}</p> })
                .collect_view()
        })
    });
    view! { <div class="more">{said}</div> }
}
