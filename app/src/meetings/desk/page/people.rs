//! Participants and their roles, who is invited and who is left out, and who speaks for the young
//! person.

use kurs_domain::{
    Id,
    meetings::{
        Because, Delegate, Participant,
        participants::{MeetingRole, ParticipantDraft, Relation},
    },
    people::Name,
};
use leptos::prelude::*;

use super::suggestion::SuggestionItem;
use crate::{
    forms::{Form, FormView, TextField},
    meetings::desk::{calls, state::meetings, texts::meeting_desk_texts},
    staff::face::Face,
    ui::{Dialog, Glyph, Icon, announce, copy::CopyLink},
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
            <Dialog open=inviting title=texts.invite>
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

/// A participant: their roles, their link, and the way to remove them.
#[component]
fn ParticipantItem(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let open = meetings.is_open();
    let it = meetings.part(move |it| it.participants.iter().find(|it| it.id == id).cloned());
    let theirs = meetings.part(move |it| it.young_person_id == id);
    let leaving = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let has = move |role| it.with(|it| it.as_ref().is_some_and(|it| it.who.roles.contains(&role)));
    let turn = move |role: MeetingRole| {
        let (Some(mut who), Some(meeting)) = (it.get_untracked().map(|it| it.who), meetings.id())
        else {
            return;
        };
        if who.roles.contains(&role) {
            who.roles.retain(|it| *it != role);
        } else {
            who.roles.push(role);
        }
        meetings.try_act(problem, async move { calls::invite(meeting, id, &who).await }, || {});
    };
    let role_button = move |role: MeetingRole| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || has(role).to_string()
                disabled=move || !open.get()
                on:click=move |_| turn(role)
            >
                {(texts.role)(role)}
            </button>
        }
    };
    let called = Memo::new(move |_| {
        it.with(|it| it.as_ref().map(|it| it.who.name.to_string())).unwrap_or_default()
    });
    let link = Memo::new(move |_| it.with(|it| it.as_ref().and_then(|it| it.calendar_url.clone())));
    let head = move || it.get().map(|it| view! { <Who it=it/> });
    view! {
        <li class="desk-one">
            {head}
            <div class="desk-roles" role="group" aria-label=move || (texts.roles_of)(&called.get())>
                <Show when=move || !theirs.get()>{MeetingRole::ALL.map(role_button).into_iter().collect_view()}</Show>
                {move || link.get().map(|link| view! {
                    <CopyLink link=link label=(texts.calendar_link)(&called.get())/>
                })}
                <Show when=move || open.get() && !theirs.get()>
                    <button type="button" class="plain small" on:click=move |_| leaving.set(true)>
                        {texts.leave_out}
                        <span dir="auto" class="unseen">" "{move || called.get()}</span>
                    </button>
                </Show>
            </div>
            <p class="problem" role="alert">{move || problem.get()}</p>
            <LeaveOut id=id called=called open=leaving/>
        </li>
    }
}

#[component]
fn Who(it: Participant) -> impl IntoView {
    let texts = meeting_desk_texts();
    let name = it.who.name.into_string();
    let asked = (it.asked_by.kind == kurs_domain::meetings::ByKind::YoungPerson)
        .then(|| (texts.wanted_by)(&meetings().name().get_untracked()));
    view! {
        <Face name=name.clone()/>
        <span class="row-words">
            <b dir="auto">{name}</b>
            {it.who.relation.map(|relation| view! { <small dir="auto">{relation.into_string()}</small> })}
            {asked.map(|asked| view! { <small>{asked}</small> })}
            {it.attended.then(|| view! { <small>{texts.attended}</small> })}
        </span>
    }
}

#[component]
fn LeaveOut(id: Id, called: Memo<String>, open: RwSignal<bool>) -> impl IntoView {
    let texts = meeting_desk_texts();
    let title = (texts.leave_out_title)(&called.get_untracked());
    view! {
        <Dialog open=open title=title>
            <BecauseForm
                name=format!("leave-out-{id}")
                label=texts.leave_out_because
                button=texts.leave_out
                open=open
                work=move |meeting, because| {
                    Box::pin(async move { calls::leave_out(meeting, id, &because).await })
                }
            />
        </Dialog>
    }
}

/// The future that a form for a reason runs.
pub(crate) type Work = std::pin::Pin<
    Box<
        dyn Future<Output = Result<kurs_domain::meetings::Meeting, crate::platform::api::ApiError>>,
    >,
>;

/// Asks for a reason, then runs `work`.
#[component]
pub(crate) fn BecauseForm(
    /// The name of its draft: what is asked about whom.
    name: String,
    #[prop(into)] label: String,
    button: &'static str,
    /// The dialog it is in.
    open: RwSignal<bool>,
    /// Does it, to the meeting on the page.
    work: impl Fn(Id, String) -> Work + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let meetings = meetings();
    let meeting = meetings.id();
    let form = Form::new(name);
    let because = form.text::<Because>("because", "");
    let send = move |()| {
        let (Some(said), Some(meeting)) = (form.read(|| because.read()), meeting) else { return };
        meetings.send(form, work(meeting, said.into_string()), move || {
            form.saved();
            open.set(false);
            announce(meeting_desk_texts().done);
            meetings.ask_first_page();
        });
    };
    view! {
        <FormView form=form save=button on_save=send on_cancel=move |()| open.set(false)>
            <TextField field=because label=label rows=3/>
        </FormView>
    }
}

#[component]
fn InviteForm(open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let meeting = meetings.id();
    let form =
        Form::new(format!("invite-{}", meeting.map(|id| id.to_string()).unwrap_or_default()));
    let name = form.text::<Name>("invite-name", "");
    let relation = form.text::<Option<Relation>>("invite-relation", "");
    let send = move |()| {
        let draft = form.read(|| {
            let (name, relation) = (name.read()?, relation.read()?);
            Some(ParticipantDraft { name, relation, roles: Vec::new() })
        });
        let (Some(draft), Some(meeting)) = (draft, meeting) else { return };
        let id = form.id();
        meetings.send(form, async move { calls::invite(meeting, id, &draft).await }, move || {
            form.begin_anew();
            open.set(false);
            announce(meeting_desk_texts().done);
        });
    };
    view! {
        <p class="hint">{move || (texts.invite_hint)(&meetings.name().get())}</p>
        <FormView form=form save=texts.invite on_save=send on_cancel=move |()| open.set(false)>
            <TextField field=name label=texts.invite_name/>
            <TextField field=relation label=texts.invite_relation/>
        </FormView>
    }
}
