//! What buttons, fields and dialogs say whatever they are about.

use crate::platform::language::chosen;
use kurs_domain::{isolate, recognitions::Card, texts};

texts! {
    /// The texts of the parts that every page is made of.
    UiWords;

    /// The name of the product.
    kurs = "Kurs" => "Kurs";
    /// Leaves a dialog without doing anything.
    discard = "Annuller" => "Cancel";
    discard_title =
        "Vil du slette det, du har skrevet?"
        => "Do you want to delete what you wrote?";
    discard_text =
        "Det er ikke gemt. Du kan ikke få det tilbage."
        => "It is not saved. You can't get it back.";
    discard_yes = "Slet det" => "Delete it";
    draft = "Kladde, ikke gemt endnu" => "Draft, not saved yet";
    draft_at_desk =
        "Kladde, ikke sendt endnu. Kun du kan se den."
        => "Draft, not sent yet. Only you can see it.";
    cancel = "Gå tilbage" => "Go back";
    /// Goes one step back.
    back = "Tilbage" => "Back";
    /// Closes what is open.
    close = "Luk" => "Close";
    /// Keeps what was written.
    save = "Gem" => "Save";
    /// Asks the server once more.
    try_again = "Prøv igen" => "Try again";
    /// Read out while something is on its way.
    loading = "Henter …" => "Loading …";
    /// After the label of a field that may stay empty.
    optional = "hvis du vil" => "if you like";
    /// How many characters are left, when that is few.
    characters_left: fn(usize) -> String =
        |left| match left {
            1 => "1 tegn tilbage".to_owned(),
            left => format!("{left} tegn tilbage"),
        }
        => |left| match left {
            1 => "1 character left".to_owned(),
            left => format!("{left} characters left"),
        };
    /// How many characters are too many.
    characters_over: fn(usize) -> String =
        |over| format!("{over} tegn for meget. Kort det lidt af.")
        => |over| match over {
            1 => "1 character too many. Make it a little shorter.".to_owned(),
            over => format!("{over} characters too many. Make it a little shorter."),
        };
    /// A field that can't be empty is.
    text_empty = "Skriv et par ord her." => "Write a few words here.";
    /// A text holds a character that can't be taken, just after this word.
    text_forbidden: fn(&str) -> String =
        |before| match before {
            "" => "Teksten begynder med et skjult tegn. Slet ordene der, og skriv dem igen.".to_owned(),
            before => {
                isolate!(before; "Lige efter »{before}« er et skjult tegn. Slet ordene der, og skriv dem igen.")
            }
        }
        => |before| match before {
            "" => "The text starts with a hidden mark. Delete the words there, and write them again."
                .to_owned(),
            before => {
                isolate!(before; "Right after “{before}” is a hidden character. Delete the words there, and write them again."
                )
            }
        };
    /// A recording does not play here.
    voice_away =
        "Optagelsen kan ikke høres her lige nu. Hent den, og hør den i et andet program."
        => "The recording can't be heard here. Save it, and hear it in another program.";
    /// The way to it all the same.
    voice_fetch = "Hent optagelsen" => "Save the recording";
    /// A scale that has not been touched.
    not_said = "Ikke valgt endnu" => "Not chosen yet";
    /// Forgets what a scale was set to.
    forget = "Fjern valget" => "Clear";
    /// Between the last two of a list.
    and = "og" => "and";
    /// So many of ten.
    of_ten: fn(u8) -> String =
        |value| format!("{value} ud af 10")
        => |value| format!("{value} out of 10");
    /// The way past the navigation, for the keyboard.
    skip_to_content = "Gå til indholdet" => "Go to the content";
    /// The server can't be reached: nothing is lost.
    away_title = "Vi kan ikke få forbindelse" => "We can't connect";
    /// What that means and what to do.
    away_text =
        "Det kan være nettet eller os. Intet er gået tabt. Prøv igen om lidt."
        => "It may be the network or us. Nothing is lost. Try again in a little while.";
    /// Something went wrong that this version has no words for.
    unknown_problem =
        "Noget gik galt hos os. Intet er gået tabt. Prøv igen om lidt."
        => "Something went wrong on our side. Nothing is lost. Try again in a while.";
    /// What is on a picture to cheer with.
    card: fn(Card) -> &'static str =
        |card| match card {
            Card::Sun => "Sol",
            Card::Star => "Stjerne",
            Card::Flower => "Blomst",
            Card::Mountain => "Bjergtop",
            Card::Sea => "Solopgang over havet",
            Card::Hands => "High five",
        }
        => |card| match card {
            Card::Sun => "Sun",
            Card::Star => "Star",
            Card::Flower => "Flower",
            Card::Mountain => "Mountain top",
            Card::Sea => "Sunrise over the sea",
            Card::Hands => "High five",
        };
    /// The name of each weekday, Monday first.
    weekdays: [&'static str; 7] =
        ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
        => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    /// A short name of each weekday, Monday first.
    weekdays_short: [&'static str; 7] =
        ["man", "tir", "ons", "tor", "fre", "lør", "søn"]
        => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    read_aloud = "Læs op" => "Read aloud";
    read_page = "Læs siden op" => "Read the page aloud";
    offline =
        "Du er uden net lige nu. Det, du gør, bliver sendt senere."
        => "You're offline right now. What you do is sent later.";
    /// What is in memory alone, beside it.
    only_on_screen = "kun på skærmen, til det er sendt" => "only on screen until it is sent";
    missing_title = "Siden er ikke hentet endnu" => "This page is not here yet";
    missing_text =
        "Intet er gået tabt. Prøv igen, når du har net."
        => "Nothing is lost. Try again when you're online.";
    to_today = "Gå til I dag" => "Go to Today";
    copy_text = "Kopiér teksten" => "Copy the text";
    copy = "Kopiér link" => "Copy link";
    copied = "Kopieret" => "Copied";
    /// The name of every link to the page about what is stored, and its address.
    privacy = "Dine oplysninger" => "Your information";
    privacy_url = "/privacy?lang=da" => "/privacy?lang=en";
    /// The name of every link to the page of whom to call, and its address.
    help = "Hjælp nu" => "Help now";
    help_url = "/help?lang=da" => "/help?lang=en";
}

chosen!(ui_texts: UiWords);
