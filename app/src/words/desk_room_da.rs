//! The room in Danish.

use kurs_domain::{isolate, meetings::contributions::Prompt, names::da};

use super::desk_room::RoomWords;

pub(super) const ROOM: RoomWords = RoomWords {
    what_is_shown: "Hvad der vises",
    words_of: |name| isolate!(name; "Det siger {name}"),
    agenda_and_decisions: "Dagsorden og beslutninger",
    is_over: |state| {
        format!("{}. Her kan du læse, men ikke rette.", da::meeting_state(state, false))
    },
    leave: "Luk mødevisningen",
    whole_screen: "Fuld skærm",
    to_closing: "Gå til afslutning",
    before: |name| isolate!(name; "Når I er klar: begynd med det, {name} siger."),
    before_time: |when| format!("Mødet kan begynde fra {when}."),
    moved_forward: |name, when| {
        isolate!(name; "Mødet er flyttet til et tidligere tidspunkt. Det kan begynde fra {when}, så {name} når \
             at få det at vide."
        )
    },
    begin: "Begynd mødet",
    begun: "Mødet er begyndt.",
    of: |number, count| format!("{number} af {count}"),
    earlier: "Forrige",
    next: "Næste",
    read_aloud: "Læs op",
    wants_break: |name| isolate!(name; "{name} vil gerne have en pause"),
    take_break: "Vi har holdt pause",
    met: "Pausen er holdt.",
    reactions_of: |name| isolate!(name; "Det viser {name}"),
    reaction: |kind, name| isolate!(name; "{name}: {}", da::reaction(kind)),
    noticed: "Marker som set",
    now: "nu",
    no_agenda: "Der er ingen dagsorden.",
    no_decisions: "Her er ingen beslutninger endnu.",
    begin_first: "Beslutninger kan skrives, når mødet er begyndt.",
    decide: "Skriv en beslutning",
    new_decision: "Ny beslutning",
    what: "Hvad beslutter I?",
    why: "Hvorfor?",
    sent: "Gemt",
    nothing_yet: "Skriv, hvad I beslutter, og gem det.",
    writing: "Ikke gemt endnu. Den unge ser det, når du gemmer.",
    save: "Gem ordene",
    sending: "Gemmer …",
    unsent: "Ikke sendt endnu. Intet er tabt. Vi prøver igen.",
    moved_short: "Rettet af en anden imens. Vælg herunder.",
    remove_decision: "Tag beslutningen ud",
    remove_title: "Vil du tage beslutningen ud?",
    remove_text: "Den unge har sagt sin mening om den. Ordene og meningen bliver stående, så alle kan se, hvad \
                  der stod, og at du tog den ud.",
    actions: "Hvem gør hvad hvornår?",
    add_action: "Tilføj en aftale",
    action_what: "Hvad",
    action_who: "Hvem",
    action_by: "Senest hvornår",
    remove_action: "Fjern aftalen",
    action_lacks: "Skriv hvad, hvem og hvornår. Så kan den gemmes.",
    not_meant: |name| isolate!(name; "{name}: »{}«", da::prompt(Prompt::NotWhatIMeant)),
    sought_by: |who, how, day| isolate!(who; "{who} spurgte den {day} ({})", da::sought_how(how)),
    of_earlier_wording: "Det gjaldt en tidligere udgave.",
    is_final: |when| format!("{} {when}", da::decision_state(true)),
    note_sought: "Notér, hvordan du spurgte",
    sought_title: "Hvordan har du spurgt den unge?",
    no_view: |name| isolate!(name; "{name} har ikke sagt sin mening om det her endnu."),
    keep_first: "Gem først det, du har skrevet.",
    made_final: "Beslutningen er endelig.",
    make_final: "Gør beslutningen endelig",
    day_missing: "Vælg en dag.",
    how_missing: "Vælg en måde.",
    sought_how: da::sought_how,
    sought_on: "Hvilken dag?",
    sought_in_which_way: "På hvilken måde?",
    sought_words: "Hvad kom der ud af det?",
    note_it: "Notér det",
};
