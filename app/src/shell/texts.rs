//! The texts of the frame around the pages, and of the pages that stand in for others.

use crate::platform::language::chosen;
use kurs_domain::{isolate, texts};

texts! {
    /// What the frame says.
    ShellWords;

    tabs = "Sider" => "Pages";
    tab_today = "I dag" => "Today";
    tab_successes = "Sejre" => "Wins";
    tab_meetings = "Møder" => "Meetings";
    tab_me = "Mig" => "Me";
    /// Quick exit.
    leave = "Væk" => "Exit";
    leave_title = "Hurtigt væk: viser vejret i stedet for Kurs" => "Quick exit: shows the weather instead of Kurs";
    waiting: fn(usize) -> String =
        |count| match count {
            1 => "1 ting venter på net. Du kan roligt fortsætte.".to_owned(),
            count => format!("{count} ting venter på net. Du kan roligt fortsætte."),
        }
        => |count| match count {
            1 => "1 thing is waiting until you're online. Feel free to go on.".to_owned(),
            count => format!("{count} things are waiting until you're online. Feel free to go on."),
        };
    not_kept: fn(usize) -> String =
        |count| match count {
            1 => {
                "1 ting er ikke sendt, og telefonen kan ikke gemme den. Luk ikke Kurs endnu.".to_owned()
            }
            count => format!(
                "{count} ting er ikke sendt, og telefonen kan ikke gemme dem. Luk ikke Kurs endnu."
            ),
        }
        => |count| match count {
            1 => "1 thing is not sent, and the phone can't save it. Don't close Kurs yet.".to_owned(),
            count => {
                format!(
                    "{count} things are not sent, and the phone can't save them. Don't close Kurs yet."
                )
            }
        };
    clock_is_off =
        "Uret på din telefon går forkert. Det gør ikke noget: Kurs bruger den rigtige dag."
        => "The clock on your phone is wrong. That's fine: Kurs uses the right day.";
    clock_read = "Okay" => "Okay";
    update_waits =
        "Noget er gemt i en nyere udgave af Kurs. Det bliver sendt, når du opdaterer."
        => "Something was saved in a newer version of Kurs. It is sent when you update.";
    new_version =
        "Der er en ny udgave af Kurs. Det, du er ved at skrive, bliver her."
        => "There is a new version of Kurs. What you are writing stays here.";
    new_version_go = "Opdater nu" => "Update now";
    refused: fn(usize) -> String =
        |count| match count {
            1 => "1 ting kom ikke igennem.".to_owned(),
            count => format!("{count} ting kom ikke igennem."),
        }
        => |count| match count {
            1 => "1 thing did not get through.".to_owned(),
            count => format!("{count} things did not get through."),
        };
    refused_see = "Se hvorfor" => "See why";
    refused_title = "Kom ikke igennem" => "Did not get through";
    refused_text =
        "Det ligger her endnu. Du bestemmer, hvad der skal ske med det."
        => "It is still here. You decide what happens to it.";
    refused_why: fn(&str) -> &'static str =
        |code| match code {
            "meeting_closed" => "Mødet er afsluttet.",
            "meeting_called_off" => "Mødet er aflyst.",
            "meeting_not_held" => "Mødet var ikke i gang.",
            "meeting_full" => {
                "Der er ikke plads til mere fra dig på mødet. Gør det kortere, eller tag det med til næste møde."
            }
            "too_many_requests_waiting" => {
                "Du har allerede fem ønsker om et møde, der venter på svar. Vent på et af dem, eller tag et tilbage."
            }
            "too_many" => "Der var ikke plads til flere.",
            "about_unknown" | "wording_unknown" => {
                "Der står noget andet nu end det, du svarede på. Se, hvad der står, og sig det igen."
            }
            "withdrawn" => "Det var taget tilbage.",
            "file_missing" => "Filen, der hører til, kom ikke igennem.",
            "too_many_active_goals" => "Du har 100 mål i gang. Lad et af dem hvile først.",
            "already_answered" => "Det har allerede fået et svar.",
            "day_in_the_future" | "day_too_long_ago" => {
                "Du kan markere i dag og op til 14 dage tilbage."
            }
            "marked_already" => "Dagen har allerede en sejr for det mål.",
            "not_a_picture" => "Det var ikke et billede, vi kan vise.",
            "not_a_voice_note" => "Det var ikke en optagelse, vi kan afspille.",
            "voice_too_long" => "Optagelsen er længere end 5 minutter.",
            "picture_too_large" => "Billedet er for stort.",
            "files_full" => "Der er ikke plads til flere af dine billeder.",
            "missing_here" => "Billedet er ikke på telefonen længere.",
            "unreadable" => "Vi fik et svar, vi ikke forstod. Det ligger her endnu.",
            "too_many_invited" => "Der er inviteret så mange, som der er plads til.",
            "not_found" => "Det findes ikke længere.",
            _ => "Vi kunne ikke tage imod det. Ret det, eller slet det.",
        }
        => |code| match code {
            "meeting_closed" => "The meeting is closed.",
            "meeting_called_off" => "The meeting is called off.",
            "meeting_not_held" => "The meeting was not going on.",
            "meeting_full" => {
                "There is no room for more from you at this meeting. Make it shorter, or take it to the next meeting."
            }
            "too_many_requests_waiting" => {
                "You have five wishes for a meeting that wait for an answer. Wait for one of them, or take one back."
            }
            "too_many" => "There was no room for more.",
            "about_unknown" | "wording_unknown" => {
                "It says something else now than what you answered. See what it says, and say it again."
            }
            "withdrawn" => "It was taken back.",
            "file_missing" => "The file that belongs to it did not get through.",
            "too_many_active_goals" => "You have 100 goals going on. Let one of them rest first.",
            "already_answered" => "It has an answer already.",
            "day_in_the_future" | "day_too_long_ago" => "You can mark today and up to 14 days back.",
            "marked_already" => "That day has a win for that goal already.",
            "not_a_picture" => "That was not a picture we can show.",
            "not_a_voice_note" => "That was not a recording we can play.",
            "voice_too_long" => "The recording is longer than 5 minutes.",
            "picture_too_large" => "The picture is too large.",
            "files_full" => "There is no room for more of your pictures.",
            "missing_here" => "The picture is no longer on the phone.",
            "unreadable" => "We got an answer we did not understand. It is still here.",
            "too_many_invited" => "As many are invited as there is room for.",
            "not_found" => "It does not exist any more.",
            _ => "We could not take it. Change it, or delete it.",
        };
    refused_goal: fn(&str) -> String =
        |text| isolate!(text; "Dit mål: {text}")
        => |text| isolate!(text; "Your goal: {text}");
    refused_goal_gone = "Et mål, du ville slette" => "A goal you wanted to delete";
    refused_success = "En sejr" => "A win";
    refused_settings = "Dine indstillinger" => "Your settings";
    refused_answer = "Dit svar på et forslag" => "Your answer to a suggestion";
    refused_words = "Tekst, du ville slette" => "Text you wanted to delete";
    /// Something said to a meeting, where no words tell what.
    refused_meeting = "Noget til et møde" => "Something for a meeting";
    refused_picture = "Et billede eller en optagelse" => "A picture or a recording";
    refused_retry = "Send min udgave igen" => "Send my version again";
    refused_change = "Ret det" => "Change it";
    refused_discard = "Slet det" => "Delete it";
    refused_discard_title = "Vil du slette det?" => "Delete it?";
    refused_discard_text =
        "Det ligger kun her på telefonen. Sletter du det, kan du ikke få det igen."
        => "It is only here on the phone. If you delete it, you can't get it back.";
    refused_none = "Alt er kommet igennem" => "Everything got through";
    refused_none_text =
        "Her er ikke mere at tage stilling til."
        => "There is nothing more to decide here.";
    not_found_title = "Den side findes ikke" => "There is no such page";
    not_found_text =
        "Måske er den flyttet, eller linket er skrevet forkert. Intet er gået tabt."
        => "It may have moved, or the link has a typing mistake. Nothing is lost.";
}

chosen!(shell_texts: ShellWords);
