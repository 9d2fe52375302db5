//! The texts of the inbox, of links and of gatherings.

use kurs_domain::{gatherings::Coming, isolate, recognitions::SenderKind, texts};

texts! {
    /// What celebrations say.
    CelebrationWords;

    inbox = "Hilsner til dig" => "Greetings for you";
    inbox_empty = "Her samles de gode ord" => "Kind words gather here";
    inbox_empty_text =
        "Når nogen hepper på dig eller skriver til dig, ligger det her. \
                           Du kan også selv bede om en hilsen."
        => "When somebody cheers for you or writes to you, it is here. \
                           You can also ask for a greeting yourself.";
    from: fn(&str, SenderKind) -> String =
        |name, kind| match kind {
            SenderKind::Team => isolate!(name; "{name} fra dit team"),
            SenderKind::Guest => isolate!(name; "{name} via dit link"),
        }
        => |name, kind| match kind {
            SenderKind::Team => isolate!(name; "{name} on your team"),
            SenderKind::Guest => isolate!(name; "{name}, by your link"),
        };
    for_success = "Om din sejr:" => "About your win:";
    new = "Ny" => "New";
    more = "Mere" => "More";
    share = "Hvem må se hilsnen?" => "Who may see this greeting?";
    read_aloud = "Læs op" => "Read aloud";
    report = "Det her er ikke i orden" => "This is not all right";
    report_text: fn(SenderKind) -> &'static str =
        |kind| match kind {
            SenderKind::Team => {
                "Så bliver hilsnen skjult. Den bliver ikke slettet, så du kan vise den til andre. \
                 Afsenderen får det ikke at vide. Er det groft, så fortæl det til en voksen, du stoler på."
            }
            SenderKind::Guest => {
                "Så bliver hilsnen skjult. Linket lukker, så der ikke kommer flere. Hilsnen bliver ikke \
                 slettet, så du kan vise den til andre. Er det groft, så fortæl det til en voksen, du \
                 stoler på."
            }
        }
        => |kind| match kind {
            SenderKind::Team => {
                "The greeting is hidden. It is not deleted, so you can show it to others. Whoever sent it \
                 is not told. If it is nasty, tell an adult you trust."
            }
            SenderKind::Guest => {
                "The greeting is hidden. The link closes, so that no more can come. The greeting is not \
                 deleted, so you can show it to others. If it is nasty, tell an adult you trust."
            }
        };
    report_yes = "Skjul hilsnen" => "Hide the greeting";
    reported = "Ikke i orden" => "Not all right";
    reported_text =
        "Du sagde fra over for den her hilsen. Det var godt, du gjorde det."
        => "You said no to this greeting. It was good that you did.";
    reported_open = "Se den alligevel" => "See it all the same";
    reported_show =
        "Vil du vise den til nogen på dit team?"
        => "Would you like to show it to somebody on your team?";
    delete = "Slet hilsnen" => "Delete the greeting";
    delete_title = "Vil du slette hilsnen?" => "Delete the greeting?";
    delete_text =
        "Den forsvinder for dig, for afsenderen og for dem, du har delt den med."
        => "It disappears for you, for whoever sent it and for those you shared it with.";
    said_deleted = "Hilsnen er slettet" => "The greeting is deleted";
    ask = "Bed om en hilsen" => "Ask for a greeting";
    links = "Bed om en hilsen" => "Ask for a greeting";
    links_text =
        "Giv et link til en, du holder af. Personen kan skrive et par linjer til dig uden at \
                     have Kurs. Personen ser ikke andet end det navn, du vælger."
        => "Give a link to somebody you care about. They can write a few lines to you without \
                     having Kurs. They see nothing but the name you choose.";
    link_label = "Hvem er linket til?" => "Who is the link for?";
    link_label_hint =
        "Kun du ser det. For eksempel: mormor."
        => "Only you see this. For example: Grandma.";
    link_shown = "Hvad kalder personen dig?" => "What do they call you?";
    link_shown_hint = "Det står på den side, personen ser." => "It is shown on the page they see.";
    link_language = "Sidens sprog" => "Language of the page";
    link_lasts = "Hvor længe skal linket virke?" => "How long should the link work?";
    days: fn(i64) -> String =
        |days| match days {
            1 => "1 dag".to_owned(),
            365 => "et år".to_owned(),
            days => format!("{days} dage"),
        }
        => |days| match days {
            1 => "1 day".to_owned(),
            365 => "a year".to_owned(),
            days => format!("{days} days"),
        };
    link_make = "Lav linket" => "Make the link";
    link_away =
        "Du er uden net lige nu. Det, du har skrevet, ligger her. Lav linket, når der er net."
        => "You're offline right now. What you wrote is here. Make the link when you're online.";
    link_problem: fn(&str) -> &'static str =
        |code| match code {
            "too_many_links" => "Du har 20 åbne links. Luk et af dem først.",
            "offline" => "Der er ikke net lige nu. Det, du har skrevet, ligger her. Prøv igen om lidt.",
            _ => "Det virkede ikke. Det, du har skrevet, ligger her endnu. Prøv igen om lidt.",
        }
        => |code| match code {
            "too_many_links" => "You have 20 open links. Close one of them first.",
            "offline" => "You're offline right now. What you wrote is here. Try again in a while.",
            _ => "That did not work. What you wrote is still here. Try again in a while.",
        };
    link_state: fn(i64, Option<&str>) -> String =
        |received, until| {
            let got = match received {
                0 => "Ingen hilsner endnu".to_owned(),
                1 => "1 hilsen".to_owned(),
                received => format!("{received} hilsner"),
            };
            match until {
                Some(day) => format!("{got} · åbent til {day}"),
                None => format!("{got} · lukket"),
            }
        }
        => |received, until| {
            let got = match received {
                0 => "No greetings yet".to_owned(),
                1 => "1 greeting".to_owned(),
                received => format!("{received} greetings"),
            };
            match until {
                Some(day) => format!("{got} · open until {day}"),
                None => format!("{got} · closed"),
            }
        };
    link_close = "Luk linket" => "Close the link";
    link_close_text =
        "Så kan der ikke komme flere hilsner ad det link. Dem, du har fået, bliver her."
        => "Then no more greetings can come by this link. Those you have stay here.";
    link_qr = "Kode, der kan scannes med et kamera" => "Code to scan with a camera";
    link_show = "Vis kode og link" => "Show code and link";
    links_none = "Du har ingen links endnu." => "You have no links yet.";
    share_out = "Del linket" => "Share the link";
    copied = "Linket er kopieret" => "The link is copied";
    share_text = "Vil du skrive et par ord til mig?" => "Would you write a few words to me?";
    gatherings = "Fejr det sammen" => "Celebrate together";
    gatherings_text =
        "Inviter dem, du gerne vil fejre noget med. Det må gerne være småt: en kop kakao tæller."
        => "Invite those you would like to celebrate with. Small is fine: a cup of cocoa counts.";
    at: fn(&str) -> String =
        |time| format!("kl. {}", time.replace(':', "."))
        => |time| format!("at {time}");
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
    story = "Min historie" => "My story";
    story_text =
        "Dine sejre og de gode ord, du har fået, samlet til dig. Tag den med på papir eller som fil."
        => "Your wins and the kind words you were given, gathered for you. Take it along on paper or as a file.";
    story_title = "Hvad skal den hedde?" => "What is it called?";
    story_title_hint = "Står øverst på din historie." => "Shown at the top of your story.";
    story_first = "Min historie" => "My story";
    story_from = "Fra" => "From";
    story_until = "Til" => "Until";
    story_with: [&'static str; 3] =
        ["Mine ord og sejre", "Hilsner og hep", "Billeder"]
        => ["My words and wins", "Greetings and cheers", "Pictures"];
    story_print = "Udskriv, eller gem som PDF" => "Print, or save as PDF";
    story_print_hint =
        "Vælg printer, eller gem den som PDF."
        => "Choose a printer, or save it as a PDF.";
    story_empty =
        "Der er ikke noget i de måneder endnu."
        => "There is nothing in those months yet.";
}
