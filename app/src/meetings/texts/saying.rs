//! The texts of saying something to a meeting.

use crate::platform::language::chosen;
use kurs_domain::{
    isolate,
    meetings::contributions::{ContributionKind, Prompt},
    names::{da, en},
    texts,
};

texts! {
    /// What is said of saying something to a meeting.
    SayingWords;

    title = "Sig noget" => "Say something";
    text =
        "Dit team kan se det med det samme. Det står først på mødet og kommer med i referatet, præcis som du siger det. Mødet kan ikke afsluttes, før du har fået svar."
        => "Your team can see it at once. It comes first at the meeting and goes into the minutes, just as you say it. The meeting can't be closed before you have an answer.";
    way: fn(ContributionKind) -> &'static str =
        |kind| match kind {
            ContributionKind::Text => "Skriv",
            ContributionKind::Voice => "Indtal",
            ContributionKind::Drawing => "Tegn",
            ContributionKind::Scale => "Skala",
            ContributionKind::Pictograms => "Billeder",
        }
        => |kind| match kind {
            ContributionKind::Text => "Write",
            ContributionKind::Voice => "Record",
            ContributionKind::Drawing => "Draw",
            ContributionKind::Scale => "Scale",
            ContributionKind::Pictograms => "Pictures",
        };
    way_title: fn(ContributionKind) -> &'static str =
        |kind| match kind {
            ContributionKind::Text => "Skriv noget til mødet",
            ContributionKind::Voice => "Indtal noget til mødet",
            ContributionKind::Drawing => "Tegn noget til mødet",
            ContributionKind::Scale => "Sig det på en skala",
            ContributionKind::Pictograms => "Sig det med billeder",
        }
        => |kind| match kind {
            ContributionKind::Text => "Write something to the meeting",
            ContributionKind::Voice => "Record something for the meeting",
            ContributionKind::Drawing => "Draw something for the meeting",
            ContributionKind::Scale => "Say it on a scale",
            ContributionKind::Pictograms => "Say it with pictures",
        };
    about = "Hvad handler det om?" => "What is it about?";
    about_all = "Hele mødet" => "The whole meeting";
    read_aloud = "Læs det op på mødet for mig" => "Read it aloud at the meeting for me";
    play_aloud = "Afspil det på mødet for mig" => "Play it at the meeting for me";
    keep = "Send til mødet" => "Send to the meeting";
    kept =
        "Gemt på din telefon. Det bliver sendt til mødet"
        => "Saved on your phone. It is sent to the meeting";
    text_field = "Det vil jeg sige" => "What I want to say";
    text_hint =
        "Skriv, som du taler. Stavefejl gør ikke noget."
        => "Write as you speak. Spelling does not matter.";
    mine = "Det har du sagt" => "What you have said";
    mine_none =
        "Du har ikke sagt noget til mødet endnu."
        => "You have not said anything to the meeting yet.";
    said_by: fn(&str) -> String =
        |name| isolate!(name; "{name} på dine vegne")
        => |name| isolate!(name; "{name}, on your behalf");
    about_this: fn(&str) -> String =
        |what| isolate!(what; "Om: {what}")
        => |what| isolate!(what; "About: {what}");
    prompt: fn(Prompt) -> &'static str = da::prompt => en::prompt;
    state_kept = "gemt på din telefon" => "saved on your phone";
    state_received = "sendt til dit team" => "sent to your team";
    state_heard: fn(&str) -> String =
        |names| isolate!(names; "hørt af {names}")
        => |names| isolate!(names; "heard by {names}");
    state_opened: fn(&str) -> String =
        |names| isolate!(names; "åbnet af {names}")
        => |names| isolate!(names; "opened by {names}");
    state_owed: fn(&str) -> String =
        |day| format!("du får svar senest {day}")
        => |day| format!("you get an answer by {day}");
    state_answered = "har fået svar" => "has an answer";
    state_refused = "kom ikke igennem" => "did not get through";
    state_file = "er på vej, når der er net" => "on its way when you're online";
    state_withdrawn = "Du tog noget tilbage her." => "You took something back here.";
    take_back = "Tag det tilbage" => "Take it back";
    record = "Optag" => "Record";
    record_again = "Optag forfra" => "Record again";
    record_again_text =
        "Så bliver den optagelse, du har nu, slettet."
        => "Then the recording you have now is deleted.";
    stop = "Stop" => "Stop";
    recording = "Optager" => "Recording";
    recording_begun = "Optagelsen er begyndt" => "The recording has begun";
    recording_done: fn(&str) -> String =
        |clock| format!("Optagelsen er {clock} lang. Hør den, eller send den")
        => |clock| format!("The recording is {clock} long. Listen to it, or send it");
    recording_full =
        "Der var ikke plads til mere i én optagelse. Du kan lave en til."
        => "There was no room for more in one recording. You can make another one.";
    recording_over =
        "Mikrofonen stoppede, måske fordi nogen ringede. Det, du nåede at sige, er her."
        => "The microphone stopped. Maybe somebody called you. What you had said is here.";
    recording_cut_off =
        "Det her nåede du at sige, før Kurs blev lukket. Hør det, og send det, hvis det er, som du vil have det."
        => "You had said this before Kurs was closed. Listen to it. Send it if it is as you want it.";
    recording_left =
        "Du har en optagelse, som ikke nåede at blive sendt til mødet. Kun du kan høre den."
        => "You have a recording that was not sent to the meeting in time. Only you can hear it.";
    throw_away = "Slet optagelsen" => "Delete the recording";
    thrown_away = "Optagelsen er slettet" => "The recording is deleted";
    clock: fn(&str, &str) -> String =
        |now, most| format!("{now} af {most}")
        => |now, most| format!("{now} of {most}");
    voice_text =
        "Tryk på den store knap, og tal. Du kan høre det, før du sender. Højst 5 minutter."
        => "Tap the big button and speak. You can listen before you send it. 5 minutes at most.";
    listen = "Hør den" => "Listen";
    pause = "Pause" => "Pause";
    voice_no: fn(&str) -> &'static str =
        |why| match why {
            "denied" => {
                "Kurs må ikke bruge mikrofonen. Du kan tillade det i telefonens indstillinger for siden. Eller sig det på en anden måde."
            }
            "absent" => "Telefonen har ingen mikrofon, vi kan bruge. Sig det på en anden måde.",
            "file" => "Telefonen kan ikke gemme optagelsen. Send den nu, og luk ikke Kurs først.",
            "gone" => "Optagelsen er ikke på telefonen mere. Optag den igen.",
            _ => {
                "Mikrofonen ville ikke begynde. Måske bruger en anden app den. Prøv igen, eller sig det på en anden måde."
            }
        }
        => |why| match why {
            "denied" => {
                "Kurs may not use the microphone. You can allow it in the phone's settings for this page. Or say it another way."
            }
            "absent" => "The phone has no microphone that we can use. Say it another way.",
            "file" => {
                "The phone can't save the recording. Send it now, and don't close Kurs before that."
            }
            "gone" => "The recording is not on the phone any more. Record it again.",
            _ => {
                "The microphone would not begin. Maybe another app is using it. Try again, or say it another way."
            }
        };
    voice_note: fn(&str) -> String =
        |clock| format!("Optagelse, {clock}")
        => |clock| format!("Recording, {clock}");
    written_instead = "Sig det med ord i stedet" => "Say it in words instead";
    drawing_text =
        "Tegn med fingeren. Det er lige meget, hvordan det ser ud."
        => "Draw with your finger. How it looks does not matter.";
    paper =
        "Dit papir. Det tegnes med finger eller mus."
        => "Your paper. It is drawn on with a finger or a mouse.";
    colour = "Farve" => "Colour";
    colours: [&'static str; 8] =
        ["Sort", "Blå", "Grøn", "Gul", "Orange", "Rød", "Lilla", "Brun"]
        => ["Black", "Blue", "Green", "Yellow", "Orange", "Red", "Purple", "Brown"];
    width = "Streg" => "Line";
    widths: [&'static str; 3] = ["Tynd", "Mellem", "Tyk"] => ["Thin", "Medium", "Thick"];
    undo = "Fortryd" => "Undo";
    redo = "Gør igen" => "Redo";
    clear = "Slet tegningen" => "Delete the drawing";
    cleared = "Tegningen er slettet. Du kan fortryde" => "The drawing is deleted. You can undo";
    drawing_empty = "Tegn noget først." => "Draw something first.";
    drawing_full =
        "Papiret er fuldt. Send tegningen, og begynd på en ny."
        => "The sheet is full. Send the drawing, and begin a new one.";
    drawing_problem =
        "Tegningen kunne ikke gemmes. Den er her endnu. Prøv igen."
        => "The drawing could not be saved. It is still here. Try again.";
    drawing_of = "En tegning, du har lavet" => "A drawing you made";
    scales_text =
        "Vælg et spørgsmål, eller skriv dit eget. Flyt så prikken."
        => "Choose a question, or write your own. Then move the dot.";
    scale: fn(usize) -> String =
        |number| format!("Skala {number}")
        => |number| format!("Scale {number}");
    scale_question = "Hvad vil du vise?" => "What do you want to show?";
    /// Ready-made questions, each with its two ends.
    scale_ideas: [[&'static str; 3]; 4] =
        [
            ["Hvordan går det i skolen eller på jobbet?", "skidt", "godt"],
            ["Hvordan går det derhjemme?", "skidt", "godt"],
            ["Hvor klar er jeg?", "slet ikke", "helt"],
            ["Hvor meget fylder det for mig?", "slet ikke", "rigtig meget"],
        ]
        => [
            ["How is it going at school or work?", "badly", "well"],
            ["How is it going at home?", "badly", "well"],
            ["How ready am I?", "not at all", "completely"],
            ["How much is it on my mind?", "not at all", "very much"],
        ];
    scale_low = "Hvad er 0?" => "What is 0?";
    scale_high = "Hvad er 10?" => "What is 10?";
    scale_low_first = "slet ikke" => "not at all";
    scale_high_first = "helt" => "completely";
    scale_where = "Hvor er du?" => "Where are you?";
    scale_more = "En skala til" => "Another scale";
    scale_less = "Slet skalaen" => "Delete the scale";
    scale_missing = "Flyt prikken på mindst én skala." => "Move the dot on at least one scale.";
    scale_of: fn(&str, &str, u8) -> String =
        |low, high, value| isolate!(low, high; "{value} ud af 10. 0 er {low}, 10 er {high}")
        => |low, high, value| isolate!(low, high; "{value} of 10. 0 is {low}, 10 is {high}");
    board_text =
        "Vælg de billeder, der passer. Du kan skrive lidt til."
        => "Choose the pictures that fit. You can add a few words.";
    board_words = "Et par ord til" => "A few words";
    board_chosen: fn(usize, usize) -> String =
        |count, most| format!("{count} af {most} valgt")
        => |count, most| format!("{count} of {most} chosen");
    board_missing = "Vælg mindst ét billede." => "Choose at least one picture.";
    sent_title = "Det er sagt" => "It is said";
    sent_text =
        "Dit team kan læse, høre og se det, så snart det er sendt. Du kan tage det tilbage under »Sig noget«, til mødet er afsluttet."
        => "Your team can read, hear and see it as soon as it is sent. You can take it back under \"Say something\" until the meeting is closed.";
    sent_done = "Færdig" => "Done";
    sent_more = "Sig mere" => "Say more";
}

chosen!(saying_texts: SayingWords);
