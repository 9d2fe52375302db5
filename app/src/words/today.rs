//! The texts of the page of the day.

use kurs_domain::{changes::WordsField as EarlierField, goals::PartOfDay, greeting::Greeting};

/// What the day says.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct TodayWords {
    pub title: &'static str,
    /// The greeting at an hour of the day, with the name.
    pub greeting: fn(Greeting, u32, &str) -> String,
    /// A line below the greeting, where there is something to add.
    pub below_greeting: fn(Greeting) -> &'static str,
    pub week: fn(i64) -> String,
    pub mark: fn(&str) -> String,
    pub marked: fn(&str) -> String,
    pub said_marked: fn(&str) -> String,
    pub said_undone: fn(&str) -> String,
    pub worked_out_at: fn(&str) -> String,
    pub worked_out_times: fn(usize) -> String,
    pub times_this_week: fn(i64) -> String,
    pub first_step: fn(&str) -> String,
    pub still_fits: &'static str,
    pub part_of_day: fn(PartOfDay) -> &'static str,
    pub kept: &'static str,
    pub received: &'static str,
    /// Seen by these people.
    pub seen_by: fn(&str) -> String,
    pub picture_waits: &'static str,
    pub earlier_title: &'static str,
    pub earlier_text: fn(EarlierField) -> &'static str,
    pub earlier_use: &'static str,
    pub earlier_let_go: &'static str,
    pub earlier_said_used: &'static str,
    pub install_title: &'static str,
    pub install_text: &'static str,
    pub install_go: &'static str,
    pub install_ios: &'static str,
    pub install_later: &'static str,
    pub refused: &'static str,
    pub add_words: &'static str,
    pub change_words: &'static str,
    pub once_more: &'static str,
    pub undo: &'static str,
    /// A meeting on this day at this time, that its owner has not prepared for.
    pub meeting_near: fn(&str, &str) -> String,
    /// A meeting that goes on now.
    pub meeting_now: &'static str,
    pub new_goal: &'static str,
    pub all_goals: &'static str,
    pub something_else: &'static str,
    pub also_worked_out: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub free_title: &'static str,
    pub free_text: &'static str,
    pub paused_title: &'static str,
    pub paused_text: &'static str,
    pub come_back: &'static str,
    pub suggestion_from: fn(&str) -> String,
    pub suggestion_text: &'static str,
    pub adopt: &'static str,
    pub not_for_me: &'static str,
    pub not_for_me_words: fn(&str) -> String,
    pub not_for_me_hint: &'static str,
    pub not_for_me_send: &'static str,
    pub said_dropped: &'static str,
    pub shared: &'static str,
    pub said_back: &'static str,
}
