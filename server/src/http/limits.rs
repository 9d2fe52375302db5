//! How much one person or one address may ask for. Generous for people, an end for machines.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use kurs_domain::Id;

use super::error::ApiError;
use crate::state::AppState;

/// Requests a second that one person may go on making.
const A_SECOND: NonZeroU32 = NonZeroU32::new(50).unwrap();
/// Requests that one person may make at once: a phone that was offline for weeks sends hundreds.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(2_000).unwrap();
/// Requests a second from one address: a school or a home is many people behind one.
const A_SECOND_FROM_ADDRESS: NonZeroU32 = NonZeroU32::new(500).unwrap();
/// Requests at once from one address.
const AT_ONCE_FROM_ADDRESS: NonZeroU32 = NonZeroU32::new(10_000).unwrap();
/// How many times an hour words come in by links from one address: a class sits behind one, but
/// nobody writes that much.
const GUEST_WORDS: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// How many times an hour invitations are answered from one address: a family sits behind one.
const GUEST_ANSWERS: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// How many requests pass before keys that have recovered are forgotten.
const FORGET_EVERY: usize = 10_000;

/// The limits of this server.
pub struct Limits {
    people: DefaultKeyedRateLimiter<Id>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    guest_words: DefaultKeyedRateLimiter<IpAddr>,
    guest_answers: DefaultKeyedRateLimiter<IpAddr>,
    passed: std::sync::atomic::AtomicUsize,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |rate, burst| Quota::per_second(rate).allow_burst(burst);
        Self {
            people: RateLimiter::keyed(quota(A_SECOND, AT_ONCE)),
            addresses: RateLimiter::keyed(quota(A_SECOND_FROM_ADDRESS, AT_ONCE_FROM_ADDRESS)),
            guest_words: RateLimiter::keyed(Quota::per_hour(GUEST_WORDS)),
            guest_answers: RateLimiter::keyed(Quota::per_hour(GUEST_ANSWERS)),
            passed: 0.into(),
        }
    }
}

impl Limits {
    /// Counts a request of `person`.
    pub fn check_person(&self, person: Id) -> Result<(), ApiError> {
        self.people.check_key(&person).map_err(|not| too_fast(&not))
    }

    /// Counts words that come in by a link.
    pub fn check_guest_words(&self, caller: Caller) -> Result<(), ApiError> {
        self.guest_words.check_key(&caller.0).map_err(|not| too_fast(&not))
    }

    /// Counts an answer to an invitation by a link.
    pub fn check_guest_answers(&self, caller: Caller) -> Result<(), ApiError> {
        self.guest_answers.check_key(&caller.0).map_err(|not| too_fast(&not))
    }

    fn check_address(&self, address: IpAddr) -> Result<(), ApiError> {
        let passed = self.passed.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if passed % FORGET_EVERY == FORGET_EVERY - 1 {
            self.people.retain_recent();
            self.addresses.retain_recent();
            self.guest_words.retain_recent();
            self.guest_answers.retain_recent();
        }
        self.addresses.check_key(&address).map_err(|not| too_fast(&not))
    }
}

fn too_fast(not_until: &governor::NotUntil<governor::clock::QuantaInstant>) -> ApiError {
    let wait = not_until.wait_time_from(DefaultClock::default().now());
    ApiError::too_many("too_fast", "that was a lot at once; wait a moment", wait.as_secs() + 1)
}

/// The network address that calls, as far as limits go: of IPv6 the /64 that one caller has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(pub IpAddr);

/// Who calls: the peer, or what the proxy in front says last.
fn caller(state: &AppState, request: &Request) -> Caller {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED));
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|last| {
            let last = last.trim();
            last.parse().ok().or_else(|| last.parse().ok().map(|it: SocketAddr| it.ip()))
        })
        .filter(|_| state.behind_proxy);
    Caller(match forwarded.unwrap_or(peer) {
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        },
        address @ IpAddr::V4(_) => address,
    })
}

/// Limits requests by address, and tells handlers who calls.
pub async fn limit(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let caller = caller(&state, &request);
    state.limits.check_address(caller.0)?;
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}
