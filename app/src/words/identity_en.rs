//! Coming in, in English.

use kurs_domain::people::Role;

use super::IdentityWords;

pub(super) const WORDS: IdentityWords = IdentityWords {
    welcome: "Welcome to Kurs",
    welcome_text: "Here you set goals that you choose yourself, and collect what works out.",
    code: "Your code",
    code_hint: "You got it on a card or in a letter. Capital and small letters are all fine.",
    code_go: "Come in",
    code_incomplete: "The code has 12 characters, in groups of four. Have another look at it.",
    code_unknown: "We don't know that code. See if two characters got swapped, and try again.",
    code_used: "The code has been used. It works only once. Ask whoever gave you the code for a new one.",
    code_expired: "The code is too old. Ask whoever gave you the code for a new one.",
    too_many_tries: |minutes| match minutes {
        0 | 1 => "That was a lot of tries. Wait a minute, then try again.".to_owned(),
        minutes => format!("That was a lot of tries. Wait {minutes} minutes, then try again."),
    },
    step: |step, steps| format!("Step {step} of {steps}"),
    next: "Next",
    name_title: "What should we call you?",
    name_text: "Your first name or a nickname. You can change it later.",
    name: "Name",
    language_title: "Which language do you want to use?",
    language_text: "You can change it again whenever you like.",
    danish: "Dansk",
    english: "English",
    other_language: "Dansk",
    goal_title: "What would you like to get to?",
    goal_text: "Write it in your own words. Something small is fine.",
    goal: "My goal",
    examples: "See some examples",
    examples_text: "Just for inspiration. You write your own goal yourself.",
    example_goals: &[
        ("🚶", "Go for a walk before school"),
        ("📞", "Call someone I miss"),
        ("🍝", "Cook dinner by myself"),
        ("🌙", "Put my phone away at eleven"),
        ("💬", "Say it out loud when I need a break"),
        ("🚌", "Take the bus on my own"),
    ],
    step_title: "What is the first small step?",
    step_text: "So small that you can do it on a tired day.",
    first_step: "My first step",
    sure_title: "Does the goal fit you?",
    sure_text: "There is no wrong answer. The number helps you find a goal that fits.",
    skip: "Skip for now",
    done: "Keep my goal",
    signed_out_title: "You are signed out",
    signed_out_text: "Your goals and wins are kept. They are waiting for you.",
    expired_title: "Good to see you again",
    expired_text: "It has been a while, so we signed you out to be on the safe side. \
                   Your goals and wins are kept.",
    expired_unsent: |count| match count {
        1 => "1 thing is waiting here on the phone and is sent when you are back in.".to_owned(),
        count => {
            format!(
                "{count} things are waiting here on the phone and are sent when you are back in."
            )
        }
    },
    have_code: "I have a code",
    no_code: "If you have no code, ask your caseworker for one. It is quite all right to ask.",
    demo_title: "Try Kurs as …",
    demo_text: "All people here are made up. There is nothing you can break.",
    demo_as: |role| match role {
        Role::YoungPerson => ("Young person", "Set goals, mark what works out, and see your wins"),
        Role::Caseworker => ("Caseworker", "See what the young people chose to share with you"),
        Role::Lead => {
            ("Team lead", "Never sees single young people. Numbers for leads are not ready yet")
        }
        Role::Administrator => ("Administrator", "Invite colleagues and young people"),
    },
    demo_going: "Getting ready …",
    demo_unknown_title: "Kurs can't be tried here",
    demo_unknown_text: "This one is for real use. If you have a code, you can come in with it.",
};
