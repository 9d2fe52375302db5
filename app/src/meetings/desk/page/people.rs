//! Participants and their roles, who is invited and who is left out, and who speaks for the young
//! person.

use kurs_domain::{
    Id,
    meetings::{
        Because, Delegate, Participant,
        participants::{MeetingRole, ParticipantDraft, Relation},
    },
    people::Name,
    text::{TextProblem, optional},
};
use leptos::{ev::SubmitEvent, prelude::*};

use super::suggestion::SuggestionItem;
use crate::{
    meetings::desk::{calls, state::meetings, texts::meeting_desk_texts},
    platform,
    staff::{face::Face, session::problem_words, texts::desk_texts},
    ui::{Dialog, Glyph, Icon, TextField, announce, copy::CopyLink, text_problem, texts::ui_texts},
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
    let speak_for = move || {
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
            {speak_for}
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
    #[prop(into)] label: String,
    button: &'static str,
    /// The dialog it is in.
    open: RwSignal<bool>,
    /// Runs with the id of the meeting on the page and the reason.
    work: impl Fn(Id, String) -> Work + Copy + 'static,
) -> impl IntoView {
    let meetings = meetings();
    let because = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let sending = RwSignal::new(false);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let said = match Because::new(&because.get_untracked()) {
            Ok(said) => said.into_string(),
            Err(TextProblem::Empty) => {
                return problem.set(Some((desk_texts().problem)("reason_missing").to_owned()));
            }
            Err(wrong) => return problem.set(Some(text_problem(wrong).to_owned())),
        };
        let Some(meeting) = meetings.id() else { return };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        meetings.act(work(meeting, said), move |answer| {
            sending.set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    announce(meeting_desk_texts().done);
                    meetings.ask_awaiting();
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <TextField
                id="because"
                label=label
                value=because
                max=1000
                lines=3
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <button type="submit" class="primary" disabled=move || sending.get()>{button}</button>
            <button type="button" class="plain" on:click=move |_| open.set(false)>
                {ui_texts().cancel}
            </button>
        </form>
    }
}

#[component]
fn InviteForm(open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let (name, relation) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (problem, relation_problem) =
        (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let sending = RwSignal::new(false);
    let id = platform::new_id();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let name = Name::new(&name.get_untracked());
        problem.set(name.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
        let relation = optional(Relation::new(&relation.get_untracked()));
        relation_problem.set(relation.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
        let (Ok(name), Ok(relation), Some(meeting)) = (name, relation, meetings.id()) else {
            return;
        };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        let draft = ParticipantDraft { name, relation, roles: Vec::new() };
        meetings.try_act(
            problem,
            async move {
                let answer = calls::invite(meeting, id, &draft).await;
                sending.set(false);
                answer
            },
            move || {
                open.set(false);
                announce(meeting_desk_texts().done);
            },
        );
    };
    view! {
        <form class="stack" on:submit=send>
            <p class="hint">{move || (texts.invite_hint)(&meetings.name().get())}</p>
            <TextField id="invite-name" label=texts.invite_name value=name max=60 problem=problem/>
            <TextField
                id="invite-relation"
                label=texts.invite_relation
                value=relation
                max=80
                optional=true
                problem=relation_problem
            />
            <button type="submit" class="primary" disabled=move || sending.get()>
                {texts.invite}
            </button>
            <button type="button" class="plain" on:click=move |_| open.set(false)>
                {ui_texts().cancel}
            </button>
        </form>
    }
}
