//! The picture of the counts: three numbers that only go up, and the hill they make.

use kurs_domain::{counts::Counts, successes::Success};
use leptos::prelude::*;

use super::{album::growth, texts::success_texts};
use crate::{
    sync::{all, local},
    ui::live,
};

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
    let words = success_texts();
    live::view(move || {
        let today = local.today().get();
        let (counts, growth) = all::<Success>().with(|all: &Vec<Success>| {
            (Counts::of(all.iter().map(|s| s.on), today), growth(all, today, WEEKS as u64))
        });
        let before = growth.first().map_or(0, |first| i64::try_from(*first).unwrap_or(0));
        let ridge = format!("M{}", line(&growth));
        let hill = format!("M0 {HEIGHT} L{} L{WIDTH} {HEIGHT}Z", line(&growth));
        // A quiet week is no number.
        let number = |count: i64, of: &'static str| {
            (count > 0).then(|| view! { <div><dd>{count.to_string()}</dd><dt>{of}</dt></div> })
        };
        view! {
            <section class="card growth">
                <dl class="counts">
                    {number(counts.ever, words.ever)}
                    {number(counts.this_month, words.this_month)}
                    {number(counts.this_week, words.this_week)}
                </dl>
                <svg
                    viewBox="0 0 3280 720"
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=(words.picture)(counts.ever, before, WEEKS)
                >
                    <path class="hill" d=hill></path>
                    <path class="ridge" d=ridge></path>
                </svg>
            </section>
        }
    })
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
