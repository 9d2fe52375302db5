//! Choosing somebody who speaks for one, and what they see: nothing but what is ticked.

use kurs_domain::{
    Id,
    meetings::{
        Delegate, DelegateDraft, Meeting, OwnAct, delegate::DelegateTask, participants::Relation,
    },
    people::Name,
};
use leptos::prelude::*;

use super::{act, said, texts::meeting_texts};
use crate::{
    forms::{Form, FormView, TextField},
    platform::address,
    ui::{Notice, PageHeading, Switch, announce, focus_on, live, texts::ui_texts},
};

/// The page of one who speaks for the young person, new or known.
#[component]
pub(super) fn DelegatePage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let path = address::path_now();
    let asked = path.rsplit('/').next().unwrap_or_default().to_owned();
    let back = format!("/meetings/{}/people", meeting.with_untracked(|it| it.id));
    let known = Id::parse(&asked).ok().and_then(|id| {
        meeting.with_untracked(|it| it.delegates.iter().find(|one| one.id == id).cloned())
    });
    if known.is_none() && asked != "new" {
        return view! {
            <Notice page=true glyph=crate::ui::Glyph::Person title=texts.gone text=texts.gone_text>
                <a class="primary" href=back>{ui_texts().back}</a>
            </Notice>
        }
        .into_any();
    }
    let title = if known.is_some() { texts.delegate_change } else { texts.delegate_new };
    view! {
        <header class="page-top">
            <PageHeading text=title/>
            <p class="soft">{texts.delegates_text}</p>
        </header>
        <Form meeting=meeting known=known/>
    }
    .into_any()
}

#[component]
fn Form(meeting: Memo<Meeting>, known: Option<Delegate>) -> impl IntoView {
    let words = meeting_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let before = known.as_ref().map(|known| known.draft.clone());
    let form = Form::new(match &known {
        Some(known) => format!("delegate-{}", known.id),
        None => format!("delegate-of-{meeting_id}"),
    });
    let id = known.map(|known| known.id);
    let first = |pick: fn(&DelegateDraft) -> Option<String>| {
        before.as_ref().and_then(pick).unwrap_or_default()
    };
    let name = form.text::<Name>("delegate-name", first(|it| Some(it.name.to_string())));
    let relation = first(|it| it.relation.as_ref().map(ToString::to_string));
    let relation = form.text::<Option<Relation>>("delegate-relation", relation);
    let task = first(|it| it.task.as_ref().map(ToString::to_string));
    let task = form.text::<Option<DelegateTask>>("delegate-task", task);
    let ticked = before.as_ref().map(|it| it.contribution_ids.clone()).unwrap_or_default();
    let ticked = form.value("delegate-sees", ticked);
    let decisions = form.value("delegate-decisions", before.is_some_and(|it| it.sees_decisions));
    let back = move || address::replace(&format!("/meetings/{meeting_id}/people"));
    let save = move |()| {
        let draft = form.read(|| {
            Some(DelegateDraft {
                name: name.read()?,
                relation: relation.read()?,
                task: task.read()?,
                contribution_ids: ticked.get_untracked(),
                sees_decisions: decisions.get_untracked(),
            })
        });
        let Some(draft) = draft else { return };
        match act(meeting_id, OwnAct::Appoint { id: id.unwrap_or_else(|| form.id()), draft }) {
            Ok(()) => {
                form.saved();
                announce(words.delegate_kept);
                back();
                focus_on("delegates");
            }
            Err(why) => form.problem.set(why.to_owned()),
        }
    };
    let all = meeting.with_untracked(|it| {
        let there = it.contributions.iter().filter(|said| said.draft.is_some());
        there.map(|said| (said::heading(it, said), said.clone())).collect::<Vec<_>>()
    });
    let none = all.is_empty();
    let ticks = all.into_iter().map(move |(label, said)| {
        let id = said.id;
        let tick = move |is: bool| {
            ticked.update(|all| {
                all.retain(|known| *known != id);
                if is {
                    all.push(id);
                }
            });
        };
        view! {
            <div class="stack">
                <Switch
                    label=label
                    is=live::signal(move || ticked.with(|all| all.contains(&id)))
                    on_change=tick
                />
                {said.draft.as_ref().map(said::body)}
            </div>
        }
    });
    let ticks = ticks.collect_view();
    view! {
        <FormView form=form save=words.delegate_keep on_save=save on_cancel=move |()| back()>
            <TextField field=name label=words.delegate_name/>
            <TextField field=relation label=words.delegate_relation hint=words.delegate_relation_hint/>
            <TextField field=task label=words.delegate_task hint=words.delegate_task_hint rows=4/>
            <fieldset class="choices">
                <legend>{words.delegate_sees}</legend>
                {none.then(|| view! { <p class="soft">{words.delegate_sees_none}</p> })}
                {ticks}
                <Switch
                    label=words.delegate_decisions
                    is=decisions.into()
                    on_change=move |is| decisions.set(is)
                />
            </fieldset>
        </FormView>
    }
}
