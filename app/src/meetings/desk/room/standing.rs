//! The state of a decision: how the young person sees it, how their view was sought, what it lacks, and
//! making it final.

use kurs_domain::{
    Id, date,
    meetings::{
        Because, Decision, MeetingProblem, MeetingState,
        decisions::{SoughtDraft, SoughtHow},
    },
    text::optional,
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    meetings::desk::{
        calls, drafts,
        state::meetings,
        texts::{meeting_desk_texts, room::room_texts},
        times,
    },
    platform::{self, DateStyle},
    staff::{session::problem_words, texts::desk_texts},
    ui::{
        Choice, ChoiceOption, Dialog, Glyph, Icon, TextField, announce, text_problem,
        texts::ui_texts,
    },
};

#[component]
pub(crate) fn Standing(
    id: Id,
    /// Whether there are changes that the server does not have.
    unsaved: RwSignal<bool>,
) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let it = meetings.part(move |it| it.decision(id).cloned());
    let open = meetings.part(move |it| {
        it.state == MeetingState::Held && it.decision(id).is_some_and(|it| it.final_at.is_none())
    });
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
fn Finish(id: Id, unsaved: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let problem = RwSignal::new(None::<String>);
    let shown = meetings.part(move |it| it.decision(id).map_or(0, |it| it.version));
    let finish = move |_| {
        let Some(meeting) = meetings.id() else { return };
        if unsaved.get_untracked() {
            return problem.set(Some(texts.keep_first.to_owned()));
        }
        let version = shown.get_untracked();
        let done = async move { calls::make_final(meeting, id, version).await };
        meetings.try_act(problem, done, move || {
            announce(room_texts().made_final);
            meetings.ask_awaiting();
        });
    };
    view! {
        <button type="button" class="chip strong" on:click=finish>
            <Icon glyph=Glyph::Check/>
            {texts.make_final}
        </button>
        <p class="problem" role="alert">{move || problem.get()}</p>
    }
}

/// On which day and how the view was sought, and what came of it.
#[component]
fn SeekForm(id: Id, open: RwSignal<bool>) -> impl IntoView {
    let meetings = meetings();
    let texts = room_texts();
    let worded_on = meetings.part(move |it| it.decision(id).map(|it| it.worded_on));
    let on = RwSignal::new(times::date_of(platform::now()).to_string());
    let how = RwSignal::new(None::<usize>);
    let said = drafts::field("sought", id, String::new());
    let (problem, day_problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let sending = RwSignal::new(false);
    let note = platform::new_id();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let day = on.with_untracked(|on| date::parse(on));
        day_problem.set(match (day, how.get_untracked()) {
            (None, _) => Some(texts.day_missing.to_owned()),
            (_, None) => Some(texts.how_missing.to_owned()),
            _ => None,
        });
        let words_of_it = optional(Because::new(&said.get_untracked()));
        problem.set(words_of_it.as_ref().err().map(|wrong| text_problem(*wrong).to_owned()));
        let (Some(on), Some(how), Ok(words_of_it), Some(meeting)) =
            (day, how.get_untracked(), words_of_it, meetings.id())
        else {
            return;
        };
        if sending.get_untracked() {
            return;
        }
        sending.set(true);
        let draft = SoughtDraft { on, how: SoughtHow::ALL[how], words: words_of_it };
        meetings.act(async move { calls::seek(meeting, id, note, &draft).await }, move |answer| {
            sending.set(false);
            match answer {
                Ok(_) => {
                    said.set(String::new());
                    open.set(false);
                    announce(meeting_desk_texts().done);
                }
                Err(wrong) => {
                    let is_day =
                        matches!(wrong.reason(), "day_in_the_future" | "day_before_wording");
                    let beside = if is_day { day_problem } else { problem };
                    beside.set(Some(problem_words(&wrong)));
                }
            }
        });
    };
    let ways = SoughtHow::ALL.map(|one| ChoiceOption::new((texts.sought_how)(one))).to_vec();
    view! {
        <form class="stack" novalidate on:submit=send>
            <div class="field">
                <label for="sought-on">{texts.sought_on}</label>
                <input
                    id="sought-on"
                    type="date"
                    aria-describedby="sought-problem"
                    min=move || worded_on.get().map(|day| day.to_string())
                    prop:value=move || on.get()
                    on:input=move |event| on.set(event_target_value(&event))
                />
            </div>
            <Choice
                name="sought-how"
                question=texts.sought_in_which_way
                options=ways
                chosen=Signal::derive(move || how.get())
                on_choose=move |index| how.set(Some(index))
                chips=true
            />
            <p class="beside" id="sought-problem" aria-live="polite">
                <span class="problem">{move || day_problem.get()}</span>
            </p>
            <TextField
                id="sought-words"
                label=texts.sought_words
                value=said
                max=1000
                lines=3
                optional=true
                problem=problem
                on_change=move |()| problem.set(None)
            />
            <button type="submit" class="primary" disabled=move || sending.get()>
                {texts.note_it}
            </button>
            <button type="button" class="plain" on:click=move |_| open.set(false)>
                {ui_texts().cancel}
            </button>
        </form>
    }
}
