//! Sends messages over https to their endpoint and nowhere else, with timeouts, and reads only the head
//! of an answer.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use kurs_domain::{Timestamp, timestamp::DAY_MS};
use reqwest::{
    Client, Response,
    dns::Resolve,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER},
    redirect::Policy,
};

use super::{
    endpoint::Endpoint,
    guard::{Guard, is_not_public},
    lanes::Lanes,
};

/// Timeout for connecting.
const CONNECT: Duration = Duration::from_secs(5);
/// Timeout in all.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Timeout for the body of an answer, which is of no interest.
const BODY_TIMEOUT: Duration = Duration::from_secs(1);
/// How much of an answer's body is read and discarded, in bytes.
const MAX_BODY: usize = 4 * 1_024;
/// The longest wait that a push service may ask for.
const MAX_RETRY_AFTER: Duration = Duration::from_hours(24);

/// A request to a push service.
pub struct Letter<'a> {
    pub to: &'a Endpoint,
    /// The `Authorization` header (VAPID).
    pub authorization: &'a str,
    /// Encrypted for the one phone.
    pub body: Vec<u8>,
    /// How long the service stores it for a phone that is offline, in seconds.
    pub ttl: u32,
    /// Whether it may wake a phone that sleeps.
    pub urgency: &'static str,
    /// Replaces a waiting message with the same topic; reveals nothing.
    pub topic: &'a str,
}

/// The outcome of sending. Codes are stable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// The push service accepted it.
    Taken,
    /// The subscription no longer exists.
    Gone,
    /// It failed, and may be retried.
    TryAgain {
        /// The wait that the service asks for.
        after: Option<Duration>,
        code: &'static str,
    },
    /// It failed for good.
    GivenUp { code: &'static str },
}

/// The HTTP client for push services.
pub struct Post {
    names: Arc<dyn Resolve>,
    public: OnceLock<Option<Client>>,
    trusted: OnceLock<Option<Client>>,
    lanes: Lanes,
}

impl Post {
    /// Sends to the public addresses that `names` resolves to.
    pub fn new(names: Arc<dyn Resolve>) -> Self {
        let (public, trusted) = (OnceLock::new(), OnceLock::new());
        Self { names, public, trusted, lanes: Lanes::default() }
    }

    /// The HTTP client, created on first use: most servers stop before they send anything.
    fn client(&self, trusted: bool) -> Option<&Client> {
        let make = || {
            // It fails only if a provider is installed already, which does no harm.
            let _set = rustls::crypto::ring::default_provider().install_default();
            let client = Client::builder()
                .https_only(!trusted)
                .redirect(Policy::none())
                .no_proxy()
                .referer(false)
                .connect_timeout(CONNECT)
                .timeout(TIMEOUT)
                .pool_max_idle_per_host(16)
                .pool_idle_timeout(Duration::from_secs(30))
                .http2_max_header_list_size(16 * 1_024)
                .dns_resolver(Arc::new(Guard(self.names.clone())))
                .build();
            client.inspect_err(|_| tracing::error!("pushes can't be sent: no TLS to be had")).ok()
        };
        let client = if trusted { &self.trusted } else { &self.public };
        client.get_or_init(make).as_ref()
    }

    /// Sends `letter` once a slot is free.
    pub async fn send(&self, letter: Letter<'_>, now: Timestamp) -> Posted {
        let Some(client) = self.client(letter.to.trusted) else {
            return Posted::TryAgain { after: None, code: "unreachable" };
        };
        let request = client
            .post(letter.to.url.clone())
            .header(AUTHORIZATION, letter.authorization)
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header("ttl", letter.ttl)
            .header("urgency", letter.urgency)
            .header("topic", letter.topic)
            .body(letter.body);
        let sending = async {
            match request.send().await {
                Ok(answer) => {
                    let posted = of_answer(&answer, now);
                    drain(answer).await;
                    posted
                }
                // The error contains the endpoint: only its kind is passed on.
                Err(error) if is_not_public(&error) => retry("leads_inside"),
                Err(error) if error.is_timeout() => retry("timed_out"),
                Err(_) => retry("unreachable"),
            }
        };
        let posted = self.lanes.send(&letter.to.service, sending).await;
        posted.unwrap_or_else(|| retry("service_slow"))
    }
}

fn retry(code: &'static str) -> Posted {
    Posted::TryAgain { after: None, code }
}

/// Reads a little of the body, so that the connection can be reused; a long or slow one is closed.
async fn drain(mut answer: Response) {
    let reading = async {
        let mut read = 0;
        while let Ok(Some(chunk)) = answer.chunk().await {
            read += chunk.len();
            if read > MAX_BODY {
                return;
            }
        }
    };
    let _hung_up_on = tokio::time::timeout(BODY_TIMEOUT, reading).await;
}

fn of_answer(answer: &Response, now: Timestamp) -> Posted {
    let wait = || {
        let after = answer.headers().get(RETRY_AFTER)?.to_str().ok()?;
        retry_after(after, now)
    };
    match answer.status().as_u16() {
        200..=299 => Posted::Taken,
        404 | 410 => Posted::Gone,
        429 => Posted::TryAgain { after: wait(), code: "too_many" },
        408 | 500..=599 => Posted::TryAgain { after: wait(), code: "service_failing" },
        300..=399 => Posted::GivenUp { code: "redirected" },
        400 => Posted::GivenUp { code: "not_understood" },
        401 | 403 => Posted::GivenUp { code: "not_authorised" },
        // WNS answers 406 and 413 where others answer 429.
        406 | 413 if wait().is_some() => Posted::TryAgain { after: wait(), code: "too_many" },
        413 => Posted::GivenUp { code: "too_large" },
        _ => Posted::GivenUp { code: "refused" },
    }
}

/// Parses `Retry-After`: seconds, or a date.
fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    let wait = if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
        Duration::from_secs(text.parse().unwrap_or(u64::MAX))
    } else {
        let at = chrono::DateTime::parse_from_rfc2822(text).ok()?;
        let wait = at.timestamp_millis().saturating_sub(now.millis()).clamp(0, DAY_MS);
        Duration::from_millis(u64::try_from(wait).ok()?)
    };
    Some(wait.min(MAX_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_retry_after() {
        // Sunday, 22 November 2026, 11:00 UTC.
        let now = Timestamp::from_millis(1_795_345_200_000);
        let hours = |hours: u64| Some(Duration::from_hours(hours));
        for (header_value, wait) in [
            ("0", Some(Duration::ZERO)),
            ("120", Some(Duration::from_mins(2))),
            ("86400", hours(24)),
            ("86401", hours(24)),
            ("99999999999999999999999999", hours(24)),
            ("Sun, 22 Nov 2026 12:00:00 GMT", hours(1)),
            ("Sun, 22 Nov 2026 10:00:00 GMT", Some(Duration::ZERO)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", hours(24)),
            ("", None),
            ("-1", None),
            ("soon", None),
            ("1.5", None),
        ] {
            assert_eq!(retry_after(header_value, now), wait, "{header_value}");
        }
    }
}
