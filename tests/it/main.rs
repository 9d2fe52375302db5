//! The API over HTTP on a real database, each test on both engines. One module per capability.

mod kurs;

mod access_log;
mod assignments;
mod authorisation;
mod bad_input;
mod database;
mod events;
mod goals;
mod identity;
mod openapi;
mod operation;
mod secrecy;
mod sharing;
mod staff;
mod successes;
mod suggestions;
mod today;
mod young_people;
