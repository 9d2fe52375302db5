//! The texts of putting Kurs on the home screen.

use kurs_domain::texts;

use crate::platform::language::chosen;

texts! {
    /// Putting Kurs on the home screen.
    InstallWords;

    install_title = "Læg Kurs på hjemmeskærmen" => "Put Kurs on your home screen";
    install_text =
        "Så åbner Kurs med ét tryk, også uden net. Telefonen gemmer også dine ord mere sikkert."
        => "Then Kurs opens with one tap, also offline. The phone saves your words more safely, too.";
    install_go = "Læg på hjemmeskærmen" => "Put on home screen";
    install_ios =
        "Tryk på Del-knappen i Safari, og vælg Føj til hjemmeskærm."
        => "Tap the Share button in Safari, and choose Add to Home Screen.";
    install_later = "Ikke nu" => "Not now";
}

chosen!(install_texts: InstallWords);
