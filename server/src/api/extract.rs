//! Extractors of handlers, with problems that name the field.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::{StatusCode, header, request},
};
use kurs_domain::Id;
use serde::{Deserialize, de::DeserializeOwned};
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use crate::kernel::{Basis, Precondition, Problem, idempotency::Key};

/// A JSON body of at most 64 KB; an unknown field is refused.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let is_json = kind
            .and_then(|kind| kind.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
        if !is_json {
            return Err(Problem::unsupported("not_json", "send application/json"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(unreadable)?;
        parse(&bytes).map(Self)
    }
}

fn unreadable(rejection: BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large("the body is too large")
    } else {
        Problem::invalid("unreadable_body", "the body could not be read")
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        // serde would deserialise a list into the fields in their order.
        return Err(invalid_value(".", "a list"));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let mut unknown = None;
    let parsed = serde_ignored::deserialize(tracked, |path| {
        unknown.get_or_insert_with(|| path.to_string());
    });
    let value = match parsed {
        Ok(value) => value,
        Err(error) if error.is_data() => {
            return Err(invalid_value(&track.path().to_string(), &error.to_string()));
        }
        // serde also reports a syntax error when an enum's object has no member, or more than one.
        Err(_) if serde_json::from_slice::<serde_json::Value>(bytes).is_ok() => {
            return Err(invalid_value(&track.path().to_string(), "neither one thing nor another"));
        }
        Err(error) => return Err(malformed(&error)),
    };
    json.end().map_err(|error| malformed(&error))?;
    match unknown {
        Some(path) => {
            Err(Problem::field(safe_path(&path), "unknown_field", "there is no such field"))
        }
        None => Ok(value),
    }
}

fn malformed(error: &serde_json::Error) -> Problem {
    // serde's message may quote what was sent: report the position only.
    let (line, column) = (error.line(), error.column());
    Problem::invalid("malformed_json", format!("not JSON at line {line}, column {column}"))
}

/// A path of plain field names. Any other name that was sent is not echoed.
fn safe_path(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._[]".contains(&byte);
    if path.len() <= 80 && path.bytes().all(plain) { path } else { "?" }
}

/// The problem of a value of the wrong type or out of range at `path`. Domain types report `code:
/// detail`. serde's messages for wrong types may quote what was sent, and so are replaced.
fn invalid_value(path: &str, message: &str) -> Problem {
    const CODES: [&str; 8] = [
        "text_empty",
        "text_too_long",
        "text_forbidden_character",
        "id_not_uuid_v7",
        "not_an_instant",
        "not_a_time_of_day",
        "out_of_range",
        "shared_with_unknown",
    ];
    let path = safe_path(path);
    if let Some(missing) = message.strip_prefix("missing field `") {
        let name = missing.split('`').next().unwrap_or_default();
        let path = if path == "." { name.to_owned() } else { format!("{path}.{name}") };
        return Problem::field(&path, "missing_field", "this is needed");
    }
    let ours = message.split_once(": ").filter(|(code, _)| CODES.contains(code));
    match ours {
        Some((code, rest)) => {
            Problem::field(path, code, rest.split(" at line ").next().unwrap_or_default())
        }
        None => Problem::field(path, "wrong_type", "this is not a value that fits here"),
    }
}

pub struct Ids<const N: usize>(pub [Id; N]);

impl<const N: usize, S: Send + Sync> FromRequestParts<S> for Ids<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::not_found())?;
        let ids = path
            .iter()
            .map(|(name, text)| {
                Id::parse(text).map_err(|_| {
                    Problem::field(name, "id_not_uuid_v7", "an id must be a UUID of version 7")
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        ids.try_into().map(Self).map_err(|_| Problem::internal("a route and its ids disagree"))
    }
}

/// The token of a guest link, in the path. It is a secret, and so has no `Debug`.
pub struct Token(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Token {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0)).map_err(|_| Problem::not_found())
    }
}

/// A word in the path, deserialised as an enum.
pub struct Word<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Word<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        let word = path.map_err(|_| Problem::not_found())?.0;
        let word = serde_json::from_value(serde_json::Value::String(word));
        word.map(Self).map_err(|_| Problem::not_found())
    }
}

/// A query; an unknown field is refused.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|query| Self(query.0))
            .map_err(|_| Problem::invalid("invalid_query", "a part of the query does not fit"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get("idempotency-key") else { return Ok(Self(None)) };
        let key = value.to_str().unwrap_or_default();
        if key.is_empty() || key.len() > 100 || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            let detail = "an idempotency key is 1 to 100 visible ASCII characters";
            return Err(Problem::invalid("invalid_idempotency_key", detail));
        }
        Ok(Self(Some(key.to_owned())))
    }
}

/// The version that a change builds on.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct BaseQuery {
    /// The version that the change was built on; 0 when none was known. What changed since then is merged,
    /// field by field: the last one wins, and words that are overwritten are stored as earlier words.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 4_294_967_295_i64)]
    base: Option<u32>,
}

impl IntoParams for Basis {
    fn into_params(location: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        [BaseQuery::into_params(&location), Precondition::into_params(&location)].concat()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Basis {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut request::Parts, state: &S) -> Result<Self, Problem> {
        let Query(query) = Query::<BaseQuery>::from_request_parts(parts, state).await?;
        Ok(Self { base: query.base.map(i64::from), precondition: Precondition::of(&parts.headers) })
    }
}

/// An empty body: `{}`.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::ToSchema)]
pub struct Empty {}
