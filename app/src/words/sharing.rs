//! The texts of the question who may see a thing.

use crate::sharing::Shared;

/// Who may see a thing.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct SharingWords {
    pub only_me: &'static str,
    pub only_me_note: &'static str,
    pub my_team: &'static str,
    pub seen_by: fn(Shared, &str) -> String,
    pub they: &'static str,
    pub no_team_note: &'static str,
    pub some_people: &'static str,
    pub not_on_team: &'static str,
}
