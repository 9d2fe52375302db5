//! The texts of coming in: the welcome, signing in, being signed out, trying Kurs.

use kurs_domain::people::Role;

/// What coming in says.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct IdentityWords {
    pub welcome: &'static str,
    pub welcome_text: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub code_go: &'static str,
    pub code_incomplete: &'static str,
    pub code_unknown: &'static str,
    pub code_used: &'static str,
    pub code_expired: &'static str,
    pub too_many_tries: fn(u64) -> String,
    pub step: fn(usize, usize) -> String,
    pub next: &'static str,
    pub name_title: &'static str,
    pub name_text: &'static str,
    pub name: &'static str,
    pub language_title: &'static str,
    pub language_text: &'static str,
    /// Each language in its own words.
    pub danish: &'static str,
    pub english: &'static str,
    /// The way to the other language, in that language.
    pub other_language: &'static str,
    pub goal_title: &'static str,
    pub goal_text: &'static str,
    pub examples: &'static str,
    pub examples_text: &'static str,
    pub example_goals: &'static [(&'static str, &'static str)],
    pub step_title: &'static str,
    pub step_text: &'static str,
    pub sure_title: &'static str,
    pub sure_text: &'static str,
    pub skip: &'static str,
    pub done: &'static str,
    pub signed_out_title: &'static str,
    pub signed_out_text: &'static str,
    pub expired_title: &'static str,
    pub expired_text: &'static str,
    pub expired_unsent: fn(usize) -> String,
    pub have_code: &'static str,
    pub no_code: &'static str,
    pub demo_title: &'static str,
    pub demo_text: &'static str,
    pub demo_as: fn(Role) -> (&'static str, &'static str),
    pub demo_going: &'static str,
    pub demo_unknown_title: &'static str,
    pub demo_unknown_text: &'static str,
}
