//! Planning a gathering, and changing it. Half-written it stays on the phone.

use kurs_domain::{
    Id, date,
    gatherings::{Gathering, GatheringDraft, GatheringTitle, GatheringWords, Place},
    people::{Name, TimeOfDay},
    record::Edit,
    text::{TextProblem, optional},
};
use leptos::prelude::*;

use super::texts::gathering_texts;
use crate::{
    celebrations::texts::celebration_texts,
    platform,
    sync::{dispatch_on, local},
    ui::{Switch, TextField, announce, focus_on, kept, live, text_problem, texts::ui_texts},
};

/// The fields, by the names under which what is half-written is kept.
const FIELDS: [&str; 7] = [
    "gathering-title",
    "gathering-words",
    "gathering-on",
    "gathering-at",
    "gathering-place",
    "gathering-name",
    "gathering-team",
];

/// The form.
#[component]
pub(super) fn GatheringForm(
    /// What is changed; nothing when it is planned anew.
    before: Option<Gathering>,
    /// The success it is for.
    success_id: Option<Id>,
    /// What it is called to begin with.
    title: String,
    /// Told which one was kept.
    #[prop(into)]
    on_kept: Callback<Id>,
) -> impl IntoView {
    let (ui, words) = (ui_texts(), gathering_texts());
    let me = local().me().get_untracked();
    let plan = before.as_ref().map(|before| before.plan.clone());
    let of = |pick: fn(&GatheringDraft) -> Option<String>| plan.as_ref().and_then(pick);
    // Only what is new is half-written; what is changed begins as it stands.
    let is_new = plan.is_none();
    let field = move |n: usize, first: Option<String>, otherwise: String| {
        if is_new { kept(FIELDS[n], otherwise) } else { RwSignal::new(first.unwrap_or_default()) }
    };
    let today = local().today().get_untracked().to_string();
    let own = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let title = field(0, of(|plan| Some(plan.title.to_string())), title);
    let about = field(1, of(|plan| plan.words.as_ref().map(ToString::to_string)), String::new());
    let on = field(2, of(|plan| Some(plan.on.to_string())), today);
    let at = field(3, of(|plan| plan.at.map(|at| at.to_string())), String::new());
    let place = field(4, of(|plan| plan.place.as_ref().map(ToString::to_string)), String::new());
    let shown = field(5, of(|plan| Some(plan.shown_name.to_string())), own);
    let ids = |all: &[Id]| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let team = field(6, plan.as_ref().map(|plan| ids(&plan.team)), String::new());
    let people = me.map(|me| me.team).unwrap_or_default();

    let [no_title, no_name] = [RwSignal::new(None::<String>), RwSignal::new(None::<String>)];
    let [long_about, long_place] = [RwSignal::new(None::<String>), RwSignal::new(None::<String>)];
    let problem = RwSignal::new("");
    let id = before.as_ref().map_or_else(platform::new_id, |before| before.id);
    // Of one that is not sent yet there is no version to have seen.
    let seen = before.as_ref().map(|before| before.version).filter(|version| *version > 0);
    let success_id = before.as_ref().map_or(success_id, |before| before.plan.success_id);
    let cancelled = before.is_some_and(|before| before.plan.cancelled);
    let read = move || {
        fn check<T>(read: Result<T, TextProblem>, problem: RwSignal<Option<String>>) -> Option<T> {
            problem.set(read.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
            read.ok()
        }
        let read_title = check(GatheringTitle::new(&title.get_untracked()), no_title);
        let read_name = check(Name::new(&shown.get_untracked()), no_name);
        let words = check(optional(GatheringWords::new(&about.get_untracked())), long_about);
        let place = check(optional(Place::new(&place.get_untracked())), long_place);
        let team = team.get_untracked();
        Some(GatheringDraft {
            title: read_title?,
            words: words?,
            success_id,
            on: date::parse(&on.get_untracked())?,
            at: TimeOfDay::parse(&at.get_untracked()),
            place: place?,
            shown_name: read_name?,
            team: team.split(',').filter_map(|id| Id::parse(id).ok()).collect(),
            cancelled,
        })
    };
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(plan) = read() else {
            problem.set(words.look_at);
            let is_wrong = |it: RwSignal<Option<String>>| it.with_untracked(Option::is_some);
            let no_day = date::parse(&on.get_untracked()).is_none();
            let in_order = [
                (0, is_wrong(no_title)),
                (2, no_day),
                (4, is_wrong(long_place)),
                (1, is_wrong(long_about)),
                (5, is_wrong(no_name)),
            ];
            let first = in_order.into_iter().find(|(_, wrong)| *wrong);
            return focus_on(FIELDS[first.map_or(0, |(field, _)| field)]);
        };
        // No rule of the phone's stands against a gathering; the server's own are told there.
        let _ = dispatch_on(Edit::Put { id, draft: plan }, seen);
        if is_new {
            for name in FIELDS {
                platform::keep_draft(name, None);
            }
        }
        announce(words.kept);
        on_kept.run(id);
    };
    let asked =
        move |n: usize, kind: &'static str, label: &'static str, value: RwSignal<String>| {
            view! {
                <label>
                    {label}
                    <input
                        id=FIELDS[n]
                        type=kind
                        prop:value=live::text(move || value.get())
                        on:change=live::act(move |event| value.set(event_target_value(&event)))
                    />
                </label>
            }
        };
    let invited = move |id: &str| team.with(|team| team.split(',').any(|known| known == id));
    let person = move |(person, name): (String, String)| {
        let same = person.clone();
        let toggle = move |is: bool| {
            team.update(|team| {
                let mut all: Vec<_> =
                    team.split(',').filter(|id| !id.is_empty() && *id != person).collect();
                if is {
                    all.push(&person);
                }
                *team = all.join(",");
            });
        };
        view! { <Switch label=name is=live::signal(move || invited(&same)) on_change=toggle/> }
    };
    let people: Vec<_> = people.into_iter().map(|p| (p.id.to_string(), p.name)).collect();
    let team_part = (!people.is_empty()).then(|| {
        view! {
            <fieldset class="choices">
                <legend>{words.team}</legend>
                {people.into_iter().map(person).collect_view()}
            </fieldset>
        }
    });
    view! {
        <form class="stack wide-gap" novalidate on:submit=live::act(keep)>
            <TextField id=FIELDS[0] label=words.what hint=words.what_hint value=title max=120 problem=no_title/>
            <div class="pair">
                {asked(2, "date", words.day, on)}
                {asked(3, "time", words.time, at)}
            </div>
            <TextField id=FIELDS[4] label=words.place value=place max=120 optional=true problem=long_place/>
            <TextField id=FIELDS[1] label=words.about hint=words.about_hint value=about max=500 lines=3 optional=true problem=long_about/>
            <TextField id=FIELDS[5] label=celebration_texts().link_shown value=shown max=60 problem=no_name/>
            {team_part}
            <p class="problem" role="alert">{problem}</p>
            <div class="stack">
                <button type="submit" class="primary">{words.keep}</button>
                <a class="plain" href="/gatherings">{ui.back}</a>
            </div>
        </form>
    }
}
