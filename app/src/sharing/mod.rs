//! Who may see a thing: the question as it is asked everywhere, and the answer in a few words.

pub mod texts;

use std::time::Duration;

use kurs_domain::{direction::listed, people::PersonRef, sharing::SharedWith};
use leptos::prelude::*;

use self::texts::sharing_texts;
use crate::{
    platform::address,
    sync::local,
    ui::{Choice, ChoiceOption, Glyph, Icon, When, focus_on, live, texts::ui_texts},
};

fn team() -> Vec<PersonRef> {
    local().me().with_untracked(|me| me.as_ref().map(|me| me.team.clone()).unwrap_or_default())
}

fn index(shared: &SharedWith) -> usize {
    match shared {
        SharedWith::OnlyMe => 0,
        SharedWith::MyTeam => 1,
        SharedWith::People(_) => 2,
    }
}

/// What the question is about: what others then see differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// A goal, and what succeeds of it.
    Goal,
    /// A success.
    Success,
    /// Something kind that somebody said.
    Recognition,
    /// Answers to a questionnaire.
    Feedback,
}

/// Asks who may see a thing. Only me is the first answer, and the one it begins with.
#[component]
pub fn SharePicker(
    /// Names the question within the page.
    #[prop(into)]
    name: String,
    /// What it is.
    what: Shared,
    /// The question.
    question: &'static str,
    /// The answer. A list of nobody means that somebody is still to be chosen.
    value: RwSignal<SharedWith>,
) -> impl IntoView {
    let words = sharing_texts();
    let people = team();
    let names: Vec<_> = people.iter().map(|person| person.name.clone()).collect();
    let team_note = if names.is_empty() {
        words.no_team_note.to_owned()
    } else {
        (words.seen_by)(what, &listed(&names, ui_texts().and))
    };
    let mut options = vec![
        ChoiceOption::new(words.only_me).note(words.only_me_note).glyph(Glyph::Lock),
        ChoiceOption::new(words.my_team).note(team_note).glyph(Glyph::People),
    ];
    let chosen_before = value.with_untracked(|shared| index(shared) == 2);
    if people.len() > 1 || chosen_before {
        let note = (words.seen_by)(what, words.they);
        options.push(ChoiceOption::new(words.some_people).note(note).glyph(Glyph::Person));
    }
    let choose = move |index: usize| {
        value.set(match index {
            0 => SharedWith::OnlyMe,
            1 => SharedWith::MyTeam,
            _ => SharedWith::People(Vec::new()),
        });
    };
    let is_some_people = live::memo(move || value.with(|shared| index(shared) == 2));
    let people = StoredValue::new(people);
    view! {
        <Choice
            name=name
            question=question
            options=options
            chosen=live::signal(move || Some(value.with(index)))
            on_choose=choose
        />
        <When when=move || is_some_people.get()>
            <div class="chips" role="group" aria-label=words.some_people>
                {people
                    .get_value()
                    .into_iter()
                    .map(|person| view! { <PersonChip person=person value=value/> })
                    .collect_view()}
            </div>
        </When>
    }
}

/// Says in one line who will see a thing, above the button that saves it, and lets the writer change that.
#[component]
pub fn ShareLine(
    /// Names the question within the page.
    #[prop(into)]
    name: String,
    what: Shared,
    question: &'static str,
    value: RwSignal<SharedWith>,
    /// Who really will, where something else limits it too.
    #[prop(optional, into)]
    seen: Option<Signal<SharedWith>>,
    /// What limits it.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
) -> impl IntoView {
    // Where somebody is still to be chosen, or a link leads to it, that is asked.
    let asked = address::query("part").as_deref() == Some("share");
    let nobody = value.with_untracked(|it| *it == SharedWith::People(Vec::new()));
    let open = RwSignal::new(asked || nobody);
    if asked {
        let first = format!("{name}-0");
        // After the frames in which the heading of the new page gets the focus.
        set_timeout(|| focus_on(first), Duration::from_millis(150));
    }
    let seen = seen.unwrap_or_else(|| value.into());
    let line = live::view(move || {
        let seen = seen.get();
        let glyph = if seen == SharedWith::OnlyMe { Glyph::Lock } else { Glyph::People };
        view! { <Icon glyph=glyph/> <span>{who_sees(&seen)}</span> }
    });
    view! {
        <div class="stack share">
            <div class="share-line">
                <p aria-live="polite">{line}</p>
                <button
                    type="button"
                    class="plain small"
                    aria-expanded=live::text(move || open.get().to_string())
                    on:click=live::act(move |_| open.update(|open| *open = !*open))
                >
                    {sharing_texts().change}
                </button>
            </div>
            <When when=move || open.get()>
                {note.map(|note| view! { <p class="soft small">{live::text(move || note.get())}</p> })}
                <SharePicker name=name.clone() what=what question=question value=value/>
            </When>
        </div>
    }
}

/// Who sees a thing that is shared with `shared`, in one line.
#[component]
pub fn SharedLine(
    shared: SharedWith,
    /// The page on which it is changed.
    change: String,
) -> impl IntoView {
    let glyph = if shared == SharedWith::OnlyMe { Glyph::Lock } else { Glyph::People };
    view! {
        <div class="share-line">
            <p class="soft">
                <Icon glyph=glyph/>
                <span>{live::text(move || who_sees(&shared))}</span>
            </p>
            <a class="plain small" href=change>{sharing_texts().change}</a>
        </div>
    }
}

/// Who will see a thing that is shared with `shared`, as a sentence. Follows changes.
fn who_sees(shared: &SharedWith) -> String {
    let words = sharing_texts();
    let names = match shared {
        SharedWith::OnlyMe => return words.only_me_note.to_owned(),
        SharedWith::MyTeam => listed(
            &team().into_iter().map(|person| person.name).collect::<Vec<_>>(),
            ui_texts().and,
        ),
        SharedWith::People(_) => shared_in_words(shared),
    };
    match (shared, names.is_empty()) {
        (SharedWith::MyTeam, true) => words.no_team_note.to_owned(),
        (_, true) => words.nobody_chosen.to_owned(),
        _ => (words.can_see)(&names),
    }
}

#[component]
fn PersonChip(person: PersonRef, value: RwSignal<SharedWith>) -> impl IntoView {
    let id = person.id;
    let among = move || {
        value.with(|shared| matches!(shared, SharedWith::People(people) if people.contains(&id)))
    };
    let toggle = move |_| {
        value.update(|shared| {
            if let SharedWith::People(people) = shared {
                let before = people.len();
                people.retain(|person| *person != id);
                if people.len() == before && before < SharedWith::MOST_PEOPLE {
                    people.insert(people.partition_point(|person| *person < id), id);
                }
            }
        });
    };
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=live::text(move || among().to_string())
            on:click=live::act(toggle)
        >
            <Icon glyph=Glyph::Person/>
            {person.name}
        </button>
    }
}

/// Says in a few words who sees a thing.
pub fn shared_in_words(shared: &SharedWith) -> String {
    let words = sharing_texts();
    match shared {
        SharedWith::OnlyMe => words.only_me.to_owned(),
        SharedWith::MyTeam => words.my_team.to_owned(),
        SharedWith::People(people) => {
            let team = team();
            let name = |id| {
                let person = team.iter().find(|person| person.id == id);
                person.map_or(words.not_on_team.to_owned(), |person| person.name.clone())
            };
            let names: Vec<_> = people.iter().map(|id| name(*id)).collect();
            listed(&names, ui_texts().and)
        }
    }
}
