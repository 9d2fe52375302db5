//! The pages of links, over HTTP: plain forms, answered by a page.

use axum::{
    Extension, Form, Router,
    extract::{
        Path, Query, State,
        rejection::{FormRejection, PathRejection, QueryRejection},
    },
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use kurs_domain::{
    gatherings::{AnswerWords, Coming, GatheringAnswer},
    people::{Language, Name},
    recognitions::{GuestRecognitionDraft, RecognitionText},
    text::optional,
};
use maud::Markup;
use serde::Deserialize;

use super::{
    pages::{self, Field, gathering, letter, recognition},
    style,
};
use crate::{
    gatherings::answers,
    kernel::Problem,
    kernel::limits::Caller,
    praises,
    recognition_links::guest,
    state::AppState,
    words::{GuestWords, words},
};

/// The routes below `/guest`.
pub fn pages() -> Router<AppState> {
    Router::new()
        .route("/guest/recognition/{token}", get(get_recognition).post(post_recognition))
        .route("/guest/gathering/{token}", get(get_gathering).post(post_gathering))
        .route("/guest/praise/{token}", get(get_praise))
        .route("/guest/{style}", get(get_style))
}

/// The query of a page. Unknown fields are ignored, because messengers add some.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    pub(super) said: Option<String>,
}

impl Asked {
    /// The requested language, or else the link's.
    pub(crate) fn language(&self, of_link: Language) -> Language {
        match self.lang.as_deref() {
            Some("da") => Language::Da,
            Some("en") => Language::En,
            _ => of_link,
        }
    }
}

/// A token that is not valid text opens nothing, like any other guess.
pub(super) type TokenPath = Result<Path<String>, PathRejection>;

pub(super) fn token(path: TokenPath) -> String {
    path.map(|Path(token)| token).unwrap_or_default()
}

pub(crate) type AskedQuery = Result<Query<Asked>, QueryRejection>;

pub(crate) fn asked(query: AskedQuery) -> Asked {
    query.map(|Query(asked)| asked).unwrap_or_default()
}

pub(crate) fn page(status: StatusCode, page: Markup) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (status, headers, page.into_string()).into_response()
}

/// Redirects after a POST, so that reloading sends nothing again; `sent` shows the thanks. `Location` has
/// no token.
pub(super) fn redirect(language: Language, sent: bool) -> Response {
    let to = match (language, sent) {
        (Language::Da, true) => "?lang=da&said=1",
        (Language::En, true) => "?lang=en&said=1",
        (Language::Da, false) => "?lang=da",
        (Language::En, false) => "?lang=en",
    };
    let headers = [
        (header::LOCATION, HeaderValue::from_static(to)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// The page for a link that opens nothing.
pub(super) fn refused(error: &Problem, language: Language) -> Response {
    let shown = match error.code() {
        "link_ended" => pages::ended(language),
        "not_found" => pages::nothing(language),
        _ => pages::not_now(language, explain(error, &words(language).guest)),
    };
    page(error.status_code(), shown)
}

/// Explains to the writer why a form was refused.
pub(super) fn explain(error: &Problem, words: &'static GuestWords) -> &'static str {
    match error.code() {
        "link_is_full" => words.full,
        "meeting_full" => words.meeting_full,
        "too_fast" => words.too_fast,
        _ => words.not_kept,
    }
}

async fn get_style(Path(name): Path<String>) -> Response {
    if name != *style::NAME {
        return Problem::not_found().into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, style::STYLE).into_response()
}

async fn get_recognition(
    State(state): State<AppState>,
    path: TokenPath,
    query: AskedQuery,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let to = match guest::get(&state, &token).await {
        Ok(to) => to,
        Err(error) => return refused(&error, asked.language(Language::Da)),
    };
    let language = asked.language(to.language);
    let shown = if asked.said.is_some() {
        recognition::thanks(language, &to)
    } else {
        recognition::form(language, &to, &recognition::Form::default())
    };
    page(StatusCode::OK, shown)
}

/// The form for kind words.
#[derive(Deserialize)]
struct RecognitionForm {
    #[serde(default)]
    from: String,
    #[serde(default)]
    text: String,
}

async fn post_recognition(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    path: TokenPath,
    query: AskedQuery,
    form: Result<Form<RecognitionForm>, FormRejection>,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let to = match guest::get(&state, &token).await {
        Ok(to) => to,
        Err(error) => return refused(&error, asked.language(Language::Da)),
    };
    let language = asked.language(to.language);
    let text = &words(language).guest;
    let Form(typed) = match form {
        Ok(form) => form,
        Err(rejection) => return unreadable(&rejection, language),
    };
    let wrong = |typed: &str, problem| pages::wrong(text, typed, problem);
    let draft = match (Name::new(&typed.from), RecognitionText::new(&typed.text)) {
        (Ok(from), Ok(text)) => Ok(GuestRecognitionDraft { from, text }),
        (from, text) => {
            let from = from.err().map(|problem| wrong(&typed.from, problem));
            Err((from, text.err().map(|problem| wrong(&typed.text, problem))))
        }
    };
    let (status, problems, notice) = match draft {
        Ok(draft) => match guest::say(&state, caller, &token, draft).await {
            Ok(_) => return redirect(language, true),
            Err(error) if error.status() == 404 => {
                return refused(&error, language);
            }
            Err(error) => (error.status_code(), (None, None), explain(&error, text)),
        },
        Err(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, text.mend),
    };
    let form = recognition::Form {
        from: Field { typed: typed.from, problem: problems.0 },
        text: Field { typed: typed.text, problem: problems.1 },
        notice: Some(notice),
    };
    page(status, recognition::form(language, &to, &form))
}

/// A form that is too large or can't be parsed.
pub(super) fn unreadable(rejection: &FormRejection, language: Language) -> Response {
    let text = &words(language).guest;
    let message = match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => text.too_large,
        _ => text.mend,
    };
    page(rejection.status(), pages::not_now(language, message))
}

async fn get_gathering(
    State(state): State<AppState>,
    path: TokenPath,
    query: AskedQuery,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    match answers::get(&state, &token).await {
        Ok(to) => {
            let (language, form) = (asked.language(to.language), gathering::Form::answered(&to));
            let thanks = asked.said.is_some() && to.answer.is_some();
            page(StatusCode::OK, gathering::invitation(language, &to, &form, thanks))
        }
        Err(error) => refused(&error, asked.language(Language::Da)),
    }
}

/// The form of an invitation.
#[derive(Deserialize)]
struct GatheringForm {
    #[serde(default)]
    coming: String,
    #[serde(default)]
    words: String,
}

async fn post_gathering(
    State(state): State<AppState>,
    Extension(caller): Extension<Caller>,
    path: TokenPath,
    query: AskedQuery,
    form: Result<Form<GatheringForm>, FormRejection>,
) -> Response {
    let (asked, token) = (asked(query), token(path));
    let to = match answers::get(&state, &token).await {
        Ok(to) => to,
        Err(error) => return refused(&error, asked.language(Language::Da)),
    };
    let language = asked.language(to.language);
    let text = &words(language).guest;
    let Form(typed) = match form {
        Ok(form) => form,
        Err(rejection) => return unreadable(&rejection, language),
    };
    let coming = match typed.coming.as_str() {
        "yes" => Some(Coming::Yes),
        "maybe" => Some(Coming::Maybe),
        "no" => Some(Coming::No),
        _ => None,
    };
    let answer_words = optional(AnswerWords::new(&typed.words));
    let mut form = gathering::Form {
        coming,
        chooses_nothing: coming.is_none(),
        words: Field { typed: typed.words.clone(), problem: None },
        notice: Some(text.mend),
    };
    let status = match (coming, answer_words) {
        (Some(coming), Ok(answer_words)) => {
            let answer = GatheringAnswer { coming, words: answer_words };
            match answers::answer_as_guest(&state, caller, &token, answer).await {
                Ok(_) => return redirect(language, true),
                // It was cancelled meanwhile: the page says so.
                Err(error) if error.code() == "gathering_cancelled" => {
                    return redirect(language, true);
                }
                Err(error) if error.status() == 404 => {
                    return refused(&error, language);
                }
                Err(error) => {
                    form.notice = Some(explain(&error, text));
                    error.status_code()
                }
            }
        }
        (_, answer_words) => {
            form.words.problem =
                answer_words.err().map(|problem| pages::wrong(text, &typed.words, problem));
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    page(status, gathering::invitation(language, &to, &form, false))
}

async fn get_praise(State(state): State<AppState>, path: TokenPath, query: AskedQuery) -> Response {
    let (language, token) = (asked(query).language(Language::Da), token(path));
    match praises::ops::read_letter(&state, &token).await {
        Ok(praise) => page(StatusCode::OK, letter::letter(language, &praise)),
        Err(error) => refused(&error, language),
    }
}
