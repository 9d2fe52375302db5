//! Meetings, in English.

use kurs_domain::{
    meetings::{contributions::Prompt, plan::MeetingKind},
    names::en,
};

use super::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
    title: "Meetings",
    text: "Here are your meetings. You decide how you take part.",
    none: "No meetings right now",
    none_text: "When somebody plans a meeting with you, it is here. You can ask for one yourself, too.",
    coming: "The next meeting",
    later: "Later on",
    asked: "Meetings you asked for",
    earlier: "Earlier meetings",
    asked_title: "A meeting you asked for",
    asked_wait: "Your wish is sent. Somebody on your team will answer you.",
    withdraw_request: "Take the wish back",
    withdraw_request_text: "Then no meeting is planned. You can always ask for a new one.",
    request_withdrawn: "You took your wish for the meeting back.",
    you_asked: "What you wrote when you asked",
    ask: "Ask for a meeting",
    ask_text: "Write in short what you want to talk about. Your team sees it and finds a time with you.",
    ask_field: "I want to talk about …",
    ask_hint: "You can write more later.",
    ask_go: "Ask for the meeting",
    ask_kept: "Your wish for a meeting is saved",
    state: en::meeting_state,
    new_things: |count| match count {
        1 => "1 thing is new to you".to_owned(),
        count => format!("{count} things are new to you"),
    },
    at: |time| format!("at {time}"),
    minutes: |minutes| format!("{minutes} minutes"),
    place: en::place,
    calendar: "Put the meeting in your calendar",
    back: "All meetings",
    back_one: "Back to the meeting",
    gone: "We can't find the meeting",
    gone_text: "Maybe it has not reached this phone yet.",
    cancelled: "The meeting is called off",
    cancelled_because: |name, because| format!("{name} wrote: {because}"),
    called_off_text: "What you said is still here. You can ask for a new meeting.",
    changes: "This is new",
    changes_seen: "I have seen it",
    changes_said: "Marked as seen",
    changed_planned: |name| format!("{name} has planned the meeting."),
    changed_time: |before, after| format!("The time has moved from {before} to {after}."),
    changed_place: |before, after| format!("The place has changed from {before} to {after}."),
    kind: |kind| match kind {
        MeetingKind::ActionPlan => "a meeting about your plan",
        MeetingKind::Network => "a network meeting",
        MeetingKind::HandOver => "a hand-over meeting",
        MeetingKind::FollowUp => "a follow-up meeting",
        MeetingKind::Other => "another kind of meeting",
    },
    changed_kind: |before, after| format!("It was {before}. Now it is {after}."),
    changed_duration: |before, after| {
        format!("The meeting now takes {after} minutes. Before it was {before} minutes.")
    },
    changed_title: |before, after| {
        format!("The meeting was called {before}. Now it is called {after}.")
    },
    changed_purpose: |before, after| {
        format!("What the meeting is about has changed.\nBefore: {before}\nNow: {after}")
    },
    changed_agenda: |before, after| {
        format!("The agenda has changed. Before: {before}. Now: {after}.")
    },
    changed_invited: |by, name| format!("{by} has invited {name}."),
    changed_roles: |by, name, before, after| {
        format!("{by} has changed what {name} looks after. Before: {before}. Now: {after}.")
    },
    no_role: "nothing special",
    changed_left: |name, because| {
        if because.is_empty() {
            format!("{name} does not come to the meeting, as you wished.")
        } else {
            format!("{name} does not come to the meeting: {because}")
        }
    },
    changed_yes: |by, what| format!("{by} said yes to your wish: {what}."),
    changed_no: |by, what, because| format!("{by} said no to your wish: {what}. Reason: {because}"),
    changed_answered: |by| format!("{by} has answered something you said."),
    changed_brought: |by| format!("{by} has written to you about the meeting."),
    changed_said_for: |by| format!("{by} has said something on your behalf."),
    changed_held: "The meeting has begun.",
    changed_break: "The break you asked for was taken.",
    changed_written: |by, decision, text| format!("{by} has written {decision}: “{text}”"),
    changed_reworded: |by, decision, before, after| match (before, after) {
        ("", after) => format!("{by} has written more in {decision}: “{after}”"),
        (before, "") => format!("{by} has taken something out of {decision}: “{before}”"),
        (before, after) => {
            format!("{by} has rewritten {decision}.\nBefore: “{before}”\nNow: “{after}”")
        }
    },
    changed_dropped: |by, decision, before| {
        format!("{by} has taken {decision} out. It said: “{before}”")
    },
    changed_final: "A decision is now final.",
    changed_sought: |by| format!("{by} has asked what you think of a decision."),
    changed_closed: "The meeting is closed, and everything you had said was answered.",
    changed_off: |by, because| format!("{by} has called the meeting off: {because}"),
    about: "What it is about",
    agenda: "What we will talk about",
    agenda_say: "Say something about it",
    agenda_none: "No items are written yet.",
    come: "Will you be there?",
    come_text: "All three are just as good. You can change your mind right up to the meeting.",
    taking_part: en::taking_part_answer,
    come_kept: "Your choice is saved",
    people: "Who is coming?",
    people_none: "Nobody is on the list yet.",
    you: "you",
    role: en::meeting_role_for_you,
    you_wanted: "as you wished",
    suggest: "Say who you want there",
    wish_come: |name| format!("that {name} comes"),
    wish_away: |name| format!("that {name} does not come"),
    wish_advocate: "help with finding a support person (bisidder)",
    somebody: "somebody who was on the list",
    wishes: "Your wishes",
    wished: |day, what| format!("{day}: You wished {what}."),
    wish_waits: "There is no answer yet.",
    wish_yes: |day, by| format!("{day}: {by} said yes."),
    wish_no: |day, by| format!("{day}: {by} said no."),
    wish_back: |day| format!("{day}: You took it back."),
    take_back: "Take it back",
    taken_back: "Taken back",
    undo: "Undo",
    undone: "It is back again",
    delegates: "Let somebody speak for you",
    delegates_text: "Somebody you trust can say something for you at the meeting. They get a link and see the time, the place, the agenda and what you choose.",
    delegate_new: "Choose somebody who speaks for you",
    delegate_name: "What is their name?",
    delegate_relation: "Who are they to you?",
    delegate_relation_hint: "For example: my uncle.",
    delegate_task: "What are they to say or do?",
    delegate_task_hint: "Only they read it.",
    delegate_sees: "What they may see",
    delegate_sees_none: "When you have said something to the meeting, you can choose it here.",
    delegate_decisions: "May see what is decided",
    delegate_keep: "Save",
    delegate_kept: "Saved. The link comes when you're online",
    delegate_wait: "The link comes when Kurs has received this.",
    delegate_share: "Will you speak for me at a meeting?",
    delegate_opened: |when| {
        format!("The link was taken into use {when}. It works in that browser only.")
    },
    delegate_not_opened: "The link is not in use yet.",
    delegate_dismiss: "Take the link back",
    delegate_dismiss_text: "Then the link does not work any more. What they said stays until you take it back.",
    delegate_dismissed: "The link is taken back",
    delegate_change: "Change what they see",
    delegate_brought: |name| format!("{name} wrote to you. Only you read it"),
    delegate_sees_count: |count, decisions| {
        let things = match count {
            0 => "nothing of what you said".to_owned(),
            1 => "1 of the things you said".to_owned(),
            count => format!("{count} of the things you said"),
        };
        if decisions {
            format!("Sees {things}, and what is decided.")
        } else {
            format!("Sees {things}.")
        }
    },
    live: "The meeting is going on",
    live_text: "You can follow it here. What you tap is seen in the room. It goes into the minutes, too.",
    live_offline: "You're offline right now. What you tap is saved, and sent when you're back online.",
    reactions: "How is it right now?",
    reaction: en::reaction,
    reacted: |what| format!("Shown: {what}"),
    break_waits: "You asked for a break. It stays on the screen in the room until it is taken.",
    break_kept: "You asked for a break. It is saved, and sent when you're online.",
    break_met: |time| format!("The break was taken at {time}."),
    decisions: "What is decided",
    decisions_live: "What is written down",
    decisions_none: "Nothing is written down yet.",
    decision_number: |number| format!("Decision {number}"),
    decision_dropped: |number, by, day| format!("{by} took decision {number} out, {day}"),
    quoted: |text| format!("“{text}”"),
    wording_by: |by, when| format!("Written by {by}, {when}"),
    wordings_earlier: |count| match count {
        1 => "What it said before".to_owned(),
        count => format!("What it said before: {count} versions"),
    },
    wordings_text: "When the words change, the old ones stay here. Your answer belongs to the words you saw.",
    decision_why: "Why",
    decision_actions: "Who does what",
    decision_by: |who, day| format!("{who}, by {day}"),
    decision_final: en::decision_state(true),
    decision_open: en::decision_state(false),
    not_meant: en::prompt(Prompt::NotWhatIMeant),
    not_meant_first: "That is not what I meant.",
    not_meant_text: "Write what you meant, if you like. You can also send it as it is.",
    not_meant_send: "Send it to the meeting",
    not_meant_kept: "It is saved. It must have an answer before the meeting can be closed",
    view: "What do you think of it?",
    view_kind: en::view,
    view_words: "In your own words",
    view_keep: "Save what I think",
    view_kept: "What you think is saved",
    view_missing: "Choose one of the four.",
    view_yours: "You said",
    view_old: "The words have changed since you answered. You can answer again.",
    view_rewritten: "The decision has just been rewritten. Now it says:",
    view_rewritten_text: "Your answer is still here. If it fits the new text too, press here. Otherwise it counts for the old one.",
    view_read: "My answer fits the new text",
    view_read_done: "Now your answer counts for the new text. Remember to save it",
    complain: "If you want to complain",
    complain_text: "If the decision is a formal one, you can complain. It is formal when the municipality says yes or no to something in your case. Write to the municipality, or call, within 4 weeks of the day you were told of it. Say what you disagree with. The municipality looks at it again. If it still says no, it sends your complaint to Ankestyrelsen, which is independent.",
    complain_help: "Your support person (bisidder), or somebody else you trust, can help you write. You can also ask the municipality for help. It must help you.",
    summary: en::SUMMARY,
    read_aloud: "Read aloud",
    became: "What you said, and what became of it",
    became_text: "Your own words first. Then the answer.",
    became_to: "It became",
    changed: "This changed something:",
    not_changed: "This is why it did not happen:",
    answer_by: |name, day| format!("{name}, {day}"),
    feedback: "One minute: how was the meeting?",
    feedback_heard: "Were you listened to?",
    feedback_low: "not at all",
    feedback_high: "all the way",
    feedback_words: "Do you want to say more about it?",
    feedback_share: "Your team may read it",
    feedback_share_note: "Then it is in the minutes, too. Otherwise only you can see it.",
    feedback_keep: "Save",
    feedback_kept: "Thank you. It is saved",
    feedback_missing: "Move the dot on the scale first.",
    prepare: "Get ready for the meeting",
    prepare_text: "Five calm minutes. You can skip anything and come back.",
    prepare_go: "Begin",
    prepare_on: "Go on where you left off",
    prepared: "You are prepared. You can always say more.",
    prepare_again: "Go through it again",
    problem: |code| match code {
        "meeting_closed" => "The meeting is closed.",
        "meeting_called_off" => "The meeting is called off.",
        "meeting_not_held" => "The meeting has not begun.",
        "meeting_full" => {
            "There is no room for more from you at this meeting. Make it shorter, or take it to the next meeting."
        }
        "too_many_requests_waiting" => {
            "You have five wishes for a meeting that wait for an answer. Wait for one of them, or take one back."
        }
        "too_many" => "There is no room for more.",
        "already_answered" => "It has an answer. It can't be taken back.",
        "nobody_named" => "Write who it is.",
        _ => "It was not saved. What you wrote is still here. Try again in a while.",
    },
};
