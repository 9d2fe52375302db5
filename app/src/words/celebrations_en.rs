//! Celebrations in English.

use kurs_domain::{gatherings::Coming, isolate, recognitions::SenderKind};

use super::CelebrationWords;

pub(super) const WORDS: CelebrationWords = CelebrationWords {
    inbox: "Greetings for you",
    inbox_empty: "Kind words gather here",
    inbox_empty_text: "When somebody cheers for you or writes to you, it is here. \
                       You can also ask for a greeting yourself.",
    from: |name, kind| match kind {
        SenderKind::Team => isolate!(name; "{name} on your team"),
        SenderKind::Guest => isolate!(name; "{name}, by your link"),
    },
    for_success: "About your win:",
    new: "New",
    more: "More",
    share: "Who may see this greeting?",
    read_aloud: "Read aloud",
    report: "This is not all right",
    report_text: |kind| match kind {
        SenderKind::Team => {
            "The greeting is hidden. It is not deleted, so you can show it to others. Whoever sent it \
             is not told. If it is nasty, tell an adult you trust."
        }
        SenderKind::Guest => {
            "The greeting is hidden. The link closes, so that no more can come. The greeting is not \
             deleted, so you can show it to others. If it is nasty, tell an adult you trust."
        }
    },
    report_yes: "Hide the greeting",
    reported: "Not all right",
    reported_text: "You said no to this greeting. It was good that you did.",
    reported_open: "See it all the same",
    reported_show: "Would you like to show it to somebody on your team?",
    delete: "Delete the greeting",
    delete_title: "Delete the greeting?",
    delete_text: "It disappears for you, for whoever sent it and for those you shared it with.",
    said_deleted: "The greeting is deleted",
    ask: "Ask for a greeting",
    links: "Ask for a greeting",
    links_text: "Give a link to somebody you care about. They can write a few lines to you without \
                 having Kurs. They see nothing but the name you choose.",
    link_label: "Who is the link for?",
    link_label_hint: "Only you see this. For example: Grandma.",
    link_shown: "What do they call you?",
    link_shown_hint: "It is shown on the page they see.",
    link_language: "Language of the page",
    link_lasts: "How long should the link work?",
    days: |days| match days {
        1 => "1 day".to_owned(),
        365 => "a year".to_owned(),
        days => format!("{days} days"),
    },
    link_make: "Make the link",
    link_away: "You're offline right now. What you wrote is here. Make the link when you're online.",
    link_problem: |code| match code {
        "too_many_links" => "You have 20 open links. Close one of them first.",
        "offline" => "You're offline right now. What you wrote is here. Try again in a while.",
        _ => "That did not work. What you wrote is still here. Try again in a while.",
    },
    link_state: |received, until| {
        let got = match received {
            0 => "No greetings yet".to_owned(),
            1 => "1 greeting".to_owned(),
            received => format!("{received} greetings"),
        };
        match until {
            Some(day) => format!("{got} · open until {day}"),
            None => format!("{got} · closed"),
        }
    },
    link_close: "Close the link",
    link_close_text: "Then no more greetings can come by this link. Those you have stay here.",
    link_qr: "Code to scan with a camera",
    link_show: "Show code and link",
    links_none: "You have no links yet.",
    share_out: "Share the link",
    copied: "The link is copied",
    share_text: "Would you write a few words to me?",
    gatherings: "Celebrate together",
    gatherings_text: "Invite those you would like to celebrate with. Small is fine: a cup of cocoa counts.",
    at: |time| format!("at {time}"),
    gatherings_none: "You have not planned anything yet.",
    plan: "Plan a celebration",
    change: "Change the celebration",
    what: "What do you want to celebrate?",
    what_hint: "Those you invite can read this.",
    about: "Would you like to write more?",
    about_hint: "Those you invite can read this too.",
    day: "Which day?",
    time: "At",
    place: "Where?",
    team: "Who on your team would you like to invite?",
    keep: "Save the celebration",
    kept: "The celebration is saved",
    look_at: "Write what you want to celebrate, and what your guests call you. Choose a day, too.",
    cancelled: "Called off",
    cancel: "Call off the celebration",
    cancel_text: "The invitation will say that it is called off. Kurs sends no message, so tell people yourself too. \
                  It is quite all right to call it off.",
    uncancel: "Hold the celebration after all",
    let_go: "Delete the celebration",
    let_go_text: "It disappears, and links to it close. Kurs sends no message. Tell those you invited.",
    coming: "Who is coming?",
    no_answer: "has not answered yet",
    answer: |coming| match coming {
        Coming::Yes => "is coming",
        Coming::No => "can't come",
        Coming::Maybe => "may come",
    },
    guests: "Invite more people",
    guests_text: "Each guest gets a link of their own and can answer without having Kurs.",
    guest: "Who would you like to invite?",
    guest_add: "Make an invitation",
    guest_remove: |name| isolate!(name; "Take {name} off the list"),
    guest_remove_title: |name| isolate!(name; "Do you want to take {name} off the list?"),
    guest_remove_text: "The link stops working, and the answer is gone. Kurs sends no message. Tell them yourself.",
    guest_remove_yes: "Take off the list",
    guest_link_over: "The link has ended. It works for 30 days after the day.",
    guests_away: "That did not work. Try again when you're online.",
    guests_wait: "Once the celebration has been sent, you can invite guests.",
    invite_text: "Would you like to celebrate something with me?",
    gone: "We can't find the celebration",
    gone_text: "Perhaps you have deleted it.",
    story: "My story",
    story_text: "Your wins and the kind words you were given, gathered for you. Take it along on paper or as a file.",
    story_title: "What is it called?",
    story_title_hint: "Shown at the top of your story.",
    story_first: "My story",
    story_from: "From",
    story_until: "Until",
    story_with: ["My words and wins", "Greetings and cheers", "Pictures"],
    story_print: "Print, or save as PDF",
    story_print_hint: "Choose a printer, or save it as a PDF.",
    story_empty: "There is nothing in those months yet.",
};
