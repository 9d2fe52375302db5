//! Pushes, and how one celebrates, in English.

use kurs_domain::{isolate, people::Role, praise::PraiseBy, wishes::CelebrationStyle};

use super::PushWords;

pub(super) const WORDS: PushWords = PushWords {
    celebrate: "When something works out",
    celebrate_text: "Choose how much Kurs makes of it.",
    style: |style| match style {
        CelebrationStyle::Big => ("A big celebration", "A picture and a few words"),
        CelebrationStyle::Small => ("A small celebration", "Only a few words"),
        CelebrationStyle::None => ("None", "Only your tick"),
    },
    sound: "A soft sound",
    vibration: "A short vibration",
    cheers: "Cheers from your team",
    cheers_text: "You can turn cheers off for one person at a time. They are only told that you don't wish for cheers just now.",
    cheers_from: |name, role| {
        if role == Role::Caseworker {
            isolate!(name; "Cheers from {name}, caseworker")
        } else {
            isolate!(name; "Cheers from {name}")
        }
    },
    praise: "Good news for your parents",
    praise_text: "Your team can tell your parents when something goes well. You always see here what they said.",
    praise_ok: "They may tell my parents when something goes well",
    praise_ok_text: "It only happens if you say yes here. You can always say no again.",
    of_age: |day| {
        format!(
            "You turn 18 on {day}. Until then your team may tell your parents good things about you without asking you first."
        )
    },
    praise_none: "Your team has not told your parents anything yet.",
    praise_away: "The list can be seen when you are online.",
    praised: |name, parent, by| match by {
        PraiseBy::Call => isolate!(name, parent; "{name} rang {parent}"),
        PraiseBy::Letter => isolate!(name, parent; "{name} wrote to {parent}"),
    },
    title: "Messages from Kurs",
    text: "Kurs can send you reminders and cheers, also when the app is closed. Nothing comes until you say yes.",
    on: "Turn on messages on this phone",
    off: "Turn off messages",
    is_off: "Messages are off on this phone.",
    is_on: "Messages are on for this phone.",
    blocked: "The phone blocks messages from Kurs.",
    blocked_text: "Go to the phone's settings. Find Kurs or your browser under Notifications. \
                   Allow them, and come back here.",
    unsupported: "This browser can't take messages.",
    install_first: "On iPhone and iPad, Kurs must be on the home screen first. Open Kurs from there, and turn messages on.",
    problem: "That did not work. Nothing has changed. Try again in a while.",
    arrived: |when| format!("The last message arrived {when}."),
    none_arrived: "No message has arrived yet.",
    try_now: "Send a test message",
    trying: "Sending a test message …",
    came: "It arrived. Everything works.",
    came_not: "It has not arrived yet. It may be late.",
    help: "If nothing comes",
    help_list: [
        "See if the phone is online. With Do not disturb on, it shows no messages.",
        "Is a battery saver on? Then messages may not come. Let Kurs run in the background.",
        "Turn messages off and on again here.",
    ],
    says: "What may the locked screen say?",
    says_nothing: "Nothing private",
    says_what: "What it is about",
    preview: "This is how a reminder can look:",
    preview_nothing: "Kurs has something for you",
    preview_what: "Go for a walk",
    cheers_push: "Tell me when somebody cheers",
    a_day: "At most this many reminders in one day",
    remind: "Remind me at",
    remind_hint: "A friendly nudge on the days the goal is for.",
    remind_quiet: "That is in your quiet hours. The reminder comes when they are over, and only if it is the same day.",
    remind_off: "Messages are off on this phone.",
    remind_turn_on: "Turn messages on",
    remind_none: "No reminder",
};
