//! The texts of successes and their album.

use crate::{forms::Phrase, platform::language::chosen};
use kurs_domain::{isolate, texts};

texts! {
    /// What successes say.
    SuccessWords;

    title = "Sejre" => "Wins";
    this_week = "i denne uge" => "this week";
    this_month = "i denne måned" => "this month";
    ever = "i alt" => "in all";
    /// The picture of the counts, told: now, and so many weeks ago.
    picture: fn(i64, i64, usize) -> String =
        |now, before, weeks| {
            format!("Dine sejre i alt: fra {before} for {weeks} uger siden til {now} nu")
        }
        => |now, before, weeks| {
            format!("Your wins in all: from {before} {weeks} weeks ago to {now} now")
        };
    filter = "Vis" => "Show";
    filter_all = "Alle sejre" => "All wins";
    filter_no_goal = "Noget, jeg lagde mærke til" => "Things I noticed";
    month = "Måned" => "Month";
    month_all = "Alle måneder" => "All months";
    search = "Søg" => "Search";
    week_now = "Denne uge" => "This week";
    week_before = "Sidste uge" => "Last week";
    week_of: fn(&str, &str) -> String =
        |from, to| format!("{from} til {to}")
        => |from, to| format!("{from} to {to}");
    more = "Vis flere" => "Show more";
    noticed = "Jeg lagde mærke til, at jeg …" => "I noticed that I …";
    goal_gone = "Et slettet mål" => "A deleted goal";
    feeling: fn(u8) -> String =
        |value| format!("Føltes som {value} ud af 10")
        => |value| format!("Felt like {value} out of 10");
    empty_title = "Her samler du på det, der lykkes" => "Here you collect what works out";
    empty_text =
        "Når du markerer noget, kommer det til at stå her. Også de små ting tæller."
        => "When you mark something, it will be here. Small things count too.";
    empty_filter =
        "Ingen af dine sejre passer på det, du leder efter."
        => "None of your wins match what you are looking for.";
    change = "Ret" => "Change";
    words = "Dine egne ord" => "Your own words";
    words_hint = "Hvad skete der? Hvad gjorde du?" => "What happened? What did you do?";
    phrases_title = "Sig det med billeder" => "Say it with pictures";
    /// Whole sentences about something that worked out.
    phrases: &'static [Phrase] =
        &[
            ("💪", "Jeg gjorde det, selv om det var svært."),
            ("😊", "Jeg blev glad."),
            ("😌", "Jeg blev rolig."),
            ("⭐", "Jeg er stolt."),
            ("🌱", "Det var første gang."),
            ("🤝", "Jeg fik hjælp."),
            ("🎈", "Det var lettere, end jeg troede."),
            ("😮‍💨", "Det var hårdt."),
        ]
        => &[
            ("💪", "I did it even though it was hard."),
            ("😊", "It made me happy."),
            ("😌", "It made me calm."),
            ("⭐", "I'm proud."),
            ("🌱", "It was the first time."),
            ("🤝", "I got help."),
            ("🎈", "It was easier than I thought."),
            ("😮‍💨", "It was tough."),
        ];
    /// Each goes on where [`SuccessWords::notice_words`] ends.
    notice_phrases: &'static [Phrase] =
        &[
            ("🚶", "kom ud af døren"),
            ("⏰", "kom til tiden"),
            ("🥣", "spiste noget"),
            ("💬", "sagde, hvad jeg mente"),
            ("🤝", "bad om hjælp"),
            ("👋", "talte med nogen"),
            ("🌿", "holdt en pause"),
            ("🧹", "ryddede op"),
        ]
        => &[
            ("🚶", "got out of the door"),
            ("⏰", "was on time"),
            ("🥣", "ate something"),
            ("💬", "said what I meant"),
            ("🤝", "asked for help"),
            ("👋", "talked with somebody"),
            ("🌿", "took a break"),
            ("🧹", "tidied up"),
        ];
    notice_words = "Jeg lagde mærke til, at jeg …" => "I noticed that I …";
    notice_hint = "Det kan være noget helt lille." => "It can be something very small.";
    felt = "Hvordan føltes det?" => "How did it feel?";
    felt_low = "tungt" => "heavy";
    felt_high = "rigtig godt" => "really good";
    share = "Hvem må se den her sejr?" => "Who may see this win?";
    goal_is_private =
        "Ingen andre kan se målet. Så kan de heller ikke se sejren, uanset hvad du vælger her."
        => "Nobody else can see the goal, so they can't see the win either, whatever you choose here.";
    seen_with_goal: fn(&str) -> String =
        |who| isolate!(who; "Kun dem, der kan se målet, kan se sejren: {who}.")
        => |who| isolate!(who; "Only those who can see the goal can see the win: {who}.");
    done = "Gem" => "Save";
    keep = "Gem som sejr" => "Save as a win";
    kept = "Gemt i dine sejre" => "Saved among your wins";
    delete = "Slet sejren" => "Delete the win";
    delete_title = "Vil du slette sejren?" => "Do you want to delete the win?";
    delete_text =
        "Sejren forsvinder med dine ord og billeder."
        => "The win disappears, with your words and pictures.";
    delete_yes = "Slet sejren" => "Delete the win";
    said_deleted = "Sejren er slettet" => "The win is deleted";
    says_nothing =
        "Skriv med et par ord, hvad der lykkedes."
        => "Say in a few words what worked out.";
    picture_of = "Billede til sejren" => "Picture of the win";
    picture_add = "Sæt et billede på" => "Add a picture";
    picture_busy = "Gør billedet klar …" => "Preparing the picture …";
    picture_added = "Billedet er lagt ved" => "Picture added";
    picture_remove = "Slet billedet" => "Delete the picture";
    picture_missing =
        "Et billede er ikke på telefonen mere. Slet det, eller vælg det igen. Dine ord står her endnu."
        => "A picture is not on the phone any more. Delete it, or choose it again. Your words are still here.";
    picture_problem =
        "Det billede kan telefonen ikke læse. Prøv et andet."
        => "The phone can't read that picture. Try another one.";
    /// Another app shared more pictures than fit.
    shared_full =
        "Der er plads til fire billeder på en sejr. Resten kom ikke med."
        => "There is room for four pictures on a win. The rest were left out.";
    /// What another app shared did not arrive.
    not_shared =
        "Det, du delte, kom ikke med herind. Prøv at dele det igen, eller skriv det her."
        => "What you shared didn't make it in here. Try sharing it again, or write it here.";
    count: fn(usize) -> String =
        |count| match count {
            1 => "1 sejr".to_owned(),
            count => format!("{count} sejre"),
        }
        => |count| match count {
            1 => "1 win".to_owned(),
            count => format!("{count} wins"),
        };
    /// Leads to the gatherings.
    together = "Fejr det sammen" => "Celebrate together";
    sent_kept = "gemt her" => "saved here";
    received = "gemt i Kurs" => "saved in Kurs";
    /// Seen by these people.
    seen_by: fn(&str) -> String =
        |names| isolate!(names; "set af {names}")
        => |names| isolate!(names; "seen by {names}");
    picture_waits = "billedet venter på net" => "the picture waits until you're online";
    refused = "kom ikke igennem" => "did not get through";
}

chosen!(success_texts: SuccessWords);
