//! Putting a drawing on a canvas: on white paper, in either theme, so that it looks the same to
//! whoever gets it.

use kurs_domain::drawing::{Drawing, PAPER, Point, Stroke};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The colours, in the order of their names.
pub(super) const COLOURS: [&str; 8] =
    ["#1b2430", "#1f5fbf", "#1e7d3c", "#e3b505", "#e0731d", "#c62828", "#7b3fa0", "#7a4a21"];
/// The widths, in the order of their names, in units of the paper.
pub(super) const WIDTHS: [f64; 3] = [6.0, 14.0, 34.0];

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

fn take_pen(context: &CanvasRenderingContext2d, colour: u8, width: u8) {
    context.set_line_cap("round");
    context.set_line_join("round");
    context.set_stroke_style_str(COLOURS[usize::from(colour) % COLOURS.len()]);
    context.set_line_width(WIDTHS[usize::from(width) % WIDTHS.len()]);
}

fn draw_stroke(context: &CanvasRenderingContext2d, stroke: &Stroke) {
    take_pen(context, stroke.colour, stroke.width);
    let [first, rest @ ..] = &stroke.points[..] else { return };
    context.begin_path();
    context.move_to(first.0.into(), first.1.into());
    // A dot is a line that goes nowhere.
    context.line_to(first.0.into(), first.1.into());
    for point in rest {
        context.line_to(point.0.into(), point.1.into());
    }
    context.stroke();
}

/// Draws all of it anew.
pub(super) fn draw(canvas: &HtmlCanvasElement, drawing: &Drawing) {
    let Some(context) = context(canvas) else { return };
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, PAPER.0.into(), PAPER.1.into());
    for stroke in drawing.strokes() {
        draw_stroke(&context, stroke);
    }
}

/// Draws on from `from` to `to`.
pub(super) fn go_on(canvas: &HtmlCanvasElement, pen: (u8, u8), from: Point, to: Point) {
    let Some(context) = context(canvas) else { return };
    take_pen(&context, pen.0, pen.1);
    context.begin_path();
    context.move_to(from.0.into(), from.1.into());
    context.line_to(to.0.into(), to.1.into());
    context.stroke();
}

/// The place on the paper of a place on the screen, where the paper lies at `left`, `top` and is
/// `width` by `height` large.
pub(super) fn place(at: (f64, f64), (left, top, width, height): (f64, f64, f64, f64)) -> Point {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "on the paper")]
    let along = |at: f64, from: f64, long: f64, paper: u16| {
        ((at - from) / long.max(1.0) * f64::from(paper)).round().clamp(0.0, f64::from(paper)) as u16
    };
    Point(along(at.0, left, width, PAPER.0), along(at.1, top, height, PAPER.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_lands_where_it_points_and_never_beside_the_paper() {
        let paper = (16.0, 100.0, 300.0, 375.0);
        for (at, expected) in [
            ((16.0, 100.0), Point(0, 0)),
            ((166.0, 287.5), Point(600, 750)),
            ((316.0, 475.0), Point(1200, 1500)),
            ((-50.0, 900.0), Point(0, 1500)),
        ] {
            assert_eq!(place(at, paper), expected, "{at:?}");
        }
    }
}
