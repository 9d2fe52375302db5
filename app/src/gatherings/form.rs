//! Planning a gathering, and changing it.

use kurs_domain::{
    Id,
    gatherings::{Gathering, GatheringDraft, GatheringTitle, GatheringWords, Place},
    people::Name,
    record::Edit,
};
use leptos::prelude::*;

use super::texts::gathering_texts;
use crate::{
    celebrations::texts::celebration_texts,
    forms::{DateField, Form, FormView, TextField, TimeField},
    platform::address,
    sync::{all, dispatch_on, local},
    ui::{Switch, announce, live},
};

/// The form.
#[component]
pub(super) fn GatheringForm(
    /// What is changed; nothing when it is planned anew.
    before: Option<Gathering>,
    /// The success it is for.
    success_id: Option<Id>,
    /// What it is called to begin with.
    title: String,
    /// Done with the id of the one that was saved.
    #[prop(into)]
    on_saved: Callback<Id>,
) -> impl IntoView {
    let words = gathering_texts();
    let me = local().me().get_untracked();
    let own_name = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let (form, id) = if let Some(before) = &before {
        // Behind one's own change on its way the version is not known, and not needed.
        let own = local().state_of(before.id).is_some() || before.version == 0;
        let base = Some(before.version).filter(|_| !own);
        (Form::on(format!("gathering-{}", before.id), base), before.id)
    } else {
        // What is planned for one success or goal is no draft of what is planned for another.
        let about = address::query("success").or_else(|| address::query("goal"));
        let form = Form::new(format!("gathering-new-{}", about.unwrap_or_default()));
        let exists = |id| all::<Gathering>().with_untracked(|all| all.iter().any(|it| it.id == id));
        (form, form.new_id(exists))
    };
    let plan = before.map(|before| before.plan);
    let plan = plan.as_ref();
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let title = form.text::<GatheringTitle>(
        "gathering-title",
        plan.map_or(title, |plan| plan.title.to_string()),
    );
    let today = local().today().get_untracked();
    let on = form.value("gathering-on", Some(plan.map_or(today, |plan| plan.on)));
    let at = form.value("gathering-at", plan.and_then(|plan| plan.at));
    let place = plan.and_then(|plan| plan.place.as_deref());
    let place = form.text::<Option<Place>>("gathering-place", text(place));
    let about = plan.and_then(|plan| plan.words.as_deref());
    let about = form.text::<Option<GatheringWords>>("gathering-words", text(about));
    let shown = plan.map_or(own_name, |plan| plan.shown_name.to_string());
    let shown = form.text::<Name>("gathering-name", shown);
    let team = plan.map(|plan| plan.team.clone()).unwrap_or_default();
    let team = form.value("gathering-team", team);
    let success_id = plan.map_or(success_id, |plan| plan.success_id);
    let cancelled = plan.is_some_and(|plan| plan.cancelled);
    let save = move |()| {
        let draft = form.read(|| {
            form.check("gathering-on", on.get_untracked().is_none().then_some(words.day_missing));
            Some(GatheringDraft {
                title: title.read()?,
                words: about.read()?,
                success_id,
                on: on.get_untracked()?,
                at: at.get_untracked(),
                place: place.read()?,
                shown_name: shown.read()?,
                team: team.get_untracked(),
                cancelled,
            })
        });
        let Some(draft) = draft else { return form.problem.set(words.look_at.to_owned()) };
        // No rule of the phone stands against a gathering; those of the server are reported by it.
        let _ = dispatch_on(Edit::Put { id, draft }, form.base());
        form.saved();
        announce(words.kept);
        on_saved.run(id);
    };
    let person = move |id: Id, name: String| {
        let toggle = move |is: bool| {
            team.update(|team| {
                team.retain(|known| *known != id);
                if is {
                    team.push(id);
                }
            });
        };
        let is = live::signal(move || team.with(|team| team.contains(&id)));
        view! { <Switch label=name is=is on_change=toggle/> }
    };
    let people = me.map(|me| me.team).unwrap_or_default();
    let team_part = (!people.is_empty()).then(|| {
        view! {
            <fieldset class="choices">
                <legend>{words.team}</legend>
                {people.into_iter().map(|it| person(it.id, it.name)).collect_view()}
            </fieldset>
        }
    });
    view! {
        <FormView
            form=form
            save=words.keep
            on_save=save
            on_cancel=move |()| address::go("/gatherings")
            class="wide-gap"
        >
            <TextField field=title label=words.what hint=words.what_hint/>
            <div class="pair">
                <DateField id="gathering-on" label=words.day value=on problem=form.problem_of("gathering-on")/>
                <TimeField id="gathering-at" label=words.time value=at problem=form.problem_of("gathering-at")/>
            </div>
            <TextField field=place label=words.place/>
            <TextField field=about label=words.about hint=words.about_hint rows=3/>
            <TextField field=shown label=celebration_texts().link_shown/>
            {team_part}
        </FormView>
    }
}
