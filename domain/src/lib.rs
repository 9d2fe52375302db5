//! The rules and wire types of Kurs, compiled into both the server and the phone app so that both
//! decide alike. No I/O, clock or randomness may enter: time, ids and data are passed in.
#![warn(missing_docs)]

pub mod access;
pub mod alphabet;
pub mod assignments;
pub mod bilingual;
pub mod celebrations;
pub mod changes;
pub mod confirmations;
pub mod counts;
pub mod date;
pub mod day;
pub mod direction;
pub mod drafts;
pub mod drawing;
pub mod earlier_words;
pub mod events;
pub mod feedback;
pub mod files;
pub mod gatherings;
pub mod goals;
pub mod greeting;
pub mod id;
pub mod invitations;
pub mod jobs;
pub mod json;
pub mod meetings;
pub mod merge;
pub mod names;
mod order;
pub mod outreach;
pub mod people;
pub mod plain_words;
pub mod praise;
pub mod problem;
pub mod push;
pub mod recognitions;
pub mod record;
pub mod recordings;
pub mod reminders;
pub mod sharing;
pub mod successes;
pub mod suggestions;
pub mod sync;
pub mod text;
mod texts;
pub mod timestamp;
pub mod today;
pub mod wall_clock;
pub mod wishes;
pub mod young_people;

pub use chrono::NaiveDate;
pub use id::Id;
pub use timestamp::Timestamp;

/// One page of a list, newest first.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// At most `limit` records.
    pub items: Vec<T>,
    /// The value of the `before` parameter for the next page; absent on the last page.
    pub next: Option<String>,
}
