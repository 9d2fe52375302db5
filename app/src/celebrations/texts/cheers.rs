//! The texts of cheering at the desk.

use kurs_domain::{isolate, texts};

use crate::platform::language::{Named, chosen};

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

chosen!(cheer_texts: CheerWords);
