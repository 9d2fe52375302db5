//! Cheering for what worked out: own words, a picture, or both. It lands with the young person, who
//! decides from whom cheers are wished.

use kurs_domain::{
    Id,
    recognitions::{Card, CheerDraft, RecognitionText, SharedRecognition, says_something},
    text::optional,
    young_people::YoungPerson,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::{CardPicture, texts::cheers::cheer_texts};
use crate::{
    platform,
    staff::{
        calls,
        portfolio::portfolio,
        session::{problem_words, session},
    },
    ui::{Dialog, Glyph, Icon, TextField, announce, text_problem, texts::ui_texts},
};

/// The most characters of a cheer.
const MOST: usize = 500;

/// What is being cheered for.
#[derive(Debug, Clone, Copy)]
pub struct Cheering {
    open: RwSignal<bool>,
    /// A success, or none: a cheer as such.
    success: RwSignal<Option<Id>>,
}

impl Cheering {
    /// Nothing is.
    pub(crate) fn new() -> Self {
        Self { open: RwSignal::new(false), success: RwSignal::new(None) }
    }

    /// Begins to cheer for `success`, or for no success of all.
    pub(crate) fn begin(self, success: Option<Id>) {
        self.success.set(success);
        self.open.set(true);
    }
}

/// The cheers that were given for `success`, and the button to give one.
#[component]
pub(crate) fn CheersFor(
    /// The success.
    success: Id,
    /// What is being cheered for.
    cheering: Cheering,
    /// Whether cheers are wished for.
    wished: bool,
) -> impl IntoView {
    let mine = portfolio();
    let texts = cheer_texts();
    let given = Memo::new(move |_| {
        mine.overview.with(|overview| {
            let all = overview.iter().flat_map(|overview| &overview.celebrations);
            all.filter(|it| it.success_id == Some(success)).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        {move || given.get().into_iter().map(|one| view! { <Given one=one/> }).collect_view()}
        {wished.then(|| view! {
            <button
                type="button"
                class="chip desk-cheer"
                on:click=move |_| cheering.begin(Some(success))
            >
                <Icon glyph=Glyph::Star/>
                {texts.cheer}
            </button>
        })}
    }
}

/// Cheers and kind words that are not for a shared success.
#[component]
pub(crate) fn Cheers(
    /// Who they are for.
    person: YoungPerson,
    /// What is being cheered for.
    cheering: Cheering,
) -> impl IntoView {
    let mine = portfolio();
    let texts = cheer_texts();
    let shown = Memo::new(move |_| {
        mine.overview.with(|overview| {
            let Some(overview) = overview else { return Vec::new() };
            let stands_elsewhere = |id: Id| overview.successes.iter().any(|s| s.id == id);
            let all = overview.celebrations.iter();
            all.filter(|it| !it.success_id.is_some_and(stands_elsewhere)).cloned().collect()
        })
    });
    let wished = person.cheers_wished;
    let name = person.name.clone();
    view! {
        <section class="card desk-part">
            <h2>{texts.title}</h2>
            {if wished {
                view! {
                    <button type="button" class="chip desk-cheer" on:click=move |_| cheering.begin(None)>
                        <Icon glyph=Glyph::Star/>
                        {(texts.cheer_for)(&name)}
                    </button>
                }.into_any()
            } else {
                view! { <p class="soft">{(texts.not_wished)(&name)}</p> }.into_any()
            }}
            {move || {
                let shown = shown.get();
                let list = shown.into_iter().map(|one| view! { <Given one=one/> }).collect_view();
                (!list.is_empty()).then(|| view! { <div class="stack">{list}</div> })
            }}
        </section>
        <CheerDialog person=person cheering=cheering/>
    }
}

/// One cheer: from whom, with what.
#[component]
fn Given(one: SharedRecognition) -> impl IntoView {
    let texts = cheer_texts();
    let sitting = session();
    let own = sitting.person().is_some_and(|person| person.id == one.from.id);
    let date = sitting.date(one.at);
    let by = if own { (texts.by_you)(&date) } else { (texts.by)(&one.from.name, &date) };
    view! {
        <div class="desk-given">
            {one.card.map(|card| view! { <CardPicture card=card/> })}
            <div>
                {one.text.map(|text| view! { <p dir="auto">{text.into_string()}</p> })}
                <p class="soft desk-notes">
                    <span>{by}</span>
                    {one.seen_at.map(|_| view! { <span>{texts.seen}</span> })}
                    {one.reported.then(|| view! { <span>{texts.reported}</span> })}
                </p>
            </div>
        </div>
    }
}

#[component]
fn CheerDialog(person: YoungPerson, cheering: Cheering) -> impl IntoView {
    let title = (cheer_texts().cheer_for)(&person.name);
    view! {
        <Dialog open=cheering.open title=title>
            <CheerForm person=person.clone() cheering=cheering/>
        </Dialog>
    }
}

#[component]
fn CheerForm(person: YoungPerson, cheering: Cheering) -> impl IntoView {
    let mine = portfolio();
    let texts = cheer_texts();
    let text = RwSignal::new(String::new());
    let card = RwSignal::new(None::<Card>);
    let problem = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    // Sending once more, after an answer that never came, is the same cheer.
    let id = platform::new_id();
    let whom = StoredValue::new(person.name.clone());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let words_of_it = match optional(RecognitionText::new(&text.get_untracked())) {
            Ok(text) => text,
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        let draft = CheerDraft {
            text: words_of_it,
            card: card.get_untracked(),
            success_id: cheering.success.get_untracked(),
        };
        if says_something(&draft).is_err() {
            return problem.set(Some(texts.says_nothing.to_owned()));
        }
        sending.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = calls::cheer(person.id, id, &draft).await;
            mine.session.observe(&answer);
            match answer {
                Ok(given) => {
                    mine.cheered(person.id, given);
                    cheering.open.set(false);
                    announce(whom.with_value(|name| (cheer_texts().sent)(name)));
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
            sending.set(false);
        });
    };
    let cards = Card::ALL
        .into_iter()
        .map(|one| {
            view! {
                <label class="chip choice">
                    <input
                        type="radio"
                        class="unseen"
                        name="cheer-card"
                        prop:checked=move || card.get() == Some(one)
                        on:change=move |_| card.set(Some(one))
                    />
                    <CardPicture card=one/>
                </label>
            }
        })
        .collect_view();
    view! {
        <form class="stack" on:submit=send>
            <fieldset class="choices">
                <legend>{texts.choose_card}</legend>
                <div class="desk-cards">{cards}</div>
            </fieldset>
            <TextField
                id="cheer-text"
                label=texts.label
                hint=whom.with_value(|name| (texts.hint)(name))
                value=text
                max=MOST
                lines=3
                optional=true
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <button type="submit" class="primary" disabled=move || sending.get()>
                {texts.send}
            </button>
            <button type="button" class="plain" on:click=move |_| cheering.open.set(false)>
                {ui_texts().cancel}
            </button>
        </form>
    }
}
