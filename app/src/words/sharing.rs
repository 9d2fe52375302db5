//! The texts of the question who may see a thing.

/// Who may see a thing.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct SharingWords {
    pub only_me: &'static str,
    pub only_me_note: &'static str,
    pub my_team: &'static str,
    pub my_team_note: fn(&str) -> String,
    pub no_team_note: &'static str,
    pub some_people: &'static str,
    pub some_people_note: &'static str,
    pub not_on_team: &'static str,
    pub and: &'static str,
}
