//! Who comes and what they look after; what one has wished of that, and what became of each wish.

use kurs_domain::{
    Id,
    direction::isolated,
    meetings::{ByKind, Meeting, OwnAct, ParticipantSuggestion},
};
use leptos::prelude::*;

use super::{
    act,
    changes::wish_in_words,
    coming::{Coming, is_coming},
    delegates::Delegates,
    texts::meeting_texts,
    when,
};
use crate::{
    platform,
    successes::SentState,
    sync::local,
    ui::{Glyph, Icon, PageHeading, When, announce, focus_on, live},
};

/// Whether one comes oneself, who else comes, and who speaks for one.
#[component]
pub(super) fn PeoplePage(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let planned = live::memo(move || {
        local().today().track();
        meeting.with(is_coming)
    });
    view! {
        <header class="page-top"><PageHeading text=words.with/></header>
        <div class="stack wide-gap">
            <When when=move || planned.get()><Coming meeting=meeting/></When>
            <People meeting=meeting/>
            <Delegates meeting=meeting/>
            <a class="plain" href=format!("/meetings/{id}")>{words.back_one}</a>
        </div>
    }
}

/// Who comes.
#[component]
fn People(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let open = live::memo(move || meeting.with(Meeting::is_open));
    let list = live::view(move || {
        let it = meeting.get();
        let one = |one: &kurs_domain::meetings::Participant| {
            let mut parts: Vec<_> =
                one.who.roles.iter().map(|role| (words.role)(*role).to_owned()).collect();
            parts.splice(0..0, one.who.relation.iter().map(|it| isolated(&**it).to_string()));
            if one.id == it.young_person_id {
                parts.insert(0, words.you.to_owned());
            } else if one.asked_by.kind == ByKind::YoungPerson {
                parts.push(words.you_wanted.to_owned());
            }
            match (one.reply, &one.informed) {
                (Some(reply), _) if reply.coming => parts.push(words.will_come.to_owned()),
                (Some(_), _) => parts.push(words.cannot_come.to_owned()),
                (None, Some(_)) => parts.push(words.informed.to_owned()),
                (None, None) => {}
            }
            view! {
                <li>
                    <span class="face"><Icon glyph=Glyph::Person/></span>
                    <span>
                        <span dir="auto" class="strong">{one.who.name.to_string()}</span>
                        <small class="soft">{parts.join(", ")}</small>
                    </span>
                </li>
            }
        };
        if it.participants.is_empty() {
            return view! { <p class="soft">{words.people_none}</p> }.into_any();
        }
        view! { <ul class="people">{it.participants.iter().map(one).collect_view()}</ul> }
            .into_any()
    });
    view! {
        <section class="card stack">
            <h2>{words.people}</h2>
            {list}
            <Wished meeting=meeting/>
            <When when=move || open.get()>
                <a class="quiet" href=format!("/meetings/{id}/people/new")>
                    <Icon glyph=Glyph::Plus/>
                    {words.suggest}
                </a>
            </When>
        </section>
    }
}

/// What was wished of who comes, each with its trail, and taken back from here.
#[component]
pub(super) fn Wished(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    live::view(move || {
        let all = meeting.with(|it| it.suggestions.clone());
        (!all.is_empty()).then(|| {
            view! {
                <h3>{words.wishes}</h3>
                <ul class="stack">
                    {all.into_iter().map(|it| view! { <Wish meeting=id wish=it/> }).collect_view()}
                </ul>
            }
        })
    })
}

/// Where the focus stays when a wish is taken back, or wished again.
fn wish_id(wish: Id) -> String {
    format!("wish-{wish}")
}

#[component]
fn Wish(meeting: Id, wish: ParticipantSuggestion) -> impl IntoView {
    let words = meeting_texts();
    let id = wish.id;
    let draft = wish.draft.clone();
    let first = (words.wished)(&when::day(wish.at), &wish_in_words(&wish.draft));
    let reason = wish.draft.reason.as_ref().map(ToString::to_string);
    let answered = wish.answered.as_ref().map(|answered| {
        let (day, by) = (when::day(answered.at), answered.by.name.as_str());
        let line = if answered.answer.yes {
            (words.wish_yes)(&day, by)
        } else {
            (words.wish_no)(&day, by)
        };
        (line, answered.answer.because.as_ref().map(ToString::to_string))
    });
    let withdrawn = wish.withdrawn_at.map(|at| (words.wish_back)(&when::day(at)));
    let is_back = withdrawn.is_some();
    let waits = wish.waits().then_some(words.wish_waits);
    let take_back = move |_| {
        if act(meeting, OwnAct::WithdrawSuggestion { id }).is_ok() {
            announce(words.taken_back);
            focus_on(wish_id(id));
        }
    };
    let again = move |_| {
        let (id, draft) = (platform::new_id(), draft.clone());
        if act(meeting, OwnAct::Suggest { id, draft }).is_ok() {
            announce(words.undone);
            focus_on(wish_id(id));
        }
    };
    let unanswered = waits.is_some();
    let fresh = local().state_of(id).is_some();
    let chip = |act: live::Act<web_sys::MouseEvent>, text: &'static str| {
        view! {
            <button type="button" class="chip" on:click=act>
                <Icon glyph=Glyph::Undo/>
                {text}
            </button>
        }
    };
    view! {
        <li class="wish" id=wish_id(id) tabindex="-1">
            <p>{first} " " <small class="soft">{fresh.then(|| view! { <SentState id=id/> })}</small></p>
            {reason.map(|reason| view! { <p dir="auto" class="own">{reason}</p> })}
            {answered
                .map(|(line, because)| {
                    view! {
                        <p>{line}</p>
                        {because.map(|because| view! { <p dir="auto" class="own answer">{because}</p> })}
                    }
                })}
            {withdrawn.map(|line| view! { <p class="soft">{line}</p> })}
            {waits.map(|line| view! { <p class="soft">{line}</p> })}
            <div class="chips">
                {unanswered.then(|| chip(live::act(take_back), words.take_back))}
                {is_back.then(|| chip(live::act(again), words.undo))}
            </div>
        </li>
    }
}
