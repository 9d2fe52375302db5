//! The texts about pushes, reminders, celebrations as one likes them, cheers and praise.

use crate::platform::language::chosen;
use kurs_domain::{isolate, people::Role, praise::PraiseBy, texts, wishes::CelebrationStyle};

texts! {
    /// What the page of oneself says about these.
    PushWords;

    celebrate = "Når noget lykkes" => "When something works out";
    celebrate_text =
        "Vælg, hvor meget Kurs skal gøre ud af det."
        => "Choose how much Kurs makes of it.";
    style: fn(CelebrationStyle) -> (&'static str, &'static str) =
        |style| match style {
            CelebrationStyle::Big => ("Stor fejring", "Et billede og et par ord"),
            CelebrationStyle::Small => ("Lille fejring", "Kun et par ord"),
            CelebrationStyle::None => ("Ingen", "Kun dit flueben"),
        }
        => |style| match style {
            CelebrationStyle::Big => ("A big celebration", "A picture and a few words"),
            CelebrationStyle::Small => ("A small celebration", "Only a few words"),
            CelebrationStyle::None => ("None", "Only your tick"),
        };
    sound = "En blød lyd" => "A soft sound";
    vibration = "En kort vibration" => "A short vibration";
    cheers = "Hep fra dit team" => "Cheers from your team";
    cheers_text =
        "Du kan slå hep fra for en ad gangen. De får bare at vide, at du ikke ønsker hep lige nu."
        => "You can turn cheers off for one person at a time. They are only told that you don't wish for cheers just now.";
    cheers_from: fn(&str, Role) -> String =
        |name, role| {
            if role == Role::Caseworker {
                isolate!(name; "Hep fra {name}, sagsbehandler")
            } else {
                isolate!(name; "Hep fra {name}")
            }
        }
        => |name, role| {
            if role == Role::Caseworker {
                isolate!(name; "Cheers from {name}, caseworker")
            } else {
                isolate!(name; "Cheers from {name}")
            }
        };
    praise = "Gode nyheder til dine forældre" => "Good news for your parents";
    praise_text =
        "Dit team kan fortælle dine forældre, når noget går godt. Du ser altid her, hvad de har sagt."
        => "Your team can tell your parents when something goes well. You always see here what they said.";
    praise_ok =
        "De må gerne fortælle mine forældre, når noget går godt"
        => "They may tell my parents when something goes well";
    praise_ok_text =
        "Det sker kun, hvis du siger ja her. Du kan altid sige nej igen."
        => "It only happens if you say yes here. You can always say no again.";
    of_age: fn(&str) -> String =
        |day| {
            format!(
                "Du fylder 18 den {day}. Indtil da må dit team fortælle dine forældre gode ting om dig uden at spørge dig først."
            )
        }
        => |day| {
            format!(
                "You turn 18 on {day}. Until then your team may tell your parents good things about you without asking you first."
            )
        };
    praise_none =
        "Dit team har ikke fortalt dine forældre noget endnu."
        => "Your team has not told your parents anything yet.";
    praise_away = "Listen kan ses, når du har net." => "The list can be seen when you are online.";
    praised: fn(&str, &str, PraiseBy) -> String =
        |name, parent, by| match by {
            PraiseBy::Call => isolate!(name, parent; "{name} ringede til {parent}"),
            PraiseBy::Letter => isolate!(name, parent; "{name} skrev til {parent}"),
        }
        => |name, parent, by| match by {
            PraiseBy::Call => isolate!(name, parent; "{name} rang {parent}"),
            PraiseBy::Letter => isolate!(name, parent; "{name} wrote to {parent}"),
        };
    title = "Beskeder fra Kurs" => "Messages from Kurs";
    text =
        "Kurs kan sende dig påmindelser og hep, også når appen er lukket. Der kommer intet, før du siger ja."
        => "Kurs can send you reminders and cheers, also when the app is closed. Nothing comes until you say yes.";
    on = "Slå beskeder til på den her telefon" => "Turn on messages on this phone";
    off = "Slå beskeder fra" => "Turn off messages";
    is_off = "Beskeder er slået fra på den her telefon." => "Messages are off on this phone.";
    is_on = "Beskeder er slået til på den her telefon." => "Messages are on for this phone.";
    blocked = "Telefonen blokerer for beskeder fra Kurs." => "The phone blocks messages from Kurs.";
    blocked_text =
        "Gå ind i Indstillinger på telefonen. Find Kurs eller din browser under \
                       Notifikationer. Giv lov, og kom så hertil igen."
        => "Go to the phone's settings. Find Kurs or your browser under Notifications. \
                       Allow them, and come back here.";
    unsupported =
        "Den her browser kan ikke tage imod beskeder."
        => "This browser can't take messages.";
    install_first =
        "På iPhone og iPad skal Kurs først ligge på hjemmeskærmen. Åbn Kurs derfra, og slå beskeder til."
        => "On iPhone and iPad, Kurs must be on the home screen first. Open Kurs from there, and turn messages on.";
    problem =
        "Det virkede ikke. Intet er ændret. Prøv igen om lidt."
        => "That did not work. Nothing has changed. Try again in a while.";
    arrived: fn(&str) -> String =
        |when| format!("Den sidste besked kom frem {when}.")
        => |when| format!("The last message arrived {when}.");
    none_arrived = "Der er ikke kommet en besked frem endnu." => "No message has arrived yet.";
    try_now = "Send en prøvebesked" => "Send a test message";
    trying = "Sender en prøvebesked …" => "Sending a test message …";
    came = "Den kom frem. Alt virker." => "It arrived. Everything works.";
    came_not =
        "Den er ikke kommet frem endnu. Den kan være forsinket."
        => "It has not arrived yet. It may be late.";
    help = "Hvis der ikke kommer noget" => "If nothing comes";
    help_list: [&'static str; 3] =
        [
            "Se, om telefonen har net. Er »Forstyr ikke« slået til, viser den ingen beskeder.",
            "Er strømsparer slået til? Så kan beskeder blive væk. Lad Kurs køre i baggrunden.",
            "Slå beskeder fra og til igen her.",
        ]
        => [
            "See if the phone is online. With Do not disturb on, it shows no messages.",
            "Is a battery saver on? Then messages may not come. Let Kurs run in the background.",
            "Turn messages off and on again here.",
        ];
    says = "Hvad må der stå på den låste skærm?" => "What may the locked screen say?";
    says_nothing = "Intet privat" => "Nothing private";
    says_what = "Hvad det handler om" => "What it is about";
    preview = "Sådan kan en påmindelse se ud:" => "This is how a reminder can look:";
    preview_nothing = "Kurs har noget til dig" => "Kurs has something for you";
    preview_what = "Gå en tur" => "Go for a walk";
    cheers_push = "Sig til, når nogen hepper" => "Tell me when somebody cheers";
    a_day = "Højst så mange påmindelser på én dag" => "At most this many reminders in one day";
    remind = "Mind mig om det kl." => "Remind me at";
    remind_hint =
        "En venlig påmindelse på de dage, målet er til."
        => "A friendly nudge on the days the goal is for.";
    remind_quiet =
        "Det er i din stille tid. Påmindelsen kommer først, når den er slut, og kun hvis det er samme dag."
        => "That is in your quiet hours. The reminder comes when they are over, and only if it is the same day.";
    remind_off = "Beskeder er slået fra på den her telefon." => "Messages are off on this phone.";
    remind_turn_on = "Slå beskeder til" => "Turn messages on";
    remind_none = "Ingen påmindelse" => "No reminder";
}

chosen!(push_texts: PushWords);

texts! {
    /// Pushes at the desk.
    DeskPushWords;

    turn_on = "Få besked her" => "Get messages here";
    turn_off = "Slå beskeder fra" => "Turn notifications off";
    text =
        "Du får en besked, når noget venter på dit svar. Den kommer også, når Kurs er lukket, så længe du er logget ind. Den siger ikke, hvem eller hvad."
        => "You get a message when something waits for you. It also comes while Kurs is closed, as long as you are signed in. It does not say who or what.";
    is_on = "Beskeder er slået til her." => "Messages are on here.";
    refused =
        "Browseren siger nej. Slå beskeder til for Kurs i browseren, og prøv igen."
        => "The browser says no. Turn on messages for Kurs in the browser, and try again.";
}

chosen!(desk_push_texts: DeskPushWords);
