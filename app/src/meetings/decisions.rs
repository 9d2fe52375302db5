//! Decisions: what, why, who does what by when; what one thinks of each; and how to complain, beside
//! every final one.

use kurs_domain::{
    Id,
    meetings::{
        Because, ContributionBody, ContributionDraft, Decision, DecisionDraft, Meeting,
        MeetingState, OwnAct,
        commitments::Fulfilment,
        contributions::{ContributionText, Prompt},
        decisions::{View, ViewDraft, ViewKind, Wording},
    },
};
use leptos::prelude::*;

use super::{act, corrections::corrections, texts::meeting_texts, when};
use crate::{
    forms::{Form, FormView, TextField},
    platform::{self, DateStyle},
    successes::SentState,
    ui::{Choice, ChoiceOption, ReadAloud, When, announce, focus_on, live},
};

/// What is decided, or is being written down.
#[component]
pub(super) fn Decisions(meeting: Memo<Meeting>) -> impl IntoView {
    let words = meeting_texts();
    let held = meeting.with_untracked(|it| it.state == MeetingState::Held);
    let ids =
        move || meeting.with(|it| it.standing_decisions().map(|one| one.id).collect::<Vec<_>>());
    let none = live::memo(move || meeting.with(|it| it.standing_decisions().next().is_none()));
    let dropped = live::view(move || {
        let it = meeting.get();
        let one = |(place, one): (usize, &Decision)| {
            let dropped = one.dropped.as_ref()?;
            Some(view! {
                <details class="fold">
                    <summary>
                        {(words.decision_dropped)(place + 1, &dropped.by.name, &when::day(dropped.at))}
                    </summary>
                    {wording(&one.draft, &[])}
                    {earlier(one)}
                    {one.views.iter().map(of_wording).collect_view()}
                </details>
            })
        };
        it.decisions.iter().enumerate().filter_map(one).collect_view()
    });
    view! {
        <section class="stack">
            <h2>{if held { words.decisions_live } else { words.decisions }}</h2>
            <When when=move || none.get()><p class="soft">{words.decisions_none}</p></When>
            <For each=ids key=|id| *id children=move |id| view! { <One meeting=meeting id=id/> }/>
            {dropped}
        </section>
    }
}

/// What a decision says, in words to be read aloud.
fn aloud(decision: &Decision) -> String {
    let words = meeting_texts();
    let draft = &decision.draft;
    let mut parts = vec![draft.text.to_string()];
    if let Some(why) = &draft.why {
        parts.extend([words.decision_why.to_owned(), why.to_string()]);
    }
    parts.extend(draft.actions.iter().map(|action| {
        let by = platform::write_date(action.by, DateStyle::DayOfMonth);
        format!("{}. {}", action.text, (words.decision_by)(&action.who, &by))
    }));
    parts.join(". ")
}

/// What a decision says, with what is done of it.
fn wording(draft: &DecisionDraft, done: &[Fulfilment]) -> AnyView {
    let words = meeting_texts();
    let action = |action: &kurs_domain::meetings::decisions::Action| {
        let by = platform::write_date(action.by, DateStyle::DayOfMonth);
        let done = done.iter().find(|it| it.of == action.id);
        let done = done.map(|it| (words.decision_fulfilled)(&when::day(it.at)));
        view! {
            <li>
                <bdi>{action.text.to_string()}</bdi>
                <small class="soft">{(words.decision_by)(&action.who, &by)}</small>
                {done.map(|done| view! { <small class="sent seen">{done}</small> })}
            </li>
        }
    };
    let actions: Vec<_> = draft.actions.iter().map(action).collect();
    let any = !actions.is_empty();
    view! {
        <p dir="auto" class="own">{draft.text.to_string()}</p>
        {draft
            .why
            .as_ref()
            .map(|why| {
                view! {
                    <h4>{words.decision_why}</h4>
                    <p dir="auto" class="own">{why.to_string()}</p>
                }
            })}
        {any
            .then(|| {
                view! {
                    <h4>{words.decision_actions}</h4>
                    <ul class="stack actions-list">{actions}</ul>
                }
            })}
    }
    .into_any()
}

/// How it was worded before, each with who wrote it and when, and what one said of it then.
fn earlier(decision: &Decision) -> AnyView {
    let words = meeting_texts();
    let one = |it: &Wording| {
        let views: Vec<_> =
            decision.views.iter().filter(|view| view.of == it.number).map(of_wording).collect();
        view! {
            <li class="stack">
                <p class="soft small">{(words.wording_by)(&it.by.name, &when::day_and_time(it.at))}</p>
                {wording(&it.draft, &[])}
                {views}
            </li>
        }
    };
    let all: Vec<_> = decision.earlier.iter().rev().map(one).collect();
    (!all.is_empty())
        .then(|| {
            view! {
                <details class="fold">
                    <summary>{(words.wordings_earlier)(all.len())}</summary>
                    <p class="soft">{words.wordings_text}</p>
                    <ul class="stack">{all}</ul>
                </details>
            }
        })
        .into_any()
}

/// What one said of a wording.
fn of_wording(view: &View) -> AnyView {
    let words = meeting_texts();
    let more = view.view.words.as_ref().map(ToString::to_string);
    view! {
        <div class="answer">
            <p class="soft small">{words.view_yours} " · " {when::day(view.at)}</p>
            <p class="strong">{(words.view_kind)(view.view.kind)}</p>
            {more.map(|more| view! { <p dir="auto" class="own">{more}</p> })}
        </div>
    }
    .into_any()
}

#[component]
fn One(meeting: Memo<Meeting>, id: Id) -> impl IntoView {
    let words = meeting_texts();
    let place = live::memo(move || {
        meeting.with(|it| it.decisions.iter().position(|one| one.id == id).unwrap_or(0) + 1)
    });
    let decision = live::memo(move || meeting.with(|it| it.decision(id).cloned()));
    let held = live::memo(move || meeting.with(|it| it.state == MeetingState::Held));
    let heading = live::text(move || (words.decision_number)(place.get()));
    let text = Callback::new(move |()| {
        decision.with_untracked(|it| it.as_ref().map(aloud).unwrap_or_default())
    });
    let said = live::view(move || {
        let it = decision.get()?;
        Some(view! {
            <p class="soft small">
                {if it.final_at.is_some() { words.decision_final } else { words.decision_open }}
            </p>
            <p class="soft small">{(words.wording_by)(&it.by.name, &when::day_and_time(it.worded_at))}</p>
            {wording(&it.draft, &meeting.with(|it| it.fulfilments.clone()))}
            {meeting.with(|it| corrections(it, Some(id)))}
            {earlier(&it)}
        })
    });
    view! {
        <article class="card stack decision">
            <h3>{heading}</h3>
            {said}
            <div class="chips"><ReadAloud text=text/></div>
            <When when=move || held.get()><NotMeant meeting=meeting decision=id/></When>
            <OwnView meeting=meeting id=id/>
            <When when=move || decision.with(|it| it.as_ref().is_some_and(|it| it.final_at.is_some()))>
                <details class="fold">
                    <summary>{words.complain}</summary>
                    <p>{words.complain_text}</p>
                    <p>{words.complain_help}</p>
                </details>
            </When>
        </article>
    }
}

/// "That is not what I meant": said at once, with words if one has them.
#[component]
fn NotMeant(meeting: Memo<Meeting>, decision: Id) -> impl IntoView {
    let words = meeting_texts();
    let id = meeting.with_untracked(|it| it.id);
    let open = RwSignal::new(false);
    // The wording that stood there when one began to say that it is not what one meant.
    let of = RwSignal::new(None::<i64>);
    let form = Form::new(format!("not-meant-{decision}"));
    let field = StoredValue::new(format!("not-meant-{decision}"));
    // Without words it says what the button says.
    let text = form.text::<Option<ContributionText>>(field.get_value(), words.not_meant_first);
    let send = move |()| {
        let Some(own) = form.read(|| text.read()) else { return };
        let own = own.or_else(|| ContributionText::new(words.not_meant_first).ok());
        let Some(own) = own else { return };
        let draft = ContributionDraft {
            about: Some(decision),
            of: of.get_untracked(),
            prompt: Some(Prompt::NotWhatIMeant),
            ..ContributionDraft::new(ContributionBody::Text(own), platform::now())
        };
        match act(id, OwnAct::Contribute { id: platform::new_id(), draft }) {
            Ok(()) => {
                form.discard();
                open.set(false);
                announce(words.not_meant_kept);
            }
            Err(why) => form.problem.set(why.to_owned()),
        }
    };
    live::view(move || {
        if !open.get() {
            return view! {
                <button
                    type="button"
                    class="quiet"
                    on:click=live::act(move |_| {
                        of.set(meeting.with_untracked(|it| it.decision(decision).map(|it| it.version)));
                        open.set(true);
                        focus_on(field.get_value());
                    })
                >
                    {words.not_meant}
                </button>
            }
            .into_any();
        }
        view! {
            <FormView form=form save=words.not_meant_send on_save=send on_cancel=move |()| open.set(false)>
                <TextField field=text label=words.not_meant hint=words.not_meant_text rows=3/>
            </FormView>
        }
        .into_any()
    })
}

/// What one thinks of a decision: of the wording that one read. Where it is worded anew while one
/// answers, the answer stays, and is about the earlier wording until one has read the new one.
#[component]
fn OwnView(meeting: Memo<Meeting>, id: Id) -> impl IntoView {
    let texts = meeting_texts();
    let meeting_id = meeting.with_untracked(|it| it.id);
    let decision = live::memo(move || meeting.with(|it| it.decision(id).cloned()));
    let last = move || {
        decision.with(|it| {
            let it = it.as_ref()?;
            it.view().or_else(|| it.views.last()).cloned()
        })
    };
    let first = untrack(last);
    let worded = decision.with_untracked(|it| it.as_ref().map_or(0, |it| it.version));
    let form = Form::on(format!("view-{id}"), Some(worded));
    let kind = form.value("kind", first.as_ref().map(|view| view.view.kind));
    let before = first.and_then(|view| view.view.words).map(|words| words.to_string());
    let text = form.text::<Option<Because>>(format!("view-{id}"), before.unwrap_or_default());
    let said = live::view(move || {
        let view = last()?;
        let now = decision.with(|it| it.as_ref().map_or(0, |it| it.version));
        let more = view.view.words.map(|words| words.to_string());
        Some(view! {
            <p class="soft small">{texts.view_yours} " · " {when::day(view.at)} " " <SentState id=id/></p>
            <p class="strong">{(texts.view_kind)(view.view.kind)}</p>
            {more.map(|more| view! { <p dir="auto" class="own">{more}</p> })}
            {(view.of != now).then(|| view! { <p class="problem">{texts.view_old}</p> })}
        })
    });
    let now = live::memo(move || decision.with(|it| it.as_ref().map_or(0, |it| it.version)));
    let begun = live::memo(move || {
        let last = last().map(|it| it.view);
        let more = last.as_ref().and_then(|it| it.words.as_ref()).map(ToString::to_string);
        kind.get() != last.map(|it| it.kind)
            || text.input.value.with(|it| it.trim() != more.unwrap_or_default())
    });
    // The wording that an answer was begun on is the one it is about.
    let read = RwSignal::new(form.base().unwrap_or(worded));
    Effect::new(move |_| {
        // Whoever has not begun to answer reads what is on the screen.
        if !begun.get() {
            read.set(now.get());
            form.set_base(Some(now.get()));
        }
    });
    let take = move |_| {
        read.set(now.get_untracked());
        form.set_base(Some(now.get_untracked()));
        announce(texts.view_read_done);
        focus_on(format!("view-{id}"));
    };
    let anew = live::memo(move || begun.get() && read.get() != now.get());
    let rewritten = live::view(move || {
        let it = decision.get().filter(|_| anew.get())?;
        Some(view! {
            <div class="answer stack">
                <p class="strong">{texts.view_rewritten}</p>
                {wording(&it.draft, &[])}
                <p>{texts.view_rewritten_text}</p>
                <button type="button" class="chip" on:click=live::act(take)>{texts.view_read}</button>
            </div>
        })
    });
    let chosen = live::signal(move || {
        let kind = kind.get()?;
        ViewKind::ALL.iter().position(|it| *it == kind)
    });
    let save = move |()| {
        let Some(words) = form.read(|| text.read()) else { return };
        let Some(kind) = kind.get_untracked() else {
            return form.problem.set(texts.view_missing.to_owned());
        };
        let of = read.get_untracked();
        match act(meeting_id, OwnAct::View { decision: id, of, view: ViewDraft { kind, words } }) {
            Ok(()) => {
                form.saved();
                announce(texts.view_kept);
            }
            Err(why) => form.problem.set(why.to_owned()),
        }
    };
    view! {
        <FormView form=form save=texts.view_keep on_save=save class="own-view" quiet=true>
            {said}
            <Choice
                name=format!("view-kind-{id}")
                question=texts.view
                options=ViewKind::ALL.map(|it| ChoiceOption::new((texts.view_kind)(it))).to_vec()
                chosen=chosen
                on_choose=move |index| kind.set(Some(ViewKind::ALL[index]))
                chips=true
            />
            <TextField field=text label=texts.view_words rows=2/>
            <div role="status">{rewritten}</div>
        </FormView>
    }
}
