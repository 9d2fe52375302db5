//! The frame in English.

use super::ShellWords;
use kurs_domain::isolate;

pub(super) const WORDS: ShellWords = ShellWords {
    tabs: "Pages",
    privacy: "Your information",
    privacy_url: "/privacy?lang=en",
    tab_today: "Today",
    tab_successes: "Wins",
    tab_meetings: "Meetings",
    tab_me: "Me",
    waiting: |count| match count {
        1 => "1 thing is waiting until you're online. Feel free to go on.".to_owned(),
        count => format!("{count} things are waiting until you're online. Feel free to go on."),
    },
    offline: "You're offline right now. What you do is sent later.",
    not_kept: |count| match count {
        1 => "1 thing is not sent, and the phone can't save it. Don't close Kurs yet.".to_owned(),
        count => {
            format!(
                "{count} things are not sent, and the phone can't save them. Don't close Kurs yet."
            )
        }
    },
    only_on_screen: "only on screen until it is sent",
    clock_is_off: "The clock on your phone is wrong. That's fine: Kurs uses the right day.",
    clock_read: "Okay",
    update_waits: "Something was saved in a newer version of Kurs. It is sent when you update.",
    new_version: "There is a new version of Kurs. What you are writing stays here.",
    new_version_go: "Update now",
    refused: |count| match count {
        1 => "1 thing did not get through.".to_owned(),
        count => format!("{count} things did not get through."),
    },
    refused_see: "See why",
    refused_title: "Did not get through",
    refused_text: "It is still here. You decide what happens to it.",
    refused_why: |code| match code {
        "meeting_closed" => "The meeting is closed.",
        "meeting_called_off" => "The meeting is called off.",
        "meeting_not_held" => "The meeting was not going on.",
        "meeting_full" => {
            "There is no room for more from you at this meeting. Make it shorter, or take it to the next meeting."
        }
        "too_many_requests_waiting" => {
            "You have five wishes for a meeting that wait for an answer. Wait for one of them, or take one back."
        }
        "too_many" => "There was no room for more.",
        "about_unknown" | "wording_unknown" => {
            "It says something else now than what you answered. See what it says, and say it again."
        }
        "withdrawn" => "It was taken back.",
        "file_missing" => "The file that belongs to it did not get through.",
        "too_many_active_goals" => "You have 100 goals going on. Let one of them rest first.",
        "already_answered" => "It has an answer already.",
        "day_in_the_future" | "day_too_long_ago" => "You can mark today and up to 14 days back.",
        "marked_already" => "That day has a win for that goal already.",
        "not_a_picture" => "That was not a picture we can show.",
        "not_a_voice_note" => "That was not a recording we can play.",
        "voice_too_long" => "The recording is longer than 5 minutes.",
        "picture_too_large" => "The picture is too large.",
        "files_full" => "There is no room for more of your pictures.",
        "missing_here" => "The picture is no longer on the phone.",
        "unreadable" => "We got an answer we did not understand. It is still here.",
        "too_many_invited" => "As many are invited as there is room for.",
        "not_found" => "It does not exist any more.",
        _ => "We could not take it. Change it, or delete it.",
    },
    refused_goal: |text| isolate!(text; "Your goal: {text}"),
    refused_goal_gone: "A goal you wanted to delete",
    refused_success: "A win",
    refused_settings: "Your settings",
    refused_answer: "Your answer to a suggestion",
    refused_words: "Text you wanted to delete",
    refused_meeting: "Something for a meeting",
    refused_picture: "A picture or a recording",
    refused_insist: "Send my version again",
    refused_change: "Change it",
    refused_let_go: "Delete it",
    refused_let_go_title: "Delete it?",
    refused_let_go_text: "It is only here on the phone. If you delete it, you can't get it back.",
    refused_none: "Everything got through",
    refused_none_text: "There is nothing more to decide here.",
    not_found_title: "There is no such page",
    not_found_text: "It may have moved, or the link has a typing mistake. Nothing is lost.",
    missing_title: "This page is not here yet",
    missing_text: "Nothing is lost. Try again when you're online.",
    to_today: "Go to Today",
};
