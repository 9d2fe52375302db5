//! Cheering for what worked out: own words, a picture, or both. It lands with the young person, who
//! decides from whom cheers are wished.

use kurs_domain::{
    Id,
    recognitions::{Card, CheerDraft, RecognitionText, SharedRecognition, says_something},
    young_people::YoungPerson,
};
use leptos::prelude::*;

use super::{CardPicture, texts::cheers::cheer_texts};
use crate::platform::api;
use crate::{
    forms::{Form, FormView, TextField},
    staff::{portfolio::portfolio, send::send, session::session},
    ui::{Dialog, Glyph, Icon, announce},
};

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
        mine.overview.value.with(|overview| {
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
        mine.overview.value.with(|overview| {
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
    let whom = StoredValue::new(person.name.clone());
    let about = cheering.success.get_untracked();
    let form = Form::new(match about {
        Some(success) => format!("cheer-{}-{success}", person.id),
        None => format!("cheer-{}", person.id),
    });
    let text = form.text::<Option<RecognitionText>>("cheer-text", "");
    let card = form.value("cheer-card", None::<Card>);
    let save = move |()| {
        let Some(words) = form.read(|| text.read()) else { return };
        let draft = CheerDraft { text: words, card: card.get_untracked(), success_id: about };
        if says_something(&draft).is_err() {
            return form.problem.set(texts.says_nothing.to_owned());
        }
        // Sending once more, after an answer that never came, is the same cheer.
        let path = format!("/young_people/{}/recognitions/{}", person.id, form.id());
        let request = async move { api::put::<SharedRecognition>(&path, &draft, &[]).await };
        let said = whom.with_value(|name| (texts.sent)(name));
        send(mine.session, form, request, move |given| {
            form.begin_anew();
            mine.cheered(person.id, given);
            cheering.open.set(false);
            announce(said);
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
        <FormView form=form save=texts.send on_save=save on_cancel=move |()| cheering.open.set(false)>
            <fieldset class="choices">
                <legend>{texts.choose_card}</legend>
                <div class="desk-cards">{cards}</div>
            </fieldset>
            <TextField
                field=text
                label=texts.label
                hint=whom.with_value(|name| (texts.hint)(name))
                rows=3
            />
        </FormView>
    }
}
