//! What the desk says of people who come in, and on the page of the administrator.

use crate::platform::language::chosen;
use kurs_domain::{assignments::AssignmentChangeKind, isolate, texts};

use crate::platform::language::{Counted, Named};

texts! {
    /// Making somebody, and how they come in.
    InvitationWords;

    new_title = "Ny ung" => "New young person";
    name = "Fornavn" => "First name";
    name_hint =
        "Den unge kan selv vælge et andet navn bagefter."
        => "The young person can choose another name afterwards.";
    language = "Sprog fra start" => "Language to begin with";
    of_age = "Fylder 18 den" => "Turns 18 on";
    of_age_hint =
        "Kun hvis den unge er under 18. Indtil den dag må I fortælle forældrene noget godt uden den unges samtykke. Datoen bruges ikke til andet."
        => "Only if the young person is under 18. Until that day you may tell the parents something good without the young person's consent. The date is used for nothing else.";
    make = "Opret, og lav kode" => "Add, and make a code";
    title: Named =
        |name| isolate!(name; "Kode til {name}")
        => |name| isolate!(name; "Code for {name}");
    hand_over: Named =
        |name| {
            isolate!(name; "Giv {name} koden, linket eller billedet. Det virker én gang, og det vises kun nu."
            )
        }
        => |name| {
            isolate!(name; "Give {name} the code, the link or the picture. It works once, and it is shown only now."
            )
        };
    /// On paper, to whoever is invited: where to write the code.
    on_paper: Named =
        |address| {
            format!("Scan billedet med din telefon, eller gå til {address}, og skriv koden.")
        }
        => |address| {
            format!("Scan the picture with your phone, or go to {address}, and write the code.")
        };
    until: fn(&str, &str) -> String =
        |date, time| format!("Virker i 7 dage, til {date} kl. {time}.")
        => |date, time| format!("Works for 7 days, until {date} at {time}.");
    code = "Kode" => "Code";
    link = "Link" => "Link";
    qr = "QR-kode: scan med telefonens kamera" => "QR code: scan it with the phone's camera";
    print = "Udskriv" => "Print";
    done = "Færdig" => "Done";
    made_before: Named =
        |name| isolate!(name; "{name} er oprettet i forvejen. Lav en ny kode, hvis den første er væk.")
        => |name| isolate!(name; "{name} is here already. Make a new code if the first one is gone.");
    same_name =
        "Der er allerede en med det navn. Skriv et mærke, så I kan kende forskel."
        => "There is somebody with that name already. Write a label, so that you can tell them apart.";
    label = "Mærke ved navnet" => "Label beside the name";
    label_hint =
        "Kun hvis I skal kende forskel på to: for eksempel initialer. Den unge kan se det."
        => "Only to tell two apart: initials, for example. The young person can see it.";
    again_title: Named =
        |name| isolate!(name; "Ny kode til {name}")
        => |name| isolate!(name; "New code for {name}");
    again =
        "Brug den, hvis telefonen er væk, eller koden er udløbet. Den gamle telefon er logget ind, til den nye kode bliver brugt."
        => "Use it if the phone is gone, or the code has expired. The old phone stays signed in until the new code is used.";
    close_phone = "Luk den gamle telefon nu" => "Sign the old phone out now";
    close_phone_text =
        "Vælg det, hvis telefonen er stjålet. Det, der ikke er sendt fra den, bliver på den."
        => "Choose this if the phone is stolen. What was not sent from it stays on it.";
    again_make = "Lav en ny kode" => "Make a new code";
}

chosen!(invitation_texts: InvitationWords);

texts! {
    /// The administrator's page.
    AdministrationWords;

    title = "Administration" => "Administration";
    intro =
        "Her inviterer du kolleger og unge og knytter sagsbehandlere til unge. Det, de unge \
                skriver, ser du ikke."
        => "Here you invite colleagues and young people, and assign caseworkers to young people. \
                You don't see what the young people write.";
    staff = "Kolleger" => "Colleagues";
    invite = "Inviter kollega" => "Invite a colleague";
    name = "Navn" => "Name";
    role = "Rolle" => "Role";
    department = "Afdeling" => "Department";
    arrived = "har været logget ind" => "has signed in";
    not_arrived = "ikke logget ind endnu" => "hasn't signed in yet";
    young_people = "Unge" => "Young people";
    search = "Find en ung eller en sagsbehandler" => "Find a young person or a caseworker";
    none_found: Named =
        |text| isolate!(text; "Ingen hedder noget med »{text}«.")
        => |text| isolate!(text; "Nobody has a name with “{text}”.");
    no_team = "uden sagsbehandler" => "without a caseworker";
    no_young_people = "Her er ingen unge endnu." => "No young people here yet.";
    back = "Administration" => "Administration";
    assignments_intro: Named =
        |name| isolate!(name; "Hvem er tilknyttet {name}, og hvorfor. {name} kan læse det hele.")
        => |name| isolate!(name; "Who is assigned to {name}, and why. {name} can read all of it.");
    now = "Lige nu" => "Right now";
    before = "Før" => "Before";
    nobody: Named =
        |name| isolate!(name; "Ingen er tilknyttet {name} lige nu.")
        => |name| isolate!(name; "Nobody is assigned to {name} right now.");
    since: Named = |date| format!("siden {date}") => |date| format!("since {date}");
    from_until: fn(&str, &str) -> String =
        |from, until| format!("{from} til {until}")
        => |from, until| format!("{from} to {until}");
    decided_by: Named =
        |name| isolate!(name; "Besluttet af {name}")
        => |name| isolate!(name; "Decided by {name}");
    asked_for: Named =
        |name| isolate!(name; "{name} bad selv om det")
        => |name| isolate!(name; "{name} asked for it");
    /// What was changed, who did it, and until when it lasts then.
    changed: fn(AssignmentChangeKind, &str, Option<&str>) -> String =
        |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, _) => isolate!(by; "Besluttet af {by}"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} planlagde, at det slutter {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => {
                isolate!(by; "{by} besluttede, at det fortsætter")
            }
            (AssignmentChangeKind::Ended, _) => isolate!(by; "Afsluttet af {by}"),
        }
        => |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, _) => isolate!(by; "Decided by {by}"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} planned that it ends {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => {
                isolate!(by; "{by} decided that it goes on")
            }
            (AssignmentChangeKind::Ended, _) => isolate!(by; "Ended by {by}"),
        };
    assign_title = "Tilknyt en sagsbehandler" => "Assign a caseworker";
    caseworker = "Sagsbehandler" => "Caseworker";
    choose_caseworker = "Vælg …" => "Choose …";
    why_assign: Named =
        |name| isolate!(name; "Hvorfor? {name} kan læse det.")
        => |name| isolate!(name; "Why? {name} can read it.");
    young_person_asked: Named =
        |name| isolate!(name; "{name} har selv bedt om det")
        => |name| isolate!(name; "{name} asked for it");
    assign = "Tilknyt fra nu af" => "Assign from now on";
    no_caseworkers =
        "Alle sagsbehandlere er tilknyttet allerede, eller der er ingen endnu."
        => "All caseworkers are assigned already, or there are none yet.";
    end = "Afslut tilknytningen" => "End the assignment";
    end_named: Named =
        |name| isolate!(name; "Afslut tilknytningen for {name}")
        => |name| isolate!(name; "End the assignment for {name}");
    hand_over = "Giv videre" => "Hand over";
    hand_over_named: Named =
        |name| isolate!(name; "Giv videre, hvad {name} havde")
        => |name| isolate!(name; "Hand over what {name} had");
    assigned: Named =
        |name| isolate!(name; "{name} er tilknyttet nu.")
        => |name| isolate!(name; "{name} is assigned now.");
    dead_letters = "Det, der ikke kunne sendes" => "What could not be sent";
    dead_letters_intro =
        "Serveren prøvede flere gange. Du ser, hvilken slags det er, men aldrig, hvem det var til, eller hvad der stod."
        => "The server tried several times. You see what kind, never to whom or what it said.";
    dead_kind: Named =
        |kind| match kind {
            "push" => "Besked til en telefon".to_owned(),
            "reminder" => "Påmindelse".to_owned(),
            _ => "Andet".to_owned(),
        }
        => |kind| match kind {
            "push" => "Message to a phone".to_owned(),
            "reminder" => "Reminder".to_owned(),
            _ => "Other".to_owned(),
        };
    attempts: Counted =
        |count| match count {
            1 => "prøvet 1 gang".to_owned(),
            count => format!("prøvet {count} gange"),
        }
        => |count| match count {
            1 => "tried once".to_owned(),
            count => format!("tried {count} times"),
        };
    tried_again = "Serveren prøver igen nu." => "The server tries again now.";
}

chosen!(administration_texts: AdministrationWords);

texts! {
    /// Ending an assignment.
    EndingWords;

    why_end: Named =
        |name| isolate!(name; "Hvorfor slutter det? {name} kan læse det.")
        => |name| isolate!(name; "Why does it end? {name} can read it.");
    end_now = "Afslut tilknytningen" => "End the assignment";
    ended: Named =
        |name| isolate!(name; "{name} er ikke tilknyttet længere.")
        => |name| isolate!(name; "{name} is no longer assigned.");
    meetings: fn(&str, i64) -> String =
        |name, count| match count {
            1 => isolate!(name; "{name} er med til 1 møde, der ikke er begyndt."),
            count => isolate!(name; "{name} er med til {count} møder, der ikke er begyndt."),
        }
        => |name, count| match count {
            1 => isolate!(name; "{name} takes part in 1 meeting that has not begun."),
            count => isolate!(name; "{name} takes part in {count} meetings that have not begun."),
        };
    waiting: Counted =
        |count| format!("{count} ting venter på svar fra teamet.")
        => |count| format!("{count} waiting for an answer from the team.");
    commitments: fn(&str, i64) -> String =
        |name, count| match count {
            1 => isolate!(name; "{name} har lovet 1 ting, der ikke er gjort."),
            count => isolate!(name; "{name} har lovet {count} ting, der ikke er gjort."),
        }
        => |name, count| match count {
            1 => isolate!(name; "{name} promised 1 thing that is not done."),
            count => isolate!(name; "{name} promised {count} things that are not done."),
        };
    promises: Named =
        |name| isolate!(name; "Det, {name} har lovet, flytter ikke med. Aftal med teamet, hvem der gør det.")
        => |name| isolate!(name; "What {name} promised does not move along. Agree with the team on who does it.");
    nobody_left: Named =
        |name| isolate!(name; "Ingen andre er tilknyttet {name}. Tilknyt en anden først, så {name} ikke står alene.")
        => |name| isolate!(name; "Nobody else is assigned to {name}. Assign somebody first, so that {name} is not left alone.");
    left: Named =
        |names| format!("Stadig tilknyttet: {names}.")
        => |names| format!("Still assigned: {names}.");
    take_over: Named =
        |name| isolate!(name; "Hvem kommer til møderne i stedet for {name}?")
        => |name| isolate!(name; "Who comes to the meetings instead of {name}?");
    nothing = "Der er ikke noget at give videre." => "There is nothing to hand over.";
    hand_over = "Giv møderne videre" => "Hand over the meetings";
    why_hand_over: Named =
        |name| isolate!(name; "Hvorfor? {name} kan læse det.")
        => |name| isolate!(name; "Why? {name} can read it.");
    no_one_chosen =
        "Vælg, hvem der kommer til møderne."
        => "Choose who comes to the meetings.";
    handed_over = "Møderne er givet videre." => "The meetings are handed over.";
    no_one = "Ingen overtager lige nu" => "Nobody takes over now";
}

chosen!(ending_texts: EndingWords);
