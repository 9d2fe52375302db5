//! The texts of twelve invented young people, as a young person in Odense might write them.

use kurs_domain::{
    people::{Language, ReachBy},
    suggestions::SuggestionState,
};

pub(super) struct Story {
    pub(super) name: &'static str,
    pub(super) language: Language,
    pub(super) reach_by: Option<ReachBy>,
    /// How many days ago they first signed in; 0 for somebody who is invited and has not signed in.
    pub(super) days: u16,
    /// Since how many days everything is paused.
    pub(super) paused_days: Option<u16>,
    /// From that many days ago on, the chance in percent that a goal has a success on its day.
    pub(super) rhythm: &'static [(u16, u32)],
    pub(super) goals: &'static [GoalStory],
    /// Successes without a goal: days ago, words.
    pub(super) noticed: &'static [(u16, &'static str)],
    pub(super) shares_noticed: bool,
}

pub(super) struct GoalStory {
    pub(super) since_days: u16,
    /// A goal draft; a date in it is replaced by today.
    pub(super) json: &'static str,
    pub(super) private: bool,
    pub(super) words: &'static [&'static str],
}

impl Story {
    /// The chance of a success that many days ago, in percent.
    pub(super) fn rhythm(&self, days_ago: u16) -> u32 {
        let begun = self.rhythm.iter().filter(|(from, _)| *from >= days_ago);
        begun.min_by_key(|(from, _)| *from).map_or(0, |(_, chance)| *chance)
    }
}

const fn goal(since_days: u16, json: &'static str, words: &'static [&'static str]) -> GoalStory {
    GoalStory { since_days, json, private: false, words }
}

const fn private(since_days: u16, json: &'static str, words: &'static [&'static str]) -> GoalStory {
    GoalStory { since_days, json, private: true, words }
}

/// Default values for the stories.
const DEFAULTS: Story = Story {
    name: "",
    language: Language::Da,
    reach_by: None,
    days: 90,
    paused_days: None,
    rhythm: &[(90, 70)],
    goals: &[],
    noticed: &[],
    shares_noticed: true,
};

/// Suggestions for the first young person: days ago, text, state, the words of the answer.
pub(super) const SUGGESTIONS: [(i64, &str, SuggestionState, Option<&str>); 3] = [
    (
        40,
        "Vil du prøve at gå med til banko i beboerhuset?",
        SuggestionState::Dropped,
        Some("Det er ikke lige mig. Men tak"),
    ),
    (
        21,
        "Kunne en gåtur om morgenen være noget?",
        SuggestionState::Adopted,
        Some("Ja, men kun ned til åen"),
    ),
    (
        1,
        "Du fortalte, at du savner at tegne. Kunne det blive et lille mål?",
        SuggestionState::Waiting,
        None,
    ),
];

pub(super) const STORIES: &[Story] = &[
    Story {
        name: "Amina",
        reach_by: Some(ReachBy::Sms),
        rhythm: &[(90, 55), (60, 75), (33, 0), (27, 70), (10, 85)],
        goals: &[
            goal(
                20,
                r#"{"text":"Gå ned til åen før skole","why":"Jeg sover bedre, når jeg har været ude","first_step":"Stil skoene ved døren","pictogram":"🚶‍♀️","repeat":{"weekdays":["mon","tue","wed","thu","fri"]},"part_of_day":"morning","confidence":7}"#,
                &[
                    "Der var en hejre",
                    "Det regnede, og jeg gik alligevel",
                    "Det var koldt, men luften var god",
                    "Jeg mødte naboens hund",
                ],
            ),
            goal(
                80,
                r#"{"text":"Ringe til onkel Karim om lørdag","first_step":"Find hans nummer frem","pictogram":"📞","repeat":{"weekdays":["sat"]},"part_of_day":"day","confidence":8}"#,
                &[
                    "Han blev så glad",
                    "Vi talte i en halv time",
                    "Han lærer mig at lave hans linsesuppe",
                ],
            ),
            goal(
                85,
                r#"{"text":"Lave aftensmad selv","why":"Jeg vil kunne bo for mig selv","first_step":"Se, hvad der er i køleskabet","pictogram":"🍝","repeat":{"times_a_week":3},"part_of_day":"evening","confidence":6}"#,
                &[
                    "Pasta med tomat. Min lillebror tog to gange",
                    "Jeg brændte løgene på, men det smagte fint",
                    "Linsesuppe som onkel Karims",
                ],
            ),
            private(
                50,
                r#"{"text":"Lægge telefonen væk, inden jeg sover","pictogram":"🌙","repeat":{"times_a_week":4},"part_of_day":"evening","confidence":5}"#,
                &["Jeg sov otte timer"],
            ),
        ],
        noticed: &[
            (2, "Jeg lagde mærke til, at jeg sagde min mening i klassen"),
            (12, "Jeg spurgte om hjælp i Bilka, selv om jeg var nervøs"),
            (26, "Jeg kom i gang igen efter en svær uge"),
        ],
        ..DEFAULTS
    },
    Story {
        name: "Jonas",
        reach_by: Some(ReachBy::Call),
        rhythm: &[(88, 60), (55, 0), (4, 90)],
        goals: &[
            goal(
                86,
                r#"{"text":"Stå op, første gang vækkeuret ringer","first_step":"Læg telefonen på bordet i den anden ende","pictogram":"⏰","repeat":{"weekdays":["mon","tue","wed","thu","fri"]},"part_of_day":"morning","confidence":5}"#,
                &["Jeg var der før læreren", "Det gik"],
            ),
            goal(
                80,
                r#"{"text":"Styrketræning i kælderen","pictogram":"🏋️","repeat":{"times_a_week":2},"part_of_day":"evening","confidence":8}"#,
                &["Ny rekord i dødløft", "Tog det stille og roligt"],
            ),
        ],
        noticed: &[(3, "Jeg kom tilbage. Det var nemmere, end jeg troede")],
        ..DEFAULTS
    },
    Story {
        name: "Sofie",
        reach_by: Some(ReachBy::Sms),
        rhythm: &[(75, 70), (17, 0)],
        goals: &[
            goal(
                72,
                r#"{"text":"Tage bussen selv til skole","first_step":"Gå hen til stoppestedet","pictogram":"🚌","repeat":{"weekdays":["mon","wed","fri"]},"part_of_day":"morning","confidence":6}"#,
                &["Jeg satte mig ved vinduet", "Der var mange mennesker, men jeg blev siddende"],
            ),
            goal(
                60,
                r#"{"text":"Skrive tre linjer i min bog","pictogram":"📓","repeat":{"times_a_week":3},"part_of_day":"evening","confidence":8}"#,
                &["Det blev til en hel side"],
            ),
        ],
        ..DEFAULTS
    },
    Story {
        name: "Leo",
        reach_by: Some(ReachBy::InPerson),
        rhythm: &[(70, 60)],
        goals: &[
            private(
                68,
                r#"{"text":"Øve guitar i ti minutter","pictogram":"🎸","repeat":{"times_a_week":4},"part_of_day":"evening","confidence":9}"#,
                &["Første gang F-akkorden lød rigtigt"],
            ),
            private(
                40,
                r#"{"text":"Spise morgenmad","pictogram":"🥣","repeat":{"weekdays":["mon","tue","wed","thu","fri"]},"part_of_day":"morning"}"#,
                &[],
            ),
        ],
        shares_noticed: false,
        ..DEFAULTS
    },
    Story {
        name: "Freja",
        days: 1,
        rhythm: &[(1, 100)],
        goals: &[goal(
            1,
            r#"{"text":"Gå en tur med min søster","pictogram":"👭","repeat":{"times_a_week":2},"confidence":8}"#,
            &["Vi gik helt ud til Stige Ø"],
        )],
        ..DEFAULTS
    },
    Story {
        name: "Malik",
        language: Language::En,
        reach_by: Some(ReachBy::Email),
        rhythm: &[(90, 65), (20, 80)],
        goals: &[
            goal(
                88,
                r#"{"text":"Be at the café five minutes early","pictogram":"☕","repeat":{"weekdays":["tue","thu","sat"]},"part_of_day":"morning","confidence":8}"#,
                &["My boss gave me the key", "Made a latte with a heart"],
            ),
            goal(
                45,
                r#"{"text":"Learn five Danish words","pictogram":"🇩🇰","repeat":{"times_a_week":3},"confidence":7}"#,
                &["Rødgrød med fløde", "Hyggelig, overskud, pålæg"],
            ),
        ],
        ..DEFAULTS
    },
    Story {
        name: "Ida",
        reach_by: Some(ReachBy::Sms),
        paused_days: Some(9),
        rhythm: &[(85, 65), (9, 0)],
        goals: &[goal(
            80,
            r#"{"text":"Svømme fire baner","first_step":"Pak tasken aftenen før","pictogram":"🏊‍♀️","repeat":{"times_a_week":2},"confidence":7}"#,
            &["Seks baner i dag", "Vandet var koldt"],
        )],
        ..DEFAULTS
    },
    Story {
        name: "Noah",
        reach_by: Some(ReachBy::Call),
        rhythm: &[(90, 50), (40, 65)],
        goals: &[
            goal(
                87,
                r#"{"text":"Møde op på værkstedet","pictogram":"🔧","repeat":{"weekdays":["mon","tue","wed","thu"]},"part_of_day":"morning","confidence":6}"#,
                &["Jeg fik lov at svejse", "Kom ti minutter for sent, men jeg kom"],
            ),
            goal(
                30,
                r#"{"text":"Spare tyve kroner op","pictogram":"🪙","repeat":{"times_a_week":1},"confidence":9}"#,
                &[],
            ),
        ],
        noticed: &[(8, "Jeg blev ikke sur, da planen blev lavet om")],
        ..DEFAULTS
    },
    Story {
        name: "Zahra",
        rhythm: &[(64, 75)],
        goals: &[
            goal(
                60,
                r#"{"text":"Lave lektier på biblioteket","pictogram":"📚","repeat":{"weekdays":["tue","thu"]},"part_of_day":"day","confidence":7}"#,
                &[
                    "Blev færdig med min danskstil",
                    "En pige fra parallelklassen satte sig ved mit bord",
                ],
            ),
            private(
                30,
                r#"{"text":"Skrive til min far","pictogram":"✉️","repeat":{"times_a_week":1},"confidence":4}"#,
                &[],
            ),
        ],
        ..DEFAULTS
    },
    Story { name: "Emil", days: 0, rhythm: &[], ..DEFAULTS },
    Story {
        name: "Luna",
        reach_by: Some(ReachBy::Sms),
        rhythm: &[(90, 80), (70, 20), (50, 70)],
        goals: &[
            goal(
                89,
                r#"{"text":"Tage min medicin om morgenen","pictogram":"💊","repeat":{"weekdays":["mon","tue","wed","thu","fri","sat","sun"]},"part_of_day":"morning","confidence":8}"#,
                &[],
            ),
            goal(
                55,
                r#"{"text":"Tegne noget, jeg kan lide","pictogram":"🎨","repeat":{"times_a_week":3},"part_of_day":"evening","confidence":9}"#,
                &["En drage til min fætter", "Jeg viste den til min sagsbehandler"],
            ),
        ],
        ..DEFAULTS
    },
    Story {
        name: "Viktor",
        reach_by: Some(ReachBy::InPerson),
        rhythm: &[(48, 60)],
        goals: &[goal(
            45,
            r#"{"text":"Gå til fodbold i Vollsmose","first_step":"Skriv til Hassan, at jeg kommer","pictogram":"⚽","repeat":{"weekdays":["wed"]},"part_of_day":"evening","confidence":7}"#,
            &["Vi vandt 3-2", "Jeg stod på mål"],
        )],
        noticed: &[(15, "Jeg lagde mærke til, at jeg grinede hele turen hjem")],
        ..DEFAULTS
    },
];
