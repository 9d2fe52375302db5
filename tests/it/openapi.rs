//! The OpenAPI description: committed, complete, and displayed without loading anything from another host.
//!
//! `KURS_UPDATE=1 cargo xtask test api openapi` rewrites the committed file.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use kurs_domain::text::Words;
use kurs_server::api;
use reqwest::Method;
use serde_json::{Value, json};

use crate::kurs::on_both;

/// Compares a committed file with its expected content, or writes it when `KURS_UPDATE` is set.
#[track_caller]
pub(crate) fn committed(path: &str, expected: &str) {
    let file = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("KURS_UPDATE").is_some() {
        if let Some(folder) = std::path::Path::new(&file).parent() {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        std::fs::write(&file, expected).expect("the file is written");
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let how = "run the tests with KURS_UPDATE=1, look at the change, and commit it";
    assert!(found == expected, "{path} is not up to date: {how}");
}

fn document() -> Value {
    serde_json::to_value(api::openapi()).expect("a document")
}

/// Fails if a response is not in the route's description.
pub(crate) fn require_described(method: &Method, path: &str, status: u16) {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(document);
    let is_like = |template: &str| {
        let mut parts = template.split('/').zip(path.split('/'));
        template.split('/').count() == path.split('/').count()
            && parts.all(|(like, part)| like.starts_with('{') || like == part)
    };
    let routes = DOCUMENT["paths"].as_object().expect("paths").iter();
    let mut routes: Vec<_> = routes.filter(|(template, _)| is_like(template)).collect();
    // Literal routes match before those with placeholders.
    routes.sort_by_key(|(template, _)| template.matches('{').count());
    let Some((template, operations)) = routes.first() else { return };
    let operation = &operations[method.as_str().to_lowercase()];
    let described = &operation["responses"][status.to_string()];
    assert!(operation.is_null() || described.is_object(), "{method} {template}: {status}");
}

#[test]
fn the_committed_description_is_up_to_date() {
    let text = api::openapi().to_pretty_json().expect("JSON");
    committed("server/openapi.json", &format!("{text}\n"));
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let routes: BTreeSet<_> = api::api()
        .matrix
        .iter()
        .map(|entry| (entry.method.to_lowercase(), format!("/api/v1{}", entry.path)))
        .collect();
    let document = document();
    let paths = document["paths"].as_object().expect("paths");
    let described: BTreeSet<_> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods");
            methods.keys().map(move |method| (method.clone(), path.clone()))
        })
        .collect();
    assert_eq!(routes, described);
    assert_eq!(routes.len(), api::api().matrix.len(), "a route stands twice in the matrix");
}

#[test]
fn operations_are_named_like_their_handlers() {
    let document = document();
    let mut names = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let name = operation["operationId"].as_str().expect("an operation id");
            let verbs: &[&str] = match method.as_str() {
                "get" => &["get", "list"],
                "post" => &[
                    "answer", "cancel", "close", "confirm", "create", "finish", "hear", "hold",
                    "meet", "postpone", "remove", "retry", "see",
                ],
                "put" => &["put"],
                "patch" => &["patch"],
                "delete" => &["delete"],
                other => panic!("{other} {path}"),
            };
            let (verb, resource) = name.split_once('_').expect("<verb>_<resource>");
            assert!(verbs.contains(&verb), "{name} is a {method}");
            assert!(!resource.is_empty() && names.insert(name.to_owned()), "{name} stands twice");
            assert!(operation["summary"].is_string(), "{name} says nothing");
        }
    }
}

#[test]
fn every_refusal_is_described_as_a_problem() {
    let document = document();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            for (status, response) in operation["responses"].as_object().expect("responses") {
                if status.starts_with(['4', '5']) {
                    let expected = json!({ "$ref": format!("#/components/responses/{status}") });
                    assert_eq!(response, &expected, "{method} {path}");
                    let shared = &document["components"]["responses"][status];
                    let schema = shared.pointer("/content/application~1problem+json/schema/$ref");
                    assert_eq!(schema, Some(&"#/components/schemas/Problem".into()), "{status}");
                }
            }
        }
    }
}

#[test]
fn a_schema_name_stands_for_one_type() {
    // The document has one schema per name, the last one; here are all that the routes define.
    let mut api = api::api();
    let head = api.router.to_openapi().components.expect("components").schemas;
    let mut named = BTreeMap::new();
    for (name, schema) in head.into_iter().chain(api.schemas) {
        let schema = serde_json::to_value(schema).expect("a schema");
        let first = named.entry(name.clone()).or_insert_with(|| schema.clone());
        assert_eq!(*first, schema, "two types are called {name}: give one another name");
    }
}

#[test]
fn the_pattern_of_a_text_matches_what_is_accepted() {
    let document = document();
    let pattern = document["components"]["schemas"]["Words280"]["pattern"].as_str();
    let pattern = regex::Regex::new(pattern.expect("a pattern")).expect("a regular expression");
    // No regular expression can require that direction marks are closed.
    let pairs = |c| matches!(c, '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}');
    for c in ('\0'..='\u{ffff}').filter(|c| !pairs(*c)) {
        for text in [format!("{c}"), format!("a{c}b")] {
            let taken = Words::<280>::new(&text).is_ok();
            assert_eq!(pattern.is_match(&text), taken, "{text:?}");
        }
    }
}

/// What a page loads: the values of `src` and `href`.
fn resources(html: &str) -> Vec<&str> {
    ["src=\"", "href=\""]
        .iter()
        .flat_map(|name| html.split(name).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

on_both! {
    async fn the_description_loads_nothing_from_other_hosts(kurs: Kurs) {
        let client = kurs.signed_out();
        let page = client.call_outside("GET", "/api/docs/").send().await.is(200);
        assert_eq!(page.header("content-type"), Some("text/html"));
        let resources = resources(&page.text);
        assert!(resources.len() >= 3, "{}", page.text);
        for resource in resources {
            assert!(!resource.contains(':') && !resource.starts_with("//"), "{resource}");
            let path = format!("/api/docs/{}", resource.trim_start_matches("./"));
            client.call_outside("GET", &path).send().await.is(200);
        }
        // The content security policy blocks inline scripts, so there must be none.
        let scripts = page.text.split("<script").skip(1);
        for script in scripts {
            let (head, rest) = script.split_once('>').expect("a tag");
            assert!(head.contains("src="), "an inline script: {rest:.80}");
        }
        let served = client.call_outside("GET", "/api/v1/openapi.json").send().await.is(200);
        assert_eq!(served.json, document());
        let settings =
            client.call_outside("GET", "/api/docs/swagger-initializer.js").send().await.is(200);
        assert!(settings.text.contains("\"/api/v1/openapi.json\""), "{}", settings.text);
        assert!(!settings.text.contains("http"), "{}", settings.text);
    }
}
