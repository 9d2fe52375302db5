//! The geometry of the week's course: a rising line with a dot for each success, and none for what did not
//! happen. Pure.

/// A point of the picture in hundredths of its units: integers, because formatting floats would add more code
/// than the whole picture has.
pub(super) type Point = (i32, i32);

/// The whole week, from Monday at the lower left to Sunday at the upper right.
const CURVE: [Point; 4] = [(800, 6400), (12_000, 6200), (19_000, 3400), (31_800, 1000)];
/// The most dots that do not overlap; the text below says the number.
const MAX_DOTS: i64 = 16;

/// A position on the curve, in thousandths.
type Part = i32;
const WHOLE: Part = 1000;

fn between(from: Point, to: Point, part: Part) -> Point {
    (from.0 + (to.0 - from.0) * part / WHOLE, from.1 + (to.1 - from.1) * part / WHOLE)
}

/// The two halves of the curve, cut at `part` (de Casteljau).
fn cut(part: Part) -> ([Point; 4], [Point; 4]) {
    let [a, b, c, d] = CURVE;
    let (ab, bc, cd) = (between(a, b, part), between(b, c, part), between(c, d, part));
    let (abc, bcd) = (between(ab, bc, part), between(bc, cd, part));
    let middle = between(abc, bcd, part);
    ([a, ab, abc, middle], [middle, bcd, cd, d])
}

fn write([a, b, c, d]: [Point; 4]) -> String {
    format!("M{} {}C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1)
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    /// The SVG path until now.
    pub(super) behind: String,
    /// The SVG path from now on.
    pub(super) ahead: String,
    /// One dot for each success.
    pub(super) dots: Vec<Point>,
    /// Where the week is now.
    pub(super) now: Point,
}

/// The course on the day `weekday` (0 is Monday) after `count` successes.
pub(super) fn course(weekday: u32, count: i64) -> Course {
    let days = i32::try_from(weekday.min(6)).unwrap_or(6) + 1;
    let part = WHOLE * days * 10 / 78;
    let (behind, ahead) = cut(part);
    let dots = i32::try_from(count.clamp(0, MAX_DOTS)).unwrap_or(0);
    let dot = |index: i32| cut(part * index / dots).0[3];
    Course {
        behind: write(behind),
        ahead: write(ahead),
        dots: (0..dots).map(dot).collect(),
        now: behind[3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_success_is_one_more_dot_and_the_way_climbs() {
        for weekday in 0..7 {
            for count in 0..=20 {
                let course = course(weekday, count);
                assert_eq!(course.dots.len(), usize::try_from(count.min(16)).unwrap());
                let climbs = course.dots.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 > p[1].1);
                assert!(climbs, "{weekday} {count}");
                assert!(course.dots.last().is_none_or(|last| last.0 < course.now.0));
            }
        }
    }
}
