//! The API over HTTP on a real database, each test on both engines. One module per capability.

mod kurs;

mod access_log;
mod authorisation;
mod goals;
mod identity;
mod openapi;
mod successes;
mod today;
