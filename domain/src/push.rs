//! Push: a nudge that says that there is something, never (unless asked) what. The inbox is the
//! truth.

use serde::{Deserialize, Serialize};

use crate::{Id, NaiveDate, Timestamp};

/// A browser's subscription, as the browser tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscriptionDraft {
    /// Where its push service takes messages.
    #[cfg_attr(feature = "openapi", schema(format = "uri", max_length = 2048))]
    pub endpoint: String,
    /// What messages to it are encrypted with.
    pub keys: PushKeys,
}

/// The keys of a subscription (RFC 8291), base64url without padding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKeys {
    /// The browser's public key: an uncompressed point of P-256, 65 bytes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{87}$"))]
    pub p256dh: String,
    /// The secret both share: 16 bytes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{22}$"))]
    pub auth: String,
}

/// A subscription and how it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscription {
    /// Its id.
    pub id: Id,
    /// The push service, by its host.
    pub service: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When the push service last took a message.
    pub sent_at: Option<Timestamp>,
    /// When a message last arrived, as the phone itself confirmed.
    pub arrived_at: Option<Timestamp>,
    /// Why the last message was not taken, as a stable code; absent after one that was. What passes:
    /// `too_many`, `service_failing`, `service_slow`, `timed_out`, `unreachable`, `leads_inside`. What
    /// subscribing anew may mend: `not_authorised`, `not_understood`, `redirected`, `refused`,
    /// `too_large`, `not_encrypted`, `not_signed`, `unknown_service`.
    pub problem: Option<String>,
}

/// One's subscriptions, and the key to subscribe with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscriptions {
    /// The server's public key (VAPID, RFC 8292), base64url: a browser whose subscription was made
    /// with another subscribes anew.
    pub public_key: String,
    /// All of one's phones that take pushes.
    pub items: Vec<PushSubscription>,
}

/// A message as the service worker reads it, once decrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushMessage {
    /// Its id, by which the worker confirms that it arrived.
    pub id: Id,
    /// The subscription it went to.
    pub subscription: Id,
    /// Whose it is: on a shared phone it may be somebody else's by now.
    pub person: Id,
    /// The heading.
    pub title: String,
    /// The words on the screen, locked or not.
    pub body: String,
    /// A later message with the same tag takes its place.
    pub tag: String,
    /// What a tap opens.
    pub url: String,
    /// Present on a reminder: what its buttons do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<PushReminder>,
}

/// What the buttons of a reminder need to mark a success, or to put the reminder off, without the
/// app being open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushReminder {
    /// The goal.
    pub goal: Id,
    /// Its owner's day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The id that the success gets, so that two phones or two taps make one.
    pub success: Id,
    /// What the button for "did it" says.
    pub did: String,
    /// What the button for "later" says.
    pub later: String,
}

/// A reminder is put off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Later {
    /// The owner's day it was for.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// A message arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushArrival {
    /// Which one.
    pub message: Id,
}
