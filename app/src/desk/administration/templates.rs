//! Templates of meetings, one per kind: edited by the municipality, in plain words.

use kurs_domain::meetings::plan::{
    AgendaText, DurationMinutes, MeetingTemplate, MeetingTitle, Purpose, TemplateDraft,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::admin_state;
use crate::{
    meetings::desk::{
        MinutesField, Plainly,
        agenda::{self, AgendaFields, Point},
        calls,
        texts::{meeting_desk_texts, planning::planning_texts},
    },
    platform,
    staff::{send::Send, session::problem_words},
    ui::{TextField, announce, text_problem, texts::ui_texts},
};

/// All templates, each folded.
#[component]
pub(super) fn Templates() -> impl IntoView {
    let admin = admin_state();
    let texts = meeting_desk_texts();
    let templates = RwSignal::new(Vec::<MeetingTemplate>::new());
    spawn_local(async move {
        let answer = calls::templates().await;
        admin.session.observe(&answer);
        if let Ok(all) = answer {
            // The page may have been left meanwhile.
            let _ = templates.try_set(all);
        }
    });
    view! {
        <section class="card desk-part desk-wide" id="templates">
            <h2>{texts.templates}</h2>
            <p class="soft">{texts.templates_intro}</p>
            <For each=move || templates.get() key=|one| one.kind let:one>
                <Template template=one/>
            </For>
        </section>
    }
}

#[component]
fn Template(template: MeetingTemplate) -> impl IntoView {
    let texts = meeting_desk_texts();
    let edited = RwSignal::new(template.edited);
    let standing = move || if edited.get() { texts.template_edited } else { texts.template_given };
    view! {
        <details class="fold">
            <summary>
                {(planning_texts().kind)(template.kind)}
                <small class="soft">{standing}</small>
            </summary>
            <TemplateForm template=template edited=edited/>
        </details>
    }
}

#[component]
fn TemplateForm(template: MeetingTemplate, edited: RwSignal<bool>) -> impl IntoView {
    let admin = admin_state();
    let texts = meeting_desk_texts();
    let MeetingTemplate { kind, draft, .. } = template;
    let name = serde_json::to_string(&kind).unwrap_or_default().trim_matches('"').to_owned();
    let title = RwSignal::new(draft.title.to_string());
    let purpose = RwSignal::new(draft.purpose.to_string());
    let minutes = RwSignal::new(i64::from(draft.duration_minutes).to_string());
    let points = draft.agenda.iter().map(|text| Point::new(platform::new_id(), text.to_string()));
    let points = RwSignal::new(points.collect::<Vec<_>>());
    let wrong = || RwSignal::new(None::<String>);
    let (title_problem, purpose_problem) = (wrong(), wrong());
    let (minutes_problem, agenda_problem, problem) = (wrong(), wrong(), wrong());
    let (sending, sent) = (RwSignal::new(false), RwSignal::new(false));
    let written = move || {
        let title = MeetingTitle::new(&title.get_untracked());
        title_problem.set(title.as_ref().err().map(|it| text_problem(*it).to_owned()));
        let purpose = Purpose::new(&purpose.get_untracked());
        purpose_problem.set(purpose.as_ref().err().map(|it| text_problem(*it).to_owned()));
        let minutes = minutes.with_untracked(|it| it.trim().parse().ok());
        let minutes = minutes.and_then(DurationMinutes::new);
        minutes_problem.set(minutes.is_none().then(|| planning_texts().minutes_wrong.to_owned()));
        let agenda = agenda::items(&points.get_untracked());
        agenda_problem.set(agenda.as_ref().err().cloned());
        let agenda: Vec<AgendaText> = agenda.ok()?.into_iter().map(|point| point.text).collect();
        Some(TemplateDraft {
            title: title.ok()?,
            purpose: purpose.ok()?,
            duration_minutes: minutes?,
            agenda,
        })
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(draft) = written() else { return };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        sent.set(false);
        problem.set(None);
        spawn_local(async move {
            let answer = calls::put_template(kind, &draft).await;
            admin.session.observe(&answer);
            sending.set(false);
            match answer {
                Ok(template) => {
                    edited.set(template.edited);
                    sent.set(true);
                    announce(meeting_desk_texts().template_saved);
                }
                Err(wrong) => problem.set(Some(problem_words(&wrong))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=send>
            <TextField
                id=format!("template-title-{name}")
                label=planning_texts().title
                value=title
                max=120
                problem=title_problem
                on_change=move |()| sent.set(false)
            />
            <TextField
                id=format!("template-purpose-{name}")
                label=planning_texts().purpose
                hint=planning_texts().purpose_hint
                value=purpose
                max=1000
                lines=3
                problem=purpose_problem
                on_change=move |()| sent.set(false)
            />
            <Plainly text=purpose/>
            <MinutesField
                id=format!("template-minutes-{name}")
                value=minutes
                problem=minutes_problem
            />
            <AgendaFields points=points name=format!("template-{name}") problem=agenda_problem/>
            <p class="problem" role="alert">{move || problem.get()}</p>
            <Send
                label=ui_texts().save
                sending=sending
                sent=sent
                said=texts.template_saved.to_owned()
            />
        </form>
    }
}
