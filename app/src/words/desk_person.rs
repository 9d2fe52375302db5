//! What the desk says on the page of one young person.

use kurs_domain::{
    gatherings::Coming,
    goals::{GoalState, PartOfDay},
    isolate,
    names::{da, en},
    people::ReachBy,
    praise::PraiseBy,
    texts,
};

use super::desk::{Counted, Named};

texts! {
    /// One young person.
    PersonWords;

    back = "Mine unge" => "My young people";
    /// The right pane, for those who hear the page.
    pane = "Den unge, du har valgt" => "The young person you chose";
    transparency: Named =
        |name| {
            isolate!(name; "Du ser det, {name} har delt, og det, der hører til møder og forslag. {name} kan se, at du har kigget."
            )
        }
        => |name| {
            isolate!(name; "You see what {name} has shared, and what belongs to meetings and suggestions. {name} can see that you looked."
            )
        };
    assigned_since: Named =
        |date| format!("Tilknyttet siden {date}")
        => |date| format!("Assigned since {date}");
    prefers: fn(ReachBy) -> &'static str =
        |by| match by {
            ReachBy::Sms => "Vil helst have en sms",
            ReachBy::Call => "Vil helst ringes op",
            ReachBy::Email => "Vil helst have en mail",
            ReachBy::InPerson => "Vil helst mødes",
        }
        => |by| match by {
            ReachBy::Sms => "Prefers a text message",
            ReachBy::Call => "Prefers a call",
            ReachBy::Email => "Prefers an e-mail",
            ReachBy::InPerson => "Prefers to meet",
        };
    reach_out_title: Named =
        |name| isolate!(name; "Tag kontakt til {name}")
        => |name| isolate!(name; "Get in touch with {name}");
    reach_out: fn(&str, i64) -> String =
        |name, days| {
            isolate!(name; "{name} har ikke delt noget nyt i {days} dage. Det kan betyde mange ting. En lille hilsen er nok."
            )
        }
        => |name, days| {
            isolate!(name; "{name} has shared nothing new for {days} days. That can mean many things. A small hello is enough."
            )
        };
    reach_out_by: fn(&str, Option<ReachBy>) -> String =
        |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} vil helst have en sms."),
            Some(ReachBy::Call) => isolate!(name; "{name} vil helst ringes op."),
            Some(ReachBy::Email) => isolate!(name; "{name} vil helst have en mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} vil helst mødes."),
            None => isolate!(name; "{name} har ikke valgt en måde. Gør, som I plejer."),
        }
        => |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} prefers a text message."),
            Some(ReachBy::Call) => isolate!(name; "{name} prefers a call."),
            Some(ReachBy::Email) => isolate!(name; "{name} prefers an e-mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} prefers to meet."),
            None => isolate!(name; "{name} has not chosen a way. Do as you usually do."),
        };
    goals = "Delte mål" => "Shared goals";
    no_goals: Named =
        |name| isolate!(name; "{name} deler ingen mål lige nu. Det er helt fint. Det bestemmer {name} selv.")
        => |name| isolate!(name; "{name} shares no goals right now. That is fine. It is for {name} to decide.");
    why = "Hvorfor" => "Why";
    first_step = "Første skridt" => "First step";
    on_day: Named = |date| date.to_owned() => |date| format!("on {date}");
    every_day = "hver dag" => "every day";
    on_weekdays: Named = |days| days.to_owned() => |days| format!("on {days}");
    times_a_week: Counted =
        |times| match times {
            1 => "1 gang om ugen".to_owned(),
            times => format!("{times} gange om ugen"),
        }
        => |times| match times {
            1 => "once a week".to_owned(),
            2 => "twice a week".to_owned(),
            times => format!("{times} times a week"),
        };
    part_of_day: fn(PartOfDay) -> &'static str =
        |part| match part {
            PartOfDay::Morning => "om morgenen",
            PartOfDay::Day => "midt på dagen",
            PartOfDay::Evening => "om aftenen",
        }
        => |part| match part {
            PartOfDay::Morning => "in the morning",
            PartOfDay::Day => "at midday",
            PartOfDay::Evening => "in the evening",
        };
    state: fn(GoalState) -> &'static str = da::goal_state => en::goal_state;
    successes = "Sejre" => "Wins";
    last_90_days = "De sidste 90 dage" => "The last 90 days";
    no_successes: Named =
        |name| {
            isolate!(name; "{name} deler ingen sejre lige nu. De kan godt være der. Det er helt fint at holde dem for sig selv."
            )
        }
        => |name| {
            isolate!(name; "{name} shares no wins right now. They may well be there. It is fine to keep \
                 them to oneself."
            )
        };
    a_success = "Noget lykkedes" => "Something worked out";
    picture = "Billede til sejren" => "Picture of the win";
    today = "I dag" => "Today";
    yesterday = "I går" => "Yesterday";
    /// A picture and a word for how something felt, from 0 (heavy) to 10 (really good).
    feeling: fn(u8) -> (&'static str, &'static str) =
        |value| match value {
            0..=2 => ("🌧️", "tungt"),
            3..=4 => ("☁️", "lidt tungt"),
            5..=6 => ("⛅", "midt imellem"),
            7..=8 => ("🌤️", "godt"),
            _ => ("☀️", "rigtig godt"),
        }
        => |value| match value {
            0..=2 => ("🌧️", "heavy"),
            3..=4 => ("☁️", "a bit heavy"),
            5..=6 => ("⛅", "in between"),
            7..=8 => ("🌤️", "good"),
            _ => ("☀️", "really good"),
        };
    of_ten: fn(u8) -> String = |value| format!("{value} af 10") => |value| format!("{value} of 10");
    fresh = "Ny" => "New";
    announce: fn(&str, i64) -> String =
        |name, count| match count {
            1 => isolate!(name; "{name} har delt en ny sejr."),
            count => isolate!(name; "{name} har delt {count} nye sejre."),
        }
        => |name, count| match count {
            1 => isolate!(name; "{name} has shared a new win."),
            count => isolate!(name; "{name} has shared {count} new wins."),
        };
    show_more = "Vis flere dage" => "Show more days";
    new_invitation = "Ny kode" => "New code";
}

texts! {
    /// Suggestions made to one young person.
    SuggestionWords;

    title = "Forslag" => "Suggestions";
    label: Named =
        |name| isolate!(name; "Foreslå noget for {name}")
        => |name| isolate!(name; "Suggest something for {name}");
    hint: Named =
        |name| isolate!(name; "Det er et forslag. {name} skriver selv sit mål.")
        => |name| isolate!(name; "It is a suggestion. {name} writes their own goal.");
    send = "Send forslag" => "Send suggestion";
    sent: Named =
        |name| isolate!(name; "Sendt. {name} ser det, næste gang Kurs bliver åbnet.")
        => |name| isolate!(name; "Sent. {name} sees it the next time Kurs is opened.");
    room: fn(usize, usize) -> String =
        |used, max| format!("{used} af {max} tegn")
        => |used, max| format!("{used} of {max} characters");
    none = "Ingen forslag endnu." => "No suggestions yet.";
    by: fn(&str, &str) -> String =
        |name, date| isolate!(name; "{name} · {date}")
        => |name, date| isolate!(name; "{name} · {date}");
    by_you: Named = |date| format!("Dig · {date}") => |date| format!("You · {date}");
    waiting = "venter på svar" => "waits for an answer";
    adopted = "blev til et mål i egne ord" => "became a goal in their own words";
    dropped = "svarede: ikke for mig" => "answered: not for me";
    their_words: Named =
        |name| isolate!(name; "{name} svarede")
        => |name| isolate!(name; "{name} answered");
}

texts! {
    /// Cheering for one young person.
    CheerWords;

    title = "Hep og hilsner" => "Cheers and greetings";
    cheer = "Hep" => "Cheer";
    cheer_for: Named =
        |name| isolate!(name; "Hep på {name}")
        => |name| isolate!(name; "Cheer for {name}");
    not_wished: Named =
        |name| isolate!(name; "{name} vil helst være fri for hep fra dig lige nu. Det er helt fint.")
        => |name| {
            isolate!(name; "{name} would rather have no cheers from you just now. That is quite all right."
            )
        };
    choose_card = "Vælg et billede" => "Choose a picture";
    label = "Dine egne ord" => "Your own words";
    hint: Named =
        |name| {
            isolate!(name; "Sig helt konkret, hvad du har lagt mærke til. {name} bestemmer selv, om andre må se det."
            )
        }
        => |name| isolate!(name; "Say exactly what you have noticed. {name} decides whether others may see it.");
    says_nothing =
        "Skriv et par ord, eller vælg et billede."
        => "Write a few words, or choose a picture.";
    send = "Send et hep" => "Send a cheer";
    sent: Named =
        |name| isolate!(name; "Sendt. {name} ser det under Hilsner.")
        => |name| isolate!(name; "Sent. {name} sees it under Greetings.");
    by: fn(&str, &str) -> String =
        |name, date| isolate!(name; "{name} · {date}")
        => |name, date| isolate!(name; "{name} · {date}");
    by_you: Named = |date| format!("Dig · {date}") => |date| format!("You · {date}");
    seen = "set" => "seen";
    reported = "ikke i orden, siger den unge" => "not all right, says the young person";
}

texts! {
    /// Celebrations that a young person plans.
    GatheringWords;

    title = "Du er inviteret til en fejring" => "You are invited to a celebration";
    /// A day, and a time of it.
    at: fn(&str, &str) -> String =
        |day, time| format!("{day} kl. {}", time.replace(':', "."))
        => |day, time| format!("{day} at {time}");
    cancelled = "Fejringen er aflyst." => "The celebration is called off.";
    question = "Kommer du?" => "Are you coming?";
    coming: fn(Coming) -> &'static str = da::coming => en::coming;
    choose = "Vælg, om du kommer." => "Choose whether you are coming.";
    words = "Et par ord med" => "A few words with it";
    send = "Send svar" => "Send answer";
    sent: Named =
        |name| isolate!(name; "Sendt. {name} kan se dit svar.")
        => |name| isolate!(name; "Sent. {name} can see your answer.");
}

texts! {
    /// Praise to a young person's parents.
    PraiseWords;

    title = "Gode nyheder til forældrene" => "Good news for the parents";
    begin = "Fortæl forældrene noget godt" => "Tell the parents something good";
    no_consent: Named =
        |name| {
            isolate!(name; "{name} har ikke sagt ja til, at I fortæller forældrene, når noget går godt. Spørg {name}, hvis du gerne vil."
            )
        }
        => |name| {
            isolate!(name; "{name} has not said yes to you telling the parents when something goes well. Ask {name} if you would like to."
            )
        };
    parent = "Hvem er det til?" => "Who is it for?";
    parent_hint = "For eksempel mor eller far." => "For example mother or father.";
    how = "Hvordan?" => "How?";
    way: fn(PraiseBy) -> &'static str =
        |by| match by {
            PraiseBy::Call => "Jeg har ringet",
            PraiseBy::Letter => "Jeg skriver det her",
        }
        => |by| match by {
            PraiseBy::Call => "I rang them",
            PraiseBy::Letter => "I write it here",
        };
    label = "Det, der gik godt" => "What went well";
    hint: Named =
        |name| isolate!(name; "Kort og helt konkret. {name} kan læse det her.")
        => |name| isolate!(name; "Short and concrete. {name} can read it here.");
    send: fn(PraiseBy) -> &'static str =
        |by| match by {
            PraiseBy::Call => "Gem",
            PraiseBy::Letter => "Gem, og lav link",
        }
        => |by| match by {
            PraiseBy::Call => "Save",
            PraiseBy::Letter => "Save, and make a link",
        };
    sent: Named =
        |name| isolate!(name; "Gemt. {name} kan se det i Kurs.")
        => |name| isolate!(name; "Saved. {name} can see it in Kurs.");
    /// How, who praised, who it went to, and when.
    praised: fn(PraiseBy, &str, &str, &str) -> String =
        |by, from, parent, date| match by {
            PraiseBy::Call => isolate!(from, parent; "{from} ringede til {parent} · {date}"),
            PraiseBy::Letter => isolate!(from, parent; "{from} skrev til {parent} · {date}"),
        }
        => |by, from, parent, date| match by {
            PraiseBy::Call => isolate!(from, parent; "{from} rang {parent} · {date}"),
            PraiseBy::Letter => isolate!(from, parent; "{from} wrote to {parent} · {date}"),
        };
    letter: Named =
        |parent| isolate!(parent; "Link til {parent}. Send det, som du plejer. Det virker i 30 dage.")
        => |parent| isolate!(parent; "Link for {parent}. Send it the way you usually do. It works for 30 days.");
}
