//! The calls of coming in and going out.

use kurs_domain::{
    invitations::{DemoSignIn, SignIn},
    people::{Role, Session},
};

use crate::api::{self, ApiError};

/// Signs in with an invitation code.
pub(super) async fn sign_in(code: String) -> Result<Session, ApiError> {
    api::post("/sessions", &SignIn { code }, &[]).await
}

/// Signs in as an invented person.
pub(super) async fn try_as(role: Role) -> Result<Session, ApiError> {
    api::post("/demo/sessions", &DemoSignIn { role }, &[]).await
}

/// Ends the session.
pub async fn sign_out() -> Result<(), ApiError> {
    match api::delete("/sessions/current").await {
        // Over already: just as well.
        Err(ApiError::SignedOut(_)) => Ok(()),
        answer => answer,
    }
}
