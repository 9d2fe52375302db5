//! Web push: notifications that say that there is something new, but not what (unless the user chose so).
//! They may be lost; the inbox is authoritative.

use serde::{Deserialize, Serialize};

use crate::{Id, NaiveDate, Timestamp};

/// A browser's push subscription, in the format of the Push API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscriptionDraft {
    /// The URL of the push service to which messages are sent.
    #[cfg_attr(feature = "openapi", schema(format = "uri", max_length = 2048))]
    pub endpoint: String,
    /// The keys with which messages to it are encrypted.
    pub keys: PushKeys,
}

/// The keys of a subscription (RFC 8291), base64url without padding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKeys {
    /// The browser's public key: an uncompressed point of P-256, 65 bytes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{87}$"))]
    pub p256dh: String,
    /// The shared authentication secret, 16 bytes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{22}$"))]
    pub auth: String,
}

/// A subscription and its delivery status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscription {
    /// Its id.
    pub id: Id,
    /// The host of the push service.
    pub service: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When the push service last accepted a message.
    pub sent_at: Option<Timestamp>,
    /// When a message last arrived, as the phone confirmed.
    pub arrived_at: Option<Timestamp>,
    /// Why the last message was not accepted, as a stable code; absent if it was. Temporary: `too_many`,
    /// `service_failing`, `service_slow`, `timed_out`, `unreachable`, `leads_inside`. Subscribing again may
    /// help with: `not_authorised`, `not_understood`, `redirected`, `refused`, `too_large`,
    /// `not_encrypted`, `not_signed`, `unknown_service`.
    pub problem: Option<String>,
}

/// The caller's subscriptions, and the server's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscriptions {
    /// The server's public key (VAPID, RFC 8292), base64url. A browser whose subscription was made with
    /// another key must subscribe again.
    pub public_key: String,
    /// All subscriptions of the caller.
    pub items: Vec<PushSubscription>,
}

/// The decrypted payload of a push message, as the service worker reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushMessage {
    /// Its id, with which the service worker confirms that it arrived.
    pub id: Id,
    /// The subscription it was sent to.
    pub subscription: Id,
    /// The recipient: on a shared phone, somebody else may be signed in by now.
    pub person: Id,
    /// The heading.
    pub title: String,
    /// The text, which is visible on a locked screen, too.
    pub body: String,
    /// A later message with the same tag replaces it.
    pub tag: String,
    /// The URL that a tap opens.
    pub url: String,
    /// The data of a reminder's buttons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<PushReminder>,
}

/// What the buttons of a reminder need to mark a success, or to postpone the reminder, while the app is
/// closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushReminder {
    /// The goal.
    pub goal: Id,
    /// Its owner's local day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The id of the success, the same on all phones, so that two taps create one success.
    pub success: Id,
    /// The label of the button that marks a success.
    pub did: String,
    /// The label of the button that postpones the reminder.
    pub later: String,
}

/// Postpones a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Later {
    /// The owner's local day of the reminder.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// Confirms that a message arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushArrival {
    /// The message's id.
    pub message: Id,
}
