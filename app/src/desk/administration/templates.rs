//! Templates of meetings, one per kind: edited by the municipality, in plain words.

use kurs_domain::meetings::plan::{MeetingTemplate, MeetingTitle, Purpose, TemplateDraft};
use leptos::{prelude::*, task::spawn_local};

use super::state::admin_state;
use crate::{
    forms::{Form, FormView, TextField},
    meetings::desk::{
        MinutesField, Plainly,
        agenda::{self, AgendaFields, Point},
        calls, read_minutes,
        texts::{meeting_desk_texts, planning::planning_texts},
    },
    platform,
    staff::send::send,
    ui::{announce, texts::ui_texts},
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
    let form = Form::new(format!("template-{name}"));
    let title =
        form.text::<MeetingTitle>(format!("template-title-{name}"), draft.title.to_string());
    let purpose = draft.purpose.to_string();
    let purpose = form.text::<Purpose>(format!("template-purpose-{name}"), purpose);
    let minutes_id = format!("template-minutes-{name}");
    let minutes = i64::from(draft.duration_minutes).to_string();
    let minutes = form.value(minutes_id.clone(), minutes);
    let minutes_problem = form.problem_of(&minutes_id);
    let agenda_id = format!("template-{name}-add");
    let points = draft.agenda.iter().map(|text| Point::new(platform::new_id(), text.to_string()));
    let points = form.value(agenda_id.clone(), points.collect::<Vec<_>>());
    let agenda_problem = form.problem_of(&agenda_id);
    let save = move |()| {
        let draft = form.read(|| {
            let minutes = read_minutes(minutes, minutes_problem);
            let agenda = agenda::items(&points.get_untracked());
            agenda_problem.set(agenda.as_ref().err().cloned());
            Some(TemplateDraft {
                title: title.read()?,
                purpose: purpose.read()?,
                duration_minutes: minutes?,
                agenda: agenda.ok()?.into_iter().map(|point| point.text).collect(),
            })
        });
        let Some(draft) = draft else { return };
        let request = async move { calls::put_template(kind, &draft).await };
        send(admin.session, form, request, move |template| {
            form.saved();
            edited.set(template.edited);
            announce(texts.template_saved);
        });
    };
    view! {
        <FormView form=form save=ui_texts().save on_save=save>
            <TextField field=title label=planning_texts().title/>
            <TextField field=purpose label=planning_texts().purpose hint=planning_texts().purpose_hint rows=3/>
            <Plainly text=purpose.input.value/>
            <MinutesField id=minutes_id value=minutes problem=minutes_problem/>
            <AgendaFields points=points name=format!("template-{name}") problem=agenda_problem/>
        </FormView>
    }
}
