//! The page of an invitation to a meeting: when and where, and whether one comes.

use kurs_domain::people::Language;
use maud::{Markup, html};

use super::{notice, page};
use crate::{
    kernel::db::column,
    meetings::{invitations::Invitation, moments},
    words::words,
};

/// The invitation, with the form below; `thanks` right after a reply, `wrong` where one was refused.
pub fn invitation(
    language: Language,
    to: &Invitation,
    thanks: bool,
    wrong: Option<&'static str>,
) -> Markup {
    let (guest, text) = (&words(language).guest, &words(language).meetings);
    let plan = &to.plan.draft;
    let replied = |coming| to.reply.is_some_and(|reply| reply.coming == coming);
    let body = html! {
        @if thanks && to.reply.is_some() {
            p class="notice-line" role="status" { (guest.answered) ". " (text.replied) }
        }
        (notice(wrong))
        h1 { (text.invited) }
        @if to.called_off {
            p class="lead strong" { (guest.cancelled) }
        } @else if !to.open {
            p class="lead strong" { (text.over) }
        }
        dl class="facts card" {
            div {
                dt { (guest.when) }
                dd {
                    (moments::day_and_time(language, plan.starts_at, &to.time_zone)) ", "
                    ((text.minutes)(plan.duration_minutes.into()))
                }
            }
            div {
                dt { (guest.place) }
                dd {
                    ((text.place_kind)(plan.place.kind))
                    @if let Some(details) = plan.place.details.as_ref().filter(|_| to.open) { ": " bdi { (**details) } }
                }
            }
        }
        @if to.open {
            form method="post" action={ "?lang=" (guest.code) } {
                input type="hidden" name="shown" value=(column::to_json(&plan.whereabouts()));
                fieldset {
                    legend { h2 { (guest.coming) } }
                    div class="ways" {
                        @for (coming, value, label) in [(true, "yes", guest.yes), (false, "no", guest.no)] {
                            label class="way" {
                                input type="radio" name="coming" value=(value) required
                                    checked[replied(coming)];
                                span { (label) }
                            }
                        }
                    }
                }
                button class="primary" type="submit" {
                    @if to.reply.is_some() { (guest.answer_anew) } @else { (guest.answer) }
                }
                p class="soft" { (text.who_sees_reply) }
            }
            @if !replied(false) {
                p { a href=(to.calendar_url) { (text.to_calendar) } }
            }
        }
    };
    page(language, guest.invited_title, body)
}
