//! Successes in Danish.

use super::SuccessWords;

pub(super) const WORDS: SuccessWords = SuccessWords {
    title: "Sejre",
    this_week: "i denne uge",
    this_month: "i denne måned",
    ever: "i alt",
    picture: |now, before, weeks| {
        format!("Dine sejre i alt: fra {before} for {weeks} uger siden til {now} nu")
    },
    filter: "Vis",
    filter_all: "Alle sejre",
    filter_no_goal: "Noget, jeg lagde mærke til",
    week_now: "Denne uge",
    week_before: "Sidste uge",
    week_of: |from, to| format!("{from} til {to}"),
    more: "Vis flere",
    noticed: "Jeg lagde mærke til, at jeg …",
    goal_gone: "Et mål, du har sluppet",
    feeling: |value| format!("Føltes som {value} ud af 10"),
    empty_title: "Her samler du på det, der lykkes",
    empty_text: "Når du markerer noget, kommer det til at stå her. Også de små ting tæller.",
    empty_filter: "Her er ikke noget endnu. Det kan nå at komme.",
    change: "Ret",
    words: "Dine egne ord",
    words_hint: "Hvad skete der? Hvad gjorde du?",
    notice_words: "Jeg lagde mærke til, at jeg …",
    notice_hint: "Det kan være noget helt lille.",
    felt: "Hvordan føltes det?",
    felt_low: "tungt",
    felt_high: "rigtig godt",
    share: "Hvem må se den her sejr?",
    as_goal: "Det følger målet, hvis du ikke vælger andet.",
    done: "Gem",
    keep: "Gem som sejr",
    kept: "Gemt i dine sejre",
    delete: "Slet sejren",
    delete_title: "Vil du slette sejren?",
    delete_text: "Den og dine ord forsvinder fra dit album.",
    delete_yes: "Slet sejren",
    said_deleted: "Sejren er slettet",
    says_nothing: "Skriv med et par ord, hvad der lykkedes.",
    count: |count| match count {
        1 => "1 sejr".to_owned(),
        count => format!("{count} sejre"),
    },
};
