//! The texts of feedback.

use kurs_domain::{isolate, texts};

use crate::{platform::language::chosen, ui::Glyph};

texts! {
    /// Answering on the phone, and one's own curve.
    FeedbackWords;

    title = "Sig, hvordan det går" => "Say how it is going";
    text =
        "Svar, når du har lyst. Kun du ser det, til du selv deler det."
        => "Answer when you feel like it. Only you see it until you share it.";
    to_me = "Tilbage til Mig" => "Back to Me";
    last: fn(&str) -> String =
        |day| format!("Du svarede sidst {day}")
        => |day| format!("You last answered on {day}");
    never = "Ikke svaret endnu" => "Not answered yet";
    begun = "Du er i gang" => "You have begun";
    answer_now = "Svar nu" => "Answer now";
    go_on = "Svar videre" => "Go on answering";
    no_curve =
        "Når du har svaret to gange, kan du her se, hvordan det flytter sig."
        => "Once you have answered twice, you can see here how it moves.";
    curve = "Sådan flytter det sig" => "How it moves";
    answers = "Dine svar" => "Your answers";
    all_answers = "Se alle dine svar" => "See all your answers";
    other_goal = "Et mål, der er slettet" => "A goal that was deleted";
    of_most: fn(u16, u16) -> String =
        |value, most| format!("{value} ud af {most}")
        => |value, most| format!("{value} out of {most}");
    from_to: fn(&str, &str, &str, &str) -> String =
        |first, day, last, now| format!("Fra {first} ({day}) til {last} ({now})")
        => |first, day, last, now| format!("From {first} ({day}) to {last} ({now})");
    table = "Vis som tabel" => "Show as a table";
    day = "Dag" => "Day";
    number = "Svar" => "Answer";
    unknown_title = "De spørgsmål findes ikke her" => "These questions are not here";
    unknown_text =
        "Spørgsmålene er ikke på telefonen. Dine svar er her stadig."
        => "The questions are not on this phone. Your answers are still here.";
    gone_title = "Svarene er her ikke" => "The answers are not here";
    gone_text = "De er måske slettet." => "They may have been deleted.";

    /// Before the first question.
    promises: [(Glyph, &'static str); 3] =
        [
            (Glyph::Lock, "Kun du kan se dine svar. Vil du dele dem, vælger du det til sidst."),
            (Glyph::Chat, "Det, du deler, kan I tale om. Andre kan ikke rette i det."),
            (Glyph::Eye, "Ingen får besked bag din ryg, uanset hvad du svarer."),
        ]
        => [
            (Glyph::Lock, "Only you can see your answers. If you want to share them, you choose that at the end."),
            (Glyph::Chat, "You can talk together about what you share. Others can't change it."),
            (Glyph::Eye, "Nobody gets an alert behind your back, whatever you answer."),
        ];
    which_goal = "Hvilket mål?" => "Which goal?";
    choose_goal = "Vælg et mål først." => "Choose a goal first.";
    no_goals =
        "Du har ingen mål endnu. Sæt et mål først, så kan du følge det her."
        => "You have no goals yet. Set a goal first, then you can follow it here.";
    new_goal = "Sæt et mål" => "Set a goal";
    begin = "Begynd" => "Begin";
    step: fn(usize, usize) -> String =
        |step, steps| format!("Trin {step} af {steps}")
        => |step, steps| format!("Step {step} of {steps}");
    next = "Næste" => "Next";
    skip = "Spring over" => "Skip";
    not_now = "Ikke nu" => "Not now";
    last_step = "Gem dine svar" => "Save your answers";
    own = "Vil du sige noget om det?" => "Would you like to say something about it?";
    own_hint = "Med dine egne ord." => "In your own words.";
    share = "Hvem må se dine svar?" => "Who may see your answers?";
    save = "Gem" => "Save";
    saved = "Gemt. Tak, fordi du svarede." => "Saved. Thank you for answering.";
    says_nothing =
        "Svar på mindst ét spørgsmål, før du gemmer."
        => "Answer at least one question before you save.";
    low = "Det lyder hårdt lige nu" => "That sounds hard right now";
    low_text =
        "Du er ikke alene om det. Der er nogen, du kan tale med, også nu."
        => "You are not alone with it. There are people you can talk to, even now.";
    delete = "Slet svarene" => "Delete the answers";
    delete_title = "Vil du slette de her svar?" => "Do you want to delete these answers?";
    delete_text =
        "De forsvinder også hos dem, du har delt dem med. Du kan ikke få dem tilbage."
        => "They also disappear for those you shared them with. You can't get them back.";
}

texts! {
    /// Feedback at the desk.
    FeedbackDeskWords;

    title = "Svar, der er delt" => "Answers that are shared";
    text: fn(&str) -> String =
        |name| isolate!(name; "Kun det, {name} har valgt at dele med dig. Svarene åbner en snak. De er ingen dom.")
        => |name| isolate!(name; "Only what {name} chose to share with you. The answers open a talk. They are no verdict.");
    raw: fn(i32) -> String =
        |by| format!("Rå ændring fra første til sidste svar: {by:+}")
        => |by| format!("Raw change from the first to the last answer: {by:+}");
    goal = "Mål, der ikke er delt" => "A goal that is not shared";
    clear: fn(&str) -> String =
        |by| format!("Gennemsnitlig ændring: {by}. Det er en ændring efter kilden.")
        => |by| format!("Mean change: {by}. By the source this is a change.");
    unclear: fn(&str) -> String =
        |by| format!("Gennemsnitlig ændring: {by}. Efter kilden er det for lidt til at sige noget sikkert.")
        => |by| format!("Mean change: {by}. By the source this is too little to be sure.");
    talk = "Spørgsmål, der kan åbne en snak" => "Questions that can open a talk";
    latest: fn(&str) -> String =
        |day| format!("Det seneste svar, {day}")
        => |day| format!("The latest answer, {day}");
    unknown = "Spørgsmål, som Kurs ikke kender mere" => "Questions that Kurs no longer knows";
}

chosen!(feedback_texts: FeedbackWords);
chosen!(feedback_desk_texts: FeedbackDeskWords);
