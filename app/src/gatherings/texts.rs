//! The texts of gatherings: on the phone, and at the desk.

use kurs_domain::{
    gatherings::Coming,
    isolate,
    names::{da, en},
    texts,
};

use crate::platform::language::{Named, chosen};

texts! {
    /// Gatherings on the phone.
    GatheringWords;

    gatherings_text =
        "Inviter dem, du gerne vil fejre noget med. Det må gerne være småt: en kop kakao tæller."
        => "Invite those you would like to celebrate with. Small is fine: a cup of cocoa counts.";
    gatherings_none = "Du har ikke planlagt noget endnu." => "You have not planned anything yet.";
    plan = "Planlæg en fejring" => "Plan a celebration";
    change = "Ret fejringen" => "Change the celebration";
    what = "Hvad vil du fejre?" => "What do you want to celebrate?";
    what_hint = "Det her kan de inviterede læse." => "Those you invite can read this.";
    about = "Vil du skrive mere?" => "Would you like to write more?";
    about_hint = "Også det kan de inviterede læse." => "Those you invite can read this too.";
    day = "Hvilken dag?" => "Which day?";
    time = "Klokken" => "At";
    place = "Hvor?" => "Where?";
    team = "Hvem fra dit team vil du invitere?" => "Who on your team would you like to invite?";
    keep = "Gem fejringen" => "Save the celebration";
    kept = "Fejringen er gemt" => "The celebration is saved";
    day_missing = "Vælg en dag." => "Choose a day.";
    look_at =
        "Skriv, hvad du vil fejre, og hvad gæsterne kalder dig. Vælg også en dag."
        => "Write what you want to celebrate, and what your guests call you. Choose a day, too.";
    cancelled = "Aflyst" => "Called off";
    cancel = "Aflys fejringen" => "Call off the celebration";
    cancel_text =
        "På invitationen kommer der til at stå, at det er aflyst. Kurs sender ikke besked, så sig det også selv. \
                      Det er helt i orden at aflyse."
        => "The invitation will say that it is called off. Kurs sends no message, so tell people yourself too. \
                      It is quite all right to call it off.";
    uncancel = "Hold fejringen alligevel" => "Hold the celebration after all";
    gathering_delete = "Slet fejringen" => "Delete the celebration";
    gathering_delete_text =
        "Den forsvinder, og links til den lukker. De inviterede får ikke besked, så sig det selv."
        => "It disappears, and links to it close. Kurs sends no message. Tell those you invited.";
    coming = "Hvem kommer?" => "Who is coming?";
    no_answer = "har ikke svaret endnu" => "has not answered yet";
    answer: fn(Coming) -> &'static str =
        |coming| match coming {
            Coming::Yes => "kommer",
            Coming::No => "kan ikke",
            Coming::Maybe => "kommer måske",
        }
        => |coming| match coming {
            Coming::Yes => "is coming",
            Coming::No => "can't come",
            Coming::Maybe => "may come",
        };
    guests = "Inviter flere" => "Invite more people";
    guests_text =
        "Hver gæst får sit eget link og kan svare uden at have Kurs."
        => "Each guest gets a link of their own and can answer without having Kurs.";
    guest = "Hvem vil du invitere?" => "Who would you like to invite?";
    guest_add = "Lav en invitation" => "Make an invitation";
    guest_remove: fn(&str) -> String =
        |name| isolate!(name; "Tag {name} af listen")
        => |name| isolate!(name; "Take {name} off the list");
    guest_remove_title: fn(&str) -> String =
        |name| isolate!(name; "Vil du tage {name} af listen?")
        => |name| isolate!(name; "Do you want to take {name} off the list?");
    guest_remove_text =
        "Linket virker ikke mere, og svaret forsvinder. Kurs sender ikke besked, så sig det selv."
        => "The link stops working, and the answer is gone. Kurs sends no message. Tell them yourself.";
    guest_remove_yes = "Tag af listen" => "Take off the list";
    guest_link_over =
        "Linket virker ikke længere. Det virker i 30 dage efter dagen."
        => "The link has ended. It works for 30 days after the day.";
    guests_away =
        "Det virkede ikke. Prøv igen, når der er net."
        => "That did not work. Try again when you're online.";
    guests_wait =
        "Når fejringen er sendt, kan du invitere gæster."
        => "Once the celebration has been sent, you can invite guests.";
    invite_text =
        "Vil du være med til at fejre noget?"
        => "Would you like to celebrate something with me?";
    gone = "Vi kan ikke finde fejringen" => "We can't find the celebration";
    gone_text = "Måske har du slettet den." => "Perhaps you have deleted it.";
    at: fn(&str) -> String =
        |time| format!("kl. {}", time.replace(':', "."))
        => |time| format!("at {time}");
}

chosen!(gathering_texts: GatheringWords);

texts! {
    /// Celebrations that a young person plans.
    GatheringDeskWords;

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

chosen!(gathering_desk_texts: GatheringDeskWords);
