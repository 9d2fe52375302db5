//! The state of a decision: how the young person sees it, how their view was sought, what it lacks, and
//! making it final.

use kurs_domain::{
    Id,
    meetings::{
        Because, Decision, MeetingProblem, MeetingState,
        decisions::{SoughtDraft, SoughtHow},
    },
};
use leptos::prelude::*;

use crate::{
    forms::{DateField, Form, FormView, TextField, discard_draft},
    meetings::desk::{
        calls,
        page::Corrections,
        state::meetings,
        texts::{meeting_desk_texts, room::room_texts},
        times,
    },
    platform::{self, DateStyle},
    staff::{session::problem_words, texts::desk_texts},
    ui::{Choice, ChoiceOption, Confirm, Dialog, Glyph, Icon, announce, heading::focus_on},
};

#[component]
pub(crate) fn Standing(
    id: Id,
    /// The field with a change that the server does not have.
    unsaved: RwSignal<Option<String>>,
) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let it = meetings.part(move |it| it.decision(id).cloned());
    let open = meetings.part(move |it| {
        it.state == MeetingState::Held && it.decision(id).is_some_and(|it| it.final_at.is_none())
    });
    let is_final = meetings.part(move |it| it.decision(id).is_some_and(|it| it.final_at.is_some()));
    let seeking = RwSignal::new(false);
    let sought = move || {
        let notes = it.with(|it| it.as_ref().map(|it| it.sought.clone())).unwrap_or_default();
        let version = it.with(|it| it.as_ref().map(|it| it.version));
        let items = notes.into_iter().map(|note| {
            let day = platform::write_date(note.sought.on, DateStyle::Day);
            let earlier = (Some(note.of) != version)
                .then(|| view! { <small class="soft">{texts.of_earlier_wording}</small> });
            view! {
                <li>
                    {(texts.sought_by)(&note.by.name, note.sought.how, &day)}
                    {note.sought.words.map(|words| view! { <p dir="auto" class="desk-why">{words.into_string()}</p> })}
                    {earlier}
                </li>
            }
        });
        view! { <ul class="desk-actions">{items.collect_view()}</ul> }
    };
    let fixed = move || {
        let at = it.with(|it| it.as_ref().and_then(|it| it.final_at))?;
        Some(view! {
            <p class="desk-notes"><Icon glyph=Glyph::Check/>{(texts.is_final)(&times::since(at))}</p>
        })
    };
    view! {
        <div class="room-standing">
            <TheirView id=id/>
            {sought}
            {fixed}
            <Corrections about=Some(id) open=is_final/>
            <Show when=move || open.get()>
                <Lacks id=id/>
                <div class="chips">
                    <Finish id=id unsaved=unsaved/>
                    <button type="button" class="chip" on:click=move |_| seeking.set(true)>
                        <Icon glyph=Glyph::Phone/>
                        {texts.note_sought}
                    </button>
                </div>
            </Show>
            <Dialog open=seeking title=texts.sought_title>
                <SeekForm id=id open=seeking/>
            </Dialog>
        </div>
    }
}

/// How the young person sees it.
#[component]
fn TheirView(id: Id) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let name = meetings.name();
    let it = meetings.part(move |it| it.decision(id).cloned());
    let body = move || {
        let (view, current) = it.with(|it| {
            let it = it.as_ref();
            let view = it.and_then(|it| it.view().or_else(|| it.views.last()).cloned());
            let current = it.is_some_and(|it| it.view().is_some());
            (view, current)
        });
        let Some(view) = view else {
            return view! { <p class="soft">{(texts.no_view)(&name.get())}</p> }.into_any();
        };
        let said = (meeting_desk_texts().sees_it)(&name.get(), view.view.kind);
        view! {
            <p dir="auto" class="desk-own-words"><Icon glyph=Glyph::Chat/>{said}</p>
            {view.view.words.map(|words| view! { <blockquote dir="auto">{words.into_string()}</blockquote> })}
            {(!current).then(|| view! { <p class="soft">{texts.of_earlier_wording}</p> })}
        }
        .into_any()
    };
    view! { <div class="room-view" aria-live="polite">{body}</div> }
}

/// What a decision lacks before it can be final, by the domain rules.
fn lacks(decision: &Decision) -> Option<&'static str> {
    let lacks = decision.may_be_final().err()?;
    let can_be_added = matches!(lacks, MeetingProblem::WhyMissing | MeetingProblem::ViewMissing);
    can_be_added.then(|| (desk_texts().problem)(lacks.code()))
}

#[component]
fn Lacks(id: Id) -> impl IntoView {
    let lacks = meetings().part(move |it| it.decision(id).and_then(lacks));
    move || {
        lacks.get().map(|lacks| {
            view! {
                <p class="desk-plainly"><Icon glyph=Glyph::Bulb/><span>{lacks}</span></p>
            }
        })
    }
}

#[component]
fn Finish(id: Id, unsaved: RwSignal<Option<String>>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let problem = RwSignal::new(None::<String>);
    let shown = meetings.part(move |it| it.decision(id).map_or(0, |it| it.version));
    Effect::new(move |_| {
        if unsaved.with(Option::is_none) {
            problem.set(None);
        }
    });
    let asking = RwSignal::new(false);
    let lacking =
        meetings.part(move |it| it.decision(id).is_some_and(|it| it.may_be_final().is_err()));
    let finish = move || {
        let Some(meeting) = meetings.id() else { return };
        let version = shown.get_untracked();
        let done = async move { calls::make_final(meeting, id, version).await };
        meetings.try_act(problem, done, move || {
            announce(room_texts().made_final);
            meetings.ask_first_page();
        });
    };
    let ask = move |_| match unsaved.get_untracked() {
        Some(field) => {
            problem.set(Some(texts.keep_first.to_owned()));
            focus_on(&field);
        }
        // What it lacks is said by the server, and nothing needs to be confirmed.
        None if lacking.get_untracked() => finish(),
        None => asking.set(true),
    };
    view! {
        <button type="button" class="chip strong" on:click=ask>
            <Icon glyph=Glyph::Check/>
            {texts.make_final}
        </button>
        <p class="problem" role="alert">{move || problem.get()}</p>
        <Confirm
            open=asking
            title=texts.make_final_title
            text=(texts.make_final_text)(&meetings.name().get_untracked())
            yes=texts.make_final
            on_yes=Callback::new(move |()| finish())
        />
    }
}

/// On which day and how the view was sought, and what came of it.
#[component]
fn SeekForm(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let form = Form::new(format!("sought-{id}"));
    let on = form.value("sought-on", Some(times::date_of(platform::now())));
    let how = form.value("sought-how-0", None::<usize>);
    let said = form.text::<Option<Because>>("sought-words", "");
    let send = move |()| {
        let draft = form.read(|| {
            let (on, how) = (on.get_untracked(), how.get_untracked());
            form.check("sought-on", on.is_none().then_some(texts.day_missing));
            form.check("sought-how-0", how.is_none().then_some(texts.how_missing));
            Some(SoughtDraft { on: on?, how: SoughtHow::ALL[how?], words: said.read()? })
        });
        let (Some(draft), Some(meeting)) = (draft, meetings.id()) else { return };
        let note = form.id();
        form.busy.set(true);
        let drafts = form.name();
        meetings.act(async move { calls::seek(meeting, id, note, &draft).await }, move |answer| {
            form.busy.try_set(false);
            match answer {
                Ok(_) => {
                    discard_draft(&drafts);
                    form.begin_anew();
                    open.set(false);
                    announce(meeting_desk_texts().done);
                }
                Err(wrong)
                    if matches!(wrong.reason(), "day_in_the_future" | "day_before_wording") =>
                {
                    form.check("sought-on", Some(&problem_words(&wrong)));
                    focus_on("sought-on");
                }
                Err(wrong) => drop(form.problem.try_set(problem_words(&wrong))),
            }
        });
    };
    let ways = SoughtHow::ALL.map(|one| ChoiceOption::new((texts.sought_how)(one))).to_vec();
    view! {
        <FormView form=form save=texts.note_it on_save=send on_cancel=move |()| open.set(false)>
            <DateField id="sought-on" label=texts.sought_on value=on problem=form.problem_of("sought-on")/>
            <Choice
                name="sought-how"
                question=texts.sought_in_which_way
                options=ways
                chosen=how
                on_choose=move |index| how.set(Some(index))
                chips=true
            />
            <p class="beside" aria-live="polite">
                <span class="problem">{form.problem_of("sought-how-0")}</span>
            </p>
            <TextField field=said label=texts.sought_words rows=3/>
        </FormView>
    }
}
