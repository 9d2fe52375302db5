//! The calls of signing in and out.

use kurs_domain::{
    invitations::{DemoSignIn, SignIn},
    people::{Role, Session},
};

use crate::platform::{
    self, Hint,
    api::{self, ApiError},
};

/// Signs in with an invitation code. The stored idempotency key makes a retry the same sign-in when the
/// answer was lost, even if the app was closed meanwhile.
pub(super) async fn sign_in(code: String) -> Result<Session, ApiError> {
    let key = platform::hint(Hint::SignInKey).unwrap_or_else(|| platform::new_id().to_string());
    platform::set_hint(Hint::SignInKey, Some(&key));
    let headers = [("Idempotency-Key", key.as_str())];
    let session = api::post("/sessions", &SignIn { code }, &headers).await?;
    platform::set_hint(Hint::SignInKey, None);
    Ok(session)
}

/// Signs in as an invented person.
pub(super) async fn sign_in_as(role: Role) -> Result<Session, ApiError> {
    api::post("/demo/sessions", &DemoSignIn { role }, &[]).await
}

/// Ends the session, or all sessions of the person.
pub async fn sign_out(everywhere: bool) -> Result<(), ApiError> {
    match api::delete(if everywhere { "/sessions" } else { "/sessions/current" }).await {
        // The session is over already, which is what was wanted.
        Err(ApiError::SignedOut(_)) => Ok(()),
        answer => answer,
    }
}
