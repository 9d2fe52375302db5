//! The texts of coming in: the welcome, signing in, being signed out, trying Kurs.

use crate::platform::language::chosen;
use kurs_domain::{
    names::{da, en},
    people::Role,
    texts,
};

texts! {
    /// What coming in says.
    IdentityWords;

    welcome = "Velkommen til Kurs" => "Welcome to Kurs";
    welcome_text =
        "Her sætter du mål, som du selv vælger, og samler på det, der lykkes."
        => "Here you set goals that you choose yourself, and collect what works out.";
    code = "Din kode" => "Your code";
    code_hint =
        "Den har du fået på et kort eller i et brev. Du kan skrive både store og små bogstaver."
        => "You got it on a card or in a letter. You can write both capital and small letters.";
    code_go = "Log ind" => "Sign in";
    code_never: fn(char) -> String =
        |c| format!("»{c}« er ikke med i nogen kode. Se efter én gang til.")
        => |c| format!("“{c}” is in no code. Look once more.");
    code_incomplete =
        "Koden har 12 tegn i tre grupper. Se den efter én gang til."
        => "The code has 12 characters in three groups. Check it once more.";
    code_unknown =
        "Vi kender ikke den kode. Se efter, om alle tegn er rigtige, og prøv igen."
        => "We don't know that code. Check that every character is right, and try again.";
    code_used =
        "Koden er brugt. Den virker kun én gang. Bed den, der gav dig koden, om en ny."
        => "The code has been used. It works only once. Ask whoever gave you the code for a new one.";
    code_expired =
        "Koden er blevet for gammel. Bed den, der gav dig koden, om en ny."
        => "The code is too old. Ask whoever gave you the code for a new one.";
    too_many_tries: fn(u64) -> String =
        |minutes| match minutes {
            0 | 1 => "Det var mange forsøg. Vent et minut, og prøv så igen.".to_owned(),
            minutes => format!("Det var mange forsøg. Vent {minutes} minutter, og prøv så igen."),
        }
        => |minutes| match minutes {
            0 | 1 => "That was a lot of tries. Wait a minute, then try again.".to_owned(),
            minutes => format!("That was a lot of tries. Wait {minutes} minutes, then try again."),
        };
    step: fn(usize, usize) -> String =
        |step, steps| format!("Trin {step} af {steps}")
        => |step, steps| format!("Step {step} of {steps}");
    next = "Videre" => "Next";
    name_title = "Hvad skal vi kalde dig?" => "What should we call you?";
    name_text =
        "Dit fornavn eller et kælenavn. Du kan ændre det senere."
        => "Your first name or a nickname. You can change it later.";
    name = "Navn" => "Name";
    /// Each language in its own words.
    danish = "Dansk" => "Dansk";
    english = "English" => "English";
    /// The way to the other language, in that language.
    other_language = "English" => "Dansk";
    goal_title = "Hvad vil du gerne nå?" => "What would you like to achieve?";
    goal_text =
        "Skriv det med dine egne ord. Det må gerne være noget lille."
        => "Write it in your own words. Something small is fine.";
    goal = "Mit mål" => "My goal";
    skip = "Spring over" => "Skip";
    signed_out_title = "Du er logget ud" => "You are signed out";
    signed_out_text =
        "Dine mål og sejre er gemt. De venter på dig."
        => "Your goals and wins are saved. They are waiting for you.";
    expired_title = "Godt at se dig igen" => "Good to see you again";
    expired_text =
        "Der er gået noget tid, så vi har logget dig ud for en sikkerheds skyld. \
                       Dine mål og sejre er gemt."
        => "It has been a while, so we signed you out to be on the safe side. \
                       Your goals and wins are saved.";
    expired_unsent: fn(usize) -> String =
        |count| match count {
            1 => {
                "1 ting venter her på telefonen og bliver sendt, når du er logget ind igen.".to_owned()
            }
            count => {
                format!(
                    "{count} ting venter her på telefonen og bliver sendt, når du er logget ind igen."
                )
            }
        }
        => |count| match count {
            1 => "1 thing is waiting here on the phone and is sent when you have signed in again."
                .to_owned(),
            count => {
                format!(
                    "{count} things are waiting here on the phone and are sent when you have signed in again."
                )
            }
        };
    have_code = "Jeg har en kode" => "I have a code";
    no_code =
        "Har du ingen kode, så spørg din kontakt i kommunen. Det er helt i orden at spørge."
        => "If you have no code, ask your contact at the municipality. It is quite all right to ask.";
    demo_title = "Prøv Kurs som …" => "Try Kurs as …";
    demo_text =
        "Alle mennesker her er opdigtede. Du kan ikke komme til at ødelægge noget."
        => "All people here are made up. There is nothing you can break.";
    demo_as: fn(Role) -> (&'static str, &'static str) =
        |role| {
            let does = match role {
                Role::YoungPerson => "Sæt mål, marker det, der lykkes, og se dine sejre",
                Role::Caseworker => "Se det, de unge har valgt at dele med dig",
                Role::Lead => "Ser aldrig enkelte unge. Tal til ledere er ikke klar endnu",
                Role::Administrator => "Inviter kolleger og unge",
            };
            (da::role(role), does)
        }
        => |role| {
            let does = match role {
                Role::YoungPerson => "Set goals, mark what works out, and see your wins",
                Role::Caseworker => "See what the young people chose to share with you",
                Role::Lead => "Never sees single young people. Numbers for leads are not ready yet",
                Role::Administrator => "Invite colleagues and young people",
            };
            (en::role(role), does)
        };
    demo_going = "Gør klar …" => "Getting ready …";
    demo_unknown_title = "Her kan man ikke prøve Kurs" => "Kurs can't be tried here";
    demo_unknown_text =
        "Her bliver Kurs brugt rigtigt. Har du en kode, kan du logge ind med den."
        => "This one is for real use. If you have a code, you can sign in with it.";
    settings_kept = "Gemt" => "Saved";
}

chosen!(identity_texts: IdentityWords);
