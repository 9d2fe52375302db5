//! The texts of goals.

use crate::{forms::Phrase, platform::language::chosen};
use kurs_domain::{
    goals::{GoalState, PartOfDay},
    isolate,
    names::{da, en},
    texts,
};

texts! {
    /// What goals say.
    GoalWords;

    new_title = "Nyt mål" => "New goal";
    change_title = "Mit mål" => "My goal";
    list_title = "Alle mine mål" => "All my goals";
    list_empty_title = "Ingen mål endnu" => "No goals yet";
    list_empty_text =
        "Når du sætter et mål, kan du altid finde det her."
        => "When you set a goal, you can always find it here.";
    active = da::goal_state(GoalState::Active) => en::goal_state(GoalState::Active);
    resting = da::goal_state(GoalState::Resting) => en::goal_state(GoalState::Resting);
    reached = da::goal_state(GoalState::Reached) => en::goal_state(GoalState::Reached);
    text = "Hvad vil du gerne nå?" => "What would you like to achieve?";
    text_hint = "Med dine egne ord." => "In your own words.";
    phrases_title = "Vælg med billeder" => "Choose with pictures";
    /// Each can be a goal as it stands, and be made one's own.
    phrases: &'static [Phrase] =
        &[
            ("🚶", "Gå en tur"),
            ("📞", "Ringe til en, jeg savner"),
            ("🍝", "Lave aftensmad selv"),
            ("🌙", "Lægge telefonen væk om aftenen"),
            ("💬", "Sige til, når jeg har brug for en pause"),
            ("🚌", "Tage bussen alene"),
            ("☀️", "Stå op til tiden"),
            ("🥣", "Spise morgenmad"),
            ("🏫", "Komme i skole"),
            ("🧹", "Rydde op på mit værelse"),
            ("🤗", "Være sammen med en ven"),
            ("🎵", "Gøre noget, jeg bliver glad af"),
        ]
        => &[
            ("🚶", "Go for a walk"),
            ("📞", "Call someone I miss"),
            ("🍝", "Cook dinner by myself"),
            ("🌙", "Put my phone away at night"),
            ("💬", "Say so when I need a break"),
            ("🚌", "Take the bus on my own"),
            ("☀️", "Get up on time"),
            ("🥣", "Eat breakfast"),
            ("🏫", "Get to school"),
            ("🧹", "Tidy my room"),
            ("🤗", "Spend time with a friend"),
            ("🎵", "Do something that makes me happy"),
        ];
    why = "Hvorfor er det vigtigt for dig?" => "Why does it matter to you?";
    why_hint =
        "Det kan være rart at læse på en svær dag."
        => "It can be nice to read on a hard day.";
    first_step = "Hvad er det første lille skridt?" => "What is the first small step?";
    first_step_hint =
        "Så lille, at du kan gøre det på en dag, hvor du er træt."
        => "So small that you can do it on a day when you are tired.";
    pictogram = "Et billede til målet" => "A picture for the goal";
    pictogram_none = "Uden billede" => "No picture";
    pictogram_choose = "Vælg et billede" => "Choose a picture";
    /// What each picture of the grid is called.
    pictograms: [&'static str; 40] =
        [
            "Gåtur",
            "Løb",
            "Cykel",
            "Svømning",
            "Træning",
            "Fodbold",
            "Bus",
            "Skole",
            "Bøger",
            "Arbejde",
            "Skrive",
            "Computer",
            "Telefon",
            "Snakke",
            "Venner",
            "Familie",
            "Kram",
            "Hund",
            "Kat",
            "Mad",
            "Morgenmad",
            "Frugt",
            "Vand",
            "Bad",
            "Tænder",
            "Seng",
            "Måne",
            "Sol",
            "Rengøring",
            "Vasketøj",
            "Indkøb",
            "Penge",
            "Musik",
            "Tegning",
            "Spil",
            "Natur",
            "Ro",
            "Hjerte",
            "Stjerne",
            "Hjem",
        ]
        => [
            "Walk",
            "Run",
            "Bicycle",
            "Swimming",
            "Exercise",
            "Football",
            "Bus",
            "School",
            "Books",
            "Work",
            "Writing",
            "Computer",
            "Phone",
            "Talking",
            "Friends",
            "Family",
            "Hug",
            "Dog",
            "Cat",
            "Food",
            "Breakfast",
            "Fruit",
            "Water",
            "Shower",
            "Teeth",
            "Bed",
            "Moon",
            "Sun",
            "Cleaning",
            "Laundry",
            "Shopping",
            "Money",
            "Music",
            "Drawing",
            "Games",
            "Nature",
            "Calm",
            "Heart",
            "Star",
            "Home",
        ];
    how_often = "Hvornår?" => "When?";
    times_a_week = "Nogle gange om ugen" => "Some times a week";
    weekdays = "Bestemte dage" => "Certain days";
    once = "Én gang" => "Once";
    how_many = "Hvor mange gange om ugen?" => "How many times a week?";
    times: fn(u8) -> String =
        |times| match times {
            1 => "1 gang".to_owned(),
            times => format!("{times} gange"),
        }
        => |times| match times {
            1 => "Once".to_owned(),
            2 => "Twice".to_owned(),
            times => format!("{times} times"),
        };
    times_in_week: fn(u8) -> String =
        |times| match times {
            1 => "1 gang om ugen".to_owned(),
            times => format!("{times} gange om ugen"),
        }
        => |times| match times {
            1 => "Once a week".to_owned(),
            2 => "Twice a week".to_owned(),
            times => format!("{times} times a week"),
        };
    which_days = "Hvilke dage?" => "Which days?";
    which_days_missing = "Vælg mindst én dag." => "Choose at least one day.";
    which_date = "Hvilken dag?" => "Which day?";
    which_date_missing = "Vælg en dag." => "Choose a day.";
    part_of_day = "Hvornår på dagen?" => "When in the day?";
    any_time = "Når det passer" => "Whenever it fits";
    part: fn(PartOfDay) -> &'static str = da::part_of_day => en::part_of_day;
    confidence =
        "Hvor sikker er du på, at det lykkes?"
        => "How sure are you that it will work out?";
    confidence_low = "slet ikke" => "not at all";
    confidence_high = "helt sikker" => "quite sure";
    make_smaller =
        "Skal vi gøre det første skridt mindre?"
        => "Shall we make the first step smaller?";
    make_smaller_text =
        "Et mål, du tror på, er lettere at begynde på. Du kan også lade det stå."
        => "A goal you believe in is easier to begin. You can also leave it as it is.";
    make_smaller_go = "Gør skridtet mindre" => "Make the step smaller";
    confident =
        "Det lyder som et mål, der passer til dig."
        => "That sounds like a goal that fits you.";
    share = "Hvem må se målet?" => "Who may see the goal?";
    share_text =
        "Kun dig, til du vælger andet. Du kan altid ændre det."
        => "Only you, until you choose otherwise. You can always change it.";
    some_people_missing =
        "Vælg mindst én person, eller vælg Kun mig."
        => "Choose at least one person, or choose Only me.";
    keep = "Gem målet" => "Save the goal";
    keep_changes = "Gem ændringer" => "Save changes";
    too_many =
        "Du har 100 mål i gang. Det er mange. Lad et af dem hvile, så er der plads."
        => "You have 100 goals going on. That is a lot. Let one of them rest to make room.";
    kept = "Målet er gemt" => "Goal saved";
    kept_until: fn(&str) -> String =
        |day| format!("Målet er gemt. Det kommer på I dag {day}")
        => |day| format!("Goal saved. It comes up on Today on {day}");
    comes: fn(&str) -> String = |day| format!("næste gang {day}") => |day| format!("next on {day}");
    unshared: fn(&str) -> String =
        |names| isolate!(names; "Kun du kan se målet nu. De kan ikke længere se det eller dets sejre: {names}")
        => |names| isolate!(names; "Only you can see the goal now. They can no longer see it or its wins: {names}");
    more = "Mere, hvis du vil" => "More, if you like";
    edit = "Ret" => "Edit";
    why_title = "Derfor er det vigtigt" => "Why it matters";
    step_title = "Det første lille skridt" => "The first small step";
    no_wins = "Når det lykkes, samles sejrene her." => "When it works out, the wins gather here.";
    look_at = "Ret det, der er markeret." => "Fix what is marked.";
    state_title = "Hvordan går det med målet?" => "How is it going with the goal?";
    let_rest = "Lad det hvile" => "Let it rest";
    wake = "Tag det frem igen" => "Take it up again";
    is_reached = "Jeg har nået målet" => "I have reached the goal";
    said_resting = "Målet hviler nu" => "The goal rests now";
    said_reached = "Målet er nået" => "The goal is reached";
    said_active = "Målet er i gang igen" => "The goal is going on again";
    resting_text =
        "Målet hviler. Det er helt fint."
        => "The goal is resting. That is quite all right.";
    reached_title = "Du nåede det" => "You made it";
    /// From the day of the first success to that of the last.
    way: fn(&str, &str) -> String =
        |from, to| format!("Fra {from} til {to}")
        => |from, to| format!("From {from} to {to}");
    celebrate = "Fejr det sammen" => "Celebrate it together";
    remember = "Gem det i din historie" => "Put it in your story";
    reached_text = "Du har nået det her mål." => "You have reached this goal.";
    delete = "Slet målet" => "Delete the goal";
    delete_title = "Vil du slette målet?" => "Do you want to delete the goal?";
    delete_text =
        "Målet forsvinder. Dine sejre bliver hos dig, og ingen andre kan se dem mere."
        => "The goal disappears. Your wins stay with you, and nobody else can see them any more.";
    delete_yes = "Slet målet" => "Delete the goal";
    said_deleted =
        "Målet er slettet. Dine sejre er her endnu"
        => "The goal is deleted. Your wins are still here";
    earlier = "Marker en tidligere dag" => "Mark an earlier day";
    earlier_text =
        "Lykkedes det en anden dag? Du kan gå op til 14 dage tilbage."
        => "Did it work out on another day? You can go up to 14 days back.";
    earlier_day = "Hvilken dag?" => "Which day?";
    earlier_mark = "Marker dagen" => "Mark the day";
    earlier_said: fn(&str) -> String =
        |day| format!("Markeret: {day}")
        => |day| format!("Marked: {day}");
    earlier_already: fn(&str) -> String =
        |day| format!("{day} er allerede markeret.")
        => |day| format!("{day} is marked already.");
    earlier_out_of_range =
        "Vælg en dag inden for de sidste 14 dage."
        => "Choose a day within the last 14 days.";
    gone_title = "Vi kan ikke finde målet" => "We can't find the goal";
    gone_text =
        "Måske har du slettet det. Dine sejre bliver stående."
        => "You may have deleted it. Your wins stay.";
    suggested: fn(&str) -> String =
        |name| isolate!(name; "{name} foreslog:")
        => |name| isolate!(name; "{name} suggested:");
    own_words =
        "Skriv det nu, som du selv ville sige det. Du må også gøre det helt anderledes."
        => "Now write it the way you would say it. You may also make it something else.";
}

chosen!(goal_texts: GoalWords);
