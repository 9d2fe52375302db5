//! The OpenAPI document: what a route declares, completed by what follows for every route of its kind.
//!
//! A route declares its parameters, its answers and its own refusals (409). The common refusals follow
//! from its access and parameters, and are added only here.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kurs_domain::{Id, people::Role, problem::Problem};
use utoipa::{
    OpenApi, ToSchema as _,
    openapi::{
        self, Content, ContentBuilder, HeaderBuilder, ObjectBuilder, Ref, RefOr, Required,
        Response, ResponseBuilder, Schema, Type,
        extensions::ExtensionsBuilder,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn},
        schema::{AdditionalProperties, Array, ArrayItems},
        security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme},
    },
};

use super::access::Access;
use crate::kernel::db::column;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kurs",
        description = "The API of Kurs: a young person's goals and successes in their own words, \
            and what they share of them. Sign in with an invitation code; the session is a cookie. \
            A request that names its person in `Kurs-Person` is refused with 401 `other_person` \
            when the session is somebody else's. `x-roles` are the roles that may call a route, \
            `x-max-graphemes` the most characters of a text as a reader counts them."
    ),
    components(schemas(Problem, kurs_domain::events::Event))
)]
struct Head;

const SESSION: &str = "session";

const REFUSALS: [(StatusCode, &str); 14] = [
    (StatusCode::UNAUTHORIZED, "Nobody is signed in, or somebody else is"),
    (StatusCode::FORBIDDEN, "Not open to the role of whoever asks, or asked by another site"),
    (StatusCode::NOT_FOUND, "There is no such thing, or none that whoever asks may know of"),
    (StatusCode::REQUEST_TIMEOUT, "It took too long"),
    (StatusCode::CONFLICT, "A rule of the domain says no"),
    (StatusCode::PRECONDITION_FAILED, "The record has changed: `current` is how it is now"),
    (StatusCode::PAYLOAD_TOO_LARGE, "The body is too large"),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body is of a kind that is not taken"),
    (StatusCode::RANGE_NOT_SATISFIABLE, "There are no such bytes"),
    (StatusCode::UNPROCESSABLE_ENTITY, "It can't be taken as it is"),
    (StatusCode::TOO_MANY_REQUESTS, "Too much, too fast"),
    (StatusCode::INTERNAL_SERVER_ERROR, "Something broke in the server"),
    (StatusCode::SERVICE_UNAVAILABLE, "The server can't do it just now"),
    (StatusCode::INSUFFICIENT_STORAGE, "There is no room on the server"),
];

/// The document before the routes are added.
pub(super) fn head() -> openapi::OpenApi {
    let mut document = Head::openapi();
    "1".clone_into(&mut document.info.version);
    let components = document.components.get_or_insert_default();
    for (status, says) in REFUSALS {
        components.responses.insert(status.as_str().to_owned(), refusal(status, says));
    }
    let says = "The session. Over plain http, on one's own machine, the cookie is called `kurs`.";
    let cookie = ApiKey::Cookie(ApiKeyValue::with_description("__Host-kurs", says));
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(cookie));
    document
}

fn refusal(status: StatusCode, says: &str) -> RefOr<Response> {
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name())));
    let refusal = ResponseBuilder::new().description(says);
    let refusal = refusal.content("application/problem+json", problem.build());
    let passes = [
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::SERVICE_UNAVAILABLE,
        StatusCode::INSUFFICIENT_STORAGE,
    ];
    if !passes.contains(&status) {
        return refusal.into();
    }
    let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).build();
    let wait = HeaderBuilder::new().schema(Some(seconds)).description(Some("Seconds to wait"));
    refusal.header("Retry-After", wait.build()).into()
}

/// Adds to a route's declaration what follows from its access and its parameters.
pub(super) fn complete(operation: &mut Operation, method: &str, path: &str, access: Access) {
    let parameters = operation.parameters.get_or_insert_default();
    let names = path.split(['{', '}']).skip(1).step_by(2);
    let ids: Vec<_> = names.filter(|name| !has(parameters, name)).map(id).collect();
    let has_body = operation.request_body.is_some();
    let in_path =
        |it: &RefOr<Parameter>| matches!(it, RefOr::T(it) if it.parameter_in == ParameterIn::Path);
    let is_checked = has_body || !ids.is_empty() || !parameters.iter().all(in_path);
    let can_be = |status| match status {
        StatusCode::UNAUTHORIZED => access.needs_session(),
        StatusCode::NOT_FOUND => path.contains('{') || access == Access::Demo,
        StatusCode::PRECONDITION_FAILED => has(parameters, "If-Match"),
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNSUPPORTED_MEDIA_TYPE => has_body,
        StatusCode::UNPROCESSABLE_ENTITY => is_checked,
        StatusCode::CONFLICT | StatusCode::RANGE_NOT_SATISFIABLE => false,
        _ => true,
    };
    let responses = &mut operation.responses.responses;
    for (status, _) in REFUSALS {
        if can_be(status) || responses.contains_key(status.as_str()) {
            let refusal = Ref::from_response_name(status.as_str());
            responses.insert(status.as_str().to_owned(), refusal.into());
        }
    }
    parameters.splice(0..0, ids);
    if access.needs_session() {
        let session = SecurityRequirement::new(SESSION, [] as [&str; 0]);
        operation.security = Some(vec![session]);
        let roles = [Role::YoungPerson, Role::Caseworker, Role::Lead, Role::Administrator];
        let roles = roles.into_iter().filter(|role| access.admits(*role));
        let roles: Vec<_> = roles.map(|role| column::to_word(&role)).collect();
        operation.extensions = Some(ExtensionsBuilder::new().add("x-roles", roles).build());
    }
    if method == "GET"
        && let Some(RefOr::T(found)) = responses.get_mut("200")
        && found.content.contains_key("application/json")
    {
        let tag = HeaderBuilder::new().description(Some("Stands for this answer")).build();
        found.headers.insert("ETag".to_owned(), tag.into());
        let known = Response::new("What `If-None-Match` names is still so");
        responses.insert("304".to_owned(), known.into());
        let tags = ObjectBuilder::new().schema_type(Type::String).build();
        let tags = ParameterBuilder::new().name("If-None-Match").schema(Some(tags));
        let tags = tags.description(Some("The `ETag` of what is known"));
        parameters.push(RefOr::T(tags.parameter_in(ParameterIn::Header).build()));
    }
}

fn has(parameters: &[RefOr<Parameter>], name: &str) -> bool {
    parameters.iter().any(|it| matches!(it, RefOr::T(it) if it.name == name))
}

/// The parameter `name` of a path, which is an id unless the route declares otherwise.
fn id(name: &str) -> RefOr<Parameter> {
    let id = ParameterBuilder::new().name(name).schema(Some(Ref::from_schema_name(Id::name())));
    RefOr::T(id.parameter_in(ParameterIn::Path).required(Required::True).build())
}

/// Closes the schemas of request bodies: unknown fields are refused.
pub(super) fn close_requests(document: &mut openapi::OpenApi) {
    let operations = document.paths.paths.values_mut();
    let operations = operations.flat_map(|it| [&mut it.put, &mut it.post, &mut it.patch]).flatten();
    let mut refers = Vec::new();
    for body in operations.filter_map(|it| it.request_body.as_mut()) {
        let RefOr::T(body) = body else { continue };
        for content in body.content.values_mut() {
            if let RefOr::T(Content { schema: Some(schema), .. }) = content {
                close(schema, &mut refers);
            }
        }
    }
    let components = document.components.get_or_insert_default();
    let mut closed = BTreeSet::new();
    while let Some(name) = refers.pop() {
        if let Some(schema) = components.schemas.get_mut(&name)
            && closed.insert(name)
        {
            close(schema, &mut refers);
        }
    }
}

/// Closes `schema`, and collects the names of the schemas that it refers to.
fn close(schema: &mut RefOr<Schema>, refers: &mut Vec<String>) {
    match schema {
        RefOr::Ref(it) => refers.extend(it.ref_location.rsplit('/').next().map(str::to_owned)),
        RefOr::T(Schema::Object(it)) if it.schema_type == Type::Object.into() => {
            it.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            it.properties.values_mut().for_each(|it| close(it, refers));
        }
        RefOr::T(Schema::Array(Array { items: ArrayItems::RefOrSchema(it), .. })) => {
            close(it, refers);
        }
        RefOr::T(Schema::OneOf(it)) => it.items.iter_mut().for_each(|it| close(it, refers)),
        RefOr::T(_) => {}
    }
}
