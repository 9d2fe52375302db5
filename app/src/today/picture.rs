//! The week's course as a picture.

use chrono::Datelike;
use kurs_domain::NaiveDate;
use leptos::prelude::*;

use super::{course::course, texts::today_texts};
use crate::ui::live;

/// The week's course, with the number below it.
#[component]
pub fn CoursePicture(
    #[prop(into)] on: Signal<NaiveDate>,
    /// How many successes there are this week.
    #[prop(into)]
    count: Signal<i64>,
) -> impl IntoView {
    let week = live::text(move || (today_texts().week)(count.get()));
    let drawn = live::view(move || {
        let course = course(on.get().weekday().num_days_from_monday(), count.get());
        view! {
            <path class="ahead" d=course.ahead></path>
            <path class="behind" d=course.behind></path>
            {course
                .dots
                .into_iter()
                .map(|(x, y)| view! { <circle cx=x.to_string() cy=y.to_string() r="500"></circle> })
                .collect_view()}
            <circle
                class="now"
                cx=course.now.0.to_string()
                cy=course.now.1.to_string()
                r="900"
            ></circle>
        }
    });
    view! {
        <figure class="course">
            <svg viewBox="0 0 32800 7200" aria-hidden="true">{drawn}</svg>
            <figcaption>{week}</figcaption>
        </figure>
    }
}
