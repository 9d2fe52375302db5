//! What is stored of people, in English.

use super::privacy::PrivacyWords;

pub(super) const WORDS: PrivacyWords = PrivacyWords {
    title: "Your information",
    lead: "Here you can read what Kurs stores about you, who can see it, and what you decide yourself.",
    blank: "(the municipality has not written this yet)",
    back: "To Kurs",
    sections: &[
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
                "We store your name, your goals and your wins. We also store your pictures, your greetings and what you say to meetings.",
                "We also store who has looked at what you share, and when. You can see it yourself under “Me”.",
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
                "Your team can only see the goals, wins and greetings that you share.",
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
                "If you delete a goal or a win, it is gone for everybody at once. The same goes for greetings and celebrations. Within two hours the words and pictures are deleted from the server, too.",
                "The municipality makes copies of it all. Then nothing is lost if a machine breaks. The copies are deleted after {backups_kept}.",
                "If you change a text, we keep the old one for up to 14 months. So nothing is lost when you use several phones.",
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
                "If you have been given a link, we store the name and the words that you write yourself. The young person can read them, and you have the same rights.",
            ],
        ),
    ],
};
