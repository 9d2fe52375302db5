//! One questionnaire: what it is, how one's answers moved, and all of them.

use kurs_domain::feedback::{Curve, Feedback, curves, instrument::Instrument};
use leptos::prelude::*;

use super::{
    answer,
    curve::{CurveView, goal_of, name_of},
    instruments::of_address,
    texts::feedback_texts,
};
use crate::{
    platform::{self, DateStyle, language::language},
    sharing::shared_in_words,
    sync::all,
    ui::{Glyph, LinkLine, PageHeading, live},
};

#[component]
pub(super) fn InstrumentPage() -> impl IntoView {
    of_address(|it| view! { <OneInstrument instrument=it/> }.into_any())
}

#[component]
fn OneInstrument(instrument: Instrument) -> impl IntoView {
    let (words, language) = (feedback_texts(), language());
    let id = instrument.id.clone();
    let given = live::memo(move || {
        let is_of = |it: &&Feedback| it.draft.instrument == id;
        all::<Feedback>().with(|all| all.iter().filter(is_of).cloned().collect::<Vec<_>>())
    });
    let go = if answer::is_begun(&instrument) { words.go_on } else { words.answer_now };
    let new = format!("/feedback/{}/new", instrument.id);
    let texts = [&instrument.title, &instrument.intro, &instrument.source];
    let [title, intro, source] = texts.map(|text| text.get(language).to_owned());
    let drawn = live::view(move || {
        let all = given.get();
        if all.is_empty() {
            return view! { <p class="soft">{words.no_curve}</p> }.into_any();
        }
        let given: Vec<_> = all.iter().map(|it| it.given(&instrument)).collect();
        let curves = curves(&instrument, &given).into_iter().filter(Curve::has_line).map(|curve| {
            let name = name_of(&curve, &instrument);
            view! { <CurveView curve=curve name=name links=true/> }
        });
        let curves: Vec<_> = curves.collect();
        let line = |it: &Feedback| {
            let score = it.given(&instrument).score();
            let facts = [
                goal_of(&it.draft),
                score.map(|score| (words.of_most)(score, instrument.most_score())),
                Some(shared_in_words(&it.draft.shared_with)),
            ];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! {
                <LinkLine
                    href=format!("/feedback/given/{}", it.id)
                    glyph=Glyph::Calendar
                    title=platform::write_date(it.draft.on, DateStyle::Day)
                    description=facts
                />
            }
        };
        view! {
            <section class="card stack">
                <h2>{words.curve}</h2>
                {curves.is_empty().then(|| view! { <p class="soft">{words.no_curve}</p> })}
                {curves}
            </section>
            <section class="stack">
                <h2>{words.answers}</h2>
                <ul class="card lines days">{all.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    view! {
        <header class="page-top">
            <PageHeading text=title/>
            <p class="soft">{intro}</p>
        </header>
        <div class="stack wide-gap">
            <a class="primary" href=new>{go}</a>
            {drawn}
            <p class="soft small">{source}</p>
            <a class="plain" href="/feedback">{words.title}</a>
        </div>
    }
}
