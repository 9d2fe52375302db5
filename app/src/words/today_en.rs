//! The day in English.

use kurs_domain::{changes::WordsField, greeting::Greeting, isolate, names::en};

use super::TodayWords;

pub(super) const WORDS: TodayWords = TodayWords {
    title: "Today",
    greeting: |greeting, hour, name| match greeting {
        Greeting::FirstDay => isolate!(name; "Welcome, {name}"),
        Greeting::BackAfterDays => isolate!(name; "Hi again, {name}"),
        Greeting::BackAfterWeeks => isolate!(name; "So good to see you, {name}"),
        Greeting::OrdinaryDay => match hour {
            4..12 => isolate!(name; "Good morning, {name}"),
            18..23 => isolate!(name; "Good evening, {name}"),
            _ => isolate!(name; "Hi, {name}"),
        },
    },
    below_greeting: |greeting| match greeting {
        Greeting::FirstDay => "This is your place. Begin with something small.",
        Greeting::OrdinaryDay => "",
        Greeting::BackAfterDays => "Nice of you to look in. Everything is as you left it.",
        Greeting::BackAfterWeeks => {
            "There is nothing to catch up on. Everything that worked out is still here."
        }
    },
    week: |count| match count {
        0 => "Here is room for this week's wins".to_owned(),
        1 => "1 thing worked out this week".to_owned(),
        count => format!("{count} things worked out this week"),
    },
    mark: |goal| isolate!(goal; "Mark that it worked out: {goal}"),
    marked: |goal| isolate!(goal; "Worked out: {goal}. Show more"),
    said_marked: |goal| isolate!(goal; "Marked: {goal}"),
    said_undone: |goal| isolate!(goal; "Undone: {goal}"),
    worked_out_at: |time| format!("Worked out at {time}"),
    worked_out_times: |times| match times {
        1 => "Worked out today".to_owned(),
        times => format!("Worked out {times} times today"),
    },
    times_this_week: |times| match times {
        1 => "Once this week".to_owned(),
        2 => "Twice this week".to_owned(),
        times => format!("{times} times this week"),
    },
    first_step: |step| isolate!(step; "First step: {step}"),
    still_fits: "Fits today too",
    part_of_day: en::part_of_day,
    kept: "saved here",
    received: "received",
    seen_by: |names| isolate!(names; "seen by {names}"),
    picture_waits: "the picture waits until you're online",
    earlier_title: "You wrote this somewhere else",
    earlier_text: |field| match field {
        WordsField::Text => "The goal says something else now. Your other text is saved here.",
        WordsField::Why => {
            "It says something else about why the goal matters. Your other text is saved here."
        }
        WordsField::FirstStep => {
            "The first step says something else now. Your other text is saved here."
        }
        WordsField::Words => "The win says something else now. Your other text is saved here.",
    },
    earlier_use: "Put the text in",
    earlier_let_go: "Delete the text",
    earlier_said_used: "The text is put in",
    install_title: "Put Kurs on your home screen",
    install_text: "Then Kurs opens with one tap, also offline. The phone saves your words more safely, too.",
    install_go: "Put on home screen",
    install_ios: "Tap the Share button in Safari, and choose Add to Home Screen.",
    install_later: "Not now",
    travel_title: "Are you somewhere else in the world?",
    travel_text: "Your phone shows another time than Kurs. Should your days in Kurs follow the phone?",
    travel_follow: "Yes, follow the phone",
    travel_stay: "No, leave it",
    travel_said: "Your days follow the phone now",
    refused: "did not get through",
    add_words: "Write a few words",
    change_words: "See and change",
    once_more: "Once more",
    undo: "Undo",
    meeting_near: |day, time| format!("Meeting {day} at {time}. Do you want to get ready?"),
    meeting_now: "Your meeting is going on",
    new_goal: "New goal",
    all_goals: "All my goals",
    something_else: "Something else worked out",
    also_worked_out: "This worked out too",
    empty_title: "What would you like to achieve?",
    empty_text: "Set a goal in your own words. It may be so small that you are nearly there.",
    free_title: "No goals today",
    free_text: "You have the day off. If something works out anyway, you can save it here.",
    paused_title: "You are taking a break",
    paused_text: "Kurs reminds you of nothing and sends you no messages. Your goals and wins wait until you \
                  want them.",
    come_back: "End the break",
    suggestion_from: |name| isolate!(name; "{name} has a suggestion"),
    suggestion_text: "You decide. If you want to, write it in your own words.",
    adopt: "Make it my goal",
    not_for_me: "Not for me",
    not_for_me_words: |name| isolate!(name; "Do you want to say something to {name}?"),
    not_for_me_hint: "You don't have to give a reason.",
    not_for_me_send: "Send the answer: Not for me",
    said_dropped: "Your answer is saved",
    shared: "Shared with others",
    said_back: "Welcome back",
};
