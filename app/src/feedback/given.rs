//! Answers that were given: what they say, a word about them, who sees them; and help, where they are low.

use kurs_domain::{
    Id,
    feedback::{
        Answer, Feedback, FeedbackDraft, FeedbackWords, Slug,
        instrument::{Instrument, Question},
    },
    record::Edit,
};
use leptos::prelude::*;

use super::{curve::goal_of, instruments::known, question::shown, texts::feedback_texts};
use crate::{
    forms::{Form, FormView, TextField, discard_drafts_about},
    platform::{self, DateStyle, address, language::language},
    sharing::{ShareLine, Shared},
    successes::SentState,
    sync::{all, dispatch, dispatch_on, local},
    ui::{Confirm, Glyph, Notice, PageHeading, announce, live, texts::ui_texts},
};

#[component]
pub(super) fn GivenPage() -> impl IntoView {
    let path = address::path_now();
    let id = path.rsplit('/').next().and_then(|id| Id::parse(id).ok());
    let known = known();
    let find =
        move || all::<Feedback>().with(|all| all.iter().find(|it| Some(it.id) == id).cloned());
    let found = live::memo(find);
    let is_there = live::memo(move || found.with(Option::is_some));
    live::view(move || {
        let words = feedback_texts();
        if !is_there.get() {
            return view! {
                <Notice page=true glyph=Glyph::Search title=words.gone_title text=words.gone_text>
                    <a class="primary" href="/feedback">{words.title}</a>
                </Notice>
            }
            .into_any();
        }
        view! { <Given found=found known=known/> }.into_any()
    })
}

#[component]
fn Given(found: Memo<Option<Feedback>>, known: RwSignal<Vec<Instrument>>) -> impl IntoView {
    let words = feedback_texts();
    let Some(first) = found.get_untracked() else { return ().into_any() };
    let (id, on) = (first.id, first.draft.on);
    let instrument = live::memo(move || {
        let of = found.with(|it| {
            it.as_ref().map(|it| (it.draft.instrument.clone(), it.draft.instrument_version))
        });
        known.with(|all| {
            all.iter()
                .find(|it| {
                    Some((&it.id, it.version)) == of.as_ref().map(|(id, version)| (id, *version))
                })
                .cloned()
        })
    });
    let title =
        move || instrument.with(|it| it.as_ref().map(|it| it.title.get(language()).to_owned()));
    let said = live::view(move || {
        let draft = found.get()?.draft;
        Some(match instrument.get() {
            Some(it) => view! { <Said instrument=it draft=draft/> }.into_any(),
            None => view! { <p class="soft">{words.unknown_text}</p> }.into_any(),
        })
    });
    let deleting = RwSignal::new(false);
    let back = format!("/feedback/{}", first.draft.instrument);
    let after = back.clone();
    view! {
        <header class="page-top">
            <p class="soft date">{platform::write_date(on, DateStyle::Day)} " " <SentState id=id/></p>
            <PageHeading text=live::signal(move || title().unwrap_or_else(|| words.answers.to_owned()))/>
        </header>
        <div class="stack wide-gap">
            {said}
            <Change first=first found=found/>
            <a class="plain" href=back>{words.all_answers}</a>
            <button type="button" class="danger" on:click=live::act(move |_| deleting.set(true))>
                {words.delete}
            </button>
        </div>
        <Confirm
            open=deleting
            title=words.delete_title
            text=words.delete_text
            yes=words.delete
            on_yes=Callback::new(move |()| {
                // Deleting is always allowed.
                let _ = dispatch(Edit::<FeedbackDraft>::Delete { id });
                discard_drafts_about(id);
                address::replace(&after);
            })
        />
    }
    .into_any()
}

/// The answers and their score.
#[component]
fn Said(instrument: Instrument, draft: FeedbackDraft) -> impl IntoView {
    let words = feedback_texts();
    let help = instrument.is_low(&draft).then(|| {
        view! {
            <section class="card offer stack">
                <p class="strong">{words.low}</p>
                <p>{words.low_text}</p>
                <a class="primary" href=ui_texts().help_url>{ui_texts().help}</a>
            </section>
        }
    });
    let score = instrument.score(&draft).filter(|_| instrument.questions.len() > 1).map(|score| {
        let group = instrument.group(score).map(|it| it.get(language()).to_owned());
        view! {
            <p><span class="strong">{(words.of_most)(score, instrument.most_score())}</span></p>
            {group.map(|group| view! { <p class="soft small">{group}</p> })}
        }
    });
    view! {
        {help}
        <section class="card stack">
            {goal_of(&draft).map(|goal| view! { <p dir="auto" class="strong">{goal}</p> })}
            {score}
            {answers(&instrument, |id| draft.answers.get(id))}
        </section>
    }
}

/// Each question that was answered, with its answer.
pub(super) fn answers<'a>(
    instrument: &Instrument,
    given: impl Fn(&Slug) -> Option<&'a Answer>,
) -> AnyView {
    let one = |it: &Question| {
        let says = match given(&it.id)? {
            Answer::Number(number) => shown(it, *number),
            Answer::Words { words } => words.to_string(),
        };
        let text = it.text.get(language()).to_owned();
        Some(view! { <div><dt>{text}</dt><dd dir="auto" class="own">{says}</dd></div> })
    };
    let all = instrument.questions.iter().filter_map(one).collect_view();
    view! { <dl class="given">{all}</dl> }.into_any()
}

/// A word about the answers, and who sees them.
#[component]
fn Change(first: Feedback, found: Memo<Option<Feedback>>) -> impl IntoView {
    let words = feedback_texts();
    let id = first.id;
    // Behind one's own change on its way the version is not known, and not needed.
    let own = local().state_of(id).is_some() || first.version == 0;
    let form = Form::on(format!("feedback-given-{id}"), Some(first.version).filter(|_| !own));
    let before = first.draft.words.as_ref().map(ToString::to_string).unwrap_or_default();
    let own_words = form.text::<Option<FeedbackWords>>("given-words", before);
    let shared = form.value("given-shared", first.draft.shared_with);
    let save = move |()| {
        let Some(now) = found.get_untracked() else { return };
        let draft = form.read(|| {
            let (words, shared_with) = (own_words.read()?, shared.get_untracked());
            Some(FeedbackDraft { words, shared_with, ..now.draft })
        });
        let Some(draft) = draft else { return };
        // No rule of the phone stands against it.
        let _ = dispatch_on(Edit::Put { id, draft }, form.base());
        form.set_base(None);
        form.saved();
        announce(words.saved);
    };
    view! {
        <FormView form=form save=ui_texts().save on_save=save class="card" quiet=true>
            <TextField field=own_words label=words.own hint=words.own_hint rows=3/>
            <ShareLine name="given-share" what=Shared::Feedback question=words.share value=shared/>
        </FormView>
    }
}
