//! The HTTP route of the privacy page, without authentication.

use axum::{Router, extract::State, response::Response, routing::get};
use kurs_domain::people::Language;
use maud::html;

use crate::{
    guest::{
        pages::{self, PRIVACY},
        routes::{AskedQuery, asked, page},
    },
    state::AppState,
    words::words,
};

pub fn pages() -> Router<AppState> {
    Router::new().route(PRIVACY, get(get_privacy))
}

async fn get_privacy(State(state): State<AppState>, query: AskedQuery) -> Response {
    let language = asked(query).language(Language::Da);
    let text = &words(language).privacy;
    let body = html! {
        h1 { (text.title) }
        p class="lead" { (text.lead) }
        @for section in state.privacy.sections(language) {
            section class="stack" {
                h2 { (section.heading) }
                @for paragraph in &section.paragraphs { p { (paragraph) } }
            }
        }
        p { a class="chip" href="/" { (text.back) } }
    };
    page(axum::http::StatusCode::OK, pages::page(language, text.title, body))
}
