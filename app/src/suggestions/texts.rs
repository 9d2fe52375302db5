//! The texts of suggestions: on the phone, and at the desk.

use kurs_domain::{isolate, texts};

use crate::platform::language::{Named, chosen};

texts! {
    /// A suggestion on the phone.
    SuggestionWords;

    suggestion_from: fn(&str) -> String =
        |name| isolate!(name; "{name} har et forslag")
        => |name| isolate!(name; "{name} has a suggestion");
    suggestion_text =
        "Du bestemmer selv. Vil du det, så skriv det med dine egne ord."
        => "You decide. If you want to, write it in your own words.";
    adopt = "Lav det til mit mål" => "Make it my goal";
    not_for_me = "Ikke for mig" => "Not for me";
    not_for_me_words: fn(&str) -> String =
        |name| isolate!(name; "Vil du sige noget til {name}?")
        => |name| isolate!(name; "Do you want to say something to {name}?");
    not_for_me_hint = "Du behøver ikke give en grund." => "You don't have to give a reason.";
    not_for_me_send = "Send svaret: Ikke for mig" => "Send the answer: Not for me";
    said_dropped = "Dit svar er gemt" => "Your answer is saved";
}

chosen!(suggestion_texts: SuggestionWords);

texts! {
    /// Suggestions made to one young person.
    SuggestionDeskWords;

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

chosen!(suggestion_desk_texts: SuggestionDeskWords);
