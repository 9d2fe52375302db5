//! The texts of meetings and what comes of them.

pub mod changes;
pub mod pictograms;
pub mod preparing;
pub mod saying;

use crate::platform::language::chosen;
use kurs_domain::{
    isolate,
    meetings::{
        MeetingState, PlaceKind, ReactionKind, TakingPart, contributions::Prompt,
        decisions::ViewKind, participants::MeetingRole, plan::MeetingKind,
    },
    names::{da, en},
    texts,
};

texts! {
    /// What is said of meetings and what comes of them.
    MeetingWords;

    title = "Møder" => "Meetings";
    text =
        "Her ser du dine møder. Du bestemmer, hvordan du vil være med."
        => "Here are your meetings. You decide how you take part.";
    none = "Ingen møder lige nu" => "No meetings right now";
    none_text =
        "Når nogen planlægger et møde med dig, står det her. Du kan også selv bede om et."
        => "When somebody plans a meeting with you, it is here. You can ask for one yourself, too.";
    coming = "Det næste møde" => "The next meeting";
    later = "Længere fremme" => "Later on";
    asked = "Møder, du har bedt om" => "Meetings you asked for";
    earlier = "Tidligere og aflyste møder" => "Earlier and cancelled meetings";
    asked_title = "Et møde, du har bedt om" => "A meeting you asked for";
    overdue = "Skulle have været holdt" => "Was to have taken place";
    overdue_text =
        "Tiden for mødet er gået, og dit team har ikke skrevet, at det blev holdt. Spørg dem, hvis du er i tvivl. Du kan stadig sige noget her."
        => "The time of the meeting has passed, and your team has not written that it took place. Ask them if you are unsure. You can still say something here.";
    asked_wait =
        "Dit ønske er sendt. Nogen på dit team svarer dig."
        => "Your wish is sent. Somebody on your team will answer you.";
    withdraw_request = "Tag ønsket tilbage" => "Take the wish back";
    withdraw_request_text =
        "Så bliver der ikke planlagt noget møde. Du kan altid bede om et nyt."
        => "Then no meeting is planned. You can always ask for a new one.";
    request_withdrawn =
        "Du tog dit ønske om mødet tilbage."
        => "You took your wish for the meeting back.";
    you_asked = "Du skrev, da du bad om mødet" => "What you wrote when you asked";
    ask = "Bed om et møde" => "Ask for a meeting";
    ask_text =
        "Skriv kort, hvad du vil tale om. Dit team ser det og finder en tid sammen med dig."
        => "Write in short what you want to talk about. Your team sees it and finds a time with you.";
    ask_field = "Jeg vil gerne snakke om …" => "I want to talk about …";
    ask_hint = "Du kan skrive mere senere." => "You can write more later.";
    ask_go = "Bed om mødet" => "Ask for the meeting";
    ask_kept = "Dit ønske om et møde er gemt" => "Your wish for a meeting is saved";
    state: fn(MeetingState, bool) -> &'static str = da::meeting_state => en::meeting_state;
    new_things: fn(usize) -> String =
        |count| match count {
            1 => "1 ting er ny for dig".to_owned(),
            count => format!("{count} ting er nye for dig"),
        }
        => |count| match count {
            1 => "1 thing is new to you".to_owned(),
            count => format!("{count} things are new to you"),
        };
    at: fn(&str) -> String = |time| format!("kl. {time}") => |time| format!("at {time}");
    minutes: fn(i64) -> String =
        |minutes| format!("{minutes} minutter")
        => |minutes| format!("{minutes} minutes");
    place: fn(PlaceKind) -> &'static str = da::place => en::place;
    calendar = "Læg mødet i din kalender" => "Put the meeting in your calendar";
    back = "Alle møder" => "All meetings";
    back_one = "Tilbage til mødet" => "Back to the meeting";
    gone = "Vi kan ikke finde mødet" => "We can't find the meeting";
    gone_text =
        "Måske er det ikke nået frem til telefonen endnu."
        => "Maybe it has not reached this phone yet.";
    cancelled = "Mødet er aflyst" => "The meeting is called off";
    cancelled_because: fn(&str, &str) -> String =
        |name, because| isolate!(name, because; "{name} skrev: {because}")
        => |name, because| isolate!(name, because; "{name} wrote: {because}");
    called_off_text =
        "Det, du har sagt, er her endnu. Du kan bede om et nyt møde."
        => "What you said is still here. You can ask for a new meeting.";
    called_off_new = "Du kan bede om et nyt møde." => "You can ask for a new meeting.";
    changes = "Det her er nyt" => "This is new";
    changes_seen = "Det har jeg set" => "I have seen it";
    changes_said = "Markeret som set" => "Marked as seen";
    kind: fn(MeetingKind) -> &'static str =
        |kind| match kind {
            MeetingKind::ActionPlan => "et møde om din plan",
            MeetingKind::Network => "et netværksmøde",
            MeetingKind::HandOver => "et overleveringsmøde",
            MeetingKind::FollowUp => "et opfølgningsmøde",
            MeetingKind::Other => "et andet slags møde",
        }
        => |kind| match kind {
            MeetingKind::ActionPlan => "a meeting about your plan",
            MeetingKind::Network => "a network meeting",
            MeetingKind::HandOver => "a hand-over meeting",
            MeetingKind::FollowUp => "a follow-up meeting",
            MeetingKind::Other => "another kind of meeting",
        };
    no_role = "ikke noget særligt" => "nothing special";
    about = "Det handler om" => "What it is about";
    agenda = "Det skal vi tale om" => "What we will talk about";
    agenda_say = "Sig noget om det" => "Say something about it";
    agenda_now = "nu" => "now";
    agenda_done = "talt om" => "talked about";
    agenda_none = "Der er ikke skrevet punkter endnu." => "No items are written yet.";
    come = "Vil du være med?" => "Will you be there?";
    come_text =
        "Alle tre er lige gode. Du kan skifte mening helt frem til mødet."
        => "All three are just as good. You can change your mind right up to the meeting.";
    taking_part: fn(TakingPart) -> &'static str = da::taking_part_answer => en::taking_part_answer;
    come_kept = "Dit valg er gemt" => "Your choice is saved";
    people = "Hvem kommer?" => "Who is coming?";
    people_were = "Hvem var med?" => "Who was there?";
    also_invited = "Også inviteret:" => "Also invited:";
    other_notes = "Noter i øvrigt" => "Other notes";
    people_were_to = "Hvem skulle have været med?" => "Who was to be there?";
    agenda_was = "Det talte vi om" => "What we talked about";
    agenda_was_to = "Det skulle vi have talt om" => "What we were to talk about";
    people_none = "Der er ingen på listen endnu." => "Nobody is on the list yet.";
    you = "dig" => "you";
    role: fn(MeetingRole) -> &'static str = da::meeting_role_for_you => en::meeting_role_for_you;
    you_wanted = "efter dit ønske" => "as you wished";
    will_come = "kommer" => "is coming";
    cannot_come = "kan ikke komme" => "can't come";
    informed = "har fået besked" => "was informed";
    suggest = "Sig, hvem du vil have med" => "Say who you want there";
    wish_come: fn(&str) -> String =
        |name| isolate!(name; "at {name} kommer med")
        => |name| isolate!(name; "that {name} comes");
    wish_away: fn(&str) -> String =
        |name| isolate!(name; "at {name} ikke kommer")
        => |name| isolate!(name; "that {name} does not come");
    wish_advocate =
        "hjælp til at finde en bisidder"
        => "help with finding a support person (bisidder)";
    somebody = "en, der var på listen" => "somebody who was on the list";
    wishes = "Dine ønsker" => "Your wishes";
    wished: fn(&str, &str) -> String =
        |day, what| {
            let comma = if what.starts_with("at ") { "," } else { "" };
            isolate!(what; "{day}: Du ønskede{comma} {what}.")
        }
        => |day, what| isolate!(what; "{day}: You wished {what}.");
    wish_waits = "Der er ikke svaret endnu." => "There is no answer yet.";
    wish_yes: fn(&str, &str) -> String =
        |day, by| isolate!(by; "{day}: {by} sagde ja.")
        => |day, by| isolate!(by; "{day}: {by} said yes.");
    wish_no: fn(&str, &str) -> String =
        |day, by| isolate!(by; "{day}: {by} sagde nej.")
        => |day, by| isolate!(by; "{day}: {by} said no.");
    wish_back: fn(&str) -> String =
        |day| format!("{day}: Du tog det tilbage.")
        => |day| format!("{day}: You took it back.");
    take_back = "Tag tilbage" => "Take it back";
    taken_back = "Taget tilbage" => "Taken back";
    undo = "Fortryd" => "Undo";
    undone = "Det er tilbage igen" => "It is back again";
    delegates = "Få en anden til at tale for dig" => "Let somebody speak for you";
    delegates_text =
        "En, du stoler på, kan sige noget for dig på mødet. Personen får et link og ser tid, sted, dagsorden og det, du vælger."
        => "Somebody you trust can say something for you at the meeting. They get a link and see the time, the place, the agenda and what you choose.";
    delegate_new = "Vælg en, der taler for dig" => "Choose somebody who speaks for you";
    delegate_name = "Hvad hedder personen?" => "What is their name?";
    delegate_relation = "Hvem er det for dig?" => "Who are they to you?";
    delegate_relation_hint = "For eksempel: min onkel." => "For example: my uncle.";
    delegate_task = "Hvad skal personen sige eller gøre?" => "What are they to say or do?";
    delegate_task_hint = "Kun personen læser det." => "Only they read it.";
    delegate_sees = "Det her må personen se" => "What they may see";
    delegate_sees_none =
        "Når du har sagt noget til mødet, kan du vælge det her."
        => "When you have said something to the meeting, you can choose it here.";
    delegate_decisions = "Må se, hvad der bliver besluttet" => "May see what is decided";
    delegate_keep = "Gem" => "Save";
    delegate_kept =
        "Gemt. Linket kommer, når der er net"
        => "Saved. The link comes when you're online";
    delegate_wait =
        "Linket kommer, når Kurs har modtaget det."
        => "The link comes when Kurs has received this.";
    delegate_share = "Vil du tale for mig på et møde?" => "Will you speak for me at a meeting?";
    delegate_opened: fn(&str) -> String =
        |when| format!("Linket er taget i brug {when}. Det virker kun i den browser.")
        => |when| {
            format!("The link was taken into use {when}. It works in that browser only.")
        };
    delegate_not_opened = "Linket er ikke taget i brug endnu." => "The link is not in use yet.";
    delegate_dismiss = "Tag linket tilbage" => "Take the link back";
    delegate_dismiss_text =
        "Så virker linket ikke mere. Det, personen har sagt, bliver stående, til du tager det tilbage."
        => "Then the link does not work any more. What they said stays until you take it back.";
    delegate_dismissed = "Linket er taget tilbage" => "The link is taken back";
    delegate_change = "Ret, hvad personen ser" => "Change what they see";
    delegate_brought: fn(&str) -> String =
        |name| isolate!(name; "{name} skrev til dig. Kun du læser det")
        => |name| isolate!(name; "{name} wrote to you. Only you read it");
    delegate_sees_count: fn(usize, bool) -> String =
        |count, decisions| {
            let things = match count {
                0 => "ikke noget af det, du har sagt".to_owned(),
                1 => "1 af de ting, du har sagt".to_owned(),
                count => format!("{count} af de ting, du har sagt"),
            };
            if decisions {
                format!("Ser {things}, og det, der bliver besluttet.")
            } else {
                format!("Ser {things}.")
            }
        }
        => |count, decisions| {
            let things = match count {
                0 => "nothing of what you said".to_owned(),
                1 => "1 of the things you said".to_owned(),
                count => format!("{count} of the things you said"),
            };
            if decisions {
                format!("Sees {things}, and what is decided.")
            } else {
                format!("Sees {things}.")
            }
        };
    live = "Mødet er i gang" => "The meeting is going on";
    live_text =
        "Du kan følge med her. Det, du trykker på, ser de i rummet. Det kommer også med i referatet."
        => "You can follow it here. What you tap is seen in the room. It goes into the minutes, too.";
    live_now: fn(&str) -> String =
        |item| isolate!(item; "Nu taler I om »{item}«")
        => |item| isolate!(item; "You are talking about “{item}” now");
    live_offline =
        "Der er ikke net lige nu. Det, du trykker på, er gemt og bliver sendt, når der er net."
        => "You're offline right now. What you tap is saved, and sent when you're back online.";
    reactions = "Hvordan er det lige nu?" => "How is it right now?";
    reaction: fn(ReactionKind) -> &'static str = da::reaction => en::reaction;
    reacted: fn(&str) -> String =
        |what| isolate!(what; "Vist: {what}")
        => |what| isolate!(what; "Shown: {what}");
    break_waits =
        "Du har bedt om en pause. Det står på skærmen i rummet, til den er taget."
        => "You asked for a break. It stays on the screen in the room until it is taken.";
    break_kept =
        "Du har bedt om en pause. Det er gemt og bliver sendt, når der er net."
        => "You asked for a break. It is saved, and sent when you're online.";
    break_met: fn(&str) -> String =
        |time| format!("Pausen er taget kl. {time}.")
        => |time| format!("The break was taken at {time}.");
    decisions = "Det, der er besluttet" => "What is decided";
    decisions_live = "Det, der bliver besluttet" => "What is being decided";
    decisions_none = "Der er ingen beslutninger." => "There are no decisions.";
    decision_number: fn(usize) -> String =
        |number| format!("Beslutning {number}")
        => |number| format!("Decision {number}");
    decision_dropped: fn(usize, &str, &str) -> String =
        |number, by, day| isolate!(by; "{by} har taget beslutning {number} ud, {day}")
        => |number, by, day| isolate!(by; "{by} took decision {number} out, {day}");
    quoted: fn(&str) -> String =
        |text| isolate!(text; "»{text}«")
        => |text| isolate!(text; "“{text}”");
    wording_by: fn(&str, &str) -> String =
        |by, when| isolate!(by; "Skrevet af {by}, {when}")
        => |by, when| isolate!(by; "Written by {by}, {when}");
    wordings_earlier: fn(usize) -> String =
        |count| match count {
            1 => "Sådan stod der før".to_owned(),
            count => format!("Sådan stod der før: {count} udgaver"),
        }
        => |count| match count {
            1 => "What it said before".to_owned(),
            count => format!("What it said before: {count} versions"),
        };
    wordings_text =
        "Når ordene bliver ændret, bliver de gamle stående her. Dit svar hører til de ord, du så."
        => "When the words change, the old ones stay here. Your answer belongs to the words you saw.";
    decision_why = "Hvorfor" => "Why";
    decision_actions = "Hvem gør hvad" => "Who does what";
    decision_by: fn(&str, &str) -> String =
        |who, day| isolate!(who; "{who}, senest {day}")
        => |who, day| isolate!(who; "{who}, by {day}");
    decision_fulfilled: fn(&str) -> String =
        |day| format!("gjort {day}")
        => |day| format!("done {day}");
    decision_final = da::decision_state(true) => en::decision_state(true);
    decision_open = da::decision_state(false) => en::decision_state(false);
    not_meant = da::prompt(Prompt::NotWhatIMeant) => en::prompt(Prompt::NotWhatIMeant);
    not_meant_first = "Det var ikke det, jeg mente." => "That is not what I meant.";
    not_meant_text =
        "Skriv, hvad du mente, hvis du vil. Du kan også sende det, som det står."
        => "Write what you meant, if you like. You can also send it as it is.";
    not_meant_send = "Send det til mødet" => "Send it to the meeting";
    not_meant_kept =
        "Det er gemt. Det skal have et svar, før mødet kan afsluttes"
        => "It is saved. It must have an answer before the meeting can be closed";
    view = "Hvad synes du om det?" => "What do you think of it?";
    view_kind: fn(ViewKind) -> &'static str = da::view => en::view;
    view_words = "Med dine egne ord" => "In your own words";
    view_keep = "Gem, hvad jeg synes" => "Save what I think";
    view_kept = "Det, du synes, er gemt" => "What you think is saved";
    view_missing = "Vælg en af de fire." => "Choose one of the four.";
    view_yours = "Du sagde" => "You said";
    view_old =
        "Ordene er ændret, siden du svarede. Du kan svare igen."
        => "The words have changed since you answered. You can answer again.";
    view_rewritten =
        "Beslutningen er lige blevet skrevet om. Nu står der:"
        => "The decision has just been rewritten. Now it says:";
    view_rewritten_text =
        "Dit svar er her stadig. Passer det også til den nye tekst, så tryk her. Ellers gælder det den gamle."
        => "Your answer is still here. If it fits the new text too, press here. Otherwise it counts for the old one.";
    view_read = "Mit svar passer til den nye tekst" => "My answer fits the new text";
    view_read_done =
        "Nu gælder dit svar den nye tekst. Husk at gemme det"
        => "Now your answer counts for the new text. Remember to save it";
    complain = "Hvis du vil klage" => "If you want to complain";
    complain_text =
        "Er beslutningen en afgørelse, kan du klage. En afgørelse er, når kommunen siger ja eller nej til noget i din sag. Skriv eller ring til kommunen inden 4 uger fra den dag, du fik afgørelsen. Sig, hvad du er uenig i. Kommunen ser på den igen. Siger den stadig nej, sender den klagen til Ankestyrelsen, som er uafhængig."
        => "If the decision is a formal one, you can complain. It is formal when the municipality says yes or no to something in your case. Write to the municipality, or call, within 4 weeks of the day you were told of it. Say what you disagree with. The municipality looks at it again. If it still says no, it sends your complaint to Ankestyrelsen, which is independent.";
    complain_help =
        "Din bisidder eller en anden, du stoler på, kan hjælpe dig med at skrive. Du kan også bede om hjælp på kommunen. Den skal hjælpe dig."
        => "Your support person (bisidder), or somebody else you trust, can help you write. You can also ask the municipality for help. It must help you.";
    summary = da::SUMMARY => en::SUMMARY;
    read_aloud = "Læs op" => "Read aloud";
    became = "Det, du sagde, og hvad det blev til" => "What you said, and what became of it";
    became_text = "Dine egne ord først. Så svaret." => "Your own words first. Then the answer.";
    became_to = "Det blev til" => "It became";
    changed = "Det her ændrede noget:" => "This changed something:";
    not_changed = "Derfor blev det ikke sådan:" => "This is why it did not happen:";
    correction = "Rettet senere:" => "Corrected later:";
    answer_later: fn(&str) -> String =
        |day| format!("Det ved vi ikke endnu. Du får svar senest {day}:")
        => |day| format!("We don't know yet. You get an answer by {day}:");
    answer_by: fn(&str, &str) -> String =
        |name, day| isolate!(name; "{name}, {day}")
        => |name, day| isolate!(name; "{name}, {day}");
    feedback = "Hvordan var mødet?" => "How was the meeting?";
    feedback_text =
        "Fire spørgsmål på et minut. Kun du ser svarene, til du selv deler dem."
        => "Four questions in a minute. Only you see the answers until you share them.";
    feedback_go = "Svar på spørgsmålene" => "Answer the questions";
    feedback_given = "Se, hvad du svarede" => "See what you answered";
    prepare = "Gør dig klar til mødet" => "Get ready for the meeting";
    prepare_text =
        "Fem rolige minutter. Du kan springe over alt og komme tilbage."
        => "Five calm minutes. You can skip anything and come back.";
    prepare_on = "Gå videre, hvor du slap" => "Go on where you left off";
    prepared =
        "Du har gjort dig klar. Du kan altid sige mere."
        => "You are prepared. You can always say more.";
    say_text =
        "Skriv, indtal, tegn, eller vis det med en skala eller billeder."
        => "Write, record, draw, or show it with a scale or pictures.";
    with = "Hvem er med" => "Who is there";
    with_text = "Hvem der kommer, og hvem der taler for dig" => "Who comes, and who speaks for you";
    problem: fn(&str) -> &'static str =
        |code| match code {
            "meeting_closed" => "Mødet er afsluttet.",
            "meeting_called_off" => "Mødet er aflyst.",
            "meeting_not_held" => "Mødet er ikke begyndt endnu.",
            "meeting_full" => {
                "Der er ikke plads til mere fra dig på mødet. Gør det kortere, eller tag det med til næste møde."
            }
            "too_many_requests_waiting" => {
                "Du har allerede fem ønsker om et møde, der venter på svar. Vent på et af dem, eller tag et tilbage."
            }
            "too_many" => "Der er ikke plads til flere.",
            "already_answered" => "Det har fået svar. Det kan ikke tages tilbage.",
            "nobody_named" => "Skriv, hvem det er.",
            "says_nothing" => "Flyt prikken på skalaen, eller skriv noget.",
            _ => "Det blev ikke gemt. Det, du har skrevet, er her endnu. Prøv igen om lidt.",
        }
        => |code| match code {
            "meeting_closed" => "The meeting is closed.",
            "meeting_called_off" => "The meeting is called off.",
            "meeting_not_held" => "The meeting has not begun.",
            "meeting_full" => {
                "There is no room for more from you at this meeting. Make it shorter, or take it to the next meeting."
            }
            "too_many_requests_waiting" => {
                "You have five wishes for a meeting that wait for an answer. Wait for one of them, or take one back."
            }
            "too_many" => "There is no room for more.",
            "already_answered" => "It has an answer. It can't be taken back.",
            "nobody_named" => "Write who it is.",
            "says_nothing" => "Move the dot on the scale, or write something.",
            _ => "It was not saved. What you wrote is still here. Try again in a while.",
        };
}

chosen!(meeting_texts: MeetingWords);
