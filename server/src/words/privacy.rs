//! Texts of the privacy page.

use kurs_domain::texts;

texts! {
    PrivacyWords;

    /// The page's title, and the text of every link to it.
    title = "Dine oplysninger" => "Your information";
    lead =
        "Her kan du læse, hvad Kurs gemmer om dig, hvem der kan se det, og hvad du selv bestemmer."
        => "Here you can read what Kurs stores about you, who can see it, and what you decide yourself.";
    /// In place of a blank that the municipality has not filled in.
    blank =
        "(det har kommunen ikke skrevet endnu)"
        => "(the municipality has not written this yet)";
    back = "Til Kurs" => "To Kurs";
    /// Heading and paragraphs of each section, with blanks as `{name}`.
    sections: &'static [(&'static str, &'static [&'static str])] =
        &[
            (
                "Hvem har ansvaret?",
                &[
                    "Kommunen har ansvaret for Kurs og for det, der er gemt her. Det er {municipality}.",
                    "Sådan får du fat i kommunen: {contact}.",
                ],
            ),
            (
                "Hvad gemmer vi?",
                &[
                    "Vi gemmer dit navn, dine mål, dine sejre, dine billeder, dine hilsner og det, du siger til møder. Vi gemmer også dine svar på spørgsmål om, hvordan det går.",
                    "Vi gemmer også, hvem der har kigget på det, du deler, og hvornår. Dit team kan skrive, at de har ringet eller skrevet til dig, og sætte en stjerne ved dit navn. Du kan selv se det hele under »Mig«.",
                    "Slår du beskeder til, gemmer vi en adresse til din telefon. Beskeden går via Apple, Google eller den, der står bag din browser. De kan ikke læse, hvad der står i den.",
                ],
            ),
            (
                "Hvad bruger vi det til?",
                &[
                    "Du skal selv kunne se dine ting. Dem, du deler med, skal kunne støtte dig. Andet bruger vi det ikke til.",
                    "Det, du siger til et møde, kommer i mødets referat. Kommunen kan gemme referatet i din sag.",
                    "Ingen computer træffer beslutninger om dig i Kurs.",
                ],
            ),
            (
                "Hvem kan se hvad?",
                &[
                    "Dit team kan kun se de mål, sejre, hilsner og svar, du deler.",
                    "Dit team kan altid se dit navn, hvordan du helst vil kontaktes, hvem du gerne vil have hep fra, og alt om dine møder. Den, der foreslår dig et mål, kan læse dit svar. De kan også se, om du har logget ind.",
                    "En gæst med et link ser det, linket er til, og ikke andet.",
                    "Er du under 18, må dit team fortælle dine forældre noget godt om dig. Du kan altid se, hvad de har fortalt.",
                    "De få, der passer serveren, kan komme til det, der er gemt. De har tavshedspligt.",
                ],
            ),
            (
                "Hvorfor må kommunen gemme det?",
                &["Kommunen skal hjælpe unge, og det står i loven. Reglerne er: {legal_basis}."],
            ),
            (
                "Hvor længe gemmer vi det?",
                &[
                    "Sletter du et mål eller en sejr, er det væk for alle med det samme. Det gælder også hilsner, fejringer og svar. Inden for to timer er ordene og billederne slettet på serveren.",
                    "Kommunen tager kopier af det hele. Så går intet tabt, hvis noget går i stykker. Kopierne bliver slettet efter {backups_kept}.",
                    "Retter du en tekst, gemmer vi den gamle i op til 14 måneder. Så går intet tabt, når du bruger flere telefoner.",
                    "Er en i dit team i gang med at skrive om dig, er det en kladde. Kun den, der skriver, kan læse den. Vi sletter den efter 30 dage, hvis den ikke bliver rettet eller sendt.",
                    "Det, du ikke selv sletter, gemmer vi så længe: {kept_for}.",
                    "Er noget kommet i et referat i din sag, gælder reglerne for sagen. Det kan du ikke slette her.",
                ],
            ),
            (
                "Hvad har du ret til?",
                &[
                    "Du har ret til at få at vide, hvad vi gemmer om dig, og til at få en kopi.",
                    "Er noget forkert, har du ret til at få det rettet. Nogle gange har du også ret til at få det slettet.",
                    "Du kan sige til kommunen, at du ikke vil have, at vi bruger noget. Du kan også bede os vente, mens det bliver undersøgt.",
                    "Har du sagt ja til noget, kan du altid sige nej igen. Det gælder fra det øjeblik.",
                    "Du må gerne få en, du stoler på, til at hjælpe dig med det.",
                ],
            ),
            (
                "Hvem kan du spørge?",
                &[
                    "Kommunen har en person, der passer på, at reglerne bliver fulgt. Det er databeskyttelsesrådgiveren: {data_protection_officer}.",
                    "Du kan også klage til Datatilsynet. De holder øje med alle kommuner. Se datatilsynet.dk.",
                ],
            ),
            (
                "Er du gæst?",
                &[
                    "Har du fået et link, gemmer vi det navn og de ord, du selv skriver, og om du kommer. Den unge kan læse det. Gælder det et møde, kan teamet også. Du har de samme rettigheder.",
                ],
            ),
        ]
        => &[
            (
                "Who is responsible?",
                &[
                    "The municipality is responsible for Kurs and for what is stored here. It is {municipality}.",
                    "This is how you reach the municipality: {contact}.",
                ],
            ),
            (
                "What do we store?",
                &[
                    "We store your name, your goals and your wins. We also store your pictures, your greetings and what you say to meetings. And we store your answers to questions on how it is going.",
                    "We also store who has looked at what you share, and when. Your team can write that they called or wrote to you. They can set a star beside your name. You can see all of it yourself under “Me”.",
                    "If you turn on messages, we store an address for your phone. A message goes through Apple, Google or whoever is behind your browser. They can’t read what it says.",
                ],
            ),
            (
                "What do we use it for?",
                &[
                    "You should be able to see your own things. Those you share with should be able to support you. We use it for nothing else.",
                    "What you say to a meeting goes into its minutes. The municipality may keep them in your case.",
                    "No computer makes decisions about you in Kurs.",
                ],
            ),
            (
                "Who can see what?",
                &[
                    "Your team can only see the goals, wins, greetings and answers that you share.",
                    "Your team can always see your name, how you like to be reached and who you like to get cheers from. They can see everything about your meetings. Whoever suggests a goal to you can read your answer. They can also see whether you have signed in.",
                    "A guest with a link sees what the link is for, and nothing else.",
                    "If you are under 18, your team may tell your parents good things about you. You can always see what they have told.",
                    "The few who look after the server can get at what is stored. They have a duty of secrecy.",
                ],
            ),
            (
                "Why may the municipality store it?",
                &[
                    "The municipality must help young people, and the law says so. The rules are: {legal_basis}.",
                ],
            ),
            (
                "How long do we keep it?",
                &[
                    "If you delete a goal or a win, it is gone for everybody at once. The same goes for greetings, celebrations and answers. Within two hours the words and pictures are deleted from the server, too.",
                    "The municipality makes copies of it all. Then nothing is lost if a machine breaks. The copies are deleted after {backups_kept}.",
                    "If you change a text, we keep the old one for up to 14 months. So nothing is lost when you use several phones.",
                    "If somebody in your team is writing about you, it is a draft. Only the one who writes can read it. We delete it after 30 days if it is not changed or sent.",
                    "What you don’t delete yourself is kept for this long: {kept_for}.",
                    "If something is in the minutes in your case, the rules for the case apply. You can’t delete that here.",
                ],
            ),
            (
                "What do you have a right to?",
                &[
                    "You have a right to know what we store about you, and to get a copy.",
                    "If something is wrong, you have a right to have it corrected. Sometimes you also have a right to have it deleted.",
                    "You can tell the municipality that you don’t want us to use something. You can also ask us to wait while it is looked into.",
                    "If you have said yes to something, you can always say no again. It counts from that moment.",
                    "You may ask somebody you trust to help you with it.",
                ],
            ),
            (
                "Who can you ask?",
                &[
                    "The municipality has a person who makes sure that the rules are followed. It is the data protection officer: {data_protection_officer}.",
                    "You can also complain to Datatilsynet. That is the Danish Data Protection Agency. They keep an eye on all municipalities. See datatilsynet.dk.",
                ],
            ),
            (
                "Are you a guest?",
                &[
                    "If you have been given a link, we store the name and the words that you write yourself, and whether you are coming. The young person can read it. If it is a meeting, so can the team. You have the same rights.",
                ],
            ),
        ];
}
