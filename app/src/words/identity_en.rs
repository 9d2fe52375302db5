//! Coming in, in English.

use kurs_domain::{names::en, people::Role};

use super::IdentityWords;

pub(super) const WORDS: IdentityWords = IdentityWords {
    welcome: "Welcome to Kurs",
    welcome_text: "Here you set goals that you choose yourself, and collect what works out.",
    code: "Your code",
    code_hint: "You got it on a card or in a letter. You can write both capital and small letters.",
    code_go: "Sign in",
    code_never: |c| format!("“{c}” is in no code. Look once more."),
    code_incomplete: "The code has 12 characters in three groups. Check it once more.",
    code_unknown: "We don't know that code. Check that every character is right, and try again.",
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
    goal_title: "What would you like to achieve?",
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
    step_text: "So small that you can do it on a day when you are tired.",
    first_step: "My first step",
    sure_title: "Does the goal fit you?",
    sure_text: "You can't answer wrong. The number helps you find a goal that fits.",
    skip: "Skip",
    done: "Save my goal",
    signed_out_title: "You are signed out",
    signed_out_text: "Your goals and wins are saved. They are waiting for you.",
    expired_title: "Good to see you again",
    expired_text: "It has been a while, so we signed you out to be on the safe side. \
                   Your goals and wins are saved.",
    expired_unsent: |count| match count {
        1 => "1 thing is waiting here on the phone and is sent when you have signed in again."
            .to_owned(),
        count => {
            format!(
                "{count} things are waiting here on the phone and are sent when you have signed in again."
            )
        }
    },
    have_code: "I have a code",
    no_code: "If you have no code, ask your contact at the municipality. It is quite all right to ask.",
    demo_title: "Try Kurs as …",
    demo_text: "All people here are made up. There is nothing you can break.",
    demo_as: |role| {
        let does = match role {
            Role::YoungPerson => "Set goals, mark what works out, and see your wins",
            Role::Caseworker => "See what the young people chose to share with you",
            Role::Lead => "Never sees single young people. Numbers for leads are not ready yet",
            Role::Administrator => "Invite colleagues and young people",
        };
        (en::role(role), does)
    },
    demo_going: "Getting ready …",
    demo_unknown_title: "Kurs can't be tried here",
    demo_unknown_text: "This one is for real use. If you have a code, you can sign in with it.",
};
