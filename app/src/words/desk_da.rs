//! The desk in Danish.

use kurs_domain::{
    assignments::AssignmentChangeKind, goals::PartOfDay, isolate, names::da, people::ReachBy,
    praise::PraiseBy,
};

use super::desk::{
    AdministrationWords, CheerWords, DeskWords, FrameWords, GatheringWords, InvitationWords,
    ListWords, PersonWords, PraiseWords, SuggestionWords,
};

pub(super) const WORDS: DeskWords = DeskWords {
    frame: FrameWords {
        document_title: "Kurs · medarbejder",
        home: "Kurs, til forsiden",
        language: "Sprog",
        sign_out: "Log ud",
        sign_out_title: "Vil du logge ud?",
        sign_out_text: "Du skal bruge en ny kode for at logge ind igen. Den får du af din administrator. \
                        »Log ud overalt« lukker også Kurs på dine andre computere og telefoner.",
        sign_out_here: "Log ud her",
        sign_out_everywhere: "Log ud overalt",
        away: "Ingen forbindelse til Kurs lige nu. Du ser det, vi hentede sidst. Vi prøver igen.",
        signed_out_title: "Du er ikke logget ind",
        signed_out: "Log ind med en kode. Har du ingen, så spørg din administrator.",
        session_ended: "Vi har logget dig ud for en sikkerheds skyld. Intet er tabt. Log ind igen med en ny kode. Den får du af din administrator.",
        to_sign_in: "Log ind med en kode",
        try_demo: "Prøv som sagsbehandler",
        hello: |name| isolate!(name; "Hej {name}"),
        lead: "Som leder kan du ikke se enkelte unge. Kurs kan ikke vise tal til ledere endnu.",
        lead_small_numbers: "Et tal om færre end fem unge bliver aldrig vist.",
        not_found_title: "Her er ikke noget at se",
        not_found: "Siden findes ikke. Måske er linket gammelt.",
        no_such_person: "Enten er linket forkert, eller også er du ikke tilknyttet den unge lige nu.",
        to_start: "Til forsiden",
    },
    list: ListWords {
        title: "Mine unge",
        search: "Find en ung",
        none_found: |text| isolate!(text; "Ingen her hedder noget med »{text}«."),
        new: "Ny ung",
        empty_title: "Her er ingen unge endnu",
        empty: "Her står de unge, du er tilknyttet. Opret en ung, eller spørg din administrator.",
        choose_title: "Vælg en ung",
        choose: "Du ser det, den unge har delt, og det, der hører til møder og forslag. Den unge kan se, at du har kigget.",
        new_successes: |count| match count {
            1 => "1 ny sejr".to_owned(),
            count => format!("{count} nye sejre"),
        },
        new_goals: |count| match count {
            1 => "nyt om 1 mål".to_owned(),
            count => format!("nyt om {count} mål"),
        },
        new_answers: |count| match count {
            1 => "svar på et forslag".to_owned(),
            count => format!("svar på {count} forslag"),
        },
        quiet: |days, by| {
            let do_this = match by {
                Some(ReachBy::Sms) => "send en sms",
                Some(ReachBy::Call) => "ring",
                Some(ReachBy::Email) => "skriv en mail",
                Some(ReachBy::InPerson) => "mødes",
                None => "tag kontakt",
            };
            format!("Intet nyt i {days} dage · {do_this}")
        },
        shares_nothing: "deler ikke noget lige nu",
        not_arrived: "ikke logget ind endnu",
        marks: |count| match count {
            0 => "Ingen delte sejre de sidste 4 uger".to_owned(),
            1 => "1 delt sejr de sidste 4 uger".to_owned(),
            count => format!("{count} delte sejre de sidste 4 uger"),
        },
    },
    person: PersonWords {
        back: "Mine unge",
        pane: "Den unge, du har valgt",
        transparency: |name| {
            isolate!(name; "Du ser det, {name} har delt, og det, der hører til møder og forslag. {name} kan se, at du har kigget."
            )
        },
        assigned_since: |date| format!("Tilknyttet siden {date}"),
        prefers: |by| match by {
            ReachBy::Sms => "Vil helst have en sms",
            ReachBy::Call => "Vil helst ringes op",
            ReachBy::Email => "Vil helst have en mail",
            ReachBy::InPerson => "Vil helst mødes",
        },
        reach_out_title: |name| isolate!(name; "Tag kontakt til {name}"),
        reach_out: |name, days| {
            isolate!(name; "{name} har ikke delt noget nyt i {days} dage. Det kan betyde mange ting. En lille hilsen er nok."
            )
        },
        reach_out_by: |name, by| match by {
            Some(ReachBy::Sms) => isolate!(name; "{name} vil helst have en sms."),
            Some(ReachBy::Call) => isolate!(name; "{name} vil helst ringes op."),
            Some(ReachBy::Email) => isolate!(name; "{name} vil helst have en mail."),
            Some(ReachBy::InPerson) => isolate!(name; "{name} vil helst mødes."),
            None => isolate!(name; "{name} har ikke valgt en måde. Gør, som I plejer."),
        },
        goals: "Delte mål",
        no_goals: |name| isolate!(name; "{name} deler ingen mål lige nu. Det er helt fint. Det bestemmer {name} selv."),
        why: "Hvorfor",
        first_step: "Første skridt",
        on_day: |date| date.to_owned(),
        every_day: "hver dag",
        on_weekdays: |days| days.to_owned(),
        times_a_week: |times| match times {
            1 => "1 gang om ugen".to_owned(),
            times => format!("{times} gange om ugen"),
        },
        part_of_day: |part| match part {
            PartOfDay::Morning => "om morgenen",
            PartOfDay::Day => "midt på dagen",
            PartOfDay::Evening => "om aftenen",
        },
        state: da::goal_state,
        successes: "Sejre",
        last_90_days: "De sidste 90 dage",
        no_successes: |name| {
            isolate!(name; "{name} deler ingen sejre lige nu. De kan godt være der. Det er helt fint at holde dem for sig selv."
            )
        },
        a_success: "Noget lykkedes",
        picture: "Billede til sejren",
        today: "I dag",
        yesterday: "I går",
        feeling: |value| match value {
            0..=2 => ("🌧️", "tungt"),
            3..=4 => ("☁️", "lidt tungt"),
            5..=6 => ("⛅", "midt imellem"),
            7..=8 => ("🌤️", "godt"),
            _ => ("☀️", "rigtig godt"),
        },
        of_ten: |value| format!("{value} af 10"),
        fresh: "Ny",
        announce: |name, count| match count {
            1 => isolate!(name; "{name} har delt en ny sejr."),
            count => isolate!(name; "{name} har delt {count} nye sejre."),
        },
        show_more: "Vis flere dage",
        new_invitation: "Ny kode",
    },
    suggestions: SuggestionWords {
        title: "Forslag",
        label: |name| isolate!(name; "Foreslå noget for {name}"),
        hint: |name| isolate!(name; "Det er et forslag. {name} skriver selv sit mål."),
        send: "Send forslag",
        sent: |name| isolate!(name; "Sendt. {name} ser det, næste gang Kurs bliver åbnet."),
        room: |used, max| format!("{used} af {max} tegn"),
        none: "Ingen forslag endnu.",
        by: |name, date| isolate!(name; "{name} · {date}"),
        by_you: |date| format!("Dig · {date}"),
        waiting: "venter på svar",
        adopted: "blev til et mål i egne ord",
        dropped: "svarede: ikke for mig",
        their_words: |name| isolate!(name; "{name} svarede"),
    },
    cheers: CheerWords {
        title: "Hep og hilsner",
        cheer: "Hep",
        cheer_for: |name| isolate!(name; "Hep på {name}"),
        not_wished: |name| isolate!(name; "{name} vil helst være fri for hep fra dig lige nu. Det er helt fint."),
        choose_card: "Vælg et billede",
        label: "Dine egne ord",
        hint: |name| {
            isolate!(name; "Sig helt konkret, hvad du har lagt mærke til. {name} bestemmer selv, om andre må se det."
            )
        },
        says_nothing: "Skriv et par ord, eller vælg et billede.",
        send: "Send et hep",
        sent: |name| isolate!(name; "Sendt. {name} ser det under Hilsner."),
        by: |name, date| isolate!(name; "{name} · {date}"),
        by_you: |date| format!("Dig · {date}"),
        seen: "set",
        reported: "ikke i orden, siger den unge",
    },
    gatherings: GatheringWords {
        title: "Du er inviteret til en fejring",
        at: |day, time| format!("{day} kl. {}", time.replace(':', ".")),
        cancelled: "Fejringen er aflyst.",
        question: "Kommer du?",
        coming: da::coming,
        choose: "Vælg, om du kommer.",
        words: "Et par ord med",
        send: "Send svar",
        sent: |name| isolate!(name; "Sendt. {name} kan se dit svar."),
    },
    praises: PraiseWords {
        title: "Gode nyheder til forældrene",
        begin: "Fortæl forældrene noget godt",
        no_consent: |name| {
            isolate!(name; "{name} har ikke sagt ja til, at I fortæller forældrene, når noget går godt. Spørg {name}, hvis du gerne vil."
            )
        },
        parent: "Hvem er det til?",
        parent_hint: "For eksempel mor eller far.",
        how: "Hvordan?",
        way: |by| match by {
            PraiseBy::Call => "Jeg har ringet",
            PraiseBy::Letter => "Jeg skriver det her",
        },
        label: "Det, der gik godt",
        hint: |name| isolate!(name; "Kort og helt konkret. {name} kan læse det her."),
        send: |by| match by {
            PraiseBy::Call => "Gem",
            PraiseBy::Letter => "Gem, og lav link",
        },
        sent: |name| isolate!(name; "Gemt. {name} kan se det i Kurs."),
        praised: |by, from, parent, date| match by {
            PraiseBy::Call => isolate!(from, parent; "{from} ringede til {parent} · {date}"),
            PraiseBy::Letter => isolate!(from, parent; "{from} skrev til {parent} · {date}"),
        },
        letter: |parent| isolate!(parent; "Link til {parent}. Send det, som du plejer. Det virker i 30 dage."),
    },
    meetings: super::desk_meetings_da::MEETINGS,
    room: super::desk_room_da::ROOM,
    invitation: InvitationWords {
        new_title: "Ny ung",
        name: "Fornavn",
        name_hint: "Den unge kan selv vælge et andet navn bagefter.",
        language: "Sprog fra start",
        of_age: "Fylder 18 den",
        of_age_hint: "Kun hvis den unge er under 18. Indtil den dag må I fortælle forældrene noget godt uden den unges samtykke. Datoen bruges ikke til andet.",
        make: "Opret, og lav kode",
        title: |name| isolate!(name; "Kode til {name}"),
        hand_over: |name| {
            isolate!(name; "Giv {name} koden, linket eller billedet. Det virker én gang, og det vises kun nu."
            )
        },
        on_paper: |address| {
            format!("Scan billedet med din telefon, eller gå til {address}, og skriv koden.")
        },
        until: |date, time| format!("Virker i 7 dage, til {date} kl. {time}."),
        code: "Kode",
        link: "Link",
        copy: "Kopiér link",
        copied: "Kopieret",
        qr: "QR-kode: scan med telefonens kamera",
        print: "Udskriv",
        done: "Færdig",
        made_before: |name| isolate!(name; "{name} er oprettet i forvejen. Lav en ny kode, hvis den første er væk."),
        again_title: |name| isolate!(name; "Ny kode til {name}"),
        again: "Brug den, hvis telefonen er væk, eller koden er udløbet.",
        again_make: "Lav en ny kode",
    },
    administration: AdministrationWords {
        title: "Administration",
        intro: "Her inviterer du kolleger og unge og knytter sagsbehandlere til unge. Det, de unge \
                skriver, ser du ikke.",
        staff: "Kolleger",
        invite: "Inviter kollega",
        name: "Navn",
        role: "Rolle",
        department: "Afdeling",
        arrived: "har været logget ind",
        young_people: "Unge",
        no_young_people: "Her er ingen unge endnu.",
        back: "Administration",
        assignments_intro: |name| isolate!(name; "Hvem er tilknyttet {name}, og hvorfor. {name} kan læse det hele."),
        now: "Lige nu",
        before: "Før",
        nobody: |name| isolate!(name; "Ingen er tilknyttet {name} lige nu."),
        since: |date| format!("siden {date}"),
        from_until: |from, until| format!("{from} til {until}"),
        decided_by: |name| isolate!(name; "Besluttet af {name}"),
        asked_for: |name| isolate!(name; "{name} bad selv om det"),
        changed: |what, by, until| match (what, until) {
            (AssignmentChangeKind::Begun, _) => isolate!(by; "Besluttet af {by}"),
            (AssignmentChangeKind::EndPlanned, Some(until)) => {
                isolate!(by; "{by} planlagde, at det slutter {until}")
            }
            (AssignmentChangeKind::EndPlanned, None) => {
                isolate!(by; "{by} besluttede, at det fortsætter")
            }
            (AssignmentChangeKind::Ended, _) => isolate!(by; "Afsluttet af {by}"),
        },
        assign_title: "Tilknyt en sagsbehandler",
        caseworker: "Sagsbehandler",
        choose_caseworker: "Vælg …",
        why_assign: |name| isolate!(name; "Hvorfor? {name} kan læse det."),
        young_person_asked: |name| isolate!(name; "{name} har selv bedt om det"),
        assign: "Tilknyt fra nu af",
        no_caseworkers: "Alle sagsbehandlere er tilknyttet allerede, eller der er ingen endnu.",
        end: "Afslut tilknytningen",
        end_named: |name| isolate!(name; "Afslut tilknytningen for {name}"),
        why_end: |name| isolate!(name; "Hvorfor slutter det? {name} kan læse det."),
        end_now: "Afslut tilknytningen",
        assigned: |name| isolate!(name; "{name} er tilknyttet nu."),
        ended: |name| isolate!(name; "{name} er ikke tilknyttet længere."),
        dead_letters: "Det, der ikke kunne sendes",
        dead_letters_intro: "Serveren prøvede flere gange. Du ser, hvilken slags det er, men aldrig, hvem det var til, eller hvad der stod.",
        dead_kind: |kind| match kind {
            "push" => "Besked til en telefon".to_owned(),
            "reminder" => "Påmindelse".to_owned(),
            _ => "Andet".to_owned(),
        },
        attempts: |count| match count {
            1 => "prøvet 1 gang".to_owned(),
            count => format!("prøvet {count} gange"),
        },
        tried_again: "Serveren prøver igen nu.",
    },
    access: super::desk_access_da::WORDS,
    problem: |code| match code {
        "offline" => {
            "Ingen forbindelse til Kurs lige nu. Det, du skrev, står her endnu. Prøv igen."
        }
        "cheers_not_wished" => "Den unge vil helst være fri for hep lige nu.",
        "consent_missing" => "Den unge har ikke sagt ja til det.",
        "too_many_waiting" => {
            "Der venter fem forslag allerede. Lad dem få svar først, så det ikke bliver en bunke."
        }
        "too_many_own_waiting" => {
            "To af dine forslag venter på svar. Lad dem få svar først, så der også er plads til andres."
        }
        "last_administrator" => {
            "Det er den sidste administrator, der har været logget ind. Inviter en anden først."
        }
        "staff_ended" => "Adgangen er lukket, og det kan ikke laves om. Opret kollegaen igen.",
        "signed_in_again" => {
            "Kollegaen er logget ind igen med en anden kode. Se listen igen, og bekræft så."
        }
        "own_code" => "Du lavede koden, så en anden skal bekræfte.",
        "already_ended" | "already_decided" => {
            "Det, der er besluttet, står ved magt. Afslut det, og lav en ny tilknytning."
        }
        "assignment_gap" => {
            "Der ville være et hul, hvor samme sagsbehandler er væk. Lad den ene periode følge den anden."
        }
        "begins_too_long_ago" => "Det kan højst begynde et døgn før nu.",
        "stale" => "En anden har rettet det imens. Se, hvad der står nu.",
        "meeting_not_planned" => "Mødet er ikke planlagt endnu.",
        "meeting_not_held" => "Mødet er ikke begyndt endnu.",
        "meeting_already_held" => "Mødet er allerede begyndt.",
        "meeting_closed" => "Mødet er afsluttet. Der kan ikke rettes mere.",
        "meeting_called_off" => "Mødet er aflyst.",
        "already_said" | "already_answered" => "Det er allerede sagt eller besvaret.",
        "not_heard" => "Hør eller se det, før du svarer.",
        "withdrawn" => "Den unge har taget det tilbage.",
        "because_missing" => "Skriv hvorfor. Den unge læser det.",
        "meeting_full" => "Mødet er fyldt op. Skriv det kortere.",
        "too_many" => "Der er ikke plads til mere i det her møde. Fjern noget først.",
        "already_final" => "Beslutningen er endelig og kan ikke rettes.",
        "why_missing" => "Skriv hvorfor, før beslutningen kan blive endelig.",
        "view_missing" => {
            "Den unges mening mangler. Spørg den unge. Får I ikke svar, så notér to forsøg på to dage og på to måder, for eksempel opkald og brev."
        }
        "day_in_the_future" => "Den dag er ikke kommet endnu.",
        "day_before_wording" => {
            "Beslutningen lød anderledes den dag. Spørg til den tekst, der står nu, og notér datoen."
        }
        "person_fixed" => {
            "Hvem det er, kan ikke ændres. Tag personen af listen, og inviter en anden."
        }
        "person_left" => "Personen er taget af listen. Inviter på ny.",
        "agenda_text_fixed" => {
            "Et punkt kan ikke få en ny tekst. Fjern det, og skriv et nyt. Så står det, der er sagt, \
             ved den rigtige tekst."
        }
        "about_unknown" => "Punktet hører ikke til mødet.",
        "wording_unknown" => "Sådan har der ikke stået.",
        "decision_dropped" => "Beslutningen er taget ud. Skriv en ny.",
        "too_early" => "Det er for tidligt. Mødet har en tid, som den unge kender.",
        "time_past" => "Den tid er gået. Vælg en tid, der kommer.",
        "break_too_short" => "Hold pausen først. Den varer mindst et minut.",
        "stays_in" => "Den unge kan ikke tages af listen.",
        "text_empty" => "Feltet er tomt. Skriv noget.",
        "text_too_long" => "Det er lidt for langt. Gør det kortere.",
        "text_forbidden_character" => {
            "Teksten har et skjult tegn, der kan bytte om på ordene. Slet den, og skriv den igen."
        }
        "reason_missing" => "Skriv hvorfor.",
        "choice_missing" => "Vælg en sagsbehandler.",
        "not_allowed" => "Det har du ikke adgang til. Spørg din administrator.",
        _ => "Det blev ikke gemt. Det, du skrev, står her endnu. Prøv igen om lidt.",
    },
    role: da::role,
};
