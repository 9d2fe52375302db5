//! Praise to parents: short and concrete, and always with the young person looking on.

use kurs_domain::{
    praise::{Parent, Praise, PraiseBy, PraiseDraft, PraiseText},
    young_people::YoungPerson,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::texts::praise_texts;
use crate::{
    platform,
    staff::{
        calls,
        portfolio::portfolio,
        send::Send,
        session::{problem_words, session},
    },
    ui::{Choice, ChoiceOption, TextField, announce, copy::CopyField, text_problem},
};

/// The most characters of praise.
const MOST: usize = 500;
/// The most characters of who it goes to.
const LONGEST_PARENT: usize = 60;
/// The ways, in the order in which they are offered.
const WAYS: [PraiseBy; 2] = [PraiseBy::Call, PraiseBy::Letter];

/// The form, where it is allowed, and what was said before.
#[component]
pub(crate) fn Praises(
    /// Whose parents.
    person: YoungPerson,
) -> impl IntoView {
    let mine = portfolio();
    let texts = praise_texts();
    let said = Memo::new(move |_| {
        mine.overview.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.praises.clone()))
    });
    let name = person.name.clone();
    view! {
        <section class="card desk-part">
            <h2>{texts.title}</h2>
            {if person.may_praise {
                view! {
                    <details>
                        <summary class="chip">{texts.begin}</summary>
                        <PraiseForm person=person/>
                    </details>
                }.into_any()
            } else {
                view! { <p class="soft">{(texts.no_consent)(&name)}</p> }.into_any()
            }}
            {move || {
                let said = said.get();
                let items = said.into_iter().map(|one| view! { <PraiseItem praise=one/> });
                let items = items.collect_view();
                (!items.is_empty()).then(|| view! { <ul class="desk-suggestions">{items}</ul> })
            }}
        </section>
    }
}

#[component]
fn PraiseForm(person: YoungPerson) -> impl IntoView {
    let mine = portfolio();
    let texts = praise_texts();
    let (parent, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let way = RwSignal::new(0_usize);
    let (parent_problem, problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let (sending, sent) = (RwSignal::new(false), RwSignal::new(false));
    // Sending once more, after an answer that never came, is the same praise.
    let id = StoredValue::new(platform::new_id());
    let whom = StoredValue::new(person.name.clone());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let to = Parent::new(&parent.get_untracked());
        let said = PraiseText::new(&text.get_untracked());
        parent_problem.set(to.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
        problem.set(said.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
        let (Ok(to), Ok(said)) = (to, said) else { return };
        let draft = PraiseDraft { parent: to, by: WAYS[way.get_untracked()], text: said };
        sending.set(true);
        spawn_local(async move {
            let answer = calls::praise(person.id, id.get_value(), &draft).await;
            mine.session.observe(&answer);
            match answer {
                Ok(praise) => {
                    mine.praised(person.id, praise);
                    id.set_value(platform::new_id());
                    text.set(String::new());
                    sent.set(true);
                    announce(whom.with_value(|name| (praise_texts().sent)(name)));
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
            sending.set(false);
        });
    };
    let ways = WAYS.map(|one| ChoiceOption::new((texts.way)(one))).to_vec();
    view! {
        <form class="stack" on:submit=send>
            <TextField
                id="praise-parent"
                label=texts.parent
                hint=texts.parent_hint
                value=parent
                max=LONGEST_PARENT
                problem=parent_problem
                on_change=move |()| {
                    sent.set(false);
                    parent_problem.set(None);
                }
            />
            <Choice
                name="praise-way"
                question=texts.how
                options=ways
                chosen=Signal::derive(move || Some(way.get()))
                on_choose=move |index| way.set(index)
                chips=true
            />
            <TextField
                id="praise-text"
                label=texts.label
                hint=whom.with_value(|name| (texts.hint)(name))
                value=text
                max=MOST
                lines=3
                problem=problem
                on_change=move |()| {
                    sent.set(false);
                    problem.set(None);
                }
            />
            <Send label=Signal::derive(move || (texts.send)(WAYS[way.get()])) sending=sending sent=sent said=whom.with_value(|name| (texts.sent)(name))/>
        </form>
    }
}

#[component]
fn PraiseItem(praise: Praise) -> impl IntoView {
    let texts = praise_texts();
    let date = session().date(praise.at);
    let parent = praise.parent.into_string();
    let praised = (texts.praised)(praise.by, &praise.from, &parent, &date);
    view! {
        <li>
            <p dir="auto">{praise.text.into_string()}</p>
            <p class="soft desk-notes"><span>{praised}</span></p>
            {praise.url.map(|url| view! { <div class="desk-letter"><CopyField label=(texts.letter)(&parent) link=url/></div> })}
        </li>
    }
}
