//! The pages of a meeting, in English.

use kurs_domain::{isolate, meetings::participants::SuggestionKind, names::en};

use super::meetings::MeetingWords;

pub(super) const WORDS: MeetingWords = MeetingWords {
    title: "A meeting",
    asked_by: |name| isolate!(name; "{name} asks you to speak for them"),
    what_it_is: |name| {
        isolate!(name; "It is for one meeting. You see when, where and why the meeting is, and what {name} has picked out for you. You can say something for {name} and bring an answer back."
        )
    },
    one_browser: "Once you open it, the link works here only, on this phone or computer. You don't need an account.",
    open: "It is me. Open the meeting",
    taken: "The link was opened elsewhere",
    taken_words: |name| {
        isolate!(name; "It works only where it was opened first. If that was not you, tell {name}, who can make a new one."
        )
    },
    speaking_for: |name| isolate!(name; "You speak for {name}"),
    your_task: |name| isolate!(name; "{name} writes to you"),
    said_by: |name| isolate!(name; "{name} says this"),
    nothing_ticked: |name| isolate!(name; "{name} has not picked anything out for you yet."),
    verbatim: "Read it out as it stands. These are the words that count.",
    purpose: "Why",
    when: "When",
    place: "Where",
    agenda: "What there is to talk about",
    minutes: |minutes| format!("{minutes} minutes"),
    place_kind: en::place,
    state: en::meeting_state,
    bring: |name| isolate!(name; "Say something for {name}"),
    bring_hint: |name| {
        isolate!(name; "Write what {name} has told you. It comes first at the meeting, and it must have an answer."
        )
    },
    bring_send: "Send to the meeting",
    back: |name| isolate!(name; "Bring an answer back to {name}"),
    back_hint: |name| isolate!(name; "What should {name} know? Only {name} reads it."),
    back_send: "Send the answer",
    sent: "Thank you. It is sent",
    brought_before: "You have sent this",
    decisions: "Decisions",
    no_decisions: "There are none yet. They come here as they are written. Load the page again to see them.",
    being_written: en::decision_state(false),
    lasts: "The link works until the meeting is closed, and for seven days after the latest time it was planned for at most.",

    voice_fetch: "Can't you hear it here? Save the recording",
    voice: |seconds| format!("Voice note, {} min {:02} s", seconds / 60, seconds % 60),
    drawing: "Drawing",
    point: |point| format!("{point} of 10"),
    pictogram: en::pictogram,
    withdrawn: "Taken back",
    by_delegate: |name| isolate!(name; "Said through {name}"),

    minutes_title: "Minutes",
    about: "About",
    state_label: "State",
    printed: |at| format!("Printed {at}"),
    participants: "Participants",
    suggestions: "Who the young person wanted there",
    suggestion: |kind, who| match kind {
        SuggestionKind::Come => isolate!(who; "{who} is to come"),
        SuggestionKind::StayAway => isolate!(who; "{who} is not to come"),
        SuggestionKind::Advocate => "Help with finding a support person (bisidder)".to_owned(),
    },
    yes_no: |yes| if yes { "Yes" } else { "No" },
    unanswered: "Not answered",
    contributions: "What the young person has said",
    received: |at| format!("Received {at}"),
    heard_by: |names| isolate!(names; "Heard by {names}"),
    prompt: en::prompt,
    outcome: en::outcome_before_reason,
    file: |id, hash| isolate!(id, hash; "File {id}, SHA-256 {hash}"),
    why: "Why",
    action: |who, what, by| isolate!(who, what, by; "{who}: {what}, by {by}"),
    view: "The young person's view",
    view_kind: |kind| format!("“{}”", en::view(kind)),
    wording: |number| format!("Wording {number}, before it was changed"),
    dropped: |by, at| isolate!(by; "{by} took the decision out, {at}"),
    past_agenda: "Taken off the agenda",
    about_this: |what| isolate!(what; "About “{what}”"),
    no_view: "The young person has not given their view yet",
    sought: "How the young person was asked",
    sought_how: en::sought_how,
    final_since: |at| format!("{} {at}", en::decision_state(true)),
    summary: en::SUMMARY,
    reactions: "The young person's reactions during the meeting",
    reaction: en::reaction,
    taking_part: "How the young person wants to take part",
    taking_part_kind: |kind| match kind {
        Some(kind) => en::taking_part(kind),
        None => "not stated",
    },
    feedback: "What the young person says about the meeting: Was I listened to? (0-10)",
    complain: "Complaints: the young person can complain about a formal decision. It must be done to the municipality within 4 weeks, in writing or by word of mouth. The young person may have a support person (bisidder) with them.",
    how_to_print: "Print the page, or save it as PDF.",

    calendar: "Meeting",
};
