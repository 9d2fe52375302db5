//! At the desk: the hint to get in touch after a long silence, and recording that one did.

use kurs_domain::{
    NaiveDate,
    outreach::{Outreach, OutreachDraft},
    people::ReachBy,
    young_people::YoungPerson,
};
use leptos::{prelude::*, task::spawn_local};

use super::texts::outreach_texts;
use crate::{
    forms::{DateField, Form, FormView},
    platform::{self, DateStyle, api},
    staff::{portfolio::portfolio, send::send, session::session},
    ui::{Choice, ChoiceOption, Dialog, Glyph, Icon, announce},
};

/// The ways, in the order in which they are offered.
const WAYS: [ReachBy; 4] = [ReachBy::Sms, ReachBy::Call, ReachBy::Email, ReachBy::InPerson];

/// A long silence, as an invitation to say hello.
#[component]
pub(crate) fn ReachOutCard(person: YoungPerson, recording: RwSignal<bool>) -> impl IntoView {
    let portfolio = portfolio();
    let texts = outreach_texts();
    let reach_out =
        Memo::new(move |_| portfolio.overview.value.with(|o| o.as_ref().and_then(|o| o.reach_out)));
    let name = person.name;
    move || {
        let reach_out = reach_out.get()?;
        Some(view! {
            <section class="card desk-reach">
                <span class="desk-reach-picture"><Icon glyph=Glyph::Chat/></span>
                <div>
                    <h2>{(texts.reach_out_title)(&name)}</h2>
                    <p>{(texts.reach_out)(&name, reach_out.quiet_days)}</p>
                    <p><b>{(texts.reach_out_by)(&name, reach_out.by)}</b></p>
                    <div class="chips">
                        <button type="button" class="chip" on:click=move |_| recording.set(true)>
                            <Icon glyph=Glyph::Check/>
                            {texts.record}
                        </button>
                    </div>
                </div>
            </section>
        })
    }
}

/// The latest contacts, and the dialog in which one is recorded.
#[component]
pub(crate) fn Contacts(person: YoungPerson, recording: RwSignal<bool>) -> impl IntoView {
    let portfolio = portfolio();
    let texts = outreach_texts();
    let contacts = Memo::new(move |_| {
        portfolio.overview.value.with(|o| o.as_ref().map_or_else(Vec::new, |o| o.outreach.clone()))
    });
    let whom = person.id;
    let list = move || {
        let all = contacts.get();
        let one = |it: Outreach| {
            let day = platform::write_date(it.on, DateStyle::Day);
            let own = session().person().is_some_and(|me| me.id == it.by.id);
            let undo = move |_| {
                spawn_local(async move {
                    let path = format!("/young_people/{whom}/outreach/{}", it.id);
                    let answer = api::delete(&path).await;
                    portfolio.session.observe(&answer);
                    if answer.is_ok() {
                        announce(texts.undone);
                    }
                    portfolio.load();
                });
            };
            view! {
                <li>
                    {(texts.contact)(&it.by.name, it.how, &day)}
                    {own.then(|| view! {
                        " "<button type="button" class="plain" on:click=undo>{texts.undo}</button>
                    })}
                </li>
            }
        };
        (!all.is_empty()).then(|| {
            view! {
                <ul class="desk-contacts" aria-label=texts.contacts>
                    {all.into_iter().map(one).collect_view()}
                </ul>
            }
        })
    };
    let person = StoredValue::new(person);
    view! {
        {list}
        <Dialog open=recording title=texts.record>
            <RecordForm open=recording person=person.get_value()/>
        </Dialog>
    }
}

#[component]
fn RecordForm(open: RwSignal<bool>, person: YoungPerson) -> impl IntoView {
    let portfolio = portfolio();
    let texts = outreach_texts();
    let form = Form::new(format!("outreach-{}", person.id));
    let how = form.value("outreach-how-0", None::<usize>);
    let on = form.value("outreach-on", Some(person.today));
    let saved = (texts.saved)(&person.name);
    let save = move |()| {
        let draft = form.read(|| {
            let (how, on): (Option<usize>, Option<NaiveDate>) =
                (how.get_untracked(), on.get_untracked());
            form.check("outreach-how-0", how.is_none().then_some(texts.how_missing));
            form.check("outreach-on", on.is_none().then_some(texts.on_missing));
            Some(OutreachDraft { how: WAYS[how?], on: on? })
        });
        let Some(draft) = draft else { return };
        let path = format!("/young_people/{}/outreach/{}", person.id, form.id());
        let request = async move { api::put::<Outreach>(&path, &draft, &[]).await };
        let saved = saved.clone();
        send(portfolio.session, form, request, move |_| {
            form.begin_anew();
            open.set(false);
            announce(&saved);
            portfolio.load();
        });
    };
    let ways = WAYS.map(|one| ChoiceOption::new((texts.way)(one))).to_vec();
    view! {
        <FormView form=form save=texts.save on_save=save on_cancel=move |()| open.set(false)>
            <p class="soft">{(texts.hint)(&person.name)}</p>
            <Choice
                name="outreach-how"
                question=texts.how
                options=ways
                chosen=how
                on_choose=move |index| {
                    how.set(Some(index));
                    form.check("outreach-how-0", None);
                }
                chips=true
            />
            <p class="beside" aria-live="polite">
                <span class="problem">{form.problem_of("outreach-how-0")}</span>
            </p>
            <DateField id="outreach-on" label=texts.on value=on problem=form.problem_of("outreach-on")/>
        </FormView>
    }
}
