//! A participant: their roles, whether they were informed and what they replied, and the way to take them off the
//! list.

use kurs_domain::{
    Id,
    meetings::{
        ByKind, Meeting, Participant, PlaceKind, participants::MeetingRole, plan::MeetingPlace,
    },
};
use leptos::prelude::*;

use super::because::BecauseForm;
use crate::{
    meetings::desk::{
        calls,
        schedule::place_words,
        state::{meetings, name_of},
        texts::{inviting::inviting_texts, meeting_desk_texts},
        times,
    },
    staff::{face::Face, session::session},
    ui::{Dialog, Glyph, Icon, announce, copy::CopyLink, copy::CopyText},
};

#[component]
pub(crate) fn ParticipantItem(id: Id) -> impl IntoView {
    let meetings = meetings();
    let (texts, inviting) = (meeting_desk_texts(), inviting_texts());
    let open = meetings.is_open();
    let it = meetings.part(move |it| it.participants.iter().find(|it| it.id == id).cloned());
    let theirs = meetings.part(move |it| it.young_person_id == id);
    let own = session().person().is_some_and(|me| me.id == id);
    let (informing, choosing, leaving) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let called = Memo::new(move |_| {
        it.with(|it| it.as_ref().map(|it| it.who.name.to_string())).unwrap_or_default()
    });
    let head = move || {
        let expected = open.get() && !own && !theirs.get();
        it.get().map(|it| view! { <Who it=it expected=expected/> })
    };
    let named = move || view! { <span dir="auto" class="unseen">" "{move || called.get()}</span> };
    view! {
        <li class="desk-one">
            {head}
            <Show when=move || open.get() && !theirs.get()>
                <div class="desk-roles">
                    {(!own).then(|| view! {
                        <button type="button" class="chip" on:click=move |_| informing.set(true)>
                            <Icon glyph=Glyph::Chat/>
                            {inviting.inform}
                            {named()}
                        </button>
                    })}
                    <button type="button" class="chip" on:click=move |_| choosing.set(true)>
                        <Icon glyph=Glyph::Pen/>
                        {inviting.roles}
                        {named()}
                    </button>
                    <button type="button" class="plain small" on:click=move |_| leaving.set(true)>
                        {texts.leave_out}
                        {named()}
                    </button>
                </div>
            </Show>
            <Dialog open=informing title=(inviting.inform_title)(&called.get_untracked())>
                <Inform id=id open=informing/>
            </Dialog>
            <Dialog open=choosing title=(texts.roles_of)(&called.get_untracked())>
                <Roles id=id open=choosing/>
            </Dialog>
            <Dialog open=leaving title=(texts.leave_out_title)(&called.get_untracked())>
                <BecauseForm
                    name=format!("leave-out-{id}")
                    label=texts.leave_out_because
                    button=texts.leave_out
                    open=leaving
                    work=move |meeting, because| {
                        Box::pin(async move { calls::leave_out(meeting, id, &because).await })
                    }
                />
            </Dialog>
        </li>
    }
}

#[component]
fn Who(
    it: Participant,
    /// Whether to say if they were informed.
    expected: bool,
) -> impl IntoView {
    let (texts, inviting) = (meeting_desk_texts(), inviting_texts());
    let name = it.who.name.into_string();
    let asked = (it.asked_by.kind == ByKind::YoungPerson)
        .then(|| (texts.wanted_by)(&meetings().name().get_untracked()));
    let roles: Vec<_> = it.who.roles.iter().map(|role| (texts.role)(*role)).collect();
    let state = match (it.reply, it.informed) {
        (Some(reply), _) if reply.coming => Some((Glyph::Check, inviting.coming.to_owned())),
        (Some(_), _) => Some((Glyph::Moon, inviting.not_coming.to_owned())),
        (None, Some(informed)) => {
            Some((Glyph::Check, (inviting.informed)(&times::since(informed.at))))
        }
        (None, None) if it.knows_earlier => Some((Glyph::Mail, inviting.knows_earlier.to_owned())),
        (None, None) => expected.then(|| (Glyph::Mail, inviting.not_informed.to_owned())),
    };
    view! {
        <Face name=name.clone()/>
        <span class="row-words">
            <b dir="auto">{name}</b>
            {it.who.relation.map(|relation| view! { <small dir="auto">{relation.into_string()}</small> })}
            {(!roles.is_empty()).then(|| view! { <small>{roles.join(", ")}</small> })}
            {asked.map(|asked| view! { <small>{asked}</small> })}
            {it.attended.then(|| view! { <small>{texts.attended}</small> })}
            {state.map(|(glyph, state)| view! { <small class="desk-informed"><Icon glyph=glyph/>{state}</small> })}
        </span>
    }
}

/// Their roles, each turned on and off.
#[component]
fn Roles(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let (texts, inviting) = (meeting_desk_texts(), inviting_texts());
    let it = meetings.part(move |it| it.participants.iter().find(|it| it.id == id).cloned());
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
    let button = move |role: MeetingRole| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || has(role).to_string()
                on:click=move |_| turn(role)
            >
                {(texts.role)(role)}
            </button>
        }
    };
    view! {
        <div class="chips">{MeetingRole::ALL.map(button).into_iter().collect_view()}</div>
        <p class="problem" role="alert">{move || problem.get()}</p>
        <button type="button" class="primary" on:click=move |_| open.set(false)>{inviting.done}</button>
    }
}

/// A place, as others read it: what is written of a home is written to whoever lives there.
fn place_for_others(place: &MeetingPlace, young_person: &str) -> String {
    if place.kind == PlaceKind::Home {
        (inviting_texts().at_home)(young_person, place.details.as_deref())
    } else {
        place_words(place)
    }
}

/// The message that informs them, ready to be sent in whatever way one writes to them.
fn message(meeting: &Meeting, id: Id) -> Option<(String, String)> {
    let plan = &meeting.plan.as_ref()?.draft;
    let it = meeting.participants.iter().find(|it| it.id == id)?;
    let words = inviting_texts();
    let text = (if it.knows_earlier { words.moved_message } else { words.message })(
        &it.who.name,
        &name_of(meeting),
        &times::moment(plan.starts_at),
        &place_for_others(&plan.place, &name_of(meeting)),
        &session().person().map(|me| me.name).unwrap_or_default(),
        it.invitation_url.as_deref()?,
    );
    Some((text, it.calendar_url.clone()?))
}

/// The message to copy or to send, and whether it was sent.
#[component]
fn Inform(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    // What the message says, also when the meeting is moved while it is being sent.
    let shown = meetings.meeting.value.with_untracked(|it| {
        it.as_ref().and_then(|it| it.plan.as_ref()).map(|plan| plan.draft.whereabouts())
    });
    let shown = StoredValue::new(shown);
    let inviting = inviting_texts();
    let ready = Memo::new(move |_| {
        meetings.meeting.value.with_untracked(|it| it.as_ref().and_then(|it| message(it, id)))
    });
    let informed = meetings.part(move |it| {
        let known = it.participants.iter().find(|it| it.id == id);
        known.and_then(|it| it.informed.as_ref()).map(|it| it.at)
    });
    let problem = RwSignal::new(None::<String>);
    let set = move |is: bool| {
        let Some(meeting) = meetings.id() else { return };
        let of = shown.get_value().filter(|_| is);
        meetings.try_act(problem, async move { calls::inform(meeting, id, of).await }, move || {
            announce(if is { inviting.recorded } else { inviting.taken_back });
        });
    };
    let text = move || {
        let (text, calendar) = ready.get()?;
        let encoded = String::from(js_sys::encode_uri_component(&text));
        let subject = String::from(js_sys::encode_uri_component(inviting.subject));
        Some(view! {
            <div class="chips">
                <a class="chip" href=format!("sms:?&body={encoded}")>
                    <Icon glyph=Glyph::Phone/>
                    {inviting.by_sms}
                </a>
                <a class="chip" href=format!("mailto:?subject={subject}&body={encoded}")>
                    <Icon glyph=Glyph::Mail/>
                    {inviting.by_mail}
                </a>
                <CopyLink link=calendar label=inviting.calendar_link.to_owned()/>
            </div>
            <CopyText text=text label=inviting.message_label copied=inviting.message_copied/>
        })
    };
    view! {
        <p class="soft">{inviting.inform_hint}</p>
        <div class="desk-inform">{text}</div>
        {move || match informed.get() {
            Some(at) => view! {
                <p class="desk-notes">
                    <Icon glyph=Glyph::Check/>
                    {(inviting.informed)(&times::since(at))}
                    <button type="button" class="plain small" on:click=move |_| set(false)>
                        {inviting.undo}
                    </button>
                </p>
            }.into_any(),
            None => view! {
                <button type="button" class="quiet" on:click=move |_| set(true)>
                    <Icon glyph=Glyph::Check/>
                    {inviting.record}
                </button>
            }.into_any(),
        }}
        <p class="problem" role="alert">{move || problem.get()}</p>
        <button type="button" class="plain" on:click=move |_| open.set(false)>{inviting.close}</button>
    }
}
