//! Successes in English.

use super::SuccessWords;

pub(super) const WORDS: SuccessWords = SuccessWords {
    title: "Wins",
    this_week: "this week",
    this_month: "this month",
    ever: "in all",
    picture: |now, before, weeks| {
        format!("Your wins in all: from {before} {weeks} weeks ago to {now} now")
    },
    filter: "Show",
    filter_all: "All wins",
    filter_no_goal: "Things I noticed",
    week_now: "This week",
    week_before: "Last week",
    week_of: |from, to| format!("{from} to {to}"),
    more: "Show more",
    noticed: "I noticed that I …",
    goal_gone: "A goal you let go",
    feeling: |value| format!("Felt like {value} out of 10"),
    empty_title: "Here you collect what works out",
    empty_text: "When you mark something, it will stand here. Small things count too.",
    empty_filter: "There is nothing here yet. It may still come.",
    change: "Change",
    words: "Your own words",
    words_hint: "What happened? What did you do?",
    notice_words: "I noticed that I …",
    notice_hint: "It can be something very small.",
    felt: "How did it feel?",
    felt_low: "heavy",
    felt_high: "really good",
    share: "Who may see this win?",
    as_goal: "It follows the goal unless you choose otherwise.",
    done: "Keep",
    keep: "Keep as a win",
    kept: "Kept among your wins",
    delete: "Delete the win",
    delete_title: "Do you want to delete the win?",
    delete_text: "It goes from your album, and so do its words.",
    delete_yes: "Delete the win",
    said_deleted: "The win is deleted",
    says_nothing: "Say in a few words what worked out.",
    count: |count| match count {
        1 => "1 win".to_owned(),
        count => format!("{count} wins"),
    },
};
