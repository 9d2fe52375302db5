//! Files, over HTTP: the bytes themselves, whole or in parts (`Content-Range`).

use axum::{
    Json,
    body::to_bytes,
    extract::{FromRequest, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kurs_domain::files::{FileReceived, MOST_PART_BYTES};

use super::{
    Kind,
    ops::{self, Part, may_be_of_size},
};
use crate::{
    api::extract::Ids,
    kernel::{Actor, Problem},
    state::AppState,
};

/// No active content may run, wherever a file is opened.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; sandbox";

impl<S: Send + Sync> FromRequest<S> for Part {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (range, declared) = (range(request.headers())?, length(request.headers())?);
        if let Some((_, size)) = range {
            may_be_of_size(size)?;
        }
        let asked = range.and_then(|(bytes, _)| bytes).map(|(first, last)| last - first + 1);
        for length in [asked, declared].into_iter().flatten() {
            if length > MOST_PART_BYTES {
                return Err(part_too_large());
            }
        }
        let asks = matches!(range, Some((None, _)));
        if !asks && request.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind != BYTES) {
            return Err(Problem::unsupported("not_bytes", "send application/octet-stream"));
        }
        let most = usize::try_from(MOST_PART_BYTES).unwrap_or(usize::MAX);
        let body = to_bytes(request.into_body(), most).await.map_err(|_| part_too_large())?;
        let bytes = body.to_vec();
        let length = bytes.len() as u64;
        match range {
            None => {
                may_be_of_size(length)?;
                Ok(Self { begins: 0, size: length, bytes })
            }
            Some((None, size)) if length == 0 => Ok(Self { begins: 0, bytes, size }),
            Some((Some((begins, last)), size)) if length == last - begins + 1 => {
                Ok(Self { begins, bytes, size })
            }
            Some(_) => {
                let detail = "the body is not as long as Content-Range says";
                Err(Problem::invalid("part_length", detail))
            }
        }
    }
}

const BYTES: &str = "application/octet-stream";

fn part_too_large() -> Problem {
    Problem::too_large(format!("send at most {} KB at once", MOST_PART_BYTES >> 10))
}

/// The first and the last byte, if any are sent, and the size of the whole.
type Range = (Option<(u64, u64)>, u64);

/// `bytes A-B/SIZE`, or `bytes */SIZE`.
fn range(headers: &HeaderMap) -> Result<Option<Range>, Problem> {
    let Some(value) = headers.get(header::CONTENT_RANGE) else { return Ok(None) };
    let parsed = value.to_str().ok().and_then(|text| {
        let (bytes, size) = text.strip_prefix("bytes ")?.split_once('/')?;
        let size = number(size)?;
        if bytes == "*" {
            return Some((None, size));
        }
        let (first, last) = bytes.split_once('-')?;
        let (first, last) = (number(first)?, number(last)?);
        (first <= last && last < size).then_some((Some((first, last)), size))
    });
    parsed.map(Some).ok_or_else(|| {
        let detail = "Content-Range is `bytes FIRST-LAST/SIZE`, or `bytes */SIZE` to ask";
        Problem::invalid("invalid_content_range", detail)
    })
}

/// Digits only: `parse` alone would accept a plus.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn length(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(header::CONTENT_LENGTH) else { return Ok(None) };
    let length = value.to_str().ok().and_then(number);
    length.map(Some).ok_or_else(|| Problem::invalid("part_length", "Content-Length is a number"))
}

/// The bytes of a file, or some of them.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "it stands in the API's description alone")]
struct Bytes(Vec<u8>);

/// Which part of a file is sent, or the question how much has arrived.
#[derive(utoipa::IntoParams)]
#[into_params(names("Content-Range"), parameter_in = Header)]
#[expect(dead_code, reason = "it stands in the API's description alone")]
struct ContentRange(
    /// `bytes FIRST-LAST/SIZE` for a part, `bytes */SIZE` to ask; absent for the whole.
    #[param(value_type = String, required = false, pattern = r"^bytes (\*|[0-9]+-[0-9]+)/[0-9]+$")]
    Option<String>,
);

/// Send a picture or a voice note, whole or in parts
///
/// `Content-Range: bytes FIRST-LAST/SIZE` sends a part, `bytes */SIZE` with no body asks how many bytes
/// have arrived, and without it the body is the whole. Parts are sent in order; a repeated one is
/// ignored, and after a gap (409 `part_missing`) one asks and goes on from there. Only JPEG, PNG and
/// WebP, and voice notes in WebM, Ogg and MP4, are stored, as the whole shows. Pictures are stored
/// without their metadata (place, time, maker), voice notes as sent. A file that is just being deleted
/// can't be sent anew for a minute (429 `being_let_go`).
#[utoipa::path(put, path = "/files/{id}", tag = "files",
    request_body(content = Bytes, content_type = "application/octet-stream"),
    params(ContentRange),
    responses((status = 201, body = FileReceived), (status = 200, body = FileReceived),
    (status = 409)))]
pub async fn put_file(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    part: Part,
) -> Result<(StatusCode, Json<FileReceived>), Problem> {
    let (received, new) = ops::put(&state, actor, id, part).await?;
    Ok((if new { StatusCode::CREATED } else { StatusCode::OK }, Json(received)))
}

/// The requested bytes, if only some: `bytes=FIRST-LAST`, `bytes=FIRST-` or `bytes=-LAST_SO_MANY`. Any
/// other `Range` is ignored.
fn asked(headers: &HeaderMap, size: usize) -> Option<Result<std::ops::Range<usize>, Problem>> {
    let value = headers.get(header::RANGE)?.to_str().ok()?;
    let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
    let whole = |text: &str| number(text).and_then(|number| usize::try_from(number).ok());
    let range = match (first, last) {
        ("", last) => size.saturating_sub(whole(last)?)..size,
        (first, "") => whole(first)?..size,
        (first, last) => whole(first)?..whole(last)?.saturating_add(1).min(size),
    };
    let beyond = || {
        let detail = format!("there are {size} bytes");
        Problem::new(416, "no_such_bytes", detail)
    };
    Some(if range.is_empty() { Err(beyond()) } else { Ok(range) })
}

/// A picture or a voice note: one's own, or one that the caller may see
///
/// A picture on a success that is shared, a drawing or a voice note that was said to a meeting: that
/// counts as heard from then on. `Range` asks for some of the bytes of a voice note.
#[utoipa::path(get, path = "/files/{id}", tag = "files", params(("Range" = Option<String>, Header)),
    responses((status = 200, content((Bytes = "image/*"), (Bytes = "audio/*"))),
    (status = 206, body = Bytes, content_type = "audio/*"), (status = 416)))]
pub async fn get_file(
    State(state): State<AppState>,
    actor: Actor,
    Ids([id]): Ids<1>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (kind, bytes) = ops::get(&state, actor, id).await?;
    served(kind, bytes, &headers)
}

/// The answer with a file: no active content in it can run, and a voice note supports `Range`.
pub(crate) fn served(
    kind: Kind,
    mut bytes: Vec<u8>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let size = bytes.len();
    let mut response = [
        (header::CONTENT_TYPE, kind.content_type()),
        (header::CONTENT_DISPOSITION, "inline"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    ]
    .into_response();
    if kind.is_voice() {
        response.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        if let Some(range) = asked(headers, size).transpose()? {
            let content_range = format!("bytes {}-{}/{size}", range.start, range.end - 1);
            let content_range = HeaderValue::from_str(&content_range).map_err(Problem::internal)?;
            response.headers_mut().insert(header::CONTENT_RANGE, content_range);
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            bytes.truncate(range.end);
            bytes.drain(..range.start);
        }
    }
    *response.body_mut() = bytes.into();
    Ok(response)
}
