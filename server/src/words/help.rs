//! Texts of the page *help now*.

use kurs_domain::texts;

texts! {
    HelpWords;

    /// The page's title, and the text of every link to it.
    title = "Hjælp nu" => "Help now";
    lead =
        "Er du eller en anden i fare lige nu, så ring 112. Har du det svært, så er der nogen, der gerne vil tale med dig."
        => "If you or somebody else is in danger right now, call 112. If things are hard, there are people who would like to talk with you.";
    call = "Ring" => "Call";
    /// Beside hours, where only Danish is spoken.
    speaks_danish = "De taler dansk." => "They speak Danish.";
    who_is_told = "Hvem får det at vide?" => "Who is told?";
    who_is_told_text: &'static [&'static str] =
        &[
            "Kurs ringer ikke til nogen for dig. Ingen får alarm af det, du skriver i Kurs. Har du brug for hjælp nu, så ring selv, eller sig det til en voksen, du stoler på.",
            "Folk, der arbejder i kommunen, har underretningspligt. Hører de, at en under 18 har det rigtig dårligt eller er i fare, skal de give det videre, så nogen kan hjælpe.",
            "Du må gerne spørge dem først: Hvad gør du, hvis jeg fortæller dig noget? Hvem får det at vide?",
        ]
        => &[
            "Kurs calls nobody for you. Nobody is alarmed by what you write in Kurs. If you need help now, call yourself, or tell an adult whom you trust.",
            "People who work for the municipality have a duty to report. If they hear that somebody under 18 is very unwell or in danger, they must pass it on, so that somebody can help.",
            "You may ask them first: What do you do if I tell you something? Who will know?",
        ];
    back = "Til Kurs" => "To Kurs";
}
