//! The texts of praise to parents.

use kurs_domain::{isolate, praise::PraiseBy, texts};

use crate::platform::language::{Named, chosen};

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

chosen!(praise_texts: PraiseWords);
