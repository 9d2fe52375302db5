//! What the desk says of who may come in.

use super::desk::Named;

/// Who may come in, who waits for that, and who may no longer.
#[expect(missing_docs, reason = "each text says what it says; its name says where it stands")]
pub struct AccessWords {
    pub awaiting_title: &'static str,
    pub awaiting: &'static str,
    pub awaiting_alone: &'static str,
    pub awaiting_look: &'static str,
    pub awaiting_still: &'static str,
    pub again_colleague: &'static str,
    pub end_access: &'static str,
    pub end_access_title: Named,
    pub end_access_text: Named,
    pub end_access_yes: &'static str,
    pub access_ended: Named,
    pub access_ended_on: Named,
    pub confirmations: &'static str,
    pub confirmations_intro: &'static str,
    /// When somebody signed in, and who made the code.
    pub signed_in: fn(&str, &str) -> String,
    pub confirm: &'static str,
    pub confirm_title: Named,
    pub confirm_text: Named,
    pub confirm_yes: Named,
    pub confirmed: Named,
    pub own_code: &'static str,
}
