//! What is stored of people, in Danish.

use super::privacy::PrivacyWords;

pub(super) const WORDS: PrivacyWords = PrivacyWords {
    title: "Dine oplysninger",
    lead: "Her kan du læse, hvad Kurs gemmer om dig, hvem der kan se det, og hvad du selv bestemmer.",
    blank: "(det har kommunen ikke skrevet endnu)",
    back: "Til Kurs",
    sections: &[
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
                "Vi gemmer dit navn, dine mål, dine sejre, dine billeder, dine hilsner og det, du siger til møder.",
                "Vi gemmer også, hvem der har kigget på det, du deler, og hvornår. Du kan selv se det under »Mig«.",
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
                "Dit team kan kun se de mål, sejre og hilsner, du deler.",
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
                "Sletter du et mål eller en sejr, er det væk for alle med det samme. Det gælder også hilsner og fejringer. Inden for to timer er ordene og billederne slettet på serveren.",
                "Kommunen tager kopier af det hele. Så går intet tabt, hvis noget går i stykker. Kopierne bliver slettet efter {backups_kept}.",
                "Retter du en tekst, gemmer vi den gamle i op til 14 måneder. Så går intet tabt, når du bruger flere telefoner.",
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
                "Har du fået et link, gemmer vi det navn og de ord, du selv skriver. Den unge kan læse dem, og du har de samme rettigheder.",
            ],
        ),
    ],
};
