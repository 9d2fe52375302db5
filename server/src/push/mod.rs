//! Pushes: a nudge to the phones that asked for it, encrypted for them alone (RFC 8291), signed with
//! a key of ours (RFC 8292), and sent to the push services we know and nowhere else.
//!
//! A phone's endpoint comes from the phone: it is an address that a stranger makes us call. What may
//! be called is decided in [`endpoint`], once more at every send, and by [`guard`] for the very
//! address that is dialled. Endpoints and keys reach neither logs nor metrics nor answers.

pub mod address;
pub mod deliver;
pub mod encrypt;
pub mod endpoint;
pub mod guard;
mod lanes;
pub mod message;
pub mod ops;
pub mod post;
pub mod routes;
pub mod store;
pub mod vapid;

use std::sync::Arc;

use reqwest::dns::Resolve;

use self::{endpoint::Services, guard::SystemNames, post::Post, vapid::Signatures};

use crate::capability::{Capability, Handler};

/// Its kind of job.
pub(crate) const JOB: &str = "push";

/// What this capability brings.
pub const CAPABILITY: Capability = Capability {
    job: Some(Handler {
        kind: JOB,
        work: |state, job| Box::pin(async move { deliver::work(&state, &job.payload).await }),
    }),
    ..Capability::new(&["push_keys", "push_subscriptions"])
};

/// What sending needs, for as long as the server runs.
pub struct Push {
    /// Whom we send to.
    pub services: Services,
    /// How we send.
    pub post: Post,
    /// What we sign with.
    pub signatures: Signatures,
}

impl Push {
    /// Sends to `services`, by the names that the machine knows.
    pub fn new(services: Services) -> Self {
        Self::with_names(services, Arc::new(SystemNames))
    }

    /// The same with other names: for tests that own them.
    pub fn with_names(services: Services, names: Arc<dyn Resolve>) -> Self {
        Self { services, post: Post::new(names), signatures: Signatures::default() }
    }
}
