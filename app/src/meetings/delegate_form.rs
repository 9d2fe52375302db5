//! Choosing somebody who speaks for one, and what they see: nothing but what is ticked.

use kurs_domain::{
    Id,
    meetings::{
        Delegate, DelegateDraft, Meeting, OwnAct, delegate::DelegateTask, participants::Relation,
    },
    people::Name,
    text::optional,
};
use leptos::prelude::*;

use super::{act, checked, said, texts::meeting_texts};
use crate::{
    platform::{self, address},
    ui::{Notice, PageHeading, Switch, TextField, announce, focus_on, kept, live},
};

/// The page of one who speaks for the young person, new or known.
#[component]
pub(super) fn DelegatePage(meeting: Memo<Meeting>) -> impl IntoView {
    let texts = meeting_texts();
    let path = address::path_now();
    let asked = path.rsplit('/').next().unwrap_or_default().to_owned();
    let back = format!("/meetings/{}", meeting.with_untracked(|it| it.id));
    let known = Id::parse(&asked).ok().and_then(|id| {
        meeting.with_untracked(|it| it.delegates.iter().find(|one| one.id == id).cloned())
    });
    if known.is_none() && asked != "new" {
        return view! {
            <Notice page=true glyph=crate::ui::Glyph::Person title=texts.gone text=texts.gone_text>
                <a class="primary" href=back>{texts.back_one}</a>
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
        <div class="stack actions"><a class="plain" href=back>{texts.back_one}</a></div>
    }
    .into_any()
}

#[component]
fn Form(meeting: Memo<Meeting>, known: Option<Delegate>) -> impl IntoView {
    let words = meeting_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let is_new = known.is_none();
    let before = known.as_ref().map(|known| known.draft.clone());
    // Only what is new is half-written; what is changed begins as it stands.
    let field = |what: &str, pick: fn(&DelegateDraft) -> Option<String>| {
        let first = before.as_ref().and_then(pick).unwrap_or_default();
        if is_new {
            kept(format!("delegate-{what}-{meeting_id}"), first)
        } else {
            RwSignal::new(first)
        }
    };
    let name = field("name", |it| Some(it.name.to_string()));
    let relation = field("relation", |it| it.relation.as_ref().map(ToString::to_string));
    let task = field("task", |it| it.task.as_ref().map(ToString::to_string));
    let ticked =
        RwSignal::new(before.as_ref().map(|it| it.contribution_ids.clone()).unwrap_or_default());
    let decisions = RwSignal::new(before.is_some_and(|it| it.sees_decisions));
    let wrong = [(); 3].map(|()| RwSignal::new(None::<String>));
    let problem = RwSignal::new("");
    let id = known.map_or_else(platform::new_id, |known| known.id);
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let read = (
            checked(Name::new(&name.get_untracked()), wrong[0]),
            checked(optional(Relation::new(&relation.get_untracked())), wrong[1]),
            checked(optional(DelegateTask::new(&task.get_untracked())), wrong[2]),
        );
        let (Some(read_name), Some(relation_read), Some(task_read)) = read else {
            let first = wrong.iter().position(|it| it.with_untracked(Option::is_some));
            return focus_on(
                ["delegate-name", "delegate-relation", "delegate-task"][first.unwrap_or(0)],
            );
        };
        let draft = DelegateDraft {
            name: read_name,
            relation: relation_read,
            task: task_read,
            contribution_ids: ticked.get_untracked(),
            sees_decisions: decisions.get_untracked(),
        };
        match act(meeting_id, OwnAct::Appoint { id, draft }) {
            Ok(()) => {
                for what in ["name", "relation", "task"] {
                    platform::keep_draft(&format!("delegate-{what}-{meeting_id}"), None);
                }
                announce(words.delegate_kept);
                address::replace(&format!("/meetings/{meeting_id}"));
                focus_on("delegates");
            }
            Err(why) => problem.set(why),
        }
    };
    let all = meeting.with_untracked(|it| {
        let there = it.contributions.iter().filter(|said| said.draft.is_some());
        there.map(|said| (said.id, said::in_short(it, said))).collect::<Vec<_>>()
    });
    let none = all.is_empty();
    let ticks = all.into_iter().map(|(id, label)| {
        let tick = move |is: bool| {
            ticked.update(|all| {
                all.retain(|known| *known != id);
                if is {
                    all.push(id);
                }
            });
        };
        view! {
            <Switch
                label=label
                is=live::signal(move || ticked.with(|all| all.contains(&id)))
                on_change=tick
            />
        }
    });
    view! {
        <form class="stack" novalidate on:submit=live::act(keep)>
            <TextField id="delegate-name" label=words.delegate_name value=name max=60 problem=wrong[0]/>
            <TextField
                id="delegate-relation"
                label=words.delegate_relation
                hint=words.delegate_relation_hint
                value=relation
                max=80
                optional=true
                problem=wrong[1]
            />
            <TextField
                id="delegate-task"
                label=words.delegate_task
                hint=words.delegate_task_hint
                value=task
                max=1000
                lines=4
                optional=true
                problem=wrong[2]
            />
            <fieldset class="choices">
                <legend>{words.delegate_sees}</legend>
                {none.then(|| view! { <p class="soft">{words.delegate_sees_none}</p> })}
                {ticks.collect_view()}
                <Switch
                    label=words.delegate_decisions
                    is=decisions.into()
                    on_change=move |is| decisions.set(is)
                />
            </fieldset>
            <p class="problem" role="alert">{problem}</p>
            <button type="submit" class="primary">{words.delegate_keep}</button>
        </form>
    }
}
