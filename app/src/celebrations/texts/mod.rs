//! The texts of the inbox, of links and of the story.

pub mod at_once;
pub mod cheers;

use kurs_domain::{isolate, recognitions::SenderKind, texts};

use crate::platform::language::chosen;

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
    gatherings = "Fejr det sammen" => "Celebrate together";
}

chosen!(celebration_texts: CelebrationWords);
