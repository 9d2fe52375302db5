//! Saying it on scales, with one's own words at both ends.

use kurs_domain::{
    meetings::{
        ContributionBody, Score,
        contributions::{MOST_SCALES, Scale as Said, ScaleEnd, ScaleQuestion},
    },
    text::is_blank,
};
use leptos::prelude::*;

use super::{
    saying::{About, Saying},
    texts::saying::saying_texts,
};
use crate::{
    forms::{FormView, TextField, Typed},
    ui::{Glyph, Icon, Scale, When, announce, focus_on, live},
};

/// One scale as it is being set.
#[derive(Clone, Copy)]
struct Row {
    /// The id of the slider.
    id: &'static str,
    question: Typed<Option<ScaleQuestion>>,
    low: Typed<ScaleEnd>,
    high: Typed<ScaleEnd>,
    value: RwSignal<Option<u8>>,
}

/// The fields of the scale `n`.
const IDS: [[&str; 4]; MOST_SCALES] = [
    ["scale-question-0", "scale-low-0", "scale-high-0", "scale-0"],
    ["scale-question-1", "scale-low-1", "scale-high-1", "scale-1"],
    ["scale-question-2", "scale-low-2", "scale-high-2", "scale-2"],
    ["scale-question-3", "scale-low-3", "scale-high-3", "scale-3"],
    ["scale-question-4", "scale-low-4", "scale-high-4", "scale-4"],
];

fn is_idea(text: &str) -> bool {
    saying_texts().scale_ideas.iter().any(|[question, ..]| *question == text)
}

/// Takes over a ready-made question, with its ends unless somebody wrote their own.
fn ask(row: Row, [question, low, high]: [&str; 3]) {
    let words = saying_texts();
    let ready = |text: &str| {
        let ends = words.scale_ideas.iter().flat_map(|[_, ends @ ..]| ends).copied();
        ends.chain([words.scale_low_first, words.scale_high_first]).any(|end| end == text)
    };
    row.question.input.value.set(question.to_owned());
    for (end, new) in [(row.low, low), (row.high, high)] {
        if end.input.value.with_untracked(|text| ready(text)) {
            end.input.value.set(new.to_owned());
        }
    }
    focus_on(row.id);
}

/// Up to five scales.
#[component]
pub(super) fn ScalesForm(saying: Saying) -> impl IntoView {
    let (words, form) = (saying_texts(), saying.form);
    let rows = IDS.map(|[question, low, high, value]| Row {
        id: value,
        question: form.text(question, ""),
        low: form.text(low, words.scale_low_first),
        high: form.text(high, words.scale_high_first),
        value: form.value(value, None),
    });
    let count = form.value("scales", 1_usize);
    let say = move |()| {
        // A scale without a value says nothing, whatever stands at its ends.
        let set = || {
            rows.iter()
                .take(count.get_untracked())
                .filter_map(|row| Some((row, row.value.get_untracked().and_then(Score::new)?)))
        };
        let read = form.read(|| {
            form.check("scale-0", set().next().is_none().then_some(words.scale_missing));
            let scale = |(row, value): (&Row, Score)| {
                let question = row.question.read()?;
                Some(Said { question, low: row.low.read()?, high: row.high.read()?, value })
            };
            set().map(scale).collect::<Option<Vec<_>>>()
        });
        match read {
            Some(all) => drop(saying.say(ContributionBody::Scale(all))),
            None if set().next().is_none() => saying.refuse(words.scale_missing),
            None => {}
        }
    };
    let one = move |n: usize| {
        let row @ Row { id, question, low, high, value } = rows[n];
        let idea = move |idea: &'static [&'static str; 3]| {
            view! {
                <button type="button" class="chip" on:click=live::act(move |_| ask(row, *idea))>
                    {idea[0]}
                </button>
            }
        };
        view! {
            <fieldset class="card stack">
                <legend class="unseen">{(words.scale)(n + 1)}</legend>
                <TextField field=question label=words.scale_question/>
                <When when=move || question.input.value.with(|text| is_blank(text) || is_idea(text))>
                    <div class="chips">{words.scale_ideas.iter().map(idea).collect_view()}</div>
                </When>
                <div class="pair">
                    <TextField field=low label=words.scale_low/>
                    <TextField field=high label=words.scale_high/>
                </div>
                {live::view(move || {
                    view! {
                        <Scale
                            id=id
                            label=words.scale_where
                            low=low.input.value.get()
                            high=high.input.value.get()
                            value=value
                        />
                    }
                })}
            </fieldset>
        }
    };
    let more = move |_| {
        let now = count.get_untracked();
        count.set(now + 1);
        focus_on(format!("scale-question-{now}"));
    };
    let less = move |_| {
        let last = count.get_untracked() - 1;
        let Row { question, low, high, value, .. } = rows[last];
        question.input.value.set(String::new());
        low.input.value.set(words.scale_low_first.to_owned());
        high.input.value.set(words.scale_high_first.to_owned());
        value.set(None);
        count.set(last);
        announce(words.scale_less);
        focus_on("scale-more");
    };
    let shown = (0..MOST_SCALES)
        .map(|n| view! { <When when=move || { count.get() > n }>{one(n)}</When> })
        .collect_view();
    view! {
        <FormView form=form save=words.keep on_save=say on_cancel=move |()| saying.leave()>
            <p class="soft">{words.scales_text}</p>
            {shown}
            <div class="chips">
                <When when=move || { count.get() < MOST_SCALES }>
                    <button id="scale-more" type="button" class="chip" on:click=live::act(more)>
                        <Icon glyph=Glyph::Plus/>
                        {words.scale_more}
                    </button>
                </When>
                <When when=move || { count.get() > 1 }>
                    <button type="button" class="chip" on:click=live::act(less)>
                        <Icon glyph=Glyph::Bin/>
                        {words.scale_less}
                    </button>
                </When>
            </div>
            <About saying=saying/>
        </FormView>
    }
}
