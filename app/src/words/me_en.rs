//! One's own page in English.

use kurs_domain::{
    access::Looked, assignments::AssignmentChangeKind, isolate, names::en, people::ReachBy,
};

use super::MeWords;
use crate::ui::Theme;

pub(super) const WORDS: MeWords = MeWords {
    title: "Me",
    about: "About me",
    name: "What should we call you?",
    name_hint: "Your team sees the same name.",
    kept: "Saved",
    language: "Language",
    looks: "How Kurs looks",
    theme: "Colours",
    theme_hint: "For this phone only.",
    themes: |theme| match theme {
        Theme::System => "Like the phone",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    time: "My day",
    zone: "Time zone",
    zone_hint: "Change it if you are somewhere else in the world.",
    day_start: "My day begins at",
    day_start_hint: "What you do before that belongs to the day before.",
    hour: |hour| format!("{hour:02}:00"),
    pause: "A break",
    pause_text: "Kurs reminds you of nothing. You get no messages about meetings and greetings either, but \
                 you can see them here. Your team can't see that you take a break. Nothing disappears, and \
                 you can end the break when you like.",
    pause_go: "Start the break",
    paused_since: |day| format!("You have been taking a break since {day}"),
    paused_text: "Everything is here when you want more.",
    come_back: "End the break",
    said_paused: "You are taking a break now",
    said_back: "Welcome back",
    reach: "How I like to be reached",
    reach_text: "So your team knows what suits you best.",
    reach_by: |by| match by {
        None => "It doesn't matter",
        Some(ReachBy::Sms) => "Text message",
        Some(ReachBy::Call) => "Phone call",
        Some(ReachBy::Email) => "E-mail",
        Some(ReachBy::InPerson) => "Face to face",
    },
    quiet: "Quiet hours",
    quiet_text: "In those hours Kurs sends you nothing.",
    quiet_on: "Turn on quiet hours",
    quiet_from: "From",
    quiet_until: "Until",
    quiet_empty: "Choose two different times. The change is not saved yet.",
    team: "My team",
    team_text: "They can see what you share, and everything about meetings. They can see your answers to their suggestions. They can also see your name, how you like to be reached, and whether you wish for cheers.",
    team_empty: "Nobody is on your team yet.",
    role: en::role,
    there: "Who has been there for you",
    there_text: "Here you see who is and was your caseworker, who decided it, and why.",
    there_none: "Nobody has been your caseworker in Kurs yet.",
    there_away: "The list could not be fetched just now. Try again when you are online.",
    there_since: |since| format!("since {since}"),
    there_from: |since| format!("from {since}"),
    there_until: |since, until| format!("{since} to {until}"),
    there_called_off: "came to nothing",
    there_asked: "You asked for it",
    there_changed: |what, by, until| match (what, until) {
        (AssignmentChangeKind::Begun, Some(until)) => {
            isolate!(by; "{by} decided it, and that it ends {until}")
        }
        (AssignmentChangeKind::Begun, None) => isolate!(by; "{by} decided it"),
        (AssignmentChangeKind::EndPlanned, Some(until)) => {
            isolate!(by; "{by} decided that it ends {until}")
        }
        (AssignmentChangeKind::EndPlanned, None) => isolate!(by; "{by} decided that it goes on"),
        (AssignmentChangeKind::Ended, _) => isolate!(by; "{by} ended it"),
    },
    looked: "Who has looked",
    looked_text: "You see it here each time the municipality looks at something about you.",
    looked_none: "Nobody has looked yet.",
    looked_more: "Show more days",
    looked_at: |who, what, about| match what {
        Looked::List => isolate!(who; "{who} saw you on their list"),
        Looked::Overview => isolate!(who; "{who} saw what you have shared"),
        Looked::Goal => isolate!(who; "{who} saw a goal you have shared"),
        Looked::File => isolate!(who; "{who} saw a picture you have shared"),
        Looked::Cheer => isolate!(who; "{who} wanted to cheer you on"),
        Looked::Gathering => isolate!(who; "{who} saw your invitation"),
        Looked::Meeting => isolate!(who; "{who} saw a meeting of yours"),
        Looked::Praise => {
            isolate!(who; "{who} wanted to tell your parents something good about you")
        }
        Looked::Suggestion => isolate!(who; "{who} wrote or saw a suggestion for you"),
        Looked::Assignments => isolate!(who; "{who} saw who is on your team"),
        Looked::Invitation => isolate!(who; "{who} made a new code for you"),
        Looked::Name => isolate!(who; "{who} saw your name"),
        Looked::ColleagueCode => isolate!(who, about; "{who} made a new code for {about}"),
        Looked::ColleagueConfirmed => {
            isolate!(who, about; "{who} confirmed that it is {about} who signed in")
        }
    },
    times: |times| match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    },
    at: |time| format!("at {time}"),
    phone: "On this phone",
    phone_kept: "What you write is saved on the phone and sent when you are online. It stays on the phone until you sign out.",
    phone_promised: "The phone does not delete it by itself.",
    phone_not_promised: "If space gets very short, the phone may clear up. \
                         With Kurs on the home screen your words are saved more safely.",
    phone_denied: "The phone can't save anything right now. Perhaps it is a private window, or \
                   space is short. What you write is sent at once when you're online.",
    phone_sent: "Everything is sent.",
    phone_waiting: |count| match count {
        1 => "1 thing waits to be sent.".to_owned(),
        count => format!("{count} things wait to be sent."),
    },
    phone_send: "Try to send now",
    sign_out: "Sign out",
    sign_out_everywhere: "Sign out everywhere",
    sign_out_everywhere_text: "You are signed out on this phone and everywhere else you use Kurs. \
                               You need a new code to sign in again.",
    sign_out_send_first: "Send it first",
    sign_out_text: "You need a new code to sign in again on this phone.",
    sign_out_recording: "You have a recording for a meeting that you have not sent. It is deleted when you sign out.",
    sign_out_listen: "Listen to it first",
    sign_out_title: "Do you want to sign out?",
    sign_out_unsent: |count| match count {
        1 => "1 thing has not been sent yet. If you sign out now, it is lost. \
              Better wait until you're online."
            .to_owned(),
        count => format!(
            "{count} things have not been sent yet. If you sign out now, they are lost. \
             Better wait until you're online."
        ),
    },
    sign_out_yes: "Sign out now",
    sign_out_and_lose: "Sign out, and delete what is not sent",
    sign_out_away: "We could not connect, so you are still signed in. Try again in a while.",
};
