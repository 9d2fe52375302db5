//! What the desk says of who may come in, in Danish.

use super::desk_access::AccessWords;
use kurs_domain::isolate;

pub(super) const WORDS: AccessWords = AccessWords {
    awaiting_title: "Din adgang venter på, at en anden bekræfter, at det er dig",
    awaiting: "Du er logget ind med en ny kode. Den, der lavede koden, har også set den. Derfor skal \
               en anden administrator eller din leder bekræfte, at det er dig. Ring, eller gå forbi.",
    awaiting_alone: "Er der ingen anden administrator og ingen leder, kan jeres it-folk gøre det på \
                     serveren med »kurs admin confirm-staff«.",
    awaiting_look: "Se, om det er gjort",
    awaiting_still: "Ingen har bekræftet det endnu.",
    again_colleague: "Har din kollega været logget ind før, bliver hun eller han logget ud alle steder. \
                      En anden end dig skal bekræfte, hvem der logger ind med koden, før der er noget \
                      at se. De unge kan se, at du har lavet den.",
    end_access: "Luk adgang",
    end_access_title: |name| isolate!(name; "Vil du lukke adgangen for {name}?"),
    end_access_text: |name| {
        isolate!(name; "{name} bliver logget ud nu og kan ikke logge ind igen. Tilknytninger slutter med det \
             samme, og de unge kan læse, at du har gjort det. Det kan ikke laves om."
        )
    },
    end_access_yes: "Luk adgangen nu",
    access_ended: |name| isolate!(name; "{name} har ikke adgang længere."),
    access_ended_on: |date| format!("adgang lukket {date}"),
    confirmations: "Venter på at blive bekræftet",
    confirmations_intro: "De er logget ind med en ny kode og ser intet, før en anden end den, der \
                          lavede koden, har bekræftet, hvem de er.",
    signed_in: |date, maker| isolate!(maker; "logget ind {date} · koden er lavet af {maker}"),
    confirm: "Bekræft",
    confirm_title: |name| isolate!(name; "Er det {name}?"),
    confirm_text: |name| {
        isolate!(name; "Bekræft kun, hvis du selv har talt med {name} og ved, at det er {name}, der er logget \
             ind. De unge kan se, at du har bekræftet det."
        )
    },
    confirm_yes: |name| isolate!(name; "Ja, det er {name}"),
    confirmed: |name| isolate!(name; "{name} har adgang nu."),
    own_code: "Du lavede koden, så en anden skal bekræfte: en anden administrator eller lederen. Er der \
               ingen, kan jeres it-folk gøre det på serveren med »kurs admin confirm-staff«.",
};
