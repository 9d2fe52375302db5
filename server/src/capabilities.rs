//! The list of capabilities.

use crate::{
    access_log, assignments, capability::Capability, changes, drafts, earlier_words, feedback,
    files, gatherings, goals, guest, identity, jobs, meeting_templates, meetings, outreach,
    praises, push, recognition_links, recognitions, reminders, successes, suggestions,
    young_people,
};

pub const ALL: &[&Capability] = &[
    &identity::CAPABILITY,
    &assignments::CAPABILITY,
    &access_log::CAPABILITY,
    &changes::CAPABILITY,
    &goals::CAPABILITY,
    &successes::CAPABILITY,
    &suggestions::CAPABILITY,
    &earlier_words::CAPABILITY,
    &files::CAPABILITY,
    &jobs::CAPABILITY,
    &push::CAPABILITY,
    &reminders::CAPABILITY,
    &guest::CAPABILITY,
    &recognition_links::CAPABILITY,
    &recognitions::CAPABILITY,
    &gatherings::CAPABILITY,
    &praises::CAPABILITY,
    &meetings::CAPABILITY,
    &meeting_templates::CAPABILITY,
    &young_people::CAPABILITY,
    &outreach::CAPABILITY,
    &drafts::CAPABILITY,
    &feedback::CAPABILITY,
];
