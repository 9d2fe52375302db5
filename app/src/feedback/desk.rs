//! What a young person shares of their answers, beside their goals: the curve, what its source says of a
//! change, and questions to open a talk. Never a verdict.

use kurs_domain::{
    Id,
    feedback::{Curve, Measured, SharedFeedback, curves, instrument::Instrument, mean_change},
    young_people::YoungPerson,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    curve::CurveView,
    given::answers,
    instruments::known,
    texts::{feedback_desk_texts, feedback_texts},
};
use crate::{
    platform::{self, DateStyle, api, language::language},
    staff::portfolio::{Portfolio, portfolio},
};

/// Every answer that whoever sits here may see; nothing where there is none.
#[component]
pub(crate) fn SharedAnswers(
    /// Whose they are.
    person: YoungPerson,
) -> impl IntoView {
    let (mine, known) = (portfolio(), known());
    let shared = RwSignal::new(Vec::<SharedFeedback>::new());
    let id = person.id;
    // The overview is read again at every news of this young person; answers are not a part of it.
    Effect::new(move |_| {
        mine.read_count.track();
        read(mine, id, shared);
    });
    let name = StoredValue::new(person.name);
    move || {
        let (shared, known) = (shared.get(), known.get());
        if shared.is_empty() {
            return None;
        }
        let mut of: Vec<Vec<SharedFeedback>> = Vec::new();
        for it in shared {
            match of.iter_mut().find(|all| all[0].instrument == it.instrument) {
                Some(all) => all.push(it),
                None => of.push(vec![it]),
            }
        }
        let groups = of.into_iter().map(|all| view! { <Group all=all known=known.clone()/> });
        let texts = feedback_desk_texts();
        Some(view! {
            <section class="card desk-part">
                <h2>{texts.title}</h2>
                <p class="soft">{name.with_value(|name| (texts.text)(name))}</p>
                {groups.collect_view()}
            </section>
        })
    }
}

fn read(mine: Portfolio, person: Id, shared: RwSignal<Vec<SharedFeedback>>) {
    spawn_local(async move {
        let path = format!("/young_people/{person}/feedback");
        let answer = api::get::<Vec<SharedFeedback>>(&path).await;
        mine.session.observe(&answer);
        if let Ok(all) = answer
            && shared.try_with_untracked(|before| *before != all) == Some(true)
        {
            shared.set(all);
        }
    });
}

/// The answers to one questionnaire, the latest first.
#[component]
fn Group(all: Vec<SharedFeedback>, known: Vec<Instrument>) -> impl IntoView {
    let (texts, language) = (feedback_desk_texts(), language());
    let latest = all[0].clone();
    let instrument = known
        .into_iter()
        .find(|it| (&it.id, it.version) == (&latest.instrument, latest.instrument_version));
    let Some(instrument) = instrument else {
        return view! { <p class="soft">{texts.unknown}</p> }.into_any();
    };
    let given: Vec<_> = all.iter().map(SharedFeedback::given).collect();
    let curves = curves(&instrument, &given);
    let change = mean_change(&instrument, &curves).map(|change| {
        let by = hundredths(change.hundredths);
        let text = if change.is_clear { (texts.clear)(&by) } else { (texts.unclear)(&by) };
        let threshold = instrument.scoring.as_ref().and_then(|it| it.change.as_ref());
        let source = threshold.map(|it| it.source.get(language).to_owned());
        view! { <p>{text} <small class="soft">{source}</small></p> }
    });
    let drawn = curves.into_iter().filter(Curve::has_line).map(|curve| {
        let raw = curve.change().map(|by| view! { <p class="soft small">{(texts.raw)(by)}</p> });
        let name = name_of(&curve, &instrument);
        view! { <div><CurveView curve=curve name=name/>{raw}</div> }
    });
    let drawn = drawn.collect_view();
    let score = latest.score.filter(|_| instrument.questions.len() > 1);
    let score = score.map(|score| (feedback_texts().of_most)(score, instrument.most_score()));
    let group = latest.group.as_ref().map(|it| it.get(language).to_owned());
    let words = latest.words.as_ref().map(ToString::to_string);
    let day = platform::write_date(latest.on, DateStyle::Day);
    let talk = instrument.talk.iter().map(|it| view! { <li>{it.get(language).to_owned()}</li> });
    let talk = talk.collect_view();
    view! {
        <details class="fold feedback-group">
            <summary>
                <span>
                    {instrument.title.get(language).to_owned()}
                    <small class="soft">{(texts.latest)(&day)}</small>
                </span>
            </summary>
            {words.map(|words| view! { <blockquote dir="auto">{words}</blockquote> })}
            {answers(&instrument, |id| latest.answers.get(id))}
            {score.map(|score| view! { <p><b>{score}</b> <small class="soft">{group}</small></p> })}
            {drawn}
            {change}
            {(!instrument.talk.is_empty()).then(|| view! {
                <details>
                    <summary>{texts.talk}</summary>
                    <ul class="talk">{talk}</ul>
                </details>
            })}
            <p class="soft small">{instrument.source.get(language).to_owned()}</p>
        </details>
    }
    .into_any()
}

/// What a curve is called: a goal by its words where it is shared too.
fn name_of(curve: &Curve, instrument: &Instrument) -> String {
    let goal = |id: Id| {
        portfolio().overview.value.with(|it| {
            let goal = it.as_ref()?.goals.iter().find(|goal| goal.id == id)?;
            Some(goal.text.to_string())
        })
    };
    match &curve.of {
        Measured::Goal(id) => goal(*id).unwrap_or_else(|| feedback_desk_texts().goal.to_owned()),
        Measured::Question(id) => {
            let text = instrument.question(id).map(|it| it.text.get(language()).to_owned());
            text.unwrap_or_default()
        }
        Measured::Score => instrument.title.get(language()).to_owned(),
    }
}

/// A number with its sign and two decimals, as the language writes it.
fn hundredths(by: i32) -> String {
    let text = format!("{:+.2}", f64::from(by) / 100.0);
    match language() {
        kurs_domain::people::Language::Da => text.replace('.', ","),
        kurs_domain::people::Language::En => text,
    }
}
