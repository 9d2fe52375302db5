//! What the desk says of who may come in.

use crate::platform::language::Named;
use crate::platform::language::chosen;
use kurs_domain::{isolate, texts};

texts! {
    /// Who may come in, who waits for that, and who may no longer.
    AccessWords;

    awaiting_title =
        "Din adgang venter på, at en anden bekræfter, at det er dig"
        => "Your access waits for somebody else to confirm that it is you";
    awaiting =
        "Du er logget ind med en ny kode. Den, der lavede koden, har også set den. Derfor skal \
                   en anden administrator eller din leder bekræfte, at det er dig. Ring, eller gå forbi."
        => "You signed in with a new code. Whoever made the code has seen it, too. So another \
                   administrator or your lead has to confirm that it is you. Call them, or drop by.";
    awaiting_alone =
        "Er der ingen anden administrator og ingen leder, kan jeres it-folk gøre det på \
                         serveren med »kurs admin confirm-staff«."
        => "If there is no other administrator and no lead, your IT people can do it on the \
                         server with “kurs admin confirm-staff”.";
    awaiting_look = "Se, om det er gjort" => "See if it is done";
    again_colleague =
        "Har din kollega været logget ind før, bliver hun eller han logget ud alle steder. \
                          En anden end dig skal bekræfte, hvem der logger ind med koden, før der er noget \
                          at se. De unge kan se, at du har lavet den."
        => "If your colleague has been signed in before, they are signed out everywhere. \
                          Somebody other than you has to confirm who signs in by the code before there is \
                          anything to see. The young people can see that you made it.";
    end_access = "Luk adgang" => "End access";
    end_access_title: Named =
        |name| isolate!(name; "Vil du lukke adgangen for {name}?")
        => |name| isolate!(name; "End the access of {name}?");
    end_access_text: Named =
        |name| {
            isolate!(name; "{name} bliver logget ud nu og kan ikke logge ind igen. Tilknytninger slutter med det \
                 samme, og de unge kan læse, at du har gjort det. Det kan ikke laves om."
            )
        }
        => |name| {
            isolate!(name; "{name} is signed out now and can't sign in again. Assignments end at once, and the \
                 young people can read that you did it. This can't be undone."
            )
        };
    end_access_yes = "Luk adgangen nu" => "End the access now";
    access_ended: Named =
        |name| isolate!(name; "{name} har ikke adgang længere.")
        => |name| isolate!(name; "{name} has no access any more.");
    access_ended_on: Named =
        |date| format!("adgang lukket {date}")
        => |date| format!("access ended {date}");
    confirmations = "Venter på at blive bekræftet" => "Waiting to be confirmed";
    confirmations_intro =
        "De er logget ind med en ny kode og ser intet, før en anden end den, der \
                              lavede koden, har bekræftet, hvem de er."
        => "They signed in with a new code and see nothing until somebody other than \
                              its maker has confirmed who they are.";
    /// When somebody signed in, and who made the code.
    signed_in: fn(&str, &str) -> String =
        |date, maker| isolate!(maker; "logget ind {date} · koden er lavet af {maker}")
        => |date, maker| isolate!(maker; "signed in {date} · code made by {maker}");
    confirm = "Bekræft" => "Confirm";
    confirm_title: Named =
        |name| isolate!(name; "Er det {name}?")
        => |name| isolate!(name; "Is it {name}?");
    confirm_text: Named =
        |name| {
            isolate!(name; "Bekræft kun, hvis du selv har talt med {name} og ved, at det er {name}, der er logget \
                 ind. De unge kan se, at du har bekræftet det."
            )
        }
        => |name| {
            isolate!(name; "Confirm only if you have spoken with {name} yourself and know that it is {name} who \
                 signed in. The young people can see that you confirmed it."
            )
        };
    confirm_yes: Named =
        |name| isolate!(name; "Ja, det er {name}")
        => |name| isolate!(name; "Yes, it is {name}");
    confirmed: Named =
        |name| isolate!(name; "{name} har adgang nu.")
        => |name| isolate!(name; "{name} has access now.");
    own_code =
        "Du lavede koden, så en anden skal bekræfte: en anden administrator eller lederen. Er der \
                   ingen, kan jeres it-folk gøre det på serveren med »kurs admin confirm-staff«."
        => "You made the code, so somebody else confirms: another administrator or the lead. If there \
                   is none, your IT people can do it on the server with “kurs admin confirm-staff”.";
}

chosen!(access_texts: AccessWords);
