//! Contacts outside Kurs that staff record, and what the young person sees of them.

pub mod desk;
pub mod seen;
pub mod texts;
