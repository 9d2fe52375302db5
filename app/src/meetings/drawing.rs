//! Saying it with a drawing: with a finger, a mouse or a pen. What is drawn is kept at every line.

use kurs_domain::{
    drawing::{Drawing, PAPER, Point},
    files::MOST_FILE_BYTES,
    meetings::ContributionBody,
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlCanvasElement, PointerEvent};

use super::{
    paper::{self, COLOURS, WIDTHS},
    saying::{About, Saying},
    texts::saying::saying_texts,
};
use crate::{
    forms::discard_draft,
    platform::browser::{call, find},
    sync::pictures,
    ui::{Glyph, Icon, announce, live},
};

/// Where `paper` lies on the screen.
fn lies(paper: &HtmlCanvasElement) -> (f64, f64, f64, f64) {
    let lies = call(paper, "getBoundingClientRect", &[]).unwrap_or_default();
    let side = |name| find(&lies, name).and_then(|it| it.as_f64()).unwrap_or(0.0);
    (side("left"), side("top"), side("width"), side("height"))
}

/// Every point of `event`: a quick finger passes several between two pictures.
fn points(event: &PointerEvent, paper: (f64, f64, f64, f64)) -> Vec<Point> {
    let of = |event: &PointerEvent| {
        paper::place((f64::from(event.client_x()), f64::from(event.client_y())), paper)
    };
    let between = call(event, "getCoalescedEvents", &[])
        .map(|all| {
            let all = js_sys::Array::from(&all);
            all.iter().filter_map(|it| it.dyn_into().ok()).map(|it| of(&it)).collect::<Vec<_>>()
        })
        .unwrap_or_default();
    if between.is_empty() { vec![of(event)] } else { between }
}

/// The drawing as a picture that can be sent.
async fn picture(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let small = |blob: &Blob| {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let most = MOST_FILE_BYTES as f64;
        blob.size() <= most
    };
    for kind in ["image/png", "image/jpeg"] {
        let blob = pictures::of_canvas(canvas, kind).await.ok()?;
        if small(&blob) {
            return Some(blob);
        }
    }
    None
}

/// Drawing.
#[component]
pub(super) fn DrawingForm(saying: Saying) -> impl IntoView {
    let words = saying_texts();
    let drawing = saying.form.value("drawing", Drawing::default());
    let (colour, width) = (RwSignal::new(0_u8), RwSignal::new(1_u8));
    let canvas = NodeRef::<html::Canvas>::new();
    // Where the pen is, while it is down, and where the paper lies.
    let pen = StoredValue::new(None::<(Point, (f64, f64, f64, f64))>);
    let busy = RwSignal::new(false);
    let redraw = move || {
        if let Some(canvas) = canvas.get_untracked() {
            drawing.with_untracked(|drawing| paper::draw(&canvas, drawing));
        }
    };
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            canvas.set_width(PAPER.0.into());
            canvas.set_height(PAPER.1.into());
            redraw();
        }
    });
    let changed = move || {
        saying.refuse("");
        redraw();
    };
    let down = move |event: PointerEvent| {
        let Some(canvas) = canvas.get_untracked().filter(|_| event.is_primary()) else { return };
        event.prevent_default();
        let lies = lies(&canvas);
        let at = paper::place((f64::from(event.client_x()), f64::from(event.client_y())), lies);
        let of = (colour.get_untracked(), width.get_untracked());
        let begun = drawing.try_update(|drawing| drawing.begin(of.0, of.1, at)).unwrap_or(false);
        if !begun {
            return saying.refuse(words.drawing_full);
        }
        // Without it a line ends at the edge of the paper.
        let _ = canvas.set_pointer_capture(event.pointer_id());
        pen.set_value(Some((at, lies)));
        paper::go_on(&canvas, of, at, at);
    };
    let moved = move |event: PointerEvent| {
        let (Some((mut from, lies)), Some(canvas)) = (pen.get_value(), canvas.get_untracked())
        else {
            return;
        };
        let of = (colour.get_untracked(), width.get_untracked());
        // Nobody is told of each point: nothing but the paper shows it.
        drawing.update_untracked(|drawing| {
            for to in points(&event, lies) {
                drawing.go_on(to);
                paper::go_on(&canvas, of, from, to);
                from = to;
            }
        });
        pen.set_value(Some((from, lies)));
    };
    let up = move |_: PointerEvent| {
        if pen.get_value().is_some() {
            pen.set_value(None);
            drawing.update(Drawing::lift);
            changed();
        }
    };
    let ways = live::memo(move || drawing.with(Drawing::ways));
    let empty = live::memo(move || drawing.with(Drawing::is_empty));
    let undo = move |_| {
        let _ = drawing.try_update(Drawing::undo);
        changed();
    };
    let redo = move |_| {
        let _ = drawing.try_update(Drawing::redo);
        changed();
    };
    let clear = move |_| {
        drawing.update(Drawing::clear);
        changed();
        announce(words.cleared);
    };
    let say = move |_| {
        if empty.get_untracked() {
            return saying.refuse(words.drawing_empty);
        }
        let Some(canvas) = canvas.get_untracked().filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        let drafts = saying.form.name();
        spawn_local(async move {
            let sent = match picture(&canvas).await {
                Some(picture) => {
                    let file_id = pictures::add_unscaled(picture);
                    saying.say(ContributionBody::Drawing { file_id })
                }
                None => false,
            };
            busy.try_set(false);
            if sent && !saying.form.is_there() {
                discard_draft(&drafts);
            }
            if !sent && saying.form.problem.try_with_untracked(String::is_empty) == Some(true) {
                saying.refuse(words.drawing_problem);
            }
        });
    };
    let colours = COLOURS.into_iter().zip(words.colours).enumerate().map(|(n, (ink, label))| {
        let n = u8::try_from(n).unwrap_or(0);
        view! {
            <label class="ink choice">
                <input
                    type="radio"
                    class="unseen"
                    name="colour"
                    prop:checked=live::flag(move || colour.get() == n)
                    on:change=live::act(move |_| colour.set(n))
                />
                <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10" fill=ink></circle></svg>
                <span>{label}</span>
            </label>
        }
    });
    let widths = WIDTHS.into_iter().zip(words.widths).enumerate().map(|(n, (wide, label))| {
        let n = u8::try_from(n).unwrap_or(0);
        let radius = (wide / 3.4).to_string();
        view! {
            <label class="ink choice">
                <input
                    type="radio"
                    class="unseen"
                    name="width"
                    prop:checked=live::flag(move || width.get() == n)
                    on:change=live::act(move |_| width.set(n))
                />
                <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r=radius fill="currentColor"></circle></svg>
                <span>{label}</span>
            </label>
        }
    });
    let chip =
        |glyph: Glyph, text: &'static str, off: live::Flag, act: live::Act<web_sys::MouseEvent>| {
            view! {
                <button type="button" class="chip" prop:disabled=off on:click=act>
                    <Icon glyph=glyph/>
                    {text}
                </button>
            }
        };
    view! {
        <section class="stack drawing">
            <p class="soft">{words.drawing_text}</p>
            <canvas
                class="paper"
                role="img"
                aria-label=words.paper
                node_ref=canvas
                on:pointerdown=live::act(down)
                on:pointermove=live::act(moved)
                on:pointerup=live::act(up)
                on:pointercancel=live::act(up)
            ></canvas>
            <div class="chips">
                {chip(Glyph::Undo, words.undo, live::flag(move || !ways.get().0), live::act(undo))}
                {chip(Glyph::Chevron, words.redo, live::flag(move || !ways.get().1), live::act(redo))}
                {chip(Glyph::Bin, words.clear, live::flag(move || empty.get()), live::act(clear))}
            </div>
            <fieldset class="choices"><legend>{words.colour}</legend><div class="inks">{colours.collect_view()}</div></fieldset>
            <fieldset class="choices"><legend>{words.width}</legend><div class="inks">{widths.collect_view()}</div></fieldset>
            <About saying=saying/>
            <button type="button" class="primary" aria-busy=live::text(move || busy.get().to_string()) on:click=live::act(say)>
                {words.keep}
            </button>
            <a class="plain small" href=format!("/meetings/{}/say/text", saying.meeting)>{words.written_instead}</a>
        </section>
    }
}
