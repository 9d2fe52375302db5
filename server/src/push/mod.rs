//! Web Push to the phones that subscribed: encrypted for them alone (RFC 8291), signed with a key of this
//! server (RFC 8292), and sent to known push services only.
//!
//! A phone's endpoint is an address that a stranger makes the server call (SSRF). [`endpoint`] decides
//! what may be called, again at every send, and [`guard`] checks the address that is connected to.
//! Endpoints and keys reach neither logs nor metrics nor answers.

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

/// The kind of its jobs.
pub(crate) const JOB: &str = "push";

pub const CAPABILITY: Capability = Capability {
    job: Some(Handler {
        kind: JOB,
        work: |state, job| Box::pin(async move { deliver::work(&state, &job.payload).await }),
    }),
    ..Capability::new(&["push_keys", "push_subscriptions"])
};

/// The state for sending.
pub struct Push {
    pub services: Services,
    pub post: Post,
    pub signatures: Signatures,
}

impl Push {
    /// Sends to `services`, resolved by the operating system.
    pub fn new(services: Services) -> Self {
        Self::with_names(services, Arc::new(SystemNames))
    }

    /// The same with another resolver, for tests.
    pub fn with_names(services: Services, names: Arc<dyn Resolve>) -> Self {
        Self { services, post: Post::new(names), signatures: Signatures::default() }
    }
}
