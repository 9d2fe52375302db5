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
    text::optional,
};
use leptos::prelude::*;

use super::{
    act, checked,
    people::Wished,
    texts::{meeting_texts, preparing::preparing_texts},
};
use crate::{
    platform::{self, browser::decomposed},
    sync::{all, local},
    ui::{
        Glyph, Icon, PageHeading, TextField, announce, focus_on, kept, live, text_problem,
        texts::ui_texts,
    },
};

/// The same as in the preparation, on a page of its own.
#[component]
pub(super) fn WishPage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    view! {
        <header class="page-top"><PageHeading text=texts.suggest/></header>
        <div class="stack wide-gap">
            <section class="stack"><h2>{preparing_texts().with}</h2><With meeting=meeting/></section>
            <section class="stack"><h2>{preparing_texts().without}</h2><Without meeting=meeting/></section>
            <section class="card stack"><Wished meeting=meeting/></section>
            <a class="plain" href=format!("/meetings/{id}")>{texts.back_one}</a>
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

/// Whom one wants there.
#[component]
pub(super) fn With(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = preparing_texts();
    let id = meeting.with_untracked(|it| it.id);
    let problem = RwSignal::new("");
    let field = |what: &str| kept(format!("wish-{what}-{id}"), String::new());
    let [name, relation, contact] = ["name", "relation", "contact"].map(field);
    let wrong = [(); 3].map(|()| RwSignal::new(None::<String>));
    let chips = live::view(move || {
        let left = meeting.with(|it| still_to_choose(known(), it, decomposed));
        let one = |person: String| {
            let chosen = person.clone();
            let choose = move |_| {
                let done = Name::new(&chosen)
                    .map_err(text_problem)
                    .and_then(|name| come(meeting, name, None, None));
                problem.set(done.err().unwrap_or_default());
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
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let read = (
            checked(Name::new(&name.get_untracked()), wrong[0]),
            checked(optional(Relation::new(&relation.get_untracked())), wrong[1]),
            checked(optional(Contact::new(&contact.get_untracked())), wrong[2]),
        );
        let (Some(read_name), Some(relation_read), Some(contact_read)) = read else {
            return focus_on("wish-name");
        };
        match come(meeting, read_name, relation_read, contact_read) {
            Ok(()) => {
                problem.set("");
                for field in [name, relation, contact] {
                    field.set(String::new());
                }
            }
            Err(why) => problem.set(why),
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
        <form class="stack" novalidate on:submit=live::act(add)>
            <TextField id="wish-name" label=texts.with_name value=name max=60 problem=wrong[0]/>
            <TextField
                id="wish-relation"
                label=texts.with_relation
                hint=texts.with_relation_hint
                value=relation
                max=80
                optional=true
                problem=wrong[1]
            />
            <TextField
                id="wish-contact"
                label=texts.with_contact
                hint=texts.with_contact_hint
                value=contact
                max=120
                optional=true
                problem=wrong[2]
            />
            <p class="problem" role="alert">{problem}</p>
            <button type="submit" class="quiet"><Icon glyph=Glyph::Plus/>{texts.with_add}</button>
        </form>
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
                focus_on("without-send");
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
    let reason = kept(format!("without-{}", who.id), String::new());
    let wrong = RwSignal::new(None::<String>);
    let (id, name) = (who.id, who.who.name);
    let label = (texts.without_send)(&name);
    let said = (texts.without_sent)(&name);
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let why = match optional(Because::new(&reason.get_untracked())) {
            Ok(why) => why,
            Err(problem) => return wrong.set(Some(text_problem(problem).to_owned())),
        };
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
                platform::keep_draft(&format!("without-{id}"), None);
                asked.set(None);
                announce(said.clone());
                focus_on("page-heading");
            }
            Err(why) => wrong.set(Some(why.to_owned())),
        }
    };
    view! {
        <form class="card stack" novalidate on:submit=live::act(send)>
            <TextField
                id="without-reason"
                label=texts.without_reason
                hint=texts.without_reason_hint
                value=reason
                max=1000
                lines=2
                optional=true
                problem=wrong
            />
            <button id="without-send" type="submit" class="primary">{label}</button>
            <button type="button" class="plain" on:click=live::act(move |_| asked.set(None))>
                {ui_texts().cancel}
            </button>
        </form>
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
