//! The API over HTTP on a real database, each test on both engines. One module per capability.

mod kurs;

mod authorisation;
mod goals;
mod openapi;
