//! The model of a drawing: strokes, simplified while they grow so that drawing stays fast and the stored size
//! is limited, with undo and redo.

use serde::{Deserialize, Serialize};

/// The width and height of the paper in its own units, which are also the pixels of the exported picture.
pub const PAPER: (u16, u16) = (1200, 1500);
/// The largest number of points of all strokes together. Beyond it they are simplified further.
pub const MOST_POINTS: usize = 20_000;
/// The largest number of strokes and clearings.
pub const MOST_MARKS: usize = 2_000;

/// The largest distance of a simplified line from the drawn one, in units of the paper: less than a third of
/// the thinnest line.
const TOLERANCE: f32 = 1.2;
/// The number of points of the current stroke after which they are simplified.
const SIMPLIFY_EVERY: usize = 256;

/// A point on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point(pub u16, pub u16);

/// One line, from pen down to pen up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stroke {
    /// The index of the colour.
    pub colour: u8,
    /// The index of the width.
    pub width: u8,
    /// The points of the line; never empty.
    pub points: Vec<Point>,
    /// The number of points that are simplified already.
    #[serde(skip)]
    settled: usize,
}

/// An undoable operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A line was drawn.
    Stroke(Stroke),
    /// The paper was cleared.
    Clear,
}

/// The operations on the paper, and the undone ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    marks: Vec<Mark>,
    #[serde(default)]
    undone: Vec<Mark>,
}

/// The squared distance of `point` from the segment between `from` and `to`.
fn squared_distance(point: Point, from: Point, to: Point) -> f32 {
    let float = |it: Point| (f32::from(it.0), f32::from(it.1));
    let ((x, y), (ax, ay), (bx, by)) = (float(point), float(from), float(to));
    let (dx, dy) = (bx - ax, by - ay);
    let long = dx.mul_add(dx, dy * dy);
    let along =
        if long == 0.0 { 0.0 } else { (((x - ax) * dx + (y - ay) * dy) / long).clamp(0.0, 1.0) };
    let (dx, dy) = (x - along.mul_add(dx, ax), y - along.mul_add(dy, ay));
    dx.mul_add(dx, dy * dy)
}

/// Simplifies a line (Ramer, Douglas and Peucker): every point left out is at most `tolerance` from the
/// result. The ends stay.
pub fn thin(points: &[Point], tolerance: f32) -> Vec<Point> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut stays = vec![false; points.len()];
    let mut open = vec![(0, points.len() - 1)];
    stays[0] = true;
    stays[points.len() - 1] = true;
    while let Some((from, to)) = open.pop() {
        let far = (from + 1..to)
            .map(|at| (at, squared_distance(points[at], points[from], points[to])))
            .fold((0, tolerance * tolerance), |most, one| if one.1 > most.1 { one } else { most });
        if far.0 != 0 {
            stays[far.0] = true;
            open.extend([(from, far.0), (far.0, to)]);
        }
    }
    points.iter().zip(stays).filter_map(|(point, stays)| stays.then_some(*point)).collect()
}

impl Stroke {
    /// Appends `point`.
    fn push(&mut self, point: Point) {
        if self.points.last() == Some(&point) {
            return;
        }
        self.points.push(point);
        if self.points.len() - self.settled >= SIMPLIFY_EVERY {
            let new = thin(&self.points[self.settled..], TOLERANCE);
            self.points.truncate(self.settled);
            self.points.extend(new);
            // The last point is the first one of the next portion.
            self.settled = self.points.len() - 1;
        }
    }

    fn finish(&mut self, tolerance: f32) {
        self.points = thin(&self.points, tolerance);
        self.settled = self.points.len().saturating_sub(1);
    }
}

impl Drawing {
    /// Starts a stroke at `point`. False when there are too many operations.
    pub fn begin(&mut self, colour: u8, width: u8, point: Point) -> bool {
        if self.marks.len() >= MOST_MARKS {
            return false;
        }
        self.undone.clear();
        self.marks.push(Mark::Stroke(Stroke { colour, width, points: vec![point], settled: 0 }));
        true
    }

    /// Extends the stroke to `point`.
    pub fn go_on(&mut self, point: Point) {
        if let Some(Mark::Stroke(stroke)) = self.marks.last_mut() {
            stroke.push(point);
            if stroke.points.len() > MOST_POINTS / 2 {
                self.enforce_limits();
            }
        }
    }

    /// Ends the stroke.
    pub fn lift(&mut self) {
        if let Some(Mark::Stroke(stroke)) = self.marks.last_mut() {
            stroke.finish(TOLERANCE);
        }
        self.enforce_limits();
    }

    /// Clears the paper, which can be undone.
    pub fn clear(&mut self) {
        if !self.is_empty() {
            self.undone.clear();
            self.marks.push(Mark::Clear);
        }
    }

    /// Undoes the last operation. False when there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.marks.pop();
        let any = last.is_some();
        self.undone.extend(last);
        any
    }

    /// Redoes the last undone operation. False when there is none.
    pub fn redo(&mut self) -> bool {
        let next = self.undone.pop();
        let any = next.is_some();
        self.marks.extend(next);
        any
    }

    /// Whether there is something to undo, and something to redo.
    pub fn ways(&self) -> (bool, bool) {
        (!self.marks.is_empty(), !self.undone.is_empty())
    }

    /// The strokes since the paper was last cleared.
    pub fn strokes(&self) -> impl Iterator<Item = &Stroke> {
        let from = self.marks.iter().rposition(|it| *it == Mark::Clear).map_or(0, |at| at + 1);
        self.marks[from..].iter().filter_map(|mark| match mark {
            Mark::Stroke(stroke) => Some(stroke),
            Mark::Clear => None,
        })
    }

    /// Whether the paper is empty.
    pub fn is_empty(&self) -> bool {
        self.strokes().next().is_none()
    }

    /// The number of stored points, undone strokes included.
    pub fn points(&self) -> usize {
        let of = |mark: &Mark| match mark {
            Mark::Stroke(stroke) => stroke.points.len(),
            Mark::Clear => 0,
        };
        self.marks.iter().chain(&self.undone).map(of).sum()
    }

    /// Discards undone operations and what was drawn before the last clearing, and then simplifies the
    /// remaining strokes with increasing tolerance, until the limit is met. Visible strokes always remain.
    fn enforce_limits(&mut self) {
        if self.points() > MOST_POINTS {
            self.undone.clear();
            if let Some(at) = self.marks.iter().rposition(|it| *it == Mark::Clear) {
                self.marks.drain(..=at);
            }
        }
        // Down to half, so that it need not be repeated after a few more points.
        let most = if self.points() > MOST_POINTS { MOST_POINTS / 2 } else { MOST_POINTS };
        let mut tolerance = TOLERANCE;
        while self.points() > most && tolerance < 500.0 {
            tolerance *= 2.0;
            for mark in &mut self.marks {
                if let Mark::Stroke(stroke) = mark {
                    stroke.finish(tolerance);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The position of the pen after `step` steps of a scribble that never repeats itself.
    fn scribble(step: u32) -> Point {
        let turn = f64::from(step) * 0.013;
        let wide = 0.5 + 0.49 * (turn * 0.618).sin();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the paper")]
        let at =
            |paper: u16, turn: f64| (f64::from(paper) * (0.5 + 0.49 * wide * turn)).round() as u16;
        Point(at(PAPER.0, turn.sin()), at(PAPER.1, (turn * 1.31).cos()))
    }

    #[test]
    fn a_million_points_stay_small() {
        let mut drawing = Drawing::default();
        let mut most = 0;
        for stroke in 0..4 {
            assert!(drawing.begin(1, 1, scribble(stroke * 250_000)));
            for step in 1..250_000 {
                drawing.go_on(scribble(stroke * 250_000 + step));
                if step % 5_000 == 0 {
                    most = most.max(drawing.points());
                }
            }
            drawing.lift();
        }
        assert_eq!(drawing.strokes().count(), 4);
        assert!(most <= MOST_POINTS + MOST_POINTS / 2, "{most}");
        assert!(drawing.points() <= MOST_POINTS);
        assert!(drawing.points() > 1_000, "thinned away: {}", drawing.points());
        let stored = serde_json::to_string(&drawing).unwrap();
        assert!(stored.len() < 400_000, "{}", stored.len());
        assert_eq!(serde_json::from_str::<Drawing>(&stored).unwrap().points(), drawing.points());
    }

    #[test]
    fn everything_can_be_undone_and_redone() {
        let mut drawing = Drawing::default();
        assert!(drawing.is_empty() && !drawing.undo() && !drawing.redo());
        for at in [10, 20] {
            drawing.begin(0, 0, Point(at, at));
            drawing.go_on(Point(at + 100, at));
            drawing.lift();
        }
        drawing.clear();
        assert!(drawing.is_empty());
        assert!(drawing.undo());
        assert_eq!(drawing.strokes().count(), 2);
        assert!(drawing.undo());
        assert_eq!(drawing.ways(), (true, true));
        assert!(drawing.redo() && drawing.redo() && !drawing.redo());
        assert!(drawing.is_empty());
        // A new stroke after an undo discards what was undone.
        assert!(drawing.undo());
        drawing.begin(0, 0, Point(1, 1));
        drawing.lift();
        assert_eq!((drawing.strokes().count(), drawing.ways().1), (3, false));
    }

    #[test]
    fn the_number_of_strokes_is_limited() {
        let mut drawing = Drawing::default();
        for _ in 0..MOST_MARKS {
            assert!(drawing.begin(0, 0, Point(5, 5)));
            drawing.lift();
        }
        assert!(!drawing.begin(0, 0, Point(5, 5)));
        assert!(drawing.undo() && drawing.begin(0, 0, Point(5, 5)));
    }

    proptest! {
        #[test]
        fn thinning_preserves_the_ends_and_the_tolerance(
            points in prop::collection::vec((0_u16..1200, 0_u16..1500), 1..120),
        ) {
            let points: Vec<_> = points.into_iter().map(|(x, y)| Point(x, y)).collect();
            let few = thin(&points, 5.0);
            prop_assert_eq!(few.first(), points.first());
            prop_assert_eq!(few.last(), points.last());
            let near = |point: &Point| {
                few.len() == 1
                    || few.windows(2).any(|line| squared_distance(*point, line[0], line[1]) <= 25.01)
            };
            prop_assert!(points.iter().all(near));
        }
    }
}
