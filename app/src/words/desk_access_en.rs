//! What the desk says of who may come in, in English.

use super::desk_access::AccessWords;
use kurs_domain::isolate;

pub(super) const WORDS: AccessWords = AccessWords {
    awaiting_title: "Your access waits for somebody else to confirm that it is you",
    awaiting: "You signed in with a new code. Whoever made the code has seen it, too. So another \
               administrator or your lead has to confirm that it is you. Call them, or drop by.",
    awaiting_alone: "If there is no other administrator and no lead, your IT people can do it on the \
                     server with “kurs admin confirm-staff”.",
    awaiting_look: "See if it is done",
    awaiting_still: "Nobody has confirmed it yet.",
    again_colleague: "If your colleague has been signed in before, they are signed out everywhere. \
                      Somebody other than you has to confirm who signs in by the code before there is \
                      anything to see. The young people can see that you made it.",
    end_access: "End access",
    end_access_title: |name| isolate!(name; "End the access of {name}?"),
    end_access_text: |name| {
        isolate!(name; "{name} is signed out now and can't sign in again. Assignments end at once, and the \
             young people can read that you did it. This can't be undone."
        )
    },
    end_access_yes: "End the access now",
    access_ended: |name| isolate!(name; "{name} has no access any more."),
    access_ended_on: |date| format!("access ended {date}"),
    confirmations: "Waiting to be confirmed",
    confirmations_intro: "They signed in with a new code and see nothing until somebody other than \
                          its maker has confirmed who they are.",
    signed_in: |date, maker| isolate!(maker; "signed in {date} · code made by {maker}"),
    confirm: "Confirm",
    confirm_title: |name| isolate!(name; "Is it {name}?"),
    confirm_text: |name| {
        isolate!(name; "Confirm only if you have spoken with {name} yourself and know that it is {name} who \
             signed in. The young people can see that you confirmed it."
        )
    },
    confirm_yes: |name| isolate!(name; "Yes, it is {name}"),
    confirmed: |name| isolate!(name; "{name} has access now."),
    own_code: "You made the code, so somebody else confirms: another administrator or the lead. If there \
               is none, your IT people can do it on the server with “kurs admin confirm-staff”.",
};
