//! HTTP routes of *help now*: a page and its numbers, without authentication.

use axum::{Json, Router, extract::State, http::StatusCode, response::Response, routing::get};
use kurs_domain::people::Language;
use maud::html;

use super::HelpLine;
use crate::{
    guest::{
        pages::{self, HELP},
        routes::{AskedQuery, asked, page},
    },
    state::AppState,
    words::words,
};

pub fn pages() -> Router<AppState> {
    Router::new().route(HELP, get(get_help))
}

/// Whom to call when it is urgent
#[utoipa::path(get, path = "/help_lines", tag = "help",
    responses((status = 200, body = Vec<HelpLine>)))]
pub async fn list_help_lines(State(state): State<AppState>) -> Json<Vec<HelpLine>> {
    Json(state.help_lines.all().to_vec())
}

async fn get_help(State(state): State<AppState>, query: AskedQuery) -> Response {
    let language = asked(query).language(Language::Da);
    let text = &words(language).help;
    let body = html! {
        h1 { (text.title) }
        p class="lead" { (text.lead) }
        ul class="plain-list stack" {
            @for line in state.help_lines.all() {
                li class="card stack" {
                    h2 { (line.name.get(language)) }
                    p { (line.about.get(language)) }
                    p class="soft" {
                        (line.hours.get(language))
                        @if !line.languages.contains(&language) { " " (text.speaks_danish) }
                    }
                    a class="primary" href={ "tel:" (line.number.0) } { (text.call) " " (line.shown) }
                }
            }
        }
        section class="stack" {
            h2 { (text.who_is_told) }
            @for paragraph in text.who_is_told_text { p { (paragraph) } }
        }
        p { a class="chip" href="/" { (text.back) } }
    };
    page(StatusCode::OK, pages::page(language, text.title, body))
}
