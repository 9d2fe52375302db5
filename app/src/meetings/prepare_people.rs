//! Whom one wants there, and whom not. Nobody has to say why.

use kurs_domain::{
    Id,
    alphabet::order_key,
    gatherings::Gathering,
    meetings::{
        Because, Meeting, OwnAct,
        participants::{
            Contact, Participant, ParticipantSuggestionDraft, Relation, SuggestionKind,
        },
    },
    people::Name,
    recognitions::{Recognition, SenderKind},
    text::is_blank,
};
use leptos::prelude::*;

use super::{
    act,
    people::Wished,
    texts::{meeting_texts, preparing::preparing_texts},
};
use crate::ui::When;
use crate::{
    forms::{Form, FormView, TextField, Typed, text_problem},
    platform::{self, browser::decomposed},
    sync::{all, local},
    ui::{Glyph, Icon, PageHeading, announce, focus_on, live, texts::ui_texts},
};

/// The same as in the preparation, on a page of its own.
#[component]
pub(super) fn WishPage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    view! {
        <header class="page-top"><PageHeading text=texts.suggest/></header>
        <div class="stack wide-gap">
            <section class="stack"><h2>{preparing_texts().with}</h2><With wish=Wish::new(meeting)/></section>
            <section class="stack"><h2>{preparing_texts().without}</h2><Without meeting=meeting/></section>
            <section class="card stack"><Wished meeting=meeting/></section>
            <a class="plain" href=format!("/meetings/{id}/people")>{ui_texts().back}</a>
        </div>
    }
}

/// People the young person knows from elsewhere here: their team, guests, whoever wrote kind words.
fn known() -> Vec<String> {
    let local = local();
    let mut names: Vec<String> = local
        .me()
        .with(|me| me.iter().flat_map(|me| &me.team).map(|person| person.name.clone()).collect());
    all::<Gathering>().with(|gatherings| {
        let guests = gatherings.iter().flat_map(|it| &it.guests);
        names.extend(guests.map(|guest| guest.name.to_string()));
    });
    all::<Recognition>().with(|given| {
        let guests = given.iter().filter(|it| it.from.kind == SenderKind::Guest && !it.reported);
        names.extend(guests.map(|it| it.from.name.clone()));
    });
    names
}

/// Those of `known` who are neither there nor wished for yet, each once.
fn still_to_choose(
    known: Vec<String>,
    meeting: &Meeting,
    decomposed: fn(&str) -> String,
) -> Vec<String> {
    let same = |name: &str| order_key(&decomposed(name));
    let there = meeting.participants.iter().map(|it| it.who.name.to_string());
    let wished = meeting
        .suggestions
        .iter()
        .filter(|it| it.withdrawn_at.is_none() && it.draft.kind == SuggestionKind::Come)
        .filter_map(|it| it.draft.name.as_ref().map(ToString::to_string));
    let taken: Vec<_> = there.chain(wished).map(|name| same(&name)).collect();
    let mut left: Vec<String> = Vec::new();
    for name in known {
        let small = same(&name);
        if !taken.contains(&small) && left.iter().all(|it| same(it) != small) {
            left.push(name);
        }
    }
    left
}

/// Says that somebody is to come.
fn come(
    meeting: Memo<Meeting>,
    name: Name,
    relation: Option<Relation>,
    contact: Option<Contact>,
) -> Result<(), &'static str> {
    let said = (preparing_texts().with_added)(&name);
    let draft = ParticipantSuggestionDraft {
        kind: SuggestionKind::Come,
        name: Some(name),
        relation,
        contact,
        participant_id: None,
        reason: None,
    };
    let id = meeting.with_untracked(|it| it.id);
    act(id, OwnAct::Suggest { id: platform::new_id(), draft })?;
    announce(said);
    Ok(())
}

/// The person whom one wants there, as they are being typed.
#[derive(Clone, Copy)]
pub struct Wish {
    meeting: Memo<Meeting>,
    form: Form,
    name: Typed<Option<Name>>,
    relation: Typed<Option<Relation>>,
    contact: Typed<Option<Contact>>,
}

impl Wish {
    pub(super) fn new(meeting: Memo<Meeting>) -> Self {
        let id = meeting.with_untracked(|it| it.id);
        let form = Form::new(format!("wish-{id}"));
        Self {
            meeting,
            form,
            name: form.text("wish-name", ""),
            relation: form.text("wish-relation", ""),
            contact: form.text("wish-contact", ""),
        }
    }

    /// Whether anybody is being typed. Follows changes.
    pub(super) fn is_begun(self) -> bool {
        self.name.input.value.with(|name| !is_blank(name))
    }

    /// Wishes for the person who is typed, if anybody is. False where something is wrong with that.
    pub(super) fn send(self) -> bool {
        let read = || Some((self.name.read()?, self.relation.read()?, self.contact.read()?));
        let Some((name, relation, contact)) = self.form.read(read) else { return false };
        let Some(name) = name else { return true };
        match come(self.meeting, name, relation, contact) {
            Ok(()) => self.form.discard(),
            Err(why) => {
                self.form.problem.set(why.to_owned());
                return false;
            }
        }
        true
    }
}

/// Whom one wants there.
#[component]
pub(super) fn With(wish: Wish) -> impl IntoView {
    let texts = preparing_texts();
    let Wish { meeting, form, .. } = wish;
    let chips = live::view(move || {
        let left = meeting.with(|it| still_to_choose(known(), it, decomposed));
        let one = |person: String| {
            let chosen = person.clone();
            let choose = move |_| {
                let done = Name::new(&chosen)
                    .map_err(text_problem)
                    .and_then(|name| come(meeting, name, None, None));
                form.problem.set(done.err().unwrap_or_default().to_owned());
                focus_on("wish-name");
            };
            view! {
                <button type="button" class="chip" on:click=live::act(choose)>
                    <Icon glyph=Glyph::Plus/>
                    {person}
                </button>
            }
        };
        (!left.is_empty()).then(|| {
            view! {
                <div class="chips" role="group" aria-label=texts.with_known>
                    {left.into_iter().map(one).collect_view()}
                </div>
            }
        })
    });
    let add = move |()| {
        if untrack(move || wish.is_begun()) {
            wish.send();
        } else {
            form.check("wish-name", Some(ui_texts().text_empty));
            focus_on("wish-name");
        }
    };
    let wished = live::view(move || {
        let names = meeting.with(|it| {
            let all = it.suggestions.iter().filter(|it| it.withdrawn_at.is_none());
            let come = all.filter(|it| it.draft.kind == SuggestionKind::Come);
            come.filter_map(|it| it.draft.name.as_ref().map(ToString::to_string))
                .collect::<Vec<_>>()
        });
        let one = |name: String| view! { <li><Icon glyph=Glyph::Check/> <bdi>{name}</bdi></li> };
        (!names.is_empty())
            .then(|| view! { <ul class="people">{names.into_iter().map(one).collect_view()}</ul> })
    });
    view! {
        <p class="soft">{texts.with_text}</p>
        {wished}
        {chips}
        <FormView form=form save=texts.with_add on_save=add quiet=true>
            <TextField field=wish.name label=texts.with_name/>
            <When when=move || wish.is_begun()>
                <TextField field=wish.relation label=texts.with_relation hint=texts.with_relation_hint/>
                <TextField field=wish.contact label=texts.with_contact hint=texts.with_contact_hint/>
            </When>
        </FormView>
    }
}

/// Whom one does not want there.
#[component]
pub(super) fn Without(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = preparing_texts();
    let asked = RwSignal::new(None::<Id>);
    let list = live::view(move || {
        let it = meeting.get();
        let said = |id: Id| {
            it.suggestions.iter().any(|one| {
                one.draft.kind == SuggestionKind::StayAway
                    && one.draft.participant_id == Some(id)
                    && one.withdrawn_at.is_none()
            })
        };
        let others: Vec<_> =
            it.participants.iter().filter(|one| one.id != it.young_person_id).cloned().collect();
        if others.is_empty() {
            return view! { <p class="soft">{texts.without_none}</p> }.into_any();
        }
        let one = |one: Participant| {
            let (id, name) = (one.id, one.who.name.to_string());
            if said(id) {
                return view! {
                    <li class="said-no"><span dir="auto" class="strong">{name}</span> <small class="soft">{texts.without_asked}</small></li>
                }
                .into_any();
            }
            if asked.get() == Some(id) {
                return view! { <li><No meeting=meeting who=one asked=asked/></li> }.into_any();
            }
            let ask = move |_| {
                asked.set(Some(id));
                focus_on("without-reason");
            };
            view! {
                <li>
                    <button type="button" class="chip" on:click=live::act(ask)>
                        {(texts.without_this)(&name)}
                    </button>
                </li>
            }
            .into_any()
        };
        view! { <ul class="stack">{others.into_iter().map(one).collect_view()}</ul> }.into_any()
    });
    view! {
        <p class="soft">{texts.without_text}</p>
        {list}
    }
}

/// Saying no to one of them, with or without a reason.
#[component]
fn No(meeting: Memo<Meeting>, who: Participant, asked: RwSignal<Option<Id>>) -> impl IntoView {
    let texts = preparing_texts();
    let form = Form::new(format!("without-{}-{}", meeting.with_untracked(|it| it.id), who.id));
    let reason = form.text::<Option<Because>>("without-reason", "");
    let (id, name) = (who.id, who.who.name);
    let label = (texts.without_send)(&name);
    let said = (texts.without_sent)(&name);
    let send = move |()| {
        let Some(why) = form.read(|| reason.read()) else { return };
        let draft = ParticipantSuggestionDraft {
            kind: SuggestionKind::StayAway,
            name: Some(name.clone()),
            relation: None,
            contact: None,
            participant_id: Some(id),
            reason: why,
        };
        let meeting = meeting.with_untracked(|it| it.id);
        match act(meeting, OwnAct::Suggest { id: platform::new_id(), draft }) {
            Ok(()) => {
                form.saved();
                asked.set(None);
                announce(said.clone());
                focus_on("page-heading");
            }
            Err(why) => form.problem.set(why.to_owned()),
        }
    };
    view! {
        <FormView form=form save=label on_save=send on_cancel=move |()| asked.set(None) class="card">
            <TextField field=reason label=texts.without_reason hint=texts.without_reason_hint rows=2/>
        </FormView>
    }
}

#[cfg(test)]
mod tests {
    use kurs_domain::{
        Timestamp,
        meetings::{RequestDraft, RequestWords, own::young_person},
    };

    use super::*;

    #[test]
    fn nobody_is_offered_twice() {
        let at = Timestamp::from_millis(0);
        let id = Id::new(at, [0; 10]);
        let me = young_person(id, "Amina");
        let draft = RequestDraft { words: RequestWords::new("Praktik").unwrap() };
        let mut meeting = Meeting::asked(id, &me, draft, at);
        let suggest = |name: &str| OwnAct::Suggest {
            id: Id::new(at, [1; 10]),
            draft: ParticipantSuggestionDraft {
                kind: SuggestionKind::Come,
                name: Name::new(name).ok(),
                relation: None,
                contact: None,
                participant_id: None,
                reason: None,
            },
        };
        meeting.own(&me, suggest("Onkel Karim"), at).unwrap();
        let known = ["Mette", "onkel karim", "Bo", "mette"].map(str::to_owned).to_vec();
        assert_eq!(still_to_choose(known, &meeting, str::to_owned), ["Mette", "Bo"]);
    }
}
