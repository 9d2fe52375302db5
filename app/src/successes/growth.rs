//! The picture of the counts: three numbers that only go up, and the hill they make.

use kurs_domain::{counts::Counts, successes::Success};
use leptos::prelude::*;

use super::album::growth;
use crate::{local::local, ui::live, words::words};

/// Weeks in the picture.
const WEEKS: usize = 12;
const WIDTH: usize = 3280;
const HEIGHT: usize = 720;

/// The line through `counts`, from the lower left to the upper right.
fn line(counts: &[usize]) -> String {
    let first = counts.first().copied().unwrap_or(0);
    let rise = counts.last().map_or(0, |last| last - first).max(1);
    let point = |(week, count): (usize, &usize)| {
        let across = WIDTH * week / (counts.len() - 1).max(1);
        let up = (count - first) * (HEIGHT - 160) / rise;
        format!("{across} {}", HEIGHT - 60 - up)
    };
    counts.iter().enumerate().map(point).collect::<Vec<_>>().join(" L")
}

/// The counts, told and drawn.
#[component]
pub fn Growth() -> impl IntoView {
    let local = local();
    let facts = live::memo(move || {
        let today = local.today().get();
        local.successes().with(|all: &Vec<Success>| {
            (Counts::of(all.iter().map(|s| s.on), today), growth(all, today, WEEKS as u64))
        })
    });
    let words = &words().successes;
    let number = move |pick: fn(&Counts) -> i64| {
        live::text(move || facts.with(|(counts, _)| pick(counts)).to_string())
    };
    let told = live::text(move || {
        facts.with(|(counts, growth)| {
            let before = growth.first().map_or(0, |first| i64::try_from(*first).unwrap_or(0));
            (words.picture)(counts.ever, before, WEEKS)
        })
    });
    let path = live::text(move || facts.with(|(_, growth)| format!("M{}", line(growth))));
    let hill = live::text(move || {
        facts.with(|(_, growth)| format!("M0 {HEIGHT} L{} L{WIDTH} {HEIGHT}Z", line(growth)))
    });
    view! {
        <section class="card growth">
            <dl class="counts">
                <div><dd>{number(|c| c.this_week)}</dd><dt>{words.this_week}</dt></div>
                <div><dd>{number(|c| c.this_month)}</dd><dt>{words.this_month}</dt></div>
                <div><dd>{number(|c| c.ever)}</dd><dt>{words.ever}</dt></div>
            </dl>
            <svg
                viewBox="0 0 3280 720"
                preserveAspectRatio="none"
                role="img"
                aria-label=told
            >
                <path class="hill" d=hill></path>
                <path class="ridge" d=path></path>
            </svg>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_up() {
        assert_eq!(line(&[4, 4, 8]), "0 660 L1640 660 L3280 100");
        assert_eq!(line(&[0, 0]), "0 660 L3280 660");
    }
}
