//! The texts of preparing for a meeting.

use crate::platform::language::chosen;
use kurs_domain::{
    goals::PartOfDay,
    isolate,
    names::{da, en},
    texts,
};

texts! {
    /// What is said of preparing for a meeting.
    PreparingWords;

    title = "Gør dig klar" => "Get ready";
    step: fn(usize, usize) -> String =
        |step, of| format!("Trin {step} af {of}")
        => |step, of| format!("Step {step} of {of}");
    next = "Videre" => "Next";
    skip = "Spring over" => "Skip";
    later = "Gem på telefonen, og kom tilbage senere" => "Save on the phone, and come back later";
    keep_next = "Send, og gå videre" => "Send, and go on";
    what = "Det her er mødet" => "This is the meeting";
    what_text =
        "Læs det, eller få det læst op. Der er ikke noget, du skal kunne."
        => "Read it, or have it read aloud. There is nothing you have to know.";
    want = "Hvad vil du gerne?" => "What do you want?";
    want_hint =
        "Skriv det, der er vigtigst for dig. Dit team kan læse det, når du har sendt det."
        => "Write what matters most to you. Your team can read it once you have sent it.";
    dont_want = "Hvad vil du ikke?" => "What do you not want?";
    dont_want_hint =
        "Det er lige så vigtigt. Du behøver ikke forklare det."
        => "It is just as important. You don't have to explain it.";
    said_before = "Det har du sagt" => "What you have said";
    other_way = "Sig det på en anden måde" => "Say it another way";
    with = "Hvem vil du have med?" => "Who do you want there?";
    with_text =
        "Vælg en, du kender, eller skriv et navn. Dit team svarer på hvert ønske."
        => "Choose somebody you know, or write a name. Your team answers each wish.";
    with_known = "Folk, du kender fra Kurs" => "People you know from Kurs";
    with_name = "Navn" => "Name";
    with_relation = "Hvem er det for dig?" => "Who are they to you?";
    with_relation_hint =
        "For eksempel: min onkel, en ven, min træner."
        => "For example: my uncle, a friend, my coach.";
    with_contact = "Hvordan får de fat i personen?" => "How can they be reached?";
    with_contact_hint =
        "Telefon eller mail, hvis du har det. Dit team kan se det."
        => "Phone or e-mail, if you have it. Your team can see it.";
    with_add = "Jeg vil have personen med" => "I want them there";
    with_added: fn(&str) -> String =
        |name| isolate!(name; "Dit ønske er gemt: {name} skal med")
        => |name| isolate!(name; "Your wish is saved: {name} is to come");
    without = "Er der en, der ikke skal med?" => "Is there somebody who should not come?";
    without_text =
        "Du må gerne sige nej til en person. Du behøver ikke sige hvorfor."
        => "You may say no to a person. You don't have to say why.";
    without_this: fn(&str) -> String =
        |name| isolate!(name; "Ikke {name}")
        => |name| isolate!(name; "Not {name}");
    without_reason = "Vil du sige hvorfor?" => "Do you want to say why?";
    without_reason_hint =
        "Hele dit team kan læse det, også den, du siger nej til, hvis personen er på dit team. Det kommer med i referatet."
        => "Your whole team can read it, also the person you say no to, if they are on your team. It goes into the minutes.";
    without_send: fn(&str) -> String =
        |name| isolate!(name; "Sig nej til {name}")
        => |name| isolate!(name; "Say no to {name}");
    without_sent: fn(&str) -> String =
        |name| isolate!(name; "Dit ønske er gemt: {name} skal ikke med")
        => |name| isolate!(name; "Your wish is saved: {name} is not to come");
    without_asked = "Du har sagt nej" => "You said no";
    without_none =
        "Der er ikke andre på listen lige nu."
        => "Nobody else is on the list right now.";
    place = "Hvor vil du helst være?" => "Where would you rather be?";
    place_text = "Dem, der planlægger, ser dit ønske." => "Those who plan it see your wish.";
    place_words = "Vil du sige mere om stedet?" => "Do you want to say more about the place?";
    time = "Hvornår på dagen har du det bedst?" => "When in the day are you at your best?";
    time_text =
        "Så kan mødet lægges der, hvis det kan lade sig gøre."
        => "Then the meeting can be put there, if possible.";
    parts: [&'static str; 3] =
        [
            da::best_time(PartOfDay::Morning),
            da::best_time(PartOfDay::Day),
            da::best_time(PartOfDay::Evening),
        ]
        => [
            en::best_time(PartOfDay::Morning),
            en::best_time(PartOfDay::Day),
            en::best_time(PartOfDay::Evening),
        ];
    part_words =
        "Vil du sige mere om, hvordan du vil være med?"
        => "Do you want to say more about how you take part?";
    advocate = "Du har ret til en bisidder" => "You have the right to a support person (bisidder)";
    advocate_text =
        "En bisidder er en, der er på din side. Du har ret til at have en med til møder med kommunen. Det står i loven. Du vælger selv, hvem det er: en ven, en voksen, du stoler på, eller en, der er vant til det. Bisidderen skal være fyldt 15 år og har tavshedspligt. Kommunen kan kun sige nej i særlige tilfælde."
        => "A support person is somebody on your side. You have the right to bring one to meetings with the municipality. That is the law. You choose who it is: a friend, an adult you trust, or somebody who is used to it. They must be 15 or older, and may not pass on what they hear. The municipality can say no in special cases only.";
    advocate_does =
        "Bisidderen kan hjælpe dig med at blive hørt. Personen kan stille spørgsmål, huske, hvad der bliver sagt, og tale med dig bagefter."
        => "They can help you to be heard. They can ask questions, remember what is said, and talk with you afterwards.";
    advocate_bv =
        "Er du under 18, kan Børns Vilkår hjælpe med en gratis bisidder. Du kan spørge BørneTelefonen på 116 111. Det er gratis, og du behøver ikke sige dit navn."
        => "If you are under 18, Børns Vilkår can help with a free support person. You can ask BørneTelefonen on 116 111. It is free, and you don't have to say your name. They speak Danish.";
    advocate_find = "Hjælp mig med at finde en" => "Help me find one";
    advocate_asked =
        "Du har bedt om hjælp. Dit team svarer dig."
        => "You have asked for help. Your team will answer you.";
    advocate_said = "Dit ønske om hjælp er gemt" => "Your wish for help is saved";
    done = "Så er du klar" => "You are ready";
    done_text =
        "Det, du har sagt og valgt, bliver sendt til dit team. Du kan tage det tilbage eller sige mere helt frem til mødet."
        => "What you said and chose is sent to your team. You can take it back or say more right up to the meeting.";
    done_looked =
        "Du har kigget det igennem. Du kan stadig gøre dig klar eller sige noget, lige til mødet er slut."
        => "You have looked it through. You can still get ready or say something, until the meeting is over.";
    short = "Kun det vigtigste: 2 spørgsmål" => "Only what matters most: 2 questions";
    done_go = "Til mødet" => "To the meeting";
    finish = "Jeg er klar" => "I am ready";
    choice_kept = "Dit valg er gemt" => "Your choice is saved";
}

chosen!(preparing_texts: PreparingWords);
