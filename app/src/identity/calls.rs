//! The calls of coming in and going out.

use kurs_domain::{
    invitations::{DemoSignIn, SignIn},
    people::{Role, Session},
};

use crate::platform::{
    self, Hint,
    api::{self, ApiError},
};

/// Signs in with an invitation code. Its answer may be lost, also when the app is closed meanwhile: tried
/// again it is the same sign-in.
pub(super) async fn sign_in(code: String) -> Result<Session, ApiError> {
    let key = platform::hint(Hint::SignInKey).unwrap_or_else(|| platform::new_id().to_string());
    platform::keep_hint(Hint::SignInKey, Some(&key));
    let headers = [("Idempotency-Key", key.as_str())];
    let session = api::post("/sessions", &SignIn { code }, &headers).await?;
    platform::keep_hint(Hint::SignInKey, None);
    Ok(session)
}

/// Signs in as an invented person.
pub(super) async fn try_as(role: Role) -> Result<Session, ApiError> {
    api::post("/demo/sessions", &DemoSignIn { role }, &[]).await
}

/// Ends the session, or all of one's own sessions.
pub async fn sign_out(everywhere: bool) -> Result<(), ApiError> {
    match api::delete(if everywhere { "/sessions" } else { "/sessions/current" }).await {
        // Over already: just as well.
        Err(ApiError::SignedOut(_)) => Ok(()),
        answer => answer,
    }
}
