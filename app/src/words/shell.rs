//! The texts of the frame around the pages, and of the pages that stand in for others.

/// What the frame says.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct ShellWords {
    pub tabs: &'static str,
    /// The name of every link to the page about what is stored, and its address.
    pub privacy: &'static str,
    pub privacy_url: &'static str,
    pub tab_today: &'static str,
    pub tab_successes: &'static str,
    pub tab_meetings: &'static str,
    pub tab_me: &'static str,
    pub waiting: fn(usize) -> String,
    pub offline: &'static str,
    pub not_kept: fn(usize) -> String,
    pub update_waits: &'static str,
    pub new_version: &'static str,
    pub new_version_go: &'static str,
    pub refused: fn(usize) -> String,
    pub refused_see: &'static str,
    pub refused_title: &'static str,
    pub refused_text: &'static str,
    pub refused_why: fn(&str) -> &'static str,
    pub refused_goal: fn(&str) -> String,
    pub refused_goal_gone: &'static str,
    pub refused_success: &'static str,
    pub refused_settings: &'static str,
    pub refused_answer: &'static str,
    pub refused_words: &'static str,
    /// Something said to a meeting, where no words tell what.
    pub refused_meeting: &'static str,
    pub refused_picture: &'static str,
    pub refused_insist: &'static str,
    pub refused_change: &'static str,
    pub refused_let_go: &'static str,
    pub refused_none: &'static str,
    pub refused_none_text: &'static str,
    pub not_found_title: &'static str,
    pub not_found_text: &'static str,
    pub missing_title: &'static str,
    pub missing_text: &'static str,
    pub to_today: &'static str,
}
