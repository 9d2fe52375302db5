//! The API over HTTP on a real database, each test on both engines. One module per capability.

mod kurs;

mod access_log;
mod assignments;
mod authorisation;
mod bad_input;
mod changes;
mod database;
mod devices;
mod events;
mod files;
mod gatherings;
mod goals;
mod guest_pages;
mod idempotency;
mod identity;
mod jobs;
mod meeting_guests;
mod meetings;
mod merging;
mod openapi;
mod operation;
mod praises;
mod projection;
mod pruning;
mod push;
mod recognition_links;
mod recognitions;
mod reminders;
mod secrecy;
mod sharing;
mod staff;
mod successes;
mod suggestions;
mod today;
mod young_people;
