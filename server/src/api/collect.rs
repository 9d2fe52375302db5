//! The routes of the API while they are collected, each with its access.

use axum::{Extension, middleware::from_fn};
use utoipa::openapi::{RefOr, schema::Schema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use super::{
    access::{Access, Entry, guard},
    document,
};
use crate::state::AppState;

/// The routes of the API while they are collected.
pub struct Api {
    pub router: OpenApiRouter<AppState>,
    pub matrix: Vec<Entry>,
    /// The schemas by name, with repetitions. The document has one of each name.
    pub schemas: Vec<(String, RefOr<Schema>)>,
}

impl Api {
    pub fn new(router: OpenApiRouter<AppState>) -> Self {
        Self { router, matrix: Vec::new(), schemas: Vec::new() }
    }

    /// Adds `routes` with their access.
    #[must_use]
    pub fn open_to(mut self, access: Access, routes: UtoipaMethodRouter<AppState>) -> Self {
        let (schemas, mut paths, methods) = routes;
        self.schemas.extend(schemas.iter().cloned());
        for (path, item) in &mut paths.paths {
            let methods = [
                ("GET", &mut item.get),
                ("PUT", &mut item.put),
                ("POST", &mut item.post),
                ("PATCH", &mut item.patch),
                ("DELETE", &mut item.delete),
            ];
            for (method, operation) in methods {
                let Some(operation) = operation else { continue };
                document::complete(operation, method, path, access);
                self.matrix.push(Entry { method, path: path.clone(), access });
            }
        }
        // On these methods alone: any other method is answered 405, whoever calls.
        let methods = methods.route_layer(from_fn(guard)).route_layer(Extension(access));
        self.router = self.router.routes((schemas, paths, methods));
        self
    }
}
