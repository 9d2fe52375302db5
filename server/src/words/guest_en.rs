//! The pages for people without an account, in English.

use chrono::Datelike as _;
use kurs_domain::{gatherings::Coming, isolate, names::en};

use super::guest::GuestWords;

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) const WORDS: GuestWords = GuestWords {
    code: "en",
    other_language: "Dansk",
    language: "Language",
    about: "Kurs is a place for young people in Odense. They set their own goals here, and what works out is celebrated.",

    say_title: "Say something kind",
    say_to: |name| isolate!(name; "Say something kind to {name}"),
    say_intro: |name| {
        isolate!(name; "You have this link from {name}. Write one to three sentences about something good that you noticed. Small things count."
        )
    },
    from: "Who are you?",
    from_hint: |name| isolate!(name; "Your name, as {name} knows you"),
    text: "Your words",
    text_hint: |most| format!("There is room for {most} characters"),
    send_to: |name| isolate!(name; "Send to {name}"),
    who_sees: |name| {
        isolate!(name; "{name} sees it first and decides whether others may read it. You don't need an account."
        )
    },
    thanks: "Thank you! Your words are sent",
    thanks_words: |name| isolate!(name; "They wait for {name} in Kurs. Words like that can carry far."),
    once_more: "Write something more",

    invited_title: "You are invited",
    invited_by: |name| isolate!(name; "{name} invites you"),
    when: "When",
    place: "Where",
    day: |day| {
        let weekday = DAYS[day.weekday().num_days_from_monday() as usize];
        let month = MONTHS[day.month0() as usize];
        format!("{weekday} {} {month} {}", day.day(), day.year())
    },
    day_at: |day, at| format!("{day} at {at}"),
    cancelled: "It is called off",
    cancelled_words: |name| isolate!(name; "It will not be after all, says {name}. There is nothing you need to do."),
    coming: "Are you coming?",
    yes: en::coming(Coming::Yes),
    maybe: en::coming(Coming::Maybe),
    no: en::coming(Coming::No),
    choose: "Choose one of the answers",
    few_words: |name| isolate!(name; "A few words to {name}"),
    optional: "if you like",
    answer: "Send answer",
    answer_anew: "Send a new answer",
    answered: "Thank you for your answer",
    answered_words: |name| isolate!(name; "{name} can see it now. If things change, you can answer again here."),
    who_sees_answer: |name| isolate!(name; "Only {name} sees your answer. You don't need an account."),

    letter_title: "A letter for you",
    letter_from: |name| isolate!(name; "Some good words from {name}"),
    written: |day| format!("Written {day}"),
    letter_lasts: "You can read the letter here for 30 days.",
    letter_about: "The young person can see that the letter is written, and can read the same as you.",

    ended: "This link no longer works",
    ended_words: "It has ended or was closed. Ask whoever gave you the link.",
    nothing: "There is nothing here",
    nothing_words: "See whether the whole address came along, or ask for the link again.",
    full: "This link has taken as much as it can for now. Your words are still here. Try again tomorrow.",
    meeting_full: "The meeting has no room for more from you. Your words are still here. Try to say it in fewer.",
    too_fast: "Many words were sent from here in a short time. Your words are still here. Wait a little, and try again.",
    not_kept: "It could not be saved just now. Your words are still here. Try again in a moment.",
    too_large: "That was more than we can take at once. Go back, and make it shorter.",
    mend: "Fix what is marked. What you wrote is still here.",
    empty: "Write something here",
    too_long: |most| format!("It is too long. There is room for {most} characters"),
    forbidden: |before| match before {
        "" => "The text starts with a hidden mark. Delete the words there, and write them again"
            .to_owned(),
        before => {
            isolate!(before; "Right after “{before}” is a hidden character. Delete the words there, and write them again"
            )
        }
    },
};
