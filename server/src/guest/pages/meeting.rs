//! The pages of a delegate: the door, where the link is claimed, and the page behind it.

use kurs_domain::{
    meetings::{Contribution, Decision},
    people::Language,
};
use maud::{Markup, html};

use super::{Field, SUNRISE, message_page, notice, page, problem};
use crate::{
    meetings::{
        contribution_html::{Files, said},
        delegates::{Door, Inside},
        moments,
    },
    words::words,
};

/// The state of the two forms.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// A contribution on behalf of the young person.
    pub bring: Field,
    /// Words for the young person.
    pub back: Field,
    /// Why a form was refused.
    pub notice: Option<&'static str>,
}

/// The page before the link is claimed.
pub fn door(language: Language, door: &Door) -> Markup {
    let (guest, text, name) =
        (&words(language).guest, &words(language).meetings, &*door.young_person);
    if door.taken {
        return message_page(language, text.taken, &(text.taken_words)(name), html! {});
    }
    let body = html! {
        (SUNRISE)
        h1 { ((text.asked_by)(name)) }
        p class="lead" { ((text.what_it_is)(name)) }
        form method="post" action={ "?lang=" (guest.code) } {
            input type="hidden" name="what" value="open";
            button class="primary" type="submit" { (text.open) }
            p class="soft" { (text.one_browser) }
        }
    };
    page(language, text.title, body)
}

/// The page behind the door. Files are linked below `token`.
pub fn inside(language: Language, token: &str, to: &Inside, form: &Form, sent: bool) -> Markup {
    let (guest, text, name) =
        (&words(language).guest, &words(language).meetings, &*to.young_person);
    let plan = &to.plan.draft;
    let body = html! {
        @if sent { p class="notice-line" role="status" { (text.sent) } }
        (notice(form.notice))
        p class="over" { ((text.speaking_for)(name)) }
        h1 dir="auto" { (*plan.title) }
        @if let Some(task) = &to.delegate.draft.task {
            h2 { ((text.your_task)(name)) }
            blockquote class="letter card said" dir="auto" { (**task) }
        }
        h2 { ((text.said_by)(name)) }
        @if to.contributions.is_empty() {
            p class="lead" { ((text.nothing_ticked)(name)) }
        } @else {
            p class="soft" { (text.verbatim) }
            ul class="plain-list" {
                @for one in &to.contributions { (contribution(language, token, to, one)) }
            }
        }
        dl class="facts" {
            dt { (text.when) }
            dd {
                (moments::day_and_time(language, plan.starts_at, &to.time_zone)) ", "
                ((text.minutes)(plan.duration_minutes.into()))
            }
            dt { (text.place) }
            dd {
                ((text.place_kind)(plan.place.kind))
                @if let Some(details) = &plan.place.details { ": " bdi { (**details) } }
            }
            dt { (text.purpose) }
            dd class="said" dir="auto" { (*plan.purpose) }
            @if !plan.agenda.is_empty() {
                dt { (text.agenda) }
                dd { ol { @for item in &plan.agenda { li dir="auto" { (*item.text) } } } }
            }
        }
        @if let Some(decisions) = &to.decisions {
            h2 { (text.decisions) }
            @if decisions.is_empty() { p { (text.no_decisions) } }
            @for one in decisions { (decision(language, one)) }
        }
        (send(language, guest.code, "bring", &(text.bring)(name), &(text.bring_hint)(name), text.bring_send, &form.bring))
        (send(language, guest.code, "back", &(text.back)(name), &(text.back_hint)(name), text.back_send, &form.back))
        @if !to.delegate.brought_back.is_empty() {
            h2 { (text.brought_before) }
            ul class="plain-list" {
                @for one in &to.delegate.brought_back {
                    li class="letter card said" dir="auto" { (*one.words) }
                }
            }
        }
        p class="soft" { (text.lasts) }
    };
    page(language, text.title, body)
}

/// A contribution, verbatim.
fn contribution(language: Language, token: &str, to: &Inside, one: &Contribution) -> Markup {
    let text = &words(language).meetings;
    let about = one.draft.as_ref().and_then(|draft| draft.about);
    let item = to.plan.draft.agenda.iter().find(|item| Some(item.id) == about);
    let files = format!("/guest/meeting/{token}/files");
    html! {
        li class="letter card" {
            @if one.by.is(&to.delegate.by()) {
                p class="over" { ((text.by_delegate)(&one.by.name)) }
            }
            (said(language, one, item.map(|item| &*item.text), &Files::Below(&files)))
        }
    }
}

fn decision(language: Language, one: &Decision) -> Markup {
    let text = &words(language).meetings;
    html! {
        article class="letter card" {
            p class="said" dir="auto" { (*one.draft.text) }
            @if let Some(why) = &one.draft.why { p class="said" { strong { (text.why) } " " bdi { (**why) } } }
            @if one.final_at.is_none() {
                p class="soft" { (text.being_written) }
            } @else {
                p class="soft" { (text.complain) }
            }
        }
    }
}

/// A form with one field, named `what`.
fn send(
    language: Language,
    code: &str,
    what: &str,
    heading: &str,
    hint: &str,
    button: &str,
    field: &Field,
) -> Markup {
    let empty = words(language).guest.empty;
    html! {
        form method="post" action={ "?lang=" (code) } {
            input type="hidden" name="what" value=(what);
            div class="field" {
                label for=(what) { (heading) }
                textarea id=(what) dir="auto" name="words" rows="5" required title=(empty)
                    aria-describedby={ (what) "-hint " (what) "-problem" }
                    aria-invalid=[field.problem.as_ref().map(|_| "true")]
                    autofocus[field.problem.is_some()] { "\n" (field.typed) }
                (problem(what, field))
                p class="hint" id={ (what) "-hint" } { (hint) }
            }
            button class="primary" type="submit" { (button) }
        }
    }
}
