//! Saying it on scales, with one's own words at both ends.

use kurs_domain::meetings::{
    ContributionBody, Score,
    contributions::{MOST_SCALES, Scale as Said, ScaleEnd},
};
use leptos::prelude::*;

use super::{
    say::{About, Saying},
    texts::saying::saying_texts,
};
use crate::{
    platform,
    ui::{Glyph, Icon, Scale, TextField, When, announce, focus_on, kept, live, text_problem},
};

/// One scale as it is being set.
#[derive(Clone, Copy)]
struct Row {
    low: RwSignal<String>,
    high: RwSignal<String>,
    value: RwSignal<Option<u8>>,
    wrong: [RwSignal<Option<String>>; 2],
}

/// Up to five scales, kept as they are set.
#[component]
pub(super) fn ScalesForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let name = move |what: &str, n: usize| format!("say-scale-{what}-{n}-{}", saying.meeting);
    let rows: [Row; MOST_SCALES] = std::array::from_fn(|n| {
        let first = |text: &str| if n == 0 { text.to_owned() } else { String::new() };
        let value =
            RwSignal::new(platform::draft(&name("value", n)).and_then(|it| it.parse().ok()));
        Effect::new(move |before: Option<()>| {
            let now = value.get().map(|value: u8| value.to_string());
            if before.is_some() {
                platform::keep_draft(&name("value", n), now.as_deref());
            }
        });
        Row {
            low: kept(name("low", n), first(words.scale_low_first)),
            high: kept(name("high", n), first(words.scale_high_first)),
            value,
            wrong: [RwSignal::new(None), RwSignal::new(None)],
        }
    });
    let is_set = move |row: &Row| {
        row.value.with_untracked(Option::is_some) || row.low.with_untracked(|low| !low.is_empty())
    };
    let count = RwSignal::new(rows.iter().rposition(is_set).unwrap_or(0) + 1);
    let read = move || -> Option<Vec<Said>> {
        let mut all = Vec::new();
        for (n, row) in rows.iter().take(count.get_untracked()).enumerate() {
            let Some(value) = row.value.get_untracked().and_then(Score::new) else { continue };
            let ends = [row.low, row.high].map(|end| ScaleEnd::new(&end.get_untracked()));
            for (end, wrong) in ends.iter().zip(row.wrong) {
                wrong.set(end.as_ref().err().map(|it| text_problem(*it).to_owned()));
            }
            let [Ok(low), Ok(high)] = ends else {
                focus_on(format!("scale-low-{n}"));
                return None;
            };
            all.push(Said { low, high, value });
        }
        if all.is_empty() {
            saying.problem.set(words.scale_missing);
            focus_on("scale-0");
            return None;
        }
        Some(all)
    };
    let say = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        saying.problem.set("");
        if let Some(all) = read()
            && saying.say(ContributionBody::Scale(all))
        {
            for n in 0..MOST_SCALES {
                for what in ["low", "high", "value"] {
                    platform::keep_draft(&name(what, n), None);
                }
            }
        }
    };
    let one = move |n: usize| {
        let Row { low, high, value, wrong } = rows[n];
        let end = |id: &str, label: &'static str, value, problem: RwSignal<Option<String>>| {
            view! {
                <TextField id=format!("scale-{id}-{n}") label=label value=value max=40 problem=problem/>
            }
        };
        view! {
            <fieldset class="card stack">
                <legend class="unseen">{(words.scale)(n + 1)}</legend>
                <div class="pair">
                    {end("low", words.scale_low, low, wrong[0])}
                    {end("high", words.scale_high, high, wrong[1])}
                </div>
                {live::view(move || {
                    view! {
                        <Scale
                            id=format!("scale-{n}")
                            label=words.scale_where
                            low=low.get()
                            high=high.get()
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
        focus_on(format!("scale-low-{now}"));
    };
    let less = move |_| {
        let last = count.get_untracked() - 1;
        let Row { low, high, value, .. } = rows[last];
        low.set(String::new());
        high.set(String::new());
        value.set(None);
        count.set(last);
        announce(words.scale_less);
        focus_on("scale-more");
    };
    let shown = (0..MOST_SCALES)
        .map(|n| view! { <When when=move || { count.get() > n }>{one(n)}</When> })
        .collect_view();
    view! {
        <form class="stack" novalidate on:submit=live::act(say)>
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
            <button type="submit" class="primary">{words.keep}</button>
        </form>
    }
}
