//! Praise to parents: short and concrete, and always with the young person looking on.

use kurs_domain::{
    praise::{Parent, Praise, PraiseBy, PraiseDraft, PraiseText},
    young_people::YoungPerson,
};
use leptos::prelude::*;

use super::texts::praise_texts;
use crate::platform::api;
use crate::{
    forms::{Form, FormView, TextField},
    staff::{portfolio::portfolio, send::send, session::session},
    ui::{Choice, ChoiceOption, announce, copy::CopyField},
};

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
        mine.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.praises.clone()))
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
    let form = Form::new(format!("praise-{}", person.id));
    let parent = form.text::<Parent>("praise-parent", "");
    let way = form.value("praise-way", 0_usize);
    let text = form.text::<PraiseText>("praise-text", "");
    let whom = StoredValue::new(person.name.clone());
    let save = move |()| {
        let draft = form.read(|| {
            let by = WAYS[way.get_untracked()];
            Some(PraiseDraft { parent: parent.read()?, by, text: text.read()? })
        });
        let Some(draft) = draft else { return };
        // Sending once more, after an answer that never came, is the same praise.
        let path = format!("/young_people/{}/praises/{}", person.id, form.id());
        let request = async move { api::put::<Praise>(&path, &draft, &[]).await };
        let said = whom.with_value(|name| (texts.sent)(name));
        send(mine.session, form, request, move |praise| {
            form.begin_anew();
            mine.praised(person.id, praise);
            announce(said);
        });
    };
    let ways = WAYS.map(|one| ChoiceOption::new((texts.way)(one))).to_vec();
    view! {
        <FormView form=form save=Signal::derive(move || (texts.send)(WAYS[way.get()]).to_owned()) on_save=save>
            <TextField field=parent label=texts.parent hint=texts.parent_hint/>
            <Choice
                name="praise-way"
                question=texts.how
                options=ways
                chosen=Signal::derive(move || Some(way.get()))
                on_choose=move |index| way.set(index)
                chips=true
            />
            <TextField
                field=text
                label=texts.label
                hint=whom.with_value(|name| (texts.hint)(name))
                rows=3
            />
        </FormView>
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
