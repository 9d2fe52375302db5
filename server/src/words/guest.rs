//! Texts of the pages for people without an account.

use chrono::Datelike as _;
use kurs_domain::{
    NaiveDate,
    gatherings::Coming,
    isolate,
    names::{da, en},
    people::TimeOfDay,
    texts,
};

/// A text with a name in it.
pub type Named = fn(&str) -> String;

const DANISH_DAYS: [&str; 7] =
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const DANISH_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH_DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

texts! {
    GuestWords;

    /// The value of HTML's `lang`.
    code = "da" => "en";
    /// The other language's own name.
    other_language = "English" => "Dansk";
    /// The label of the choice of languages.
    language = "Sprog" => "Language";
    /// At the foot of every page.
    about =
        "Kurs er et sted for unge i Odense. Her sætter de selv mål, og her bliver det fejret, når noget lykkes."
        => "Kurs is a place for young people in Odense. They set their own goals here, and what works out is celebrated.";

    /// The title of the page for kind words.
    say_title = "Skriv noget rart" => "Say something kind";
    say_to: Named =
        |name| isolate!(name; "Skriv noget rart til {name}")
        => |name| isolate!(name; "Say something kind to {name}");
    say_intro: Named =
        |name| {
            isolate!(name; "Du har fået det her link af {name}. Skriv en til tre sætninger om noget godt, du har lagt mærke til. Det må gerne være småt."
            )
        }
        => |name| {
            isolate!(name; "You have this link from {name}. Write one to three sentences about something good that you noticed. Small things count."
            )
        };
    /// The field for the sender's name.
    from = "Hvem er du?" => "Who are you?";
    from_hint: Named =
        |name| isolate!(name; "Dit navn, som {name} kender dig")
        => |name| isolate!(name; "Your name, as {name} knows you");
    /// The field for the sender's words.
    text = "Dine ord" => "Your words";
    /// How many characters it takes.
    text_hint: fn(usize) -> String =
        |most| format!("Der er plads til {most} tegn")
        => |most| format!("There is room for {most} characters");
    send_to: Named =
        |name| isolate!(name; "Send til {name}")
        => |name| isolate!(name; "Send to {name}");
    /// Who reads it, and that no account is needed.
    who_sees: Named =
        |name| {
            isolate!(name; "{name} ser det først og bestemmer selv, om andre må læse det. Du behøver ikke oprette en bruger."
            )
        }
        => |name| {
            isolate!(name; "{name} sees it first and decides whether others may read it. You don't need an account."
            )
        };
    /// The heading when it is sent.
    thanks = "Tak! Dine ord er sendt" => "Thank you! Your words are sent";
    thanks_words: Named =
        |name| isolate!(name; "De ligger klar til {name} i Kurs. Sådan nogle ord kan bære langt.")
        => |name| isolate!(name; "They wait for {name} in Kurs. Words like that can carry far.");
    /// The link to the empty form.
    once_more = "Skriv noget mere" => "Write something more";

    /// The title of an invitation.
    invited_title = "Du er inviteret" => "You are invited";
    /// Above the title: by whom the guest is invited.
    invited_by: Named =
        |name| isolate!(name; "{name} inviterer dig")
        => |name| isolate!(name; "{name} invites you");
    when = "Hvornår" => "When";
    place = "Hvor" => "Where";
    /// A date in words.
    day: fn(NaiveDate) -> String =
        |day| {
            let weekday = DANISH_DAYS[day.weekday().num_days_from_monday() as usize];
            let month = DANISH_MONTHS[day.month0() as usize];
            format!("{weekday} den {}. {month} {}", day.day(), day.year())
        }
        => |day| {
            let weekday = ENGLISH_DAYS[day.weekday().num_days_from_monday() as usize];
            let month = ENGLISH_MONTHS[day.month0() as usize];
            format!("{weekday} {} {month} {}", day.day(), day.year())
        };
    /// A date in words, and a time.
    day_at: fn(&str, TimeOfDay) -> String =
        |day, at| format!("{day} kl. {}", at.to_string().replace(':', "."))
        => |day, at| format!("{day} at {at}");
    cancelled = "Det er aflyst" => "It is called off";
    cancelled_words: Named =
        |name| isolate!(name; "{name} holder det alligevel ikke. Du behøver ikke gøre noget.")
        => |name| isolate!(name; "It will not be after all, says {name}. There is nothing you need to do.");
    coming = "Kommer du?" => "Are you coming?";
    yes = da::coming(Coming::Yes) => en::coming(Coming::Yes);
    maybe = da::coming(Coming::Maybe) => en::coming(Coming::Maybe);
    no = da::coming(Coming::No) => en::coming(Coming::No);
    /// The error when no answer was chosen.
    choose = "Vælg et af svarene" => "Choose one of the answers";
    /// The field for a few words.
    few_words: Named =
        |name| isolate!(name; "Et par ord til {name}")
        => |name| isolate!(name; "A few words to {name}");
    /// Beside a field that may stay empty.
    optional = "hvis du har lyst" => "if you like";
    answer = "Send svar" => "Send answer";
    /// The button when there is an answer already.
    answer_anew = "Send nyt svar" => "Send a new answer";
    answered = "Tak for dit svar" => "Thank you for your answer";
    answered_words: Named =
        |name| isolate!(name; "{name} kan se det nu. Ændrer det sig, kan du svare igen her.")
        => |name| isolate!(name; "{name} can see it now. If things change, you can answer again here.");
    who_sees_answer: Named =
        |name| isolate!(name; "Kun {name} ser dit svar. Du behøver ikke oprette en bruger.")
        => |name| isolate!(name; "Only {name} sees your answer. You don't need an account.");

    /// The title of a letter of praise.
    letter_title = "Et brev til dig" => "A letter for you";
    letter_from: Named =
        |name| isolate!(name; "Et par gode ord fra {name}")
        => |name| isolate!(name; "Some good words from {name}");
    written: Named = |day| format!("Skrevet {day}") => |day| format!("Written {day}");
    letter_lasts =
        "Du kan læse brevet her i 30 dage."
        => "You can read the letter here for 30 days.";
    /// What such a letter is.
    letter_about =
        "Den unge kan se, at brevet er skrevet, og kan læse det samme som dig."
        => "The young person can see that the letter is written, and can read the same as you.";

    /// The heading when a link has ended.
    ended = "Linket virker ikke længere" => "This link no longer works";
    ended_words =
        "Det er udløbet eller lukket. Spørg den, der gav dig linket."
        => "It has ended or was closed. Ask whoever gave you the link.";
    /// The heading of 404.
    nothing = "Her er ikke noget" => "There is nothing here";
    nothing_words =
        "Se efter, om hele adressen er kommet med, eller bed om at få linket igen."
        => "See whether the whole address came along, or ask for the link again.";
    /// The link has reached its limit, of a day or in all.
    full =
        "Linket har taget imod så meget, som det kan lige nu. Dine ord står her endnu. Prøv igen i morgen."
        => "This link has taken as much as it can for now. Your words are still here. Try again tomorrow.";
    /// The meeting has reached the size limit of delegates.
    meeting_full =
        "Der er ikke plads til mere fra dig i mødet. Dine ord står her endnu. Prøv at sige det kortere."
        => "The meeting has no room for more from you. Your words are still here. Try to say it in fewer.";
    /// The rate limit was reached.
    too_fast =
        "Der er sendt mange ord herfra på kort tid. Dine ord står her endnu. Vent lidt, og prøv igen."
        => "Many words were sent from here in a short time. Your words are still here. Wait a little, and try again.";
    /// It could not be stored.
    not_kept =
        "Det kunne ikke gemmes lige nu. Dine ord står her endnu. Prøv igen om lidt."
        => "It could not be saved just now. Your words are still here. Try again in a moment.";
    /// The request is too large.
    too_large =
        "Det var mere, end vi kan tage imod på én gang. Gå tilbage, og gør det kortere."
        => "That was more than we can take at once. Go back, and make it shorter.";
    /// The form has errors.
    mend =
        "Ret det, der er markeret. Det, du skrev, står her endnu."
        => "Fix what is marked. What you wrote is still here.";
    empty = "Skriv noget her" => "Write something here";
    too_long: fn(usize) -> String =
        |most| format!("Det er for langt. Der er plads til {most} tegn")
        => |most| format!("It is too long. There is room for {most} characters");
    /// A character is not allowed, just after this word.
    forbidden: fn(&str) -> String =
        |before| match before {
            "" => "Teksten begynder med et skjult tegn. Slet ordene der, og skriv dem igen".to_owned(),
            before => {
                isolate!(before; "Lige efter »{before}« er et skjult tegn. Slet ordene der, og skriv dem igen")
            }
        }
        => |before| match before {
            "" => "The text starts with a hidden mark. Delete the words there, and write them again"
                .to_owned(),
            before => {
                isolate!(before; "Right after “{before}” is a hidden character. Delete the words there, and write them again"
                )
            }
        };
}
