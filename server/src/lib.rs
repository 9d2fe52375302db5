//! The server of Kurs: the API, the client's files, and the jobs.
//!
//! `api::api` lists the whole API; `kernel` is what the capabilities share; each capability is a folder
//! of `routes` (HTTP), `ops` (one use case each) and `store` (one SQL statement each).

pub mod access_log;
pub mod admin;
pub mod api;
pub mod assignments;
pub mod capabilities;
pub mod capability;
pub mod changes;
pub mod config;
pub mod confirmations;
pub mod demo;
pub mod drafts;
pub mod earlier_words;
pub mod events;
pub mod feedback;
pub mod files;
pub mod gatherings;
pub mod goals;
pub mod guest;
pub mod help_lines;
pub mod identity;
pub mod jobs;
pub mod kernel;
pub mod log;
pub mod meeting_templates;
pub mod meetings;
pub mod notify;
pub mod outreach;
pub mod praises;
pub mod privacy;
pub mod push;
pub mod recognition_links;
pub mod recognitions;
pub mod reminders;
pub mod serve;
pub mod sharing;
pub mod staff;
pub mod state;
pub mod successes;
pub mod suggestions;
pub mod today;
pub mod words;
pub mod young_people;

pub use api::app;
