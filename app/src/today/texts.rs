//! The texts of the page of the day.

use kurs_domain::{
    earlier_words::WordsField,
    goals::PartOfDay,
    greeting::Greeting,
    isolate,
    names::{da, en},
    texts,
};

use crate::platform::language::chosen;

texts! {
    /// What the day says.
    TodayWords;

    title = "I dag" => "Today";
    /// The greeting at an hour of the day, with the name.
    greeting: fn(Greeting, u32, &str) -> String =
        |greeting, hour, name| match greeting {
            Greeting::FirstDay => isolate!(name; "Velkommen, {name}"),
            Greeting::BackAfterDays => isolate!(name; "Hej igen, {name}"),
            Greeting::BackAfterWeeks => isolate!(name; "Hvor er det godt at se dig, {name}"),
            Greeting::OrdinaryDay => match hour {
                4..9 => isolate!(name; "Godmorgen, {name}"),
                18..23 => isolate!(name; "Godaften, {name}"),
                _ => isolate!(name; "Hej, {name}"),
            },
        }
        => |greeting, hour, name| match greeting {
            Greeting::FirstDay => isolate!(name; "Welcome, {name}"),
            Greeting::BackAfterDays => isolate!(name; "Hi again, {name}"),
            Greeting::BackAfterWeeks => isolate!(name; "So good to see you, {name}"),
            Greeting::OrdinaryDay => match hour {
                4..12 => isolate!(name; "Good morning, {name}"),
                18..23 => isolate!(name; "Good evening, {name}"),
                _ => isolate!(name; "Hi, {name}"),
            },
        };
    /// What worked out yesterday, and how much else did.
    yesterday: fn(&str, usize) -> String =
        |what, more| match more {
            0 => isolate!(what; "Godt gået i går: {what}"),
            1 => isolate!(what; "Godt gået i går: {what}, og én ting til"),
            more => isolate!(what; "Godt gået i går: {what}, og {more} ting til"),
        }
        => |what, more| match more {
            0 => isolate!(what; "Well done yesterday: {what}"),
            1 => isolate!(what; "Well done yesterday: {what}, and one more thing"),
            more => isolate!(what; "Well done yesterday: {what}, and {more} more things"),
        };
    /// A line below the greeting, where there is something to add.
    below_greeting: fn(Greeting) -> &'static str =
        |greeting| match greeting {
            Greeting::FirstDay => "Det her er dit sted. Begynd med noget lille.",
            Greeting::OrdinaryDay => "",
            Greeting::BackAfterDays => "Dejligt, at du kigger ind. Alt er, som du forlod det.",
            Greeting::BackAfterWeeks => {
                "Der er ikke noget, du skal indhente. Alt, der er lykkedes, er her endnu."
            }
        }
        => |greeting| match greeting {
            Greeting::FirstDay => "This is your place. Begin with something small.",
            Greeting::OrdinaryDay => "",
            Greeting::BackAfterDays => "Nice of you to look in. Everything is as you left it.",
            Greeting::BackAfterWeeks => {
                "There is nothing to catch up on. Everything that worked out is still here."
            }
        };
    week: fn(i64) -> String =
        |count| match count {
            0 => "Her er plads til ugens sejre".to_owned(),
            1 => "1 ting er lykkedes i denne uge".to_owned(),
            count => format!("{count} ting er lykkedes i denne uge"),
        }
        => |count| match count {
            0 => "Here is room for this week's wins".to_owned(),
            1 => "1 thing worked out this week".to_owned(),
            count => format!("{count} things worked out this week"),
        };
    mark: fn(&str) -> String =
        |goal| isolate!(goal; "Marker, at det lykkedes: {goal}")
        => |goal| isolate!(goal; "Mark that it worked out: {goal}");
    marked: fn(&str) -> String =
        |goal| isolate!(goal; "Lykkedes: {goal}. Vis mere")
        => |goal| isolate!(goal; "Worked out: {goal}. Show more");
    said_marked: fn(&str) -> String =
        |goal| isolate!(goal; "Markeret: {goal}")
        => |goal| isolate!(goal; "Marked: {goal}");
    said_undone: fn(&str) -> String =
        |goal| isolate!(goal; "Fortrudt: {goal}")
        => |goal| isolate!(goal; "Undone: {goal}");
    worked_out_at: fn(&str) -> String =
        |time| format!("Lykkedes kl. {time}")
        => |time| format!("Worked out at {time}");
    worked_out_times: fn(usize) -> String =
        |times| match times {
            1 => "Lykkedes i dag".to_owned(),
            times => format!("Lykkedes {times} gange i dag"),
        }
        => |times| match times {
            1 => "Worked out today".to_owned(),
            times => format!("Worked out {times} times today"),
        };
    times_this_week: fn(i64) -> String =
        |times| match times {
            1 => "1 gang i denne uge".to_owned(),
            times => format!("{times} gange i denne uge"),
        }
        => |times| match times {
            1 => "Once this week".to_owned(),
            2 => "Twice this week".to_owned(),
            times => format!("{times} times this week"),
        };
    first_step: fn(&str) -> String =
        |step| isolate!(step; "Første skridt: {step}")
        => |step| isolate!(step; "First step: {step}");
    still_fits = "Passer også i dag" => "Fits today too";
    part_of_day: fn(PartOfDay) -> &'static str = da::part_of_day => en::part_of_day;
    earlier_title = "Det her skrev du et andet sted" => "You wrote this somewhere else";
    earlier_text: fn(WordsField) -> &'static str =
        |field| match field {
            WordsField::Text => "Der står noget andet i målet nu. Din anden tekst er gemt her.",
            WordsField::Why => {
                "Der står noget andet om, hvorfor målet er vigtigt. Din anden tekst er gemt her."
            }
            WordsField::FirstStep => {
                "Der står noget andet i det første skridt nu. Din anden tekst er gemt her."
            }
            WordsField::Words => "Der står noget andet i sejren nu. Din anden tekst er gemt her.",
        }
        => |field| match field {
            WordsField::Text => "The goal says something else now. Your other text is saved here.",
            WordsField::Why => {
                "It says something else about why the goal matters. Your other text is saved here."
            }
            WordsField::FirstStep => {
                "The first step says something else now. Your other text is saved here."
            }
            WordsField::Words => "The win says something else now. Your other text is saved here.",
        };
    earlier_use = "Sæt teksten ind" => "Put the text in";
    earlier_delete = "Slet teksten" => "Delete the text";
    earlier_said_used = "Teksten er sat ind" => "The text is put in";
    remind_title = "Skal Kurs minde dig om det?" => "Should Kurs remind you?";
    remind_text: fn(&str) -> String =
        |goal| isolate!(goal; "»{goal}« er lykkedes. Vil du have en lille besked, når det er tid? Du kan altid slå det fra.")
        => |goal| isolate!(goal; "“{goal}” worked out. Would you like a small message when it is time? You can always turn it off.");
    remind_yes = "Ja, vælg hvornår" => "Yes, choose when";
    remind_no = "Ikke nu" => "Not now";
    travel_title = "Er du et andet sted i verden?" => "Are you somewhere else in the world?";
    travel_text =
        "Din telefon viser en anden tid end Kurs. Skal dine dage i Kurs følge telefonen?"
        => "Your phone shows another time than Kurs. Should your days in Kurs follow the phone?";
    travel_follow = "Ja, følg telefonen" => "Yes, follow the phone";
    travel_stay = "Nej, lad det være" => "No, leave it";
    travel_said = "Dine dage følger telefonen nu" => "Your days follow the phone now";
    add_words = "Skriv et par ord" => "Write a few words";
    change_words = "Se og ret" => "View or edit";
    once_more = "Én gang til" => "One more time";
    undo = "Fortryd" => "Undo";
    /// A meeting on this day at this time, that its owner has not prepared for.
    meeting_near: fn(&str, &str) -> String =
        |day, time| format!("Møde {day} kl. {time}. Vil du gøre dig klar?")
        => |day, time| format!("Meeting {day} at {time}. Do you want to get ready?");
    /// A meeting that goes on now.
    meeting_now = "Dit møde er i gang" => "Your meeting is going on";
    meeting_news = "Nyt om dine møder" => "News about your meetings";
    goal_begun = "Du er i gang med at skrive et mål" => "You are writing a goal";
    new_goal = "Nyt mål" => "New goal";
    all_goals = "Alle mine mål" => "All my goals";
    something_else = "Noget andet lykkedes" => "Something else worked out";
    also_worked_out = "Det lykkedes også" => "This worked out too";
    empty_title = "Hvad vil du gerne nå?" => "What would you like to achieve?";
    empty_text =
        "Sæt et mål med dine egne ord. Det må gerne være så lille, at du næsten er der."
        => "Set a goal in your own words. It may be so small that you are nearly there.";
    free_title = "Ingen mål i dag" => "No goals today";
    free_text =
        "Du har fri. Lykkes der alligevel noget, kan du gemme det her."
        => "You have the day off. If something works out anyway, you can save it here.";
    paused_title = "Du holder pause" => "You are taking a break";
    paused_text =
        "Kurs minder dig ikke om noget og sender dig ingen beskeder. Dine mål og sejre venter, til du vil."
        => "Kurs won't remind you of anything or send you messages. Your goals and wins wait until you \
                      want them.";
    come_back = "Slut pausen" => "End the break";
    shared: fn(&str) -> String =
        |who| format!("Kan ses af: {who}")
        => |who| format!("Can be seen by: {who}");
    said_back = "Velkommen tilbage" => "Welcome back";
}

chosen!(today_texts: TodayWords);
