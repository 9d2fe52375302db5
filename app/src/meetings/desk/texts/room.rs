//! What the room says: the calm view of a meeting for a projector or a tablet.

use super::NamedTwice;
use crate::platform::language::Named;
use crate::platform::language::chosen;
use kurs_domain::{
    isolate,
    meetings::{MeetingState, ReactionKind, contributions::Prompt, decisions::SoughtHow},
    names::{da, en},
    texts,
};

texts! {
    /// The room.
    RoomWords;

    what_is_shown = "Hvad der vises" => "What is shown";
    words_of: Named =
        |name| isolate!(name; "Det siger {name}")
        => |name| isolate!(name; "What {name} says");
    agenda_and_decisions = "Dagsorden og beslutninger" => "Agenda and decisions";
    is_over: fn(MeetingState) -> String =
        |state| {
            format!("{}. Her kan du læse, men ikke rette.", da::meeting_state(state, false))
        }
        => |state| format!("{}. You can read here, not change.", en::meeting_state(state, false));
    leave = "Luk mødevisningen" => "Close the meeting view";
    whole_screen = "Fuld skærm" => "Full screen";
    to_closing = "Gå til afslutning" => "Go to closing";
    before: Named =
        |name| isolate!(name; "Når I er klar: begynd med det, {name} siger.")
        => |name| isolate!(name; "When you are ready: begin with what {name} says.");
    before_time: Named =
        |when| format!("Mødet kan begynde fra {when}.")
        => |when| format!("The meeting can begin from {when}.");
    moved_forward: NamedTwice =
        |name, when| {
            isolate!(name; "Mødet er flyttet til et tidligere tidspunkt. Det kan begynde fra {when}, så {name} når \
                 at få det at vide."
            )
        }
        => |name, when| {
            isolate!(name; "The meeting was moved forward. It can begin from {when}, so that {name} gets to know."
            )
        };
    begin = "Begynd mødet" => "Begin the meeting";
    begun = "Mødet er begyndt." => "The meeting has begun.";
    of: fn(usize, usize) -> String =
        |number, count| format!("{number} af {count}")
        => |number, count| format!("{number} of {count}");
    earlier = "Forrige" => "Back";
    next = "Næste" => "Next";
    read_aloud = "Læs op" => "Read aloud";
    wants_break: Named =
        |name| isolate!(name; "{name} vil gerne have en pause")
        => |name| isolate!(name; "{name} would like a break");
    take_break = "Vi har holdt pause" => "We have had a break";
    met = "Pausen er holdt." => "The break was taken.";
    reactions_of: Named =
        |name| isolate!(name; "Det viser {name}")
        => |name| isolate!(name; "What {name} shows");
    reaction: fn(ReactionKind, &str) -> String =
        |kind, name| isolate!(name; "{name}: {}", da::reaction(kind))
        => |kind, name| isolate!(name; "{name}: {}", en::reaction(kind));
    noticed = "Marker som set" => "Mark as seen";
    now = "nu" => "now";
    discussed = "talt om" => "talked about";
    agenda_hint: Named =
        |name| isolate!(name; "Tryk på det, I taler om nu. {name} kan følge med.")
        => |name| isolate!(name; "Press what you are talking about now. {name} can follow.");
    other_notes = "Noter i øvrigt" => "Other notes";
    note = "Skriv en note" => "Write a note";
    note_hint: Named =
        |name| isolate!(name; "{name} kan læse den med det samme. Den kommer med i referatet.")
        => |name| isolate!(name; "{name} can read it at once. It goes into the minutes.");
    note_save = "Gem noten" => "Save the note";
    note_saved = "Noten er gemt." => "The note is saved.";
    remove_note = "Fjern noten" => "Remove the note";
    note_removed = "Noten er fjernet. Ordene står i historikken." => "The note is removed. Its words are in the history.";
    unsaved_title = "Det her blev ikke gemt" => "This was not saved";
    unsaved_over =
        "Du havde skrevet det, da mødet blev afsluttet. Kopiér ordene, hvis I skal bruge dem. De ligger kun i den her fane."
        => "You had written it when the meeting was closed. Copy the words if you need them. They are in this tab only.";
    unsaved_delete = "Slet ordene" => "Delete the words";
    unsaved_deleted = "Ordene er slettet." => "The words are deleted.";
    who_is_here = "Hvem er her?" => "Who is here?";
    no_agenda = "Der er ingen dagsorden." => "There is no agenda.";
    no_decisions = "Her er ingen beslutninger endnu." => "There are no decisions yet.";
    begin_first =
        "Beslutninger kan skrives, når mødet er begyndt."
        => "Decisions can be written once the meeting has begun.";
    decide = "Skriv en beslutning" => "Write a decision";
    new_decision = "Ny beslutning" => "New decision";
    what = "Hvad beslutter I?" => "What do you decide?";
    why = "Hvorfor?" => "Why?";
    sent = "Gemt" => "Saved";
    nothing_yet = "Skriv, hvad I beslutter, og gem det." => "Write what you decide, and save it.";
    writing =
        "Ikke gemt endnu. Den unge ser det, når du gemmer."
        => "Not saved yet. The young person sees it when you save.";
    save = "Gem ordene" => "Save the words";
    sending = "Gemmer …" => "Saving …";
    unsent =
        "Ikke sendt endnu. Intet er tabt. Vi prøver igen."
        => "Not sent yet. Nothing is lost. We will try again.";
    moved_short =
        "Rettet af en anden imens. Vælg herunder."
        => "Changed by somebody else meanwhile. Choose below.";
    remove_decision = "Tag beslutningen ud" => "Take the decision out";
    remove_title = "Vil du tage beslutningen ud?" => "Take the decision out?";
    remove_text =
        "Den unge har sagt sin mening om den. Ordene og meningen bliver stående, så alle kan se, hvad \
                      der stod, og at du tog den ud."
        => "The young person has given their view. The words and the view stay, so that everybody can \
                      see what it said, and that you took it out.";
    actions = "Hvem gør hvad hvornår?" => "Who does what by when?";
    add_action = "Tilføj en aftale" => "Add an agreement";
    action_what = "Hvad" => "What";
    action_who = "Hvem" => "Who";
    action_by = "Senest hvornår" => "By when";
    remove_action = "Fjern aftalen" => "Remove the agreement";
    action_lacks =
        "Skriv hvad, hvem og hvornår. Så kan den gemmes."
        => "Write what, who and by when. Then it is saved.";
    not_meant: Named =
        |name| isolate!(name; "{name}: »{}«", da::prompt(Prompt::NotWhatIMeant))
        => |name| isolate!(name; "{name}: “{}”", en::prompt(Prompt::NotWhatIMeant));
    sought_by: fn(&str, SoughtHow, &str) -> String =
        |who, how, day| isolate!(who; "{who} spurgte den {day} ({})", da::sought_how(how))
        => |who, how, day| isolate!(who; "{who} asked on {day} ({})", en::sought_how(how));
    of_earlier_wording = "Det gjaldt en tidligere udgave." => "That was about an earlier version.";
    is_final: Named =
        |when| format!("{} {when}", da::decision_state(true))
        => |when| format!("{} {when}", en::decision_state(true));
    note_sought = "Notér, hvordan du spurgte" => "Note how you asked";
    sought_title = "Hvordan har du spurgt den unge?" => "How did you ask the young person?";
    no_view: Named =
        |name| isolate!(name; "{name} har ikke sagt sin mening om det her endnu.")
        => |name| isolate!(name; "{name} has not said what they think of this yet.");
    made_final = "Beslutningen er endelig." => "The decision is final.";
    /// What is being written is not kept yet.
    action_unsaved =
        "En aftale er ikke gemt: den mangler hvad, hvem eller hvornår."
        => "An agreement is not saved: it lacks what, who or by when.";
    keep_first =
        "Gem først det, du har skrevet. En aftale skal sige hvad, hvem og hvornår."
        => "Save what you have written first. An agreement says what, who and by when.";
    make_final_title = "Er ordene, som de skal være?" => "Are the words as they should be?";
    make_final_text: Named =
        |name| isolate!(name; "{name} ser det med det samme. Så kan beslutningen ikke ændres mere. Du kan tilføje en rettelse, og den står med navn og dato ved siden af.")
        => |name| isolate!(name; "{name} sees it at once. Then the decision can't be changed any more. You can add a correction, which stands beside it with name and date.");
    make_final = "Gør beslutningen endelig" => "Make the decision final";
    day_missing = "Vælg en dag." => "Choose a day.";
    how_missing = "Vælg en måde." => "Choose a way.";
    sought_how: fn(SoughtHow) -> &'static str = da::sought_how => en::sought_how;
    sought_on = "Hvilken dag?" => "On which day?";
    sought_in_which_way = "På hvilken måde?" => "In which way?";
    sought_words = "Hvad kom der ud af det?" => "What came of it?";
    note_it = "Notér det" => "Note it";
}

chosen!(room_texts: RoomWords);
