//! The client of Kurs: one library, two bundles.
//!
//! Layers, from the top: [`shell`] (the phone's frame, routes, tabs) and [`desk`] (the frame of the
//! staff) → the capabilities, each with its page, parts, texts and what the desk sees of it → [`lazy`]
//! (what is loaded when it is first asked for) and [`staff`] (who is signed in at the desk) → [`sync`]
//! (replica and outbox), [`forms`] (fields, drafts) and [`ui`] (pieces without business words) → [`platform`] (the browser).

pub mod celebrations;
pub mod desk;
pub mod feedback;
pub mod forms;
pub mod gatherings;
pub mod goals;
pub mod identity;
pub mod install;
pub mod lazy;
pub mod me;
pub mod meetings;
pub mod outreach;
pub mod platform;
pub mod praises;
pub mod push;
pub mod sharing;
pub mod shell;
pub mod staff;
pub mod successes;
pub mod suggestions;
pub mod sync;
pub mod today;
pub mod ui;
