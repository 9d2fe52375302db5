//! The desk in English.

use kurs_domain::{
    assignments::AssignmentChangeKind, goals::PartOfDay, isolate, names::en, people::ReachBy,
    praise::PraiseBy,
};

use super::desk::{
    AdministrationWords, CheerWords, DeskWords, FrameWords, GatheringWords, InvitationWords,
    ListWords, PersonWords, PraiseWords, SuggestionWords,
};

pub(super) const WORDS: DeskWords = DeskWords {
    frame: FrameWords {
        document_title: "Kurs · staff",
        home: "Kurs, to the start page",
        language: "Language",
        sign_out: "Sign out",
        sign_out_title: "Do you want to sign out?",
        sign_out_text: "You need a new code to sign in again. You get it from your administrator. \
                        “Sign out everywhere” also signs you out on your other computers and phones.",
        sign_out_here: "Sign out here",
        sign_out_everywhere: "Sign out everywhere",
        away: "No connection to Kurs right now. You see what we fetched last. We keep trying.",
        signed_out_title: "You are not signed in",
        signed_out: "Sign in with a code. If you have none, ask your administrator.",
        session_ended: "We signed you out to be safe. Nothing is lost. Sign in again with a new code. You get it from your administrator.",
        to_sign_in: "Sign in with a code",
        try_demo: "Try it as a caseworker",
        hello: |name| isolate!(name; "Hello {name}"),
        lead: "As a lead you can't see single young people. Kurs can't show numbers to leads yet.",
        lead_small_numbers: "A number about fewer than five young people is never shown.",
        not_found_title: "There is nothing to see here",
        not_found: "This page does not exist. The link may be old.",
        no_such_person: "Either the link is wrong, or you are not assigned to this young person right now.",
        to_start: "To the start page",
    },
    list: ListWords {
        title: "My young people",
        search: "Find a young person",
        none_found: |text| isolate!(text; "Nobody here has a name with “{text}”."),
        new: "New person",
        empty_title: "No young people here yet",
        empty: "The young people you are assigned to are listed here. Add one, or ask your administrator.",
        choose_title: "Choose a young person",
        choose: "You see what they have shared, and what belongs to meetings and suggestions. They can see that you looked.",
        new_successes: |count| match count {
            1 => "1 new win".to_owned(),
            count => format!("{count} new wins"),
        },
        new_goals: |count| match count {
            1 => "news on 1 goal".to_owned(),
            count => format!("news on {count} goals"),
        },
        new_answers: |count| match count {
            1 => "an answer to a suggestion".to_owned(),
            count => format!("answers to {count} suggestions"),
        },
        quiet: |days, by| {
            let do_this = match by {
                Some(ReachBy::Sms) => "send a text message",
                Some(ReachBy::Call) => "call",
                Some(ReachBy::Email) => "write an e-mail",
                Some(ReachBy::InPerson) => "meet",
                None => "get in touch",
            };
            format!("Nothing new for {days} days · {do_this}")
        },
        shares_nothing: "shares nothing right now",
        not_arrived: "hasn't signed in yet",
        marks: |count| match count {
            0 => "No shared wins in the last 4 weeks".to_owned(),
            1 => "1 shared win in the last 4 weeks".to_owned(),
            count => format!("{count} shared wins in the last 4 weeks"),
        },
    },
    person: PersonWords {
        back: "My young people",
        pane: "The young person you chose",
        transparency: |name| {
            isolate!(name; "You see what {name} has shared, and what belongs to meetings and suggestions. {name} can see that you looked."
            )
        },
        assigned_since: |date| format!("Assigned since {date}"),
        prefers: |by| match by {
            ReachBy::Sms => "Prefers a text message",
            ReachBy::Call => "Prefers a call",
            ReachBy::Email => "Prefers an e-mail",
            ReachBy::InPerson => "Prefers to meet",
        },
        reach_out_title: |name| isolate!(name; "Get in touch with {name}"),
        reach_out: |name, days| {
            isolate!(name; "{name} has shared nothing new for {days} days. That can mean many things. A small hello is enough."
            )
        },
        reach_out_by: |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} prefers a text message."),
            Some(ReachBy::Call) => isolate!(name; "{name} prefers a call."),
            Some(ReachBy::Email) => isolate!(name; "{name} prefers an e-mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} prefers to meet."),
            None => isolate!(name; "{name} has not chosen a way. Do as you usually do."),
        },
        goals: "Shared goals",
        no_goals: |name| isolate!(name; "{name} shares no goals right now. That is fine. It is for {name} to decide."),
        why: "Why",
        first_step: "First step",
        on_day: |date| format!("on {date}"),
        every_day: "every day",
        on_weekdays: |days| format!("on {days}"),
        times_a_week: |times| match times {
            1 => "once a week".to_owned(),
            2 => "twice a week".to_owned(),
            times => format!("{times} times a week"),
        },
        part_of_day: |part| match part {
            PartOfDay::Morning => "in the morning",
            PartOfDay::Day => "at midday",
            PartOfDay::Evening => "in the evening",
        },
        state: en::goal_state,
        successes: "Wins",
        last_90_days: "The last 90 days",
        no_successes: |name| {
            isolate!(name; "{name} shares no wins right now. They may well be there. It is fine to keep \
                 them to oneself."
            )
        },
        a_success: "Something worked out",
        picture: "Picture of the win",
        today: "Today",
        yesterday: "Yesterday",
        feeling: |value| match value {
            0..=2 => ("🌧️", "heavy"),
            3..=4 => ("☁️", "a bit heavy"),
            5..=6 => ("⛅", "in between"),
            7..=8 => ("🌤️", "good"),
            _ => ("☀️", "really good"),
        },
        of_ten: |value| format!("{value} of 10"),
        fresh: "New",
        announce: |name, count| match count {
            1 => isolate!(name; "{name} has shared a new win."),
            count => isolate!(name; "{name} has shared {count} new wins."),
        },
        show_more: "Show more days",
        new_invitation: "New code",
    },
    suggestions: SuggestionWords {
        title: "Suggestions",
        label: |name| isolate!(name; "Suggest something for {name}"),
        hint: |name| isolate!(name; "It is a suggestion. {name} writes their own goal."),
        send: "Send suggestion",
        sent: |name| isolate!(name; "Sent. {name} sees it the next time Kurs is opened."),
        room: |used, max| format!("{used} of {max} characters"),
        none: "No suggestions yet.",
        by: |name, date| isolate!(name; "{name} · {date}"),
        by_you: |date| format!("You · {date}"),
        waiting: "waits for an answer",
        adopted: "became a goal in their own words",
        dropped: "answered: not for me",
        their_words: |name| isolate!(name; "{name} answered"),
    },
    cheers: CheerWords {
        title: "Cheers and greetings",
        cheer: "Cheer",
        cheer_for: |name| isolate!(name; "Cheer for {name}"),
        not_wished: |name| {
            isolate!(name; "{name} would rather have no cheers from you just now. That is quite all right."
            )
        },
        choose_card: "Choose a picture",
        label: "Your own words",
        hint: |name| isolate!(name; "Say exactly what you have noticed. {name} decides whether others may see it."),
        says_nothing: "Write a few words, or choose a picture.",
        send: "Send a cheer",
        sent: |name| isolate!(name; "Sent. {name} sees it under Greetings."),
        by: |name, date| isolate!(name; "{name} · {date}"),
        by_you: |date| format!("You · {date}"),
        seen: "seen",
        reported: "not all right, says the young person",
    },
    gatherings: GatheringWords {
        title: "You are invited to a celebration",
        at: |day, time| format!("{day} at {time}"),
        cancelled: "The celebration is called off.",
        question: "Are you coming?",
        coming: en::coming,
        choose: "Choose whether you are coming.",
        words: "A few words with it",
        send: "Send answer",
        sent: |name| isolate!(name; "Sent. {name} can see your answer."),
    },
    praises: PraiseWords {
        title: "Good news for the parents",
        begin: "Tell the parents something good",
        no_consent: |name| {
            isolate!(name; "{name} has not said yes to you telling the parents when something goes well. Ask {name} if you would like to."
            )
        },
        parent: "Who is it for?",
        parent_hint: "For example mother or father.",
        how: "How?",
        way: |by| match by {
            PraiseBy::Call => "I rang them",
            PraiseBy::Letter => "I write it here",
        },
        label: "What went well",
        hint: |name| isolate!(name; "Short and concrete. {name} can read it here."),
        send: |by| match by {
            PraiseBy::Call => "Save",
            PraiseBy::Letter => "Save, and make a link",
        },
        sent: |name| isolate!(name; "Saved. {name} can see it in Kurs."),
        praised: |by, from, parent, date| match by {
            PraiseBy::Call => isolate!(from, parent; "{from} rang {parent} · {date}"),
            PraiseBy::Letter => isolate!(from, parent; "{from} wrote to {parent} · {date}"),
        },
        letter: |parent| isolate!(parent; "Link for {parent}. Send it the way you usually do. It works for 30 days."),
    },
    meetings: super::desk_meetings_en::MEETINGS,
    room: super::desk_room_en::ROOM,
    invitation: InvitationWords {
        new_title: "New young person",
        name: "First name",
        name_hint: "The young person can choose another name afterwards.",
        language: "Language to begin with",
        of_age: "Turns 18 on",
        of_age_hint: "Only if the young person is under 18. Until that day you may tell the parents something good without the young person's consent. The date is used for nothing else.",
        make: "Add, and make a code",
        title: |name| isolate!(name; "Code for {name}"),
        hand_over: |name| {
            isolate!(name; "Give {name} the code, the link or the picture. It works once, and it is shown only now."
            )
        },
        on_paper: |address| {
            format!("Scan the picture with your phone, or go to {address}, and write the code.")
        },
        until: |date, time| format!("Works for 7 days, until {date} at {time}."),
        code: "Code",
        link: "Link",
        copy: "Copy link",
        copied: "Copied",
        qr: "QR code: scan it with the phone's camera",
        print: "Print",
        done: "Done",
        made_before: |name| isolate!(name; "{name} is here already. Make a new code if the first one is gone."),
        again_title: |name| isolate!(name; "New code for {name}"),
        again: "Use it if the phone is gone, or the code has expired.",
        again_make: "Make a new code",
    },
    administration: AdministrationWords {
        title: "Administration",
        intro: "Here you invite colleagues and young people, and assign caseworkers to young people. \
                You don't see what the young people write.",
        staff: "Colleagues",
        invite: "Invite a colleague",
        name: "Name",
        role: "Role",
        department: "Department",
        arrived: "has signed in",
        young_people: "Young people",
        no_young_people: "No young people here yet.",
        back: "Administration",
        assignments_intro: |name| isolate!(name; "Who is assigned to {name}, and why. {name} can read all of it."),
        now: "Right now",
        before: "Before",
        nobody: |name| isolate!(name; "Nobody is assigned to {name} right now."),
        since: |date| format!("since {date}"),
        from_until: |from, until| format!("{from} to {until}"),
        decided_by: |name| isolate!(name; "Decided by {name}"),
        asked_for: |name| isolate!(name; "{name} asked for it"),
        changed: |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, _) => isolate!(by; "Decided by {by}"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} planned that it ends {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => {
                isolate!(by; "{by} decided that it goes on")
            }
            (AssignmentChangeKind::Ended, _) => isolate!(by; "Ended by {by}"),
        },
        assign_title: "Assign a caseworker",
        caseworker: "Caseworker",
        choose_caseworker: "Choose …",
        why_assign: |name| isolate!(name; "Why? {name} can read it."),
        young_person_asked: |name| isolate!(name; "{name} asked for it"),
        assign: "Assign from now on",
        no_caseworkers: "All caseworkers are assigned already, or there are none yet.",
        end: "End the assignment",
        end_named: |name| isolate!(name; "End the assignment for {name}"),
        why_end: |name| isolate!(name; "Why does it end? {name} can read it."),
        end_now: "End the assignment",
        assigned: |name| isolate!(name; "{name} is assigned now."),
        ended: |name| isolate!(name; "{name} is no longer assigned."),
        dead_letters: "What could not be sent",
        dead_letters_intro: "The server tried several times. You see what kind, never to whom or what it said.",
        dead_kind: |kind| match kind {
            "push" => "Message to a phone".to_owned(),
            "reminder" => "Reminder".to_owned(),
            _ => "Other".to_owned(),
        },
        attempts: |count| match count {
            1 => "tried once".to_owned(),
            count => format!("tried {count} times"),
        },
        tried_again: "The server tries again now.",
    },
    access: super::desk_access_en::WORDS,
    problem: |code| match code {
        "offline" => "No connection to Kurs right now. What you wrote is still here. Try again.",
        "cheers_not_wished" => "No cheers are wished for just now.",
        "consent_missing" => "The young person has not said yes to that.",
        "too_many_waiting" => {
            "Five suggestions wait already. Let them be answered first, so that it doesn't become \
             a pile."
        }
        "too_many_own_waiting" => "Two of your suggestions wait. Let them be answered first.",
        "last_administrator" => {
            "This is the last administrator who has signed in. Invite another one first."
        }
        "staff_ended" => "The access has ended, and that stays so. Add the colleague again.",
        "signed_in_again" => {
            "Your colleague signed in again with another code. Look at the list, then confirm."
        }
        "own_code" => "You made the code, so somebody else confirms.",
        "already_ended" | "already_decided" => {
            "What was decided stands. End it, and make another assignment."
        }
        "assignment_gap" => {
            "There would be a gap in which the same caseworker is away. Let one period follow the other."
        }
        "begins_too_long_ago" => "It can begin a day before now at most.",
        "stale" => "Somebody changed it meanwhile. See how it is now.",
        "meeting_not_planned" => "The meeting is not planned yet.",
        "meeting_not_held" => "The meeting has not begun yet.",
        "meeting_already_held" => "The meeting has begun already.",
        "meeting_closed" => "The meeting is closed. Nothing can be changed any more.",
        "meeting_called_off" => "The meeting was called off.",
        "already_said" | "already_answered" => "It has been said or answered already.",
        "not_heard" => "Hear or see it before you answer.",
        "withdrawn" => "The young person took it back.",
        "because_missing" => "Write why. The young person reads it.",
        "meeting_full" => "The meeting is full. Write it shorter.",
        "too_many" => "There is no room for more in this meeting. Remove something first.",
        "already_final" => "The decision is final and can't be changed.",
        "why_missing" => "Write why before the decision can be final.",
        "view_missing" => {
            "The young person's view is missing. Ask them. If you get no answer, note two attempts on two days and in two ways, for example call and letter."
        }
        "day_in_the_future" => "That day has not come yet.",
        "day_before_wording" => {
            "The decision said something else that day. Ask about the text as it is now, and note the date."
        }
        "person_fixed" => {
            "Who it is can't be changed. Take them off the list, and invite somebody else."
        }
        "person_left" => "They were taken off the list. Invite them again.",
        "agenda_text_fixed" => {
            "An item can't get a new text. Remove it, and write a new one. Then what was said stays \
             with the right text."
        }
        "about_unknown" => "The meeting has no such item.",
        "wording_unknown" => "It never said that.",
        "decision_dropped" => "The decision was taken out. Write a new one.",
        "too_early" => "It is too early. The meeting has a time that the young person knows.",
        "time_past" => "That time is over. Choose one that is to come.",
        "break_too_short" => "Take the break first. It lasts a minute at least.",
        "stays_in" => "The young person can't be taken off the list.",
        "text_empty" => "The field is empty. Write something.",
        "text_too_long" => "It is a little too long. Make it shorter.",
        "text_forbidden_character" => {
            "The text has a hidden character that can reorder the words. Delete it, and write it again."
        }
        "reason_missing" => "Write why.",
        "choice_missing" => "Choose a caseworker.",
        "not_allowed" => "You have no access to that. Ask your administrator.",
        _ => "It was not saved. What you wrote is still here. Try again in a while.",
    },
    role: en::role,
};
