//! A curve as a calm line, and the same numbers as a table.

use kurs_domain::{
    Id, NaiveDate,
    feedback::{Curve, FeedbackDraft, Measured, Point, Subject, instrument::Instrument},
    goals::Goal,
};
use leptos::prelude::*;

use super::texts::feedback_texts;
use crate::{
    platform::{self, DateStyle, language::language},
    sync::all,
};

/// The width and height of the drawing, and the margin around the line, in user units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 100.0;
const MARGIN: f64 = 10.0;

/// What a curve of one's own is called.
pub(super) fn name_of(curve: &Curve, instrument: &Instrument) -> String {
    match &curve.of {
        Measured::Goal(id) => goal_name(*id),
        Measured::Question(id) => {
            let text = instrument.question(id).map(|it| it.text.get(language()).to_owned());
            text.unwrap_or_default()
        }
        Measured::Score => instrument.title.get(language()).to_owned(),
    }
}

/// The goal that answers are about, if they are about one.
pub(super) fn goal_of(draft: &FeedbackDraft) -> Option<String> {
    match draft.about {
        Some(Subject::Goal(id)) => Some(goal_name(id)),
        _ => None,
    }
}

fn goal_name(id: Id) -> String {
    let text = |all: &Vec<Goal>| {
        all.iter().find(|goal| goal.id == id).map(|goal| goal.draft.text.to_string())
    };
    all::<Goal>().with(text).unwrap_or_else(|| feedback_texts().other_goal.to_owned())
}

/// Where the points stand: days in proportion from left to right, values from the bottom.
fn places(curve: &Curve) -> Vec<(f64, f64)> {
    let day = |point: &Point| f64::from(days(point.on));
    let first = curve.points.first().map_or(0.0, day);
    let span = (curve.points.last().map_or(0.0, day) - first).max(1.0);
    let place = |point: &Point| {
        let x = (day(point) - first) / span;
        let y = 1.0 - f64::from(point.value) / f64::from(curve.most.max(1));
        (MARGIN + x * (WIDTH - 2.0 * MARGIN), MARGIN + y * (HEIGHT - 2.0 * MARGIN))
    };
    curve.points.iter().map(place).collect()
}

fn days(on: NaiveDate) -> i32 {
    use chrono::Datelike as _;
    on.num_days_from_ce()
}

/// The line, its description, and its table.
#[component]
pub(super) fn CurveView(
    curve: Curve,
    /// What it is of.
    name: String,
    /// Each day of the table leads to the answers.
    #[prop(optional)]
    links: bool,
) -> impl IntoView {
    let words = feedback_texts();
    let write = |on: NaiveDate| platform::write_date(on, DateStyle::DayOfMonth);
    let says = |point: &Point| (words.of_most)(point.value, curve.most);
    let (Some(first), Some(last)) = (curve.points.first(), curve.points.last()) else {
        return ().into_any();
    };
    let ends = (words.from_to)(&says(first), &write(first.on), &says(last), &write(last.on));
    let places = places(&curve);
    let line: Vec<_> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let dots = places.iter().map(|(x, y)| {
        view! { <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="4.5"/> }
    });
    let edge =
        |y: f64| view! { <line x1="0" x2=WIDTH.to_string() y1=y.to_string() y2=y.to_string()/> };
    let row = |point: &Point| {
        let day = write(point.on);
        let day = if links {
            view! { <a href=format!("/feedback/given/{}", point.id)>{day}</a> }.into_any()
        } else {
            day.into_any()
        };
        view! { <tr><th scope="row">{day}</th><td>{says(point)}</td></tr> }
    };
    view! {
        <figure class="curve">
            <figcaption dir="auto">{name.clone()}</figcaption>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=format!("{name}: {ends}")>
                {edge(MARGIN)}
                {edge(HEIGHT - MARGIN)}
                <polyline points=line.join(" ")/>
                {dots.collect_view()}
            </svg>
            <p class="soft small">{ends}</p>
            <details>
                <summary class="small">{words.table}</summary>
                <table>
                    <thead><tr><th scope="col">{words.day}</th><th scope="col">{words.number}</th></tr></thead>
                    <tbody>{curve.points.iter().rev().map(row).collect_view()}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use kurs_domain::{Id, Timestamp};

    use super::*;

    #[test]
    fn days_stand_in_proportion() {
        let id = Id::new(Timestamp::from_millis(0), [1; 10]);
        let point = |(on, value): (&str, u16)| Point { on: on.parse().unwrap(), value, id };
        // The day on which summer time ends has 25 hours and is one day.
        let points = [("2026-10-24", 0), ("2026-10-26", 5), ("2026-10-28", 10)].map(point).to_vec();
        let curve = Curve { of: Measured::Score, most: 10, points };
        assert_eq!(places(&curve), [(10.0, 90.0), (160.0, 50.0), (310.0, 10.0)]);
    }
}
