//! Who comes to a meeting: participants, the young person's wishes, and who speaks for them.

use kurs_domain::{
    Id,
    meetings::{
        Delegate, Traced,
        participants::{ParticipantDraft, Relation},
    },
    people::{Name, PersonRef},
};
use leptos::{prelude::*, task::spawn_local};

use super::{participant::ParticipantItem, suggestion::SuggestionItem};
use crate::{
    forms::{Form, FormView, TextField},
    meetings::desk::{
        calls,
        state::meetings,
        texts::{inviting::inviting_texts, meeting_desk_texts},
    },
    staff::face::Face,
    ui::{Dialog, Glyph, Icon, announce},
};

/// The section of the page.
#[component]
pub(crate) fn People() -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let name = meetings.name();
    let open = meetings.part(|it| it.plan.is_some() && it.is_open());
    let ids = meetings.part(|it| it.participants.iter().map(|it| it.id).collect::<Vec<_>>());
    let suggested = meetings.part(|it| it.suggestions.iter().map(|it| it.id).collect::<Vec<_>>());
    let delegates = meetings.part(|it| it.delegates.clone());
    let inviting = RwSignal::new(false);
    let set_person = move || {
        let delegates = delegates.get();
        let delegates = delegates.into_iter().filter(|it| it.dismissed_at.is_none());
        let items = delegates.map(|one| view! { <DelegateItem one=one/> }).collect_view();
        (!items.is_empty()).then(|| {
            view! {
                <h3>{(texts.delegates)(&name.get())}</h3>
                <ul class="desk-people">{items}</ul>
            }
        })
    };
    view! {
        <section class="card desk-part">
            <div class="desk-list-top">
                <h2>{texts.who_comes}</h2>
                <Show when=move || open.get()>
                    <button type="button" class="chip" on:click=move |_| inviting.set(true)>
                        <Icon glyph=Glyph::Plus/>
                        {texts.invite}
                    </button>
                </Show>
            </div>
            <Show when=move || suggested.with(|ids| !ids.is_empty())>
                <h3>{move || (texts.suggestions)(&name.get())}</h3>
                <ul class="desk-suggestions">
                    <For each=move || suggested.get() key=|id| *id let:id>
                        <SuggestionItem id=id/>
                    </For>
                </ul>
            </Show>
            <ul class="desk-people">
                <For each=move || ids.get() key=|id| *id let:id>
                    <ParticipantItem id=id/>
                </For>
            </ul>
            {set_person}
            <Dialog open=inviting title=inviting_texts().who>
                <InviteForm open=inviting/>
            </Dialog>
        </section>
    }
}

/// A delegate: their name, and nothing of what is between the two.
#[component]
fn DelegateItem(one: Delegate) -> impl IntoView {
    let name = one.draft.name.into_string();
    view! {
        <li class="desk-one">
            <Face name=name.clone()/>
            <span class="row-words"><b dir="auto">{name}</b></span>
        </li>
    }
}

#[component]
fn InviteForm(open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let (texts, inviting) = (meeting_desk_texts(), inviting_texts());
    let meeting = meetings.id();
    let form =
        Form::new(format!("invite-{}", meeting.map(|id| id.to_string()).unwrap_or_default()));
    let colleague = form.value("invite-colleague", None::<Id>);
    let name = form.text::<Name>("invite-name", "");
    let relation = form.text::<Option<Relation>>("invite-relation", "");
    let team = RwSignal::new(Vec::<PersonRef>::new());
    let (whose, there, left) = meetings.meeting.value.with_untracked(|it| {
        let left = it.iter().flat_map(|it| &it.trail).filter(|it| it.what == Traced::LeftOut);
        // Whom the young person wished away is not offered again.
        let (wished, left): (Vec<_>, Vec<_>) = left.partition(|it| it.after.is_none());
        let there = it.iter().flat_map(|it| &it.participants).map(|it| it.id);
        let there = there.chain(wished.into_iter().filter_map(|it| it.about)).collect::<Vec<_>>();
        let left = left.into_iter().filter_map(|it| it.about).collect::<Vec<_>>();
        (it.as_ref().map(|it| it.young_person_id), there, StoredValue::new(left))
    });
    spawn_local(async move {
        let Some(whose) = whose else { return };
        let answer = calls::team(whose).await;
        meetings.session.observe(&answer);
        // Without an answer a name can be written.
        let mut all = answer.unwrap_or_default();
        all.retain(|it| !there.contains(&it.id));
        team.try_set(all);
    });
    let chosen = move || {
        let id = colleague.get()?;
        team.with(|team| team.iter().find(|it| it.id == id).cloned())
    };
    let send = move |()| {
        let draft = match untrack(chosen) {
            Some(colleague) => {
                // Whoever was taken off the list comes back under another id.
                let was_here = left.with_value(|left| left.contains(&colleague.id));
                let id = if was_here { form.id() } else { colleague.id };
                Name::new(&colleague.name).ok().map(|name| (id, name, None))
            }
            None => form.read(|| Some((form.id(), name.read()?, relation.read()?))),
        };
        let (Some((id, name, relation)), Some(meeting)) = (draft, meeting) else { return };
        let draft = ParticipantDraft { name, relation, roles: Vec::new() };
        meetings.send(form, async move { calls::invite(meeting, id, &draft).await }, move || {
            form.begin_anew();
            open.set(false);
            announce(inviting_texts().invited);
        });
    };
    let option = move |one: PersonRef| {
        let selected = move || colleague.get() == Some(one.id);
        view! { <option dir="auto" value=one.id.to_string() selected=selected>{one.name}</option> }
    };
    view! {
        <p class="hint">{move || (texts.invite_hint)(&meetings.name().get())}</p>
        <FormView form=form save=inviting.put_on_list on_save=send on_cancel=move |()| open.set(false)>
            <Show when=move || team.with(|team| !team.is_empty())>
                <div class="field">
                    <label for="invite-colleague">{inviting.colleague}</label>
                    <select
                        id="invite-colleague"
                        on:change=move |event| colleague.set(Id::parse(&event_target_value(&event)).ok())
                    >
                        <option value="" selected=move || colleague.get().is_none()>
                            {inviting.somebody_else}
                        </option>
                        {move || team.get().into_iter().map(option).collect_view()}
                    </select>
                </div>
            </Show>
            <Show when=move || chosen().is_none()>
                <TextField field=name label=texts.invite_name/>
                <TextField field=relation label=texts.invite_relation/>
            </Show>
        </FormView>
    }
}
