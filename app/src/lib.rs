//! The client of Kurs: one library, two bundles.
//!
//! Reading order: [`phone`] (which pages there are) → one capability's folder (its page and parts)
//! → [`local`] (what the phone keeps and sends) → [`api`] (the only way to the server). [`ui`] draws
//! and knows no business; [`words`] holds every text in both languages; [`here`] asks the browser
//! what only it knows.

pub mod address;
pub mod api;
mod browser;
pub mod celebrations;
pub mod desk;
pub mod events;
pub mod gatherings;
pub mod goals;
pub mod here;
pub mod identity;
pub mod later;
pub mod local;
pub mod me;
pub mod meetings;
pub mod phone;
pub mod push;
pub mod sharing;
pub mod successes;
pub mod suggestions;
pub mod today;
pub mod ui;
pub mod words;
