//! The pages of a delegate, and calendar entries, over HTTP.

use axum::{
    Extension, Form, Router,
    extract::{Path, State, rejection::FormRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kurs_domain::{
    Id,
    meetings::{Because, contributions::ContributionText},
    people::Language,
};
use serde::Deserialize;

use crate::guest::{
    pages::{self, Field, invitation, meeting},
    routes::{AskedQuery, TokenPath, asked, explain, page, redirect, refused, token, unreadable},
};
use crate::{
    api::cookie,
    files::routes::served,
    kernel::{Problem, limits::Caller},
    meetings::{
        calendar,
        delegates::{self, Inside, Opened, Said},
        invitations,
    },
    state::AppState,
    words::words,
};

/// The routes below `/guest`.
pub fn pages() -> Router<AppState> {
    Router::new()
        .route("/guest/meeting/{token}", get(get_meeting).post(post_meeting))
        .route("/guest/meeting/{token}/files/{id}", get(get_file))
        .route("/guest/invitation/{token}", get(get_invitation).post(post_invitation))
        .route("/guest/calendar/{token}", get(get_calendar))
        .route("/guest/schedule/{token}", get(get_schedule))
}

async fn get_meeting(
    State(state): State<AppState>,
    path: TokenPath,
    query: AskedQuery,
    headers: HeaderMap,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let browser = cookie::link_secret(&state, &headers);
    match delegates::open(&state, &token, browser).await {
        Ok(Opened::Door(door)) => {
            let language = asked.language(door.language);
            page(StatusCode::OK, meeting::door(language, &door))
        }
        Ok(Opened::Inside(to)) => {
            let language = asked.language(to.language);
            let form = meeting::Form::default();
            let shown = meeting::inside(language, &token, &to, &form, asked.said.is_some());
            page(StatusCode::OK, shown)
        }
        Err(error) => refused(&error, asked.language(Language::Da)),
    }
}

/// The forms of the page.
#[derive(Deserialize)]
struct Sent {
    what: String,
    #[serde(default)]
    words: String,
}

async fn post_meeting(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    path: TokenPath,
    query: AskedQuery,
    headers: HeaderMap,
    form: Result<Form<Sent>, FormRejection>,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let browser = cookie::link_secret(&state, &headers);
    let opened = match delegates::open(&state, &token, browser.clone()).await {
        Ok(opened) => opened,
        Err(error) => return refused(&error, asked.language(Language::Da)),
    };
    let language = asked.language(match &opened {
        Opened::Door(door) => door.language,
        Opened::Inside(to) => to.language,
    });
    let Form(sent) = match form {
        Ok(form) => form,
        Err(rejection) => return unreadable(&rejection, language),
    };
    match opened {
        Opened::Door(door) if sent.what != "open" => {
            page(StatusCode::CONFLICT, meeting::door(language, &door))
        }
        Opened::Door(door) => match delegates::claim(&state, caller, &token).await {
            Ok(secret) => {
                let mut answer = redirect(language, false);
                let path = format!("/guest/meeting/{token}");
                let cookie = cookie::set_link(&state, &path, &secret);
                answer.headers_mut().append(header::SET_COOKIE, cookie);
                answer
            }
            // Another browser claimed it first: the page says so.
            Err(error) if error.code() == "link_taken" => {
                let door = delegates::Door { taken: true, ..door };
                page(StatusCode::CONFLICT, meeting::door(language, &door))
            }
            Err(error) => refused(&error, language),
        },
        Opened::Inside(to) => send(&state, caller, &token, browser, language, &to, sent).await,
    }
}

/// Handles the two forms behind the door.
async fn send(
    state: &AppState,
    caller: Caller,
    token: &str,
    browser: Option<String>,
    language: Language,
    to: &Inside,
    sent: Sent,
) -> Response {
    let text = &words(language).guest;
    let for_them = sent.what == "bring";
    let draft = if for_them {
        ContributionText::new(&sent.words).map(Said::ForThem)
    } else {
        Because::new(&sent.words).map(Said::Back)
    };
    let (status, problem, notice) = match draft {
        Ok(draft) => match delegates::say(state, caller, token, browser, draft).await {
            Ok(()) => return redirect(language, true),
            Err(error) if error.status() == 404 => {
                return refused(&error, language);
            }
            Err(error) => (error.status_code(), None, explain(&error, text)),
        },
        Err(problem) => {
            let problem = pages::wrong(text, &sent.words, problem);
            (StatusCode::UNPROCESSABLE_ENTITY, Some(problem), text.mend)
        }
    };
    let field = Field { typed: sent.words, problem };
    let (bring, back) =
        if for_them { (field, Field::default()) } else { (Field::default(), field) };
    let form = meeting::Form { bring, back, notice: Some(notice) };
    page(status, meeting::inside(language, token, to, &form, false))
}

async fn get_file(
    State(state): State<AppState>,
    Path((token, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let Ok(id) = Id::parse(&id) else { return Problem::not_found().into_response() };
    let browser = cookie::link_secret(&state, &headers);
    match delegates::file(&state, &token, browser, id).await {
        Ok((kind, bytes)) => {
            let no_store = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (no_store, served(kind, bytes, &headers)).into_response()
        }
        Err(error) => error.into_response(),
    }
}

async fn get_invitation(
    State(state): State<AppState>,
    path: TokenPath,
    query: AskedQuery,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    match invitations::get(&state, &token).await {
        Ok(to) => {
            let language = asked.language(to.language);
            page(StatusCode::OK, invitation::invitation(language, &to, asked.said.is_some(), None))
        }
        Err(error) => refused(&error, asked.language(Language::Da)),
    }
}

/// The form of an invitation.
#[derive(Deserialize)]
struct ReplyForm {
    #[serde(default)]
    coming: String,
    /// The time and place that were shown, as JSON.
    #[serde(default)]
    shown: String,
}

async fn post_invitation(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    path: TokenPath,
    query: AskedQuery,
    form: Result<Form<ReplyForm>, FormRejection>,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let to = match invitations::get(&state, &token).await {
        Ok(to) => to,
        Err(error) => return refused(&error, asked.language(Language::Da)),
    };
    let language = asked.language(to.language);
    let Form(typed) = match form {
        Ok(form) => form,
        Err(rejection) => return unreadable(&rejection, language),
    };
    let (guest, text) = (&words(language).guest, &words(language).meetings);
    let coming = match typed.coming.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            let shown = invitation::invitation(language, &to, false, Some(guest.choose));
            return page(StatusCode::UNPROCESSABLE_ENTITY, shown);
        }
    };
    let Ok(shown) = serde_json::from_str(&typed.shown) else {
        let shown = invitation::invitation(language, &to, false, Some(guest.mend));
        return page(StatusCode::UNPROCESSABLE_ENTITY, shown);
    };
    match invitations::reply(&state, caller, &token, coming, shown).await {
        Ok(()) => redirect(language, true),
        // It is over or called off: the page says so.
        Err(error) if matches!(error.code(), "meeting_closed" | "meeting_called_off") => {
            redirect(language, false)
        }
        Err(error) if error.status() == 404 => refused(&error, language),
        Err(error) => {
            let notice = if error.code() == "moved" { text.moved } else { explain(&error, guest) };
            let shown = invitation::invitation(language, &to, false, Some(notice));
            page(error.status_code(), shown)
        }
    }
}

async fn get_calendar(State(state): State<AppState>, path: TokenPath) -> Response {
    as_calendar(calendar::entry(&state, &token(path)).await)
}

async fn get_schedule(State(state): State<AppState>, path: TokenPath) -> Response {
    as_calendar(calendar::schedule(&state, &token(path)).await)
}

fn as_calendar(calendar: Result<String, Problem>) -> Response {
    match calendar {
        Ok(entry) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
                (
                    header::CONTENT_DISPOSITION,
                    HeaderValue::from_static("attachment; filename=\"kurs.ics\""),
                ),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, entry).into_response()
        }
        Err(error) => refused(&error, Language::Da),
    }
}
